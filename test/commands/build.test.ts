import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { filesIn, hashesIn, run, temporary } from '../support/commands.ts'
import { testRepository } from '../support/git.ts'
import { png, svg } from '../support/images.ts'
import { misnamed } from '../support/public-addresses.ts'

let folder: string

function write(files: Record<string, string | Uint8Array>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

/** The one copy of a file in the site, by the name it had in the handbook. */
function hashed(site: ReadonlyMap<string, unknown>, name: string): string {
  const pattern = new RegExp(`^assets/${name.replace('.', '\\.[0-9a-f]{8}\\.')}$`)
  const found = [...site.keys()].filter((path) => pattern.test(path))
  expect(found).toHaveLength(1)
  return found[0]!
}

const role = (title: string) => `---\ntitle: ${title}\nownerRole: em\nexamples:\n  - Does it.\n---\n`

beforeEach(() => {
  folder = temporary()
})

describe('rolebook build', () => {
  test('builds a folder of plain Markdown that has no front matter at all', async () => {
    write({
      'docs/README.md': '# Our team\n\nSee [how we work](work/how.md#monday).\n',
      'docs/work/how.md': '# How we work\n\n## Monday\n',
    })
    const { code, out } = await run(['build', 'docs'], folder)
    expect(out).toContain('2 pages, no errors and no warnings')
    expect(code).toBe(0)
    expect(readFileSync(join(folder, 'site/index.html'), 'utf8')).toContain('href="work/how.html#monday"')
  })

  test('publishes nothing while the handbook has errors, and leaves the old site as it was', async () => {
    write({ 'handbook/a.md': '# A\n' })
    await run(['build'], folder)
    const before = hashesIn(join(folder, 'site'))
    write({ 'handbook/a.md': '# A\n\n[gone](gone.md)\n' })
    const { code, out } = await run(['build'], folder)
    expect(code).toBe(1)
    expect(out).toContain('handbook/a.md:3:8 error link-broken\n  No page `gone.md`')
    expect(out).toContain('Nothing was published')
    expect(hashesIn(join(folder, 'site'))).toEqual(before)
  })

  test('says of a first site that errors stop that there is none, instead of that it stays', async () => {
    write({ 'handbook/a.md': '# A\n\n[gone](gone.md)\n' })
    const { code, out } = await run(['build'], folder)
    expect([code, out]).toEqual([
      1,
      expect.stringContaining('Nothing was published: there is no site yet. With --force'),
    ])
    expect(existsSync(join(folder, 'site'))).toBe(false)
  })

  test('gives each page one public address, wherever it is named', async () => {
    const repository = testRepository(folder)
    write({
      'handbook/handbook.yaml': 'title: H\nurl: https://h.example/eng\n',
      'handbook/README.md': '---\nalternates: { de: "guides/ä b.md" }\n---\n\n# Welcome\n',
      'handbook/guides/ä b.md': '# Willkommen\n',
      'handbook/deep/README.md': '# Deep\n',
      'handbook/roles/em.md': role('Manager'),
      'handbook/releases/1.0.0.md': '---\ndate: 2026-01-01\n---\n',
    })
    repository.commit('2026-01-01')
    expect((await run(['build'], folder)).code).toBe(0)
    expect(misnamed(join(folder, 'site'), 'https://h.example/eng/')).toEqual([])
    expect(readFileSync(join(folder, 'site/feed.xml'), 'utf8')).toContain('href="https://h.example/eng/"')
    expect(readFileSync(join(folder, 'site/guides/ä b.html'), 'utf8')).toContain(
      'hreflang="en" href="https://h.example/eng/"',
    )
  })

  test('names hidden pages in no file but their own', async () => {
    const hidden = (kind: string, ...more: string[]) => ({
      [`handbook/${kind}/quiet-${kind}.md`]: `---\ntitle: Quiet ${kind}\nhidden: true\n${more.join('\n')}\n---\n\nText.\n`,
    })
    write({
      'handbook/handbook.yaml': 'title: H\nurl: https://h.example\n',
      'handbook/roles/em.md': role('Manager'),
      'handbook/roles/tl.md': role('Lead'),
      'handbook/releases/1.0.0.md': '---\ndate: 2026-01-01\n---\n',
      ...hidden('guides', 'reviewedOn: 2026-01-01'),
      ...hidden('glossary', 'summary: A thing.', 'aliases: [quiet]'),
      ...hidden('teams', 'roles: {em: Zoe}'),
      ...hidden('people'),
      ...hidden('practices', 'ownerRole: em', 'appliesTo: [em]'),
      ...hidden('aors', 'holder: Zoe', 'backup: Quiet people'),
      ...hidden('paths', 'steps: [{from: em, to: tl}]'),
      ...hidden('assessments', 'statements: [A]'),
    })
    testRepository(folder).commit('2026-01-01')
    expect((await run(['build', '--force'], folder)).code).toBe(0)
    const site = filesIn(join(folder, 'site'))
    expect([...site.keys()].filter((path) => path.includes('quiet-'))).toHaveLength(16)
    const naming = [...site].filter(([path, bytes]) => !path.includes('quiet-') && /quiet/i.test(bytes.toString()))
    expect(naming.map(([path]) => path)).toEqual([])
  })

  test('publishes anyway when forced, and says so', async () => {
    write({ 'handbook/a.md': '# A\n\n[gone](gone.md)\n' })
    const { code, out } = await run(['build', '--force'], folder)
    expect(code).toBe(0)
    expect(out).toContain('Published although the handbook has errors')
    expect(existsSync(join(folder, 'site/a.html'))).toBe(true)
  })

  test('is not affected by a forced build before it: without force, errors are errors', async () => {
    write({ 'handbook/a.md': '# A\n\n[gone](gone.md)\n' })
    expect((await run(['build', '--force'], folder)).code).toBe(0)
    const { code, out } = await run(['build'], folder)
    expect(code).toBe(1)
    expect(out).toContain('Nothing was published')
    expect((await run(['build', '--force'], folder)).out).toContain('(0 written, ')
  })

  test('removes the page of a file that is gone, and nothing it did not write', async () => {
    write({ 'handbook/a.md': '# A\n', 'handbook/b.md': '# B\n' })
    await run(['build'], folder)
    write({ 'site/CNAME': 'handbook.example.com\n' })
    rmSync(join(folder, 'handbook/b.md'))
    expect((await run(['build'], folder)).code).toBe(0)
    expect(existsSync(join(folder, 'site/b.html'))).toBe(false)
    expect(existsSync(join(folder, 'site/CNAME'))).toBe(true)
  })

  test('with --json says how many pages, problems by rule and severity, files and milliseconds per stage', async () => {
    write({ 'handbook/a.md': '# A\n\n[gone](gone.md) [gone](gone.md)\n' })
    const { out } = await run(['build', '--force', '--json'], folder)
    expect(JSON.parse(out)).toEqual({
      pages: 1,
      problems: { bySeverity: { error: 2, warning: 0, note: 0 }, byRule: { 'link-broken': 2 } },
      baseline: 0,
      solved: 0,
      files: { written: expect.any(Number), unchanged: 0, removed: 0 },
      milliseconds: {
        read: expect.any(Number),
        parse: expect.any(Number),
        model: expect.any(Number),
        check: expect.any(Number),
        render: expect.any(Number),
        write: expect.any(Number),
      },
    })
  })

  test('refuses to write over a folder that is not its own', async () => {
    write({ 'handbook/a.md': '# A\n', 'site/precious.txt': 'mine' })
    const { code, err } = await run(['build'], folder)
    expect(code).toBe(2)
    expect(err).toContain('precious.txt')
    expect(readFileSync(join(folder, 'site/precious.txt'), 'utf8')).toBe('mine')
  })

  test('copies what pages and the style sheet refer to, and says what is missing or unused', async () => {
    write({
      'handbook/handbook.yaml': 'stylesheet: look/extra.css\nlogo: images/logo.svg\n',
      'handbook/a.md': '# A\n\n![A dot](images/dot.png) ![The same](/images/dot.png)\n\n[Plan](images/plan.svg)\n',
      'handbook/b.md': '# B\n\n![Gone](images/gone.png) ![Far](https://example.com/far.png)\n',
      'handbook/images/dot.png': png(3, 2),
      'handbook/images/logo.svg': svg('viewBox="0 0 24 24"'),
      'handbook/images/plan.svg': svg('onload="alert(1)"'),
      'handbook/images/unused.png': png(1, 1),
      'handbook/look/extra.css': '@font-face { font-family: x; src: url("fonts/x.woff2") }\n',
      'handbook/look/fonts/x.woff2': 'font',
    })
    const { code, out } = await run(['build', '--force', '--notes'], folder)
    expect(code).toBe(0)
    expect(out.match(/^\S+:\d+ (error|warning|note) \S+/gm)).toEqual([
      'handbook/a.md:5:8 warning asset-download',
      'handbook/b.md:3:9 error asset-missing',
      'handbook/b.md:3:33 warning image-external',
      'handbook/images/unused.png:1:1 note asset-unused',
    ])

    const site = filesIn(join(folder, 'site'))
    const dot = hashed(site, 'dot.png')
    const font = hashed(site, 'x.woff2')
    expect([...site.keys()].filter((path) => path.includes('unused'))).toEqual([])
    const page = site.get('a.html')!.toString()
    const img = `<img src="${dot}" alt="A dot" width="3" height="2" loading="lazy" decoding="async">`
    expect(page).toContain(`${img} ${img.replace('A dot', 'The same')}`)
    expect(page).toContain(`<a href="${hashed(site, 'plan-svg.bin')}" download="plan.svg">Plan</a>`)
    expect(page).toContain(`src="${hashed(site, 'logo.svg')}"`)
    expect(page).toContain(`href="${hashed(site, 'extra.css')}"`)
    expect(site.get(hashed(site, 'extra.css'))!.toString()).toContain(`url("${font.slice('assets/'.length)}")`)
  })

  test('builds again when an image changes, under another name', async () => {
    write({ 'handbook/a.md': '# A\n\n![A dot](dot.png)\n', 'handbook/dot.png': png(3, 2) })
    await run(['build'], folder)
    const before = hashed(filesIn(join(folder, 'site')), 'dot.png')
    write({ 'handbook/dot.png': png(4, 2) })
    await run(['build'], folder)
    const site = filesIn(join(folder, 'site'))
    const html = site.get('a.html')!.toString()
    expect(html).toMatch(/src="assets\/dot\.[0-9a-f]{8}\.png"/)
    expect(html).not.toContain(before)
    expect(html).toContain('width="4"')
    // For readers who have the page open as it was.
    expect(site.has(before)).toBe(true)
  })

  test('reports a handbook without a folder as wrong usage', async () => {
    const { code, err } = await run(['build', 'nowhere'], folder)
    expect(code).toBe(2)
    expect(err).toContain('There is no folder `nowhere`.')
  })

  test('two pages with one address are an error that names both, and --force still publishes', async () => {
    write({ 'handbook/roles/em.md': role('Engineering Manager'), 'handbook/roles/EM.markdown': role('The other') })
    const { out } = await run(['check'], folder)
    expect(out).toContain('id-duplicate')
    expect((await run(['build', '--force'], folder)).code).toBe(0)
  })
})

describe('in a repository', () => {
  const pageOf = (name: string) => readFileSync(join(folder, 'site', name), 'utf8')

  test('pages say when and by whom they were changed; a commit that changes one is shown by the next build', async () => {
    const { commit } = testRepository(folder)
    write({
      'handbook/a.md': '# A\n',
      'handbook/b.md': '# B\n',
      'handbook/handbook.yaml': 'repository:\n  url: https://github.com/acme/h\n',
      '.gitignore': 'site\n.rolebook\n',
    })
    commit('2026-04-01')
    await run(['build'], folder)
    expect(pageOf('a.html')).toContain('Last changed <time datetime="2026-04-01">1 April 2026</time> by Ada')
    expect(pageOf('a.html')).toContain('href="https://github.com/acme/h/edit/main/handbook/a.md"')
    write({ 'handbook/a.md': '# A\n\nMore.\n' })
    await run(['build'], folder)
    expect(pageOf('a.html')).toContain('1 April 2026')
    commit('2026-05-05', 'Bob')
    expect((await run(['build'], folder)).out).toContain('2 written')
    expect(pageOf('a.html')).toContain('<time datetime="2026-05-05">5 May 2026</time> by Bob, Ada')
    expect(pageOf('b.html')).toContain('1 April 2026')
  })

  test('a shallow clone builds with a note that says what to run', async () => {
    const origin = testRepository()
    for (const day of ['2026-01-01', '2026-02-02']) {
      origin.write({ 'handbook/a.md': `# A\n\n${day}\n`, 'handbook/b.md': '# B\n' })
      origin.commit(day)
    }
    execFileSync('git', ['clone', '-q', '--depth', '1', `file://${origin.folder}`, 'clone'], { cwd: folder })
    folder = join(folder, 'clone')
    const { code, out } = await run(['build', '--notes'], folder)
    expect(code).toBe(0)
    expect(out).toMatch(/note git-shallow[\s\S]*git fetch --unshallow/)
    expect(pageOf('a.html')).not.toContain('Last changed')
    // The note is part of what is remembered.
    expect((await run(['build', '--notes'], folder)).out).toContain('git-shallow')
  })
})

describe('the same handbook gives the same bytes', () => {
  const build = (handbook: string, target: string, env: Record<string, string>, args: string[] = []) =>
    execFileSync(
      process.execPath,
      [join(process.cwd(), 'dist/src/bin.js'), 'build', handbook, '--out', target, ...args],
      { cwd: dirname(target), env: { ...process.env, ...env }, umask: 0o077 } as object,
    )

  test('in another folder, time zone, locale and umask, cold and warm', async () => {
    const one = join(temporary(), 'one')
    const two = join(temporary(), 'two with spaces')
    for (const place of [one, two]) {
      mkdirSync(place)
      cpSync('handbook', join(place, 'handbook'), { recursive: true })
    }
    build(join(one, 'handbook'), join(one, 'site'), {
      TZ: 'Pacific/Kiritimati',
      LANG: 'sv_SE.UTF-8',
      LC_ALL: 'sv_SE.UTF-8',
    })
    execFileSync(
      'sh',
      [
        '-c',
        `umask 077 && exec "$0" "$@"`,
        process.execPath,
        join(process.cwd(), 'dist/src/bin.js'),
        'build',
        'handbook',
        '--no-cache',
      ],
      { cwd: two, env: { ...process.env, TZ: 'America/Los_Angeles', LANG: 'tr_TR.UTF-8' } },
    )
    const first = hashesIn(join(one, 'site'))
    expect(hashesIn(join(two, 'site'))).toEqual(first)
    build(join(one, 'handbook'), join(one, 'warm'), { TZ: 'UTC' })
    expect(hashesIn(join(one, 'warm'))).toEqual(first)
  }, 240_000)

  test('at the same commit of a repository, in a clone elsewhere too', async () => {
    const origin = testRepository()
    cpSync('handbook', join(origin.folder, 'handbook'), { recursive: true })
    origin.commit('2026-04-01T23:30:00-05:00')
    const clone = join(temporary(), 'a clone')
    execFileSync('git', ['clone', '-q', origin.folder, clone])
    build(join(origin.folder, 'handbook'), join(origin.folder, 'site'), { TZ: 'Pacific/Kiritimati', LC_ALL: 'sv_SE' })
    build(join(clone, 'handbook'), join(clone, 'site'), { TZ: 'America/Los_Angeles' }, ['--no-cache'])
    const first = hashesIn(join(origin.folder, 'site'))
    expect(hashesIn(join(clone, 'site'))).toEqual(first)
    expect(readFileSync(join(clone, 'site/roles/tl.html'), 'utf8')).toContain('2 April 2026')
  }, 240_000)
})
