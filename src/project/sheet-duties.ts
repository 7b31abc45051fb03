import { UserError } from '../base/errors.ts'
import { groupBy, joinWithAnd, makeId, quotePath } from '../base/text.ts'
import { cellName, type Sheet } from './sheet.ts'
import { findLetters, isLegend, type Letter, type LetterReader } from './sheet-letters.ts'
import { explainsLetters, findTable, type SheetRemark, type SheetTable } from './sheet-table.ts'

// What the rows of a sheet say: which are duties and which begin a focus area, and who is accountable. What the sheet leaves
// open is said by its cell.

/** What a sheet says, in its own words. */
export interface SheetDuties {
  readonly sheet: string
  /** What stands above the table, if anything does. */
  readonly title?: string | undefined
  /** Names of roles as in the first row, each once. */
  readonly roles: readonly string[]
  /** Focus areas in order; '' is that of duties which are in none. */
  readonly focuses: readonly string[]
  readonly duties: readonly SheetDuty[]
  readonly kind: SheetKind
  readonly remarks: readonly SheetRemark[]
}

export type SheetKind = LetterReader['kind'] | 'DACI' | 'ticks'

/** A row. */
export interface SheetDuty {
  readonly title: string
  readonly focus: string
  /** From 0. */
  readonly row: number
  /** What it says of each role that it says something of. */
  readonly cells: readonly DutyCell[]
  /** Other columns, such as notes, by their heads. */
  readonly texts: readonly (readonly [head: string, text: string])[]
  /** Those with the letter of whoever answers for it: one is the owner. */
  readonly owners: readonly DutyCell[]
}

/** What a row says of a role. */
export interface DutyCell {
  readonly role: string
  readonly written: string
  readonly letters: readonly Letter[]
  /** Such as `C5`. */
  readonly cell: string
}

/** Reads what a sheet says. Throws a UserError when it has no roles or no duties. */
export function readDuties({ name, rows }: Sheet): SheetDuties {
  const letters = findLetters(rows)
  const table = findTable(rows, name, letters)
  const remarks: SheetRemark[] = [...table.remarks]
  const all = readRows(rows, table, { letters, remarks })
  const kind = kindOf(
    all.flatMap(({ cells }) => cells.flatMap(({ letters }) => letters)),
    letters.kind,
  )
  const isOwner = ownerTest(kind, all)
  const duties = all.map((duty) => ({ ...duty, owners: duty.cells.filter(({ letters }) => letters.some(isOwner)) }))
  if (duties.length === 0)
    throw new UserError(`No row of ${quotePath(name)} is a duty.`, 'Write the duties below the names of the roles.')
  remarks.push(...duties.flatMap((duty) => openOwner(duty, kind, table)), ...sameTitles(duties, table))
  const inOrder = remarks.sort((a, b) => rowOf(a.cell) - rowOf(b.cell))
  const focuses = [...new Set(duties.map(({ focus }) => focus))]
  return {
    sheet: name,
    title: table.title,
    roles: [...new Set(table.roles.values())],
    focuses,
    duties,
    kind,
    remarks: inOrder,
  }
}

const rowOf = (cell: string): number => Number(/\d+$/.exec(cell)![0])

type Row = Omit<SheetDuty, 'owners'>

/** The rows that are duties, each in the focus area that its column or the last row with a name alone says. */
function readRows(
  rows: Sheet['rows'],
  table: SheetTable,
  { letters, remarks }: Pick<Reading, 'letters' | 'remarks'>,
): Row[] {
  const found = rows
    .map((cells, row) => ({ cells, row }))
    .slice(table.head + 1)
    .filter(({ cells }) => cells.some((cell) => cell !== '') && !isHead(cells, rows[table.head]!))
  const isAlone = (at: number) => found[at]?.cells.every((cell, column) => cell === '' || column === table.name) ?? true
  let focus = ''
  return found.flatMap(({ cells, row }, at): Row[] => {
    const title = cells[table.name] ?? ''
    if (table.focus !== undefined) focus = cells[table.focus] || focus
    const legend = legendIn(cells, table)
    if (legend.length > 0) {
      remarks.push(
        ...legend.map((column) => ({ cell: cellName(row, column), message: explainsLetters(cells[column]!) })),
      )
      return []
    }
    if (table.focus === undefined && isAlone(at) && !isAlone(at + 1)) {
      focus = title
      return []
    }
    return readRow(cells, row, { table, focus, letters, remarks })
  })
}

/** The row with the names of the roles, which some repeat for each page of paper. */
const isHead = (cells: readonly string[], head: readonly string[]): boolean =>
  cells.join('\0').replace(/\0+$/, '') === head.join('\0').replace(/\0+$/, '')

