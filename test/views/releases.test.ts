import { describe, expect, test } from 'vitest'
import type { Handbook } from '../../src/model/types.ts'
import { renderPage } from '../../src/render/render.ts'
import { diffHandbooks } from '../../src/views/diff/diff.ts'
import type { Past } from '../../src/views/releases.ts'
import { siteView } from '../../src/views/site.ts'
import { handbookOf, page } from '../support/handbooks.ts'
import { mainAt } from '../support/site.ts'

const role = (id: string, title: string, ...more: string[]) => ({
  [`roles/${id}.md`]: page(`title: ${title}`, 'ownerRole: em', 'examples: [Leads.]', ...more),
})
const row = (id: string, title: string, ...more: string[]) => ({
  [`responsibilities/${id}.md`]: page(`title: ${title}`, 'examples: [Does.]', ...more),
})
const team = (adapts: string) => ({
  'teams/search.md': page(
    ...['title: Search', `adapts: ${adapts}`, 'roles: { em: Ana }'],
    ...['changes: [{ responsibility: culture, leans: em }]'],
  ),
})

// A program lead with everything, who becomes a tech lead with less, and an engineering manager who takes it all.
const first = handbookOf({
  ...role('em', 'Manager'),
  ...role('pl', 'Program Lead'),
  ...row('culture', 'Culture', 'ownerRole: pl'),
  ...row('reports', 'Reports', 'ownerRole: pl'),
  ...team('1.0.0'),
})
const second = handbookOf({
  ...role('em', 'Manager'),
  ...role('tl', 'Tech Lead', 'formerly: pl'),
  ...row('tech-culture', 'Technical Culture', 'formerly: culture', 'ownerRole: em'),
  'teams/search.md': team('1.0.0')['teams/search.md'].replace('culture', 'tech-culture'),
  'releases/2.0.0.md': page('title: Two', 'date: 2026-02-02', 'retired: { reports: Nobody read them. }'),
})
const third = handbookOf({
  ...role('em', 'Manager'),
  ...role('tl', 'Tech Lead', 'formerly: pl'),
  ...row('tech-culture', 'Technical Culture', 'formerly: culture', 'ownerRole: tl'),
  'teams/search.md': team('1.0.0')['teams/search.md'].replace('culture', 'tech-culture'),
  'releases/2.0.0.md': page('title: Two', 'date: 2026-02-02', 'retired: { reports: Nobody read them. }'),
})

const past: Past = {
  releases: [
    { version: '2.0.0', date: '2026-02-03', previous: '1.0.0', diff: diffHandbooks(first, second) },
    { version: '1.0.0', date: '2024-01-01' },
  ],
  next: diffHandbooks(second, third),
}

function mainOf<K extends string>(handbook: Handbook, href: string, kind: K, known: Past | undefined = past) {
  const main = siteView(handbook, undefined, undefined, known).pages.find(({ frame }) => frame.href === href)?.main
  if (main?.kind !== kind) throw new Error(`${href} is a ${main?.kind}`)
  return main as Extract<typeof main, { kind: K }>
}

