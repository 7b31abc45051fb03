import { describe, expect, test } from 'vitest'
import { defaults } from '../../src/schema/config.ts'
import { type CoverageCell, coverageView, type Risk } from '../../src/views/coverage.ts'
import { commerce, handbookOf, leads, page } from '../support/handbooks.ts'
import { hrefs, mainAt, pageAt, titles } from '../support/site.ts'

const coverage = (files: Record<string, string> = commerce, config = {}) =>
  mainAt(handbookOf(files, config), 'coverage.html', 'coverage')

/** One line for a cell: `Lena Fischer TLM`, `nobody as TL`, `-` where a team has no such role. */
function inWords(cell: CoverageCell): string {
  if (cell.kind !== 'held') return cell.kind
  const lines = [
    ...cell.missing.map(({ short }) => `nobody as ${short}`),
    ...cell.held.map(({ people, role, facets, above }) =>
      [...people.map(({ name }) => name), role.short, ...titles(facets), ...(above ? [`of ${above.title}`] : [])].join(
        ' ',
      ),
    ),
    ...cell.aors.map(({ title, holder }) => `${title}: ${holder?.name}`),
  ]
  return lines.join(', ') || '-'
}

const rows = (view = coverage()) =>
  Object.fromEntries(
    view.groups.flatMap((group) =>
      group.rows.map(({ responsibility, cells }) => [responsibility.id, cells.map(inWords)]),
    ),
  )

const unheld = (view = coverage()) =>
  view.gaps.unheld.map(({ team, role, handedBy, rows: left }) => [
    team.title,
    role?.short,
    ...(handedBy ? [`by ${handedBy.short}`] : []),
    ...titles(left),
  ])

function risk(one: Risk): string {
  switch (one.kind) {
    case 'no-holder':
    case 'no-backup':
      return `${one.kind} ${one.aor.title}`
    case 'all-parts':
      return `${one.person.name} is ${one.role.short} of ${one.team.title}`
    case 'many-teams':
      return `${one.person.name}: ${one.roles.map(({ role, team }) => `${role.short} of ${team.title}`).join(', ')}`
    case 'many-areas':
      return `${one.person.name} holds ${one.aors.length}, more than ${one.limit}`
  }
}

describe('the table', () => {
  test('says who holds what in each team, through which role and by which area', () => {
    expect(titles(coverage().teams)).toEqual(['Commerce', 'Payments', 'Search'])
    expect(rows()).toEqual({
      coaching: ['Ada Moreno Eng Lead', 'Lena Fischer TLM', 'Ana Ruiz EM'],
      collaboration: ['everyone', 'everyone', 'everyone'],
      staffing: ['Ada Moreno Eng Lead', 'Lena Fischer TLM', 'Ana Ruiz EM'],
      charter: ['Ada Moreno Eng Lead', 'Lena Fischer TLM', 'Ana Ruiz EM'],
      delivery: [
        'Ada Moreno Eng Lead Efficiency',
        'Lena Fischer TLM Efficiency Execution',
        'Ana Ruiz EM Efficiency, Jun Tanaka TL Execution',
      ],
      efficiency: ['Ada Moreno Eng Lead', 'Lena Fischer TLM', 'Ana Ruiz EM'],
      risk: ['Ada Moreno Eng Lead', 'Lena Fischer TLM', 'Ana Ruiz EM'],
      culture: ['-', 'Lena Fischer TLM, Code review: Maria Okafor', 'Jun Tanaka TL'],
      execution: ['-', 'Lena Fischer TLM', 'Jun Tanaka TL'],
      roadmap: ['-', 'Lena Fischer TLM', 'Jun Tanaka TL'],
      strategy: ['-', 'Lena Fischer TLM', 'Jun Tanaka TL'],
    })
  })

  test('leaves out teams that name no role, and retired teams', () => {
    const more = {
      ...commerce,
      'teams/new.md': page('title: New', 'roles: {}'),
      'teams/old.md': page('title: Old', 'roles: {em: A}', 'status: historical'),
    }
    expect(titles(coverage(more).teams)).toEqual(['Commerce', 'Payments', 'Search'])
  })

  test('has what a team leaves to the larger team', () => {
    const files = {
      ...commerce,
      'teams/search.md': page('title: Search', 'partOf: commerce', 'roles: {tl: Jun Tanaka}'),
    }
    expect(rows(coverage(files)).risk?.at(-1)).toBe('Ada Moreno Eng Lead of Commerce')
    expect(unheld(coverage(files))).toEqual([])
  })
})

