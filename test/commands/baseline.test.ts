import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { folderOf, run, textIn, textsIn } from '../support/commands.ts'
import { testRepository } from '../support/git.ts'

const file = 'rolebook-baseline.txt'

let folder: string

const baseline = () => textIn(folder, file)
const lines = () =>
  baseline()
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '))

function write(path: string, text: string): void {
  writeFileSync(join(folder, 'handbook', path), text)
}

const check = (...options: string[]) => run(['check', ...options], folder)

describe('check --baseline in a handbook that has problems', () => {
  beforeEach(() => {
    folder = folderOf({
      'a.md': '# A\n\n[tools](tools.md), [tools](tools.md) and [the plan](#plan)\n',
      'guides/b.md': '# B\n\n![](https://example.com/x.png)\n',
    })
  })

  test('writes them to a file, a line each, in order', async () => {
    const { code, out } = await check('--baseline')
    expect(code).toBe(0)
    expect(out).toContain('✓ handbook/rolebook-baseline.txt holds 5 problems of today: commit it.')
    expect(baseline()).toMatch(/^# .*\n# .*\n\n[^\n]/)
    expect(lines()).toEqual([
      'a.md: anchor-broken: #plan',
      'a.md: link-broken: tools.md',
      'a.md: link-broken: tools.md',
      'guides/b.md: image-alt: ![](https://example.com/x.png)',
      'guides/b.md: image-external: https://example.com/x.png',
    ])
  })

  test('lets check and build pass, and both say how many old problems are left', async () => {
    await check('--baseline')
    const checked = await check()
    expect(checked).toMatchObject({
      code: 0,
      out: '✓ 2 pages, no errors and no warnings; 5 old problems left in the baseline.',
    })
    const built = await run(['build'], folder)
    expect(built.code).toBe(0)
    expect(built.out).toContain('no errors and no warnings; 5 old problems left in the baseline')
    expect(existsSync(join(folder, 'site/a.html'))).toBe(true)
    expect((await run(['build'], folder)).out).toContain('5 old problems left in the baseline')
    const json = JSON.parse((await run(['build', '--json'], folder)).out)
    expect(json).toMatchObject({ problems: { bySeverity: { error: 0 } }, baseline: 5, solved: 0 })
  })

  test('publishes the same pages as build --force, and not the file', async () => {
    await run(['build', '--force', '--out', 'forced'], folder)
    await check('--baseline')
    await run(['build'], folder)
    const page = (site: string) => readFileSync(join(folder, site, 'a.html'), 'utf8')
    expect(page('site')).toBe(page('forced'))
    expect(readFileSync(join(folder, 'site/.rolebook-site.json'), 'utf8')).not.toContain('baseline')
    expect((await check('--notes')).out).not.toContain('asset-unused')
  })

  test('lets a new problem fail, also one more of the same', async () => {
    await check('--baseline')
    write('a.md', '# A\n\n[tools](tools.md), [tools](tools.md), [tools](tools.md) and [the plan](#plan)\n')
    const { code, out } = await check()
    expect(code).toBe(1)
    expect(out).toContain('1 error and no warnings in 1 file of 2 pages; 5 old problems left in the baseline.')
    expect((await run(['build'], folder)).code).toBe(1)
  })

  test('takes in what broke since a page was removed only with --renew, which lists it', async () => {
    await check('--baseline')
    write('c.md', '# C\n\n[b](guides/b.md)\n')
    rmSync(join(folder, 'handbook/guides/b.md'))
    expect((await check('--baseline')).out).toContain('Nothing was written')
    expect((await check('--baseline', '--renew')).out).toContain(
      'It takes in 1 new problem:\n  c.md: link-broken: guides/b.md',
    )
  })

  test('reads lines that are indented', async () => {
    await check('--baseline')
    writeFileSync(join(folder, 'handbook/rolebook-baseline.txt'), baseline().replace(/^(?=[^#\n])/gm, '\t  '))
    expect(await check()).toMatchObject({ code: 0 })
    expect((await check()).out).toContain('5 old problems')
  })

  test('knows a problem again wherever on its page it is', async () => {
    await check('--baseline')
    write('a.md', '# A\n\nText.\n\n- [the plan](#plan)\n- [tools](tools.md)\n- [tools](tools.md)\n')
    expect((await check()).code).toBe(0)
  })

  test('says how many are solved, and takes them out when it is run again', async () => {
    await check('--baseline')
    write('a.md', '# A\n\n[tools](tools.md)\n')
    const { code, out } = await check()
    expect(code).toBe(0)
    expect(out).toContain(
      '2 of the 5 problems in handbook/rolebook-baseline.txt are solved: take them out with rolebook check --baseline',
    )
    expect((await check('--baseline')).out).toContain('holds 3 problems: 2 of 5 are solved.')
    expect(lines()).toHaveLength(3)
    write('a.md', '# A\n\n[tools](tools.md) and [tools](tools.md)\n')
    expect((await check()).code).toBe(1)
  })

  test('never adds a problem, unless --renew is given', async () => {
    await check('--baseline')
    const before = baseline()
    write('a.md', '# A\n\n[new](new.md)\n')
    const { code, out } = await check('--baseline')
    expect(code).toBe(1)
    expect(out).toContain(
      'Nothing was written: handbook/rolebook-baseline.txt is as it was, since new errors may hide old ones.',
    )
    expect(baseline()).toBe(before)
    expect(out).not.toContain('--renew')
    const renewed = await check('--baseline', '--renew')
    expect(renewed.code).toBe(0)
    expect(renewed.out).toContain('of today: commit it.\nIt takes in 1 new problem:\n  a.md: link-broken: new.md\n')
    expect((await check('--baseline', '--renew')).out).toContain('It takes in nothing new.')
    expect(lines()[0]).toBe('a.md: link-broken: new.md')
    expect(lines()).toHaveLength(3)
  })

  test('removes the file when everything is solved', async () => {
    await check('--baseline')
    write('a.md', '# A\n')
    write('guides/b.md', '# B\n')
    expect((await check()).out).toContain('All of the 5 problems in handbook/rolebook-baseline.txt are solved')
    expect((await check('--baseline')).out).toContain('rolebook-baseline.txt is gone: everything in it is solved.')
    expect(existsSync(join(folder, 'handbook', file))).toBe(false)
  })

  test('keeps what somebody wrote between the lines', async () => {
    await check('--baseline')
    write(file, baseline().replace('guides/b.md: image-alt', '# Anna asks for the pictures.\nguides/b.md: image-alt'))
    write('a.md', '# A\n')
    await check('--baseline')
    expect(baseline()).toContain('\n\n# Anna asks for the pictures.\nguides/b.md: image-alt')
  })

  test('counts a page that is gone as solved', async () => {
    await check('--baseline')
    rmSync(join(folder, 'handbook/guides/b.md'))
    expect((await check('--baseline')).out).toContain('holds 3 problems: 2 of 5 are solved.')
  })

  test('shows old problems to programs as suppressed', async () => {
    await check('--baseline')
    const json = JSON.parse((await check('--json')).out)
    expect(json).toMatchObject({ version: 2, problems: [], solved: 0 })
    expect(json.baseline).toHaveLength(5)
    expect(json.baseline[0]).toMatchObject({ file: 'handbook/a.md', line: 3, rule: 'link-broken', severity: 'error' })
    const [sarif] = JSON.parse((await check('--format', 'sarif')).out).runs
    expect(sarif.results).toHaveLength(5)
    for (const { suppressions } of sarif.results)
      expect(suppressions).toEqual([{ kind: 'external', justification: 'It is in rolebook-baseline.txt.' }])
    const github = await check('--format', 'github')
    expect(github.out).not.toContain('::error')
    expect(github.out).toContain('5 old problems left in the baseline')
  })

  test('is fixed by --fix as anything else', async () => {
    write('guides/tool.md', '# Tool\n')
    write('a.md', '# A\n\n[tools](guides/Tool.md)\n')
    await check('--baseline')
    expect((await check()).out).toContain('Rolebook can fix one of the old problems: rolebook check --fix')
    await check('--fix')
    expect(textIn(folder, 'a.md')).toContain('[tools](guides/tool.md)')
  })
})

describe('problems that a baseline does not hold', () => {
  test('are what costs readers a page, an unfinished merge and what is unsafe', async () => {
    folder = folderOf({
      'a.md': '# A\n\n[run](javascript:go) and [gone](gone.md)\n',
      'b.md': '# B\n\n<<<<<<< HEAD\nold\n=======\nnew\n>>>>>>> main\n',
    })
    writeFileSync(join(folder, 'handbook/c.md'), Buffer.from([0x23, 0x20, 0xe9]))
    const { code, out } = await check('--baseline')
    expect(code).toBe(1)
    expect(lines()).toEqual(['a.md: link-broken: gone.md'])
    for (const rule of ['link-refused', 'merge-conflict', 'text-encoding']) expect(out).toContain(rule)
    expect((await run(['explain', 'merge-conflict'], folder)).out).toContain('No baseline can hold it')
  })

  test('are those of handbook.yaml', async () => {
    folder = folderOf({ 'a.md': '# A\n', 'handbook.yaml': 'logo: gone.svg\n' })
    const { code, out } = await check('--baseline')
    expect(code).toBe(1)
    expect(out).toContain('Nothing was written: no problem of this handbook could be in a baseline.')
    expect(Object.keys(textsIn(folder))).toEqual(['a.md', 'handbook.yaml'])
  })

  test('and a baseline of none is not written', async () => {
    folder = folderOf({ 'a.md': '# A\n' })
    expect((await check('--baseline')).code).toBe(0)
    expect(Object.keys(textsIn(folder))).toEqual(['a.md'])
  })
})

describe('a baseline that somebody has edited', () => {
  const start = (text: string | Buffer) => {
    folder = folderOf({ 'a.md': '# A\n\n[gone](gone.md) and [lost](lost.md)\n' })
    writeFileSync(join(folder, 'handbook', file), text)
  }

  test('is reported at the line that is damaged, and the others hold', async () => {
    start('a.md: link-broken: gone.md\na.md link-broken lost.md\n')
    const { code, out } = await check()
    expect(code).toBe(1)
    expect(out).toContain('handbook/rolebook-baseline.txt:2:1 error baseline-line')
    expect(out).toContain('2 │ a.md link-broken lost.md')
    expect(out).toContain('2 errors and no warnings in 2 files')
  })

  test('is reported for rules that do not exist and that it cannot hold', async () => {
    start('a.md: link-borken: gone.md\na.md: link-refused: lost.md\n')
    const { out } = await check()
    expect(out).toContain('Unknown rule `link-borken`, did you mean `link-broken`?')
    expect(out).toContain('Unexpected `link-refused`, which no baseline can hold: it keeps readers safe')
  })

  test('is made whole after a merge that git could not finish', async () => {
    start(
      '# Old.\n<<<<<<< HEAD\na.md: link-broken: gone.md\n=======\na.md: link-broken: lost.md\nb.md: link-broken: x\n>>>>>>> main\n',
    )
    expect((await check()).out).toContain('Unexpected mark of git where two changes met')
    expect((await check('--baseline')).code).toBe(0)
    expect(baseline()).toBe('# Old.\na.md: link-broken: gone.md\na.md: link-broken: lost.md\n')
  })

  test('may have the line ends of Windows, and no end', async () => {
    start('# Old.\r\na.md: link-broken: gone.md\r\na.md: link-broken: lost.md')
    expect((await check()).code).toBe(0)
  })

  test.each([
    ['no text', Buffer.from([0xff, 0xfe, 0x61, 0x00]), 'text-encoding'],
    ['larger than any', 'a.md: link-broken: x\n'.repeat(300_000), 'file-too-large'],
  ])('is reported when it is %s', async (_, text, rule) => {
    start(text)
    const { code, out } = await check()
    expect(code).toBe(1)
    expect(out).toContain(`handbook/rolebook-baseline.txt:1:1 error ${rule}`)
  })

  test('is left alone while handbook.yaml cannot be read as it was meant', async () => {
    start('a.md: link-broken: gone.md\nb.md: link-broken: x\n')
    write('handbook.yaml', 'exclud: [b.md]\n')
    for (const options of [['--baseline'], ['--baseline', '--renew']]) {
      const { code, out } = await check(...options)
      expect(code).toBe(1)
      expect(out).toContain('Nothing was written: the pages are checked once the rest is right.')
      expect(lines()).toHaveLength(2)
    }
  })
})

describe('the baseline in other commands', () => {
  const roles = {
    'roles/em.md': '---\ntitle: Engineering Manager\nownerRole: em\nexamples:\n  - Hires.\n---\n',
    'focuses/people.md': '---\ntitle: People\nownerRole: em\nsummary: People first.\n---\n',
    'responsibilities/staffing.md':
      '---\ntitle: Staffing\nownerRole: em\ncoreFocus: people\nexamples: Fills a role.\n---\n\n[gone](gone.md)\n',
    'handbook.yaml': 'title: Ours\nowners:\n  em: "@acme/em"\n',
  }

  test('follows a page that is renamed', async () => {
    folder = folderOf(roles)
    await check('--baseline')
    expect((await run(['rename', 'staffing', 'hiring'], folder)).code).toBe(0)
    expect((await check()).out).toContain('1 old problem left in the baseline')
    write('roles/em.md', roles['roles/em.md'])
    await check('--baseline')
    expect(lines()).toEqual(['responsibilities/hiring.md: link-broken: gone.md'])
  })

  test('lets owners --write and release pass, and is no solution in a diff', async () => {
    const repository = testRepository()
    folder = repository.folder
    repository.write(Object.fromEntries(Object.entries(roles).map(([path, text]) => [`handbook/${path}`, text])))
    repository.commit('2026-04-01')
    expect((await run(['owners', '--write'], folder)).err).toContain('the handbook has errors')
    await check('--baseline')
    expect(JSON.parse((await run(['diff', 'HEAD', '--json'], folder)).out)).toMatchObject({
      errors: { from: 1, to: 0 },
      problems: { introduced: [], solved: [] },
    })
    expect((await run(['owners', '--write'], folder)).code).toBe(0)
    repository.commit('2026-04-02')
    expect((await run(['release', '--dry-run'], folder)).out).toContain('1.0.0, the first release')
    expect(JSON.parse((await run(['diff', 'HEAD~1', 'HEAD', '--json'], folder)).out).errors).toEqual({ from: 1, to: 0 })
  })

  test.each([
    [['--renew'], '`--renew` writes the baseline again'],
    [['--baseline', '--fix'], '`--fix` and `--baseline` exclude each other.'],
  ])('refuses %s', async (options, message) => {
    folder = folderOf(roles)
    const { code, err } = await check(...options)
    expect(code).toBe(2)
    expect(err).toContain(message)
  })
})
