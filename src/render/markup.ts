import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Html } from '../parse/types.ts'

// All that rolebook knows about the text of HTML it has rendered: here, and nowhere else, a pattern looks into it. Patterns
// match nothing but tags and attributes, because Preact escapes `<` and quotes in whatever texts a page shows.

/** A whole document as it is written. */
export const renderDocument = (page: VNode): string => flatten(`<!DOCTYPE html>\n${renderToString(page)}\n`)

/** V8 keeps a string as the tree of its pieces until it is read. A site of such trees costs more to collect than to render. */
function flatten(text: string): string {
  text.charCodeAt(0)
  return text
}

type Prose<Text = string> = { readonly [Part in 'heading' | 'lead' | 'rest']?: Text }

/**
 * Marks in place of an author's text, wherever there is some. A page is rendered with them, so that one rendering serves
 * the page and its chapter in print.
 */
export function markProse(prose: Prose): Prose<Html> {
  const written = (['heading', 'lead', 'rest'] as const).filter((part) => prose[part]?.trim())
  return Object.fromEntries(written.map((part) => [part, `<!${part}>` as Html]))
}

/** A rendering with the text where its marks were, and with `change` applied to everything between them. */
export function fillProse(rendered: string, prose: Prose, change: (rendered: string) => string = (it) => it): string {
  const parts = rendered.split(/<!(heading|lead|rest)>/)
  return parts.map((part, at) => (at % 2 === 0 ? change(part) : prose[part as keyof Prose])).join('')
}

/** Where the whole handbook as one document has its chapters. */
export const chaptersMark = '<!chapters>'

/** Those of some classes that elements of a page have. */
export const classesAmong = (html: string, classes: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(
    [...html.matchAll(/ class="([^"]+)"/g)].flatMap(([, names]) =>
      names!.split(' ').filter((name) => classes.has(name)),
    ),
  )

/** A page without the link to one of its style sheets. */
export const removeStylesheet = (html: string, href: string): string =>
  html.replace(`<link rel="stylesheet" href="${href}"/>`, '')

/** A page whose headings each lead to themselves, so that a reader can point others to one. Those for ears only do not. */
export const linkHeadings = (html: string, label: (title: string) => string): string =>
  html.replace(/<h([2-6])((?: [\w-]+="[^"]*")*)>([\s\S]*?)<\/h\1>/g, (heading, level, attributes, inner) => {
    const id = / id="([^"]+)"/.exec(attributes)?.[1]
    if (id === undefined || / class="(?:vh|sr-only)"/.test(attributes)) return heading
    const title = inner
      .replace(/<a [^>]*data-footnote-ref[^>]*>.*?<\/a>/g, '')
      .replace(/<img [^>]* alt="([^"]*)"[^>]*>/g, '$1')
      .replace(/<br\/?>/g, ' ')
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .trim()
      .replaceAll('"', '&quot;')
    const anchor = `<a class="anchor" href="#${encodeURI(id)}" aria-label="${label(title)}"></a>`
    return `<h${level}${attributes}>${inner}${anchor}</h${level}>`
  })

/** A rendering with its days as readers of a language write them. */
export const formatDays = (html: string, format: (day: string) => string): string =>
  html.replace(/(<time datetime="(\d{4}-\d\d-\d\d)">)[^<]*/g, (_, tag: string, day: string) => tag + format(day))

const versionMarks = ['head', 'switch', 'banner'].map((name) => `<template data-version="${name}"></template>`)

/** What is around the room for other versions (see `VersionHole`); undefined on a page that has not all of it. */
export function splitAtVersions(html: string): readonly string[] | undefined {
  const parts: string[] = []
  let done = 0
  for (const mark of versionMarks) {
    const at = html.indexOf(mark, done)
    if (at < 0) return undefined
    parts.push(html.slice(done, at))
    done = at + mark.length
  }
  return [...parts, html.slice(done)]
}

/** Whether a chunk of an author's text begins with a heading. The parser begins a chunk at each. */
export const isHeadingStart = (chunk: string): boolean => /^<h[1-6][ >]/.test(chunk)

/** Classes of boxes that are for choosing where to go on a screen. The handbook as one document and Markdown have no use for them. */
const controlBoxes = ['contents', 'choice', 'toolbar', 'ask', 'picker', 'backlinks'] as const

/** Whether Markdown leaves out an element of this class. */
export const isControlBox = (className: unknown): boolean => controlBoxes.some((name) => name === className)

const controls = new RegExp(`<(nav|div|section|form) class="(?:${controlBoxes.join('|')})"[\\s\\S]*?</\\1>`, 'g')

/** What paper shows of a rendering. */
export const removeControls = (html: string): string => html.replace(controls, '')

/** What a page shows in its main part. */
export const articleIn = (html: string): string =>
  html.slice(html.indexOf('<article'), html.lastIndexOf('</article>') + '</article>'.length)

const references =
  / (id|for|name|list|headers|popovertarget|commandfor|aria-(?:labelledby|describedby|controls|details|owns)|marker-(?:start|end)|href|src)="([^"]*)"/g

interface References {
  /** Put before every id, and wherever one is named. */
  readonly prefix: string
  /** Where a relative link leads instead. */
  readonly link: (written: string) => string
}

/** Changes all ids, what refers to them, and all links but those that lead out of the site. */
export function rewriteReferences(html: string, { prefix, link }: References): string {
  return html.replace(references, (written, name: string, value: string) => {
    if (name === 'href' || name === 'src') {
      if (value.startsWith('#')) return ` ${name}="#${prefix}${value.slice(1)}"`
      return /^(?:[a-z][a-z\d+.-]*:|\/)/i.test(value) ? written : ` ${name}="${link(value.replaceAll('&amp;', '&'))}"`
    }
    if (name.startsWith('marker-')) return ` ${name}="${value.replace('#', `#${prefix}`)}"`
    return ` ${name}="${value.replace(/\S+/g, (id) => prefix + id)}"`
  })
}

/** Changes where links within the document lead. Link texts and values of attributes may look like one. */
export const rewriteAnchors = (html: string, link: (anchor: string) => string): string =>
  html.replace(
    /(<a(?: [\w-]+="[^"]*")*? href=")#([^"]*)"/g,
    (_, start: string, anchor: string) => `${start}${link(anchor)}"`,
  )

/** Every heading one level lower. */
export const lowerHeadings = (html: string): string =>
  html.replace(/(<\/?h)([1-5])(?=[\s>])/g, (_, start: string, level: string) => start + (Number(level) + 1))

/** Everything folded is open. */
export const openDetails = (html: string): string => html.replace(/<details(?![^>]* open)/g, '<details open')
