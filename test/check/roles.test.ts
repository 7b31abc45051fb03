import { describe, expect, test } from 'vitest'
import { defaults } from '../../src/schema/config.ts'
import { commerce, page } from '../support/handbooks.ts'
import { messages, problems } from '../support/problems.ts'

const role = (id: string, title: string, ...lines: string[]) => ({
  [`roles/${id}.md`]: page(`title: ${title}`, 'ownerRole: em', 'examples: [Does.]', ...lines),
})
const tlm = (...lines: string[]) => role('tlm', 'Tech Lead Manager', ...lines)
const pm = (...lines: string[]) => role('pm', 'Product Manager', ...lines)
const row = (...lines: string[]) => ({ 'responsibilities/x.md': page('title: X', 'coreFocus: people', ...lines) })

describe('every role has examples', () => {
  const without = (...lines: string[]) => ({ 'roles/em.md': page('title: EM', 'ownerRole: em', ...lines) })

  test.each([
    [without(), 'roles/em.md:1:1-1:1 role-without-examples This role has no examples'],
    [
      without('examples: []'),
      'roles/em.md:4:11-4:13 role-without-examples Unexpected empty list of examples, expected at least one',
    ],
    [
      without('examples:', '  long: []'),
      'roles/em.md:5:3-5:11 role-without-examples Unexpected empty list of examples, expected at least one',
    ],
  ])('and is reported when it has none', (files, problem) => {
    expect(problems(files)).toEqual([problem])
  })

  test.each([
    ['misspelt', without('exmples: [Hires.]'), 'key-unknown'],
    ['empty', without('examples:'), 'key-value'],
    ['no sentence', without('examples:', '  - Hires: people.'), 'ex-object'],
  ])('and hears once of what is %s', (_, files, rule) => {
    expect(problems(files)).toEqual([expect.stringContaining(` ${rule} `)])
  })
})

describe('every role has something to do', () => {
  test('or is reported as having nothing', () => {
    expect(messages(pm())).toMatchObject([
      {
        rule: 'role-no-duty',
        severity: 'warning',
        file: 'roles/pm.md',
        place: { line: 1, column: 1 },
        message: 'This role owns, shares and supports nothing',
        hint: 'Name it on a responsibility, or write `status: historical` here.',
      },
    ])
  })

  test('also when it has no track, so that what is expected of everyone does not reach it', () => {
    const found = messages({ ...pm(), ...row('everyone: true') })
    expect(found).toMatchObject([
      {
        hint: 'Write `track:`, if it is a role of engineers, or name it on a responsibility, or write `status: historical` here.',
      },
    ])
    expect(problems({ ...pm('track: ic'), ...row('everyone: true') })).toEqual([])
    expect(problems({ ...pm('track: product'), ...row('everyone: true') })).toHaveLength(1)
  })

  test.each([
    ['owns', row('ownerRole: pm')],
    ['supports', row('ownerRole: em', 'supports: {pm: Plans.}')],
    ['is gone to', row('ownerRole: em', 'goTo: {pm: The plan changed.}')],
    ['stays accountable for', { 'aors/x.md': page('title: X', 'ownerRole: pm', 'holder: Maria') }],
    ['takes', tlm('combines: [em, tl]', 'givesUp: {staffing: pm}')],
  ])('which may be what it %s', (_, files) => {
    expect(problems({ ...pm(), ...files }).filter((line) => line.includes('role-no-duty'))).toEqual([])
  })

  test.each([
    ['own-unknown-role', row('ownerRole: pmm')],
    ['own-missing', row()],
    ['key-unknown', row('ownerRole: em', 'suports: {pm: Plans.}')],
  ])('which cannot be known while a responsibility has %s', (rule, files) => {
    expect(problems({ ...pm(), ...files })).toEqual([expect.stringContaining(` ${rule} `)])
  })

  test('unless it is retired, or no responsibility has been written yet', () => {
    expect(problems(pm('status: historical'))).toEqual([])
    expect(problems(tlm('combine: [em, tl]'))).toEqual([expect.stringContaining('key-unknown')])
  })
})

