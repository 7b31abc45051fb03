import { findNearest } from '../base/messages.ts'
import { decodePath, parentFolder, protocolOf } from '../base/paths.ts'
import type { Fragment, Heading, Hole, Page, SectionText } from '../parse/types.ts'
import { trimUrl } from './links.ts'

/** A page, or one of its sections without the heading. */
export interface Part {
  readonly body: Fragment
  /** Depth of the heading above it. */
  readonly under: number
  /** Id of that heading, or '' for the page's title. */
  readonly id: string
}

/** The whole of a page below its title. */
export const wholeOf = ({ body }: Page): Part => ({ body, under: 1, id: '' })

/**
 * The section of a page below a heading, given by its id or its words, with the footnotes it refers to. Headings inside
 * lists, quotes and boxes begin no section. Yields the nearest headings where there is none of that name.
 */
export function sectionOf(page: Page, name: string): Part | { readonly nearest: readonly string[] } {
  const wanted = plain(name.replace(/^#/, ''))
  const found =
    page.headings.find(({ id }) => id.normalize('NFC') === wanted) ??
    page.headings.find(({ text }) => plain(text).toLowerCase() === wanted.toLowerCase())
  const start = page.body.findIndex(
    (_, at) => depthAt(page.body, at) !== undefined && idAt(page.body, at) === found?.id,
  )
  if (!found || start < 0) return { nearest: nearestHeading(wanted, page.headings) }
  const under = depthAt(page.body, start)!
  const footnotes = footnotesAt(page.body)
  const next = page.body.findIndex((_, at) => at > start && (depthAt(page.body, at) ?? 9) <= under)
  const end = Math.min(...[next, footnotes].filter((at) => at > start), page.body.length)
  const body = withoutHeading(page.body.slice(start, end))
  return {
    body: [...body, ...notesFor(body, page.body.slice(Math.max(footnotes, 0)), footnotes >= 0)],
    under,
    id: found.id,
  }
}

const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()

function nearestHeading(name: string, headings: readonly Heading[]): readonly string[] {
  const byText = findNearest(name, new Set(headings.map(({ text }) => text)))
  return byText.length > 0 ? byText : findNearest(name, new Set(headings.map(({ id }) => id)))
}

function depthAt(body: Fragment, at: number): number | undefined {
  const chunk = body[at]
  const depth = typeof chunk === 'string' && /^<h([2-6])[ >]/.exec(chunk)?.[1]
  return depth ? Number(depth) : undefined
}

function idAt(body: Fragment, at: number): string | undefined {
  const next = body[at + 1]
  return typeof next === 'object' && next.kind === 'id' ? next.id : undefined
}

function withoutHeading(section: Fragment): Fragment {
  const tag = `</h${depthAt(section, 0)}>`
  const at = section.findIndex((part) => typeof part === 'string' && part.includes(tag))
  const last = section[at] as string
  return [last.slice(last.indexOf(tag) + tag.length).replace(/^\n/, ''), ...section.slice(at + 1)]
}

const footnotesAt = (body: Fragment): number =>
  body.findLastIndex((part) => typeof part === 'string' && /^<section [^>]*data-footnotes/.test(part))

/** Of a page's footnotes those that a fragment refers to, each with its number. */
function notesFor(body: Fragment, footnotes: Fragment, any: boolean): Fragment {
  if (!any) return []
  const starts = footnotes.flatMap((part, at) => (typeof part === 'string' && part.startsWith('<li id="') ? [at] : []))
  const notes = starts.map((start, index) => ({
    number: index + 1,
    id: (footnotes[start + 1] as Hole & { kind: 'id' }).id,
    body: footnotes.slice(start, starts[index + 1]),
  }))
  const used = new Set<string>()
  const look = (fragment: Fragment): void => {
    for (const id of idsIn(fragment)) {
      const note = used.has(id) ? undefined : notes.find((one) => one.id === id)
      if (!note) continue
      used.add(id)
      look(note.body)
    }
  }
  look(body)
  if (used.size === 0) return []
  const kept = notes.filter(({ id }) => used.has(id))
  return [...footnotes.slice(0, starts[0]), ...kept.flatMap(numbered), '</ol>\n</section>']
}

function numbered({ number, body }: { readonly number: number; readonly body: Fragment }): Fragment {
  const last = body.findLastIndex((part) => typeof part === 'string' && part.includes('</li>'))
  return body.slice(0, last + 1).map((part, at) => {
    if (typeof part !== 'string') return part
    const first = at === 0 ? part.replace('<li', `<li value="${number}"`) : part
    return at === last
      ? first
          .slice(0, first.lastIndexOf('</li>') + '</li>\n'.length)
          .trimEnd()
          .concat('\n')
      : first
  })
}

const idsIn = (fragment: Fragment): string[] =>
  fragment.flatMap((part) => (typeof part === 'object' && part.kind === 'id' ? [part.id] : []))

/** Ids that elements of a fragment have. */
export const definedIn = (fragment: Fragment): string[] =>
  fragment.flatMap((part, at) => {
    const before = fragment[at - 1]
    const isValue = typeof before === 'string' && before.endsWith(' id="')
    return typeof part === 'object' && part.kind === 'id' && isValue ? [part.id] : []
  })

/** A part of a page with all that it includes in turn. */
export interface Expanded {
  readonly body: Fragment
  readonly under: number
  readonly headings: readonly Heading[]
  /** The first is what comes before any heading. */
  readonly text: readonly SectionText[]
  readonly anchors: readonly string[]
  readonly urls: readonly string[]
}

interface Into {
  /** Path of the page the part is written on. */
  readonly from: string
  /** Depth of the heading it will stand under. */
  readonly under: number
  /** Ids that the page it comes to has already; those of the part are added. */
  readonly taken: Set<string>
}

/**
 * A part as it is on another page: its links lead where they led, its ids are unlike all others there, and its
 * headings are one level below the heading that it comes under.
 */
export function adoptPart(part: Expanded, { from, under, taken }: Into): Expanded {
  const ids = new Map<string, string>()
  for (const id of definedIn(part.body)) {
    const own = free(id, taken)
    taken.add(own)
    ids.set(id, own)
  }
  const renamed = (id: string) => ids.get(id) ?? ids.get(elsewhere(id, ids)) ?? id
  const shift = under - part.under
  const urls: string[] = []
  const rebased = (url: string) => {
    const own = rebaseUrl(url, from, ids)
    urls.push(own)
    return own
  }
  return {
    under,
    body: part.body.map((one) => (typeof one === 'string' ? shifted(one, shift) : moved(one))),
    headings: part.headings.map((heading) => ({
      ...heading,
      id: renamed(heading.id),
      depth: deeper(heading.depth, shift),
      from: heading.from ?? from,
    })),
    text: part.text.map((section) => ({ ...section, id: section.id && renamed(section.id) })),
    anchors: part.anchors.flatMap((id) => ids.get(id) ?? []),
    urls,
  }

  function moved(hole: Hole): Hole {
    switch (hole.kind) {
      case 'id':
        return { ...hole, id: renamed(hole.id) }
      case 'link':
      case 'image':
      case 'title':
        return { ...hole, url: rebased(hole.url) }
      default:
        return hole
    }
  }
}

function free(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id
  for (let number = 1; ; number++) if (!taken.has(`${id}-${number}`)) return `${id}-${number}`
}

/** A footnote points back to each of its references. One that stayed behind becomes one that came along. */
const elsewhere = (id: string, ids: ReadonlyMap<string, string>): string => {
  const note = /^(.*fnref-.*?)(?:-\d+)?$/.exec(id)?.[1]
  return note === undefined ? id : ([...ids.keys()].find((one) => one === note || one.startsWith(`${note}-`)) ?? id)
}

/** Text and attributes of a chunk hold no `<` that is not the start of a tag, or at worst change a word of a title. */
const shifted = (html: string, by: number): string =>
  by === 0 ? html : html.replace(/<(\/?)h([2-6])(?=[\s>])/g, (_, end, depth) => `<${end}h${deeper(Number(depth), by)}`)

const deeper = (depth: number, by: number) => Math.max(2, Math.min(6, depth + by))

/** A url of the page `from` as any other page may write it: from the handbook's own folder. */
export function rebaseUrl(written: string, from: string, ids: ReadonlyMap<string, string>): string {
  const url = trimUrl(written)
  if (/^\[\[|^\//.test(url) || protocolOf(url)) return written
  const own = url.startsWith('#') && ids.get(decodePath(url.slice(1)))
  if (own) return `#${encodeURIComponent(own)}`
  if (url === '' || /^[?#]/.test(url)) return encoded(from) + url
  return `${encoded(parentFolder(from))}/${url}`.replace(/^\/+/, '/')
}

const encoded = (path: string) => (path === '' ? '' : `/${path.split('/').map(encodeURIComponent).join('/')}`)
