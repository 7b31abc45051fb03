import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { random, runs } from '../support/cases.ts'
import { folderOf, run, temporary, textIn, textsIn } from '../support/commands.ts'
import { testRepository } from '../support/git.ts'
import { sound } from '../support/problems.ts'
import { randomChange } from '../support/random-changes.ts'

const page = (...lines: readonly string[]) => `---\n${lines.join('\n')}\n---\n`

/** Pages of an architect, whom hardly anything needs, and of everything else that is taken out here. */
const files = {
  ...sound,
  'roles/sa.md': page('title: Solution Architect', 'short: SA', 'ownerRole: em', 'examples: [Draws.]'),
  'roles/pm.md': page('title: Product Manager', 'ownerRole: em', 'examples: [Asks.]'),
  'responsibilities/docs.md': page('title: Docs', 'ownerRole: tl', 'coreFocus: technology', 'examples: [Writes.]'),
  'teams/pay.md': page('title: Pay', 'roles: {em: Ann, sa: Bo}'),
  'aors/wiki.md': page('title: Wiki', 'ownerRole: tl', 'holder: Ann', 'backup: Bo', 'examples: [Sorts.]'),
  'glossary/debt.md': page('title: Debt', 'summary: Work for later.'),
  'guides/setup.md': '# Set up *this*\n\n## First\n\nDo it.\n',
}

/** What a file is after something was taken out of an otherwise sound handbook, with what it says about it. */
async function retired(args: readonly string[], path: string, text: string, more: Record<string, string> = {}) {
  const folder = folderOf({ ...files, ...more, [path]: text })
  const { code, out, err } = await run(['retire', ...args], folder)
  expect(out + err).toContain('✓')
  expect(code).toBe(0)
  return textIn(folder, path)
}

/** Expects each text to become another, all of them in one handbook. */
async function expectChanged(
  args: readonly string[],
  texts: readonly (readonly [before: string, after: string])[],
  more: Record<string, string>,
): Promise<void> {
  const pages = (which: 0 | 1) =>
    Object.fromEntries(texts.map((text, at) => [`guides/g${at}.md`, `# A\n\n${text[which]}\n`]))
  const folder = folderOf({ ...files, ...more, ...pages(0) })
  const { code, out, err } = await run(['retire', ...args], folder)
  expect(out + err).toContain('✓')
  expect(code).toBe(0)
  expect(textsIn(folder)).toMatchObject(pages(1))
}

