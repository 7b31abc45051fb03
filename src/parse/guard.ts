import { type Message, report } from '../base/messages.ts'
import { formatCodePoint } from '../base/text.ts'
import type { RuleId } from '../rules/rules.ts'
import type { Limits } from '../schema/config.ts'

/**
 * What would make the Markdown parser slow, deep or wrong about places, found before it runs. The parser's own time and
 * stack grow with nesting in ways that differ from run to run; these limits are the same every time.
 */
export function checkSource(text: string, file: string, limits: Limits): Message[] {
  const reader: Reader = { open: [], quotes: 0, afterText: false }
  const page: Seen = { ...nothing, boxes: [], paragraph: start(), above: '' }
  for (let from = 0; from < text.length; ) {
    const found = text.indexOf('\n', from)
    const end = found < 0 ? text.length : found
    const written = text.slice(from, end)
    from = end + 1
    page.lines++
    const isLong = written.length > limits.lineCharacters
    const problem = isLong ? tooLong(written, limits) : checkLine(readLine(written, reader), page, limits)
    if (!problem) continue
    const endColumn = Math.min(written.length, limits.lineCharacters) + 1
    const place = { line: page.lines, column: 1, endLine: page.lines, endColumn }
    return [report(problem.rule, { file, place }, problem.message, { hint: problem.hint })]
  }
  return []
}

interface Seen {
  lines: number
  items: number
  quotes: number
  /** The last line has the mark of a quote. */
  quoted: boolean
  marks: number
  cells: number
  /** How many colons each open block began with. */
  readonly boxes: number[]
  table?: Table
  paragraph: Paragraph
  /** The line above, without what it is in. */
  above: string
}

interface Table {
  readonly columns: number
  /** Its head has as many cells as the row of dashes. */
  readonly isSure: boolean
  rows: number
}

const nothing = { lines: 0, items: 0, quotes: 0, quoted: false, marks: 0, cells: 0 }

function tooLong({ length }: string, { lineCharacters }: Limits): Problem {
  const message = `Unexpected line of ${length} characters, expected at most ${lineCharacters}`
  return { rule: 'line-too-long', message, hint: 'Break the line.' }
}

function checkLine(line: Line, page: Seen, limits: Limits): Problem | undefined {
  const problem = checkContainers(line, page, limits) ?? checkBoxes(line, page, limits)
  if (problem) return problem
  if (line.kind === 'text') return checkTable(line, page, limits) ?? checkParagraph(line, page, limits)
  page.paragraph = start()
  page.table = undefined
  return undefined
}

/** Counts lists and quotes, too: the parser's time grows with the square of the number of quotes. */
function checkContainers(line: Line, page: Seen, limits: Limits): Problem | undefined {
  if (line.containers > limits.containers) {
    const message = `Unexpected ${line.containers} nested quotes and lists, expected at most ${limits.containers}`
    return { rule: 'nesting', message, hint: 'Make the list flatter.' }
  }
  page.items += line.items
  if (line.quoted && !page.quoted) page.quotes++
  page.quoted = line.quoted
  const most = limits.paragraphLines
  if (page.items > 10 * most) return tooMuch(`${10 * most} list items`)
  if (page.quotes > most) return tooMuch(`${most} quotes`)
  return page.lines > 25 * most ? tooMuch(`${25 * most} lines`) : undefined
}

const tooMuch = (what: string): Problem => ({
  rule: 'file-too-large',
  message: `Unexpected page of more than ${what}`,
  hint: 'Split the page.',
})

function checkBoxes({ kind, text }: Line, { boxes }: Seen, { containers }: Limits): Problem | undefined {
  const colons = kind === 'text' ? /^:{3,}/.exec(text)?.[0].length : undefined
  if (colons === undefined || openBoxes(boxes, colons, text) <= containers) return undefined
  const message = `Unexpected ${boxes.length} nested blocks between colons, expected at most ${containers}`
  return { rule: 'nesting', message, hint: 'End each block with a line of colons of its own.' }
}

function checkTable({ items, text }: Line, page: Seen, { tableColumns, tableCells }: Limits): Problem | undefined {
  if (items > 0) page.table = undefined
  else if (page.table) page.table.rows++
  else if (page.paragraph.lines > 0 && isDelimiterRow(text))
    page.table = { columns: cellsIn(text), rows: 1, isSure: cellsIn(page.above) === cellsIn(text) }
  if (!page.table) return undefined
  const { columns, rows } = page.table
  if (columns > tableColumns || columns * rows > tableCells) {
    const message =
      columns > tableColumns
        ? `Unexpected table of ${columns} columns, expected at most ${tableColumns}`
        : `Unexpected table of ${columns} columns and at least ${rows} rows, expected at most ${tableCells} cells`
    return { rule: 'table-too-large', message, hint: 'Split the table, or link to a file that holds it.' }
  }
  page.cells += columns
  return page.cells > 2 * tableCells ? tooMuch(`${2 * tableCells} cells of tables`) : undefined
}

