import { describe, expect, test } from 'vitest'
import { renderPage } from '../../src/render/render.ts'
import { siteView } from '../../src/views/site.ts'
import { commerce, handbookOf, page } from '../support/handbooks.ts'

/** The main part of a page, as text. */
function textAt(href: string, files: Record<string, string> = {}): string {
  const { pages } = siteView(handbookOf({ ...commerce, ...files }))
  return String(renderPage(pages.find(({ frame }) => frame.href === href)!).contents)
    .replace(/^[\s\S]*<main/, '<main')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,;:)])/g, '')
}

const htmlAt = (href: string) =>
  String(renderPage(siteView(handbookOf(commerce)).pages.find(({ frame }) => frame.href === href)!).contents)

describe('whom to go to', () => {
  test('begins with a choice of teams, in which the page’s own is marked', () => {
    expect(textAt('who.html')).toContain('Any team Commerce Payments Search')
    expect(htmlAt('who/payments.html')).toMatch(/<a href="payments.html" aria-current="page">Payments<\/a>/)
  })

  test('says when to go to which role, and who clarifies in doubt', () => {
    expect(textAt('who.html')).toContain(
      'Delivery A design blocks delivery. TL Tech Lead Shares it: Execution It is hard to pick one. ' +
        'EM Engineering Manager Shares it: Efficiency, clarifies in doubt',
    )
  })

  test('has the hue of its focus around each group, on the page of a team too', () => {
    for (const href of ['who.html', 'who/payments.html'])
      expect([...htmlAt(href).matchAll(/<section class="section (focus-\d)"><h2 id="(rb-who-[^"]+)"/g)].length).toBe(
        [...htmlAt(href).matchAll(/<h2 id="rb-who-/g)].length,
      )
    expect(htmlAt('who.html')).toMatch(/<section class="section focus-1"><h2/)
  })

  test('says what a role is for besides the situations of others', () => {
    const files = { 'responsibilities/risk.md': page('title: Risk', 'ownerRole: em', 'goTo: {tl: It is about code.}') }
    expect(textAt('who.html', files)).toContain(
      'Risk It is about code. TL Tech Lead Anything else EM Engineering Manager Accountable',
    )
  })

  test('says when anybody can help, or nobody owns it', () => {
    expect(textAt('who.html')).toContain('Collaboration Anybody Everyone Expected of all engineers')
    expect(textAt('who.html', { 'responsibilities/lost.md': page('title: Lost') })).toContain(
      'Lost Nobody owns this yet.',
    )
  })

  test('names the people of a team, and why it is them', () => {
    const text = textAt('who/payments.html')
    expect(text).toContain('Risk Lena Fischer TLM Tech Lead Manager Accountable')
    expect(text).toContain('Lena Fischer TLM Tech Lead Manager Accountable for both facets: no separate Tech Lead')
    expect(text).toContain(
      'Culture Maria Okafor holds Code review Backup: Jun Tanaka Delegated; who is accountable stays the same. Lena',
    )
    expect(text).toContain('Leans in until 2027-03-31; who is accountable stays the same. Gives room for a strategy.')
  })

  test('says who steps in when nobody has the role', () => {
    const files = {
      'roles/tlm.md': page('title: TLM', 'combines: [em, tl]', 'status: historical'),
      'teams/search.md': page('title: Search', 'partOf: commerce', 'roles: {em: null, tl: Jun Tanaka}'),
    }
    expect(textAt('who/search.html', files)).toContain(
      'Risk Nobody is Engineering Manager here. Go to Ada Moreno, Eng Lead of Commerce.',
    )
    expect(textAt('who/commerce.html')).toContain('Strategy No Tech Lead at this level.')
  })

  test('says what is handed on', () => {
    const files = { 'roles/tlm.md': page('title: Both', 'combines: [em, tl]', 'givesUp: [risk]') }
    expect(textAt('who/payments.html', files)).toContain('Risk The Both hands it on, but nobody here takes it.')
  })
})

describe('coverage', () => {
  test('says so when there are no gaps', () => {
    expect(textAt('coverage.html')).toContain(
      'Gaps Nothing is missing: every responsibility has an owner, and somebody holds every role that a team needs.',
    )
  })

  test('has gaps first, then what depends on one person, then the table', () => {
    const text = textAt('coverage.html', {
      'teams/search.md': page('title: Search', 'roles: {em: Ada Moreno, pm: null}'),
      'roles/pm.md': page('title: Product Manager'),
      'responsibilities/lost.md': page('title: Lost'),
    })
    expect(text).toContain('Gaps No role owns this responsibility Lost Search: nobody is Tech Lead Delivery')
    expect(text).toContain('Search: nobody is Product Manager No responsibility depends on it.')
    expect(text).toContain('Areas without a backup Interns: only Maria Okafor')
    expect(text).toContain(
      'Lena Fischer is Tech Lead Manager of Payments: nobody else there is Engineering Manager or Tech Lead',
    )
    expect(text).toContain('Ada Moreno: Eng Lead of Commerce, Engineering Manager of Search')
    expect(text).toMatch(/Gaps .* Single points of failure .* Who holds what in each team /)
  })

  test('describes gaps in sentences, and has headings for the rows and columns of its table', () => {
    const html = htmlAt('coverage.html')
    expect(html).toContain('<th scope="col"><a href="teams/payments.html">')
    expect(html).toContain('<th scope="row"><a href="responsibilities/risk.html">Risk</a>')
    expect(textAt('coverage.html', { 'teams/search.md': page('title: Search', 'roles: {em: Ana}') })).toContain(
      'Strategy – Not a role of this team Lena Fischer, TLM Nobody as TL',
    )
  })
})

test('the first page has the way to whom to go to above its text', () => {
  expect(textAt('index.html')).toMatch(/Handbook Who do I go to\? .*Ask The whole list Roles/)
})

test('a role page says what the role decides, and what that comes with', () => {
  const files = {
    'responsibilities/risk.md': page('title: Risk', 'ownerRole: em', 'decides: {alone: [On call], team: [Freezes]}'),
  }
  expect(textAt('roles/tlm.html', files)).toContain('Decides Alone On call, with Risk With the team Freezes, with Risk')
  expect(textAt('roles/tl.html', files)).not.toContain('Decides')
})
