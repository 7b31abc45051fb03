import { describe, expect, test } from 'vitest'
import type { Edit } from '../../src/base/messages.ts'
import { fixed } from '../../src/edit/changes.ts'
import { pageOf, problems } from '../support/pages.ts'

/** A page with `keys` and whatever else its kind needs. */
function withKeys(keys: string, path: string): string {
  const needed: Record<string, string[]> = {
    roles: ['title: X', 'ownerRole: em', 'examples: [a]'],
    responsibilities: ['title: X', 'coreFocus: people', 'ownerRole: em'],
    glossary: ['title: X', 'summary: Y'],
    focuses: ['title: X', 'ownerRole: em', 'summary: Y'],
  }
  const written = new Set(
    keys
      .split('\n')
      .filter((line) => /^\w/.test(line))
      .map((line) =>
        line
          .split(':')[0]!
          .replace(/[\s_-]/g, '')
          .toLowerCase(),
      ),
  )
  const owned = written.has('sharedby') || written.has('everyone')
  const more = (needed[path.split('/')[0]!] ?? []).filter((line) => {
    const key = line.split(':')[0]!.toLowerCase()
    return !written.has(key) && !(owned && key === 'ownerrole' && path.startsWith('resp'))
  })
  return `---\n${[keys, ...more].join('\n')}\n---\n`
}

const dataOf = (keys: string, path = 'roles/x.md') => pageOf(withKeys(keys, path), path).data as Record<string, unknown>
const wrong = (keys: string, path = 'roles/x.md') =>
  problems(withKeys(keys, path), path).map((line) => line.replace(`${path}:`, ''))
const oneLineUp = ({ place, ...edit }: Edit): Edit => ({
  ...edit,
  place: { ...place, line: place.line - 1, endLine: place.endLine - 1 },
})
const hintOf = (keys: string, path = 'roles/x.md') => pageOf(withKeys(keys, path), path).messages[0]?.hint
const expectedOf = (keys: string, path = 'roles/x.md') => pageOf(withKeys(keys, path), path).messages[0]?.expected

