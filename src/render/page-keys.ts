import { hashContents } from '../base/files.ts'
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

/** Makes the names of pages: each is a hash of the page's view and of what all pages share. */
export function makePageKeys({ pages, explained, print }: SiteView, shared: SharedFiles): PageKeys {
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
    if (!known.has(page)) known.set(page, keyOf(page))
    return known.get(page)
  }

  function keyOf({ frame, prose, ...rest }: PageView): string | undefined {
    if (prose && prose.contentKey === undefined) return undefined
    const { site: _, navigation, ...own } = frame
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
