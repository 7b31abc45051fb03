import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { hashContents, type OutputFile } from '../../src/base/files.ts'
import { type Records, recordsInMemory } from '../../src/base/records.ts'
import type { SectionText } from '../../src/parse/types.ts'
import { packPages, searchFiles } from '../../src/render/search.ts'
import { splitSections } from '../../src/render/search-index.ts'
import type { SearchedPage } from '../../src/views/search.ts'
import { engine } from '../../templates/client/search/engine.ts'
import { unpackPages } from '../../templates/client/search/pages.ts'
import { partsWith, textParts } from '../../templates/client/search/text-parts.ts'
import { type TextSource, wholeTexts } from '../../templates/client/search/texts.ts'
import { makeWordIndex } from '../../templates/client/search/word-index.ts'

/** A handbook of 240 pages whose words come as often as in real text, and which is too long to be read whole. */
const pages = Array.from({ length: 240 }, (_, at) => madeUpPage(at))

function madeUpPage(number: number, more: readonly SectionText[] = []): SearchedPage {
  let state = number * 7919 + 1
  const random = () => {
    state = (state * 1664525 + 1013904223) % 4294967296
    return state / 4294967296
  }
  /** The first words come most often. */
  const word = () => wordNumber(Math.floor(4000 ** random()) - 1)
  const sentence = (words: number) => Array.from({ length: words }, word).join(' ')
  const isJapanese = number % 6 === 5
  const text = (words: number) =>
    isJapanese ? Array.from({ length: words }, () => kanji(Math.floor(200 * random() ** 2))).join('') : sentence(words)
  const sections = Array.from({ length: 2 + Math.floor(random() * 7) }, (_, at) => ({
    id: at === 0 ? '' : `part-${at}`,
    title: at === 0 ? '' : text(2),
    text: text(20 + Math.floor(random() * 180)),
  }))
  return {
    title: `${sentence(2)} ${number}`,
    href: `guides/folder-${number % 9}/page-${number}.html`,
    kind: number % 10 === 0 ? 'responsibility' : 'guide',
    names: number % 20 === 0 ? [`Short${number}`] : [],
    keywords: [],
    within: ['Guides'],
    behind: number % 7 === 3 ? 1 + (number % 2) : 0,
    sections: () => [...sections, ...more],
  }
}

/** A word of its own for each number. */
function wordNumber(number: number): string {
  const syllables = ['ra', 'ste', 'mi', 'plo', 'ne', 'kur', 'do', 'sha', 'ti', 'ven']
  const digits = String(number + 10)
  return [...digits].map((digit) => syllables[Number(digit)]).join('')
}

function kanji(number: number): string {
  return String.fromCodePoint(0x4e00 + number)
}

const answers = { people: [], roles: [], teams: [], topics: [] }

/** A search as a browser has it, with what it loaded. */
function searchIn(searched: readonly SearchedPage[], loadFile: (file: OutputFile) => string = textOf) {
  const files = new Map(searchFiles({ pages: searched, answers }).map((file) => [file.path, file]))
  const window: Record<string, unknown> = {}
  const loaded: string[] = []
  const load = (path: string) => {
    const text = loadFile(files.get(path)!)
    loaded.push(path)
    new Function('window', text)(window)
  }
  load('search.js')
  const { pages: names, parts } = window.rolebookSearchFiles as { pages: string; parts: string }
  load(names)
  const packed = window.rolebookSearchPages as ReturnType<typeof packPages>
  const entries = unpackPages(packed)
  const index = makeWordIndex(entries, packed.sections)
  const source = textParts(
    entries,
    index,
    async (path, key) => {
      load(path)
      return (window.rolebookSearchParts as Record<string, unknown>)[key]
    },
    async () => {
      load(parts)
      return window.rolebookSearchTable as never
    },
  )
  return { search: engine(entries, index), source, files, loaded }
}

const textOf = ({ contents }: OutputFile) => String(contents)

/** The same handbook read whole. */
async function searchWhole(searched: readonly SearchedPage[]) {
  const texts = searched.map(({ sections }) =>
    splitSections(sections()).flatMap(({ id, title, text }) => [id, title, text]),
  )
  const packed = packPages(
    searched,
    texts.map((sections) => sections.length / 3),
  )
  const entries = unpackPages(packed)
  const index = makeWordIndex(entries, packed.sections)
  const source = wholeTexts(index, async () => texts)
  await source.loadWords('')
  return { search: engine(entries, index), source }
}

async function loadAll(source: TextSource, query: string): Promise<void> {
  for (let more = source.loadWords(query); more; more = source.loadWords(query)) await more
}

/** The sections that are found, the best first, with what a reader is shown of each. */
async function found({ search, source }: Pick<ReturnType<typeof searchIn>, 'search' | 'source'>, query: string) {
  await loadAll(source, query)
  const hits = search(query).slice(0, 10)
  for (const { place } of hits) await source.loadSection(place)
  return hits.map(({ page, place, found }) => ({ href: page[1], ...source.section(place), found: [...found].sort() }))
}