describe('keys', () => {
  test.each(['ownerRole', 'owner role', 'owner_role', 'owner-role', 'OwnerRole', 'OWNERROLE'])(
    '%s is one key',
    (key) => {
      expect(wrong(`${key}: tl`)).toEqual([])
      expect(dataOf(`${key}: tl`).ownerRole).toBe('tl')
    },
  )

  test('are read in any spelling below another key too', () => {
    expect(dataOf('Decides:\n  Alone: [a]\n  delegated: b', 'responsibilities/x.md').decides).toEqual({
      alone: ['a'],
      delegated: ['b'],
    })
  })

  test.each([
    ['titel: Y\ntitle: X', 'titel', 'title'],
    ['report to: em', 'report to', 'reportsTo'],
    ['givesup up: []', 'givesup up', 'givesUp'],
    ['exmaples: [a]', 'exmaples', 'examples'],
    ['tiem:\n  a: 1', 'tiem', 'time'],
  ])('%j asks what was meant', (keys, found, meant) => {
    expect(wrong(keys)).toEqual([
      `2:1-2:${found.length + 1} key-unknown Unexpected key \`${found}\`, did you mean \`${meant}\`?`,
    ])
    expect(expectedOf(keys)?.[0]).toBe(meant)
  })

  test('that resemble no known key come with a hint', () => {
    expect(wrong('xyzzy: 1')).toEqual(['2:1-2:6 key-unknown Unexpected key `xyzzy`'])
    expect(hintOf('xyzzy: 1')).toBe('Remove it, or move what it says into the text.')
  })

  test.each([
    ['owner', 'em', 'responsibilities/x.md', 'ownerRole'],
    ['owned_by', 'em', 'responsibilities/x.md', 'ownerRole'],
    ['Description', 'What it is.', 'focuses/x.md', 'summary'],
    ['helps', '{tl: Reviews.}', 'responsibilities/x.md', 'supports'],
    ['manager', 'em', 'roles/x.md', 'reportsTo'],
    ['members', '{em: Lena}', 'teams/x.md', 'roles'],
    ['category', 'people', 'responsibilities/x.md', 'coreFocus'],
    ['last_reviewed', '2026-04-01', 'roles/x.md', 'reviewedOn'],
    ['parent team', 'commerce', 'teams/x.md', 'partOf'],
    ['pitfalls', '[Too late.]', 'practices/x.md', 'antiPatterns'],
    ['related', 'em', 'glossary/x.md', 'seeAlso'],
    ['questions', '{Work: [Why?]}', 'assessments/x.md', 'prompts'],
    ['assignee', 'Lena', 'aors/x.md', 'holder'],
  ])('%s: %s of %s asks whether %s was meant, once and for all', (key, value, path, meant) => {
    const folder = path.split('/').at(-2)!
    const { messages } = pageOf(`---\n${key}: ${value}\n---\n`, `${folder}/x.md`)
    const about = messages.filter(({ message }) => message.includes(`\`${key}\``) || message.includes(`\`${meant}\``))
    expect(about.map(({ message }) => message)).toEqual([`Unexpected key \`${key}\`, did you mean \`${meant}\`?`])
    const echo = { ownerRole: 'own-missing', holder: 'aor-no-holder' }[meant]
    expect(messages.map(({ rule }) => rule)).not.toContain(echo)
    expect(about[0]!.fix?.[0]?.text).toBe(meant)
  })

  test('mean what another tool means by them in a page of prose', () => {
    const { foreignKeys } = pageOf('---\ndescription: For search engines.\nowner: me\n---\n# Text\n', 'guides/x.md')
    expect(foreignKeys).toEqual([
      { name: 'description', near: [] },
      { name: 'owner', near: [] },
    ])
  })

  test('below another key say what that can have', () => {
    const keys = 'decides:\n  nobody: [a]'
    expect(hintOf(keys, 'responsibilities/x.md')).toBe('Remove it: `decides` can have `alone`, `delegated` or `team`.')
  })

  test('of another kind of page say whose they are', () => {
    expect(wrong('goTo:\n  tl: x')).toEqual(['2:1-2:5 key-unknown Unexpected key `goTo`'])
    expect(hintOf('goTo:\n  tl: x')).toBe('Remove it: only a responsibility has it.')
  })

  test('are never those that every JavaScript object has', () => {
    for (const name of ['toString', 'valueOf', 'hasOwnProperty'])
      expect(wrong(`kind: ${name}`)[0]).toMatch(/^2:7-.* Unexpected kind/)
  })
})

