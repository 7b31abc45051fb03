import { indexPage, type PageRecord } from '../../templates/client/search/index-page.ts'
import { hashContents } from '../base/files.ts'
import type { Records } from '../base/records.ts'
import type { SectionText } from '../parse/types.ts'
import type { SearchedPage } from '../views/search.ts'
import { joinWords, type KeyedWords, partKey, replaceWords, type WordsPart } from './search-words.ts'

// The index of a large handbook: what is known of each page, and the words of all of them. Both are kept from one build to the
// next, so that a build reads the texts of the pages that changed and touches the words on these.

/** What the search of a large handbook needs of one page but its words, which are kept under its key. Plain data. */
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

/** Under which an index is kept, but for the words. */
const indexKey = 'index'

/** Indexes all pages, of which those that have not changed since `kept` was saved are not read. `others` are records to keep beside the index. */
export function indexTexts(
  searched: readonly SearchedPage[],
  kept: Records,
  others: readonly string[] = [],
): SearchIndex {
  const before = readIndex(kept)
  const known = new Map(before?.pages.map((page) => [page.key, page]))
  const pages = searched.map((page): IndexedPage => {
    const key = page.sectionsKey?.()
    const indexed = key === undefined ? undefined : known.get(key)
    return indexed && kept.find(indexed.key) ? indexed : addPage(page.sections(), key, kept)
  })
  const parts = (before && replaceWords(before, pages, kept)) ?? joinWords(pages, kept)
  const index = { pages, parts }
  const written = JSON.stringify(index)
  if (kept.find(indexKey)?.hash !== hashContents(written)) kept.add(indexKey, written)
  const wanted = new Set([
    indexKey,
    ...others,
    ...pages.map(({ key }) => key),
    ...parts.map(({ hash }) => partKey(hash)),
  ])
  kept.save((key) => wanted.has(key))
  return index
}

function readIndex(kept: Records): SearchIndex | undefined {
  const written = kept.read(indexKey)
  return written && JSON.parse(written.toString())
}

function addPage(sections: readonly SectionText[], known: string | undefined, kept: Records): IndexedPage {
  const pieces = splitSections(sections)
  const hash = hashContents(JSON.stringify(pieces))
  const key = known ?? hash
  const { words, ...lengths } = indexPage(pieces)
  if (!kept.find(key)) kept.add(key, words)
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