describe('gaps', () => {
  test('do not exist where every role is held or covered', () => {
    expect(coverage().gaps).toEqual({ unowned: [], unheld: [], silent: [] })
  })

  test('a role that nobody holds is one line with everything that is not covered', () => {
    const files = { ...leads, 'teams/a.md': page('title: A', 'roles: {tl: null}') }
    expect(unheld(coverage(files))).toEqual([
      ['A', 'EM', 'Coaching', 'Staffing', 'Charter', 'Delivery', 'Efficiency', 'Risk'],
      ['A', 'TL', 'Delivery', 'Culture', 'Execution', 'Roadmap', 'Strategy'],
    ])
    expect(rows(coverage(files)).delivery).toEqual(['nobody as EM, nobody as TL'])
  })

  test('a vacancy is a gap even when the larger team has the role', () => {
    const tlm = page('title: TLM', 'combines: [em, tl]', 'status: historical')
    const team = page('title: Search', 'scope: team', 'partOf: commerce', 'roles: {em: null, tl: Jun Tanaka}')
    const view = coverage({ ...commerce, 'roles/tlm.md': tlm, 'teams/search.md': team })
    expect(unheld(view).filter(([of]) => of === 'Search')).toMatchObject([
      ['Search', 'EM', 'Coaching', 'Staffing', 'Charter', 'Delivery', 'Efficiency', 'Risk'],
    ])
    expect(rows(view).risk?.at(-1)).toBe('nobody as EM, Ada Moreno Eng Lead of Commerce')
  })

  test('a missing role is a gap even when no responsibility depends on it', () => {
    const files = {
      ...commerce,
      'roles/pm.md': page('title: PM'),
      'teams/search.md': page('title: Search', 'roles: {em: A, tl: B, pm: null}'),
    }
    expect(unheld(coverage(files))).toEqual([['Search', 'PM']])
  })

  test('an area lacks only what it says it lacks', () => {
    const files = { ...leads, 'teams/a.md': page('title: A', 'scope: area', 'roles: {em: Ada}') }
    expect(unheld(coverage(files))).toEqual([])
    const vacant = { ...files, 'teams/a.md': page('title: A', 'scope: area', 'roles: {em: Ada, tl: null}') }
    expect(unheld(coverage({ ...vacant, 'roles/tlm.md': page('title: TLM') }))).toEqual([
      ['A', 'TL', 'Delivery', 'Culture', 'Execution', 'Roadmap', 'Strategy'],
    ])
  })

  test('what is handed on to nobody is a gap of its own', () => {
    const tlm = (givesUp: string) => ({
      ...commerce,
      'roles/tlm.md': page('title: TLM', 'combines: [em, tl]', givesUp),
    })
    expect(unheld(coverage(tlm('givesUp: [risk]')))).toEqual([['Payments', undefined, 'by TLM', 'Risk']])
    expect(unheld(coverage(tlm('givesUp: {risk: em}')))).toEqual([])
    expect(rows(coverage(tlm('givesUp: {risk: em}'))).risk?.[1]).toBe('Ada Moreno Eng Lead of Commerce')
  })

  test('a responsibility without an owner is a gap in every team, and what everyone does is not', () => {
    const files = { ...commerce, 'responsibilities/lost.md': page('title: Lost') }
    expect(titles(coverage(files).gaps.unowned)).toEqual(['Lost'])
    expect(rows(coverage(files)).lost).toEqual(['unowned', 'unowned', 'unowned'])
  })

  test('a team that names nobody is listed once', () => {
    const files = {
      ...commerce,
      'teams/new.md': page('title: New', 'roles: {}'),
      'teams/big.md': page('title: Big', 'scope: pillar', 'roles: {}'),
    }
    expect(titles(coverage(files).gaps.silent)).toEqual(['New'])
    expect(unheld(coverage(files))).toEqual([])
  })
})