describe('values', () => {
  test.each([
    ['title: 12', 'number `12`', 'title: "12"'],
    ['title: true', '`true`', 'title: "true"'],
    ['short: 1.50', 'number `1.50`', 'short: "1.50"'],
    ['ownerRole: 007', 'number `007`', 'ownerRole: "007"'],
  ])('%j for words is to be quoted', (keys, found, resolved) => {
    expect(wrong(keys)[0]).toContain(`Unexpected ${found} for `)
    expect(hintOf(keys)).toBe(`Quote it: \`${resolved}\`.`)
    expect(wrong(resolved)).toEqual([])
  })

  test('in a list are to be quoted without their key', () => {
    expect(hintOf('notResponsible:\n  - a\n  - 3')).toBe('Quote it: `"3"`.')
  })

  test('that are one where a list belongs are to be put in brackets', () => {
    expect(wrong('combines: em')).toEqual([
      '2:11-2:13 key-value Unexpected `em` for `combines`, expected a list of ids, such as `[em, tl]`',
    ])
    expect(hintOf('combines: em')).toBe('Put it in brackets: `combines: [em]`.')
  })

  test('that are a list where one belongs are to lose their brackets', () => {
    expect(wrong('reportsTo: [em]')).toEqual([
      '2:12-2:16 key-value Unexpected list for `reportsTo`, expected an id: a file name without its ending',
    ])
    expect(hintOf('id: Engineering Manager')).toBe('Write the name of the file of its page, not its title.')
    expect(hintOf('reportsTo: [em]')).toBe('Remove the brackets: `reportsTo: em`.')
    expect(hintOf('reportsTo: [em, tl]')).toBe('Write one value, without brackets and without a dash before it.')
  })

  test.each([
    ['track: managment', 'management'],
    ['track: IC', 'ic'],
    ['status: histroical', 'historical'],
  ])('%j of a closed list suggest the nearest', (keys, near) => {
    expect(expectedOf(keys)).toEqual([near])
  })

  test('outside a closed list are reported with all that it allows', () => {
    expect(wrong('status: on ice')).toEqual([
      '2:9-2:15 key-value Unexpected `on ice` for `status`, expected `active`, `draft` or `historical`',
    ])
    expect(expectedOf('status: on ice')).toEqual(['active', 'draft', 'historical'])
  })

  test.each(['title:', 'title: ""', 'title: "  "', 'title: ~'])('that are empty say so (%j)', (keys) => {
    expect(wrong(keys)).toEqual([expect.stringMatching(/key-value Unexpected empty value for `title`, expected text$/)])
  })

  test.each([
    ['reviewedOn: tomorrow', 'a date such as `2026-04-01`'],
    ['reviewedOn: 2026-02-30', 'a date such as `2026-04-01`'],
    ['reviewEvery: monthly', 'a length of time such as `6 months`'],
    ['reviewEvery: 6', 'a length of time such as `6 months`'],
    ['id: a b', 'an id: a file name without its ending'],
    ['id: a/b', 'an id: a file name without its ending'],
    ['hidden: yes', '`true` or `false`'],
    ['order: first', 'a number'],
    ['titles: x', 'keys with values'],
  ])('%j say what was expected', (keys, expected) => {
    expect(wrong(keys)).toEqual([expect.stringMatching(new RegExp(`, expected ${expected.replace(/[^\w\s]/g, '.')}$`))])
  })

  test('that are a sentence with a colon are to be quoted', () => {
    expect(wrong('examples:\n  - A role opens: the EM acts.\n  - B.')).toEqual([
      '3:5-3:31 ex-object Unexpected `A role opens:` with a value of its own for `examples`, expected text',
    ])
    expect(hintOf('examples:\n  - A role opens: the EM acts.')).toBe(
      'Put the sentence in quotes: `"A role opens: the EM acts."`. A colon followed by a space starts a new key.',
    )
    expect(hintOf('examples:\n  - A "role" opens: the EM acts.')).toBe(
      'Put the sentence in quotes. A colon followed by a space starts a new key.',
    )
    expect(dataOf('examples:\n  - A role opens: the EM acts.\n  - B.').examples).toEqual([
      { horizon: 'any', text: 'B.' },
    ])
  })
})

