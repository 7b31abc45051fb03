import { describe, expect, test } from 'vitest'
import { answerData } from '../../src/views/answers.ts'
import { whoPages } from '../../src/views/who.ts'
import { answerer } from '../../templates/client/search/answers.ts'
import { handbookOf, page } from '../support/handbooks.ts'

const handbook = handbookOf({
  'roles/em.md': page('title: Engineering Manager', 'short: EM', 'examples: [Coaches.]'),
  'roles/tl.md': page('title: Tech Lead', 'short: TL', 'examples: [Designs.]'),
  'roles/tlm.md': page('title: Tech Lead Manager', 'short: TLM', 'combines: [em, tl]'),
  'responsibilities/staffing.md': page('title: Staffing', 'ownerRole: em', 'keywords: [hiring, job opening]'),
  'responsibilities/outages.md': page('title: Störungen', 'ownerRole: tl', 'aliases: [On-call]'),
  'responsibilities/design.md': page(
    'title: Technical Design',
    'ownerRole: tl',
    'decides: {alone: [Which projects need a review]}',
    'goTo: {em: Nobody agrees on a design}',
  ),
  'glossary/rfc.md': page('title: RFC', 'summary: A proposal.', 'seeAlso: [design]'),
  'teams/area.md': page('title: Commerce', 'scope: area', 'roles: {em: Ada, tl: Hal}', 'contact: {chat: "#commerce"}'),
  'teams/pay.md': page('title: Payments', 'scope: team', 'partOf: area', 'roles: {em: Lena, tl: null}'),
  'teams/search.md': page('title: Search', 'scope: team', 'partOf: area', 'roles: {em: Ana, tl: Jun}'),
  'aors/ranking.md': page('title: Search ranking', 'ownerRole: tl', 'holder: Noor', 'team: search'),
})
const data = answerData(handbook, whoPages(handbook))
const ask = answerer(data)

/** What a question is about, who comes first, and where: `Staffing: Lena in Payments`. */
function answerTo(question: string, chosen?: string): string | undefined {
  const { team, answers } = ask(
    question,
    chosen === undefined ? undefined : data.teams.findIndex(([title]) => title === chosen),
  )
  const [best] = answers
  if (!best) return undefined
  const [first] = best.contacts
  const who = first?.people?.map((person) => data.people[person]![0]).join(', ') ?? data.roles[first?.role ?? -1]?.[0]
  return `${best.topic.title}: ${who}${team === undefined ? '' : ` in ${data.teams[team]![0]}`}`
}

describe('a question is answered by', () => {
  test.each([
    ['hiring', 'Staffing: EM'],
    ['who hires?', 'Staffing: EM'],
    ['hirnig', 'Staffing: EM'],
    ['hir', 'Staffing: EM'],
    ['hiring in Payments', 'Staffing: Lena in Payments'],
    ['Payments: who is hiring?', 'Staffing: Lena in Payments'],
    ['a review for the payments team', 'Technical Design: Lena in Payments'],
    ['rfc', 'Technical Design: TL'],
    ['nobody agrees on a design', 'Technical Design: EM'],
    ['oncall', 'Störungen: TL'],
    ['on call', 'Störungen: TL'],
    ['stoerung', 'Störungen: TL'],
    ['storungen', 'Störungen: TL'],
    ['Stö\u00ADrungen', 'Störungen: TL'],
    ['search ranking', 'Search ranking: Noor'],
    ['tech lead of search', 'Tech Lead: Jun in Search'],
    ['noor', 'Noor: Noor'],
  ])('“%s”: %s', (question, answer) => {
    expect(answerTo(question)).toBe(answer)
  })

  test('the people of the team that was chosen, unless the question names another', () => {
    expect(answerTo('hiring', 'Search')).toBe('Staffing: Ana in Search')
    expect(answerTo('hiring in Payments', 'Search')).toBe('Staffing: Lena in Payments')
  })

  test('nobody where nothing fits well enough', () => {
    expect(answerTo('coffee machine')).toBeUndefined()
    expect(answerTo('who can help me')).toBeUndefined()
    expect(answerTo('')).toBeUndefined()
    expect(answerTo('?!')).toBeUndefined()
  })

  test('its deciding words, where these are not the name of a page', () => {
    expect(ask('which projects need a review').answers[0]!.because).toBe('Which projects need a review')
    expect(ask('rfc').answers[0]!.because).toBe('RFC')
    expect(ask('staffing').answers[0]!.because).toBeUndefined()
  })

  test('ways to reach the people and their team', () => {
    const [best] = ask('hiring in Commerce').answers
    expect(best!.contacts[0]!.people?.map((person) => data.people[person]![0])).toEqual(['Ada'])
    const [, , , ways] = data.teams[data.teams.findIndex(([title]) => title === 'Commerce')]!
    expect(ways).toEqual([['chat', '#commerce']])
  })
})