describe('all releases', () => {
  test('are listed with what is not released yet, the newest first, each with its page or one made for it', () => {
    const { releases } = mainOf(third, 'changes.html', 'changes')
    expect(releases.map(({ title, state, href, date }) => [title, state, href, date])).toEqual([
      ['Not released yet', 'next', 'releases/next.html', undefined],
      ['Two', 'released', 'releases/2.0.0.html', '2026-02-02'],
      ['1.0.0', 'released', 'releases/1.0.0.html', '2024-01-01'],
    ])
    expect(releases.map(({ diff }) => diff?.bump)).toEqual(['major', 'major', undefined])
    expect(mainOf(third, 'releases/1.0.0.html', 'release')).toMatchObject({ title: '1.0.0', date: '2024-01-01' })
  })

  test('leave out pages of versions that were prepared and never released, and keep those from before there were tags', () => {
    const pages = ['0.9.0', '1.1.0', '1.2.0', '2.0.0'].map((id) => [`releases/${id}.md`, page('date: 2025-01-01')])
    const known: Past = { ...past, tagged: ['2.0.0', '1.2.0', '1.0.0'], next: undefined }
    const site = handbookOf(Object.fromEntries(pages))
    const { releases } = mainOf(site, 'changes.html', 'changes', known)
    expect(releases.map(({ version }) => version)).toEqual(['2.0.0', '1.2.0', '1.0.0', '0.9.0'])
    const { navigation } = siteView(site, undefined, undefined, known).pages[0]!.frame
    expect(JSON.stringify(navigation)).toContain('1.2.0')
    expect(JSON.stringify(navigation)).not.toContain('1.1.0')
  })

  test('show on the page of the next version what is not released, once somebody has begun that page', () => {
    const announced = handbookOf({ 'releases/3.0.0.md': page('title: Three', 'date: 2026-12-01') })
    const known: Past = { ...past, next: diffHandbooks(second, announced) }
    const { releases } = mainOf(announced, 'changes.html', 'changes', known)
    expect(releases[0]).toMatchObject({ version: '3.0.0', title: 'Three', state: 'next', href: 'releases/3.0.0.html' })
    expect(releases.map(({ version }) => version)).toEqual(['3.0.0', '2.0.0', '1.0.0'])
    expect(mainOf(announced, 'releases/3.0.0.html', 'release', known).entry?.state).toBe('next')
  })

  test('without a history are those with a page, by number', () => {
    const handbook = handbookOf({
      'releases/10.0.0.md': page('title: Ten', 'date: 2026-02-02'),
      'releases/9.0.0.md': page('title: Nine', 'date: 2025-02-02'),
      'releases/hidden.md': page('title: Hidden', 'date: 2025-02-02', 'hidden: true'),
    })
    expect(handbook.generated.has('changes.html')).toBe(true)
    expect(mainAt(handbook, 'changes.html', 'changes').releases.map(({ title }) => title)).toEqual(['Ten', 'Nine'])
    expect(mainAt(handbook, 'index.html', 'home').latest?.release.title).toBe('Ten')
  })

  test('have no page when there is no release', () => {
    const handbook = handbookOf(role('em', 'Manager'))
    expect(handbook.generated.has('changes.html')).toBe(false)
    expect(siteView(handbook).pages.map(({ frame }) => frame.href)).not.toContain('changes.html')
    expect(mainAt(handbook, 'index.html', 'home').latest).toBeUndefined()
  })

  test('leave the page of that name to an author who has written one', () => {
    const handbook = handbookOf({
      'changes.md': '# Our own\n',
      'releases/1.0.0.md': page('title: One', 'date: 2026-02-02'),
    })
    expect(handbook.generated.has('changes.html')).toBe(false)
    expect(mainAt(handbook, 'changes.html', 'guide').title).toBe('Our own')
  })

  test('are announced to feed readers when the site knows its address', () => {
    const handbook = handbookOf({ 'releases/1.0.0.md': page('title: One', 'date: 2026-02-02') })
    expect(siteView(handbook).releases).toBeUndefined()
    const { releases, pages } = siteView({ ...handbook, config: { ...handbook.config, url: 'https://example.com/x' } })
    expect(releases).toMatchObject({ base: 'https://example.com/x/', path: 'releases.xml' })
    expect(pages[0]!.frame.site.releases).toBe('releases.xml')
  })
})

