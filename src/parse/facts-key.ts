import { hashContents } from '../base/files.ts'
import type { BlockUse, LinkUse, NearLink, PageFacts } from './types.ts'

/**
 * The same for pages that tell a site the same: without what is for messages alone, which is where things are written and
 * what is wrong with them, and without what only its content is about. Whoever gives a page another fact decides here whether
 * what is shown can depend on it; it is taken to unless it is named.
 */
export function factsKeyOf(page: PageFacts, stringify = JSON.stringify): string {
  const {
    messages: _,
    capitals: __,
    yamlLine: ___,
    bodyBytes: ____,
    contentKey: _____,
    factsKey: ______,
    ...shown
  } = page
  const { headings, links, nearLinks, blocks } = page
  return hashContents(
    stringify({
      ...shown,
      headings: headings.map(({ place: _, ...heading }) => heading),
      links: links.map(({ place: _, address: __, ...link }: LinkUse) => link),
      nearLinks: nearLinks?.map(({ place: _, address: __, ...link }: NearLink) => link),
      blocks: blocks.map(({ place: _, places: __, ...block }: BlockUse) => block),
    }),
  )
}
