import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { filesIn, hashesIn, run, temporary } from '../support/commands.ts'
import { env, type TestRepository, testRepository } from '../support/git.ts'

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

async function fine(...more: string[]): Promise<string> {
  const { code, out, err } = await build(...more)
  expect(code, out + err).toBe(0)
  return out
}

beforeEach(() => {
  repository = testRepository()
  site = join(repository.folder, 'site')
})

describe('a release that is published', () => {
  test('stays when its tag is gone: an error names it, and what is published stays as it was', async () => {
    history()
    await fine()
    const before = hashesIn(site)
    repository.git('tag', '-d', 'v1.0.0')
    const { code, err } = await build()
    expect(code).toBe(2)
    expect(err).toContain('the site has the release 1.0.0, and there is no tag `v1.0.0` here that has the handbook.')
    expect(err).toContain('git fetch --tags')
    expect(err).toContain('--forget 1.0.0')
    repository.git('tag', '-d', 'v2.0.0')
    expect((await build('--force')).err).toContain('the site has the 2 releases 2.0.0 and 1.0.0')
    expect(hashesIn(site)).toEqual(before)
    await fine('--forget', '2.0.0', '--forget', '1.0.0')
  })

  test('is not the one that `--forget` misspells: an error names those that there are', async () => {
    history()
    expect(await build('--forget', '1.0.0', '--forget', '9.9.9')).toMatchObject({
      code: 2,
      err: expect.stringContaining(
        '`--forget` names `9.9.9`, which is no release of the site or of git: there are 2.0.0 and 1.0.0.',
      ),
    })
    expect(existsSync(site)).toBe(false)
    await fine()
    expect(await run(['build', '--forget', 'v1.0.0'], repository.folder)).toMatchObject({
      code: 2,
      err: expect.stringContaining('names `v1.0.0`'),
    })
  })

  test('stays when a build does not ask for releases', async () => {
    history()
    await fine()
    const { code, err } = await run(['build'], repository.folder)
    expect(code).toBe(2)
    expect(err).toContain('a build without `--releases` would remove them.')
    expect(existsSync(join(site, '1.0.0/index.html'))).toBe(true)
  })

  test('may go when newer previews take its place', async () => {
    repository.write({
      'handbook/handbook.yaml': config('versions: { keep: 2 }\n'),
      'handbook/roles/em.md': role('Manager'),
    })
    repository.commit('2026-01-01')
    for (const tag of ['v1.0.0', 'v2.0.0-a']) repository.git('tag', tag)
    await fine()
    repository.git('tag', 'v2.0.0-b')
    await fine()
    expect(readdirSync(site).filter((name) => /^\d+\.\d/.test(name))).toEqual(['1.0.0', '2.0.0-b'])
  })

  test('may go when the configuration says so', async () => {
    history()
    await fine()
    repository.write({ 'handbook/handbook.yaml': config('versions: { leaveOut: ["2.0.0"] }\n') })
    await fine()
    repository.write({ 'handbook/handbook.yaml': config('versions: { keep: 1 }\n') })
    await fine()
    expect(readdirSync(site).filter((name) => /^\d+\.\d/.test(name))).toEqual(['2.0.0'])
  })

  test('costs hardly anything when it is one of hundreds that are not shown', async () => {
    repository.write({
      'handbook/handbook.yaml': config('versions: { keep: 2 }\n'),
      'handbook/roles/em.md': role('Manager'),
    })
    repository.commit('2026-01-01')
    const stream = Array.from({ length: 300 }, (_, at) => {
      const text = role(`Manager ${at}`)
      return [
        `commit refs/heads/main\ncommitter Ada <a@b.c> ${1_700_000_000 + at} +0000\ndata 1\nx`,
        `${at === 0 ? 'from refs/heads/main^0\n' : ''}M 100644 inline handbook/roles/em.md\ndata ${text.length}\n${text}`,
        `reset refs/tags/v1.${at}.0\nfrom refs/heads/main\n`,
      ].join('\n')
    })
    execFileSync('git', ['-C', repository.folder, 'fast-import', '--quiet', '--force'], {
      env,
      input: stream.join('\n'),
    })
    repository.git('checkout', '-q', '-f', 'HEAD')
    expect(await fine()).toMatch(/2 releases/)
    expect(filesIn(site).size).toBeLessThan(400)
    expect(read('roles/em.html')).toContain('Manager 299')
    expect(read('changes.html')).not.toContain('1.200.0')
  })

  test('says the same of itself after an older one was corrected on another branch', async () => {
    repository.write({
      'handbook/handbook.yaml': config(),
      'handbook/roles/em.md': role('Manager'),
      '.gitignore': 'site\n.rolebook\n',
    })
    repository.commit('2026-01-01')
    repository.git('tag', 'v1.0.0')
    repository.git('branch', 'fixes')
    repository.write({ 'handbook/guides/new.md': '# New guide\n' })
    repository.commit('2026-02-02')
    repository.git('tag', 'v1.1.0')
    await fine()
    const before = read('1.1.0/releases/1.1.0.html')
    repository.git('checkout', '-q', 'fixes')
    repository.write({ 'handbook/roles/em.md': role('Manager').replace('Duties', 'Tasks') })
    repository.commit('2026-03-03')
    repository.git('tag', 'v1.0.1')
    repository.git('checkout', '-q', 'main')
    expect(await fine()).toMatch(/3 releases/)
    const changes = (html: string) =>
      html.replace(/<nav class="version.*?<\/nav>|<details class="version.*?<\/details>/gs, '')
    expect(changes(read('1.1.0/releases/1.1.0.html'))).toBe(changes(before))
    expect(read('1.1.0/releases/1.1.0.html')).toContain('After 1.0.0')
    expect(read('1.0.1/releases/1.0.1.html')).toContain('After 1.0.0')
    repository.git('merge', '-q', '--no-edit', 'fixes')
    repository.commit('2026-04-04')
    repository.git('tag', 'v1.1.1')
    await fine()
    expect(read('releases/1.1.1.html')).toContain('After 1.1.0')
    expect(read('releases/1.1.1.html')).toContain('Tasks')
  })

  test('is not forgotten while its tag is there', async () => {
    history()
    expect(await fine('--forget', '1.0.0')).toContain('The release 1.0.0 is not forgotten: its tag is still there')
  })

  test('stays when the folder of the handbook has another name', async () => {
    history()
    await fine()
    repository.git('checkout', '-q', '-f', 'HEAD')
    repository.git('mv', 'handbook', 'our-handbook')
    repository.commit('2026-03-03')
    const { code, out, err } = await build('our-handbook')
    expect(code, err).toBe(0)
    expect(out).toMatch(/2 releases/)
    expect(read('roles/tl.html')).toContain('Tech Lead leads.')
    expect(read('1.0.0/roles/pl.html')).toContain('1 January 2026')
    expect(
      (await run(['release', 'our-handbook', '--dry-run', '--today', '2026-03-04'], repository.folder)).err,
    ).toContain('Nothing in the handbook has changed since v2.0.0.')
  })

  test('is not lost in a clone with a part of the history, which is refused', async () => {
    history()
    const folder = join(temporary(), 'clone')
    repository.git('clone', '-q', '--depth=1', `file://${repository.folder}`, folder)
    const { code, err } = await run(['build', '--releases'], folder)
    expect(code).toBe(2)
    expect(err).toContain('This clone has only a part of the history: releases may be missing.')
    expect(err).toContain('git fetch --unshallow --tags')
    expect(existsSync(join(folder, 'site'))).toBe(false)
  })
})