const words = (...numbers: readonly number[]) => numbers.map(wordNumber).join(' ')

const queries = [
  ...[0, 3, 17, 120, 900, 2500].map((number) => words(number)),
  ...[
    [1, 40],
    [8, 300],
    [55, 66],
    [700, 2],
    [1200, 5],
    [90, 91, 92],
    [4, 9, 350],
    [30, 31, 600],
  ].map((numbers) => words(...numbers)),
  // Beginnings, names and folders of names.
  wordNumber(77).slice(0, 5),
  wordNumber(410).slice(0, 6),
  `${wordNumber(12)} ${wordNumber(3000).slice(0, 7)}`,
  'Short40',
  'short100 page',
  pages[7]!.title,
  pages[30]!.title,
  pages[30]!.title.split(' ')[1]!,
  `${wordNumber(50)}ing`,
  `${wordNumber(81)}s and ${wordNumber(82)}`,
  `who owns ${wordNumber(333)}`,
  kanji(3),
  kanji(20) + kanji(4),
  [0, 1, 2].map(kanji).join(''),
  `${kanji(2)}${kanji(7)} ${kanji(1)}`,
  `${words(6)} ${kanji(5)}`,
  'nothing-of-this',
  '7',
]

test('in parts everything is found as it is in one file: the same sections in the same order, with the same words', async () => {
  const inParts = searchIn(pages)
  const whole = await searchWhole(pages)
  for (const query of queries) expect(await found(inParts, query), query).toEqual(await found(whole, query))
  expect(queries.length).toBeGreaterThanOrEqual(30)
})

test('no part is large, and of many a query needs few', async () => {
  const { files, source, loaded } = searchIn(pages)
  const parts = [...files.values()].filter(({ path }) => /\/(words|text)[.-]/.test(path))
  expect(parts.length).toBeGreaterThan(250)
  for (const { path, contents } of parts) expect(gzipSync(contents).length, path).toBeLessThan(16_000)
  const ofWords = parts.filter(({ path }) => path.includes('/words.'))
  const size = ofWords.reduce((sum, { contents }) => sum + contents.length, 0)
  expect(size / ofWords.length, 'characters in a part, on average').toBeGreaterThan(4000)
  await loadAll(source, words(1, 40))
  expect(loaded.filter((path) => path.includes('/words.')).length).toBeLessThanOrEqual(6)
  expect(loaded.filter((path) => path.includes('/text'))).toEqual([])
})

test('a page that changes leaves the texts of the others where they are, and those of a new page move none', () => {
  const changed = pages.with(5, madeUpPage(5, [{ id: 'new', title: 'New', text: 'Something else.' }]))
  const texts = (searched: readonly SearchedPage[]) =>
    searchFiles({ pages: searched, answers }).flatMap(({ path }) => (path.includes('/text-') ? [path] : []))
  const [before, after] = [texts(pages), texts(changed)]
  expect(after.filter((path) => !before.includes(path)).every((path) => path.includes('page-5.'))).toBe(true)
  expect(texts([madeUpPage(999), ...pages])).toEqual(expect.arrayContaining(before))
})

test('two pages that say the same have a file each', async () => {
  const section = { id: 'same', title: 'Same', text: 'A quokka hops about.' }
  const copies = ['a', 'b'].map((folder) => ({
    ...madeUpPage(500, [section]),
    href: `${folder}/same/page.html`,
  }))
  const hits = await found(searchIn([...pages, ...copies]), 'quokka')
  expect(hits.map(({ href, id }) => [href, id])).toEqual([
    ['a/same/page.html', 'same'],
    ['b/same/page.html', 'same'],
  ])
})

