import type { Handbook, Page } from '../types.ts'
import { linkTitle } from './link-title.ts'

/** Makes a page's plain text what its readers see: `[[id]]` becomes the title of the page it leads to. */
export function titledText(handbook: Handbook, { path, links }: Page): (text: string) => string {
  if (!links.some(({ form }) => form === 'wiki') && !handbook.included.size) return (text) => text
  const targets = handbook.targets.get(path)
  return (text) => text.replace(/\[\[[^[\]]*\]\]/g, (url) => linkTitle(handbook, url, targets?.get(url)) ?? url)
}
