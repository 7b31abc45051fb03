import { cellWords, loadText, percent, sumText } from '../../templates/words.ts'
import type { Matrix, OutputFile } from '../types.ts'

/** A matrix for other programs, beside its page: a row per responsibility, then the load and the time. */
export function matrixCsv(matrix: Matrix): OutputFile {
  const { columns, groups, load, buckets, time, show } = matrix
  const isTime = show === 'time'
  const lines = [
    [...(isTime ? [] : ['Focus']), isTime ? 'Time spent on' : 'Responsibility', ...columns.map(({ title }) => title)],
    ...groups.flatMap(({ focus, rows }) =>
      rows.map(({ responsibility, cells }) => [focus?.title ?? '', responsibility.title, ...cells.map(cellWords)]),
    ),
    ...(isTime ? [] : [['', 'Load', ...load.map(loadText)]]),
    ...buckets.map(({ title }, row) => [
      ...(isTime ? [] : ['Where the time goes']),
      title,
      ...time.map((column) => (column?.buckets[row] ? percent(column.buckets[row]) : '')),
    ]),
    ...(buckets.length > 0
      ? [[...(isTime ? [] : ['Where the time goes']), 'Sum', ...time.map((column) => (column ? sumText(column) : ''))]]
      : []),
  ]
  // Excel takes a file for UTF-8 only where it begins with this mark.
  return { path: csvPath(matrix), contents: `\uFEFF${lines.map(line).join('')}` }
}

const csvPath = ({ href }: Matrix) => href.replace(/html$/, 'csv')

const line = (fields: readonly string[]) => `${fields.map(field).join(',')}\r\n`

/** A spreadsheet runs what begins like a formula, so such a field begins with an apostrophe. */
function field(text: string): string {
  const safe = /^[\s\p{C}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r]/u.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
