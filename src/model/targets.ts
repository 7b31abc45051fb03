import type { Handbook, Page, Target } from '../types.ts'

/** Where every link of the pages leads, by the page's path and the url as written. */
export function targets(pages: readonly Page[], resolve: (from: string, url: string) => Target): Handbook['targets'] {
  return new Map(
    pages.map(({ path, links, included = [] }) => [
      path,
      new Map([...new Set([...links.map(({ url }) => url), ...included])].map((url) => [url, resolve(path, url)])),
    ]),
  )
}