describe('rolebook retire', () => {
  test('removes the page, takes it out of what names it, and lists these places', async () => {
    const folder = folderOf({ ...files, 'guides/a.md': '# A\n\nAsk the [SA](../roles/sa.md) or [[pm]].\n' })
    const { code, out } = await run(['retire', 'sa'], folder)
    expect(code).toBe(0)
    expect(out).toBe(
      [
        '✓ handbook/roles/sa.md is retired; 2 mentions in 2 files taken out:',
        '  handbook/guides/a.md:3 link',
        '  handbook/teams/pay.md:3 roles',
        '`Solution Architect` or `SA` still stands in 1 line of text, for you to read: handbook/guides/a.md:3',
      ].join('\n'),
    )
    const { 'guides/a.md': guide, 'teams/pay.md': team, ...others } = textsIn(folder)
    expect(guide).toBe('# A\n\nAsk the SA or [[pm]].\n')
    expect(team).toBe(page('title: Pay', 'roles: {em: Ann}'))
    const { 'roles/sa.md': _, 'teams/pay.md': __, ...rest } = files
    expect(others).toEqual(rest)
  })

  test('takes names out of every key, and the key with the last one', async () => {
    const changed: Record<string, readonly [before: string, after: string]> = {
      'roles/x.md': ['combines: [em, tl]\ngivesUp: [docs, design]', 'combines: [em, tl]\ngivesUp: [design]'],
      'roles/y.md': [
        'combines: [em, tl]\ngivesUp:\n  docs: em\n  design: em',
        'combines: [em, tl]\ngivesUp:\n  design: em',
      ],
      'responsibilities/b.md': [
        'coreFocus: people\neveryone: true\nsupports: {sa: Draws.} # one\ngo to:\n  sa: Lost.\n  tl: Late.',
        'coreFocus: people\neveryone: true\ngo to:\n  tl: Late.',
      ],
      'practices/p.md': ['appliesTo:\n  - sa # them\n  - tl', 'appliesTo:\n  - tl'],
      'paths/w.md': [
        'steps:\n  - {from: tl, to: sa}\n  - from: em\n    via: sa\n    to: tl',
        'steps:\n  - from: em\n    to: tl',
      ],
      'glossary/t.md': ['summary: sa\nseeAlso: sa\ninTensionWith: [debt, sa]', 'summary: sa\ninTensionWith: [debt]'],
      'glossary/d.md': ['summary: No.\nstatus: draft\nseeAlso: [sa]', 'summary: No.\nstatus: draft'],
      'teams/x.md': [
        'roles: {em: Ann}\nchanges:\n  - responsibility: docs\n    leans: em\n    why: So.\n  - {responsibility: design, leans: em}',
        'roles: {em: Ann}\nchanges:\n  - {responsibility: design, leans: em}',
      ],
      'teams/y.md': ['roles: {em: Ann}\nchanges:\n  - {responsibility: design, delegatedTo: wiki}', 'roles: {em: Ann}'],
      'teams/z.md': ['roles: {em: Ann}\npartOf: pay', 'roles: {em: Ann}'],
      'guides/x.md': ['alternates: {de: setup.md}\norder: 1', 'order: 1'],
    }
    const titled = (path: string, keys: string) =>
      page(`title: ${path}`, ...(/^(?:roles|practices)/.test(path) ? ['ownerRole: em', 'examples: [x]'] : []), keys)
    const written = (at: 0 | 1) =>
      Object.fromEntries(Object.entries(changed).map(([path, keys]) => [path, titled(path, keys[at])]))
    const folder = folderOf({ ...files, ...written(0) })
    for (const id of ['sa', 'wiki', 'docs', 'pay', 'setup'])
      expect(await run(['retire', id], folder)).toMatchObject({ code: 0, err: '' })
    expect(textsIn(folder)).toMatchObject(written(1))
  })

  test('takes a name out of handbook.yaml and keeps its comments', async () => {
    const before =
      '# Ours\nmatrices:\n  - id: x\n    roles: [em, sa, tl] # three\nowners:\n  sa: "@acme/sa"\ntitle: A\n'
    expect(await retired(['sa'], 'handbook.yaml', before)).toBe(
      '# Ours\nmatrices:\n  - id: x\n    roles: [em, tl] # three\ntitle: A\n',
    )
  })

  test('makes words of links of every form, and takes it out of blocks', async () => {
    const changed = [
      ['[the *SA*](../roles/sa.md#x "SA"), [a](/roles/sa.html) [![m](m.png)](../roles/sa)', 'the *SA*, a ![m](m.png)'],
      [
        '[a][one], [one], [b\nc][One] and [d](x.md)\n\n[one]: ../roles/sa.md "SA"\n[two]: x.md\n',
        'a, one, b\nc and [d](x.md)\n\n[two]: x.md\n',
      ],
      ['<a href="../roles/sa.md">the <b>SA</b></a> <a href="x.md">b</a>', 'the <b>SA</b> <a href="x.md">b</a>'],
      [
        '[[sa]], [[sa#top]], [[sa|who draws]]\n\n| a |\n| - |\n| [[sa\\|A]] |',
        'Solution Architect, Solution Architect, who draws\n\n| a |\n| - |\n| A |',
      ],
      ['> See [the\n> SA](../roles/sa.md).', '> See the\n> SA.'],
      ['[1. a](../roles/sa.md)\n\n- [# b](../roles/sa.md)', '1\\. a\n\n- \\# b'],
      ['<a\n  href="../roles/sa.md">two\nlines</a>\n\n## See [[sa]]', 'two\nlines\n\n## See Solution Architect'],
      [
        'See [it](../compare/em/sa.html) and [them](../compare/em/tl.html).',
        'See it and [them](../compare/em/tl.html).',
      ],
      [
        'One.\n\n::matrix{roles="em sa tl"}\n\n::compare{roles="em sa"}\n\n::pages{owner=sa}\n\nTwo.',
        'One.\n\n::matrix{roles="em tl"}\n\nTwo.',
      ],
      ['`[[sa]]`, [x](https://example.com/roles/sa.md), sa', '`[[sa]]`, [x](https://example.com/roles/sa.md), sa'],
    ] as const
    const more = { 'guides/x.md': '# X\n', 'guides/m.png': 'no image' }
    await expectChanged(['sa'], changed, more)
  })

  test('a title is shown as it is, whatever is in it', async () => {
    expect(await retired(['setup'], 'guides/a.md', '# A\n\n[[setup]]\n')).toBe('# A\n\nSet up this\n')
    const odd = { 'guides/odd.md': '---\ntitle: "1. *Plan* | [do]"\n---\n' }
    expect(await retired(['odd'], 'guides/a.md', '# A\n\nSee [[odd]]\n\n| a |\n| - |\n| [[odd]] |\n', odd)).toBe(
      '# A\n\nSee 1. \\*Plan\\* | \\[do\\]\n\n| a |\n| - |\n| 1. \\*Plan\\* \\| \\[do\\] |\n',
    )
  })

  test('keeps the line ends of every file', async () => {
    const before =
      '---\r\ntitle: T\r\nsummary: S\r\nseeAlso:\r\n  - sa\r\n  - em\r\n---\r\n\r\n[[sa]] and\r\n[b](../roles/sa.md)\r\n'
    expect(await retired(['sa'], 'glossary/t.md', before)).toBe(
      '---\r\ntitle: T\r\nsummary: S\r\nseeAlso:\r\n  - em\r\n---\r\n\r\nSolution Architect and\r\nb\r\n',
    )
  })

  test('knows what names it by the id that it had before', async () => {
    const more = { 'roles/sa.md': files['roles/sa.md'].replace('short: SA', 'formerly: arch') }
    const text = `${page('title: T', 'summary: S', 'seeAlso: [arch, em]')}\n[[arch]] [a](../roles/arch.md)\n`
    expect(await retired(['sa'], 'glossary/t.md', text, more)).toBe(
      `${page('title: T', 'summary: S', 'seeAlso: [em]')}\nSolution Architect a\n`,
    )
  })

  test('cleans up after a page whose file is gone already', async () => {
    const { 'roles/sa.md': _, ...left } = files
    const text = `${page('title: T', 'summary: S', 'seeAlso: [sa, em]')}\n[[sa]] [a](../roles/sa.md) [b](../roles/pm.md)\n`
    const folder = folderOf({ ...left, 'glossary/t.md': text })
    expect((await run(['check'], folder)).out).toContain('`rolebook retire sa` does so everywhere')
    const { code, out } = await run(['retire', 'sa'], folder)
    expect(out).toContain('✓ `sa` is gone; 4 mentions in 2 files taken out:')
    expect(code).toBe(0)
    expect(textIn(folder, 'glossary/t.md')).toBe(
      `${page('title: T', 'summary: S', 'seeAlso: [em]')}\nsa a [b](../roles/pm.md)\n`,
    )
    expect((await run(['check'], folder)).code).toBe(0)
  })
})

