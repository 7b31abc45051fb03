import type { TextChange } from '../base/files.ts'
import type { Edit } from '../base/messages.ts'
import { groupBy } from '../base/text.ts'
import { makePlaces } from '../check/places.ts'
import type { Handbook } from '../model/types.ts'
import type { Page } from '../parse/types.ts'
import { type ReadHandbook, textsOf } from '../read/handbook.ts'
import { fixed } from './changes.ts'
import { makeReword, type Names } from './reword.ts'
import { rewordPages } from './reword-pages.ts'
import { EditError, includeDrafts } from './safety.ts'
import { findWords, namesOfOthers } from './words-left.ts'

/** What a subject is called, and what it was called until now. */
export interface Retitled {
  readonly from: Names
  readonly to: Names
  /** How many texts had the old name, and in how many files. */
  readonly places: number
  readonly files: number
  /** Lines that still say it, such as those of code and of titles of sources. */
  readonly left: ReturnType<typeof findWords>
  /** Lines with the words of its title in small letters. */
  readonly inSmall: ReturnType<typeof findWords>
}

/** A handbook in which a page has been renamed, and the changes that did it. */
interface RenamedHandbook {
  readonly handbook: Handbook
  readonly read: ReadHandbook
  readonly changes: readonly TextChange[]
}

/**
 * Gives the subject of a page another title, and a role another short name, wherever the handbook says the old ones. `title` is
 * as it is typed: that of a role may have its short name behind it, as in `Engineering Lead (EL)`.
 */
export function retitlePage(
  page: Page,
  title: string,
  { handbook, read, changes }: RenamedHandbook,
): { readonly changes: readonly TextChange[]; readonly retitled: Retitled } {
  const from = { title: page.title, short: shortOf(page) }
  const to = readNames(title, page)
  const others = namesOfOthers(handbook, page)
  const reword = makeReword(from, to, others)
  const edits = rewordPages(handbook, read, reword)
  const own = groupBy(
    [...changeShort(page, to.short, handbook, read), ...edits].map((edit) => [edit.file, edit] as const),
  )
  const before = textsOf(read)
  const after = new Map([...before].map(([file, text]) => [file, fixed(text, own.get(file) ?? [])]))
  const left = findWords(after, namesIn(from), [...others, ...namesIn(to)])
  // A single word in small letters may mean anything.
  const small = from.title.toLowerCase()
  const isPhrase = small.includes(' ') && small !== from.title
  const inSmall = isPhrase
    ? findWords(
        after,
        [small, `${small}s`],
        others.map((name) => name.toLowerCase()),
      )
    : []
  const files = new Set(edits.map(({ file }) => file)).size
  return {
    retitled: { from, to, places: edits.length, files, left, inSmall },
    changes: joinChanges(changes, before, after),
  }
}

/** Throws an EditError unless the page has got its new title. */
export function requireTitle(handbook: Handbook, path: string, { to }: Retitled): void {
  const { title } = includeDrafts(handbook).pages.get(path)!
  if (title !== to.title)
    throw new EditError(
      `The title of \`${path}\` is written in a way that cannot be changed: it would be \`${title}\`.`,
      'Write it plainly, as `title:` in front matter, and try again.',
    )
}

function readNames(written: string, { data }: Page): Names {
  const text = written.replace(/\s+/g, ' ').trim()
  const [, title, short] = (data.kind === 'role' && /^(.*\S) ?\(([^()]*)\)$/.exec(text)) || []
  if (text === '' || short?.trim() === '')
    throw new EditError(
      `Unexpected \`${written}\` as a title.`,
      'Write it as --title "Engineering Lead", or as --title "Engineering Lead (EL)" with the short name of a role.',
    )
  return title === undefined ? { title: text } : { title, short: short!.trim() }
}

const namesIn = ({ title, short }: Names): string[] => (short === undefined ? [title] : [title, short])

const shortOf = ({ data }: Page): string | undefined => (data.kind === 'role' ? data.short : undefined)

/** Writes the short name of a role on its page, or takes it away. */
function changeShort(page: Page, short: string | undefined, handbook: Handbook, read: ReadHandbook): Edit[] {
  if (short === shortOf(page)) return []
  const { inPage } = makePlaces(handbook, read.text)
  const lineAt = (line: number) => ({ line, column: 1, endLine: line, endColumn: 1 })
  const isPlain = short !== undefined && /^[\p{L}\p{N}][\p{L}\p{N} .&/+-]*$/u.test(short)
  const text = short === undefined ? '' : `short: ${isPlain ? short : JSON.stringify(short)}\n`
  if (shortOf(page) !== undefined) {
    const { line, endLine } = inPage(page, ['short']).place
    return [{ file: page.path, place: { ...lineAt(line), endLine: endLine + 1 }, text }]
  }
  const line = page.data.title === undefined ? (page.yamlLine ?? 2) : inPage(page, ['title']).place.endLine + 1
  return [{ file: page.path, place: lineAt(line), text }]
}

/** The changes that lead from the handbook as it was to these texts, of which `before` are what the first changes made. */
function joinChanges(
  first: readonly TextChange[],
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly TextChange[] {
  const known = new Map(first.map((change) => [change.to ?? change.path, change]))
  const changed = [...after].filter(([file, text]) => text !== before.get(file))
  const joined = changed.map(([file, text]) => ({
    ...(known.get(file) ?? { path: file, before: before.get(file) }),
    after: text,
  }))
  const files = new Set(changed.map(([file]) => file))
  return [...first.filter(({ path, to = path }) => !files.has(to)), ...joined]
}
