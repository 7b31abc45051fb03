import { describe, expect, test } from 'vitest'
import { commerce, page } from '../support/handbooks.ts'
import { messages, problems } from '../support/problems.ts'

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

  test('and the second place and the mend are shown', () => {
    expect(messages({ ...leads('1', '1-2'), ...team('  em: [Ana, Ben]', '  tl: [Cem, Dan, Eva]') })).toMatchObject([
      {
        severity: 'error',
        mend: 'Keep one of them, or change `perTeam` of `em`.',
        related: { file: 'roles/em.md', place: { line: 5, column: 10 }, message: '`perTeam` is here' },
      },
      {
        message: 'Unexpected 3 holders of `tl`, expected 1 to 2',
        mend: 'Keep 2 of them, or change `perTeam` of `tl`.',
      },
    ])
    expect(messages({ ...leads('2-3', '0-1'), ...team('  em: Ana') })).toMatchObject([
      {
        message: 'Unexpected 1 holder of `em`, expected 2 to 3',
        mend: 'Write who holds it: `em: <name>` under `roles`.',
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

  test('as the area of commerce and its teams have', () => {
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
