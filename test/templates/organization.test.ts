import { describe, expect, test } from 'vitest'
import { renderPage } from '../../src/render/render.ts'
import { siteView } from '../../src/views/site.ts'
import { commerce, handbookOf, page } from '../support/handbooks.ts'
import { htmlProblems } from '../support/html.ts'

const empty = {
  'aors/empty.md': page('title: Empty area'),
  'teams/empty.md': page('title: Empty team', 'roles: {tl: null}'),
  'people/empty.md': page('title: Empty person'),
  'practices/empty.md': page('title: Empty practice'),
  'paths/empty.md': page('title: Empty path'),
  'assessments/empty.md': page('title: Empty assessment'),
  'releases/0.1.0.md': page('order: 1'),
}
const site = siteView(handbookOf({ ...commerce, ...empty, 'roles/pm.md': page('title: Product Manager') }))
const shown = site.pages.filter(({ frame }) =>
  /^(people\.html$|(coverage|reporting)\.html$|who\b|(aors|teams|people|practices|paths|assessments|releases|roles|responsibilities)\/)/.test(
    frame.href,
  ),
)
const htmlAt = (href: string) =>
  String(renderPage(site.pages.find(({ frame }) => frame.href === href)!).contents).replace(/^[\s\S]*<main/, '<main')
const textAt = (href: string) =>
  htmlAt(href)
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,;)])/g, '')

describe.each(shown.map((view) => [view.frame.href, view] as const))('%s', (_, view) => {
  const html = String(renderPage(view).contents)

  test('is valid HTML', async () => {
    expect(await htmlProblems(html)).toEqual([])
  })

  test('has its headings in order and each id once', () => {
    const ranks = [...html.matchAll(/<h([1-6])/g)].map(([, rank]) => Number(rank))
    expect(ranks.filter((rank) => rank === 1)).toHaveLength(1)
    for (const [index, rank] of ranks.entries()) expect(rank).toBeLessThanOrEqual((ranks[index - 1] ?? 0) + 1)
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
    expect(ids).toEqual([...new Set(ids)])
  })

  test('has no section without content', () => {
    expect(html).not.toMatch(/<\/h2><\/section>|<dl class="facts"><\/dl>|<ul[^>]*><\/ul>|<ol[^>]*><\/ol>/)
  })
})

test('a team without a lead says who is both, since when and why', () => {
  const text = textAt('teams/payments.html')
  expect(text).toContain('Lena Fischer TLM Tech Lead Manager')
  expect(text).toContain('No separate Tech Lead: the EM is TLM here since 2026-03-01, because the team is small.')
  expect(textAt('teams/empty.html')).toContain('Nobody is Tech Lead here.')
})

test('a team explains where it departs from the default', () => {
  const text = textAt('teams/payments.html')
  expect(text).toContain('Execution By default with the Tech Lead, here with the Tech Lead Manager.')
  expect(text).toContain(
    'Engineering Manager leans in until 2027-03-31; who is accountable stays the same. Gives room for a strategy.',
  )
  expect(text).toContain('Delegated as Code review, held by Maria Okafor; who is accountable stays the same.')
  expect(textAt('teams/search.html')).not.toContain('Where this team differs')
})

test('a cell that differs says how, and leads to the reason', () => {
  const html = htmlAt('teams/payments.html')
  expect(html).toContain('<a class="differs" href="#rb-differs-execution">Differs</a>')
  expect(html).toContain('<li id="rb-differs-execution">')
  const text = textAt('teams/payments.html')
  expect(text).toContain('Execution Differs Accountable, via TL in place of TL leans in until 2027-03-31')
  expect(text).toContain('in place of TL delegated to Code review (Maria Okafor)')
  expect(text).toMatch(/Only where this team differs 5 of \d+/)
  expect(htmlAt('teams/search.html')).not.toMatch(/Differs|class="departing"/)
})

test('an area without a backup is called a single point of failure', () => {
  expect(textAt('aors/interns.html')).toContain('No backup: single point of failure')
  expect(textAt('aors/code-review.html')).not.toContain('single point')
  expect(textAt('aors/code-review.html')).toContain('Lena Fischer TLM Tech Lead Manager Accountable')
})

test('a path is described in sentences', () => {
  const text = textAt('paths/leads.html')
  expect(text).toContain('Tech Lead to Engineering Manager')
  expect(text).toContain('Engineer 1 to Engineer 2 (usually by way of Tech Lead)')
  expect(text).toContain('Engineer 2 to Tech Lead (only by way of Tech Lead Manager) Give it a year.')
})

test('an assessment states its rule in a sentence', () => {
  const text = textAt('assessments/fit.html')
  expect(text).toContain('If 2 or more of 3 apply You might enjoy it. If fewer than 2 apply Perhaps not.')
  expect(textAt('assessments/reflect.html')).toContain(
    'Time Where does it go? Is that right? Your thoughts People Who grows?',
  )
})

test('a practice has its steps in order, its anti-patterns and its tensions', () => {
  expect(htmlAt('practices/people-first.html')).toMatch(/<ol class="standards"><li>One-to-ones first.<\/li>/)
  const text = textAt('practices/people-first.html')
  expect(text).toContain('Anti-patterns Falling back to code')
  expect(text).toContain('In tension with Skip now and then')
  expect(textAt('practices/skip.html')).toContain('In tension with People first')
})

test('a release says when it was and what was retired', () => {
  expect(textAt('releases/2.0.0.html')).toContain('Released on 2026-04-01')
  expect(textAt('releases/2.0.0.html')).toContain(
    'Retired pl Split into EM and TL. Teams that agreed on this release Payments',
  )
})

test('a person’s page shows everything the person holds', () => {
  expect(textAt('people/maria-okafor.html')).toContain('Areas of responsibility Code review held by Maria Okafor')
})

test('roles and responsibilities show what follows from the new pages', () => {
  expect(textAt('roles/tl.html')).toContain(
    'Areas of responsibility delegated from this role Code review held by Maria Okafor',
  )
  expect(textAt('roles/tlm.html')).toContain(
    'Practices People first Skip now and then Career paths Where a lead can go Assessments Is it for me?',
  )
  expect(textAt('responsibilities/culture.html')).toContain('Areas of responsibility within it Code review')
  expect(textAt('responsibilities/culture.html')).toContain('Teams that differ Payments')
  expect(textAt('responsibilities/risk.html')).not.toContain('Teams that differ')
})
