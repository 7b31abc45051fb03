import type { PackedPages, SearchEntry, SearchedKind } from '../../../src/base/client-data.ts'
import { folded } from './words.ts'

/** The name that a page of a title mostly has in its address, which then need not be written. */
export const usualName = (title: string): string =>
  folded(title)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')

/** The pages as a search works with them, in their order. */
export function unpackPages(packed: PackedPages): SearchEntry[] {
  const { titles, folders, files, past, names, keywords } = packed
  const all = titles.split('\n')
  const written = files.split('\n')
  const kinds = packed.kinds.flatMap(([kind, count]) => Array<SearchedKind>(count).fill(kind))
  const behind = packed.behind.flatMap(([behind, count]) => Array<number>(count).fill(behind))
  const folderOf = folders.flatMap(([folder, count, ...within]) =>
    Array.from({ length: count }, () => ({ folder, within })),
  )
  const isPast = new Set(past)
  return all.map((title, at) => {
    const { folder, within } = folderOf[at]!
    const href = encodePath(folder + (written[at] || usualName(title))) + pageEnding
    return [title, href, kinds[at]!, isPast.has(at) ? 1 : 0, names[at] ?? [], keywords[at] ?? [], within, behind[at]!]
  })
}

export const pageEnding = '.html'

const encodePath = (path: string) => path.split('/').map(encodeURIComponent).join('/')
