import type { Folder, Page } from '../types.ts'
import { given } from './given.ts'
import { folderOf, indexPages } from './hrefs.ts'
import { byText } from './order.ts'
import { ownTitle, readable } from './titles.ts'

/** Every folder that holds pages, itself or in its folders, by path. The handbook's own folder is always there. */
export function folders(pages: readonly Page[]): Map<string, Folder> {
  const indexes = indexPages(pages)
  const byPath = new Map(pages.map((page) => [page.path, page]))
  return new Map([...paths(pages)].sort(byText).map((path) => [path, folder(path)]))

  function folder(path: string): Folder {
    const index = indexes.get(path)
    const title = ownTitle(byPath.get(index ?? '')) ?? (readable(path.slice(path.lastIndexOf('/') + 1)) || 'Handbook')
    return given({ path, title, index })
  }
}

function paths(pages: readonly Page[]): Set<string> {
  const all = new Set([''])
  for (const { path } of pages) {
    for (let folder = folderOf(path); !all.has(folder); folder = folderOf(folder)) all.add(folder)
  }
  return all
}