function checkParagraph({ items, text }: Line, page: Seen, limits: Limits): Problem | undefined {
  const heading = /^#{1,6}(?:[ \t]|$)/.test(text)
  if (items > 0 || page.table || heading) page.paragraph = start(page.paragraph.lines)
  // How many rows a table may have is counted in cells. Without as many in its head it is text for the parser.
  if (items > 0 || heading || page.table?.isSure) page.paragraph.lines = 0
  page.above = text
  const before = page.paragraph.marks
  const problem = addLine(page.paragraph, text, limits)
  page.marks += page.paragraph.marks - before
  if (heading) page.paragraph = start()
  if (problem || page.marks <= 100 * limits.inlines) return problem
  return tooMuch(`${100 * limits.inlines} brackets, emphasis and code marks`)
}

/** How many cells a row of a table has: bars between them, escaped ones apart, and one at each end or not. */
const cellsIn = (row: string): number =>
  row
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/).length

/** Opens or closes a block between colons, as the parser does: colons alone end the outermost one that has no more. */
function openBoxes(open: number[], colons: number, line: string): number {
  const ended = open.findIndex((one) => one <= colons)
  if (line.trim().length > colons) open.push(colons)
  else if (ended >= 0) open.length = ended
  return open.length
}

const odd =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u0084\u0086-\u009f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]|\r(?!\n)/g

// Text reads as it is written, all the same: these only get in the way of searching and of links.
const harmless = /[\u0080-\u009f\u200b\u2060\ufeff]/

/** Characters that cannot be seen, each once with how often it occurs, and line endings that editors count differently. */
export function checkInvisible(text: string, file: string): Message[] {
  const found = new Map<string, { index: number; count: number }>()
  for (const { 0: character, index } of text.matchAll(odd)) {
    const known = found.get(character)
    if (known) known.count++
    else found.set(character, { index, count: 1 })
  }
  return [...found].map(([character, { index, count }]) => {
    const before = text.slice(0, index)
    const line = before.split('\n').length
    const column = index - before.lastIndexOf('\n')
    const place = { line, column, endLine: line, endColumn: column + 1 }
    if (character === '\r') {
      const hint = 'Save the file with the line ending LF or CRLF.'
      return report('line-ending', { file, place }, 'Unexpected carriage return without a line feed', { hint })
    }
    const more = count === 1 ? '' : ` and ${count - 1} more`
    const message = `Unexpected invisible character ${formatCodePoint(character)}${more}, which can make text read differently from what it says`
    const hint = 'Delete it; in an editor that does not show it, retype the words around it.'
    return report('text-control', { file, place }, message, {
      hint,
      ...(harmless.test(character) && { severity: 'warning' }),
    })
  })
}

interface Problem {
  readonly rule: RuleId
  readonly message: string
  readonly hint: string
}

const isDelimiterRow = (text: string): boolean => /^[ \t|:-]*-[ \t|:-]*$/.test(text) && /[|:]/.test(text)

interface Paragraph {
  lines: number
  brackets: number
  emphasis: number
  marks: number
  readonly ticks: Set<number>
}

const start = (lines = 0): Paragraph => ({ lines, brackets: 0, emphasis: 0, marks: 0, ticks: new Set() })

const isSpace = (character: string): boolean => /\s/.test(character)
const isPunctuation = (character: string): boolean => /[\p{P}\p{S}]/u.test(character)

