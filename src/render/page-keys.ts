import { hashContents, readStoredValue, writeStoredValue } from '../base/files.ts'
import { once } from '../base/lazy.ts'
import type { PageView } from '../views/pages.ts'
import { chapterId } from '../views/print.ts'
import type { ProseView } from '../views/prose.ts'
import type { NavNode } from '../views/refs.ts'
import type { SiteView } from '../views/site.ts'
import type { SharedFiles } from './page.ts'

/** Names for what pages are made of, by this build of rolebook. With the same name, a page is the same, byte for byte. */
export interface PageKeys {
  /** Undefined for a page of which nobody knows whether its text is the same. */
  readonly of: (page: PageView) => string | undefined
  /** The name of something that is made of these pages and of other data. */
  readonly ofAll: (data: unknown, pages: readonly PageView[]) => string | undefined
}

/** The names that pages had in the last run, of use where all is the same that pages show of one another. */
export interface RememberedNames {
  /** `page` says all else that its name depends on. */
  readonly recall: (factsKey: string, page: string, makeName: () => string | undefined) => string | undefined
  readonly save: () => void
}

/** Remembers names in `file` from one run to the next, under a name for what all of them depend on. */
export function rememberNames(file: string, format: string): RememberedNames {
  const before = readStoredValue<{ factsKey: string; names: [string, string][] }>(file, format)
  const known = new Map(before?.names)
  const asked = new Map<string, string>()
  let facts = before?.factsKey
  return {
    recall(factsKey, page, makeName) {
      if (factsKey !== facts) known.clear()
      facts = factsKey
      const name = known.get(page) ?? makeName()
      if (name !== undefined) asked.set(page, name)
      return name
    },
    save() {
      const isSame = asked.size === known.size && [...asked.keys()].every((page) => known.has(page))
      if (!isSame) writeStoredValue(file, format, { factsKey: facts, names: [...asked] })
    },
  }
}

/** Makes the names of pages: each is a hash of the page's view and of what all pages share. */
export function makePageKeys(
  { pages, explained, print, factsKey }: SiteView,
  shared: SharedFiles,
  names?: RememberedNames,
): PageKeys {
  const known = new Map<PageView, string | undefined>()
  const navigations = new Map<readonly NavNode[], string>()
  const common = once(() => ({
    key: hashOf([
      pages[0]!.frame.site,
      [...shared.stylesheets.all, shared.script, shared.termScript].map(({ path }) => path),
      explained,
      exceptions(pages, print),
    ]),
  }))

  return {
    of,
    ofAll(data, pages) {
      const keys = pages.map(of)
      return keys.includes(undefined) ? undefined : hashOf([common().key, data, keys])
    },
  }

  function of(page: PageView): string | undefined {
    if (!known.has(page)) known.set(page, nameOf(page))
    return known.get(page)
  }

  function nameOf(page: PageView): string | undefined {
    const { dependsOn, frame } = page
    if (dependsOn === undefined || factsKey === undefined || !names) return keyOf(page)
    return names.recall(factsKey, JSON.stringify([frame.href, ...dependsOn]), () => keyOf(page))
  }

  function keyOf({ frame, prose, dependsOn: _, ...rest }: PageView): string | undefined {
    if (prose && prose.contentKey === undefined) return undefined
    const { site: __, navigation, ...own } = frame
    return hashOf([common().key, own, navigationKey(navigation), rest, prose && proseFacts(prose)])
  }

  /** Pages of one folder have one navigation. */
  function navigationKey(nodes: readonly NavNode[]): string {
    const key = navigations.get(nodes) ?? hashOf(nodes)
    navigations.set(nodes, key)
    return key
  }
}

/**
 * What a page must know of others that it leads to, where that does not follow from their addresses: that they have no copy in
 * Markdown, no chapter for printing, or a chapter with a number in its id. That there is a page at all is in the views of those
 * that lead there, so a new one leaves all others as they are.
 */
function exceptions(pages: SiteView['pages'], { parts }: SiteView['print']) {
  const chapters = parts.flatMap(({ pages }) => pages)
  const printed = new Set(chapters.map(({ href }) => href))
  return [
    pages.flatMap(({ frame: { href, markdown } }) => (markdown === undefined ? [href] : [])),
    pages.flatMap(({ frame: { href } }) => (printed.has(href) ? [] : [href])),
    chapters.flatMap(({ href, id }) => (id === chapterId(href) ? [] : [[href, id]])),
  ]
}

/** What is written on the page has a name already. */
const proseFacts = ({ contentKey, heading, headingId, resolved, blocks }: ProseView) => [
  contentKey,
  ...[heading, headingId, [...resolved], blocks],
]

/** Of plain data: JSON would leave out what a map holds. A test in `test/views/site.test.ts` sees to it that views have none. */
const hashOf = (data: unknown): string => hashContents(JSON.stringify(data))
