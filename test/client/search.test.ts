import { describe, expect, test } from 'vitest'
import type { SearchEntry } from '../../src/base/client-data.ts'
import { excerpt, marked, type Piece } from '../../templates/client/search/elements.ts'
import { engine, vocabulary } from '../../templates/client/search/engine.ts'
import { wordsOf } from '../../templates/client/search/words.ts'

interface Found {
  readonly page: SearchEntry
  readonly sections: readonly string[]
}

const entry = (
  title: string,
  {
    kind = 'guide',
    past = 0,
    names = [],
    sections = [],
  }: Partial<Record<'sections' | 'names', string[]>> & {
    kind?: SearchEntry[2]
    past?: 0 | 1
  } = {},
): Found => ({ page: [title, `${title}.html`, kind, past, names, [], []], sections })

const data = [
  entry('How we plan', { sections: ['', '', 'The EM plans.', 'hiring', 'Hiring', 'Staffing is for the EM.'] }),
  entry('Engineering Manager', {
    kind: 'role',
    names: ['EM', 'Staff Engineering Manager'],
    sections: ['', '', 'Leads.'],
  }),
  entry('Engineering Manager and Tech Lead', { kind: 'compare', names: ['EM / TL'] }),
  entry('Tech Lead', { kind: 'role', names: ['TL'], sections: ['', '', 'Über alles.'] }),
  entry('Staffing', { kind: 'responsibility', sections: ['', '', 'Who joins the team.'] }),
  entry('Tech Lead of old', { kind: 'role', past: 1, names: ['TL'] }),
]

const engineOf = (all: readonly Found[]) =>
  engine({ pages: all.map(({ page }) => page) }, Promise.resolve(all.map(({ sections }) => sections)))

/** What is found, best first. */
async function found(query: string): Promise<string[]> {
  const { search, complete } = engineOf(data)
  await complete
  return search(query).map(({ page: [title], anchor }) => (anchor === '' ? title : `${title}#${anchor}`))
}

describe('a search', () => {
  test.each([
    ['EM', 'Engineering Manager'],
    ['staff engineering manager', 'Engineering Manager'],
    ['tl', 'Tech Lead'],
    ['enginering manger', 'Engineering Manager'],
    ['staf', 'Staffing'],
    ['Stafing', 'Staffing'],
    ['uber', 'Tech Lead'],
    ['hiring', 'How we plan#hiring'],
    ['Stafifng', 'Staffing'],
    ['who hires', 'How we plan#hiring'],
    ['how do I go about staffing', 'Staffing'],
    ['who plans for a tech lead', 'Tech Lead'],
    ['engineering manager tech', 'Engineering Manager and Tech Lead'],
  ])('for “%s” finds %s first', async (query, first) => {
    expect((await found(query))[0]).toBe(first)
  })

  test('names each page once, and retired pages last', async () => {
    expect(await found('tech lead')).toEqual(['Tech Lead', 'Engineering Manager and Tech Lead', 'Tech Lead of old'])
  })

  test('shows what has some of the words when nothing has all', async () => {
    expect(await found('staffing unheard')).toContain('Staffing')
  })

  test('finds nothing when no page has the words', async () => {
    expect(await found('xyzzy')).toEqual([])
    expect(await found('?!')).toEqual([])
  })
})

test('a large handbook is indexed in steps between which the browser can do other work', async () => {
  const text = Array.from({ length: 400 }, (_, at) => `word${at % 97} other${at}`).join(' ')
  const { search, complete } = engineOf(
    Array.from({ length: 300 }, (_, at) => entry(`Page ${at}`, { sections: ['', '', text, 'more', 'More', text] })),
  )
  expect(search('Page 0')).toHaveLength(1)
  let turns = 0
  const timer = setInterval(() => turns++)
  await complete
  clearInterval(timer)
  expect(turns).toBeGreaterThan(3)
  expect(search('word5')).toHaveLength(300)
})

test('for a prefix of many words, those in names are looked for first and the rare ones not at all', () => {
  const { add, meant } = vocabulary()
  for (let at = 0; at < 9000; at++) add(`sta${at % 300}x`, false)
  for (let at = 0; at < 100; at++) add('start', false)
  add('staffing', true)
  const words = [...meant('sta', true).keys()]
  expect(words.slice(0, 2)).toEqual(['staffing', 'start'])
  expect(words.length).toBeLessThan(150)
  expect([...meant('sta', false).keys()]).toEqual([])
  expect([...meant('start', true).keys()]).toEqual(['start'])
})

const shown = (pieces: readonly Piece[]) => pieces.map(({ text, found }) => (found ? `[${text}]` : text)).join('')

describe('an excerpt', () => {
  test('marks the words as they are written, whatever their case and accents', () => {
    expect(shown(marked('Über uns: UBER.', new Set(['uber'])))).toBe('[Über] uns: [UBER].')
  })

  test('shows where the words are close together, cut between words', () => {
    const text = `Plans. ${'Something else entirely. '.repeat(20)}Here the team plans its week. ${'More. '.repeat(60)}`
    const piece = shown(excerpt(text.trim(), new Set(['plans', 'team'])))
    expect(piece).toMatch(/^…\S.*Here the \[team\] \[plans\] its week\. .*\S…$/)
    expect(piece.length).toBeLessThan(190)
  })

  test('is all of a short text, and never cuts a character in half', () => {
    expect(shown(excerpt('Short.', new Set()))).toBe('Short.')
    expect(shown(excerpt('😀'.repeat(200), new Set()))).not.toMatch(/\p{Surrogate}/u)
  })
})

test('words keep their signs, as in C++, and scripts without spaces are found by character', () => {
  expect(wordsOf('C++ and C#, e.g. 1:1')).toEqual(['C++', 'and', 'C#', 'e', 'g', '1', '1'])
  expect(wordsOf('東京 office')).toEqual(['東', '京', 'office'])
})
