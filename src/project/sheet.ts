import { isUtf8 } from 'node:buffer'
import { basename } from 'node:path'
import { CsvError, parse } from 'csv-parse/sync'
import { UserError } from '../base/errors.ts'
import { readOrdinaryFile } from '../base/ordinary-files.ts'
import { quotePath } from '../base/text.ts'

// A spreadsheet saved as text: its encoding, what separates its cells, and what a cell is called. What the sheet says of
// roles and duties is read in sheet-duties.ts.

/** The cells of a spreadsheet, as many rows as a person sees in it. */
export interface Sheet {
  /** The name of its file. */
  readonly name: string
  readonly rows: readonly (readonly string[])[]
}

/** Whether a path is that of a spreadsheet, saved as text or not. */
export const isSheetFile = (path: string): boolean => /\.(?:csv|tsv|xls[xmb]?|ods|numbers)$/i.test(path)

/** A cell as spreadsheets call it, by its row and column from 0: `C5`. */
export function cellName(row: number, column: number): string {
  let letters = ''
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1)
    letters = String.fromCharCode(65 + (rest % 26)) + letters
  return `${letters}${row + 1}`
}

const mostBytes = 5 * 1024 * 1024
// Every row becomes a page.
const mostRows = 2_000

/** Reads a spreadsheet that is saved as `.csv` or `.tsv`. Throws a UserError that says how to save it, or what is wrong. */
export function readSheet(path: string): Sheet {
  const name = basename(path)
  const bytes = readOrdinaryFile(path, mostBytes)
  if (!bytes)
    throw new UserError(`There is no file ${quotePath(path)}.`, 'Name a sheet that is saved as `.csv` or `.tsv`.')
  if (!/\.(?:csv|tsv)$/i.test(name) || isWorkbook(bytes))
    throw new UserError(
      `${quotePath(name)} is a workbook, expected a sheet saved as text.`,
      'Save it as `CSV UTF-8` in your spreadsheet, and name that file.',
    )
  const rows = splitCells(decodeText(bytes, name), name)
  if (rows.length > mostRows)
    throw new UserError(
      `${quotePath(name)} has ${rows.length} rows, expected at most ${mostRows}.`,
      'Keep the rows that are duties of roles, and try again.',
    )
  return { name, rows: rows.map((row) => row.map(cleanCell)) }
}

/** Whether it begins as a file of Excel or LibreOffice does, whatever it is called. */
const isWorkbook = (bytes: Buffer): boolean => ['504b0304', 'd0cf11e0'].includes(bytes.subarray(0, 4).toString('hex'))

function decodeText(bytes: Buffer, name: string): string {
  const mark = bytes.subarray(0, 2).toString('hex')
  if (mark === 'fffe') return new TextDecoder('utf-16le').decode(bytes)
  if (mark === 'feff') return new TextDecoder('utf-16be').decode(bytes)
  // Without a mark, which names it holds can only be guessed.
  if (!isUtf8(bytes) || bytes.includes(0))
    throw new UserError(
      `${quotePath(name)} is in an encoding other than UTF-8, in which names may turn into nonsense.`,
      'Save it as `CSV UTF-8` in your spreadsheet, and try again.',
    )
  return bytes.toString('utf8').replace(/^\uFEFF/, '')
}

function splitCells(text: string, name: string): string[][] {
  // A first line that names the separator is for Excel, which does not show it.
  const [line = '', named] = /^"?sep=(.)"?(?:\r\n|\n|\r)/i.exec(text) ?? []
  if (named !== undefined) return parseCells(text.slice(line.length), named, name)
  if (/\.tsv$/i.test(name)) return parseCells(text, '\t', name)
  const [best] = [',', ';', '\t']
    .flatMap((separator) => tryCells(text, separator))
    .sort((a, b) => (isEvener(a, b) ? -1 : isEvener(b, a) ? 1 : 0))
  return best ?? parseCells(text, ',', name)
}

/** Nothing where the separator is another one, so that quotes have no end. */
function tryCells(text: string, separator: string): string[][][] {
  try {
    return [parseCells(text, separator, '')]
  } catch (error) {
    if (error instanceof UserError) return []
    throw error
  }
}

/** Whether more rows have as many cells as others: sentences have commas, too, but not each as many. */
function isEvener(one: readonly string[][], other: readonly string[][]): boolean {
  const [a, b] = [evenness(one), evenness(other)]
  return a.rows > b.rows || (a.rows === b.rows && a.cells > b.cells)
}

function evenness(rows: readonly string[][]): { rows: number; cells: number } {
  const counts = new Map<number, number>()
  for (const { length } of rows) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1)
  const [cells = 0, most = 0] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? []
  return { rows: most, cells }
}

function parseCells(text: string, delimiter: string, name: string): string[][] {
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = (error as { readonly lines?: number }).lines
    throw new UserError(
      `${quotePath(name)} cannot be read: a cell that begins with a quote has no end${line === undefined ? '' : `, as line ${line} shows`}.`,
      'Save it again as `CSV UTF-8` in your spreadsheet, which writes such cells as they should be.',
    )
  }
}

// What cannot be seen makes two names of one, and no page may have it.
const cleanCell = (cell: string): string =>
  cell
    .normalize('NFC')
    .replace(/[\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad\ufffd]/g, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
