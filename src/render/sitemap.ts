import type { OutputFile, PageView } from '../types.ts'
import { xmlElement } from './xml.ts'

/** What search engines read to know every page: `sitemap.xml`, and `robots.txt` that leads there. */
export function sitemap(base: string, pages: readonly PageView[]): readonly OutputFile[] {
  const urls = pages.flatMap(({ frame: { address, changed, hidden }, main }) => {
    if (address === undefined || hidden || main.kind === 'search') return []
    return [`<url>${xmlElement('loc', address)}${changed === undefined ? '' : xmlElement('lastmod', changed)}</url>`]
  })
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
