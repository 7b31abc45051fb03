import type { Listed, OutputFile } from '../types.ts'
import { xmlElement } from './xml.ts'

/** What search engines read to know every page: `sitemap.xml`, and `robots.txt` that leads there. `base`: where the site is. */
export function sitemap(base: string, pages: readonly Listed[]): readonly OutputFile[] {
  const urls = pages.map(
    ({ address, changed }) =>
      `<url>${xmlElement('loc', address)}${changed === undefined ? '' : xmlElement('lastmod', changed)}</url>`,
  )
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...urls,
    '</urlset>',
  ]
  return [
    { path: 'sitemap.xml', contents: `${lines.join('\n')}\n` },
    { path: 'robots.txt', contents: `User-agent: *\nAllow: /\n\nSitemap: ${base}sitemap.xml\n` },
  ]
}