describe('with another page in its place', () => {
  test.each([
    ['sa', 'teams/x.md', 'title: X\nroles:\n  em: Ann\n  sa: Bo', 'title: X\nroles:\n  em: Ann\n  pm: Bo'],
    ['sa', 'teams/x.md', 'title: X\nroles:\n  pm: Ann\n  sa:', 'title: X\nroles:\n  pm: Ann'],
    [
      'sa',
      'practices/p.md',
      'title: P\nownerRole: "sa"\nappliesTo: [sa, pm, tl]',
      'title: P\nownerRole: "pm"\nappliesTo: [pm, tl]',
    ],
    ['sa', 'glossary/t.md', 'title: T\nsummary: S\nseeAlso: sa', 'title: T\nsummary: S\nseeAlso: pm'],
    ['debt', 'glossary/t.md', 'title: T\nsummary: S\nseeAlso: [debt]', 'title: T\nsummary: S\nseeAlso: [pm]'],
    ['sa', 'handbook.yaml', 'owners: {sa: "@a/b"}', 'owners: {pm: "@a/b"}'],
  ])('what named %s in %s names it', async (id, path, before, after) => {
    const whole = (text: string) => (path.endsWith('.yaml') ? `${text}\n` : page(text))
    expect(await retired([id, '--into', 'pm'], path, whole(before))).toBe(whole(after))
  })

  test('links lead there and keep their words, and blocks show it', async () => {
    const changed = [
      [
        '[SA](../roles/sa.md), [a](/roles/sa.html) [b](../roles/sa)',
        '[SA](../roles/pm.md), [a](/roles/pm.html) [b](../roles/pm)',
      ],
      [
        '[SA](../roles/sa.md#gone), [c][one]\n\n[one]: ../roles/sa.md?x#time "SA"',
        '[SA](../roles/pm.md), [c][one]\n\n[one]: ../roles/pm.md?x#time "SA"',
      ],
      [
        '[[sa]], [[sa#time]], [[sa#gone|words]]',
        '[[pm|Solution Architect]], [[pm#time|Solution Architect]], [[pm|words]]',
      ],
      ['| a |\n| - |\n| [[sa]] [[sa\\|b]] |', '| a |\n| - |\n| [[pm\\|Solution Architect]] [[pm\\|b]] |'],
      ['<a href="../roles/sa.md">SA</a>', '<a href="../roles/pm.md">SA</a>'],
      ['::matrix{roles="em, sa, pm"}\n\n::pages{owner=sa}', '::matrix{roles="em, pm"}\n\n::pages{owner=pm}'],
    ] as const
    const more = { 'roles/pm.md': `${files['roles/pm.md']}\n## Time\n\nAll of it.\n` }
    await expectChanged(['sa', '--into', 'pm'], changed, more)
  })

  test('which does not come to name itself', async () => {
    const keys = (...more: readonly string[]) =>
      page('title: PM', 'ownerRole: em', 'examples: [x]', ...more, 'formerly: sa')
    const text = keys('reportsTo: sa', 'inTensionWith: [sa, debt]').replace('formerly: sa\n', '')
    expect(await retired(['sa', '--into', 'pm'], 'roles/pm.md', text)).toBe(keys('inTensionWith: [debt]'))
    const own = page('title: PM', 'ownerRole: sa', 'examples: [x]')
    expect(await retired(['sa', '--into', 'pm'], 'roles/pm.md', own)).toContain('ownerRole: pm\n')
  })

  test('its addresses, old ones too, and its id lead there', async () => {
    const folder = folderOf({
      ...files,
      'roles/architect.md': page(
        'id: sa2',
        'title: Architect',
        'ownerRole: em',
        'examples: [x]',
        'formerly: [draws, /old/a]',
      ),
      'roles/pm.md': `${page('title: Product Manager', 'ownerRole: em', 'examples: [Asks.]')}\nSee [[sa2]] and [b](architect.md).\n`,
    })
    const { code, out } = await run(['retire', 'sa2', '--into', 'pm'], folder)
    expect(out).toContain('Its old address and its id lead to handbook/roles/pm.md from now on.')
    expect(code).toBe(0)
    expect(textIn(folder, 'roles/pm.md')).toBe(
      `${page('title: Product Manager', 'ownerRole: em', 'examples: [Asks.]', 'formerly: [architect, draws, old/a, sa2]')}\nSee Architect and b.\n`,
    )
    expect(await run(['retire', 'guides/setup', '--into', 'pm'], folder)).toMatchObject({ code: 0 })
    expect(textIn(folder, 'roles/pm.md')).toContain('formerly: [architect, draws, old/a, sa2, guides/setup]\n')
    expect((await run(['check'], folder)).code).toBe(0)
  })
})

