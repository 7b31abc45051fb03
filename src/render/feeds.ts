import type { OutputFile } from '../base/files.ts'
import { relativeHref } from '../base/paths.ts'
import { escapeXml, xmlElement } from '../base/text.ts'
import type { ReleaseEntry } from '../views/chronicle.ts'
import type { RoleDiff } from '../views/diff/types.ts'
import type { FrameView, SitemapRow } from '../views/frame.ts'
import type { ChangedPage } from '../views/machines.ts'
import type { ReleaseFeed } from '../views/releases.ts'

/** The pages that changed last, for feed readers. Days come from git, so the feed is the same whenever it is made. */
export function feed(
  { title, description, base = '', feed: path = 'feed.xml' }: FrameView['site'],
  changed: readonly ChangedPage[],
): OutputFile {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    xmlElement('id', base),
    xmlElement('title', `Changes to ${title}`),
    ...(description === undefined ? [] : [xmlElement('subtitle', description)]),
    `<link rel="self" type="application/atom+xml" href="${escapeXml(base + path)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(base)}"/>`,
    xmlElement('updated', timeOf(changed[0]?.changed ?? '1970-01-01')),
    `<author>${xmlElement('name', title)}</author>`,
    ...changed.flatMap((page) => entry(page, base + relativeHref('', page.href))),
    '</feed>',
  ]
  return { path, contents: `${lines.join('\n')}\n` }
}

/** Each change of a page is an entry of its own, or a reader who has seen the page would not see it again. */
const entry = ({ title, changed, summary, authors }: ChangedPage, address: string): readonly string[] => [
  '<entry>',
  xmlElement('id', `${address}#${changed}`),
  xmlElement('title', title),
  `<link rel="alternate" type="text/html" href="${escapeXml(address)}"/>`,
  xmlElement('updated', timeOf(changed)),
  ...authors.map((name) => `<author>${xmlElement('name', name)}</author>`),
  ...(summary === undefined ? [] : [xmlElement('summary', summary)]),
  '</entry>',
]

const timeOf = (day: string) => `${day}T00:00:00Z`

/** The releases for feed readers: each once and for ever, at its place in the current version. */
export function releasesFeed({ title, base, path, releases }: ReleaseFeed): OutputFile {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    xmlElement('id', base + path),
    xmlElement('title', `Releases of ${title}`),
    `<link rel="self" type="application/atom+xml" href="${escapeXml(base + path)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(`${base}changes.html`)}"/>`,
    xmlElement(
      'updated',
      releaseTime(
        releases
          .map(({ date = '' }) => date)
          .sort()
          .at(-1) ?? '1970-01-01',
      ),
    ),
    `<author>${xmlElement('name', title)}</author>`,
    ...releases.flatMap((release) => releaseEntry(release, base + relativeHref('', release.href))),
    '</feed>',
  ]
  return { path, contents: `${lines.join('\n')}\n` }
}

function releaseEntry({ title, date = '', summary, diff }: ReleaseEntry, address: string): readonly string[] {
  const said = summary ?? (diff && forWhom(diff.roles))
  return [
    '<entry>',
    xmlElement('id', address),
    xmlElement('title', title),
    `<link rel="alternate" type="text/html" href="${escapeXml(address)}"/>`,
    xmlElement('updated', releaseTime(date)),
    ...(said === undefined ? [] : [xmlElement('summary', said)]),
    '</entry>',
  ]
}

const forWhom = (roles: readonly RoleDiff[]): string =>
  roles.length === 0 ? 'Changes no role.' : `Changes something for: ${roles.map(({ role }) => role.title).join(', ')}.`

const releaseTime = (day: string) => `${day}T00:00:00Z`

/** What search engines read to know every page: `sitemap.xml`, and `robots.txt` that leads there. `base`: where the site is. */
export function sitemap(base: string, pages: readonly SitemapRow[]): readonly OutputFile[] {
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
