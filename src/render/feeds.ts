import { words } from '../../templates/words/words.ts'
import type { OutputFile } from '../base/files.ts'
import { pageUrl } from '../base/paths.ts'
import { escapeXml, xmlElement } from '../base/text.ts'
import { changesHref, homeHref } from '../model/generated.ts'
import type { RoleDiff } from '../views/diff/types.ts'
import type { FrameView, SitemapRow } from '../views/frame.ts'
import type { ReleaseFeed } from '../views/releases.ts'
import type { ChangedPage } from '../views/site.ts'

/** The pages that changed last, for feed readers. Days come from git, so the feed is the same whenever it is made. */
export function changesFeed(
  { title, language, description, base = '', feed: path = 'feed.xml' }: FrameView['site'],
  changed: readonly ChangedPage[],
): OutputFile {
  const entries = changed.map((page) => {
    const address = pageUrl(base, page.href)
    // Each change of a page is an entry of its own, or a reader who has seen the page would not see it again.
    return { ...page, id: `${address}#${page.changed}`, address, day: page.changed }
  })
  return atomFeed({
    language,
    path,
    id: base,
    title: words.frame.changesFeed(title),
    subtitle: description,
    self: pageUrl(base, path),
    page: pageUrl(base, homeHref),
    day: changed[0]?.changed,
    author: title,
    entries,
  })
}

/** The releases for feed readers: each once and for ever, at its place in the current version. */
export function releasesFeed({ title, language, base, path, releases }: ReleaseFeed): OutputFile {
  const entries = releases.map(({ title, date = '', href, summary, diff }) => {
    const address = pageUrl(base, href)
    return { id: address, title, address, day: date, summary: summary ?? (diff && forWhom(diff.roles)) }
  })
  return atomFeed({
    language,
    path,
    id: base + path,
    title: words.frame.releasesFeed(title),
    self: pageUrl(base, path),
    page: pageUrl(base, changesHref),
    day: entries
      .map(({ day }) => day)
      .sort()
      .at(-1),
    author: title,
    entries,
  })
}

const forWhom = (roles: readonly RoleDiff[]): string =>
  roles.length === 0
    ? words.frame.changesNoRole
    : words.frame.changesFor(roles.map(({ role }) => role.title).join(', '))

interface AtomFeed {
  /** Of its entries, unless it is English. */
  readonly language: string | undefined
  readonly path: string
  readonly id: string
  readonly title: string
  readonly subtitle?: string | undefined
  /** The address of the feed, and that of the page that shows the same. */
  readonly self: string
  readonly page: string
  readonly day: string | undefined
  readonly author: string
  readonly entries: readonly AtomEntry[]
}

interface AtomEntry {
  readonly id: string
  readonly title: string
  readonly address: string
  readonly day: string
  readonly authors?: readonly string[]
  readonly summary?: string | undefined
}

function atomFeed({ language, path, id, title, subtitle, self, page, day, author, entries }: AtomFeed): OutputFile {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom"${xmlAttribute('xml:lang', language)}>`,
    xmlElement('id', id),
    xmlElement('title', title),
    ...(subtitle === undefined ? [] : [xmlElement('subtitle', subtitle)]),
    `<link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(page)}"/>`,
    updated(day ?? '1970-01-01'),
    `<author>${xmlElement('name', author)}</author>`,
    ...entries.flatMap(atomEntry),
    '</feed>',
  ]
  return { path, contents: `${lines.join('\n')}\n` }
}

const xmlAttribute = (name: string, value: string | undefined) =>
  value === undefined ? '' : ` ${name}="${escapeXml(value)}"`

const atomEntry = ({ id, title, address, day, authors = [], summary }: AtomEntry): readonly string[] => [
  '<entry>',
  xmlElement('id', id),
  xmlElement('title', title),
  `<link rel="alternate" type="text/html" href="${escapeXml(address)}"/>`,
  updated(day),
  ...authors.map((name) => `<author>${xmlElement('name', name)}</author>`),
  ...(summary === undefined ? [] : [xmlElement('summary', summary)]),
  '</entry>',
]

const updated = (day: string) => xmlElement('updated', `${day}T00:00:00Z`)

/** What search engines read to know every page: `sitemap.xml`, and `robots.txt` that leads there. `base`: where the site is. */
export function sitemapFiles(base: string, pages: readonly SitemapRow[]): readonly OutputFile[] {
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

/** What asks search engines to read nothing of a host. */
export const closedRobotsFile: OutputFile = { path: 'robots.txt', contents: 'User-agent: *\nDisallow: /\n' }
