import { isOpened, PrintDocument } from '../../templates/documents.tsx'
import type { ProseHtml } from '../../templates/parts/Article.tsx'
import type { OutputFile } from '../base/files.ts'
import { relativeHref } from '../base/paths.ts'
import { escapeHtml } from '../base/text.ts'
import type { Html } from '../parse/types.ts'
import type { FrameView } from '../views/frame.ts'
import type { PrintPart, PrintView } from '../views/site.ts'
import {
  articleIn,
  chaptersMark,
  fillProse,
  lowerHeadings,
  openDetails,
  removeControls,
  renderDocument,
  rewriteReferences,
} from './markup.ts'

interface Options {
  readonly site: FrameView['site']
  readonly ids: PrintIds
  readonly chaptersOf: (part: PrintPart) => string
  /** Paths, in the order of the cascade. */
  readonly stylesheets: readonly string[]
}

/** The whole handbook as one document, of chapters that are rendered already. */
export function printFile(view: PrintView, { site, ids, chaptersOf, stylesheets }: Options): OutputFile {
  const document = renderDocument(
    PrintDocument({ view, site, stylesheets, chapterId: (href) => ids.of.get(href)!, chapters: chaptersMark as Html }),
  )
  const at = document.indexOf(chaptersMark)
  const parts = view.parts.map((part) => {
    const { title = '' } = part
    const name = isOpened(part) ? '' : `<p class="book-part-title">${escapeHtml(title)}</p>\n`
    return `<div class="book-part">${name}${chaptersOf(part)}</div>\n`
  })
  // Joined at once: of a string that is a tree of pieces, every reader pays for the joining.
  const contents = [document.slice(0, at), ...parts, document.slice(at + chaptersMark.length)].join('')
  return { path: view.href, contents }
}

interface ChapterPlace {
  readonly ids: PrintIds
  readonly href: string
  readonly id: string
  /** Where it is another than that of the whole document. */
  readonly language?: string | undefined
}

/**
 * A page as a chapter of the whole document, from the page's own rendering: its ids are unlike those of all other
 * chapters, its links lead to chapters, its headings are one level lower, and what is folded is open. `prose` is the
 * author's text, filled for the chapter already.
 */
export function renderChapter(rendered: string, prose: ProseHtml, place: ChapterPlace): string {
  const html = fillProse(articleIn(rendered), prose, (between) => adaptToPrint(between, place))
  const lang = place.language === undefined ? '' : ` lang="${place.language}"`
  return `<section class="chapter" id="${place.id}"${lang}>${openDetails(lowerHeadings(html))}</section>\n`
}

/** What templates rendered for a page, with the ids and links of the whole document, and without what is for choosing on a screen. */
export function adaptToPrint(rendered: string, { ids, href, id }: ChapterPlace): string {
  const folder = href.slice(0, href.lastIndexOf('/') + 1)
  return rewriteReferences(removeControls(rendered), {
    prefix: chapterPrefix(id),
    link: (written) => ids.link(resolveHref(folder, written)),
  })
}

function resolveHref(folder: string, value: string): string {
  const [, path = '', suffix = ''] = /^([^?#]*)(.*)$/.exec(value) ?? []
  const segments = folder.split('/').slice(0, -1)
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '.') segments.push(segment)
  }
  return decode(segments.join('/')) + decode(suffix)
}

const decode = (text: string) => (text.includes('%') ? decodeURIComponent(text) : text)

/** Where each page's chapter is in the document that has them all. */
export interface PrintIds {
  /** The id of a page's chapter, by href. */
  readonly of: ReadonlyMap<string, string>
  /** Makes an href from the site's root one that leads to the chapter, or from the document to what has no chapter. */
  readonly link: (href: string) => string
}

/** Gives every page of the handbook an id in the whole document. None has two dashes, which come before a chapter's own ids. */
export function makePrintIds({ href: here, parts }: PrintView): PrintIds {
  const ids = new Map<string, string>()
  const taken = new Set<string>()
  for (const { href } of parts.flatMap(({ pages }) => pages)) {
    if (ids.has(href)) continue
    const plain = `page-${href.replace(/\.html$/, '')}`.replace(/[^\p{L}\p{N}_]+/gu, '-').replace(/-$/, '')
    let id = plain
    for (let number = 2; taken.has(id); number++) id = `${plain}-${number}`
    taken.add(id)
    ids.set(href, id)
  }
  return {
    of: ids,
    link(href) {
      const at = href.indexOf('.html#') + 5
      const [page, anchor] = at < 5 ? [href, ''] : [href.slice(0, at), href.slice(at + 1)]
      const id = ids.get(page)
      if (id === undefined) return relativeHref(here, href)
      return `#${encodeURIComponent(anchor === '' ? id : chapterPrefix(id) + anchor)}`
    },
  }
}

/** What comes before every id inside a chapter. */
export const chapterPrefix = (chapter: string): string => `${chapter}--`
