import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { filesIn, publishedIn, run } from '../support/commands.ts'
import { releaseEdition, type TestRepository, testRepository } from '../support/git.ts'
import { htmlProblems } from '../support/html.ts'

let repository: TestRepository
let site: string

const read = (path: string) => readFileSync(join(site, path), 'utf8')
const text = (html: string) =>
  html
    .replace(/<style.*?<\/style>|<[^>]+>/gs, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([,.;:)])/g, '$1')
    .replaceAll('( ', '(')

async function build(...more: string[]): Promise<string> {
  const { code, out, err } = await run(['build', '--releases', ...more], repository.folder)
  expect(code, out + err).toBe(0)
  return out
}

const kept = () => {
  const place = join(repository.folder, '.rolebook')
  return join(place, readdirSync(place).find((name) => name.endsWith('.releases'))!)
}

beforeEach(() => {
  repository = testRepository()
  site = join(repository.folder, 'site')
  for (const version of [1, 2, 3] as const) releaseEdition(repository, version)
})

describe('a site with releases', { timeout: 120_000 }, () => {
  test('shows on each version what changed up to it, and on the next what is not released', async () => {
    repository.write({ 'handbook/guides/more.md': '# More\n' })
    await build()
    const listed = (path: string) =>
      [...read(path).matchAll(/<h3><a href="(releases\/[^"]+)"/g)].map(([, href]) => href)
    const [one, two, three] = ['releases/1.0.0.html', 'releases/2.0.0.html', 'releases/3.0.0.html']
    expect(listed('1.0.0/changes.html')).toEqual([one])
    expect(listed('2.0.0/changes.html')).toEqual([two, one])
    expect(listed('changes.html')).toEqual([three, two, one])
    expect(listed('next/changes.html')).toEqual(['releases/next.html', three, two, one])
  })

  test('shows for whom, word by word', async () => {
    await build()
    const page = text(read('releases/2.0.0.html'))
    expect(page).toContain('Program Lead Is removed Gives up Program Direction, Technical Design and Status Reports')
    // Of a role that is gone its other facts are no news, and what was retired is told where it was held.
    expect(page).not.toContain('Reports to no longer EM')
    expect(page.match(/The board shows it at any time/g)).toHaveLength(3)
    expect(page).not.toContain('status-reports')
    expect(page).not.toContain('2.0.0: new')
    expect(read('releases/2.0.0.md')).toContain('- **Removed**\n\n  - Status Reports: The board')
    expect(page).toContain('Tech Lead Is new Gains Technical Design Now shares Project Delivery')
    expect(page).toContain(
      'Status Reports Retired: The board shows it at any time. Was held by Program Lead since 1.0.0',
    )
    const latest = text(read('releases/3.0.0.html'))
    expect(latest).toContain('Engineering Manager Gains Technical Design')
    expect(latest).toContain('Tech Lead Gives up Technical Design')
    expect(latest).toContain('Tech Lead Manager Still holds, but through another of its roles, Technical Design')
    expect(latest).toContain('Teams whose agreement is out of date Storage Technical Design')
    expect(text(read('responsibilities/technical-design.html'))).toContain(
      'Engineering Manager since 3.0.0, before that Tech Lead (2.0.0), before that Program Lead (1.0.0)',
    )
    const all = text(read('changes.html'))
    expect(all).toContain('PL is removed; gives up Program Direction, Technical Design and Status Reports TL is new')
    expect(all).toContain('1.0.0 2024-02-01 The first release.')
    expect(text(read('index.html'))).toMatch(/Latest changes 3\.0\.0 2026-05-05 EM gains Technical Design/)
  })

  test('shows short changes in a line, and names long ones', async () => {
    const page = join(repository.folder, 'handbook/roles/tl.md')
    const when = 'when: A team has more designs to judge than one person can read.\n'
    writeFileSync(page, readFileSync(page, 'utf8').replace('reportsTo: em\n', `reportsTo: pl\n${when}`))
    await build('--force')
    expect(text(read('next/changes.html'))).toContain('TL reports to PL, was EM; also changes when')
    expect(text(read('next/releases/next.html'))).toContain(
      'When A team has more designs to judge than one person can read.',
    )
  })

  test('has no broken links, and is valid HTML even with hostile titles', async () => {
    repository.write({
      'handbook/responsibilities/staffing.md':
        '---\ntitle: "<script>alert(1)</script> & \\"Staffing\\""\nformerly: hiring\nownerRole: tl\ncoreFocus: people\nexamples: ["</details><b>"]\n---\n\n`</ins>` and more.\n',
    })
    await build()
    const files = filesIn(site)
    for (const path of ['next/changes.html', 'next/releases/next.html', 'releases/2.0.0.html', 'next/roles/em.html']) {
      const html = read(path)
      expect(html).not.toContain('<script>alert')
      expect(await htmlProblems(html), path).toEqual([])
      for (const [, href = ''] of html.matchAll(/ (?:href|src)="([^"#:]+)(?:#[^"]*)?"/g))
        expect(files.has(new URL(href, `http://x/${path}`).pathname.slice(1)), `${path} to ${href}`).toBe(true)
    }
  })

  test('links from the list of a role to its part of the release', async () => {
    await build()
    const [, href = ''] = /href="(\.\.\/releases\/3\.0\.0\.html#[^"]+)"/.exec(read('roles/tl.html')) ?? []
    expect(read('releases/3.0.0.html')).toContain(`id="${href.split('#')[1]}"`)
  })

  test('has a feed of its releases, with addresses that never change', async () => {
    await build()
    const entries = [...read('releases.xml').matchAll(/<entry>\n<id>(.*)<\/id>/g)].map(([, id]) => id)
    expect(entries).toEqual(['3.0.0', '2.0.0', '1.0.0'].map((one) => `https://example.com/docs/releases/${one}.html`))
  })

  test('treats previews separately: a release comes after the release before', async () => {
    repository.write({ 'handbook/guides/more.md': '# More\n' })
    repository.commit('2026-06-06')
    repository.git('tag', 'v3.0.1-beta.1')
    await build()
    const listed = (path: string) =>
      [...read(path).matchAll(/<h3><a href="releases\/([^"]+)\.html"/g)].map(([, v]) => v)
    expect(listed('next/changes.html')).toEqual(['next', '3.0.0', '2.0.0', '1.0.0'])
    expect(listed('3.0.1-beta.1/changes.html')).toEqual(['3.0.1-beta.1', '3.0.0', '2.0.0', '1.0.0'])
  })
})

