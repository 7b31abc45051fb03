import { isOpened, PrintDocument } from '../../templates/documents.tsx'
import type { ProseHtml } from '../../templates/parts/Article.tsx'
import { hashContents, type OutputFile } from '../base/files.ts'
import { relativeHref } from '../base/paths.ts'
import { escapeHtml } from '../base/text.ts'
import type { Html } from '../parse/types.ts'
import type { FrameView } from '../views/frame.ts'
import { type Chapter, type PrintView, sectionAnchor, type Volume } from '../views/print.ts'
import {
  articleIn,
  chaptersMark,
  fillProse,
  lowerHeadings,
  openDetails,
  removeControls,
  renderDocument,
  rewriteAnchors,
  rewriteReferences,
} from './markup.ts'

interface Options {
  readonly site: FrameView['site']
  readonly ids: PrintIds
  /** Gives the chapter of a page, by its href. */
  readonly chapterAt: (href: string) => string
  /** Paths, in the order of the cascade. */
  readonly stylesheets: readonly string[]
}

/** One document of chapters that are rendered already: the whole handbook, or one of its volumes. */
export function printFile(view: PrintView | Volume, { site, ids, chapterAt, stylesheets }: Options): OutputFile {
  const document = renderDocument(PrintDocument({ view, site, stylesheets, chapters: chaptersMark as Html }))
  const at = document.indexOf(chaptersMark)
  const parts = view.parts.map((part) => {
    const { title = '', pages } = part
    const name = isOpened(part) ? '' : `<p class="book-part-title">${escapeHtml(title)}</p>\n`
    return `<div class="book-part">${name}${joinChapters(pages, chapterAt).join('')}</div>\n`
  })
  // Joined at once: of a string that is a tree of pieces, every reader pays for the joining.
  const contents = [document.slice(0, at), ...parts, document.slice(at + chaptersMark.length)].join('')
  return { path: view.href, contents: ids.toVolumes(contents, view.href) }
}

/** Chapters, each that has others below it together with these, so that a reader can print it with them alone. */
function joinChapters(pages: readonly Chapter[], chapterAt: Options['chapterAt']): readonly string[] {
  const html: string[] = []
  const ends: number[] = []
  for (const [at, { id, href, below = 0 }] of pages.entries()) {
    if (below > 0) {
      html.push(`<div class="book-section" id="${sectionAnchor(id)}">\n`)
      ends.push(Math.min(at + below, pages.length - 1))
    }
    html.push(chapterAt(href))
    while (ends.at(-1) === at) {
      html.push('</div>\n')
      ends.pop()
    }
  }
  return html
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

/** Where each page's chapter is. */
export interface PrintIds {
  /** The id of a page's chapter, by href. */
  readonly of: ReadonlyMap<string, string>
  /** Makes an href from the site's root one that leads to the chapter, or from the document to what has no chapter. */
  readonly link: (href: string) => string
  /** Names which document has which chapter; the same where there is one document. */
  readonly places: string
  /** The text of a document whose links lead to chapters of others where these have them. */
  readonly toVolumes: (html: string, here: string) => string
}

/** Knows all chapters. Which document has which does not matter to a chapter: links between documents are made as these are. */
export function makePrintIds({ href: here, parts, volumes = [] }: PrintView): PrintIds {
  const ids = new Map(parts.flatMap(({ pages }) => pages).map(({ href, id }) => [href, id]))
  const volumeOf = new Map(
    volumes.flatMap(({ href, parts }) =>
      parts.flatMap(({ pages }) => pages.map(({ id }) => [encodeURIComponent(id), href] as const)),
    ),
  )
  return {
    of: ids,
    places: volumes.length === 0 ? '' : hashContents(JSON.stringify([...volumeOf])),
    link(href) {
      const at = href.indexOf('.html#') + 5
      const [page, anchor] = at < 5 ? [href, ''] : [href.slice(0, at), href.slice(at + 1)]
      const id = ids.get(page)
      if (id === undefined) return relativeHref(here, href)
      return `#${encodeURIComponent(anchor === '' ? id : chapterPrefix(id) + anchor)}`
    },
    toVolumes(html, here) {
      if (volumes.length === 0) return html
      return rewriteAnchors(html, (anchor) => {
        const volume = volumeOf.get(anchor.split('--', 1)[0]!)
        return volume === undefined || volume === here ? `#${anchor}` : `${relativeHref(here, volume)}#${anchor}`
      })
    },
  }
}

/** What comes before every id inside a chapter. */
export const chapterPrefix = (chapter: string): string => `${chapter}--`
