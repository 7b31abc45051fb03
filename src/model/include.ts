import type { Fragment, Heading, Hole, Page, SectionText } from '../parse/types.ts'
import { adoptPart, definedIn, type Expanded, type Part, rebaseUrl, sectionOf, wholeOf } from './fragment.ts'
import type { IncludeFault, Target } from './types.ts'

type Include = Hole & { readonly kind: 'include' }

interface Options {
  /** Where a url on a page leads. */
  readonly resolve: (from: string, url: string) => Target
  /** Characters of HTML that a page may have with all that it includes. */
  readonly most: number
}

/** Whether any page includes another. */
export const anyIncludes = (pages: readonly Page[]): boolean =>
  pages.some(({ blocks }) => blocks.some(({ name }) => name === 'include'))

/**
 * Puts into each page what it includes of others: whole pages or sections, with what these include in turn. What cannot
 * be included stays a hole. Pages that include nothing are returned as they are.
 */
export function joinIncludes(
  pages: readonly Page[],
  { resolve, most }: Options,
): {
  readonly pages: readonly Page[]
  readonly faults: readonly IncludeFault[]
  /** Paths of the pages of which another one shows something. */
  readonly shown: ReadonlySet<string>
} {
  const byPath = new Map(pages.map((page) => [page.path, page]))
  const known = new Map<string, Expanded>()
  const knownMarkdown = new Map<string, Fragment>()
  const faults = new Map<string, IncludeFault>()
  const shown = new Set<string>()
  const all = pages.map((page) => (anyIncludes([page]) ? complete(page) : page))
  return { pages: all, faults: [...faults.values()], shown }

  function complete(page: Page): Page {
    const { body, headings, text, anchors, urls } = expand(page, wholeOf(page), page.path, [])
    const own = new Set(page.links.map(({ url }) => url))
    const title = page.headings.filter(({ depth }) => depth === 1)
    const markdown = joinedMarkdown(page, wholeOf(page), page.path, [])
    return {
      ...page,
      body,
      markdown,
      headings: [...title, ...headings],
      text: text.filter(({ id, text }) => id !== '' || text !== ''),
      anchors,
      included: [...new Set([...urls, ...urlsIn(markdown).filter((url) => !own.has(url))])],
    }
  }

  function joinedMarkdown(page: Page, part: Part, key: string, around: readonly string[]): Fragment {
    const before = knownMarkdown.get(key)
    if (before) return before
    let size = 0
    const all = markdownOf(page, part).flatMap((one): Fragment => {
      if (typeof one === 'string' || one.kind !== 'include') return [one]
      const other = wanted(page, one, [...around, key])
      if (!other) return [one]
      const joined = joinedMarkdown(other.page, other.part, other.key, [...around, key])
      size += sizeOf(joined)
      return size <= most ? rebased(joined, other.path) : [one]
    })
    knownMarkdown.set(key, all)
    return all
  }

  function expand(page: Page, part: Part, key: string, around: readonly string[]): Expanded {
    const before = known.get(key)
    if (before) return before
    const headings = new Map(page.headings.map((heading) => [heading.id, heading]))
    const texts = new Map(page.text.map((section) => [section.id, section]))
    const defined = new Set(definedIn(part.body))
    const taken = new Set(page.anchors)
    const found = {
      body: [] as (string | Hole)[],
      under: part.under,
      headings: [] as Heading[],
      text: [{ id: '', title: '', text: '', ...(part.id === '' && texts.get('')) }] as SectionText[],
      anchors: part.id === '' ? [...page.anchors] : page.anchors.filter((id) => defined.has(id)),
      urls: [] as string[],
    }
    if (part.id !== '') found.text[0] = { id: '', title: '', text: texts.get(part.id)?.text ?? '' }
    let size = sizeOf(part.body)
    for (const one of part.body) {
      if (typeof one === 'object' && one.kind === 'include') put(one)
      else {
        found.body.push(one)
        if (typeof one === 'object' && one.kind === 'id') enter(one.id)
      }
    }
    known.set(key, found)
    return found

    /** An id may be referred to again. */
    function enter(id: string): void {
      const heading = headings.get(id)
      if (!heading || !headings.delete(id)) return
      found.headings.push(heading)
      found.text.push(texts.get(id) ?? { id, title: heading.text, text: '' })
    }

    function put(hole: Include): void {
      const other = wanted(page, hole, [...around, key])
      const adopted =
        other &&
        adoptPart(other.expanded, { from: other.path, under: found.headings.at(-1)?.depth ?? part.under, taken })
      const fits = adopted && size + sizeOf(adopted.body) <= most
      if (!adopted || !fits) {
        if (adopted) fault({ kind: 'size', most, file: page.path, place: hole.places.page })
        found.body.push(hole)
        return
      }
      size += sizeOf(adopted.body)
      if (other.path !== page.path) shown.add(other.path)
      const [lead, ...sections] = adopted.text
      const last = found.text.at(-1)!
      found.text[found.text.length - 1] = { ...last, text: `${last.text} ${lead?.text ?? ''}`.trim() }
      found.text.push(...sections)
      found.headings.push(...adopted.headings)
      found.anchors.push(...adopted.anchors)
      found.urls.push(...adopted.urls)
      found.body.push(...(hole.nested ? adopted.body.map(belowStart) : adopted.body))
    }
  }

  function wanted({ path: file }: Page, hole: Include, around: readonly string[]) {
    const place = hole.places.page
    if (hole.page === '') return undefined
    const [, address = '', fragment] = /^([^#]*)(?:#(.*))?$/s.exec(hole.page) ?? []
    const target = find(file, address)
    const page = target.kind === 'page' ? byPath.get(target.path) : undefined
    if (!page) return fault({ kind: 'page', page: hole.page, target, file, place })
    const section = hole.section ?? fragment
    const part = section === undefined ? wholeOf(page) : sectionOf(page, section)
    if ('nearest' in part)
      return fault({
        kind: 'section',
        path: page.path,
        section: section!,
        nearest: part.nearest,
        file,
        place: hole.places.section,
      })
    const key = section === undefined ? page.path : `${page.path}#${section}`
    if (around.includes(key)) {
      const through = [...around.slice(around.indexOf(key)), key].map((one) => one.replace(/#.*/s, ''))
      return fault({ kind: 'cycle', through, file, place })
    }
    return { path: page.path, page, part, key, expanded: expand(page, part, key, around) }
  }

  /** A page may be named as in a link, by its id, or by its path from the handbook's own folder. */
  function find(from: string, address: string): Target {
    if (/^[./]|\.(?:md|markdown|html)$/i.test(address)) return resolve(from, address)
    const named = resolve(from, `[[${address.replace(/^\[\[|\]\]$/g, '')}]]`)
    const rooted = named.kind === 'missing' ? resolve(from, `/${address}`) : named
    return rooted.kind === 'page' ? rooted : named
  }

  /** A hole may be met on its page and in a section of it. */
  function fault(found: IncludeFault): undefined {
    const { line, column } = found.place
    const key = `${found.file}:${line}:${column}`
    if (!faults.has(key)) faults.set(key, found)
  }
}

/** Nothing that looks like the start of a section. */
const belowStart = (part: string | Hole) => (typeof part === 'string' ? part.replace(/^(?=<h[2-6][ >])/, '\n') : part)

const urlsIn = (markdown: Fragment) =>
  markdown.flatMap((part) => (typeof part === 'object' && 'url' in part ? [part.url] : []))

const sizeOf = (body: Fragment) => body.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 0), 0)

function markdownOf({ markdown, headings }: Page, { id, under }: Pick<Part, 'id' | 'under'>): Fragment {
  if (id === '') return markdown
  const depths = new Map(headings.map((heading) => [heading.id, heading.depth]))
  const start = markdown.findIndex((part) => typeof part === 'object' && part.kind === 'id' && part.id === id)
  const end = markdown.findIndex(
    (part, at) => at > start && typeof part === 'object' && part.kind === 'id' && (depths.get(part.id) ?? 9) <= under,
  )
  const [heading, ...rest] = start < 0 ? [] : markdown.slice(start + 1, end < 0 ? undefined : end)
  return typeof heading === 'string' ? [heading.replace(/^[^\n]*\n*(?:[-=]+[ \t]*\n+)?/, ''), ...rest] : rest
}

/** The same as another page may show it: its links lead where they led. */
const rebased = (part: Fragment, from: string): Fragment =>
  part.map((one) =>
    typeof one === 'object' && (one.kind === 'link' || one.kind === 'title' || one.kind === 'image')
      ? { ...one, url: rebaseUrl(one.url, from, new Map()) }
      : one,
  )
