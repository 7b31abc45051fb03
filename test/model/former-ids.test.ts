import { rmSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { folderOf, run, textIn } from '../support/commands.ts'
import { handbookOf, page } from '../support/handbooks.ts'
import { lines } from '../support/pages.ts'
import { messages, sound } from '../support/problems.ts'

/** A handbook in which a role and two responsibilities have other names than its other pages say. */
const renamed: Record<string, string> = {
  'roles/em.md': page('title: Manager', 'ownerRole: em', 'track: management'),
  'roles/lead.md': page('title: Lead', 'ownerRole: em', 'track: ic', 'formerly: [pl, dev]'),
  'roles/both.md': page('title: Both', 'ownerRole: em', 'combines: [em, dev]', 'givesUp: { staff: dev }'),
  'responsibilities/staffing.md': page(
    'title: Staffing',
    'formerly: staff',
    'ownerRole: dev',
    'supports: { pl: Helps. }',
  ),
  'responsibilities/delivery.md': page('title: Delivery', 'sharedBy: { em: staff, dev: staff }', 'tieBreak: pl'),
  'teams/search.md': page('title: Search', 'roles: { dev: Jun }', 'changes: [{ responsibility: staff, leans: dev }]'),
  'practices/talks.md': page('title: Talks', 'ownerRole: pl', 'appliesTo: dev', 'inTensionWith: staff'),
}

describe('an id that a page had before', () => {
  test('leads to it wherever front matter and the configuration name it', () => {
    const { roles, responsibilities, teams, practices, involvement, tensions, config } = handbookOf(renamed, {
      matrices: [{ id: 'all', title: 'All', roles: ['em', 'dev'], show: 'responsibilities' }],
    })
    expect(responsibilities.get('staffing')?.ownership).toEqual({ kind: 'accountable', role: 'lead' })
    expect([...responsibilities.get('staffing')!.supports]).toEqual([['lead', 'Helps.']])
    expect(responsibilities.get('delivery')?.ownership).toEqual({
      kind: 'shared',
      facets: new Map([
        ['em', 'staffing'],
        ['lead', 'staffing'],
      ]),
      tieBreak: 'lead',
    })
    expect(roles.get('both')).toMatchObject({ combines: ['em', 'lead'], givesUp: new Map([['staffing', 'lead']]) })
    expect(involvement.get('both')?.get('staffing')).toEqual({ kind: 'handed', to: 'lead' })
    expect(teams.get('search')?.changes).toMatchObject([{ responsibility: 'staffing', role: 'lead' }])
    expect(practices.get('talks')?.appliesTo).toEqual(['lead'])
    expect(tensions.get('practices/talks.md')).toEqual(['responsibilities/staffing.md'])
    expect(config.matrices[0]?.roles).toEqual(['em', 'lead'])
  })

  test('is a note at each place, with the id to write', () => {
    const found = lines(messages(renamed).filter(({ rule }) => /former|unknown/.test(rule)))
    expect(found).toHaveLength(15)
    expect(found).toContain('practices/talks.md:3:12-3:14 id-former `pl` is now `lead`')
    expect(found).toContain('roles/both.md:5:12-5:17 id-former `staff` is now `staffing`')
    expect(found).toContain('responsibilities/staffing.md:5:13-5:15 id-former `pl` is now `lead`')
  })

  test('is replaced by a fix, in values and in keys', async () => {
    const folder = folderOf({
      ...sound,
      'roles/lead.md': sound['roles/tl.md']!.replace('title', 'formerly: tl\ntitle'),
      'responsibilities/staffing.md': sound['responsibilities/staffing.md']!.replace(
        'examples',
        "supports: { 'tl': Interviews. }\nexamples",
      ),
    })
    rmSync(`${folder}/handbook/roles/tl.md`)
    await run(['check', '--fix'], folder)
    expect(textIn(folder, 'responsibilities/design.md')).toContain('ownerRole: lead\n')
    expect(textIn(folder, 'responsibilities/staffing.md')).toContain('supports: { lead: Interviews. }')
    expect((await run(['check'], folder)).out).not.toContain('id-former')
  })

  test('is none where another page has it today, where two pages say so, or where the page is of another kind', () => {
    const files = {
      'roles/em.md': page('title: Manager', 'ownerRole: em'),
      'roles/a.md': page('title: A', 'ownerRole: em', 'formerly: [em, both]'),
      'roles/b.md': page('title: B', 'ownerRole: em', 'formerly: both'),
      'glossary/term.md': page('title: Term', 'summary: A term.', 'formerly: word'),
      'responsibilities/one.md': page('title: One', 'ownerRole: em'),
      'responsibilities/two.md': page('title: Two', 'ownerRole: both'),
      'responsibilities/three.md': page('title: Three', 'ownerRole: word'),
    }
    const { responsibilities } = handbookOf(files)
    expect([...responsibilities.values()].map(({ ownership }) => ownership.kind)).toEqual([
      'accountable',
      ...['nobody', 'nobody'],
    ])
    expect(messages(files).filter(({ rule }) => rule === 'own-unknown-role')).toHaveLength(2)
  })

  test('stays unknown beside the id of today, so that neither of two values is lost in silence', () => {
    const files = {
      'roles/em.md': page('title: Manager', 'ownerRole: em', 'formerly: boss'),
      'responsibilities/one.md': page('title: One', 'everyone: true', 'supports: { em: Asks., boss: Pays. }'),
    }
    expect([...handbookOf(files).responsibilities.values()][0]!.supports).toEqual(new Map([['em', 'Asks.']]))
    expect(messages(files).map(({ rule }) => rule)).toContain('own-unknown-role')
  })
})
