import { hashContents } from '../base/files.ts'
import { factsKeyOf } from '../parse/facts-key.ts'
import { describeContent } from '../parse/text.ts'
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

/** The pages with what they include of one another. */
interface Joined {
  readonly pages: readonly Page[]
  readonly faults: readonly IncludeFault[]
  /** Paths of the pages of which another one shows something. */
  readonly shown: ReadonlySet<string>
}

/** What is known of the pages so far. A part is known by the path of its page, or by that and a heading. */
interface Joining extends Options {
  readonly pages: ReadonlyMap<string, Page>
  readonly expanded: Map<string, Expanded>
  readonly markdown: Map<string, Fragment>
  /** By where they are: a hole may be met on its page and in a section of it. */
  readonly faults: Map<string, IncludeFault>
  readonly shown: Set<string>
}

/**
 * Puts into each page what it includes of others: whole pages or sections, with what these include in turn. What cannot
 * be included stays a hole. Pages that include nothing are returned as they are.
 */
export function joinIncludes(pages: readonly Page[], options: Options): Joined {
  const joining: Joining = {
    ...options,
    pages: new Map(pages.map((page) => [page.path, page])),
    expanded: new Map(),
    markdown: new Map(),
    faults: new Map(),
    shown: new Set(),
  }
  const all = pages.map((page) => (anyIncludes([page]) ? complete(page, joining) : page))
  return { pages: all, faults: [...joining.faults.values()], shown: joining.shown }
}

function complete(page: Page, joining: Joining): Page {
  const whole: Wanted = { page, part: wholeOf(page), key: page.path }
  const { body, headings, text, anchors, urls } = expand(whole, [], joining)
  const own = new Set(page.links.map(({ url }) => url))
  const title = page.headings.filter(({ depth }) => depth === 1)
  const markdown = joinMarkdown(whole, [], joining)
  const content = { body, markdown, text: text.filter(({ id, text }) => id !== '' || text !== '') }
  const { body: _, markdown: __, text: ___, ...facts } = page
  const joined = {
    ...facts,
    ...describeContent(content),
    contentKey: hashContents(JSON.stringify(content)),
    headings: [...title, ...headings],
    anchors,
    included: [...new Set([...urls, ...urlsIn(markdown).filter((url) => !own.has(url))])],
  }
  return { ...joined, ...content, factsKey: page.factsKey && factsKeyOf(joined) }
}

/** A part of a page, and the name it is known by. */
interface Wanted {
  readonly page: Page
  readonly part: Part
  readonly key: string
}

/** `around` are the names of the parts that include the wanted one, from the outside. */
function joinMarkdown({ page, part, key }: Wanted, around: readonly string[], joining: Joining): Fragment {
  const before = joining.markdown.get(key)
  if (before) return before
  const within = [...around, key]
  let size = 0
  const all = markdownOf(page, part).flatMap((one): Fragment => {
    const other = typeof one === 'object' && one.kind === 'include' && findWanted(page, one, within, joining)
    if (!other) return [one]
    const joined = joinMarkdown(other, within, joining)
    size += sizeOf(joined)
    return size <= joining.most ? rebased(joined, other.page.path) : [one]
  })
  joining.markdown.set(key, all)
  return all
}

function expand({ page, part, key }: Wanted, around: readonly string[], joining: Joining): Expanded {
  const before = joining.expanded.get(key)
  if (before) return before
  const { most, shown } = joining
  const within = [...around, key]
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
  joining.expanded.set(key, found)
  return found

  /** An id may be referred to again. */
  function enter(id: string): void {
    const heading = headings.get(id)
    if (!heading || !headings.delete(id)) return
    found.headings.push(heading)
    found.text.push(texts.get(id) ?? { id, title: heading.text, text: '' })
  }

  function put(hole: Include): void {
    const other = findWanted(page, hole, within, joining)
    const under = found.headings.at(-1)?.depth ?? part.under
    const adopted = other && adoptPart(expand(other, within, joining), { from: other.page.path, under, taken })
    if (!adopted || size + sizeOf(adopted.body) > most) {
      if (adopted) addFault({ kind: 'size', most, file: page.path, place: hole.places.page }, joining)
      found.body.push(hole)
      return
    }
    size += sizeOf(adopted.body)
    if (other.page !== page) shown.add(other.page.path)
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

/** What a hole asks for, if it is there and does not include the hole itself. */
function findWanted(from: Page, hole: Include, around: readonly string[], joining: Joining): Wanted | undefined {
  if (hole.page === '') return undefined
  const at = { file: from.path, place: hole.places.page }
  const [, address = '', fragment] = /^([^#]*)(?:#(.*))?$/s.exec(hole.page) ?? []
  const target = resolveInclude(from.path, address, joining.resolve)
  const page = target.kind === 'page' ? joining.pages.get(target.path) : undefined
  if (!page) return addFault({ kind: 'page', page: hole.page, target, ...at }, joining)
  const { path } = page
  const section = hole.section ?? fragment
  const part = section === undefined ? wholeOf(page) : sectionOf(page, section)
  if ('nearest' in part) {
    const { nearest } = part
    return addFault({ kind: 'section', path, section: section!, nearest, ...at, place: hole.places.section }, joining)
  }
  const key = section === undefined ? path : `${path}#${section}`
  if (!around.includes(key)) return { page, part, key }
  const through = [...around.slice(around.indexOf(key)), key].map((one) => one.replace(/#.*/s, ''))
  return addFault({ kind: 'cycle', through, ...at }, joining)
}

/** Where an include leads: a page may be named as in a link, by its id, or by its path from the handbook's own folder. */
export function resolveInclude(from: string, address: string, resolve: Options['resolve']): Target {
  if (isIncludePath(address)) return resolve(from, address)
  const named = resolve(from, `[[${address.replace(/^\[\[|\]\]$/g, '')}]]`)
  const rooted = named.kind === 'missing' ? resolve(from, `/${address}`) : named
  return rooted.kind === 'page' ? rooted : named
}

/** Whether a page is named as in a link. */
export const isIncludePath = (address: string): boolean => /^[./]|\.(?:md|markdown|html)$/i.test(address)

function addFault(found: IncludeFault, { faults }: Joining): undefined {
  const { line, column } = found.place
  const key = `${found.file}:${line}:${column}`
  if (!faults.has(key)) faults.set(key, found)
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
