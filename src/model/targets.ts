import type { Folder, Handbook } from '../types.ts'
import { resolver, type Site } from './resolve.ts'

/** Where every link of every page leads, by the page's path and the url as written. */
export function targets(site: Site, folders: ReadonlyMap<string, Folder>): Handbook['targets'] {
  const resolve = resolver(site, folders)
  return new Map(
    [...site.pages.values()].map(({ path, links }) => [
      path,
      new Map([...new Set(links.map(({ url }) => url))].map((url) => [url, resolve(path, url)])),
    ]),
  )
}
