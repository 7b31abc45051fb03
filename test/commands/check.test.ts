import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { run, temporary } from '../support/commands.ts'
import { testRepository } from '../support/git.ts'

let folder: string

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

beforeEach(() => {
  folder = temporary()
})

describe('rolebook check', () => {
  test('names the place, shows the line and suggests a fix', async () => {
    write({
      'handbook/roles/em.md': '---\ntitle: Engineering Manager\nownerRole: em\nexamples:\n  - Hires.\n---\n',
      'handbook/focuses/people.md': '---\ntitle: People\nownerRole: em\nsummary: People first.\n---\n',
      'handbook/responsibilities/staffing.md':
        '---\ntitle: Staffing\nownerRole: emm\ncoreFocus: people\nexamples: Fills a role.\n---\n',
    })
    const { code, out } = await run(['check'], folder)
    expect(code).toBe(1)
    expect(out).toBe(
      [
        'handbook/responsibilities/staffing.md:3:12 error own-unknown-role',
        '  Unknown role `emm`, did you mean `em`?',
        '  3 │ ownerRole: emm',
        '    │            ^^^',
        '',
        '1 error and no warnings in 1 file of 3 pages.',
        'What it means and how to fix it: rolebook explain own-unknown-role',
      ].join('\n'),
    )
  })

  test('with --json gives every problem with its full span and what was expected', async () => {
    write({ 'handbook/a.md': '# A\n\n## Monday\n\n[m](#munday)\n' })
    const { out } = await run(['check', '--json'], folder)
    expect(JSON.parse(out)).toEqual({
      version: 2,
      allowed: [],
      baseline: [],
      solved: 0,
      problems: [
        {
          file: 'handbook/a.md',
          line: 5,
          column: 5,
          endLine: 5,
          endColumn: 12,
          rule: 'anchor-broken',
          severity: 'error',
          message: 'No heading `#munday` on this page, did you mean `#monday`?',
          expected: ['monday'],
        },
      ],
    })
  })

  test('folds notes and says how to see them', async () => {
    write({ 'handbook/a.md': '---\nlayout: page\n---\n# A\n', 'handbook/b.md': '---\nlayout: page\n---\n# B\n' })
    const { code, out } = await run(['check'], folder)
    expect(code).toBe(0)
    expect(out).toContain('1 note not shown (1 key-foreign): add --notes to see it.')
    expect((await run(['check', '--notes'], folder)).out).toContain('Ignored the key `layout` of this and 1 more page')
  })

  test('says once what pages of another tool mean by a key, and each time what may be a slip', async () => {
    const guide = (...lines: string[]) => `---\ntitle: A\n${lines.join('\n')}\n---\nText.\n`
    write({
      'handbook/a.md': guide('status: published', 'order: first'),
      'handbook/b.md': guide('status: in review', 'order: second'),
      'handbook/c.md': guide('status: published', 'order: last'),
      'handbook/d.md': guide('status: darft'),
      'handbook/e.md': guide('status: darft'),
    })
    const { problems } = JSON.parse((await run(['check', '--json'], folder)).out)
    expect(problems.map(({ file, line, message }: Record<string, string>) => `${file}:${line} ${message}`)).toEqual([
      'handbook/a.md:3 Unexpected `published` for `status`, expected `active`, `draft` or `historical`; so in 2 more pages',
      'handbook/a.md:4 Unexpected `first` for `order`, expected a number; so in 2 more pages',
      'handbook/d.md:3 Unexpected `darft` for `status`, expected `active`, `draft` or `historical`',
      'handbook/e.md:3 Unexpected `darft` for `status`, expected `active`, `draft` or `historical`',
    ])
  })

  test('lists many problems by file and says what to do first', async () => {
    const links = Array.from({ length: 30 }, (_, at) => `[x](gone-${at}.md)`).join('\n')
    write({
      'handbook/handbook.yaml': 'title: Acme\n',
      'handbook/a.md': `# A\n\n${links}\n`,
      'handbook/roles/em.md': '---\ntitel: Engineering Manager\n---\n',
    })
    const { out } = await run(['check'], folder)
    expect(out).toContain(
      [
        'handbook/a.md',
        '   3:5  error    No page `gone-0.md`  link-broken',
        '        → Correct the path, or remove the link.',
        '   4:5  error    No page `gone-1.md`  link-broken',
        '   5:5  error    No page `gone-2.md`  link-broken',
      ].join('\n'),
    )
    expect(out).toContain('Start with the front matter, since what it says decides the rest: handbook/roles/em.md:')
  })

  test('says to begin with invisible characters without calling a file unreadable that was read', async () => {
    write({ 'handbook/a.md': '# A\u202e\n\n[x](gone.md)\n' })
    const { out } = await run(['check'], folder)
    expect(out).toContain(
      'Start with what nobody meant to write, since the text around it may mislead: handbook/a.md:1:',
    )
    expect(out).not.toContain('could not be read')
  })

  test('says once what is the same problem in several places, with each place', async () => {
    write({
      'handbook/a.md': '# A\n\n[x](gone.md)\n\n[y](gone.md#part)\n\n[z](other.md)\n',
      'handbook/b.md': '# B\n\n[x](gone.md)\n',
    })
    const { out } = await run(['check'], folder)
    expect(out).toContain(
      [
        'handbook/a.md:3:5 error link-broken',
        '  No page `gone.md`',
        '  3 │ [x](gone.md)',
        '    │     ^^^^^^^',
        '  → Correct the path, or remove the link.',
        '  The same at handbook/a.md:5:5, handbook/b.md:3:5',
      ].join('\n'),
    )
    expect(out.match(/No page `gone\.md`/g)).toHaveLength(1)
    expect(out).toContain('No page `other.md`')
    expect(out).toContain('4 errors and no warnings in 2 files of 2 pages')
  })

  test('shows a terminal at most 200 lines, and says how to see all', async () => {
    const links = Array.from({ length: 300 }, (_, at) => `[link ${at}](gone-${at}.md)`).join('\n\n')
    write({ 'handbook/a.md': `# A\n\n${links}\n` })
    const { out } = await run(['check'], folder, { lines: 200 })
    expect(out.split('\n').length).toBeGreaterThan(180)
    expect(out.split('\n').length).toBeLessThanOrEqual(200)
    expect(out).toMatch(/\n\n… \d+ more lines: see all of them with rolebook check --all\n\n300 errors and no warnings/)
    for (const all of [await run(['check'], folder), await run(['check', '--all'], folder, { lines: 200 })])
      expect(all.out.match(/No page `gone-/g)).toHaveLength(300)
    const built = await run(['build'], folder, { lines: 200 })
    expect(built.out.split('\n').length).toBeLessThanOrEqual(200)
    expect((await run(['build', '--all'], folder, { lines: 200 })).out.match(/No page `gone-/g)).toHaveLength(300)
  })

  test('takes files of a folder that is not there for one problem', async () => {
    const images = (from: number) => Array.from({ length: 9 }, (_, at) => `![x](charts/${from + at}.png)`).join('\n\n')
    const links = Array.from({ length: 30 }, (_, at) => `[x](gone-${at}.md)`).join('\n')
    write({ 'handbook/a.md': `# A\n\n${images(0)}\n`, 'handbook/b.md': `# B\n\n${images(20)}\n\n${links}\n` })
    const { out } = await run(['check'], folder)
    expect(out).toContain(
      [
        'error No folder `charts`  asset-missing',
        '  → Add the folder `charts` with its files, or remove the image.',
        '  18 places: handbook/a.md:3:6, 5:6, 7:6, 9:6, 11:6, 13:6, 15:6, 17:6, 19:6, handbook/b.md:3:6, 5:6, 7:6 and 6 more places (add --all to see each)',
      ].join('\n'),
    )
    expect(out).not.toContain('No file `charts/')
    for (const also of [['--all'], ['--format', 'github']])
      expect((await run(['check', ...also], folder)).out).toMatch(/ 5:6, .*handbook\/b\.md:3:6, 5:6, 7:6, 9:6/)
    const { problems } = JSON.parse((await run(['check', '--json'], folder)).out)
    expect(problems).toHaveLength(48)
  })

  describe('says nothing of the pages while the configuration', () => {
    const pages = {
      'handbook/a.md': '---\ntitle: A\nallow: {link-broken: The page comes next week.}\n---\n[m](matrix/all.html)\n',
      'handbook/b.md': '# B\n\n[gone](gone.md)\n',
    }
    test.each([
      ['cannot be read', 'handbook.yaml', 'matrices: [\n  - id: all\n', 'yaml-syntax'],
      ['is a text', 'handbook.yaml', 'Acme\n', 'frontmatter-shape'],
      [
        'misspells a key that pages depend on',
        'handbook.yaml',
        'matrixes:\n  - id: all\n    roles: [em]\n',
        'key-unknown',
      ],
      ['loses a part of such a key', 'handbook.yaml', 'matrices:\n  - id: All of them\n    roles: [em]\n', 'key-value'],
      ['loses a rule', 'handbook.yaml', 'rules:\n  link-broken: none\n', 'key-value'],
      ['has another name', 'handbook.yml', 'matrices:\n  - id: all\n    roles: [em]\n', 'config-name'],
    ])('%s', async (_, name, config, rule) => {
      write({ ...pages, [`handbook/${name}`]: config })
      const { problems } = JSON.parse((await run(['check', '--json'], folder)).out)
      expect(problems.map(({ file, rule }: Record<string, string>) => [file, rule])).toEqual([
        [`handbook/${name}`, rule],
      ])
      expect(problems[0].hint).toMatch(/The pages are checked once this is right\.$/)
    })

    test('lies beside the folder', async () => {
      write({ ...pages, 'handbook.yaml': 'exclude: [b.md]\n' })
      const { code, out } = await run(['check'], folder)
      expect([code, out]).toEqual([1, expect.stringContaining('Settings in `../handbook.yaml` have no effect')])
      expect(out).toContain('handbook/handbook.yaml (not there yet)')
      expect(out).not.toContain('gone.md')
      // With settings of its own, the folder needs none from around it.
      write({ 'handbook/handbook.yaml': 'exclude: [b.md]\n' })
      expect((await run(['check'], folder)).code).toBe(0)
    })

    test('and all at once where it only lacks something for itself', async () => {
      write({ 'handbook/b.md': pages['handbook/b.md'], 'handbook/handbook.yaml': 'titel: Acme\n' })
      const { out } = await run(['check'], folder)
      expect(out).toContain('  1 │ titel: Acme\n    │ ^^^^^\n')
      expect(out).toContain('No page `gone.md`')
      expect(out).toContain(
        'Start with the configuration, since pages are read by what it says: handbook/handbook.yaml:1:1',
      )
    })
  })

  test('a severity from handbook.yaml counts', async () => {
    write({ 'handbook/a.md': '# A\n\n[gone](gone.md)\n', 'handbook/handbook.yaml': 'rules:\n  link-broken: warning\n' })
    const { code, out } = await run(['check', '--json'], folder)
    expect(code).toBe(0)
    expect(JSON.parse(out).problems[0].severity).toBe('warning')
  })

  test('counts what pages allow, and lists it in JSON', async () => {
    write({ 'handbook/a.md': '---\ntitle: A\nallow: {link-broken: The page comes next week.}\n---\n[gone](gone.md)\n' })
    const { code, out } = await run(['check'], folder)
    expect([code, out]).toEqual([0, '✓ 1 page, no errors and no warnings; 1 allowed by its page.'])
    expect(JSON.parse((await run(['check', '--json'], folder)).out)).toMatchObject({
      problems: [],
      allowed: [{ file: 'handbook/a.md', rule: 'link-broken', reason: 'The page comes next week.' }],
    })
    for (const _ of ['cold', 'warm'])
      expect((await run(['build'], folder)).out).toContain('no errors and no warnings; 1 allowed by its page.')
  })

  test.each([
    ['github', /^::error file=docs\/handbook\/a\.md,line=1,/],
    ['gitlab', /"path": "docs\/handbook\/a\.md"/],
    ['sarif', /"uri": "docs\/handbook\/a\.md"/],
  ])('with --format %s names files from the top of the repository, wherever it is called', async (format, expected) => {
    write({ 'docs/handbook/a.md': '[gone](gone.md)\n' })
    testRepository(folder).commit('2026-04-01')
    const { code, out } = await run(['check', '--format', format], join(folder, 'docs'))
    expect(code).toBe(1)
    expect(out).toMatch(expected)
  })

  test('with --format github names files from the working folder where there is no repository', async () => {
    write({ 'handbook/a.md': '[gone](gone.md)\n' })
    const { out } = await run(['check', '--format', 'github'], folder)
    expect(out).toContain('::error file=handbook/a.md,')
    expect(out).toContain('\nhandbook/a.md:1:8 error link-broken\n')
  })

  test('an unknown format is wrong usage, and the message names the others', async () => {
    const { code, err } = await run(['check', '--format', 'xml'], folder)
    expect(code).toBe(2)
    expect(err).toContain('people, json, github, gitlab, sarif')
  })

  test('a file name cannot steer the terminal', async () => {
    write({ 'handbook/a.md': '# A\n\n[\u202eevil](\u202egone.md)\n' })
    const { out } = await run(['check'], folder)
    expect([...out].filter((character) => character === '\u202e' || character === '\u001b')).toEqual([])
  })
})

describe('rolebook', () => {
  test.each([
    [['--help']],
    [['build', '--help']],
    [['check', '--help']],
    [['dev', '--help']],
    [['explain', '--help']],
    [['schema', '--help']],
    [['--version']],
  ])('%s ends well', async (argv) => {
    const { code, out } = await run(argv, folder)
    expect(code).toBe(0)
    expect(out).not.toBe('')
  })

  test.each([[['bild']], [['build', '--owt', 'x']], [['dev', '--port', 'many']]])('%s is wrong usage', async (argv) => {
    expect((await run(argv, folder)).code).toBe(2)
  })
})