test('an index that was kept and brought up to date is the one that is made anew, after each of many edits', () => {
  const kept = recordsInMemory()
  const texts = pages.map(({ sections }) => [...sections()])
  const edits = [
    ['a rare word', () => change(3, `${firstText(3)} quokka quokkas zzz`)],
    ['the same word elsewhere', () => change(200, `quokka ${firstText(200)}`)],
    ['a word fewer', () => change(3, firstText(3).replace(' quokka ', ' '))],
    ['the last of a word', () => change(200, firstText(200).replace('quokka ', ''))],
    ['a page without a text', () => change(17, '')],
    ['words that are very frequent', () => change(90, `${words(1, 2, 3)} ${firstText(90)}`)],
    ['all words of a page', () => change(41, Array.from({ length: 500 }, (_, at) => `brandnew${at}`).join(' '))],
    ['the words of two pages', () => [60, 61].map((at) => change(at, `${firstText(at)} wombat`))],
    ['another heading', () => texts[8]!.splice(1, 1, { ...texts[8]![1]!, title: 'Wombats and others' })],
    ['one section more', () => texts[70]!.push({ id: 'new', title: 'New', text: 'Something else.' })],
    ['one section fewer', () => texts[70]!.pop()],
    [
      'what begins with every letter',
      () => change(5, [...'abcdefghijklmnopqrstuvwxyz'].map((one) => `${one}qx`).join(' ')),
    ],
    ['none of these any more', () => change(5, 'Short.')],
    ['a new page at the beginning', () => texts.unshift([{ id: '', title: '', text: 'Welcome, wombat.' }])],
    ['a page fewer', () => texts.splice(100, 1)],
    ['two pages in another order', () => texts.splice(30, 2, texts[31]!, texts[30]!)],
    ['kanji', () => change(11, firstText(11) + kanji(900) + kanji(3))],
  ] as const
  const filesOf = (records?: Records) => {
    const searched = texts.map((sections, at) => ({
      ...pages[at % pages.length]!,
      href: `page-${at}.html`,
      sections: () => sections,
      sectionsKey: () => hashContents(JSON.stringify(sections)),
    }))
    return new Map(searchFiles({ pages: searched, answers }, records).map((file) => [file.path, textOf(file)]))
  }
  filesOf(kept)
  for (const [name, edit] of edits) {
    edit()
    const [updated, anew] = [filesOf(kept), filesOf()]
    const different = [...anew].filter(([path, text]) => updated.get(path) !== text)
    expect([different, updated.size], name).toEqual([[], anew.size])
  }

  function change(page: number, text: string): void {
    texts[page] = texts[page]!.with(0, { ...texts[page]![0]!, text })
  }

  function firstText(page: number): string {
    return texts[page]![0]!.text
  }
})

test('a new word changes the part that it is in, and no other', () => {
  const withWord = pages.with(6, madeUpPage(6, [{ id: 'more', title: '', text: '' }]))
  const withAnother = pages.with(6, madeUpPage(6, [{ id: 'more', title: '', text: 'Quokka.' }]))
  const parts = (searched: readonly SearchedPage[]) =>
    searchFiles({ pages: searched, answers }).flatMap(({ path }) => (path.includes('/words.') ? [path] : []))
  const before = parts(withWord)
  expect(parts(withAnother).filter((path) => !before.includes(path))).toHaveLength(1)
})

test('a slip is corrected in texts that are loaded, unless it is in the first letter, which names alone correct', async () => {
  const searched = [...pages, madeUpPage(500, [{ id: 'rare', title: 'Zebras', text: 'A quokka hops about.' }])]
  const inParts = searchIn(searched.with(0, { ...pages[0]!, title: 'Operations' }))
  const first = async (query: string) => (await found(inParts, query))[0]
  expect(await first('qoukka')).toMatchObject({ id: 'rare' })
  expect(await first('zebars')).toMatchObject({ id: 'rare' })
  expect(await first('iperations')).toMatchObject({ href: pages[0]!.href })
  expect(await found(searchIn(searched), 'wuokka')).toEqual([])
})

test('two words are found where a text has them as one, and the other way round', async () => {
  const section = { id: 'duty', title: 'Duty', text: 'Whoever is oncall hands over, and the hand-off is written.' }
  const inParts = searchIn([...pages, madeUpPage(500, [section])])
  for (const query of ['on call', 'on-call', 'handoff', 'hand-off'])
    expect((await found(inParts, query))[0], query).toMatchObject({ id: 'duty' })
})

test('a section too long for one file is found by its last words, with what is around them', async () => {
  const long = `${Array.from({ length: 4000 }, (_, at) => wordNumber(at % 50)).join(' ')} lastly quokkas.`
  const inParts = searchIn([...pages, madeUpPage(500, [{ id: 'long', title: 'Long', text: long }])])
  const [hit] = await found(inParts, 'quokkas')
  expect(hit).toMatchObject({ id: 'long', title: 'Long', text: expect.stringMatching(/lastly quokkas\.$/) })
  expect(hit!.text!.length).toBeLessThan(8100)
})

test('a part that cannot be loaded is asked for again the next time', async () => {
  let isDown = false
  const { source } = searchIn(pages, (file) => {
    if (isDown && file.path.includes('/words.')) throw new Error('down')
    return textOf(file)
  })
  await source.loadWords('')
  isDown = true
  await expect(source.loadWords(words(3))).rejects.toThrow('down')
  expect(source.isReady(words(3))).toBe(false)
  isDown = false
  await loadAll(source, words(3))
  expect(source.isReady(words(3))).toBe(true)
})

test('of a short beginning no more parts are loaded than are worth it, the one with the word itself first', () => {
  const firsts = ['a', 'pra', 'pre', 'pri', 'pro', 'q']
  expect(partsWith('pri', firsts)).toEqual([3])
  expect(partsWith('pr', firsts)).toEqual([0, 1, 2])
  expect(partsWith('zoo', firsts)).toEqual([5])
})
