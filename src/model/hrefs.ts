import { folderOf } from '../folder-of.ts'
import type { Page } from '../types.ts'

/**
 * Where each page will be, by its path. A folder's page becomes the folder's `index.html`; every other page keeps its
 * name, so that no two pages with different names are ever mixed up.
 */
export function hrefs(pages: readonly Page[]): Map<string, string> {
  const indexes = indexPages(pages)
  return new Map(pages.map(({ path }) => [path, isIndex(path) ? `${prefix(path)}index.html` : renamed(path)]))

  function isIndex(path: string): boolean {
    return indexes.get(folderOf(path)) === path
  }
}

/** The page of each folder that has one: its `index.md` or else its `README.md`, in any spelling of capitals. */
export function indexPages(pages: readonly Page[]): Map<string, string> {
  const indexes = new Map<string, string>()
  for (const name of ['index.md', 'readme.md']) {
    for (const { path } of pages) {
      const folder = folderOf(path)
      if (!indexes.has(folder) && path.slice(prefix(path).length).toLowerCase() === name) indexes.set(folder, path)
    }
  }
  return indexes
}

const prefix = (path: string) => path.slice(0, path.lastIndexOf('/') + 1)

const renamed = (path: string) => `${path.replace(/\.(md|markdown)$/i, '')}.html`
