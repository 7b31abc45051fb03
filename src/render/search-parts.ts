import { indexPage, type PageRecord } from '../../templates/client/search/index-page.ts'
import { readWords, type TextPlaces, writeWord } from '../../templates/client/search/postings.ts'
import { hashLength, noHash, textsKey, textsPath, wordsPath } from '../../templates/client/search/text-parts.ts'
import type { SearchParts } from '../base/client-data.ts'
import { hashContents, type MadeFile, type OutputFile } from '../base/files.ts'
import { relativeHref } from '../base/paths.ts'
import type { SectionText } from '../parse/types.ts'
import type { SearchedPage } from '../views/search.ts'
import { hashedFile } from './stylesheets.ts'

/** What the search of a large handbook needs of one page. It depends on the texts of the page alone and is plain data. */
export interface SearchRecord extends PageRecord {
  /** The first section of each file of its texts. */
  readonly files: readonly number[]
  /** Of its texts. */
  readonly hash: string
}

/** So many bytes of texts are one file. */
const mostTexts = 8_000

/** So many characters are a part with words, unless one word takes more. */
const mostWords = 20_000

/** Indexes one page. */
export function searchRecord(sections: readonly SectionText[]): SearchRecord {
  const pieces = splitSections(sections)
  return {
    ...indexPage(pieces),
    files: textFiles(pieces).map(({ start }) => start),
    hash: hashContents(JSON.stringify(pieces)),
  }
}

/** Sections, of which those too long for one file become several of one name. */
export const splitSections = (sections: readonly SectionText[]): readonly SectionText[] =>
  sections.flatMap((section) => splitText(section.text).map((text) => ({ ...section, text })))

function splitText(text: string): readonly string[] {
  const pieces: string[] = []
  let rest = text
  while (Buffer.byteLength(rest) > mostTexts) {
    const most = Math.floor((rest.length * mostTexts) / Buffer.byteLength(rest))
    const space = rest.lastIndexOf(' ', most)
    // Never in the middle of a character.
    const end = space > most / 2 ? space : /[\uD800-\uDBFF]/.test(rest[most - 1]!) ? most - 1 : most
    pieces.push(rest.slice(0, end))
    rest = rest.slice(end).trimStart()
  }
  return [...pieces, rest]
}

/** The sections of a page in files, each with the number of its first section. */
function textFiles(pieces: readonly SectionText[]) {
  const files: { readonly start: number; readonly sections: SectionText[] }[] = []
  let bytes = Number.POSITIVE_INFINITY
  for (const [at, piece] of pieces.entries()) {
    const more = Buffer.byteLength(piece.text)
    bytes += more
    if (bytes > mostTexts) {
      files.push({ start: at, sections: [] })
      bytes = more
    }
    files.at(-1)!.sections.push(piece)
  }
  return files
}

/** Joins what is known of each page: parts with words, files of texts, which depend on one page each, and a table of all. */
export function partFiles(
  pages: readonly SearchedPage[],
  records: readonly SearchRecord[],
): { readonly table: OutputFile; readonly files: readonly MadeFile[] } {
  const parts = splitWords(joinWords(records)).map(({ first, words }) => {
    const contents = part(first, words.map(({ text }) => text).join(''))
    const hash = hashContents(contents).slice(0, hashLength)
    return { first, hash, file: { path: wordsPath(hash), contents } }
  })
  // Two pages may say the same.
  const hashes = pages.map(({ href }, at) => hashContents(`${href} ${records[at]!.hash}`))
  const table: SearchParts = {
    words: parts.map(({ first, hash }) => [first, hash]),
    texts: records.map(({ files }, at) => (files.length > 0 ? hashes[at]!.slice(0, hashLength) : noHash)).join(''),
    files: Object.fromEntries(
      records.flatMap(({ files: [, ...more] }, page) => (more.length > 0 ? [[page, more]] : [])),
    ),
    lengths: records.map(({ lengths }) => lengths).join(''),
    headingWords: records.reduce((sum, { headingWords }) => sum + headingWords, 0),
  }
  return {
    table: hashedFile('search-parts.js', `window.rolebookSearchTable=${JSON.stringify(table)}\n`),
    files: [...parts.map(({ file }) => file), ...pages.flatMap((page, at) => textsOf(page, records[at]!, hashes[at]!))],
  }
}