describe('a combined role is made of two or more', () => {
  test.each([
    ['combines: [em]', '5:11-5:15', 'Unexpected `combines` with one role, expected two or more'],
    ['combines: []', '5:11-5:13', 'Unexpected `combines` with no role, expected two or more'],
    ['combines: [em, em]', '5:11-5:19', 'Unexpected `combines` with one role, expected two or more'],
    ['combines: [em, tl, em]', '5:20-5:22', 'Unexpected second `em`, expected each role once'],
  ])('and not by %s', (line, place, message) => {
    expect(problems(tlm(line))).toEqual([`roles/tlm.md:${place} role-combine-unknown ${message}`])
  })

  test('and the line without the second is shown', () => {
    expect(messages(tlm('combines: [em, tl, em]'))[0]?.hint).toBe('Write `combines: [em, tl]`.')
  })

  test.each([
    ['a part that does not exist', 'combines: [em, tll]', 'own-unknown-role'],
    ['itself', 'combines: [tlm]', 'role-cycle'],
    ['a part that is no id', 'combines: [em, 3]', 'key-value'],
  ])('and hears once of %s', (_, line, rule) => {
    expect(problems(tlm(line)).filter((one) => !one.includes('role-no-duty'))).toEqual([
      expect.stringContaining(` ${rule} `),
    ])
  })
})

describe('no two roles go by one name', () => {
  const both = 'combines: [em, tl]'

  test.each([
    [
      'title',
      tlm(both),
      role('x', 'tech lead-manager', both),
      'roles/x.md:2:8-2:25',
      'title `tech lead-manager`',
      'tlm',
    ],
    ['short name', tlm(both, 'short: PM'), pm(both), 'roles/tlm.md:6:8-6:10', 'short name `PM`', 'pm'],
    ['alias', {}, tlm(both, 'aliases: [Lead, TL]'), 'roles/tlm.md:6:17-6:19', 'alias `TL`', 'tl'],
    ['alias', {}, tlm(both, 'aliases: [{name: Tech Lead}]'), 'roles/tlm.md:6:11-6:28', 'alias `Tech Lead`', 'tl'],
  ])('be it a %s', (_, one, other, place, what, id) => {
    expect(problems({ ...one, ...other })).toEqual([
      `${place} role-alias-clash Unexpected ${what}, expected one that \`${id}\` does not have`,
    ])
  })

  test('and the message has a hint and the other place', () => {
    expect(messages(tlm(both, 'aliases: Tech Lead'))).toMatchObject([
      {
        severity: 'error',
        hint: 'Remove it, or write `{name: Tech Lead, ambiguous: true}` where people use it for both.',
        related: { file: 'roles/tl.md', place: { line: 2, column: 8 }, message: '`tl` has it here' },
      },
    ])
  })

  test('and a role that is called by its title is reported once', () => {
    expect(problems({ ...role('manager', 'Lead', both), ...role('other-lead', 'Lead', both) })).toEqual([
      'roles/other-lead.md:2:8-2:12 role-alias-clash Unexpected title `Lead`, expected one that `manager` does not have',
    ])
  })

  test.each([
    ['says that it is ambiguous', tlm(both, 'aliases: [{name: Tech Lead, ambiguous: true}]')],
    ['has it twice itself', tlm(both, 'short: Tech Lead Manager', 'aliases: [tech lead manager]')],
    ['is of the past', pm('status: historical', 'aliases: [Tech Lead]')],
  ])('unless one %s', (_, files) => {
    expect(problems(files)).toEqual([])
  })
})

describe('a combined role with much to do says what it gives up', () => {
  const config = { limits: { ...defaults.limits, combinedLoad: 2 } }
  const shared = row('sharedBy: {em: staffing, tl: design}', 'tieBreak: em')

  test('when it has more than the limit', () => {
    expect(messages({ ...tlm('combines: [em, tl]'), ...shared }, { config })).toMatchObject([
      {
        rule: 'role-load',
        severity: 'warning',
        file: 'roles/tlm.md',
        place: { line: 5, column: 11, endColumn: 19 },
        message: 'Unexpected 3 responsibilities on one person, expected at most 2 without `givesUp`',
      },
    ])
  })

  test.each([
    ['it gives something up', tlm('combines: [em, tl]', 'givesUp: {staffing: em}'), shared],
    ['it says that it keeps all', tlm('combines: [em, tl]', 'givesUp: []'), shared],
    ['it is of the past', tlm('combines: [em, tl]', 'status: historical'), shared],
    ['it has no more than the limit', tlm('combines: [em, tl]'), {}],
    ['the rest is of the past', tlm('combines: [em, tl]'), row('ownerRole: em', 'status: historical')],
    ['the rest is support', tlm('combines: [em, tl]'), { ...pm(), ...row('ownerRole: pm', 'supports: {em: Helps.}') }],
  ])('unless %s', (_, one, other) => {
    expect(problems({ ...one, ...other }, { config }).filter((line) => line.includes('role-load'))).toEqual([])
  })

  test('and is not also reported when the list cannot be read', () => {
    expect(problems({ ...tlm('combines: [em, tl]', 'givesUp: 3'), ...shared }, { config })).toEqual([
      expect.stringContaining(' key-value '),
    ])
  })
})