function addLine(paragraph: Paragraph, line: string, limits: Limits): Problem | undefined {
  if (++paragraph.lines > limits.paragraphLines) {
    const message = `Unexpected paragraph of more than ${limits.paragraphLines} lines`
    return { rule: 'paragraph-too-long', message, hint: 'Put an empty line between paragraphs.' }
  }
  if (!/[[*_`~]/.test(line)) return undefined
  let deepest = 0
  const marks = /\[|\]|[*_]+|~+|`+/g
  for (let found = marks.exec(line); found; found = marks.exec(line)) {
    const [run] = found
    if (line[found.index - 1] === '\\' && run.length === 1) continue
    paragraph.marks++
    if (run === '[') paragraph.brackets++
    else if (run === ']') paragraph.brackets = Math.max(0, paragraph.brackets - 1)
    else if (run[0] === '`') {
      paragraph.ticks.add(run.length)
      const close = closingTicks(line, run.length, marks.lastIndex)
      if (close > 0) marks.lastIndex = close
    } else paragraph.emphasis = Math.max(0, paragraph.emphasis + opening(line, found.index, run))
    deepest = Math.max(deepest, paragraph.brackets, paragraph.emphasis, paragraph.ticks.size)
  }
  const most = 10 * limits.inlines
  if (paragraph.marks > most) {
    const message = `Unexpected paragraph of more than ${most} brackets, emphasis and code marks`
    return { rule: 'nesting', message, hint: 'Put an empty line between paragraphs, or put the text in a code block.' }
  }
  if (deepest <= limits.inlines) return undefined
  const message = `Unexpected ${deepest} brackets, emphases or code marks open at once, expected at most ${limits.inlines}`
  return { rule: 'nesting', message, hint: 'Close them, or put the text in a code block.' }
}

/** How much deeper emphasis is after a run of `*`, `_` or `~` that can only open or only close it. */
function opening(line: string, at: number, run: string): number {
  const before = line[at - 1] ?? ' '
  const after = line[at + run.length] ?? ' '
  const left = !isSpace(after) && (!isPunctuation(after) || isSpace(before) || isPunctuation(before))
  const right = !isSpace(before) && (!isPunctuation(before) || isSpace(after) || isPunctuation(after))
  return left === right ? 0 : left ? run.length : -run.length
}

/** Where the code that `length` backticks opened ends on the line, or -1. */
function closingTicks(line: string, length: number, from: number): number {
  const ticks = /`+/g
  ticks.lastIndex = from
  for (let found = ticks.exec(line); found; found = ticks.exec(line))
    if (found[0].length === length) return ticks.lastIndex
  return -1
}

interface Line {
  /** `code` is a line of a code block or one of its fences. */
  readonly kind: 'blank' | 'code' | 'text'
  /** Quotes and list items around it, those that begin on it included. */
  readonly containers: number
  /** List items that begin on it. */
  readonly items: number
  /** It has the mark of a quote. */
  readonly quoted: boolean
  /** Without the marks of quotes and lists. */
  readonly text: string
}

interface Reader {
  /** Columns at which the content of the open list items begins. */
  open: number[]
  quotes: number
  fence?: { readonly mark: string; readonly quotes: number; readonly column: number }
  afterText: boolean
}

/**
 * Reads the next line of a page. It keeps account of lists and fenced code closely enough to know what is code, and where
 * it errs it takes code for text.
 */
function readLine(line: string, reader: Reader): Line {
  const { quotes, fence } = reader
  // Most lines are words at the start of a line.
  if (reader.open.length === 0 && quotes === 0 && !fence && /^[A-Za-z]/.test(line)) {
    reader.afterText = true
    return { kind: 'text', containers: 0, items: 0, quoted: false, text: line }
  }
  // In code, a `>` more than the quote needs is code.
  const skipped = skipQuotes(line, 0, 0, fence?.quotes)
  const { at, column, count } = skipped
  const noText = { containers: count, items: 0, quoted: count > 0, text: '' }
  if (at === line.length || (at === line.length - 1 && line[at] === '\r')) {
    reader.afterText = false
    return { kind: 'blank', ...noText }
  }
  if (fence && count >= fence.quotes && column >= fence.column) {
    const ticks = /^(`{3,}|~{3,})[ \t\r]*$/.exec(line.slice(at))?.[1]
    if (ticks?.startsWith(fence.mark)) reader.fence = undefined
    return { kind: 'code', ...noText }
  }
  reader.fence = undefined
  if (count !== quotes) reader.open = []
  reader.quotes = count
  while (reader.open.length > 0 && reader.open.at(-1)! > column) reader.open.pop()
  const containers = count + reader.open.length
  // Four columns further in than the list it is in, a line is code, or more of the paragraph above.
  if (column - (reader.open.at(-1) ?? 0) >= 4)
    return reader.afterText
      ? { ...noText, kind: 'text', containers, text: line.slice(at) }
      : { ...noText, kind: 'code', containers }
  return readItems(line, skipped, reader)
}

/** Reads the list items that begin on a line, each with the quotes in it, and what is in the innermost. */
function readItems(line: string, { at, column, count }: Skipped, reader: Reader): Line {
  const around = reader.open.length
  let items = 0
  let inner = 0
  const marker = /(?:[-+*]|\d{1,9}[.)])(?=([ \t]+|\r?$))/y
  for (marker.lastIndex = at; ; marker.lastIndex = at) {
    const found = marker.exec(line)
    if (!found) break
    items++
    at += found[0].length
    column += found[0].length
    const more = skipQuotes(line, at, column)
    // After five columns the item is code, one column in.
    reader.open.push(more.column - column > 4 ? column + 1 : Math.max(more.column, column + 1))
    inner = more.count
    count += more.count
    at = more.at
    column = more.column
  }
  const text = line.slice(at)
  const mark = /^(?:(`{3,})[^`]*|(~{3,}).*)$/s.exec(text)
  if (mark)
    reader.fence = { mark: (mark[1] ?? mark[2])!, quotes: count, column: inner > 0 ? 0 : (reader.open.at(-1) ?? 0) }
  reader.quotes = count
  reader.afterText = !mark && text.trim() !== '' && !/^#{1,6}(?:\s|$)/.test(text)
  return { kind: mark ? 'code' : 'text', containers: count + around + items, items, quoted: count > 0, text }
}

interface Skipped {
  readonly at: number
  readonly column: number
  readonly count: number
}

/** Skips white space and the marks of at most `most` quotes. The column counts from the last of them. */
function skipQuotes(line: string, at: number, column: number, most = Number.POSITIVE_INFINITY): Skipped {
  let count = 0
  for (; at < line.length; at++) {
    const character = line[at]
    if (character === ' ') column++
    else if (character === '\t') column += 4 - (column % 4)
    else if (character === '>' && count < most) {
      count++
      // One space after it belongs to it.
      if (line[at + 1] === ' ') at++
      column = 0
    } else break
  }
  return { at, column, count }
}
