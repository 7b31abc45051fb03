import { indexPage, type PageRecord } from '../../templates/client/search/index-page.ts'
import { hashContents } from '../base/files.ts'
import type { Records } from '../base/records.ts'
import type { SectionText } from '../parse/types.ts'
import type { SearchedPage } from '../views/search.ts'
import { joinWords, type KeyedWords, replaceWords } from './search-words.ts'
import { recordKey, type WordsPart } from './word-parts.ts'

// The index of a large handbook: facts about each page, and the words of all of them. Both are recorded from one build to the
// next, so that a build reads the texts of the pages that changed and touches the words on these.

/** What the search of a large handbook needs of one page but its words, which are recorded under its key. Plain data. */
export interface IndexedPage extends KeyedWords, Pick<PageRecord, 'headingWords'> {
  /** The first section of each file of its texts. */
  readonly files: readonly number[]
  /** Of its texts. */
  readonly hash: string
}

export interface SearchIndex {
  /** In the order of the pages that are searched. */
  readonly pages: readonly IndexedPage[]
  /** In the order of the words. */
  readonly parts: readonly WordsPart[]
}

/** So many bytes of texts are one file. */
const mostTexts = 8_000

const indexKey = recordKey('index')

/** Indexes all pages, of which those that have not changed since `records` were saved are not read. `others` are keys of records to save beside the index. */
export function indexTexts(
  searched: readonly SearchedPage[],
  records: Records,
  others: readonly string[] = [],
): SearchIndex {
  const before = readIndex(records)
  const indexedBefore = new Map(before?.pages.map((page) => [page.key, page]))
  const pages = searched.map((page): IndexedPage => {
    const key = page.sectionsKey?.()
    const indexed = key === undefined ? undefined : indexedBefore.get(key)
    return indexed && records.find(indexed.key) ? indexed : addPage(page.sections(), key, records)
  })
  const parts = (before && replaceWords(before, pages, records)) ?? joinWords(pages, records)
  const index = { pages, parts }
  const written = JSON.stringify(index)
  if (records.find(indexKey)?.hash !== hashContents(written)) records.add(indexKey, written)
  const wanted = new Set([
    indexKey,
    ...others,
    ...pages.map(({ key }) => key),
    ...parts.map(({ hash }) => recordKey('part', hash)),
  ])
  records.save((key) => wanted.has(key))
  return index
}

function readIndex(records: Records): SearchIndex | undefined {
  const written = records.read(indexKey)
  return written && JSON.parse(written.toString())
}

function addPage(sections: readonly SectionText[], sectionsKey: string | undefined, records: Records): IndexedPage {
  const pieces = splitSections(sections)
  const hash = hashContents(JSON.stringify(pieces))
  const key = sectionsKey ?? hash
  const { words, ...lengths } = indexPage(pieces)
  if (!records.find(key)) records.add(key, words)
  return { key, ...lengths, size: words.length, files: filesOfTexts(pieces).map(({ start }) => start), hash }
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
export function filesOfTexts(pieces: readonly SectionText[]) {
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