describe('where somebody has to decide first, lists the places and changes nothing', () => {
  test.each([
    [
      'docs',
      'responsibilities/x.md',
      'title: X\ncoreFocus: people\nsharedBy: {em: docs, tl: design}\ntieBreak: em',
      'needs an id here, and `docs` is to go',
    ],
    [
      'sa',
      'responsibilities/x.md',
      'title: X\ncoreFocus: people\nownerRole: sa',
      'This page needs `ownerRole`, and `sa` is to go',
    ],
    [
      'sa',
      'responsibilities/x.md',
      'title: X\ncoreFocus: people\nsharedBy: {em: staffing, tl: design}\ntieBreak: sa',
      'This page needs `tieBreak`',
    ],
    [
      'sa',
      'responsibilities/x.md',
      'title: X\ncoreFocus: people\nsharedBy: {em: staffing, sa: design}\ntieBreak: em',
      'Unexpected `sharedBy` with one role',
    ],
    ['sa', 'teams/x.md', 'title: X\nroles: {sa: Bo}', 'This page needs `roles`'],
    ['sa', 'paths/w.md', 'title: W\nsteps:\n  - {from: tl, to: sa}', 'This page needs `steps`'],
    [
      'sa',
      'roles/x.md',
      'title: X\nownerRole: em\nexamples: [x]\ncombines: [sa, em]',
      'Unexpected `combines` with one role',
    ],
    ['sa', 'handbook.yaml', 'matrices:\n  - {id: x, roles: [sa]}', 'roles'],
    [
      'sa',
      'guides/x.md',
      'title: X\n---\n\n- ::pages{owner=sa}\n\n<!--',
      'Without it the block `pages` has nothing to show',
    ],
    [
      'sa',
      'guides/x.md',
      'title: X\n---\n\n::include{page="sa"}\n\n<!--',
      'This block shows the text of `roles/sa.md`',
    ],
    ['sa', 'guides/x.md', 'title: X\n---\n\n## [[sa]]\n\n[x](#sa)\n\n<!--', 'No heading `#sa` on this page'],
    [
      'sa --into em',
      'teams/x.md',
      'title: X\nroles: {em: Ann, sa: Bo}',
      '`sa` is to become `em`, which stands beside it',
    ],
  ])('of %s in %s: %j', async (args, path, text, message) => {
    const all = { ...files, 'teams/pay.md': page('title: Pay', 'roles: {em: Ann}') }
    const whole = path.endsWith('.yaml') ? `${text}\n` : `---\n${text}${text.endsWith('<!--') ? ' -->\n' : '\n---\n'}`
    const folder = folderOf({ ...all, [path]: whole })
    const { code, out, err } = await run(['retire', ...args.split(' ')], folder)
    expect(out).toContain(message)
    expect(out).toContain(`handbook/${path}:`)
    expect(err).toContain('Nothing was retired')
    expect(code).toBe(1)
    expect(textsIn(folder)).toEqual({ ...all, [path]: whole })
  })

  test('all of them at once, at the lines where they stand', async () => {
    const folder = folderOf({
      ...files,
      'practices/x.md': page('title: X', 'appliesTo: [sa]', 'ownerRole: sa'),
      'roles/x.md': page('title: X', 'reportsTo: sa', 'ownerRole: em', 'examples: [x]', 'combines: [sa, em]'),
    })
    const { out } = await run(['retire', 'sa'], folder)
    expect(out).toContain('handbook/practices/x.md:4:12 error own-unknown-role')
    expect(out).toContain('handbook/roles/x.md:6:11 error role-combine-unknown')
    expect(out).not.toContain('key-missing')
  })

  test('while pages cannot be read, since they may refer to it', async () => {
    const folder = folderOf({ ...files, 'guides/a.md': '---\ntitle: [\n---\n' })
    const { code, err } = await run(['retire', 'sa'], folder)
    expect(code).toBe(1)
    expect(err).toContain('Fix these first.')
  })

  test('but not for pages that are read although something is wrong with them', async () => {
    const table = '<table>\n  <tr><th></th><th></th></tr>\n  <tr><td>a</td><td>b</td></tr>\n</table>\n'
    const folder = folderOf({ ...files, 'guides/a.md': `# A\n\n${table}`, 'teams/b.md': '# No keys\n' })
    expect((await run(['check', '--notes'], folder)).out).toMatch(/table-head[\s\S]*frontmatter-missing/)
    expect(await run(['retire', 'sa'], folder)).toMatchObject({ code: 0 })
  })

  test.each([
    [['saa'], 'No page has the id `saa`, did you mean `sa`?'],
    [['sa', '--into', 'px'], 'No page has the id `px`'],
    [['sa', '--into', 'sa'], '`sa` cannot have its own place.'],
    [['sa', '--into', 'docs'], '`sa` is a role and `docs` a responsibility, which cannot have its place.'],
    [['docs', '--into', 'guides/setup'], '`docs` is a responsibility and `guides/setup` a guide'],
    [['wiki', '--into', 'pay'], '`wiki` is an aor and `pay` a team'],
    [['README'], '`README.md` is the first page of the handbook'],
    [['xyzzy'], 'See every id: rolebook owners --list'],
    [['roles/saa.md'], 'No page has the id `roles/saa.md`, did you mean `sa`?'],
  ])('%j is refused', async (args, message) => {
    const { code, err } = await run(['retire', ...args], folderOf({ ...files, 'README.md': '# Ours\n' }))
    expect(err).toContain(message)
    expect(code).toBe(2)
  })
})