/** The columns of a row that explains letters: nothing else is in it, or a letter stands where the name of a duty would. */
function legendIn(cells: readonly string[], { name }: SheetTable): number[] {
  const columns = cells.flatMap((cell, column) => (cell === '' ? [] : [column]))
  const [title = '', ...others] = [
    cells[name] ?? '',
    ...columns.filter((one) => one !== name).map((one) => cells[one]!),
  ]
  const isLetter = /^[A-ZÄÖÜ]$/i.test(title) && others.length > 0 && others.every((one) => /\p{L}{3}/u.test(one))
  return isLetter || columns.every((column) => isLegend(cells[column]!)) ? columns : []
}

interface Reading {
  readonly table: SheetTable
  readonly focus: string
  readonly letters: LetterReader
  readonly remarks: SheetRemark[]
}

function readRow(cells: readonly string[], row: number, { table, focus, letters: known, remarks }: Reading): Row[] {
  const said = [...table.roles].flatMap(([column, role]): DutyCell[] => {
    const written = cells[column] ?? ''
    const letters = known.read(written)
    const cell = cellName(row, column)
    if (!letters)
      remarks.push({
        cell,
        row,
        message: `\`${written}\` is not understood, expected ${known.expected}: it is only quoted`,
      })
    return letters?.length === 0 ? [] : [{ role, written, letters: letters ?? [], cell }]
  })
  const texts = [...table.texts].flatMap(([column, head]) => (cells[column] ? [[head, cells[column]] as const] : []))
  const written = cells[table.name] ?? ''
  // A row that goes on about a focus area and says nothing of a duty.
  if (written === '' && said.length === 0 && texts.length === 0) return []
  if (written === '' && said.length === 0) {
    const all = texts.map(([, text]) => `\`${text}\``)
    remarks.push({
      cell: cellName(row, table.name),
      message: `The row has neither a name nor a letter, and is no duty: ${joinWithAnd(all)}`,
    })
    return []
  }
  const title = written || `Row ${row + 1}`
  if (written === '')
    remarks.push({
      cell: cellName(row, table.name),
      row,
      message: `The duty has no name, and is called \`${title}\` here`,
    })
  return [{ title, focus, row, texts, cells: merge(said) }]
}

/** Of two columns with one role, what both say. */
function merge(cells: readonly DutyCell[]): DutyCell[] {
  const byRole = new Map<string, DutyCell>()
  for (const cell of cells) {
    const other = byRole.get(cell.role)
    const letters = [...new Set([...(other?.letters ?? []), ...cell.letters])]
    byRole.set(cell.role, other ? { ...other, letters, written: `${other.written}, ${cell.written}` } : cell)
  }
  return [...byRole.values()]
}

function kindOf(letters: readonly Letter[], system: LetterReader['kind']): SheetKind {
  const has = new Set(letters)
  if (system !== 'RACI') return system
  if (has.has('D') && !has.has('R')) return 'DACI'
  return has.size === 1 && has.has('tick') ? 'ticks' : 'RACI'
}

/** Which letter is that of whoever answers for a duty. Where none is for that, it is the letter of whoever does the work. */
function ownerTest(kind: SheetKind, rows: readonly Row[]): (letter: Letter) => boolean {
  const has = (letter: Letter) => rows.some(({ cells }) => cells.some(({ letters }) => letters.includes(letter)))
  const owner = kind === 'DACI' || kind === 'RAPID' ? 'D' : has('A') ? 'A' : has('R') ? 'R' : 'tick'
  return (letter) => letter === owner
}

function sameTitles(duties: readonly SheetDuty[], { name }: SheetTable): SheetRemark[] {
  const rows = groupBy(duties.map((duty) => [makeId(duty.title) || duty.title, duty] as const))
  return [...rows.values()].flatMap(([first, ...others]) =>
    others.map(({ title, row }) => ({
      cell: cellName(row, name),
      row,
      message: `\`${title}\` is the name of row ${first!.row + 1} too: their titles have the number of the row`,
    })),
  )
}

const owning = {
  RACI: 'accountable',
  VDBI: 'accountable',
  RAPID: 'the one who decides',
  DACI: 'the driver',
  ticks: 'ticked',
} as const

/** What is missing where a duty has no owner or several. */
function openOwner({ title, row, owners }: SheetDuty, kind: SheetKind, { name }: SheetTable): SheetRemark[] {
  if (owners.length === 1) return []
  const [first] = owners
  if (!first) return [{ cell: cellName(row, name), row, message: `Nobody is ${owning[kind]} for \`${title}\`` }]
  const all = owners.map(({ role, cell }) => `${role} in ${cell}`)
  return [
    {
      cell: first.cell,
      row,
      message: `${owners.length} roles are ${owning[kind]} for \`${title}\`: ${joinWithAnd(all)}`,
    },
  ]
}
