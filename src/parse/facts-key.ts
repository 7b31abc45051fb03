import { hashContents } from '../base/files.ts'
import type { PageFacts } from './types.ts'

// Apart from `page.ts`, which loads the parser: the model needs this where one page shows a part of another.

/** What no page shows of another: what is wrong with it and where, and how long its text is. */
const aside = {
  messages: undefined,
  capitals: undefined,
  yamlLine: undefined,
  bodyBytes: undefined,
  contentKey: undefined,
  factsKey: undefined,
}

const unplaced = { place: undefined, places: undefined, address: undefined }

/**
 * The same for pages that tell a site the same, apart from their contents. Whoever gives a page another fact decides here
 * whether what is shown can depend on it; it is taken to unless it is named.
 */
export function factsKeyOf(page: PageFacts, stringify = JSON.stringify): string {
  const { headings, links, nearLinks, blocks } = page
  return hashContents(
    stringify({
      ...page,
      ...aside,
      headings: headings.map((heading) => ({ ...heading, ...unplaced })),
      links: links.map((link) => ({ ...link, ...unplaced })),
      nearLinks: nearLinks?.map((link) => ({ ...link, ...unplaced })),
      blocks: blocks.map((block) => ({ ...block, ...unplaced })),
    }),
  )
}