test.each(['sa', 'roles/sa', 'roles/sa.md', 'handbook/roles/sa.md', './handbook/roles/sa', '%/handbook/roles/sa.md'])(
  'a page may be named by its id or its path: %s',
  async (name) => {
    const folder = folderOf(files)
    const { out, err } = await run(['retire', name.replace('%', folder), '--into', 'handbook/roles/pm.md'], folder)
    expect(err).toBe('')
    expect(out).toContain('handbook/roles/sa.md is retired')
  },
)

test('a page that is retired already is not retired again, and what became of it is said', async () => {
  const folder = folderOf({
    ...files,
    'releases/1.0.0.md': page('date: 2026-01-02', 'retired: {cto: Nobody had it.}'),
  })
  await run(['retire', 'sa', '--into', 'pm'], folder)
  for (const name of ['sa', 'roles/sa.md'])
    expect((await run(['retire', name], folder)).err).toContain(
      '`sa` is retired already.\n  → roles/pm.md has its place.',
    )
  expect((await run(['retire', 'cto'], folder)).err).toContain(
    '`cto` is retired already, with release 1.0.0: Nobody had it.',
  )
})

test('--dry-run shows the changes and makes none', async () => {
  const folder = folderOf(files)
  const { code, out } = await run(['retire', 'sa', '--dry-run', '--no-cache'], folder)
  expect(code).toBe(0)
  expect(out).toContain('-roles: {em: Ann, sa: Bo}\n+roles: {em: Ann}')
  expect(out).toContain('deleted file mode 100644\n--- a/handbook/roles/sa.md\n+++ /dev/null\n')
  expect(textsIn(folder)).toEqual(files)
})

