import type { Place } from '../base/messages.ts'
import type { Places } from '../check/places.ts'
import type { Page } from '../parse/types.ts'
import { kinds } from '../schema/front-matter.ts'
import type { Renaming } from './rename-links.ts'
import { lineBelow, plainOrQuoted, requoted, type Written } from './written.ts'

/** Adds the old id to the page's `formerly`, if it is to stay, and writes the new one into `id` if it has that key. */
export function keepFormer({ page, id }: Renaming, former: boolean, places: Places, written: Written): void {
  const { path, data } = page
  if (data.id !== undefined && page.kind !== 'guide') overwrite(['id'], data.id, id)
  const names = data.formerly ?? []
  // When a page gets a former name back, the other one is the former name.
  const again = names.indexOf(id)
  if (!former || names.includes(page.id)) return
  if (again >= 0) overwrite(['formerly', again], id, page.id)
  else addFormer(page, [page.id], places, written)

  function overwrite(keys: readonly (string | number)[], name: string, newName: string): void {
    const { place } = places.inPage(page, keys)
    written.change(path, place, requoted(written.at(path, place), name, newName))
  }
}

/** Adds names to the `formerly` of a page, which has none of them. */
export function addFormer(page: Page, added: readonly string[], places: Places, written: Written): void {
  const { path, data, yaml } = page
  const names = data.formerly ?? []
  const encoded = added.map((name) => plainOrQuoted(name.replace(/[#%]/g, encodeURIComponent)))
  const list = encoded.join(', ')
  const formerly = `formerly: ${encoded.length > 1 ? `[${list}]` : list}\n`
  if (data.formerly !== undefined) append()
  else if (written.at(path, line(1))?.trim() !== '---') insert(1, `---\n${ownKind()}${formerly}---\n\n`)
  // Keys between braces would need a comma somewhere.
  else if (/^\s*\{/.test(yaml)) written.change(path, line(2), undefined)
  else insert(lineBelow(yaml), formerly)

  function append(): void {
    const { place } = places.inPage(page, ['formerly'])
    const bracket = written.at(path, { ...place, endLine: place.line, endColumn: place.column + 1 }) === '['
    if (names.length === 0) written.change(path, place, bracket ? `[${list}]` : undefined)
    else if (bracket) {
      const { endLine, endColumn } = places.inPage(page, ['formerly', names.length - 1]).place
      written.change(path, { line: endLine, column: endColumn, endLine, endColumn }, `, ${list}`)
    } else appendBelow()
  }

  function appendBelow(): void {
    const { place: last } = places.inPage(page, ['formerly', names.length - 1])
    const [dashes] = /^\s*-\s+/.exec(written.at(path, { ...last, column: 1, endLine: last.line }) ?? '') ?? []
    const text = written.at(path, last)
    // Below the line of the last item, where a comment may stand.
    if (dashes !== undefined) insert(last.endLine + 1, encoded.map((name) => `${dashes}${name}\n`).join(''))
    else written.change(path, last, text && /^["'\w][\w./"' -]*$/.test(text) ? `[${text}, ${list}]` : undefined)
  }

  function insert(at: number, text: string): void {
    written.change(path, { line: at, column: 1, endLine: at, endColumn: 1 }, text)
  }

  /** With front matter, a page in the folder of a kind has that kind, unless it gives its own. */
  function ownKind(): string {
    return Object.values(kinds).some(({ folder }) => folder === path.split('/')[0]) ? 'kind: guide\n' : ''
  }
}

const line = (at: number): Place => ({ line: at, column: 1, endLine: at, endColumn: Number.POSITIVE_INFINITY })
