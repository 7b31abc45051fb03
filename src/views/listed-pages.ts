import { given } from '../given.ts'
import type { Listed, PageView } from '../types.ts'

/** The pages that search engines may list: hidden ones are for those who have the link, and a search leads to the others. */
export const listedPages = (pages: readonly PageView[]): readonly Listed[] =>
  pages.flatMap(({ frame: { address, changed, hidden }, main }) =>
    address === undefined || hidden || main.kind === 'search' ? [] : [given({ address, changed })],
  )