describe('the next release says why it went', () => {
  const today = ['--today', '2026-05-01']
  const released = () => {
    const repository = testRepository()
    repository.write(Object.fromEntries(Object.entries(files).map(([path, text]) => [`handbook/${path}`, text])))
    repository.commit('2026-01-02')
    repository.git('tag', '-a', '-m', 'm', 'v1.0.0')
    return repository.folder
  }

  test('on a page that is begun for it, and from then on there', async () => {
    const folder = released()
    const refused = await run(['retire', 'docs'], folder)
    expect(refused.code).toBe(2)
    expect(refused.err).toContain('Release 1.0.0 has `docs`, so the next one has to say why it went.')
    const why = 'Docs: every change brings its "own".'
    const { code, out } = await run(['retire', 'docs', '--why', why, ...today], folder)
    expect(out).toContain('Why it went is in handbook/releases/2.0.0.md, under `retired`.')
    expect(code).toBe(0)
    const begun = textIn(folder, 'releases/2.0.0.md')
    expect(begun).toContain(page('retired:', `  docs: '${why}'`))
    expect(begun).toContain('\nDocs is retired. Docs: every change brings its "own".\n')
    expect(await run(['retire', 'sa', '--why', 'Nobody was one.', ...today], folder)).toMatchObject({ code: 0 })
    expect(textIn(folder, 'releases/2.0.0.md')).toContain(`\n  docs: '${why}'\n  sa: Nobody was one.\n---\n`)
    expect((await run(['check', ...today], folder)).code).toBe(0)
  })

  test.each([
    ['date: 2026-05-01', 'date: 2026-05-01\nretired:\n  sa: "Yes: no"'],
    ['retired:\ndate: 2026-05-01', 'retired:\n  sa: "Yes: no"\ndate: 2026-05-01'],
    [
      'retired: {old: Went.} # gone\ndate: 2026-05-01',
      'retired: {old: Went., "sa": "Yes: no"} # gone\ndate: 2026-05-01',
    ],
    [
      'retired:\n    old: Went. # gone\ndate: 2026-05-01',
      'retired:\n    old: Went. # gone\n    sa: "Yes: no"\ndate: 2026-05-01',
    ],
    ['retired: {sa: Before.}\ndate: 2026-05-01', 'retired: {sa: Before.}\ndate: 2026-05-01'],
  ])('on a page that begins with %j', async (before, after) => {
    const text = (keys: string) => `${page(keys)}\nWhat changes for you.\n`
    const begun = await retired(['sa', '--why', 'Yes: no'], 'releases/1.0.0.md', text(before))
    expect(begun).toBe(text(after))
  })

  test('but not of a page that no release had, nor of one whose place another takes', async () => {
    const folder = released()
    expect(await run(['retire', 'docs', '--into', 'design'], folder)).toMatchObject({ code: 0 })
    expect(await run(['retire', 'setup'], folder)).toMatchObject({ code: 0 })
    expect(await run(['new', 'term', 'Later'], folder)).toMatchObject({ code: 0, err: '' })
    expect((await run(['retire', 'later', '--why', 'No.'], folder)).out).toContain('--why is not kept')
    expect(Object.keys(textsIn(folder))).not.toContain('releases/2.0.0.md')
  })

  test('and without git all else is done', async () => {
    const folder = folderOf(files)
    const { code, out } = await run(['retire', 'sa', '--why', 'No.'], folder, { env: { PATH: '/nonexistent' } })
    expect(out).toContain('--why is not kept')
    expect(code).toBe(0)
  })

  test('what still names it learns of that', async () => {
    const text = `${page('title: T', 'summary: S', 'seeAlso: [gone]')}\n[[gone]] [a](../roles/gone.md)\n`
    const folder = folderOf({
      ...files,
      'glossary/t.md': text,
      'releases/1.0.0.md': `${page('date: 2026-05-01', 'retired: {gone: Went.}')}\nNew.\n`,
    })
    const { out } = await run(['check'], folder)
    expect(out).toContain('Unknown id `gone`, which release 1.0.0 retired')
    expect(out).toContain('No page has the id `gone`: release 1.0.0 retired it')
    expect(out).toContain('No page `roles/gone.md`: release 1.0.0 retired it')
    expect(out).toContain('`rolebook retire gone` does so everywhere')
  })
})

