import { pageEnding, usualName } from '../../templates/client/search/pages.ts'
import type { PackedPages, SearchFiles, SearchTexts } from '../base/client-data.ts'
import type { MadeFile } from '../base/files.ts'
import { type Records, recordsInMemory } from '../base/records.ts'
import type { Searched, SearchedPage } from '../views/search.ts'
import { indexTexts, splitSections } from './search-index.ts'
import { partFiles } from './search-parts.ts'
import { clientScript, hashedFile, searchStylesheet } from './stylesheets.ts'
import { recordKey } from './word-parts.ts'

/** The file that pages name, which says where the others are. It comes first. */
export const searchEntry = 'search.js'

/** So many characters of texts are one file that is read whole, as those of the starter are: of more, a reader needs few. */
const mostInOneFile = 600_000

/**
 * What a search needs, and what opens the cells of a matrix: scripts, data, and a file that says where these are.
 * Pages name that file alone, so that a page stays the same when another one changes. What pages are called comes apart from
 * the texts, which are many times as long. `records` have what was made of each page the last time. All are scripts because a
 * site opened from `file://` can load nothing else.
 */
export function searchFiles(searched: Searched, records?: Records, factsKey?: string): readonly MadeFile[] {
  const script = clientScript('search')
  const sheet = clientScript('sheet')
  const style = searchStylesheet()
  const { files, ...data } = dataFiles(searched, records, factsKey)
  const paths: SearchFiles = { script: script.path, sheet: sheet.path, style: style.path, ...data }
  const contents = `window.rolebookSearchFiles=${JSON.stringify(paths)}\n`
  return [{ path: searchEntry, contents }, script, sheet, style, ...files]
}

type DataFiles = Pick<SearchFiles, 'pages' | 'answers' | 'texts' | 'parts'> & { readonly files: readonly MadeFile[] }

function dataFiles(searched: Searched, records: Records = recordsInMemory(), factsKey?: string): DataFiles {
  const { pages } = searched
  const texts = textsOfFew(pages)
  const answers = texts ? writeAnswers(searched) : recallAnswers(searched, records, factsKey)
  const index = texts
    ? undefined
    : indexTexts(pages, records, factsKey === undefined ? [] : [recordKey('answers', factsKey)])
  const counts =
    index?.pages.map(({ lengths }) => lengths.length) ?? texts!.map((sections) => Math.max(1, sections.length / 3))
  const packed = `window.rolebookSearchPages=${JSON.stringify(packPages(pages, counts))}\n`
  if (!index) {
    const names = hashedFile('search-names.js', packed + answers)
    const file = hashedFile('search-texts.js', `window.rolebookSearchTexts=${JSON.stringify(texts)}\n`)
    return { pages: names.path, answers: names.path, texts: file.path, files: [names, file] }
  }
  const names = hashedFile('search-names.js', packed)
  const answering = hashedFile('search-answers.js', answers)
  const { table, files } = partFiles(pages, index, records)
  return { pages: names.path, answers: answering.path, parts: table.path, files: [names, answering, table, ...files] }
}

const writeAnswers = ({ answers }: Searched) => `window.rolebookSearchAnswers=${JSON.stringify(answers)}\n`

/** To find out who to go to takes long in a large handbook, and no content of a page makes a difference to it. */
function recallAnswers(searched: Searched, records: Records, factsKey: string | undefined): string {
  if (factsKey === undefined) return writeAnswers(searched)
  const key = recordKey('answers', factsKey)
  const before = records.find(key) && records.read(key)
  if (before) return before.toString()
  const written = writeAnswers(searched)
  records.add(key, written)
  return written
}

/** The texts of all pages, unless these are too long for one file. */
function textsOfFew(pages: readonly SearchedPage[]): SearchTexts | undefined {
  const texts: string[][] = []
  let characters = 0
  for (const { sections } of pages) {
    const written = splitSections(sections()).flatMap(({ id, title, text }) => [id, title, text])
    for (const one of written) characters += one.length
    if (characters > mostInOneFile) return undefined
    texts.push(written)
  }
  return texts
}

/** What pages are called, with what follows from something else left out. */
export function packPages(pages: readonly SearchedPage[], sections: readonly number[]): PackedPages {
  const files = pages.map(({ href }) => href.slice(href.lastIndexOf('/') + 1, -pageEnding.length))
  return {
    titles: pages.map(({ title }) => oneLine(title)).join('\n'),
    folders: runsOf(
      pages.map(({ href, within }) => [href.slice(0, href.lastIndexOf('/') + 1), ...within] as const),
    ).map(([[folder, ...within], count]) => [folder, count, ...within]),
    files: pages.map(({ title }, at) => (files[at] === usualName(oneLine(title)) ? '' : files[at]!)).join('\n'),
    kinds: runsOf(pages.map(({ kind }) => kind)),
    behind: runsOf(pages.map(({ behind }) => behind)),
    past: pages.flatMap(({ past }, at) => (past ? [at] : [])),
    names: listsOf(pages.map(({ names }) => names)),
    keywords: listsOf(pages.map(({ keywords }) => keywords)),
    sections,
  }
}

const oneLine = (title: string) => title.replace(/\s*\n\s*/g, ' ')

/** Equal values in a row as one, with how many they are. */
function runsOf<Value>(values: readonly Value[]): (readonly [Value, number])[] {
  const runs: { readonly value: Value; readonly key: string; count: number }[] = []
  for (const value of values) {
    const key = JSON.stringify(value)
    const last = runs.at(-1)
    if (last?.key === key) last.count++
    else runs.push({ value, key, count: 1 })
  }
  return runs.map(({ value, count }) => [value, count])
}

const listsOf = (lists: readonly (readonly string[])[]): Readonly<Record<number, readonly string[]>> =>
  Object.fromEntries(lists.flatMap((list, at) => (list.length > 0 ? [[at, list]] : [])))
