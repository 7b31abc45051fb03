import { describe, expect, test } from 'vitest'
import { fixed } from '../../src/edit/changes.ts'
import { page } from '../support/handbooks.ts'
import { messages, problems, sound } from '../support/problems.ts'

const responsibility = (...lines: string[]) => ({
  'responsibilities/delivery.md': `---\ntitle: Delivery\ncoreFocus: people\n${lines.join('\n')}\n---\n`,
})
const role = (...lines: string[]) => ({
  'roles/tlm.md': `---\ntitle: Tech Lead Manager\nownerRole: em\nexamples: [Both.]\n${lines.join('\n')}\n---\n`,
})

test('a handbook without mistakes has no problems', () => {
  expect(problems({})).toEqual([])
})

test('a page may be in tension with a guide, which is named with its folder', () => {
  const guide = { 'guides/ship-daily.md': page('title: Ship daily', 'reviewedOn: 2026-01-01') }
  const tense = (id: string) => ({
    ...guide,
    ...responsibility('ownerRole: em', `inTensionWith: [${id}]`, 'examples: [Plans.]'),
  })
  const about = (id: string) => problems(tense(id)).filter((problem) => / (?:id-unknown|key-value) /.test(problem))
  expect(about('guides/ship-daily')).toEqual([])
  expect(about('guides/ship-dayly')).toEqual([
    expect.stringContaining('id-unknown Unknown id `guides/ship-dayly`, did you mean `guides/ship-daily`?'),
  ])
  expect(about('roles/em')).toEqual([expect.stringContaining('id-unknown Unknown id `roles/em`, did you mean `em`?')])
})

describe('a role without a page is named where', () => {
  test.each([
    ['it owns', responsibility('ownerRole: emm'), 'responsibilities/delivery.md:4:12-4:15'],
    [
      'it supports',
      responsibility('ownerRole: em', 'supports:', '  tll: Helps.'),
      'responsibilities/delivery.md:6:3-6:6',
    ],
    [
      'one goes to it',
      responsibility('ownerRole: em', 'goTo:', '  tll: Design is stuck.'),
      'responsibilities/delivery.md:6:3-6:6',
    ],
    [
      'it shares',
      responsibility('sharedBy:', '  em: staffing', '  tll: staffing', 'tieBreak: em'),
      'responsibilities/delivery.md:6:3-6:6',
    ],
    ['one reports to it', role('reportsTo: emm', 'combines: [em, tl]'), 'roles/tlm.md:5:12-5:15'],
    ['it is a part', role('combines: [em, tll]'), 'roles/tlm.md:5:16-5:19'],
    [
      'it takes what another gives up',
      role('combines: [em, tl]', 'givesUp:', '  staffing: emm'),
      'roles/tlm.md:7:13-7:16',
    ],
  ])('%s', (_, files, place) => {
    expect(problems(files)).toEqual([expect.stringContaining(`${place} own-unknown-role Unknown role`)])
  })

  test('it is in the configuration', () => {
    const text = 'matrices:\n  - id: m\n    roles: [em, tll]\n'
    const config = { matrices: [{ id: 'm', roles: ['em', 'tll'], show: 'responsibilities' as const }] }
    expect(problems({}, { config, text })).toEqual([
      'handbook.yaml:3:17-3:20 own-unknown-role Unknown role `tll`, did you mean `tl`?',
    ])
  })

  test('it is in the configuration under a former name', () => {
    const files = { 'roles/tl.md': sound['roles/tl.md']!.replace('---\n', '---\nformerly: [lead]\n') }
    const text = 'matrices:\n  - id: m\n    roles: [em, lead]\n'
    const config = { matrices: [{ id: 'm', roles: ['em', 'lead'], show: 'responsibilities' as const }] }
    expect(problems(files, { config, text })).toEqual(['handbook.yaml:3:17-3:21 id-former `lead` is now `tl`'])
  })

  test('and a similar name is suggested, or else all that exist', () => {
    expect(messages(responsibility('ownerRole: emm'))[0]).toMatchObject({
      message: 'Unknown role `emm`, did you mean `em`?',
      expected: ['em'],
    })
    expect(messages(responsibility('ownerRole: director'))[0]).toMatchObject({
      message: 'Unknown role `director`',
      expected: ['em', 'tl'],
      hint: 'Write `em` or `tl`, add a page for `director`, or put another in its place everywhere: `rolebook retire director --into <id>`.',
    })
  })

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'a role called %s is unknown like any other',
    (name) => {
      expect(problems(responsibility(`ownerRole: ${name}`))).toEqual([
        `responsibilities/delivery.md:4:12-4:${12 + name.length} own-unknown-role Unknown role \`${name}\``,
      ])
    },
  )
})

