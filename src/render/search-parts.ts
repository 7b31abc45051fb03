import { hashLength, noHash, textsKey, textsPath, wordsPath } from '../../templates/client/search/text-parts.ts'
import type { SearchParts } from '../base/client-data.ts'
import { hashContents, type MadeFile, type OutputFile } from '../base/files.ts'
import { relativeHref } from '../base/paths.ts'
import type { Records } from '../base/records.ts'
import type { SearchedPage } from '../views/search.ts'
import { filesOfTexts, type IndexedPage, type SearchIndex, splitSections } from './search-index.ts'
import { hashedFile } from './stylesheets.ts'
import { readPart, type WordsPart } from './word-parts.ts'

/** The files of an index: parts with words, texts, of which each file depends on one page, and a table of what is where. */
export function partFiles(
  searched: readonly SearchedPage[],
  { pages, parts }: SearchIndex,
  records: Records,
): { readonly table: OutputFile; readonly files: readonly MadeFile[] } {
  // Two pages may say the same.
  const hashes = searched.map(({ href }, at) => hashContents(`${href} ${pages[at]!.hash}`))
  const table: SearchParts = {
    words: parts.map(({ first, hash }) => [first, hash.slice(0, hashLength)]),
    texts: pages.map(({ files }, at) => (files.length > 0 ? hashes[at]!.slice(0, hashLength) : noHash)).join(''),
    files: Object.fromEntries(pages.flatMap(({ files: [, ...more] }, page) => (more.length > 0 ? [[page, more]] : []))),
    lengths: pages.map(({ lengths }) => lengths).join(''),
    headingWords: pages.reduce((sum, { headingWords }) => sum + headingWords, 0),
  }
  const words = parts.map((part) => wordsOf(part, records))
  const texts = searched.flatMap((page, at) => textsOf(page, pages[at]!, hashes[at]!))
  return {
    table: hashedFile('search-parts.js', `window.rolebookSearchTable=${JSON.stringify(table)}\n`),
    files: [...words, ...texts],
  }
}

const part = (key: string, value: unknown) =>
  `(window.rolebookSearchParts??={})[${JSON.stringify(key)}]=${JSON.stringify(value)}\n`

const wordsOf = ({ first, hash }: WordsPart, records: Records): MadeFile => ({
  path: wordsPath(hash.slice(0, hashLength)),
  // Of a name, nothing after a space counts.
  key: `${hash}#words`,
  get contents() {
    return part(first, readPart(hash, records))
  },
})

/** The files of a page's texts. */
function textsOf({ href, sections }: SearchedPage, { files }: IndexedPage, hash: string): readonly MadeFile[] {
  const address = relativeHref('', href)
  return files.map((_, file) => ({
    path: textsPath(address, hash.slice(0, hashLength), file),
    key: `${hash}#texts`,
    get contents() {
      const { sections: pieces } = filesOfTexts(splitSections(sections()))[file]!
      const texts = pieces.flatMap(({ id, title, text }) => [id, title, text])
      return part(textsKey(address, file), texts)
    },
  }))
}
