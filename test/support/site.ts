import type { AssetFile } from '../../src/assets/assets.ts'
import type { Handbook } from '../../src/model/types.ts'
import type { MainView, PageView } from '../../src/views/pages.ts'
import { siteView } from '../../src/views/site.ts'

/** The page of the site at one address. */
export function pageAt(handbook: Handbook, href: string, files?: ReadonlyMap<string, AssetFile>): PageView {
  const page = siteView(handbook, files).pages.find(({ frame }) => frame.href === href)
  if (!page) throw new Error(`No page at ${href}`)
  return page
}

/** What is generated for it, which must be of one kind. */
export function mainAt<K extends MainView['kind']>(handbook: Handbook, href: string, kind: K) {
  const { main } = pageAt(handbook, href)
  if (main.kind !== kind) throw new Error(`${href} is a ${main.kind}`)
  return main as Extract<MainView, { kind: K }>
}

/** The addresses of the whole site, in order. */
export const hrefs = (handbook: Handbook): string[] => siteView(handbook).pages.map(({ frame }) => frame.href)

/** Titles alone, for lists of anything that has one. */
export const titles = (list: readonly { readonly title: string }[]): string[] => list.map(({ title }) => title)

/** A file of the handbook as read, of which only the address matters. */
export const fileOf = (href: string, size?: AssetFile['size']): AssetFile => ({
  href,
  contents: Buffer.from(href),
  ...(size && { size }),
})