test('a core focus without a page is named', () => {
  expect(
    problems({ 'responsibilities/x.md': '---\ntitle: X\nownerRole: em\ncoreFocus: [people, peeple]\n---\n' }),
  ).toEqual(['responsibilities/x.md:4:21-4:27 focus-unknown Unknown core focus `peeple`, did you mean `people`?'])
})

test('a facet, a duty handed on and a related term have to exist', () => {
  expect(problems(responsibility('sharedBy:', '  em: stafing', '  tl: design', 'tieBreak: em'))).toEqual([
    'responsibilities/delivery.md:5:7-5:14 id-unknown Unknown responsibility `stafing`, did you mean `staffing`?',
  ])
  expect(problems(role('combines: [em, tl]', 'givesUp: [stafing]'))).toEqual([
    'roles/tlm.md:6:11-6:18 id-unknown Unknown responsibility `stafing`, did you mean `staffing`?',
  ])
  expect(problems({ 'glossary/ktlo.md': '---\ntitle: KTLO\nsummary: Upkeep.\nseeAlso: [stafing]\n---\n' })).toEqual([
    'glossary/ktlo.md:4:11-4:18 id-unknown Unknown id `stafing`, did you mean `staffing`?',
  ])
})

test('a time bucket has to be configured', () => {
  expect(problems(role('time:', '  peple-management: 100', 'combines: [em, tl]'))).toEqual([
    'roles/tlm.md:6:3-6:19 time-bucket Unknown time bucket `peple-management`, did you mean `people-management`?',
  ])
})

test('nobody owning a responsibility is an error, and the only one', () => {
  expect(problems(responsibility())).toEqual([
    'responsibilities/delivery.md:1:1-1:1 own-missing Nobody owns this responsibility',
  ])
})

test.each([
  [
    'combines',
    { 'roles/tlm.md': sound['roles/em.md']!.replace('---\n', '---\ncombines: [em, tlm]\n') },
    'roles/tlm.md:2:11-2:20',
  ],
  [
    'reportsTo',
    { 'roles/em.md': sound['roles/em.md']!.replace('---\n', '---\nreportsTo: tl\n') },
    'roles/em.md:2:12-2:14',
  ],
])('a circle by %s is found once, wherever it is entered', (key, files, place) => {
  const found = problems(files).filter((line) => line.includes('role-cycle'))
  expect(found).toEqual([expect.stringContaining(`${place} role-cycle Unexpected circle: by \`${key}\``)])
})

test('a cycle of several roles is shown completely, and each cycle by itself', () => {
  const role = (above: string) => `---\ntitle: X\nownerRole: em\nreportsTo: ${above}\nexamples: [Does.]\n---\n`
  const files = {
    'roles/a.md': role('b'),
    'roles/b.md': role('c'),
    'roles/c.md': role('a'),
    'roles/em.md': role('tl'),
    'roles/f.md': role('a'),
  }
  expect(problems(files).filter((line) => line.includes('role-cycle'))).toEqual([
    'roles/a.md:4:12-4:13 role-cycle Unexpected circle: by `reportsTo`, `a` leads back to itself: `a` → `b` → `c` → `a`',
    'roles/em.md:4:12-4:14 role-cycle Unexpected circle: by `reportsTo`, `em` leads back to itself: `em` → `tl` → `em`',
  ])
})

test('what could not be read is reported once, without follow-up errors', () => {
  expect(problems({ 'responsibilities/x.md': '---\ntitle: X\nownerRole: em: tl\n---\n' })).toEqual([
    expect.stringMatching(/^responsibilities\/x\.md:3:\S+ yaml-syntax /),
  ])
})

