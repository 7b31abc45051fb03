import { expect, test } from 'vitest'
import { renderPage } from '../../src/render/render.ts'
import { handbookOf, leads, page } from '../support/handbooks.ts'
import { pageAt } from '../support/site.ts'

const htmlAt = (files: Record<string, string>, href: string) =>
  String(renderPage(pageAt(handbookOf(files), href)).contents)

const textOf = (html = '') =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** The sentence below the title. */
const summaryAt = (files: Record<string, string>, href: string) =>
  textOf(/<p class="summary">(.*?)<\/p>/.exec(htmlAt(files, href))?.[1])

const duty = (title: string, ...keys: string[]) => page(`title: ${title}`, ...keys)

/** Two roles, an engineer and what any of them has to do with what. */
const two = (rows: Record<string, readonly string[]>): Record<string, string> => ({
  'roles/em.md': page('title: EM', 'track: management'),
  'roles/ic.md': page('title: IC', 'track: ic'),
  'roles/pm.md': page('title: PM', 'track: product'),
  ...Object.fromEntries(
    Object.entries(rows).map(([title, keys]) => [`responsibilities/${title.toLowerCase()}.md`, duty(title, ...keys)]),
  ),
})

const of = (role: string, ...more: string[]) => [`ownerRole: ${role}`, ...more]
const path = 'compare/em/pm.html'

test.each<[string, Record<string, readonly string[]>]>([
  [
    'EM answers for 3 responsibilities, and PM supports 1 of them; PM answers for 2, and EM supports both.',
    {
      A: of('em', 'supports: {pm: Helps.}'),
      B: of('em'),
      C: of('em'),
      D: of('pm', 'supports: {em: Helps.}'),
      E: of('pm', 'supports: {em: Helps.}'),
    },
  ],
  [
    'EM answers for 1 responsibility, and PM supports it; PM answers for 1, but EM does not support it.',
    { A: of('em', 'supports: {pm: Helps.}'), B: of('pm') },
  ],
  [
    'EM answers for 3 responsibilities, and PM supports all of them; PM answers for none.',
    {
      A: of('em', 'supports: {pm: Helps.}'),
      B: of('em', 'supports: {pm: Helps.}'),
      C: of('em', 'supports: {pm: Helps.}'),
    },
  ],
  ['EM answers for no responsibility; PM answers for 2, but EM supports none of them.', { A: of('pm'), B: of('pm') }],
  [
    'EM answers for 1 responsibility, but PM does not support it; PM answers for none, and supports 2 of other roles.',
    { A: of('em'), B: of('ic', 'supports: {pm: Helps.}'), C: of('ic', 'supports: {pm: Helps.}') },
  ],
  [
    'EM answers for no responsibility, and supports 1 of other roles; PM answers for none.',
    { A: of('ic', 'supports: {em: Helps.}') },
  ],
  [
    'EM and PM both answer for 1 responsibility; EM answers for 1 more, and PM supports it; PM answers for nothing else.',
    { A: ['sharedBy: {em: b, pm: b}'], B: of('em', 'supports: {pm: Helps.}') },
  ],
])('a comparison begins with a sentence: %s', (sentence, rows) => {
  expect(summaryAt(two(rows), path)).toBe(sentence)
})

test('the sentence counts what a combined role has through its parts, and nothing of the past', () => {
  expect(summaryAt(leads, 'compare/em/tlm.html')).toBe(
    'EM and TLM both answer for 6 responsibilities; EM answers for nothing else; TLM answers for 4 more, ' +
      'and EM supports 1 of them.',
  )
  const past = {
    ...leads,
    'roles/pl.md': page('title: Program Lead', 'status: historical'),
    'responsibilities/plan.md': duty('Plan', 'ownerRole: em', 'status: historical'),
    'responsibilities/risk.md': duty('Risk', 'ownerRole: em', 'supports: {pl: Did.}'),
  }
  expect(summaryAt(past, 'compare/em/tlm.html')).toBe(summaryAt(leads, 'compare/em/tlm.html'))
  expect(htmlAt(past, 'compare/em/tl.html')).not.toContain('Program Lead</a></li></ul></details>')
})

test('a role that answers for nothing but supports something has that in its column, and not “Nothing”', () => {
  const rows = { A: of('em', 'supports: {pm: Draws it up.}'), B: of('em', 'supports: {pm: Reads it.}'), C: of('em') }
  const html = htmlAt(two(rows), path)
  const [, right] = html.split('id="rb-only-right"')
  const column = textOf(right!.slice(0, right!.indexOf('</section>')).replace(/^[^>]*>/, ''))
  expect(column).toBe('Only PM 0 Supports 2 A B')
  expect(textOf(/<tr[^>]*><th scope="row"><a[^>]*>A<.*?<\/tr>/.exec(html)?.[0])).toBe(
    'A Accountable Supports Draws it up.',
  )
  const [, both] = html.split('id="rb-both"')
  expect(textOf(both!.slice(0, both!.indexOf('</section>')).replace(/^[^>]*>/, ''))).toBe('Both 0 Nothing')
})

test('the time of both is drawn to one scale, with the figures as text, and a role that states none says so', () => {
  const sectionAt = (files: Record<string, string>) =>
    /<h2 id="rb-time">.*?(?=<h2 id="rb-side-by-side">)/.exec(htmlAt(files, 'compare/em/tlm.html'))?.[0]
  const section = sectionAt(leads)!
  expect(textOf(section)).toBe(
    'Where the time goes Engineering Manager Strategy &amp; Alignment 30 % People Management 50 % Building Software 20 % ' +
      'Tech Lead Manager 100 % Strategy &amp; Alignment 60 % People Management 60 % Building Software 80 % ' +
      '200 % is more than one full-time job; if halved: 30 / 30 / 40.',
  )
  // A whole job is half as wide as two.
  expect([...section.matchAll(/<rect class="track" x="0" y="0" width="([^"]*)"/g)].map(([, width]) => width)).toEqual([
    '50%',
    '50%',
  ])
  const untimed = { ...leads, 'roles/em.md': page('title: Engineering Manager', 'track: management') }
  const only = { ...untimed, 'roles/tlm.md': page('title: Tech Lead Manager', 'time: {building-software: 100}') }
  expect(textOf(sectionAt(only))).toContain('Engineering Manager Not stated')
  expect(sectionAt({ ...untimed, 'roles/tlm.md': page('title: Tech Lead Manager') })).toBeUndefined()
})

test('where only two roles can be compared, there is nobody to choose', () => {
  const pair = {
    'roles/em.md': page('title: EM'),
    'roles/pm.md': page('title: PM'),
    'responsibilities/a.md': duty('A', 'ownerRole: em'),
  }
  expect(htmlAt(pair, path)).not.toContain('in place of')
  expect(htmlAt(two({ A: of('em') }), path)).toContain('in place of')
})