describe('single points of failure', () => {
  const risks = (files: Record<string, string> = commerce, config = {}) => coverage(files, config).risks.map(risk)

  test('are areas without a backup and people who alone hold two roles', () => {
    expect(risks()).toEqual(['no-backup Interns', 'Lena Fischer is TLM of Payments'])
  })

  test('are areas without a holder, and areas whose holder is also the backup', () => {
    const files = {
      ...commerce,
      'aors/interns.md': page('title: Interns', 'backup: Jun Tanaka'),
      'aors/code-review.md': page('title: Code review', 'holder: A', 'backup: A'),
    }
    expect(risks(files).slice(0, 2)).toEqual(['no-holder Interns', 'no-backup Code review'])
  })

  test('are people with roles in several teams', () => {
    const files = { ...commerce, 'teams/search.md': page('title: Search', 'roles: {em: Ada Moreno, tl: Jun Tanaka}') }
    expect(risks(files)).toContain('Ada Moreno: Eng Lead of Commerce, EM of Search')
  })

  test('are people named for both parts, unless somebody else has one of them', () => {
    const both = (tl: string) => ({ ...leads, 'teams/a.md': page('title: A', `roles: {em: Lena, tl: ${tl}}`) })
    expect(risks(both('Lena'))).toEqual(['Lena is TLM of A'])
    expect(risks(both('[Lena, Max]'))).toEqual([])
  })

  test('are people with more areas than the handbook allows', () => {
    const limits = { ...defaults.limits, aorsPerPerson: 1 }
    expect(risks(commerce, { limits })).toContain('Maria Okafor holds 2, more than 1')
    expect(risks(commerce, { limits: { ...limits, aorsPerPerson: 2 } })).not.toContain(
      'Maria Okafor holds 2, more than 2',
    )
  })

  test('are not areas that have ended', () => {
    const files = { ...commerce, 'aors/interns.md': page('title: Interns', 'holder: A', 'status: historical') }
    expect(risks(files)).toEqual(['Lena Fischer is TLM of Payments'])
  })
})

test('a page can show some teams and some responsibilities', () => {
  const handbook = handbookOf(commerce)
  const view = coverageView(handbook, {
    teams: [handbook.teams.get('payments')!],
    rows: [handbook.responsibilities.get('culture')!],
  })
  expect(rows(view)).toEqual({ culture: ['Lena Fischer TLM, Code review: Maria Okafor'] })
  expect(view.risks.map(risk)).toEqual(['Lena Fischer is TLM of Payments'])
})

test('there is a page of coverage once a team names roles and there is something to hold', () => {
  const has = (files: Record<string, string>) => hrefs(handbookOf(files)).includes('coverage.html')
  expect(has(leads)).toBe(false)
  expect(has({ ...leads, 'teams/a.md': page('title: A', 'roles: {}') })).toBe(false)
  expect(has({ ...leads, 'teams/a.md': page('title: A', 'roles: {tl: null}') })).toBe(true)
  expect(has({ 'roles/tl.md': page('title: TL'), 'teams/a.md': page('title: A', 'roles: {tl: null}') })).toBe(false)
})

test('its frame has a title, a description and breadcrumbs', () => {
  const { frame } = pageAt(handbookOf(commerce), 'coverage.html')
  expect([frame.title, ...titles(frame.breadcrumbs)]).toEqual(['Coverage', 'Home', 'At a glance'])
  expect(frame.description).toBe('Who holds each responsibility in each team, and what nobody holds.')
})