describe('a title instead of an id', () => {
  const files = {
    'roles/tl.md': page('title: Tech Lead', 'short: TL', 'ownerRole: tl', 'track: ic', 'examples: [Leads.]'),
    'roles/em.md': page('title: Engineering Manager', 'ownerRole: em', 'track: management', 'examples: [Manages.]'),
    'focuses/tech.md': page('title: Systems and code', 'ownerRole: tl', 'summary: All of it.'),
  }

  const unknown = (...lines: readonly string[]) =>
    problems({ ...files, 'responsibilities/a.md': page('title: Strategy', ...lines, 'examples: [Plans.]') }).filter(
      (problem) => /Unknown/.test(problem),
    )

  test.each([
    ['ownerRole: Tech Lead', '`Tech Lead`, did you mean `tl`?'],
    ['ownerRole: engineering manager', '`engineering manager`, did you mean `em`?'],
    ['ownerRole: TL', '`TL`, did you mean `tl`?'],
  ])('whoever writes `%s`, a title in place of an id, is told the id', (owner, expected) => {
    const [problem, ...more] = unknown(owner, 'coreFocus: tech')
    expect(problem).toContain(`Unknown role ${expected}`)
    expect(more).toEqual([])
  })

  test.each([
    ['TL'],
    ['Tech Lead'],
    ['“tl”'],
    ['"‘tl’"'],
    ['tl.md'],
    ['roles/tl'],
    ['../roles/tl.md'],
    ['"[[tl]]"'],
    ['"@tl"'],
  ])('`ownerRole: %s` can only mean the role, and is fixed', (written) => {
    const keys = page('title: Strategy', `ownerRole: ${written}`, 'coreFocus: tech', 'examples: [Plans.]')
    const [problem] = messages({ ...files, 'responsibilities/a.md': keys })
    expect(fixed(keys, problem!.fix!)).toContain('\nownerRole: tl\n')
  })

  test('beside the id itself, as another key, it is for a person to decide', () => {
    const found = messages({
      ...files,
      'responsibilities/a.md': page(
        ...['title: Strategy', 'ownerRole: em', 'coreFocus: tech', 'examples: [Plans.]'],
        'supports: {tl: Plans., TL: Reviews.}',
      ),
    })
    const problem = found.find(({ message }) => message.includes('`TL`'))
    expect(problem).toMatchObject({ rule: 'own-unknown-role', expected: ['tl'] })
    expect(problem).not.toHaveProperty('fix')
  })

  test('of a page that is gone, removing the mention is offered, but not where something is needed', () => {
    const hints = messages({
      ...files,
      'responsibilities/a.md': page(
        ...['title: Strategy', 'ownerRole: director', 'coreFocus: tech', 'examples: [Plans.]'],
        'supports: {architect: Reviews.}',
      ),
    }).map(({ hint }) => hint)
    expect(hints[0]).toMatch(
      /, add a page for `director`, or put another in its place everywhere: `rolebook retire director --into <id>`\.$/,
    )
    expect(hints[1]).toMatch(
      /, add a page for `architect`, or remove it: `rolebook retire architect` does so everywhere\.$/,
    )
  })

  test('the title of a focus is corrected to its id, too', () => {
    expect(unknown('ownerRole: tl', 'coreFocus: Systems and code')[0]).toContain('did you mean `tech`?')
  })

  test('a role of two letters is not taken for a misspelling of another', () => {
    const [problem] = unknown('ownerRole: pm', 'coreFocus: tech')
    expect(problem).toMatch(/Unknown role `pm`(?!, did you mean)/)
  })
})

describe('to remove a name everywhere is offered where `retire` can do so', () => {
  const focus = (names: string) => page('title: D', 'ownerRole: em', `coreFocus: ${names}`, 'examples: [Plans.]')
  const note = { 'glossary/n.md': page('title: N', 'summary: S', 'seeAlso: [growth, em]') }
  const hintsOf = (files: Record<string, string>) =>
    messages(files).flatMap(({ message, hint }) => (message.includes('`growth`') ? [hint] : []))

  test.each<[string, Record<string, string>]>([
    ['it is one of several', { 'responsibilities/d.md': focus('[people, growth]') }],
    ['a page only mentions it', note],
  ])('as where %s', (_, files) => {
    expect(hintsOf(files)).toEqual([expect.stringContaining('remove it: `rolebook retire growth` does so everywhere')])
  })

  test.each<[string, Record<string, string>]>([
    ['it is the only focus', { 'responsibilities/d.md': focus('growth') }],
    ['it clarifies in doubt', responsibility('sharedBy: {em: staffing, tl: design}', 'tieBreak: growth')],
    ['two share, and it is one', responsibility('sharedBy: {em: staffing, growth: design}', 'tieBreak: em')],
    ['a role shares this side', responsibility('sharedBy: {em: staffing, tl: growth}', 'tieBreak: em')],
    ['another page needs it', { 'responsibilities/d.md': focus('growth'), ...note }],
  ])('but not where %s', (_, files) => {
    const hints = hintsOf(files)
    expect(hints).not.toEqual([])
    for (const hint of hints) {
      expect(hint).toContain('put another in its place everywhere: `rolebook retire growth --into <id>`')
      expect(hint).not.toContain('does so everywhere')
    }
  })
})

