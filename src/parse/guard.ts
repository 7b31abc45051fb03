import type { Limits } from '../config.ts'
import { report } from '../report.ts'
import type { Message, Place, RuleId } from '../types.ts'

/**
 * What would make the Markdown parser slow, deep or wrong about places, found before it runs. The parser's own time and
 * stack grow with nesting in ways that differ from run to run; these limits are the same every time.
 */
export function guard(text: string, file: string, limits: Limits): Message[] {
  const messages: Message[] = []
  const say = (rule: RuleId, place: Place, message: string, mend: string) =>
    messages.push(report(rule, file, place, message, { mend }))

  unseen(text, say)
  let fence: string | undefined
  let paragraph: Paragraph = start(1)
  let table: { columns: number; rows: number } | undefined
  let line = 0
  for (let from = 0; from < text.length; ) {
    const found = text.indexOf('\n', from)
    const end = found < 0 ? text.length : found
    const written = text.slice(from, end)
    from = end + 1
    line++
    const here: Place = {
      line,
      column: 1,
      endLine: line,
      endColumn: Math.min(written.length, limits.lineCharacters) + 1,
    }
    if (written.length > limits.lineCharacters) {
      say(
        'line-too-long',
        here,
        `Unexpected line of ${written.length} characters, expected at most ${limits.lineCharacters}`,
        'Break the line.',
      )
      return messages
    }
    const opened = /^[\s>]*(?:[-+*]\s+|\d+[.)]\s+)*(`{3,}|~{3,})/.exec(written)?.[1]
    if (fence) {
      if (opened?.startsWith(fence)) fence = undefined
      continue
    }
    const containers = leadingContainers(written)
    if (containers > limits.containers) {
      say(
        'nesting',
        here,
        `Unexpected ${containers} quotes and lists inside one another, expected at most ${limits.containers}`,
        'Make the list flatter.',
      )
      return messages
    }
    if (opened) fence = opened
    if (opened || written.trim() === '') {
      paragraph = start(line + 1)
      table = undefined
      continue
    }
    if (containers > 0 || written.trimStart().startsWith('|')) paragraph = start(line)
    const problem = addLine(paragraph, written, limits)
    if (problem) {
      say(problem.rule, here, problem.message, problem.mend)
      return messages
    }
    if (table) table.rows++
    else if (/^[\s>|:-]*-[\s|:-]*$/.test(written) && written.includes('|'))
      table = { columns: written.split('|').length - 1, rows: 1 }
    if (table && (table.columns > limits.tableColumns || table.columns * table.rows > limits.tableCells)) {
      const message = `Unexpected table of ${table.columns} columns and ${table.rows} rows, expected at most ${limits.tableColumns} columns and ${limits.tableCells} cells`
      say('table-too-large', here, message, 'Split the table, or link to a file that holds it.')
      return messages
    }
  }
  return messages
}

type Say = (rule: RuleId, place: Place, message: string, mend: string) => void

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const odd = /[\u0000-\u0008\u000b\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]|\r(?!\n)/g

function unseen(text: string, say: Say): void {
  for (const { 0: character, index } of text.matchAll(odd)) {
    const before = text.slice(0, index)
    const line = before.split('\n').length
    const column = index - before.lastIndexOf('\n')
    const place = { line, column, endLine: line, endColumn: column + 1 }
    if (character === '\r') {
      say(
        'line-ending',
        place,
        'Unexpected carriage return without a line feed',
        'Save the file with the line ending LF or CRLF.',
      )
      return
    }
    const code = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
    say(
      'text-control',
      place,
      `Unexpected invisible character ${code}, which can make text read differently than it is`,
      'Delete it.',
    )
  }
}

function leadingContainers(line: string): number {
  const prefix = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))*/.exec(line)![0]
  if (prefix === '') return 0
  const marks = prefix.match(/>|[-+*]|\d+[.)]/g)?.length ?? 0
  const indent = /^[ \t]*/.exec(line)![0].length
  return marks + Math.floor(indent / 2)
}

/** What is open in the paragraph so far. */
interface Paragraph {
  readonly firstLine: number
  lines: number
  brackets: number
  emphasis: number
  readonly ticks: Set<number>
}

const start = (firstLine: number): Paragraph => ({ firstLine, lines: 0, brackets: 0, emphasis: 0, ticks: new Set() })

interface Problem {
  readonly rule: RuleId
  readonly message: string
  readonly mend: string
}

function addLine(paragraph: Paragraph, line: string, limits: Limits): Problem | undefined {
  if (++paragraph.lines > limits.paragraphLines)
    return {
      rule: 'paragraph-too-long',
      message: `Unexpected paragraph of more than ${limits.paragraphLines} lines`,
      mend: 'Put an empty line between paragraphs.',
    }
  if (!/[[*_`]/.test(line)) return undefined
  let deepest = 0
  for (const { 0: run, index } of line.matchAll(/\[|\]|[*_]+|`+/g)) {
    if (run === '[') paragraph.brackets++
    else if (run === ']') paragraph.brackets = Math.max(0, paragraph.brackets - 1)
    else if (run[0] === '`') paragraph.ticks.add(run.length)
    else {
      const opens = /\S/.test(line[index + run.length] ?? ' ')
      const closes = /\S/.test(line[index - 1] ?? ' ')
      if (opens && !closes) paragraph.emphasis += run.length
      else if (closes && !opens) paragraph.emphasis = Math.max(0, paragraph.emphasis - run.length)
    }
    deepest = Math.max(deepest, paragraph.brackets, paragraph.emphasis, paragraph.ticks.size)
  }
  if (deepest <= limits.inlines) return undefined
  return {
    rule: 'nesting',
    message: `Unexpected ${deepest} brackets, emphases or code marks open at once, expected at most ${limits.inlines}`,
    mend: 'Close them, or put the text in a code block.',
  }
}
