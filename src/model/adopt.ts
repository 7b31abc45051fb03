import { decoded } from '../decoded.ts'
import { folderOf } from '../folder-of.ts'
import type { Fragment, Heading, Hole, Section } from '../types.ts'
import { definedIn } from './part.ts'
import { bare, protocol } from './protocol.ts'

/** A part of a page with all that it includes in turn. */
export interface Expanded {
  readonly body: Fragment
  readonly under: number
  readonly headings: readonly Heading[]
  /** The first is what comes before any heading. */
  readonly text: readonly Section[]
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
 * A part as it stands on another page: its links lead where they led, its ids are unlike all others there, and its
 * headings are one level below the heading that it comes under.
 */
export function adopt(part: Expanded, { from, under, taken }: Into): Expanded {
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
    const own = rebase(url, from, ids)
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
export function rebase(written: string, from: string, ids: ReadonlyMap<string, string>): string {
  const url = bare(written)
  if (/^\[\[|^\//.test(url) || protocol(url)) return written
  const own = url.startsWith('#') && ids.get(decoded(url.slice(1)))
  if (own) return `#${encodeURIComponent(own)}`
  if (url === '' || /^[?#]/.test(url)) return encoded(from) + url
  return `${encoded(folderOf(from))}/${url}`.replace(/^\/+/, '/')
}

const encoded = (path: string) => (path === '' ? '' : `/${path.split('/').map(encodeURIComponent).join('/')}`)
