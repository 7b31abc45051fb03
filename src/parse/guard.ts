import { type Message, report } from '../base/messages.ts'
import { formatCodePoint } from '../base/text.ts'
import type { RuleId } from '../rules/rules.ts'
import type { Limits } from '../schema/config.ts'

/**
 * What would make the Markdown parser slow, deep or wrong about places, found before it runs. The parser's own time and
 * stack grow with nesting in ways that differ from run to run; these limits are the same every time.
 */
export function checkSource(text: string, file: string, limits: Limits): Message[] {
  const read = lineReader()
  let paragraph = start()
  let table: { columns: number; rows: number } | undefined
  let number = 0
  let items = 0
  let quotes = 0
  let quoted = false
  let marks = 0
  let cells = 0
  const boxes: number[] = []
  for (let from = 0; from < text.length; ) {
    const found = text.indexOf('\n', from)
    const end = found < 0 ? text.length : found
    const written = text.slice(from, end)
    from = end + 1
    number++
    const problem = written.length > limits.lineCharacters ? tooLong(written) : problemOf(read(written))
    if (!problem) continue
    const endColumn = Math.min(written.length, limits.lineCharacters) + 1
    const place = { line: number, column: 1, endLine: number, endColumn }
    return [report(problem.rule, file, place, problem.message, { mend: problem.mend })]
  }
  return []

  function tooLong({ length }: string): Problem {
    const message = `Unexpected line of ${length} characters, expected at most ${limits.lineCharacters}`
    return { rule: 'line-too-long', message, mend: 'Break the line.' }
  }

  function tooWideOrLong({ columns, rows }: { readonly columns: number; readonly rows: number }): Problem {
    const message =
      columns > limits.tableColumns
        ? `Unexpected table of ${columns} columns, expected at most ${limits.tableColumns}`
        : `Unexpected table of ${columns} columns and at least ${rows} rows, expected at most ${limits.tableCells} cells`
    return { rule: 'table-too-large', message, mend: 'Split the table, or link to a file that holds it.' }
  }

  function problemOf(line: Line): Problem | undefined {
    if (line.containers > limits.containers) {
      const message = `Unexpected ${line.containers} quotes and lists inside one another, expected at most ${limits.containers}`
      return { rule: 'nesting', message, mend: 'Make the list flatter.' }
    }
    items += line.items
    if (line.quoted && !quoted) quotes++
    quoted = line.quoted
    const most = limits.paragraphLines
    // The parser's time grows with the square of the number of quotes.
    const tooMuch =
      items > 10 * most
        ? `${10 * most} list items`
        : quotes > most
          ? `${most} quotes`
          : number > 25 * most
            ? `${25 * most} lines`
            : undefined
    if (tooMuch)
      return { rule: 'file-too-large', message: `Unexpected page of more than ${tooMuch}`, mend: 'Split the page.' }
    const colons = line.kind === 'text' ? /^:{3,}/.exec(line.text)?.[0].length : undefined
    if (colons !== undefined && openBoxes(boxes, colons, line.text) > limits.containers) {
      const message = `Unexpected ${boxes.length} blocks between colons inside one another, expected at most ${limits.containers}`
      return { rule: 'nesting', message, mend: 'End each block with a line of colons of its own.' }
    }
    if (line.kind === 'code' || line.kind === 'blank') {
      paragraph = start()
      table = undefined
      return undefined
    }
    if (line.items > 0) table = undefined
    else if (table) table.rows++
    else if (paragraph.lines > 0 && isDelimiterRow(line.text))
      table = { columns: line.text.match(/-+/g)!.length, rows: 1 }
    if (table && (table.columns > limits.tableColumns || table.columns * table.rows > limits.tableCells)) {
      return tooWideOrLong(table)
    }
    if (table) cells += table.columns
    if (cells > 2 * limits.tableCells) {
      const message = `Unexpected page of more than ${2 * limits.tableCells} cells of tables`
      return { rule: 'file-too-large', message, mend: 'Split the page.' }
    }
    const heading = /^#{1,6}(?:[ \t]|$)/.test(line.text)
    if (line.items > 0 || table || heading) paragraph = start(paragraph.lines)
    if (line.items > 0 || heading) paragraph.lines = 0
    const before = paragraph.marks
    const problem = addLine(paragraph, line.text, limits)
    marks += paragraph.marks - before
    if (!problem && marks > 100 * limits.inlines) {
      const message = `Unexpected page of more than ${100 * limits.inlines} brackets, emphasis and code marks`
      return { rule: 'file-too-large', message, mend: 'Split the page.' }
    }
    if (heading) paragraph = start()
    return problem
  }
}

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
      const mend = 'Save the file with the line ending LF or CRLF.'
      return report('line-ending', file, place, 'Unexpected carriage return without a line feed', { mend })
    }
    const more = count === 1 ? '' : ` and ${count - 1} more`
    const message = `Unexpected invisible character ${formatCodePoint(character)}${more}, which can make text read differently than it is`
    const mend = 'Delete it; in an editor that does not show it, retype the words around it.'
    return report('text-control', file, place, message, {
      mend,
      ...(harmless.test(character) && { severity: 'warning' }),
    })
  })
}