test('of the starter, pages of several kinds go without a new error', async () => {
  const folder = temporary()
  cpSync('handbook', join(folder, 'handbook'), { recursive: true })
  const owned = ['product-roadmap', 'product-strategy']
  const others = ['tlm', 'staffing', 'facet', 'payments', 'people-management --into technical-leadership']
  const args = [...owned, 'pm', ...others]
  for (const id of args) {
    const { out, err } = await run(['retire', ...id.split(' ')], folder)
    expect(out + err).toContain('✓')
  }
  expect(await run(['check'], folder)).toMatchObject({ code: 0 })
  expect((await run(['retire', 'tl'], folder)).code).toBe(1)
}, 120_000)

test('of any handbook, any page goes without a new error, or the places are listed and nothing is changed', async () => {
  for (let seed = 1; seed <= runs(12); seed++) {
    const next = random(seed)
    const one = <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)]!
    const folder = folderOf(withLinks(randomChange(seed).after, one))
    const before = textsIn(folder)
    const errorsBefore = await errorsIn(folder)
    const ids = Object.keys(before).flatMap((path) => (path.endsWith('.md') ? path.replace(/^.*\/|\.md$/g, '') : []))
    const [id, into] = [one(ids), one(ids)]
    const args = ['retire', id, ...(next() < 0.4 && into !== id ? ['--into', into] : [])]
    const { code, out, err } = await run(args, folder)
    const errors = await errorsIn(folder)
    const isRefused = code === 2 && /which cannot have its place|is the first page/.test(err)
    expect({ seed, args, code: code === 0 || code === 1 || isRefused, said: out + err }).toMatchObject({ code: true })
    if (code !== 0) expect(textsIn(folder)).toEqual(before)
    if (code === 0) expect((await run(['retire', id], folder)).err).toMatch(/No page has the id|is retired already/)
    for (const error of errorsBefore) if (errors.includes(error)) errors.splice(errors.indexOf(error), 1)
    expect({ seed, args, errors }).toEqual({ seed, args, errors: [] })
  }
}, 120_000)

