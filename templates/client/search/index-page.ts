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
  const counter = makeWordCounter()
  let lengths = ''
  let headingWords = 0
  for (const [number, { title, text }] of sections.entries()) {
    const { length, words } = counter.count(text)
    lengths += digit(lengthLevel(length))
    for (const word of words) word.text.push(posting(number, countLevel(word.count)))
    const heading = counter.count(title)
    headingWords += heading.length
    for (const word of heading.words) word.heading.push(posting(number, headingLevel(heading.length)))
  }
  let words = ''
  for (const one of counter.all()) words += writeWord(one.word, one)
  return { lengths: lengths || digit(0), headingWords, words }
}

/** A word as it is looked for, how often it is in the text that was counted last, and where it is. */
interface CountedWord {
  readonly word: string
  readonly text: number[]
  readonly heading: number[]
  count: number
  /** The number of that text. */
  last: number
}

interface TextWords {
  /** How many different words are written in it. */
  readonly length: number
  readonly words: readonly CountedWord[]
}

/** Makes what counts the words of texts, one after the other: texts of one page have many of their words in common. */
export function makeWordCounter() {
  const written = new Map<string, { readonly words: readonly CountedWord[]; last: number }>()
  const spelled = new Map<string, CountedWord>()
  let number = 0
  return { count, all: () => spelled.values() }

  function count(text: string): TextWords {
    number++
    let length = 0
    const words: CountedWord[] = []
    for (const token of searchWordsOf(text)) add(token)
    for (const token of compounds(text)) add(token)
    return { length, words }

    function add(token: string): void {
      const form = formOf(token)
      if (form.last !== number) {
        form.last = number
        length++
      }
      for (const word of form.words) {
        if (word.last === number) word.count++
        else {
          word.last = number
          word.count = 1
          words.push(word)
        }
      }
    }
  }

  function formOf(token: string) {
    const known = written.get(token)
    if (known) return known
    const form = { words: spellings(token).map(wordOf), last: 0 }
    written.set(token, form)
    return form
  }

  function wordOf(word: string): CountedWord {
    const known = spelled.get(word)
    if (known) return known
    const made = { word, text: [], heading: [], count: 0, last: 0 }
    spelled.set(word, made)
    return made
  }
}
