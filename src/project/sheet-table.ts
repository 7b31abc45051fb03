import { UserError } from '../base/errors.ts'
import { makeId, quotePath } from '../base/text.ts'
import { cellName, type Sheet } from './sheet.ts'
import { isLegend, isMark, type LetterReader } from './sheet-letters.ts'

/** What the sheet leaves open, or does not say as expected. */
export interface SheetRemark {
  readonly cell: string
  readonly message: string
  /** The row of the duty that it is about. */
  readonly row?: number
}

/** Which rows and columns of a sheet say what. */
export interface SheetTable {
  readonly title: string | undefined
  /** The row with the names of the roles. */
  readonly head: number
  /** The column with the names of the duties. */
  readonly name: number
  /** The column that says to which focus area a duty belongs, if there is one. */
  readonly focus: number | undefined
  /** Names of roles, by column. */
  readonly roles: ReadonlyMap<number, string>
  /** Heads of other columns. */
  readonly texts: ReadonlyMap<number, string>
  readonly remarks: readonly SheetRemark[]
}

const nameHeads = /responsib|activit|task|dut(?:y|ies)|deliverable|decision|process|function|what\b/i
const focusHeads = /focus|categor|phase|section|group|theme|stream|domain|stage|topic|area|department|process/i
const textHeads =
  /^(?:#|no\.?|nr\.?|id|notes?|comments?|remarks?|description|details|status|links?|due|date|priority)$/i

/** A column with something in it. */
interface Column {
  readonly at: number
  readonly head: string
  readonly cells: readonly string[]
}

/** Finds the row with the names of the roles, and what each column is. Throws a UserError when it finds no roles or no duties. */
export function findTable(rows: Sheet['rows'], sheet: string, letters: LetterReader): SheetTable {
  const { read } = letters
  const head = findHead(rows, read)
  const columns = listColumns(rows, head)
  const hasLetters = (column: Column) => isOfLetters(column, read)
  const first = columns.find(hasLetters)?.at
  if (first === undefined)
    throw new UserError(
      `No column of ${quotePath(sheet)} has letters of RACI or DACI, or ticks.`,
      `Write a role at the top of each column, a duty at the left of each row, and where they meet ${letters.expected}.`,
    )
  const before = columns.filter(({ at, cells }) => at < first && cells.length > 0)
  const name = before.findLast(({ head }) => nameHeads.test(head)) ?? before.findLast((column) => !isDetail(column))
  if (!name)
    throw new UserError(
      `No column of ${quotePath(sheet)} has the names of duties, expected one before column ${columnName(first)}.`,
      'Write a duty at the left of each row.',
    )
  // For some roles nothing is written yet.
  const isRole = (column: Column) =>
    hasLetters(column) || (column.at > first && column.cells.length === 0 && !isDetail(column))
  const { roles, remarks: inHead } = nameRoles(columns.filter(isRole), head)
  if ([...roles.values()].every((role) => read(role) !== undefined))
    throw new UserError(
      `Row ${head + 1} of ${quotePath(sheet)} has letters, expected the names of roles above them.`,
      'Write a role at the top of each column.',
    )
  const others = columns.filter(({ at, cells }) => at !== name.at && !roles.has(at) && cells.length > 0)
  const focus = others.find(({ at, head }) => at < name.at && focusHeads.test(head))
  const texts = new Map(
    others.filter((one) => one !== focus).map(({ at, head }) => [at, head || `Column ${columnName(at)}`]),
  )
  const unread = others.filter((one) => one !== focus && one.at > first && !isDetail(one) && one.cells.some(isMark))
  const above = rows
    .slice(0, head)
    .flatMap((row, at) => row.flatMap((text, column) => (text ? [{ text, at, column }] : [])))
  const legends = above.filter(({ text }) => isLegend(text))
  const remarks = [
    ...inHead,
    ...unread.map((column) => notRole(column, head)),
    ...legends.map(({ text, at, column }) => ({ cell: cellName(at, column), message: explainsLetters(text) })),
  ]
  const title =
    above
      .filter(({ text }) => !isLegend(text))
      .map(({ text }) => text)
      .join(' ') || undefined
  return { title, head, name: name.at, focus: focus?.at, roles, texts, remarks }
}

/** What is said of a cell that explains letters. */
export const explainsLetters = (text: string): string => `\`${text}\` explains the letters, and is no duty`

const notRole = ({ at, head }: Column, row: number): SheetRemark => ({
  cell: cellName(row, at),
  message: `Most cells of \`${head || `Column ${columnName(at)}`}\` are no letters that are understood: it is no role here, and they are only quoted`,
})

/** The row with most in it above the first letters. There may be a title above it, and duties without letters below. */
function findHead(rows: Sheet['rows'], read: LetterReader['read']): number {
  const counts = rows.map((row) => row.filter((cell) => cell !== '').length)
  const top = counts.findIndex((count) => count > 1)
  const first = rows.findIndex((row, at) => at > top && row.slice(1).some((cell) => (read(cell) ?? []).length > 0))
  const above = counts.slice(0, Math.max(first, 0))
  return above.indexOf(Math.max(2, ...above))
}

function listColumns(rows: Sheet['rows'], head: number): Column[] {
  if (head < 0) return []
  const width = Math.max(0, ...rows.map(({ length }) => length))
  return Array.from({ length: width }, (_, at) => ({
    at,
    head: rows[head]![at] ?? '',
    cells: rows.slice(head + 1).flatMap((row) => row[at] || []),
  })).filter(({ head, cells }) => head !== '' || cells.length > 0)
}

/** Whether most of it is letters or ticks. A number in each row is neither. */
function isOfLetters({ head, cells }: Column, read: LetterReader['read']): boolean {
  if (head === '' && cells.every(isLegend)) return false
  const count = cells.filter((cell) => read(cell) !== undefined).length
  return count > 0 && count * 2 >= cells.length && !isCounted(cells)
}

const isCounted = (cells: readonly string[]): boolean =>
  cells.every((cell) => /^[\d.]+$/.test(cell)) && new Set(cells).size === cells.length && cells.length > 1

const isDetail = ({ head, cells }: Column): boolean => textHeads.test(head) || isCounted(cells)

const columnName = (at: number): string => cellName(0, at).slice(0, -1)

/** The roles by their columns. Two columns of one name are one role. */
function nameRoles(columns: readonly Column[], row: number): Pick<SheetTable, 'roles' | 'remarks'> {
  const roles = new Map<number, string>()
  const firsts = new Map<string, number>()
  const remarks: SheetRemark[] = []
  for (const { at, head } of columns) {
    const cell = cellName(row, at)
    const name = head || `Column ${columnName(at)}`
    const first = firsts.get(makeId(name) || name)
    if (head === '')
      remarks.push({ cell, message: `The column has letters and no role, which is called \`${name}\` here` })
    if (first !== undefined)
      remarks.push({
        cell,
        message: `\`${head}\` is the name of column ${columnName(first)} too: the two are one role here`,
      })
    else firsts.set(makeId(name) || name, at)
    roles.set(at, first === undefined ? name : roles.get(first)!)
  }
  return { roles, remarks }
}
