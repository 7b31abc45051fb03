import { describe, expect, test } from 'vitest'
import type { SearchEntry } from '../../src/base/client-data.ts'
import { engine } from '../../templates/client/search/engine.ts'
import { excerpt, marked, type Piece } from '../../templates/client/search/excerpt.ts'
import { wholeTexts } from '../../templates/client/search/texts.ts'
import { makeWordIndex } from '../../templates/client/search/word-index.ts'
import { queryWordsOf, searchWordsOf } from '../../templates/client/search/words.ts'

interface Found {
  readonly page: SearchEntry
  readonly sections: readonly string[]
}

const entry = (
  title: string,
  {
    kind = 'guide',
    past = 0,
    behind = 0,
    names = [],
    sections = [],
  }: Partial<Record<'sections' | 'names', string[]>> & {
    kind?: SearchEntry[2]
    past?: 0 | 1
    behind?: number
  } = {},
): Found => ({ page: [title, `${title}.html`, kind, past, names, [], [], behind], sections })

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

/** A search in what is given, which reads the texts when the test lets it. */
function searchIn(all: readonly Found[]) {
  const pages = all.map(({ page }) => page)
  const counts = all.map(({ sections }) => Math.max(1, sections.length / 3))
  const index = makeWordIndex(pages, counts)
  const source = wholeTexts(index, async () => all.map(({ sections }) => sections))
  return { search: engine(pages, index), source, index }
}

/** Of the first result, what nobody wrote, by what was written. */
async function guessed(query: string): Promise<string[]> {
  const { search, source } = searchIn(data)
  await source.loadWords(query)
  return search(query)[0]!.guesses.map(({ written, word }) => `${written}: ${word}`)
}

/** What is found, best first. */
async function found(query: string, all = data): Promise<string[]> {
  const { search, source } = searchIn(all)
  await source.loadWords(query)
  return search(query).map(({ page: [title], place }) => {
    const { id } = source.section(place)!
    return id === '' ? title : `${title}#${id}`
  })
}

test('what is found only in another spelling is known, and no word that is written somewhere', async () => {
  expect(await guessed('Stafifng')).toEqual(['stafifng: staffing'])
  expect(await guessed('enginering manger')).toEqual(['enginering: engineering', 'manger: manager'])
  expect(await guessed('engineering manger')).toEqual(['manger: manager'])
  for (const query of ['staffing', 'staf', 'hires', 'uber']) expect(await guessed(query), query).toEqual([])
})

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

  test('has pages about the handbook after all others, in the order of their folders, unless one is asked for by its name', async () => {
    const all = [
      entry('own-two', { behind: 2, sections: ['', '', 'Owner owner owner.'] }),
      entry('Change an owner', { behind: 1 }),
      entry('Staffing', { sections: ['', '', 'A long text about people, with an owner in it.'] }),
      entry('Who owned it', { past: 1, sections: ['', '', 'An owner of old.'] }),
    ]
    expect(await found('owner', all)).toEqual(['Staffing', 'Who owned it', 'Change an owner', 'own-two'])
    expect((await found('own-two', all))[0]).toBe('own-two')
  })

  test('leads to the part of a page whose heading has all words, however often other parts say them', async () => {
    const said = ['a', 'The rota', 'A rota is for a week: rotas, rotation and rotating, weeks, weekly and weekdays.']
    const called = ['b', 'Rota of a week', 'As agreed.']
    expect(await found('rota week', [entry('On call', { sections: ['', '', '', ...said, ...called] })])).toEqual([
      'On call#b',
    ])
  })

  test('shows what has some of the words when nothing has all', async () => {
    expect(await found('staffing unheard')).toContain('Staffing')
  })

  test('finds nothing when no page has the words', async () => {
    expect(await found('xyzzy')).toEqual([])
    expect(await found('?!')).toEqual([])
  })
})

test('a handbook is indexed in steps between which the browser can do other work', async () => {
  const text = Array.from({ length: 400 }, (_, at) => `word${at % 97} other${at}`).join(' ')
  const { search, source } = searchIn(
    Array.from({ length: 300 }, (_, at) => entry(`Page ${at}`, { sections: ['', '', text, 'more', 'More', text] })),
  )
  expect(search('Page 0')).toHaveLength(1)
  let turns = 0
  const timer = setInterval(() => turns++)
  await source.loadWords('')
  clearInterval(timer)
  expect(turns).toBeGreaterThan(3)
  expect(search('word5')).toHaveLength(300)
})

test('for a prefix of many words, those in names are looked for first and the rare ones not at all', async () => {
  const { index, source } = searchIn([
    entry('Staffing'),
    ...Array.from({ length: 9000 }, (_, at) =>
      entry(`Page ${at}`, { sections: ['', '', `sta${at % 300}x ${at < 100 ? 'start' : ''}`] }),
    ),
  ])
  await source.loadWords('')
  const words = [...index.meant('sta', true).keys()]
  expect(words.slice(0, 2)).toEqual(['staffing', 'start'])
  expect(words.length).toBeLessThan(150)
  expect([...index.meant('sta', false).keys()]).toEqual([])
  expect([...index.meant('start', true).keys()]).toEqual(['start'])
})

describe('where no spaces are written', () => {
  const japanese = [
    entry('Tokyo', { sections: ['', '', '東京都に事務所があります。'] }),
    entry('Kyoto', { sections: ['', '', '京都は東にあります。'] }),
    entry('Team', { sections: ['', '', '우리 팀은 서울에 있습니다. ทีมของเราอยู่ที่กรุงเทพ'] }),
  ]

  test.each([
    ['東京', ['Tokyo']],
    ['京都', ['Kyoto', 'Tokyo']],
    ['東', ['Tokyo', 'Kyoto']],
    ['所', ['Tokyo']],
    ['事務所', ['Tokyo']],
    ['팀', ['Team']],
    ['서울', ['Team']],
    ['กรุงเทพ', ['Team']],
  ])('%s is found by its pairs of characters', async (query, pages) => {
    expect((await found(query, japanese)).sort()).toEqual([...pages].sort())
  })

  test('a whole stretch of what was looked for is marked', () => {
    const pairs = new Set(queryWordsOf('東京都'))
    expect(shown(marked('ここは東京都です。東だけ', pairs))).toBe('ここは[東京都]です。東だけ')
  })
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

test('words keep their signs, as in C++, and pairs of characters are words in scripts without spaces', () => {
  expect(searchWordsOf('C++ and C#, e.g. 1:1')).toEqual(['C++', 'and', 'C#', 'e', 'g', '1', '1'])
  expect(searchWordsOf('東京都 office')).toEqual(['東京', '京都', '都', 'office'])
  expect(queryWordsOf('東京都 office 都')).toEqual(['東京', '京都', 'office', '都'])
})