const leads = (em: string, tl: string) => ({
  'roles/em.md': page('title: Engineering Manager', 'ownerRole: em', 'examples: [Hires.]', `perTeam: ${em}`),
  'roles/tl.md': page('title: Tech Lead', 'ownerRole: em', 'examples: [Designs.]', `perTeam: ${tl}`),
  'roles/tlm.md': page('title: Tech Lead Manager', 'ownerRole: em', 'examples: [Both.]', 'combines: [em, tl]'),
})
const team = (...lines: string[]) => ({ 'teams/x.md': page('title: X', 'scope: team', 'roles:', ...lines) })
const of = (files: Record<string, string>, em = '1', tl = '0-1') => problems({ ...leads(em, tl), ...files })

describe('a team has as many holders of a role as the role says', () => {
  test.each([
    ['two of one', team('  em: [Ana, Ben]'), '5:7-5:17', 'Unexpected 2 holders of `em`, expected exactly one'],
    [
      'one more than the most',
      team('  em: Ana', '  tl: [Ben, Cem]'),
      '6:7-6:17',
      'Unexpected 2 holders of `tl`, expected at most 1',
    ],
    ['none that it names', team('  em: null'), '5:7-5:11', 'Nobody holds `em`, expected exactly one'],
    ['none that it does not name', team('  tl: Ben'), '4:1-4:6', 'Nobody holds `em`, expected exactly one'],
    [
      'a part beside the whole',
      team('  em: Ana', '  tlm: Ben'),
      '5:7-5:10',
      'Unexpected 2 holders of `em`, expected exactly one',
    ],
    ['two of a whole', team('  tlm: [Ana, Ben]'), '5:8-5:18', 'Unexpected 2 holders of `em`, expected exactly one'],
  ])('and not %s', (_, files, place, message) => {
    const found = of(files).filter((line) => !line.includes('`tlm`'))
    expect(found).toEqual([`teams/x.md:${place} role-per-team ${message}`])
  })

  test('and the message has the second place and a hint', () => {
    expect(messages({ ...leads('1', '1-2'), ...team('  em: [Ana, Ben]', '  tl: [Cem, Dan, Eva]') })).toMatchObject([
      {
        severity: 'error',
        hint: 'Keep one of them, or change `perTeam` of `em`.',
        related: { file: 'roles/em.md', place: { line: 5, column: 10 }, message: '`perTeam` is here' },
      },
      {
        message: 'Unexpected 3 holders of `tl`, expected 1 to 2',
        hint: 'Keep 2 of them, or change `perTeam` of `tl`.',
      },
    ])
    expect(messages({ ...leads('2-3', '0-1'), ...team('  em: Ana') })).toMatchObject([
      {
        message: 'Unexpected 1 holder of `em`, expected 2 to 3',
        hint: 'Write who holds it: `em: <name>` under `roles`.',
      },
    ])
  })

  test.each([
    ['each once', team('  em: Ana', '  tl: Ben')],
    ['nobody where none is needed', team('  em: Ana', '  tl: null')],
    ['one person who acts for both', team('  em: Ana', '  tl: null'), '1', '1'],
    ['one person who acts for both, from either side', team('  em: null', '  tl: Ben'), '1', '1'],
    ['one person in the combined role', team('  tlm: Ana'), '1', '1'],
    ['the same person by two ways', team('  em: Ana', '  tlm: Ana'), '1', '1'],
    [
      'an area that has no lead of its own',
      { 'teams/a.md': page('title: A', 'scope: area', 'roles: {em: Ada}') },
      '1',
      '1',
    ],
    ['a team of no scope', { 'teams/a.md': page('title: A', 'roles: {tl: Ben}') }],
    ['an area without the combined role', { 'teams/a.md': page('title: A', 'scope: area', 'roles: {tlm: null}') }],
    ['a team of the past', { 'teams/a.md': page('title: A', 'scope: team', 'status: historical', 'roles: {tl: Ben}') }],
  ])('but may have %s', (_, files, em = '1', tl = '0-1') => {
    expect(of(files, em, tl)).toEqual([])
  })

  test.each([
    ['own-unknown-role', team('  emm: Ana')],
    ['key-value', team('  em: {x: Ana}')],
  ])('which cannot be known while its roles have %s', (rule, files) => {
    expect(of(files)).toEqual([expect.stringContaining(` ${rule} `)])
  })

  test('as in the sample area of commerce and its teams', () => {
    const counted = Object.fromEntries(
      Object.entries(commerce).map(([path, text]) => [
        path,
        path === 'roles/em.md'
          ? text.replace('---\n', '---\nperTeam: 1\n')
          : path === 'roles/tl.md'
            ? text.replace('---\n', '---\nperTeam: 0-1\n')
            : text,
      ]),
    )
    expect(problems(counted).filter((line) => line.includes('role-per-team'))).toEqual([])
  })
})
