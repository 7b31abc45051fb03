import type { ProseHtml } from '../../templates/props.ts'
import { type Book, within } from './book.ts'
import { withProse } from './prose-marks.ts'

interface Into {
  readonly book: Book
  /** The page, from the site's root. */
  readonly href: string
  readonly id: string
}

interface Options extends Into {
  /** The author's text as it is to stand in the chapter. */
  readonly prose: ProseHtml
}

/**
 * A page as a chapter of the whole document, made of the page's own rendering: its ids are unlike those of all other
 * chapters, its links lead to chapters, its headings are one level lower, and what is folded stands open.
 */
export function chapter(rendering: string, { prose, ...into }: Options): string {
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