interface Problem {
  readonly rule: RuleId
  readonly message: string
  readonly mend: string
}

const isDelimiterRow = (text: string): boolean => /^[ \t|:-]*-[ \t|:-]*$/.test(text) && /[|:]/.test(text)

/** What is open in the paragraph so far. */
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
    return { rule: 'paragraph-too-long', message, mend: 'Put an empty line between paragraphs.' }
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
    return { rule: 'nesting', message, mend: 'Put an empty line between paragraphs, or put the text in a code block.' }
  }
  if (deepest <= limits.inlines) return undefined
  const message = `Unexpected ${deepest} brackets, emphases or code marks open at once, expected at most ${limits.inlines}`
  return { rule: 'nesting', message, mend: 'Close them, or put the text in a code block.' }
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

/** One line of Markdown, as far as it can be told without parsing it. */
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

/**
 * Makes a function to be called with each line of a page in turn. It keeps account of lists and fenced code closely
 * enough to know what is code, and where it errs it takes code for text.
 */
function lineReader(): (line: string) => Line {
  // Columns at which the content of the open list items begins.
  let open: number[] = []
  let quotes = 0
  let fence: { readonly mark: string; readonly quotes: number; readonly column: number } | undefined
  let afterText = false

  return function read(line) {
    // Most lines are words at the start of a line.
    if (open.length === 0 && quotes === 0 && !fence && /^[A-Za-z]/.test(line)) {
      afterText = true
      return { kind: 'text', containers: 0, items: 0, quoted: false, text: line }
    }
    // In code, a `>` more than the quote needs is code.
    let { at, column, count } = skipQuotes(line, 0, 0, fence?.quotes)
    const indent = column
    if (at === line.length || (at === line.length - 1 && line[at] === '\r')) {
      afterText = false
      return { kind: 'blank', containers: count, items: 0, quoted: count > 0, text: '' }
    }
    if (fence && count >= fence.quotes && indent >= fence.column) {
      const ticks = /^(`{3,}|~{3,})[ \t\r]*$/.exec(line.slice(at))?.[1]
      if (ticks?.startsWith(fence.mark)) fence = undefined
      return { kind: 'code', containers: count, items: 0, quoted: count > 0, text: '' }
    }
    fence = undefined
    if (count !== quotes) open = []
    quotes = count
    while (open.length > 0 && open.at(-1)! > column) open.pop()
    const around = open.length
    // Four columns further in than the list it is in, a line is code, or more of the paragraph above.
    if (column - (open.at(-1) ?? 0) >= 4) {
      const text = afterText ? line.slice(at) : ''
      return { kind: afterText ? 'text' : 'code', containers: count + around, items: 0, quoted: count > 0, text }
    }
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
      open.push(more.column - column > 4 ? column + 1 : Math.max(more.column, column + 1))
      inner = more.count
      count += more.count
      at = more.at
      column = more.column
    }
    const text = line.slice(at)
    const mark = /^(?:(`{3,})[^`]*|(~{3,}).*)$/s.exec(text)
    if (mark) fence = { mark: (mark[1] ?? mark[2])!, quotes: count, column: inner > 0 ? 0 : (open.at(-1) ?? 0) }
    quotes = count
    afterText = !mark && text.trim() !== '' && !/^#{1,6}(?:\s|$)/.test(text)
    return { kind: mark ? 'code' : 'text', containers: count + around + items, items, quoted: count > 0, text }
  }
}

/** Skips white space and the marks of at most `most` quotes. The column counts from the last of them. */
function skipQuotes(line: string, at: number, column: number, most = Number.POSITIVE_INFINITY) {
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