describe('what releases changed', { timeout: 180_000 }, () => {
  test('is compared once: the next build reads what was kept', async () => {
    await build()
    const diffs = readdirSync(kept()).filter((name) => name.endsWith('.diff'))
    expect(diffs).toHaveLength(2)
    repository.write({ 'handbook/guides/more.md': '# More\n' })
    const before = readFileSync(join(kept(), diffs[0]!), 'utf8')
    await build()
    expect(readdirSync(kept()).filter((name) => name.endsWith('.diff'))).toEqual(diffs)
    expect(readFileSync(join(kept(), diffs[0]!), 'utf8')).toBe(before)
  })

  test('is the same kept, damaged or compared again, byte for byte', async () => {
    await build()
    const first = publishedIn(site)
    for (const name of readdirSync(kept()).filter((name) => name.endsWith('.diff')))
      writeFileSync(join(kept(), name), 'damaged')
    repository.write({ 'handbook/guides/more.md': '# More\n' })
    await build()
    rmSync(join(repository.folder, 'handbook/guides/more.md'))
    await build()
    expect(publishedIn(site)).toEqual(first)
    rmSync(site, { recursive: true })
    await build('--no-cache')
    expect(publishedIn(site)).toEqual(first)
  })

  test('is shown for all of them although only the newest is published', async () => {
    await build()
    const all = read('changes.html')
    repository.write({
      'handbook/handbook.yaml': `${readFileSync(join(repository.folder, 'handbook/handbook.yaml'), 'utf8')}versions: { keep: 1 }\n`,
    })
    await build()
    expect(readdirSync(site)).not.toContain('1.0.0')
    expect([...read('changes.html').matchAll(/<h3><a/g)]).toHaveLength([...all.matchAll(/<h3><a/g)].length)
  })
})