/** Every file with links of every form to any of the others. */
function withLinks(all: Readonly<Record<string, string>>, one: <T>(of: readonly T[]) => T): Record<string, string> {
  const paths = Object.keys(all).filter((path) => path.endsWith('.md'))
  const forms = [
    (path: string) => `[the *page*](/${path}#x)`,
    (path: string) => `[[${path.replace(/^.*\/|\.md$/g, '')}]]`,
    (path: string) => `[[${path.replace(/^.*\/|\.md$/g, '')}|Words]]`,
    (path: string) => `<a href="/${path}">Words</a>`,
    (path: string) => `[Words][${path}]\n\n[${path}]: /${path}`,
    (path: string) => `- one\n  - [two\n    lines](/${path.replace('.md', '.html')})`,
    () => `::matrix{roles="em tl pm"}`,
    (path: string) => `> [Words](/${path})`,
  ]
  const links = () => Array.from({ length: 4 }, () => one(forms)(one(paths))).join('\n\n')
  return Object.fromEntries(
    Object.entries(all).map(([path, text]) => [path, path.endsWith('.md') ? `${text}\n${links()}\n` : text]),
  )
}

/** The rule and the file of every error. */
async function errorsIn(folder: string): Promise<string[]> {
  const { problems } = JSON.parse((await run(['check', '--json'], folder)).out)
  return (problems as { severity: string; rule: string; file: string }[])
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, file }) => `${rule} ${file}`)
}
