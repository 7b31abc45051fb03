import { folderOf } from '../folder-of.ts'
import { given } from '../given.ts'
import { byText } from '../order.ts'
import type { Config, Folder, Page } from '../types.ts'
import { indexPages } from './hrefs.ts'
import { ownTitle, readable } from './titles.ts'

/** Every folder that holds pages, itself or in its folders, by path. The handbook's own folder is always there. */
export function folders(pages: readonly Page[], config: Config): Map<string, Folder> {
  const indexes = indexPages(pages)
  const byPath = new Map(pages.map((page) => [page.path, page]))
  return new Map([...paths(pages)].sort(byText).map((path) => [path, folder(path)]))

  function named(path: string): string {
    return path === '' ? (config.title ?? 'Handbook') : readable(path.slice(path.lastIndexOf('/') + 1))
  }

  function folder(path: string): Folder {
    const index = indexes.get(path)
    return given({ path, title: ownTitle(byPath.get(index ?? '')) ?? named(path), index })
  }
}

function paths(pages: readonly Page[]): Set<string> {
  const all = new Set([''])
  for (const { path } of pages) {
    for (let folder = folderOf(path); !all.has(folder); folder = folderOf(folder)) all.add(folder)
  }
  return all
}