test('where a page was renamed by hand, what names it says both ways on', () => {
  const files = {
    'roles/principal.md': page('title: Principal', 'ownerRole: em', 'reportsTo: em', 'examples: [Designs.]'),
    'responsibilities/design.md': page('title: Design', 'ownerRole: staff-engineer', 'coreFocus: technology'),
    'guides/a.md': '# A\n\n[[staff-engineer]] [S](../roles/staff-engineer.md)\n',
  }
  // Something leads to each other role.
  const texts = messages({ ...files, 'practices/p.md': page('title: P', 'ownerRole: tl') })
  const hints = texts.flatMap(({ message, hint }) => (message.includes('staff-engineer') ? [hint] : []))
  const both =
    'If `roles/principal.md` was `staff-engineer` before, write `formerly: [staff-engineer]` there, or run `rolebook retire staff-engineer --into principal`.'
  expect(hints).toEqual([expect.any(String), expect.stringContaining(both), expect.stringContaining(both)])
  expect(hints[0]).toContain('`rolebook retire staff-engineer --into <id>`')
})

test('a role under `owners` in handbook.yaml that has no page is reported there', () => {
  const text = 'owners:\n  em: "@acme/em"\n  tll: "@acme/tl"\n'
  expect(problems({}, { config: { owners: { em: '@acme/em', tll: '@acme/tl' } }, text })).toEqual([
    'handbook.yaml:3:3-3:6 own-unknown-role Unknown role `tll`, did you mean `tl`?',
  ])
})

describe('ids and addresses', () => {
  test('an id means one page, ignoring case', () => {
    expect(messages({ 'glossary/EM.md': '---\ntitle: EM\nsummary: A role.\n---\n' })).toMatchObject([
      { rule: 'id-duplicate', file: 'roles/em.md', related: { file: 'glossary/EM.md' } },
    ])
  })

  test('guides may have the name of anything else', () => {
    expect(problems({ 'guides/em.md': '# EM\n', 'em.md': '# EM\n' })).toEqual([])
  })

  test('two pages cannot have addresses that differ only in case', () => {
    expect(problems({ 'guides/Plan.md': '# Plan\n', 'guides/plan.md': '# Plan\n' })).toEqual([
      'guides/plan.md:1:1-1:1 id-duplicate Unexpected second page at the address `guides/plan.html`, expected one',
    ])
  })

  test.each(['who.md', 'print.md', 'who/payments.md', 'coverage.md', 'matrix/roles.md', '404.md', 'assets/x.md'])(
    '%s would stand where the site has a page of its own',
    (path) => {
      expect(problems({ [path]: '# X\n' })).toEqual([
        expect.stringContaining(`${path}:1:1-1:1 id-duplicate Unexpected page at the address`),
      ])
    },
  )

  test('a key that only other tools know is one note, however many guides have it', () => {
    const guide = '---\nlayout: page\n---\n# X\n'
    expect(messages({ 'a.md': guide, 'b.md': guide, 'c.md': guide })).toMatchObject([
      {
        rule: 'key-foreign',
        severity: 'note',
        file: 'a.md',
        place: { line: 2, column: 1, endColumn: 7 },
        message: 'Ignored the key `layout` of this and 2 more pages, which rolebook does not know',
      },
    ])
  })

  test('a key of a guide that is nearly one of its own is asked about', () => {
    expect(problems({ 'a.md': '---\nsumary: Words.\n---\n# X\n' })).toEqual([
      'a.md:2:1-2:7 key-foreign Ignored the key `sumary` of this page, which rolebook does not know, did you mean `summary`?',
    ])
  })
})

describe('a folder that `about` names', () => {
  const about = (...names: readonly string[]) =>
    problems(
      { 'using/README.md': '# Using this\n', 'using/tools/editor.md': '# Editor\n' },
      { config: { about: [...names] }, text: `about:\n${names.map((name) => `  - ${name}\n`).join('')}` },
    )

  test.each(['using', 'using/', './using', '/using/', 'roles'])('may be written %s', (name) => {
    expect(about(name)).toEqual([])
  })

  test('has pages, or one is suggested that has some', () => {
    expect(about('usign')).toEqual([
      'handbook.yaml:2:5-2:10 folder-unknown Unknown folder `usign`, did you mean `using`?',
    ])
    expect(about('docs')).toEqual(['handbook.yaml:2:5-2:9 folder-unknown Unknown folder `docs`'])
  })

  test('is not in another one that is not named', () => {
    expect(about('using/tools')).toEqual([
      'handbook.yaml:2:5-2:16 folder-unknown Unexpected folder `using/tools`, expected one that is in no other',
    ])
    expect(about('using/tools', 'using')).toEqual([])
    expect(about('using', 'using/tool')).toEqual(['handbook.yaml:3:5-3:15 folder-unknown Unknown folder `using/tool`'])
  })
})
