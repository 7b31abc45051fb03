import type { SearchEntry, SearchParts } from '../../../src/base/client-data.ts'
import { subjectOf, wordsOfQuery } from './engine.ts'
import { noSection, type Section, type SectionPlace, sectionsOf, type TextSource } from './texts.ts'
import type { WordIndex } from './word-index.ts'
import { anyPaired, compounds, folded, queryWordsOf, stem } from './words.ts'

/** Loads a script of the site and gives what it left under its key. */
type LoadPart = (path: string, key: string) => Promise<unknown>

/** Parts to load for one word: more would cost more than what else begins like it is worth. */
const mostParts = 3

/** Words in parts by how they begin, and texts in parts by page, as a large handbook has them: loaded as a query needs them. */
export function textParts(
  pages: readonly SearchEntry[],
  index: WordIndex,
  load: LoadPart,
  loadTable: () => Promise<SearchParts>,
): TextSource {
  const asked = new Map<string, Promise<void>>()
  const loaded = new Set<string>()
  const sections = new Map<number, Section>()
  let table: SearchParts | undefined
  return { isReady: (query) => missingFor(query)?.length === 0, loadWords, section, loadSection }

  /** The parts that a query needs and that are not there; undefined before it is known which there are. */
  function missingFor(query: string): readonly number[] | undefined {
    const firsts = table?.words.map(([first]) => first)
    return firsts && partsFor(query, firsts).filter((part) => !loaded.has(`part-${part}`))
  }

  function loadWords(query: string): Promise<void> | undefined {
    const missing = missingFor(query)
    if (!missing) return once('', readTable).then(() => loadWords(query))
    if (missing.length === 0) return undefined
    return Promise.all(missing.map((part) => once(`part-${part}`, () => readWords(part)))).then(() => undefined)
  }

  async function readTable(): Promise<void> {
    const read = await loadTable()
    index.setLengths(read.lengths, read.headingWords)
    table = read
  }

  async function readWords(part: number): Promise<void> {
    const [first, hash] = table!.words[part]!
    index.addWords(String(await load(wordsPath(hash), first)), 0)
  }

  function section([page, section]: SectionPlace): Section | undefined {
    return sections.get(index.starts[page]! + section)
  }

  async function loadSection([page, section]: SectionPlace): Promise<void> {
    await once('', readTable)
    const first = index.starts[page]!
    const starts = [0, ...(table!.files[page] ?? [])]
    const file = starts.findLastIndex((start) => start <= section)
    await once(`page-${page}-${file}`, async () => {
      const [, href] = pages[page]!
      const hash = table!.texts.slice(page * hashLength, (page + 1) * hashLength)
      const key = textsKey(href, file)
      const texts = hash === noHash ? [] : ((await load(textsPath(href, hash, file), key)) as readonly string[])
      for (const [at, one] of sectionsOf(texts).entries()) sections.set(first + starts[file]! + at, one)
      if (!sections.has(first + section)) sections.set(first + section, noSection)
    })
  }

  /** Does what can be done once; what failed may succeed the next time. */
  function once(name: string, work: () => Promise<void>): Promise<void> {
    const known = asked.get(name)
    if (known) return known
    const done = work().then(() => void loaded.add(name))
    asked.set(name, done)
    done.catch(() => asked.delete(name))
    return done
  }

  /** The parts that may have the words of a query: of each word the one it is in first, then those of its other forms. */
  function partsFor(query: string, firsts: readonly string[]): readonly number[] {
    const words = wordsOfQuery(query, (word) => index.words.has(word))
    const known = subjectOf(words, false).flatMap((word) => partsWith(word, firsts))
    const joined = [...compounds(query), ...pairs(queryWordsOf(query))].map(folded)
    return [...new Set([...known, ...joined.map((word) => partsWith(word, firsts)[0]!)])]
  }
}

/** Two words that a text may have as one, as it has those that begin with a short one: `on call`, `re org`. */
const pairs = (words: readonly string[]): readonly string[] =>
  words.flatMap((word, at) =>
    word.length < 4 && words[at + 1] && !anyPaired.test(word) ? [word + words[at + 1]!] : [],
  )

/** The parts with a word and with others that begin like it. A part has all words from its first to that of the next. */
export function partsWith(word: string, firsts: readonly string[]): readonly number[] {
  const root = stem(word)
  const partOf = (one: string) =>
    Math.max(
      0,
      firsts.findLastIndex((first) => first <= one),
    )
  const [from, own, to] = [root, word, `${root}\uFFFF`].map(partOf) as [number, number, number]
  const near = Array.from({ length: to - from + 1 }, (_, at) => from + at)
  return [...new Set([own, ...near])].slice(0, mostParts)
}

/** How many characters of a hash name a file. */
export const hashLength = 8

/** Of a page without texts. */
export const noHash = ' '.repeat(hashLength)

/** Where a part with words is. */
export const wordsPath = (hash: string): string => `assets/words.${hash}.js`

/** Where the texts of a page are: what is too long for one file goes on in others. */
export function textsPath(href: string, hash: string, file: number): string {
  const name = href
    .replace(/\.html$/, '')
    .split('/')
    .slice(-2)
    .join('-')
    .replace(/[^\w-]+/g, '-')
    .slice(-60)
  return `assets/text-${name}${file === 0 ? '' : `-${file}`}.${hash}.js`
}

/** Under what it leaves them. */
export const textsKey = (href: string, file: number): string => `${href} ${file}`
