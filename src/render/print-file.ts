import { escapeHtml } from '../../templates/escape.ts'
import { isOpened, PrintDocument } from '../../templates/PrintDocument.tsx'
import type { FrameView, Html, OutputFile, PrintView } from '../types.ts'
import type { Book } from './book.ts'
import { html } from './html.ts'

interface Options {
  readonly site: FrameView['site']
  readonly book: Book
  /** By the href of their pages. */
  readonly chapters: ReadonlyMap<string, string>
  /** Paths, in the order of the cascade. */
  readonly stylesheets: readonly string[]
}

const place = '<!chapters>'

/** The whole handbook as one document, of chapters that are made. */
export function printFile(view: PrintView, { site, book, chapters, stylesheets }: Options): OutputFile {
  const document = html(
    PrintDocument({ view, site, stylesheets, chapterId: (href) => book.ids.get(href)!, chapters: place as Html }),
  )
  const at = document.indexOf(place)
  const parts = view.parts.map((part) => {
    const { title = '', pages } = part
    const name = isOpened(part) ? '' : `<p class="book-part-title">${escapeHtml(title)}</p>\n`
    return `<div class="book-part">${name}${pages.map(({ href }) => chapters.get(href) ?? '').join('')}</div>\n`
  })
  // Joined at once: of a string that is a tree of pieces, every reader pays for the joining.
  return { path: view.href, contents: [document.slice(0, at), ...parts, document.slice(at + place.length)].join('') }
}