const part = (key: string, value: unknown) =>
  `(window.rolebookSearchParts??={})[${JSON.stringify(key)}]=${JSON.stringify(value)}\n`

/** The files of a page's texts. */
function textsOf({ href, sections }: SearchedPage, { files }: SearchRecord, hash: string): readonly MadeFile[] {
  const address = relativeHref('', href)
  return files.map((_, file) => ({
    path: textsPath(address, hash.slice(0, hashLength), file),
    // Of a name, nothing after a space counts.
    key: `${hash}#texts`,
    get contents() {
      const { sections: pieces } = textFiles(splitSections(sections()))[file]!
      const texts = pieces.flatMap(({ id, title, text }) => [id, title, text])
      return part(textsKey(address, file), texts)
    },
  }))
}

/** All words with their places, sections counted through the whole handbook. There are millions of places. */
interface JoinedWords {
  readonly numbers: ReadonlyMap<string, number>
  readonly placesOf: (number: number) => TextPlaces
}

function joinWords(records: readonly SearchRecord[]): JoinedWords {
  const numbers = new Map<string, number>()
  const text = makeList()
  const heading = makeList()
  let number = 0
  const taker = {
    text: (one: number) => text.add(number, one),
    heading: (one: number) => heading.add(number, one),
  }
  let first = 0
  for (const { words, lengths } of records) {
    readWords(words, first, (word) => {
      const known = numbers.get(word)
      number = known ?? numbers.size
      if (known === undefined) numbers.set(word, number)
      return taker
    })
    first += lengths.length
  }
  const [texts, headings] = [text, heading].map((list) => list.sort(numbers.size))
  return { numbers, placesOf: (number) => ({ text: texts!(number), heading: headings!(number) }) }
}

/** Values of many words, in the order in which they are found, to be sorted by word without another order. */
function makeList() {
  let words = new Uint32Array(1 << 16)
  let values = new Uint32Array(1 << 16)
  let length = 0
  return { add, sort }

  function add(word: number, value: number): void {
    if (length === words.length) {
      words = longer(words)
      values = longer(values)
    }
    words[length] = word
    values[length++] = value
  }

  /** Gives what gives the values of a word. */
  function sort(count: number): (word: number) => Uint32Array {
    const ends = new Uint32Array(count + 1)
    for (let at = 0; at < length; at++) ends[words[at]! + 1]!++
    for (let word = 0; word < count; word++) ends[word + 1]! += ends[word]!
    const sorted = new Uint32Array(length)
    const next = ends.slice()
    for (let at = 0; at < length; at++) sorted[next[words[at]!]!++] = values[at]!
    return (word) => sorted.subarray(ends[word], ends[word + 1])
  }
}

function longer(list: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const copy = new Uint32Array(list.length * 2)
  copy.set(list)
  return copy
}

interface WrittenWord {
  readonly word: string
  readonly text: string
}

interface WordsPart {
  /** How its first words begin: a part has all words from there to the next one. */
  readonly first: string
  readonly words: readonly WrittenWord[]
}

/** Words in order, in parts by how they begin. */
function splitWords({ numbers, placesOf }: JoinedWords): readonly WordsPart[] {
  const words = [...numbers.keys()]
    .sort()
    .map((word) => ({ word, text: writeWord(word, placesOf(numbers.get(word)!)) }))
  return splitPart({ first: '', words })
}

/**
 * A part that is too large is split by the next letter; what is small stays with its neighbors. So a word more moves few others
 * to another part.
 */
function splitPart(part: WordsPart): readonly WordsPart[] {
  if (part.words.length === 1 || lengthOf(part) <= mostWords) return [part]
  const groups = new Map<string, WrittenWord[]>()
  for (const one of part.words) {
    const first = one.word.slice(0, part.first.length + 1)
    const group = groups.get(first)
    if (group) group.push(one)
    else groups.set(first, [one])
  }
  const parts: WordsPart[] = []
  let room = 0
  for (const [first, words] of groups) {
    const group = { first, words }
    const length = lengthOf(group)
    if (length > mostWords) parts.push(...splitPart(group))
    else if (length > room) parts.push(group)
    else {
      const last = parts.pop()!
      parts.push({ first: last.first, words: [...last.words, ...words] })
    }
    room = length > mostWords ? 0 : length > room ? mostWords - length : room - length
  }
  return parts
}

const lengthOf = ({ words }: WordsPart) => words.reduce((sum, { text }) => sum + text.length, 0)