describe('either of two forms', () => {
  test('examples are one, a list, or lists by horizon', () => {
    const any = (text: string) => ({ horizon: 'any', text })
    expect(dataOf('examples: a').examples).toEqual([any('a')])
    expect(dataOf('examples: [a, b]').examples).toEqual([any('a'), any('b')])
    expect(dataOf('examples:\n  long: [c]\n  immediate: a\n  short: [b]').examples).toEqual([
      { horizon: 'immediate', text: 'a' },
      { horizon: 'short', text: 'b' },
      { horizon: 'long', text: 'c' },
    ])
  })

  test('an error in one form is reported for that form, and the rest is kept', () => {
    expect(wrong('examples:\n  imediate: a\n  short: b')).toEqual([
      '3:3-3:11 key-unknown Unexpected key `imediate`, did you mean `immediate`?',
    ])
    expect(dataOf('examples:\n  imediate: a\n  short: b').examples).toEqual([{ horizon: 'short', text: 'b' }])
    expect(wrong('examples:\n  short:\n    - a\n    - 3')).toEqual([
      '5:7-5:8 key-value Unexpected number `3` for `examples.short`, expected text',
    ])
    expect(wrong('examples: 3')).toEqual([
      '2:11-2:12 key-value Unexpected number `3` for `examples`, expected text or a list',
    ])
  })

  test('time is a number or a range', () => {
    expect(dataOf('time:\n  a: 30\n  b: 20-50\n  c: 5 – 10').time).toEqual({
      a: { min: 30, max: 30 },
      b: { min: 20, max: 50 },
      c: { min: 5, max: 10 },
    })
    for (const share of ['120', '-1', '50-30', '50-120', '30-', 'half', '12:30', '[1]', ''])
      expect(wrong(`time:\n  a: ${share}`)).toEqual([
        expect.stringMatching(/for `time\.a`, expected a percentage such as `30` or `30-50`$/),
      ])
    expect(dataOf('time:\n  a: half\n  b: 3').time).toEqual({ b: { min: 3, max: 3 } })
  })

  test('a count is a number or a range', () => {
    expect(dataOf('perTeam: 1').perTeam).toEqual({ min: 1, max: 1 })
    expect(dataOf('perTeam: 0-1').perTeam).toEqual({ min: 0, max: 1 })
    for (const count of ['-1', '1.5', '2-1', 'some'])
      expect(wrong(`perTeam: ${count}`)).toEqual([expect.stringMatching(/expected a count such as `1` or `0-1`$/)])
  })

  test.each([
    ['supports:\n  - tl', 'Write a line for each below it, without a dash: `tl: …`.'],
    ['supports: tl', 'Write a line for each below it, without a dash: `tl: …`.'],
    ['supports:\n  - tl: Reviews.', 'Write a line for each below it, without a dash: `tl: …`.'],
    ['goTo: [em, tl]', 'Write a line for each below it, without a dash: `em: …`.'],
    ['decides: Everything', 'Write `alone:`, `delegated:` or `team:` below it, with a value.'],
    ['decides:\n  - alone: x', 'Write `alone:`, `delegated:` or `team:` below it, with a value.'],
  ])('%j is to become keys with values', (keys, hint) => {
    expect(hintOf(keys, 'responsibilities/x.md')).toBe(hint)
  })

  test('givesUp is a list, or a map to who takes it', () => {
    expect(dataOf('givesUp: [a, b]').givesUp).toEqual(['a', 'b'])
    expect(dataOf('givesUp:\n  a: tl').givesUp).toEqual({ a: 'tl' })
    expect(dataOf('givesUp: []').givesUp).toEqual([])
    expect(wrong('givesUp: a')).toEqual([
      '2:10-2:11 key-value Unexpected `a` for `givesUp`, expected a list of ids, or ids each with the role that takes it',
    ])
    expect(wrong('givesUp:\n  a: [tl]\n  b: em')).toHaveLength(1)
    expect(dataOf('givesUp:\n  a: [tl]\n  b: em').givesUp).toEqual({ a: 'tl', b: 'em' })
    expect(dataOf('givesUp:\n  a: [tl, em]\n  b: em').givesUp).toEqual({ b: 'em' })
  })

  test('aliases are names, and a name may be ambiguous', () => {
    const name = (name: string, ambiguous = false) => ({ name, ambiguous })
    expect(dataOf('aliases: Lead').aliases).toEqual([name('Lead')])
    expect(dataOf('aliases:\n  - Lead\n  - name: Chief\n    ambiguous: true\n  - name: Boss').aliases).toEqual([
      name('Lead'),
      name('Chief', true),
      name('Boss'),
    ])
    expect(wrong('aliases:\n  - name: Chief\n    ambiguous: maybe')).toEqual([
      '4:16-4:21 key-value Unexpected `maybe` for `aliases.ambiguous`, expected `true` or `false`',
    ])
    expect(wrong('aliases:\n  - nam: Chief')).toEqual([
      '3:5-3:8 key-unknown Unexpected key `nam`, did you mean `name`?',
    ])
  })
})

