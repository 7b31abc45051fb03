import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderOf, run, temporary, textIn, textsIn } from '../support/commands.ts'
import { sound } from '../support/problems.ts'

const page = (...lines: readonly string[]) => `---\n${lines.join('\n')}\n---\n`

/** What a file is after a page was renamed in an otherwise sound handbook. */
async function renamed(
  [id, newId]: readonly [string, string],
  path: string,
  text: string,
  more: Record<string, string> = {},
): Promise<string> {
  const folder = folderOf({ ...sound, ...more, [path]: text })
  const { code, out, err } = await run(['rename', id, newId], folder)
  expect(out + err).toContain('✓')
  expect(code).toBe(0)
  return textIn(folder, path)
}

describe('rolebook rename', () => {
  test('says which matrices have the old id of a role in theirs, which stays because it is their address', async () => {
    const matrix = 'matrices:\n  - id: em-tl\n    title: EM / TL\n    roles: [em, tl]\n'
    const folder = folderOf({ ...sound, 'handbook.yaml': matrix })
    const { out } = await run(['rename', 'em', 'eng-manager'], folder)
    expect(out).toContain('  The matrix `em-tl` keeps its id, which is its address. Change it in handbook.yaml')
    expect(textIn(folder, 'handbook.yaml')).toBe(matrix.replace('[em, tl]', '[eng-manager, tl]'))
  })

  test('moves the file, keeps the old id and says what it did', async () => {
    const folder = folderOf(sound)
    const { code, out } = await run(['rename', 'em', 'eng-manager'], folder)
    expect(code).toBe(0)
    expect(out).toBe(
      [
        '✓ handbook/roles/em.md is now handbook/roles/eng-manager.md; 5 references in 4 files rewritten.',
        '  The old id stays under `formerly`, so that old links still arrive.',
        '  The title is as it was; --title gives it another, wherever the handbook says it.',
      ].join('\n'),
    )
    const { 'roles/eng-manager.md': now, ...others } = textsIn(folder)
    expect(now).toBe(
      sound['roles/em.md']!.replace('ownerRole: em', 'ownerRole: eng-manager').replace(/---\n$/, 'formerly: em\n---\n'),
    )
    expect(others).toEqual({
      'focuses/technology.md': sound['focuses/technology.md'],
      'responsibilities/design.md': sound['responsibilities/design.md'],
      'roles/tl.md': sound['roles/tl.md']!.replace('ownerRole: em', 'ownerRole: eng-manager').replace(
        'reportsTo: em',
        'reportsTo: eng-manager',
      ),
      'focuses/people.md': sound['focuses/people.md']!.replace('ownerRole: em', 'ownerRole: eng-manager'),
      'responsibilities/staffing.md': sound['responsibilities/staffing.md']!.replace(': em', ': eng-manager'),
    })
  })

  test.each([
    [
      'roles/tlm.md',
      'title: TLM\nownerRole: "em"\nexamples: [Both.]\ncombines: [tl, em] # em\ngivesUp: {staffing: em}',
      'title: TLM\nownerRole: "x.y"\nexamples: [Both.]\ncombines: [tl, x.y] # em\ngivesUp: {staffing: x.y}',
    ],
    [
      'responsibilities/a.md',
      "title: em\ncoreFocus: people\nsharedBy:\n  tl: staffing\n  'em': staffing\ntieBreak:   em # yes",
      "title: em\ncoreFocus: people\nsharedBy:\n  tl: staffing\n  'x.y': staffing\ntieBreak:   x.y # yes",
    ],
    [
      'responsibilities/b.md',
      'title: B\ncoreFocus: people\neveryone: true\nsupports: {em: "em helps"}\ngo to:\n  em: when lost',
      'title: B\ncoreFocus: people\neveryone: true\nsupports: {x.y: "em helps"}\ngo to:\n  x.y: when lost',
    ],
    [
      'teams/pay.md',
      'title: Pay\nroles:\n  em: Emma\n  tl:\n    - Em\nchanges:\n  - {responsibility: staffing, leans: em}',
      'title: Pay\nroles:\n  x.y: Emma\n  tl:\n    - Em\nchanges:\n  - {responsibility: staffing, leans: x.y}',
    ],
    [
      'practices/p.md',
      'title: P\nownerRole: tl\nappliesTo:\n  - em\n  - tl',
      'title: P\nownerRole: tl\nappliesTo:\n  - x.y\n  - tl',
    ],
    [
      'paths/w.md',
      'title: W\nsteps:\n  - from: tl\n    to: em\n    via: em',
      'title: W\nsteps:\n  - from: tl\n    to: x.y\n    via: x.y',
    ],
    ['assessments/q.md', 'title: Q\nrole: em\nprompts: {one: [Why?]}', 'title: Q\nrole: x.y\nprompts: {one: [Why?]}'],
    [
      'glossary/t.md',
      'title: T\nsummary: em\nseeAlso: [em]\ninTensionWith: em',
      'title: T\nsummary: em\nseeAlso: [x.y]\ninTensionWith: x.y',
    ],
    [
      'glossary/d.md',
      'title: D\nsummary: Not yet.\nstatus: draft\nownerRole: em',
      'title: D\nsummary: Not yet.\nstatus: draft\nownerRole: x.y',
    ],
  ])('rewrites the names of a role in %s', async (path, before, after) => {
    expect(await renamed(['em', 'x.y'], path, page(before))).toBe(page(after))
  })

  test.each([
    [
      'people',
      'responsibilities/a.md',
      'title: A\nownerRole: em\ncoreFocus: [people]',
      'title: A\nownerRole: em\ncoreFocus: [x-y]',
    ],
    [
      'staffing',
      'aors/a.md',
      'title: A\nownerRole: em\nholder: Ann\ncarries: staffing',
      'title: A\nownerRole: em\nholder: Ann\ncarries: x-y',
    ],
    [
      'staffing',
      'roles/tlm.md',
      'title: B\nownerRole: em\nexamples: [x]\ncombines: [em, tl]\ngivesUp:\n  - staffing',
      'title: B\nownerRole: em\nexamples: [x]\ncombines: [em, tl]\ngivesUp:\n  - x-y',
    ],
    [
      'staffing',
      'roles/tlm.md',
      'title: B\nownerRole: em\nexamples: [x]\ncombines: [em, tl]\ngivesUp:\n  staffing: tl',
      'title: B\nownerRole: em\nexamples: [x]\ncombines: [em, tl]\ngivesUp:\n  x-y: tl',
    ],
    [
      'staffing',
      'responsibilities/a.md',
      'title: A\ncoreFocus: people\nsharedBy: {em: staffing, tl: staffing}\ntieBreak: em',
      'title: A\ncoreFocus: people\nsharedBy: {em: x-y, tl: x-y}\ntieBreak: em',
    ],
    ['pay', 'people/ann.md', 'title: Ann\nteam: pay', 'title: Ann\nteam: x-y'],
    ['pay', 'teams/in.md', 'title: In\nroles: {em: Ann}\npartOf: pay', 'title: In\nroles: {em: Ann}\npartOf: x-y'],
    [
      'deputy',
      'teams/in.md',
      'title: In\nroles: {em: Ann}\nchanges:\n  - {responsibility: staffing, delegatedTo: deputy}',
      'title: In\nroles: {em: Ann}\nchanges:\n  - {responsibility: staffing, delegatedTo: x-y}',
    ],
  ])('rewrites the names of %s in %s', async (id, path, before, after) => {
    const more = {
      'teams/pay.md': page('title: Pay', 'roles: {em: Ann}'),
      'aors/deputy.md': page('title: Deputy', 'ownerRole: em', 'holder: Ann', 'carries: staffing'),
    }
    expect(await renamed([id, 'x-y'], path, page(before), more)).toBe(page(after))
  })

  test('rewrites handbook.yaml and keeps its comments', async () => {
    const before = '# Ours\nmatrices:\n  - id: em\n    roles: [em, tl] # both\nowners:\n  em: "@acme/em"\n'
    expect(await renamed(['em', 'lead'], 'handbook.yaml', before)).toBe(
      '# Ours\nmatrices:\n  - id: em\n    roles: [lead, tl] # both\nowners:\n  lead: "@acme/em"\n',
    )
  })

  test.each([
    [
      '[em.md](../roles/em.md#top "em.md") and [b](../roles/em.md?x)',
      '[em.md](../roles/lead.md#top "em.md") and [b](../roles/lead.md?x)',
    ],
    [
      '[a](/roles/em.md), [b](/roles/em.html), [c](/roles/em)',
      '[a](/roles/lead.md), [b](/roles/lead.html), [c](/roles/lead)',
    ],
    [
      '[a][one], [one] and [two][]\n\n[one]: ../roles/em.md "em"\n[two]: <../roles/em.md#top>',
      '[a][one], [one] and [two][]\n\n[one]: ../roles/lead.md "em"\n[two]: <../roles/lead.md#top>',
    ],
    [
      '<a href="../roles/em.md">em.md</a> <a class="x" href="../roles/em.html">b</a>',
      '<a href="../roles/lead.md">em.md</a> <a class="x" href="../roles/lead.html">b</a>',
    ],
    [
      '[[em]], [[em#top]], [[em|em]]\n\n| a |\n| - |\n| [[em\\|em]] |',
      '[[lead]], [[lead#top]], [[lead|em]]\n\n| a |\n| - |\n| [[lead\\|em]] |',
    ],
    [
      '::matrix{roles="em tl" only="differences"}\n\n::pages{owner=em}',
      '::matrix{roles="lead tl" only="differences"}\n\n::pages{owner=lead}',
    ],
    [
      '::include{page="em"}\n\n::include{page="../roles/em.md"}\n\n::include{page="roles/em"}',
      '::include{page="lead"}\n\n::include{page="../roles/lead.md"}\n\n::include{page="roles/lead"}',
    ],
    [
      '`[[em]]`, [x](https://em.example.com/roles/em.md) and em',
      '`[[em]]`, [x](https://em.example.com/roles/em.md) and em',
    ],
  ])('rewrites links and blocks of every form: %j', async (before, after) => {
    expect(await renamed(['em', 'lead'], 'guides/a.md', `# A\n\n${before}\n`)).toBe(`# A\n\n${after}\n`)
  })

  test('keeps the line ends of every file', async () => {
    const before = sound['responsibilities/staffing.md']!.replaceAll('\n', '\r\n')
    expect(await renamed(['staffing', 'hiring'], 'guides/a.md', '# A\r\n\r\n[[staffing]]\r\n')).toBe(
      '# A\r\n\r\n[[hiring]]\r\n',
    )
    const folder = folderOf({ ...sound, 'responsibilities/staffing.md': before })
    await run(['rename', 'staffing', 'hiring'], folder)
    expect(textIn(folder, 'responsibilities/hiring.md')).toBe(
      before.replace(/---\r\n$/, 'formerly: staffing\r\n---\r\n'),
    )
  })

  test.each([
    ['formerly: old # once', 'formerly: [old, staffing] # once'],
    ['formerly: [older, "old"] # once', 'formerly: [older, "old", staffing] # once'],
    ['formerly:\n  - older\n  - old # once\norder: 1', 'formerly:\n  - older\n  - old # once\n  - staffing\norder: 1'],
    ['formerly: []', 'formerly: [staffing]'],
    ['formerly: hiring', 'formerly: staffing'],
    ['formerly: [old, hiring]', 'formerly: [old, staffing]'],
    ['order: 1 # last', 'order: 1 # last\nformerly: staffing'],
  ])('with %j writes %j', async (before, after) => {
    const text = (keys: string) => page('title: Staffing', 'ownerRole: em', 'coreFocus: people', keys)
    const folder = folderOf({ ...sound, 'responsibilities/staffing.md': text(before) })
    expect(await run(['rename', 'staffing', 'hiring'], folder)).toMatchObject({ code: 0 })
    expect(textIn(folder, 'responsibilities/hiring.md')).toBe(text(after))
  })

  test('a guide goes by its path or the end of it, and takes its links along to another folder', async () => {
    const folder = folderOf({
      ...sound,
      'guides/setup.md':
        '# Setup\n\n[em](../roles/em.md) ![map](map.png) [own](setup.md#x) [b](b.md) [[setup]] [c](/guides/b.md)\n\n## X\n',
      'guides/b.md': '# B\n\n[[setup]], [[guides/setup#x]], [s](./setup.md), [t](setup)\n',
      'guides/map.png': 'no image',
    })
    expect(await run(['rename', 'setup', 'howto/first/install'], folder)).toMatchObject({ code: 0, err: '' })
    expect(textIn(folder, 'howto/first/install.md')).toBe(
      '---\nformerly: guides/setup\n---\n\n# Setup\n\n[em](../../roles/em.md) ![map](../../guides/map.png) [own](install.md#x) [b](../../guides/b.md) [[install]] [c](/guides/b.md)\n\n## X\n',
    )
    expect(textIn(folder, 'guides/b.md')).toBe(
      '# B\n\n[[install]], [[first/install#x]], [s](../howto/first/install.md), [t](../howto/first/install)\n',
    )
    expect(await run(['rename', 'howto/first/install.md', 'start'], folder)).toMatchObject({ code: 0 })
    expect(textIn(folder, 'howto/first/start.md')).toContain(
      '---\nformerly: [guides/setup, howto/first/install]\n---\n',
    )
    expect((await run(['check'], folder)).code).toBe(0)
  })

  test('a link that starts from a folder for each page leads to the page where it is', async () => {
    const files = { 'a/slack.md': '# Slack\n\n[e](emoji) [x](#slack)\n', 'a/slack/emoji.md': '# Emoji\n' }
    const folder = folderOf(files)
    expect((await run(['rename', 'a/slack', 'b/slack'], folder)).err).toBe('')
    expect(textIn(folder, 'b/slack.md')).toContain('[e](../a/slack/emoji.md) [x](#slack)')
    expect((await run(['rename', 'a/slack/emoji', 'c/smile'], folder)).err).toBe('')
    expect(textIn(folder, 'b/slack.md')).toContain('[e](../c/smile.md)')
  })

  test('a page that gives its id in its front matter keeps its file', async () => {
    const text = page('id: staffing', 'title: Staffing', 'ownerRole: em', 'coreFocus: people')
    const { 'responsibilities/staffing.md': _, ...others } = sound
    const folder = folderOf({ ...others, 'responsibilities/a.md': text })
    expect(await run(['rename', 'staffing', 'hiring'], folder)).toMatchObject({ code: 0 })
    expect(textIn(folder, 'responsibilities/a.md')).toBe(
      page('id: hiring', 'title: Staffing', 'ownerRole: em', 'coreFocus: people', 'formerly: staffing'),
    )
  })

  test('an id that YAML would take for a number is put in quotes', async () => {
    expect(
      await renamed(['em', '2e'], 'responsibilities/staffing.md', sound['responsibilities/staffing.md']!),
    ).toContain('ownerRole: "2e"')
  })

  test.each([
    [['staff', 'tl'], 'No page has the id `staff`, and `roles/tl.md` is there already.'],
    [['staff', 'tl'], 'write `formerly: [staff]` there, or run `rolebook retire staff --into tl`'],
    [['emm', 'x'], 'No page has the id `emm`, did you mean `em`?'],
    [['em', 'TL'], 'The id `TL` is taken: by `roles/tl.md`.'],
    [['em', 'Staffing'], 'is taken'],
    [['em', 'em'], 'The page is called `em` already.'],
    [['em', 'a b'], 'Unexpected id `a b`'],
    [['em', '../x'], 'a page of this kind stays in its folder'],
    [['em', '42'], 'with a letter among them'],
    [['em', 'constructor'], 'which means something else'],
    [['em', 'con'], 'which Windows reserves'],
    [['guides/a', 'roles/a'], 'whose pages are not guides'],
    [['guides/a', 'guides/b'], 'is taken'],
    [['guides/a', '../a'], 'Unexpected id'],
    [['c', 'x'], 'More than one page is called `c`.'],
    [['guides/a', 'old/a'], '`old/a.md` is left out of the handbook.'],
  ])('%j is refused, and nothing is changed', async (names, message) => {
    const yaml = 'exclude: [old]\n'
    const files = {
      ...sound,
      'handbook.yaml': yaml,
      'guides/a.md': '# A\n',
      'guides/b.md': '# B\n',
      'x/c.md': '# C\n',
      'y/c.md': '# C\n',
    }
    const folder = folderOf(files)
    const { code, err } = await run(['rename', ...names], folder)
    expect(err).toContain(message)
    expect(code).toBe(2)
    expect(textsIn(folder)).toEqual(files)
  })

  test('refuses a name that would catch a link that means another page', async () => {
    const folder = folderOf({ ...sound, 'guides/setup.md': '# S\n', 'guides/a.md': '# A\n\n[[setup]]\n' })
    const { code, err } = await run(['rename', 'em', 'setup'], folder)
    expect(code).toBe(2)
    expect(err).toContain('The link at guides/a.md:3:1 would lead elsewhere.')
  })

  test('refuses what would make new problems, and shows them', async () => {
    const folder = folderOf({ ...sound, '404x.md': '# A\n' })
    const { code, out, err } = await run(['rename', '404x', 'print'], folder)
    expect(code).toBe(1)
    expect(out).toContain('which the site needs for itself')
    expect(err).toContain('Nothing was renamed')
    expect(textIn(folder, '404x.md')).toBe('# A\n')
  })

  test('refuses while pages cannot be read, since they may refer to it', async () => {
    const folder = folderOf({ ...sound, 'guides/a.md': '---\ntitle: [\n---\n' })
    const { code, out, err } = await run(['rename', 'em', 'lead'], folder)
    expect(code).toBe(1)
    expect(out).toContain('handbook/guides/a.md:')
    expect(err).toContain('Fix these first.')
  })

  test('refuses a reference that cannot be rewritten safely', async () => {
    const text = sound['responsibilities/staffing.md']!.replace('ownerRole: em', 'ownerRole: "\\x65m"')
    const folder = folderOf({ ...sound, 'responsibilities/staffing.md': text })
    const { code, err } = await run(['rename', 'em', 'lead'], folder)
    expect(code).toBe(2)
    expect(err).toContain('The reference at responsibilities/staffing.md:3:12 is written in a way')
  })

  test('other problems do not keep it from renaming', async () => {
    const folder = folderOf({ ...sound, 'guides/a.md': '# A\n\n[x](gone.md) [[em]]\n' })
    expect(await run(['rename', 'em', 'lead'], folder)).toMatchObject({ code: 0 })
    expect(textIn(folder, 'guides/a.md')).toBe('# A\n\n[x](gone.md) [[lead]]\n')
  })

  test('--dry-run shows the changes and makes none', async () => {
    const folder = folderOf(sound)
    const { code, out } = await run(['rename', 'staffing', 'hiring', '--dry-run', '--no-cache'], folder)
    expect(code).toBe(0)
    expect(out).toBe(
      [
        'diff --git a/handbook/responsibilities/staffing.md b/handbook/responsibilities/hiring.md',
        'rename from handbook/responsibilities/staffing.md',
        'rename to handbook/responsibilities/hiring.md',
        '--- a/handbook/responsibilities/staffing.md',
        '+++ b/handbook/responsibilities/hiring.md',
        '@@ -3,4 +3,5 @@',
        ' ownerRole: em',
        ' coreFocus: people',
        ' examples: [Fills open roles.]',
        '+formerly: staffing',
        ' ---',
      ].join('\n'),
    )
    expect(textsIn(folder)).toEqual(sound)
  })

  test('leaves a redirect from the old address in the site', async () => {
    const folder = temporary()
    cpSync('handbook', join(folder, 'handbook'), { recursive: true })
    await run(['rename', 'em', 'manager'], folder)
    expect((await run(['build', 'handbook', '--out', 'site'], folder)).code).toBe(0)
    expect(readFileSync(join(folder, 'site/roles/em.html'), 'utf8')).toContain('url=manager.html')
  })

  test('of the starter, pages of every kind can be renamed and back, and the check stays clean', async () => {
    const folder = temporary()
    cpSync('handbook', join(folder, 'handbook'), { recursive: true })
    const before = textsIn(folder)
    const ids = ['em', 'tlm', 'people-management', 'staffing', 'facet', 'using/publishing', 'reference/README']
    for (const id of ids) {
      const there = await run(['rename', id, `${id}-x`], folder)
      expect(`${there.out}${there.err}`).toContain('✓')
      expect((await run(['check'], folder)).code).toBe(0)
      const back = await run(['rename', `${id}-x`, id], folder)
      expect(`${back.out}${back.err}`).toContain('✓')
    }
    const without = Object.entries(textsIn(folder)).filter(([path]) => !path.startsWith('.rolebook'))
    // Only the memory of the other name is left.
    expect(without.map(([path, text]) => [path, text.replace(/^formerly: .*-x\n/m, '')])).toEqual(
      Object.entries(before),
    )
  }, 180_000)
})

test('a page and its new id may be given as paths', async () => {
  const folder = folderOf(sound)
  const { err } = await run(['rename', 'handbook/roles/em.md', 'handbook/roles/lead.md'], folder)
  expect(err).toBe('')
  expect(Object.keys(textsIn(folder))).toContain('roles/lead.md')
})