describe('a page of the current handbook', () => {
  test('of a responsibility shows who held it since when, also under another name', () => {
    const { tenures = [] } = mainOf(third, 'responsibilities/tech-culture.html', 'responsibility')
    expect(tenures.map(({ held, since }) => [held.roles.map(({ title }) => title).join(), since.title])).toEqual([
      ['Tech Lead', 'not released yet'],
      ['Manager', '2.0.0'],
      ['Tech Lead', '1.0.0'],
    ])
    expect(tenures[2]!.held.roles[0]!.href).toBe('roles/tl.html')
  })

  test('of a responsibility says that it may have been so earlier, where the first releases are not known', () => {
    const known: Past = { releases: [{ version: '4.0.0', date: '2024-01-01', previous: '3.0.0' }] }
    const { tenures } = mainOf(first, 'responsibilities/culture.html', 'responsibility', known)
    expect(tenures).toMatchObject([{ since: { title: '4.0.0' }, orEarlier: true }])
    expect(mainOf(first, 'changes.html', 'changes', known).releases[0]?.summary).toBeUndefined()
  })

  test('of a responsibility that never changed hands shows since when at least', () => {
    const known: Past = { releases: [{ version: '1.0.0', date: '2024-01-01' }] }
    const { tenures } = mainOf(first, 'responsibilities/culture.html', 'responsibility', known)
    expect(tenures).toMatchObject([{ held: { roles: [{ title: 'Program Lead' }] }, since: { title: '1.0.0' } }])
    expect(mainAt(first, 'responsibilities/culture.html', 'responsibility').tenures).toBeUndefined()
  })

  test('of a responsibility shows that it was retired, also when it came back later', () => {
    const edition = (more: string) =>
      handbookOf({
        ...role('em', 'Manager'),
        ...role('tl', 'Tech Lead'),
        ...role('tlm', 'Both', 'combines: [em, tl]'),
        ...row('culture', 'Culture', 'ownerRole: tl', more),
      })
    const [active, retired] = [edition(''), edition('status: historical')]
    const [retire, revive] = [diffHandbooks(active, retired), diffHandbooks(retired, active)]
    const known: Past = {
      releases: [
        { version: '3.0.0', date: '2026-03-03', previous: '2.0.0', diff: revive },
        { version: '2.0.0', date: '2026-02-02', previous: '1.0.0', diff: retire },
        { version: '1.0.0', date: '2024-01-01' },
      ],
    }
    const tenures = (handbook: Handbook, past: Past) => {
      const view = mainOf(handbook, 'responsibilities/culture.html', 'responsibility', past)
      return [view.ownership.kind, ...(view.tenures ?? []).map(({ held, since }) => `${held.kind} ${since.title}`)]
    }
    expect(tenures(active, known)).toEqual([
      'accountable',
      ...['accountable 3.0.0', 'absent 2.0.0', 'accountable 1.0.0'],
    ])
    const then = { releases: known.releases.slice(1) }
    expect(tenures(retired, then)).toEqual(['past', 'absent 2.0.0', 'accountable 1.0.0'])
    for (const id of ['tl', 'tlm'])
      expect(mainOf(retired, `roles/${id}.html`, 'role', then).steps?.map(({ release }) => release.title)).toEqual([
        '2.0.0',
      ])
    const found = siteView(retired, undefined, undefined, then).pages.find(({ frame }) => /culture/.test(frame.href))
    const html = String(renderPage(found!).contents)
    expect(html.replace(/<[^>]+>/g, '')).toContain('retired since 2.0.0, before that Tech Lead (1.0.0)')
    expect(html.replace(/<[^>]+>/g, '')).toContain('Tech Lead answered for this until it was retired.')
  })

  test('of a role lists the releases that changed it, with a link to its part of each', () => {
    const { steps = [] } = mainOf(third, 'roles/tl.html', 'role')
    expect(steps.map(({ release, change }) => [release.href, change.moves.map(({ kind }) => kind).join()])).toEqual([
      ['releases/next.html#rb-role-tl', 'gained'],
      ['releases/2.0.0.html#rb-role-tl', 'gave-up,gave-up'],
    ])
  })

  test('of a role sets its duties side by side, release by release, so that any two can be compared', () => {
    const { course } = mainOf(third, 'roles/tl.html', 'role')
    expect(course?.releases.map(({ release, date }) => [release.title, release.href, date])).toEqual([
      ['not released yet', 'releases/next.html#rb-role-tl', undefined],
      ['2.0.0', 'releases/2.0.0.html#rb-role-tl', '2026-02-02'],
      ['1.0.0', 'releases/1.0.0.html', '2024-01-01'],
    ])
    expect(course?.rows.map(({ responsibility, levels }) => [responsibility.title, ...levels])).toEqual([
      ['Technical Culture', 'accountable', 'none', 'accountable'],
      ['Reports', 'none', 'none', 'accountable'],
    ])
  })

  test('of a role shows help that came and went, and that a duty was help before', () => {
    const helping = (...more: string[]) =>
      handbookOf({ ...role('em', 'Manager'), ...role('tl', 'Tech Lead'), ...row('culture', 'Culture', ...more) })
    const [none, help, duty] = [
      helping('ownerRole: em'),
      helping('ownerRole: em', 'supports: { tl: Advises. }'),
      helping('ownerRole: tl'),
    ]
    const known: Past = {
      releases: [
        { version: '3.0.0', date: '2026-03-03', previous: '2.0.0', diff: diffHandbooks(help, duty) },
        { version: '2.0.0', date: '2026-02-02', previous: '1.0.0', diff: diffHandbooks(none, help) },
        { version: '1.0.0', date: '2026-01-01' },
      ],
    }
    const { course } = mainOf(duty, 'roles/tl.html', 'role', known)
    expect(course?.rows.map(({ levels }) => levels)).toEqual([['accountable', 'supports', 'none']])
  })

  test('of a role whose duties never changed has no comparison', () => {
    const known: Past = { releases: [{ version: '1.0.0', date: '2024-01-01' }] }
    expect(mainOf(first, 'roles/em.html', 'role', known).course).toBeUndefined()
  })

  test('of a team lists which of its changes have moved since it agreed, and only those', () => {
    const { moved = [] } = mainOf(third, 'teams/search.html', 'team')
    expect(moved.map(({ release, row }) => [release.title, row.responsibility.title])).toEqual([
      ['not released yet', 'Technical Culture'],
      ['2.0.0', 'Technical Culture'],
    ])
    expect(mainOf(third, 'changes.html', 'changes').teams).toMatchObject([
      { team: { title: 'Search' }, adapts: '1.0.0' },
    ])
    const agreed = handbookOf({
      ...role('em', 'Manager'),
      ...row('culture', 'Culture', 'ownerRole: em'),
      ...team('2.0.0'),
    })
    const released: Past = { releases: past.releases }
    expect(mainOf(agreed, 'teams/search.html', 'team', released).moved).toEqual([])
    expect(mainOf(agreed, 'changes.html', 'changes', released).teams).toEqual([])
  })

  test('names teams whose agreement is about an older default, even without a history', () => {
    const handbook = handbookOf({ ...team('1.2.0'), 'releases/2.0.0.md': page('title: Two', 'date: 2026-02-02') })
    expect(mainAt(handbook, 'changes.html', 'changes').teams).toEqual([
      { team: { title: 'Search', href: 'teams/search.html' }, adapts: '1.2.0', moved: [] },
    ])
  })
})

describe('the page of a release', () => {
  test('links to what has a page today, and shows who held what is gone', () => {
    const { entry, until } = mainOf(third, 'releases/2.0.0.html', 'release')
    const reports = entry?.diff?.rows.find(({ responsibility }) => responsibility.id === 'reports')
    expect(reports?.responsibility?.href).toBeUndefined()
    expect(reports?.why).toBe('Nobody read them.')
    expect(until).toMatchObject([
      {
        responsibility: { title: 'Reports' },
        tenures: [{ held: { roles: [{ title: 'Tech Lead' }] }, since: { title: '1.0.0' } }],
      },
    ])
  })
})