describe('what is dropped', () => {
  test('leaves the rest of its list and map, and every place is still one of the file', () => {
    const keys =
      'aliases:\n  - 1\n  - A\n  - name: 2\n  - [x]\n  - B\n  - name: C\n    odd: 3\nsources:\n  - 4\n  - title: D\n  - url: e'
    expect(wrong(keys)).toEqual([
      '3:5-3:6 key-value Unexpected number `1` for `aliases`, expected text or keys with values',
      '5:11-5:12 key-value Unexpected number `2` for `aliases.name`, expected text',
      '6:5-6:8 key-value Unexpected list for `aliases`, expected text or keys with values',
      '9:5-9:8 key-unknown Unexpected key `odd`',
      '11:5-11:6 key-value Unexpected number `4` for `sources`, expected text or keys with values',
      '13:5-13:11 key-missing Missing key `title` in item 3 of `sources`',
    ])
    expect(dataOf(keys)).toMatchObject({
      aliases: [{ name: 'A' }, { name: 'x' }, { name: 'B' }, { name: 'C' }],
      sources: [{ title: 'D' }],
    })
  })

  test.each([
    ['ownerRole: [em]', 'ownerRole: em'],
    ['ownerRole: [[em]]', 'ownerRole: em'],
    ['ownerRole:\n  - em', 'ownerRole:\n  em'],
    ['reviewedOn: “2026-04-01”', 'reviewedOn: 2026-04-01'],
    ["reviewEvery: '“6 months”'", 'reviewEvery: "6 months"'],
    ['status: “active”', 'status: active'],
    ['status: Active', 'status: active'],
    ['track: [IC]', 'track: ic'],
    ['short: [EM]', 'short: EM'],
    ['combines: [[em], tl]', 'combines: [em, tl]'],
  ])('%j is read as what it can only mean, and fixed', (keys, fixedKeys) => {
    const { messages, data } = pageOf(withKeys(keys, 'roles/x.md'), 'roles/x.md')
    expect(messages).toHaveLength(1)
    expect(fixed(keys, messages[0]!.fix!.map(oneLineUp))).toBe(fixedKeys)
    expect(data).toEqual(pageOf(withKeys(fixedKeys, 'roles/x.md'), 'roles/x.md').data)
  })

  test('is reported once, and not again as missing', () => {
    expect(wrong('sources:\n  - title: 3\n    url: x')).toEqual([
      '3:12-3:13 key-value Unexpected number `3` for `sources.title`, expected text',
    ])
    expect(wrong('title: 3')).toHaveLength(1)
    expect(wrong('ownerRole: [em]')).toHaveLength(1)
  })
})

describe('who owns a responsibility', () => {
  const path = 'responsibilities/x.md'
  const page = (keys: string) => `---\ntitle: X\ncoreFocus: people\n${keys}\n---\n`
  const said = (keys: string) => problems(page(keys), path).map((line) => line.replace(`${path}:`, ''))

  test.each(['ownerRole: em', 'sharedBy:\n  em: a\n  tl: b\ntieBreak: em', 'everyone: true'])(
    'is said by %j',
    (keys) => {
      expect(said(keys)).toEqual([])
    },
  )

  test('has to be given', () => {
    expect(said('order: 1')).toEqual(['1:1-1:1 own-missing Nobody owns this responsibility'])
  })

  test('cannot be two roles', () => {
    expect(said('ownerRole: [em, tl]')).toEqual([
      '4:12-4:20 own-two Unexpected list for `ownerRole`, expected an id: a file name without its ending',
    ])
    expect(pageOf(page('ownerRole: [em, tl]'), path).messages[0]!.hint).toBe(
      'Keep one role, or share the work by facet: `sharedBy:` with `tieBreak:` instead of `ownerRole:`.',
    )
  })

  test('cannot be given in two ways', () => {
    expect(said('owner role: em\nshared by:\n  em: a\n  tl: b')).toEqual([
      '5:1-5:10 own-two Unexpected `sharedBy` beside `ownerRole`, expected one of them',
    ])
    const [message] = pageOf(page('ownerRole: em\neveryone: true'), path).messages
    expect(message).toMatchObject({
      rule: 'own-two',
      place: { line: 5, column: 1 },
      related: { place: { line: 4, column: 1, endColumn: 10 }, message: '`ownerRole` is here' },
    })
  })
})

