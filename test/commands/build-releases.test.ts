import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { filesIn, hashesIn, publishedIn, run, temporary } from '../support/commands.ts'
import { type TestRepository, testRepository } from '../support/git.ts'
import { misnamed } from '../support/public-addresses.ts'

let repository: TestRepository
let site: string

const role = (title: string, more = '') =>
  `---\ntitle: ${title}\nownerRole: em\nexamples:\n  - Leads.\n${more}---\n\n## Duties\n\n${title} leads.\n`

const config = (more = '') => `title: Handbook\nurl: https://example.com/docs/\n${more}`

/** Two releases, with a role that is renamed between them, and work that is not released. */
function history(): void {
  repository.write({
    'handbook/handbook.yaml': config(),
    'handbook/roles/pl.md': role('Program Lead'),
    'handbook/roles/em.md': role('Manager'),
    'handbook/map.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'handbook/guides/old.md': '# Old guide\n\n![Map](../map.svg)\n',
  })
  repository.commit('2026-01-01')
  repository.git('tag', 'v1.0.0')
  for (const path of ['roles/pl.md', 'guides/old.md', 'map.svg']) rmSync(join(repository.folder, 'handbook', path))
  repository.write({
    'handbook/roles/tl.md': role('Tech Lead', 'formerly: pl\n'),
    'handbook/guides/fresh.md': '# Fresh guide\n',
  })
  repository.commit('2026-02-02')
  repository.git('tag', '-a', '-m', 'Two', 'v2.0.0')
  repository.write({ 'handbook/guides/fresh.md': '# Fresher guide\n' })
}

const build = (...more: string[]) => run(['build', '--releases', '--today', '2026-06-01', ...more], repository.folder)
const read = (path: string) => readFileSync(join(site, path), 'utf8')
const text = (html: string) => html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')
const banner = (path: string) => /<aside class="version-banner".*?<\/aside>/s.exec(read(path))?.[0]

async function fine(...more: string[]): Promise<string> {
  const { code, out, err } = await build(...more)
  expect(code, out + err).toBe(0)
  return out
}

beforeEach(() => {
  repository = testRepository()
  site = join(repository.folder, 'site')
})

