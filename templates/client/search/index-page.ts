import { countLevel, digit, headingLevel, lengthLevel, posting, writeWord } from './postings.ts'
import { compounds, searchWordsOf, spellings } from './words.ts'

/** What one page adds to an index. It depends on the page alone. */
export interface PageRecord {
  /** How long each section is, one character a section; a page without any counts as an empty one. */
  readonly lengths: string
  /** How many words its headings have together. */
  readonly headingWords: number
  /** Its words, with their places counted from its first section. */
  readonly words: string
}

/** One section as it is indexed. */
interface IndexedSection {
  readonly title: string
  readonly text: string
}

/** Indexes one page: the same in a build and in a browser. */
export function indexPage(sections: readonly IndexedSection[]): PageRecord {
  const found = new Map<string, { readonly text: number[]; readonly heading: number[] }>()
  let lengths = ''
  let headingWords = 0
  for (const [number, { title, text }] of sections.entries()) {
    const words = countWords(text)
    lengths += digit(lengthLevel(words.length))
    for (const [word, count] of words.spelled) placesOf(word).text.push(posting(number, countLevel(count)))
    const heading = countWords(title)
    headingWords += heading.length
    for (const word of heading.spelled.keys())
      placesOf(word).heading.push(posting(number, headingLevel(heading.length)))
  }
  return {
    lengths: lengths || digit(0),
    headingWords,
    words: [...found].map(([word, places]) => writeWord(word, places)).join(''),
  }

  function placesOf(word: string) {
    const known = found.get(word)
    if (known) return known
    const places = { text: [], heading: [] }
    found.set(word, places)
    return places
  }
}

/** The words of a text: how many different ones are written in it, and how often each is as it is looked for. */
export function countWords(text: string): { readonly length: number; readonly spelled: ReadonlyMap<string, number> } {
  const written = new Map<string, number>()
  for (const word of [...searchWordsOf(text), ...compounds(text)]) written.set(word, (written.get(word) ?? 0) + 1)
  const spelled = new Map<string, number>()
  for (const [word, count] of written)
    for (const form of spellings(word)) spelled.set(form, (spelled.get(form) ?? 0) + count)
  return { length: written.size, spelled }
}