describe('kinds', () => {
  test.each([
    ['roles/x.md', 'role', 'x'],
    ['focuses/x.md', 'focus', 'x'],
    ['responsibilities/deep/x.md', 'responsibility', 'x'],
    ['glossary/x.md', 'term', 'x'],
    ['guides/x.md', 'guide', 'guides/x'],
    ['x.md', 'guide', 'x'],
    ['roles/README.md', 'guide', 'roles/README'],
    ['roles/index.md', 'guide', 'roles/index'],
  ])('%s is a %s with the id %s', (path, kind, id) => {
    expect(pageOf('---\ntitle: X\n---\n', path)).toMatchObject({ kind, id })
  })

  test('come from the folder, and a page there without front matter is reported', () => {
    expect(pageOf('# Plain\n', 'roles/x.md')).toMatchObject({
      kind: 'role',
      title: 'Plain',
      messages: [{ rule: 'frontmatter-missing', severity: 'error' }],
    })
    expect(pageOf('# Plain\n', 'ours/x.md')).toMatchObject({ kind: 'guide', title: 'Plain', messages: [] })
  })

  test('may be given in the front matter, and so may the id', () => {
    expect(pageOf('---\nkind: term\nid: dri\ntitle: X\nsummary: Y\n---\n', 'guides/x.md')).toMatchObject({
      kind: 'term',
      id: 'dri',
      messages: [],
    })
  })

  test('that do not exist are reported, and the folder decides', () => {
    const page = pageOf(withKeys('kind: rolle', 'roles/x.md'), 'roles/x.md')
    expect(page.kind).toBe('role')
    expect(page.messages).toMatchObject([
      { rule: 'key-value', message: 'Unexpected kind `rolle`, expected one that rolebook knows, did you mean `role`?' },
    ])
  })

  test('are kept when front matter cannot be read, so that nothing else is reported as missing', () => {
    for (const text of ['---\na: [\n---\n', '---\ntitle: X\n', '---json\n{}\n---\n', '---\n- a\n---\n']) {
      expect(pageOf(text, 'roles/x.md').kind).toBe('role')
      expect(pageOf(text, 'roles/x.md').messages).toHaveLength(1)
    }
  })

  test('have keys that every one of their pages has', () => {
    expect(problems('---\nshort: X\n---\n', 'roles/x.md')).toEqual([
      'roles/x.md:1:1-1:1 key-missing Missing key `title`, which every role has',
      'roles/x.md:1:1-1:1 key-missing Missing key `ownerRole`, which every role has',
      'roles/x.md:1:1-1:1 role-without-examples This role has no examples',
    ])
    expect(problems('---\nownerRole: em\nexamples: a\n---\n# Title\n', 'roles/x.md')).toEqual([])
  })
})

describe('guides', () => {
  test('keep the keys of other tools', () => {
    const page = pageOf('---\nlayout: post\ntags: [a]\ntitle: X\nPermalink: /x/\n---\n')
    expect(page).toMatchObject({ messages: [], title: 'X' })
    expect(page.foreignKeys.map(({ name }) => name)).toEqual(['Permalink', 'layout', 'tags'])
  })

  test('get a warning about values that do not fit, and lose them', () => {
    const page = pageOf('---\ntitle: 3\norder: first\nsummary: S\n---\n# Heading\n')
    expect(page.messages.map(({ severity, rule }) => [severity, rule])).toEqual([
      ['warning', 'key-value'],
      ['warning', 'key-value'],
    ])
    expect(page).toMatchObject({ title: 'Heading', data: { summary: 'S' } })
  })
})
