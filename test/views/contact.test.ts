import { expect, test } from 'vitest'
import { renderPage } from '../../src/render/render.ts'
import { handbookData } from '../../src/views/handbook-json.ts'
import { commerce, handbookOf, page } from '../support/handbooks.ts'
import { mainAt, pageAt, titles } from '../support/site.ts'

const channels = { team: [{ for: 'chat', text: '#team-{id}' }] }

const textOf = (handbook: ReturnType<typeof handbookOf>, href: string) =>
  String(renderPage(pageAt(handbook, href)).contents)
    .replace(/^[\s\S]*<main/, '<main')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

test('a team is asked where the handbook says of all teams, unless its page says otherwise', () => {
  const own = page('title: Search', 'roles: { em: Ana Ruiz }', 'contact: { Chat: "#find", mail: find@example.com }')
  const handbook = handbookOf({ ...commerce, 'teams/search.md': own }, { contact: channels })
  expect(mainAt(handbook, 'teams/search.html', 'team').contact).toEqual([
    { for: 'Chat', text: '#find' },
    { for: 'mail', text: 'find@example.com', href: 'mailto:find@example.com' },
  ])
  expect(mainAt(handbook, 'teams/payments.html', 'team').contact).toEqual([{ for: 'chat', text: '#team-payments' }])
})

test('where programs notify is on the page of the team, and nowhere that people ask', () => {
  const files = {
    ...commerce,
    'teams/search.md': page('title: Search', 'roles: { em: Ana Ruiz }', 'notify: { chat: "#robots" }'),
  }
  const handbook = handbookOf(files)
  expect(textOf(handbook, 'teams/search.html')).toContain('Where programs notify chat #robots')
  expect(textOf(handbook, 'who/search.html')).not.toContain('#robots')
  expect(handbookData(handbook, []).teams.find(({ id }) => id === 'search')?.notify).toEqual([
    { for: 'chat', text: '#robots' },
  ])
})

test('behind each answer of a team are the ways to reach the person and the team', () => {
  const files = { ...commerce, 'people/lena.md': page('title: Lena Fischer', 'contact: { mail: lena@example.com }') }
  expect(textOf(handbookOf(files, { contact: channels }), 'who/payments.html')).toContain(
    'How to reach: mail lena@example.com , chat #team-payments',
  )
})

test('every name is a link: to the page of the person, else to the place among all people', () => {
  const handbook = handbookOf(commerce)
  const { seats } = mainAt(handbook, 'teams/search.html', 'team')
  expect(seats.flatMap(({ people }) => people.map(({ href }) => href))).toContain('people.html#rb-person-jun-tanaka')
  expect(String(renderPage(pageAt(handbook, 'people.html')).contents)).toContain('id="rb-person-jun-tanaka"')
})

test('two people of one name are told apart by their team, or by the id of the page', () => {
  const files = {
    ...commerce,
    'people/ana.md': page('title: Ana Ruiz', 'team: search'),
    'people/ana-2.md': page('title: Ana Ruiz', 'team: payments'),
    'aors/one.md': page('title: One', 'ownerRole: em', 'holder: Ana Ruiz (payments)', 'backup: ana'),
  }
  const { holder, backup } = mainAt(handbookOf(files), 'aors/one.html', 'aor')
  expect([holder, backup].map((one) => `${one?.name}: ${one?.href}`)).toEqual([
    'Ana Ruiz (Payments): people/ana-2.html',
    'Ana Ruiz (Search): people/ana.html',
  ])
})

test('pages of roles, responsibilities and practices say who has them in each team', () => {
  const handbook = handbookOf({
    ...commerce,
    'practices/review.md': page('title: Review', 'ownerRole: tl', 'coreFocus: technical-leadership'),
  })
  const inTeams = ({
    teams,
  }: {
    teams: readonly {
      team: { title: string }
      held: readonly { role: { short: string }; people: readonly { name: string }[] }[]
    }[]
  }) =>
    teams.flatMap(({ team, held }) =>
      held.map(({ role, people }) => `${team.title}: ${people[0]!.name} (${role.short})`),
    )
  const leads = inTeams(mainAt(handbook, 'roles/tl.html', 'role').holders)
  expect(leads).toEqual(expect.arrayContaining(['Payments: Lena Fischer (TLM)', 'Search: Jun Tanaka (TL)']))
  expect(inTeams(mainAt(handbook, 'practices/review.html', 'practice').holders)).toEqual(leads)
})

test('an area names whoever has the accountable role in its team', () => {
  const handbook = handbookOf({
    ...commerce,
    'aors/ledger.md': page('title: Ledger', 'ownerRole: tl', 'holder: Tom', 'team: payments'),
  })
  const { ownedBy } = mainAt(handbook, 'aors/ledger.html', 'aor')
  expect(ownedBy.map(({ role, people }) => [role.short, people[0]?.name])).toEqual([['TLM', 'Lena Fischer']])
})

test('many teams are folded with their number, and very many are listed under Coverage', () => {
  const teams = Array.from({ length: 70 }, (_, at) => [
    `teams/t${at}.md`,
    page(`title: Team ${at}`, `roles: { em: Person ${at} }`),
  ])
  const handbook = handbookOf({ ...commerce, ...Object.fromEntries(teams) })
  const { teams: shown, more } = mainAt(handbook, 'roles/em.html', 'role').holders
  expect([shown.length, more?.all]).toEqual([60, 'coverage.html'])
  expect(titles(shown.map(({ team }) => team))).toContain('Team 0')
  expect(textOf(handbook, 'roles/em.html')).toContain(`In ${60 + more!.count} teams`)
})
