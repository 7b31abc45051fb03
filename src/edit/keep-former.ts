import type { Places } from '../check/places.ts'
import { kinds } from '../parse/kinds.ts'
import type { Place } from '../types.ts'
import type { Renaming } from './renaming.ts'
import { plainOrQuoted, requoted, type Written } from './written.ts'

/** Writes into the page's `formerly` what it was called, and its new id into `id` where it has that key. */
export function keepFormer({ page, id }: Renaming, places: Places, written: Written): void {
  const { path, data, yaml } = page
  const old = plainOrQuoted(page.id)
  if (data.id !== undefined && page.kind !== 'guide') overwrite(['id'], data.id, id)
  const names = data.formerly ?? []
  // Back under an old name, it is the other one that is old.
  const again = names.indexOf(id)
  if (names.includes(page.id)) return
  if (again >= 0) overwrite(['formerly', again], id, page.id)
  else if (data.formerly !== undefined) append()
  else if (written.at(path, line(1))?.trim() !== '---') insert(1, `---\n${ownKind()}formerly: ${old}\n---\n\n`)
  // Keys between braces would need a comma somewhere.
  else if (/^\s*\{/.test(yaml)) written.change(path, line(2), undefined)
  else insert(2 + lineCount(yaml), `formerly: ${old}\n`)

  function append(): void {
    const place = places.inPage(page, ['formerly'])
    const bracket = written.at(path, { ...place, endLine: place.line, endColumn: place.column + 1 }) === '['
    if (names.length === 0) written.change(path, place, bracket ? `[${old}]` : undefined)
    else if (bracket) {
      const { endLine, endColumn } = places.inPage(page, ['formerly', names.length - 1])
      written.change(path, { line: endLine, column: endColumn, endLine, endColumn }, `, ${old}`)
    } else appendBelow()
  }

  function appendBelow(): void {
    const last = places.inPage(page, ['formerly', names.length - 1])
    const [dashes] = /^\s*-\s+/.exec(written.at(path, { ...last, column: 1, endLine: last.line }) ?? '') ?? []
    const text = written.at(path, last)
    // Below the line of the last item, where a comment may stand.
    if (dashes !== undefined) insert(last.endLine + 1, `${dashes}${old}\n`)
    else written.change(path, last, text && /^["'\w][\w./"' -]*$/.test(text) ? `[${text}, ${old}]` : undefined)
  }

  function overwrite(keys: readonly (string | number)[], name: string, newName: string): void {
    const place = places.inPage(page, keys)
    written.change(path, place, requoted(written.at(path, place), name, newName))
  }

  function insert(at: number, text: string): void {
    written.change(path, { line: at, column: 1, endLine: at, endColumn: 1 }, text)
  }

  /** With front matter, a page in the folder of a kind is one of that kind unless it says what it is. */
  function ownKind(): string {
    return Object.values(kinds).some(({ folder }) => folder === path.split('/')[0]) ? 'kind: guide\n' : ''
  }
}

const line = (at: number): Place => ({ line: at, column: 1, endLine: at, endColumn: Number.POSITIVE_INFINITY })

const lineCount = (text: string): number => text.split('\n').length - (text === '' || text.endsWith('\n') ? 1 : 0)
