import { isOpened, PrintDocument } from '../../templates/documents.tsx'
import type { ProseHtml } from '../../templates/parts/Article.tsx'
import { escapeHtml } from '../../templates/words/text.ts'
import type { OutputFile } from '../base/files.ts'
import { relativeHref } from '../base/paths.ts'
import type { Html } from '../parse/types.ts'
import type { FrameView } from '../views/frame.ts'
import type { PrintView } from '../views/machines.ts'
import { html, withProse } from './fill.ts'

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

interface Into {
  readonly book: Book
  /** The page, from the site's root. */
  readonly href: string
  readonly id: string
}

interface ChapterOptions extends Into {
  /** The author's text as it is to stand in the chapter. */
  readonly prose: ProseHtml
}

/**
 * A page as a chapter of the whole document, made of the page's own rendering: its ids are unlike those of all other
 * chapters, its links lead to chapters, its headings are one level lower, and what is folded stands open.
 */
export function chapter(rendering: string, { prose, ...into }: ChapterOptions): string {
  const article = rendering.slice(rendering.indexOf('<article'), rendering.lastIndexOf('</article>') + 10)
  const html = withProse(article, prose, (rendered) => adapted(rendered, into))
  return `<section class="chapter" id="${into.id}">${html.replace(heading, lower).replace(folded, '<details open')}</section>\n`
}

/** What templates rendered for a page, with the ids and links of the whole document, and without what is for choosing on a screen. */
export function adapted(rendered: string, { book, href, id }: Into): string {
  const folder = href.slice(0, href.lastIndexOf('/') + 1)
  return rendered.replace(choices, '').replace(attribute, inBook)

  function inBook(written: string, name: string, value: string): string {
    if (name === 'href' || name === 'src') {
      if (value.startsWith('#')) return ` ${name}="#${within(id)}${value.slice(1)}"`
      return /^(?:[a-z][a-z\d+.-]*:|\/)/i.test(value) ? written : ` ${name}="${book.link(resolved(folder, value))}"`
    }
    if (name === 'marker-end' || name === 'marker-start') return ` ${name}="${value.replace('#', `#${within(id)}`)}"`
    return ` ${name}="${value.replace(/\S+/g, (one) => within(id) + one)}"`
  }
}

// In what templates render, quotes and angle brackets of texts are escaped, so these match nothing but tags and attributes.
const choices = /<(nav|div) class="(?:contents|choice|filter|tools)"[\s\S]*?<\/\1>/g
const attribute =
  / (id|for|name|list|headers|popovertarget|commandfor|aria-(?:labelledby|describedby|controls|details|owns)|marker-(?:start|end)|href|src)="([^"]*)"/g
const heading = /(<\/?h)([1-5])(?=[\s>])/g
const folded = /<details(?![^>]* open)/g

const lower = (_: string, start: string, depth: string) => start + (Number(depth) + 1)

/** Where a relative link of a page leads, from the site's root. */
function resolved(folder: string, value: string): string {
  const [, path = '', suffix = ''] = /^([^?#]*)(.*)$/.exec(value.replaceAll('&amp;', '&')) ?? []
  const segments = folder.split('/').slice(0, -1)
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '.') segments.push(segment)
  }
  return decoded(segments.join('/')) + decoded(suffix)
}

function decoded(text: string): string {
  return text.includes('%') ? decodeURIComponent(text) : text
}

/** Where each page's chapter is in the document that has them all. */
export interface Book {
  /** The id of a page's chapter, by href. */
  readonly ids: ReadonlyMap<string, string>
  /** Makes an href from the site's root one that leads to the chapter, or from the document to what is no chapter. */
  readonly link: (href: string) => string
}

/** Gives every page of the handbook an id in the whole document. None holds two dashes, which come before a chapter's own ids. */
export function bookOf({ href: here, parts }: PrintView): Book {
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
    ids,
    link(href) {
      const at = href.indexOf('.html#') + 5
      const [page, anchor] = at < 5 ? [href, ''] : [href.slice(0, at), href.slice(at + 1)]
      const id = ids.get(page)
      if (id === undefined) return relativeHref(here, href)
      return `#${encodeURIComponent(anchor === '' ? id : within(id) + anchor)}`
    },
  }
}

/** What comes before every id inside a chapter. */
export const within = (chapter: string): string => `${chapter}--`