describe('a site with releases', () => {
  test('has the current release at the top, each release below its version, and the folder as it is below next', async () => {
    history()
    await fine()
    const title = (path: string) => /<h1[^>]*>(.*?)<\/h1>/s.exec(read(path))?.[1]
    expect(title('guides/fresh.html')).toBe('Fresh guide')
    expect(title('2.0.0/guides/fresh.html')).toBe('Fresh guide')
    expect(title('next/guides/fresh.html')).toBe('Fresher guide')
    expect(title('1.0.0/guides/old.html')).toBe('Old guide')
    expect(existsSync(join(site, 'guides/old.html'))).toBe(false)
    expect(read('1.0.0/guides/old.html')).toMatch(/src="..\/assets\/map\.[0-9a-f]{8}\.svg"/)
    expect(readdirSync(join(site, '1.0.0/assets')).some((name) => name.startsWith('map.'))).toBe(true)
  })

  test('says on other versions which is the current one, with a link to the same page there', async () => {
    history()
    await fine()
    expect(text(banner('1.0.0/roles/pl.html')!)).toBe(
      'You are reading version 1.0.0. The current version is 2.0.0: go to this page there.',
    )
    expect(banner('1.0.0/roles/pl.html')).toContain('href="../../roles/tl.html"')
    expect(text(banner('1.0.0/guides/old.html')!)).toContain('go to its first page')
    expect(text(banner('next/roles/tl.html')!)).toContain('You are reading a version that is not released yet.')
    expect(banner('roles/tl.html')).toBeUndefined()
    expect(banner('2.0.0/roles/tl.html')).toBeUndefined()
    expect(read('1.0.0/roles/pl.html')).toContain('<meta name="robots" content="noindex"')
    expect(read('next/roles/tl.html')).toContain('<meta name="robots" content="noindex"')
    expect(read('2.0.0/roles/tl.html')).not.toContain('noindex')
    for (const path of ['roles/tl.html', '2.0.0/roles/tl.html', '1.0.0/roles/pl.html', 'next/roles/tl.html'])
      expect(read(path), path).toContain('<link rel="canonical" href="https://example.com/docs/roles/tl.html"')
    expect(read('1.0.0/guides/old.html')).not.toContain('rel="canonical"')
  })

  test('leaves no placeholder behind, and has no broken links', async () => {
    history()
    await fine()
    const files = filesIn(site)
    for (const [path, bytes] of files) {
      if (!path.endsWith('.html')) continue
      const html = bytes.toString()
      expect(html, path).not.toContain('<template')
      for (const [, href = ''] of html.matchAll(/ (?:href|src)="([^"#:]+)(?:#[^"]*)?"/g))
        expect(files.has(new URL(href, `http://x/docs/${path}`).pathname.slice(6)), `${path} to ${href}`).toBe(true)
    }
  })

  test('searches each version by itself', async () => {
    history()
    await fine()
    const dataIn = (folder: string) =>
      read(
        join(
          folder,
          'assets',
          readdirSync(join(site, folder, 'assets')).find((name) => name.startsWith('search-names'))!,
        ),
      )
    expect(dataIn('1.0.0')).toContain('Program Lead')
    expect(dataIn('1.0.0')).not.toContain('Tech Lead')
    expect(dataIn('')).toContain('Tech Lead')
    expect(read('1.0.0/roles/pl.html')).toContain('src="../assets/site.')
  })

  test('has one map for search engines, of the current release', async () => {
    history()
    await fine()
    const map = read('sitemap.xml')
    expect(map).toContain('<loc>https://example.com/docs/roles/tl.html</loc><lastmod>2026-02-02</lastmod>')
    expect(map).not.toMatch(/docs\/1\.0\.0|next|pl\.html/)
    expect(read('robots.txt')).toContain('Sitemap: https://example.com/docs/sitemap.xml')
  })

  test('has what is published as it is once, at its top and as it is now', async () => {
    history()
    const yaml = (more: string) => repository.write({ 'handbook/handbook.yaml': config(more) })
    yaml('publish: [CNAME]\n')
    repository.write({ 'handbook/CNAME': 'before\n' })
    repository.commit('2026-03-03')
    repository.git('tag', 'v3.0.0')
    repository.write({ 'handbook/CNAME': 'now\n' })
    const found = () =>
      [...filesIn(site)].filter(([path]) => path.endsWith('CNAME')).map(([path, bytes]) => [path, String(bytes)])
    await fine()
    expect(found()).toEqual([['CNAME', 'now\n']])
    yaml('')
    await fine()
    expect(found()).toEqual([])
    yaml('publish: [next/handbook.json]\n')
    repository.write({ 'handbook/next/handbook.json': 'x' })
    const { code, err } = await build()
    expect(code).toBe(2)
    expect(err).toContain(
      '`next/handbook.json`, which is to be published as it is, has the address of `next/handbook.json`',
    )
  })

  test('that has become internal asks search engines to stay away from every version', async () => {
    history()
    await fine()
    const yaml = 'title: Handbook\nurl: https://example.com/docs/\nvisibility: internal\n'
    repository.write({ 'handbook/handbook.yaml': yaml })
    await fine()
    for (const [path, bytes] of filesIn(site))
      if (path.endsWith('.html')) expect(bytes.toString(), path).toContain('<meta name="robots" content="noindex"')
    expect(read('robots.txt')).toBe('User-agent: *\nDisallow: /\n')
    expect(existsSync(join(site, 'sitemap.xml'))).toBe(false)
    expect(read('_headers')).toContain('X-Robots-Tag: noindex')
  })

  test.each([
    ['https://example.com/docs/', '/docs/'],
    ['https://example.com', '/'],
  ])('has one page for lost addresses, which leads to the current release from any depth (%s)', async (url, top) => {
    history()
    repository.write({ 'handbook/handbook.yaml': `title: Handbook\nurl: ${url}\n` })
    await fine()
    expect([...filesIn(site).keys()].filter((path) => path.endsWith('404.html'))).toEqual(['404.html'])
    const links = [...read('404.html').matchAll(/ (?:href|src|action)="([^"]*)"/g)].map(([, href]) => href!)
    expect(links).toEqual(expect.arrayContaining([`${top}index.html`, `${top}search.html`]))
    for (const href of links) {
      expect(href.startsWith(top), href).toBe(true)
      expect(existsSync(join(site, href.slice(top.length))), href).toBe(true)
    }
  })

  test('without an address has a page for lost addresses that leads to the top of its host', async () => {
    history()
    repository.write({ 'handbook/handbook.yaml': 'title: Handbook\n' })
    await fine()
    const links = [...read('404.html').matchAll(/ (?:href|src|action)="([^"]*)"/g)].map(([, href]) => href!)
    expect(links).toEqual(expect.arrayContaining(['/index.html', '/search.html']))
    for (const href of links.filter((one) => !one.startsWith('data:')))
      expect(existsSync(join(site, href.slice(1))), href).toBe(true)
  })

  test('has at its top alone what servers look for there alone, with the assets of every version', async () => {
    history()
    await fine()
    const names = ['404.html', '_headers', 'robots.txt', 'sitemap.xml']
    const found = [...filesIn(site).keys()].filter((path) => names.includes(path.split('/').at(-1)!))
    expect(found.sort()).toEqual(names)
    const cached = [...read('_headers').matchAll(/^\/(.*)\n {2}Cache-Control: public, max-age=31536000, immutable$/gm)]
    expect(cached.map(([, pattern]) => pattern)).toEqual([
      ...['assets/*', 'next/assets/*', '2.0.0/assets/*', '1.0.0/assets/*'],
    ])
  })

  test('has one public address for each page of the current release, wherever it is named', async () => {
    history()
    repository.write({
      'handbook/README.md': '---\nalternates: { de: guides/über.md }\n---\n\n# Welcome\n',
      'handbook/guides/über.md': '# Willkommen\n',
      'handbook/deep/README.md': '# Deep & down\n',
    })
    repository.commit('2026-03-03')
    repository.git('tag', 'v3.0.0')
    await fine()
    expect(misnamed(site, 'https://example.com/docs/')).toEqual([])
    const languages = /<link rel="alternate" hreflang="en" href="([^"]*)"/
    expect(languages.exec(read('guides/über.html'))?.[1]).toBe('https://example.com/docs/')
    expect(languages.exec(read('3.0.0/guides/über.html'))?.[1]).toBe('https://example.com/docs/')
    const head = read('index.html').split('</head>')[0]
    expect(head).toContain('<meta property="og:type" content="website"/>')
    expect(head).toContain('<meta property="og:url" content="https://example.com/docs/"/>')
  })

  test('dates pages as of the release', async () => {
    history()
    await fine()
    expect(read('1.0.0/roles/em.html')).toContain('datetime="2026-01-01"')
    expect(read('roles/tl.html')).toContain('datetime="2026-02-02"')
  })

  test('looks as the folder does now: its style sheet and color, but not its pages', async () => {
    history()
    repository.write({
      'handbook/handbook.yaml': config('accent: "#aa3300"\nstylesheet: own.css\n'),
      'handbook/own.css': 'body { background: url(dot.svg) }\n',
      'handbook/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    })
    await fine()
    const sheets = (path: string) =>
      [...read(path).matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href!)
    const all = sheets('1.0.0/index.html')
    expect(all).toEqual(sheets('next/index.html'))
    const [ours, own] = [all.at(0), all.at(-1)]
    expect(read(`1.0.0/${ours}`)).toContain('#aa3300')
    expect(read(`1.0.0/${own}`)).toMatch(/url\(dot\.[0-9a-f]{8}\.svg\)/)
  })

  test('without a release is the folder as it is, and says how to make the first', async () => {
    repository.write({ 'handbook/a.md': '# A\n' })
    repository.commit('2026-01-01')
    const out = await fine()
    expect(out).toContain('There is no release yet: no tag matches `v*`')
    expect(out).toContain('run `rolebook release` and build again')
    const withReleases = hashesIn(site)
    rmSync(site, { recursive: true })
    await run(['build', '--no-cache'], repository.folder)
    expect(hashesIn(site)).toEqual(withReleases)
  })

  test('says so when every release is left out', async () => {
    repository.write({ 'handbook/a.md': '# A\n', 'handbook/handbook.yaml': 'versions: { leaveOut: ["1.0.0"] }\n' })
    repository.commit('2026-01-01')
    repository.git('tag', 'v1.0.0')
    expect(await fine()).toContain('Every release is left out, so the site shows the handbook as it is now.')
  })

  test('shows the releases that the configuration asks for', async () => {
    history()
    repository.git('tag', 'hb-3.0.0')
    repository.git('tag', 'hb-3.1.0')
    repository.git('tag', 'hb-3.2.0')
    repository.write({ 'handbook/handbook.yaml': config('versions: { tags: hb-*, keep: 1, leaveOut: ["3.2.0"] }\n') })
    await fine()
    expect(readdirSync(site).filter((name) => /^\d+\.\d|next/.test(name))).toEqual(['3.1.0', 'next'])
  })
})

describe('a release that was built before', { timeout: 120_000 }, () => {
  test('is the same restored or built again, byte for byte', async () => {
    history()
    await fine()
    const first = hashesIn(site)
    rmSync(site, { recursive: true })
    await fine()
    expect(hashesIn(site)).toEqual(first)
    rmSync(site, { recursive: true })
    await fine('--no-cache')
    expect(hashesIn(site)).toEqual(first)
  })

  test('is not even read when the site has it already, and only what changed is written', async () => {
    history()
    await fine()
    const releases = join(
      repository.folder,
      '.rolebook',
      readdirSync(join(repository.folder, '.rolebook')).find((name) => name.endsWith('.releases'))!,
    )
    for (const name of readdirSync(releases).filter((name) => name.endsWith('.bytes'))) rmSync(join(releases, name))
    repository.write({ 'handbook/guides/fresh.md': '# Freshest guide\n' })
    const { out } = await build('--json')
    const { files } = JSON.parse(out)
    expect(files.written).toBeGreaterThan(0)
    expect(files.written).toBeLessThan(20)
    expect(readdirSync(releases).some((name) => name.endsWith('.bytes'))).toBe(false)
  })

  test('is marked as old after the next release, without being built again', async () => {
    history()
    await fine()
    repository.commit('2026-03-03')
    repository.git('tag', 'v3.0.0')
    await fine()
    expect(text(banner('2.0.0/roles/tl.html')!)).toContain(
      'You are reading version 2.0.0. The current version is 3.0.0',
    )
    const after = publishedIn(site)
    rmSync(site, { recursive: true })
    await fine('--no-cache')
    expect(publishedIn(site)).toEqual(after)
  })

  test.each([
    ['cut short', (file: string) => truncateSync(file, 100)],
    ['changed', (file: string) => writeFileSync(file, readFileSync(file).fill(0x21, 50, 60))],
    ['gone', (file: string) => rmSync(file)],
    ['somebody else’s', (file: string) => writeFileSync(file, 'rolebook release 1 nothing\n{}')],
  ])('is built again when what was kept is %s', async (_, damage) => {
    history()
    await fine()
    const first = hashesIn(site)
    const kept = join(repository.folder, '.rolebook')
    const releases = join(kept, readdirSync(kept).find((name) => name.endsWith('.releases'))!)
    for (const ending of ['.index', '.bytes', '.stamped']) {
      rmSync(site, { recursive: true })
      for (const name of readdirSync(releases).filter((name) => name.endsWith(ending))) damage(join(releases, name))
      await fine()
      expect(hashesIn(site), ending).toEqual(first)
    }
  })

  test('that is to be forgotten is removed, from the site and from the cache', async () => {
    history()
    await fine()
    const kept = join(repository.folder, '.rolebook')
    const releases = join(kept, readdirSync(kept).find((name) => name.endsWith('.releases'))!)
    const before = readdirSync(releases).length
    repository.git('tag', '-d', 'v1.0.0')
    await fine('--forget', '1.0.0')
    expect(existsSync(join(site, '1.0.0'))).toBe(false)
    expect(readdirSync(releases).length).toBeLessThan(before)
  })

  test('is reported when its tag has moved, and built from the new commit', async () => {
    history()
    await fine()
    const old = repository.git('rev-parse', 'v1.0.0').trim()
    repository.git('tag', '-f', 'v1.0.0', 'v2.0.0^{commit}')
    const out = await fine()
    expect(out).toContain('The tag `v1.0.0` has moved since the last build')
    expect(out).toContain(`git tag -f v1.0.0 ${old.slice(0, 12)}`)
    expect(existsSync(join(site, '1.0.0/roles/tl.html'))).toBe(true)
    expect(await fine()).not.toContain('has moved')
  })
})

describe('a release that current rules reject', () => {
  beforeEach(() => {
    history()
    repository.write({ 'handbook/guides/fresh.md': '# Fresh\n\n[gone](gone.md)\n' })
    repository.commit('2026-03-03')
    repository.git('tag', 'v3.0.0')
    repository.write({ 'handbook/guides/fresh.md': '# Fresh\n' })
  })

  test('is published, with its problems in one line, or in full when asked for', async () => {
    const out = await fine()
    expect(out).toContain('3.0.0 (tag v3.0.0): 1 error')
    expect(out).not.toContain('No page `gone.md`')
    expect(read('guides/fresh.html')).toContain('gone')
    expect(await fine('--notes')).toContain('guides/fresh.md:3:8 error link-broken: No page')
    const { releases } = JSON.parse(await fine('--json'))
    expect(releases[0]).toMatchObject({ version: '3.0.0', tag: 'v3.0.0' })
    expect(releases[0].problems).toEqual(
      expect.arrayContaining([expect.objectContaining({ rule: 'link-broken', file: '3.0.0/guides/fresh.md' })]),
    )
  })

  test('does not excuse errors in the folder, which stop the whole site from being published', async () => {
    repository.write({ 'handbook/guides/fresh.md': '# Fresh\n\n[gone](gone.md)\n' })
    const { code, out } = await build()
    expect(code).toBe(1)
    expect(out).toContain('Nothing was published')
    expect(existsSync(site)).toBe(false)
  })
})

describe('nothing is published where releases cannot be read', () => {
  test.each([
    ['outside of a repository', () => rmSync(join(repository.folder, '.git'), { recursive: true }), 'git init'],
    [
      'in a clone with a part of the history and no tag',
      () => {
        const clone = join(temporary(), 'clone')
        execFileSync('git', ['clone', '-q', '--depth', '1', '--no-tags', `file://${repository.folder}`, clone], {
          stdio: 'pipe',
        })
        repository = testRepository(clone, false)
        site = join(clone, 'site')
      },
      'git fetch --unshallow --tags',
    ],
  ])('%s', async (_, arrange, hint) => {
    history()
    repository.commit('2026-03-03')
    arrange()
    const { code, err } = await build()
    expect(code).toBe(2)
    expect(err).toContain(hint)
    expect(existsSync(site)).toBe(false)
  })

  test('nor where a version has the name of a folder at the top', async () => {
    repository.write({ 'handbook/a.md': '# A\n', 'handbook/next/b.md': '# B\n' })
    repository.commit('2026-01-01')
    repository.git('tag', 'v1.0.0')
    const { code, err } = await build()
    expect(code).toBe(2)
    expect(err).toContain('The current release has a page where another version is published: `next/b.html`')
  })
})

describe('git', () => {
  test('is read on branches that were merged, with nothing checked out and the folder left as it is', async () => {
    history()
    repository.git('stash', '-q')
    repository.git('switch', '-q', '-c', 'side', 'v1.0.0')
    repository.write({ 'handbook/guides/side.md': '# Side\n' })
    repository.commit('2026-02-01')
    repository.git('tag', 'v1.1.0')
    repository.git('switch', '-q', 'main')
    repository.git('merge', '-q', '-m', 'm', 'side')
    repository.git('switch', '-q', '--detach', 'HEAD')
    const status = repository.git('status', '--porcelain', '--branch')
    await fine()
    expect(existsSync(join(site, '1.1.0/guides/side.html'))).toBe(true)
    expect(existsSync(join(site, '1.1.0/roles/pl.html'))).toBe(true)
    expect(repository.git('status', '--porcelain', '--branch', '--', 'handbook')).toBe(status)
  })

  test('runs nothing that a repository names', async () => {
    history()
    const canary = join(temporary(), 'canary')
    const evil = join(temporary(), 'evil')
    writeFileSync(evil, `#!/bin/sh\ntouch '${canary}'\n`)
    chmodSync(evil, 0o755)
    for (const key of [
      'core.fsmonitor',
      'core.sshCommand',
      'core.pager',
      'diff.external',
      'diff.evil.textconv',
      'filter.evil.smudge',
      'gpg.program',
    ])
      repository.git('config', key, evil)
    const hooks = temporary()
    for (const hook of ['post-checkout', 'reference-transaction', 'post-index-change'])
      symlinkSync(evil, join(hooks, hook))
    repository.git('config', 'core.hooksPath', hooks)
    writeFileSync(join(repository.folder, '.gitattributes'), '* diff=evil filter=evil\n')
    await fine()
    expect(existsSync(canary)).toBe(false)
  })

  test('may have tags of any name, none of which becomes a path or a part of a page', async () => {
    history()
    for (const name of ['<script>alert(1)</script>', 'v1"x', 'v$(id)', 'vcon', 'va/b', 'v9.0.0-<b>', 'v9.0.0"'])
      repository.git('tag', name)
    await fine()
    expect(readdirSync(site).filter((name) => /^(\d+\.\d|v)/.test(name))).toEqual(['1.0.0', '2.0.0'])
    expect(read('index.html')).not.toContain('alert(1)')
  })
})
