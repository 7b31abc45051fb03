import type colors from 'picocolors'
import { rules } from '../rules.ts'
import type { Message, Severity, Source } from '../types.ts'

type Colors = ReturnType<typeof colors.createColors>

interface Options {
  /** Put before every file's path, so that it can be opened from the working folder. */
  readonly prefix: string
  readonly colors: Colors
  readonly sources: readonly Source[]
  readonly pages: number
  /** Show every note instead of a line per rule. */
  readonly notes: boolean
}

// More problems than this are a list; fewer are each shown with the line they are about.
const fewEnoughForExcerpts = 25

/** Problems for a person at a terminal: what is wrong where, and at the end what to do first. */
export function people(messages: readonly Message[], options: Options): string {
  const { colors } = options
  const shown = messages.filter(({ severity }) => severity !== 'note' || options.notes)
  const folded = messages.filter(({ severity }) => severity === 'note' && !options.notes)
  const texts = new Map(options.sources.map(({ path, text }) => [path, text]))
  const excerpts = shown.length <= fewEnoughForExcerpts
  const blocks = shown.map((message) => problem(message, options, excerpts ? texts.get(message.file) : undefined))
  const parts = [blocks.join(excerpts ? '\n\n' : '\n'), notes(folded, colors), summary(messages, options)]
  return parts.filter((part) => part !== '').join('\n\n')
}

function problem({ file, place, severity, rule, message, mend, related }: Message, { prefix, colors }: Options, text: string | undefined): string {
  const where = `${prefix}${file}:${place.line}:${place.column}`
  const lines = [`${colors.bold(plain(where))} ${painted(severity, colors)} ${plain(message)} ${colors.dim(rule)}`]
  if (text !== undefined) lines.push(...excerpt(text, place, colors))
  if (related) lines.push(`  ${plain(related.message)}: ${prefix}${plain(related.file)}:${related.place.line}:${related.place.column}`)
  if (mend) lines.push(`  ${colors.green('→')} ${plain(mend)}`)
  return lines.join('\n')
}

function painted(severity: Severity, colors: Colors): string {
  const paint = { error: colors.red, warning: colors.yellow, note: colors.cyan }[severity]
  return paint(severity)
}

function excerpt(text: string, { line, column, endLine, endColumn }: Message['place'], colors: Colors): string[] {
  const written = text.split(/\r?\n/)[line - 1]
  // The first character of a file stands for the whole of it: there is nothing to underline.
  if (written === undefined || (line === 1 && column === 1 && endLine === 1 && endColumn === 1)) return []
  const from = Math.max(0, column - 60)
  const cut = written.slice(from, from + 110)
  const end = endLine === line ? Math.min(endColumn, from + 111) : from + cut.length + 1
  const gutter = String(line).length
  const underline = ' '.repeat(Math.max(0, column - 1 - from)) + '^'.repeat(Math.max(1, end - column))
  return [`  ${colors.dim(`${line} │`)} ${plain(cut)}`, `  ${' '.repeat(gutter)} ${colors.dim('│')} ${colors.red(underline)}`]
}

function notes(folded: readonly Message[], colors: Colors): string {
  if (folded.length === 0) return ''
  return colors.dim(`${count(folded.length, 'note')} not shown (${byRule(folded).map(([rule, of]) => `${of.length} ${rule}`).join(', ')}): add --notes to see them.`)
}

/** What to look at first: what keeps a page from being read hides other problems. */
const urgency: readonly (readonly [RegExp, string])[] = [
  [/^(file|text|line|link-outside|page-crash)/, 'files that could not be read'],
  [/^(frontmatter|yaml|key|ex)-/, 'the front matter, since what it says decides the rest'],
  [/^(own|focus|role|id|bucket)-/, 'names and owners, since the matrices are made of them'],
  [/./, 'links'],
]

function summary(messages: readonly Message[], { colors, pages, prefix }: Options): string {
  const of = (severity: Severity) => messages.filter((message) => message.severity === severity)
  const [errors, warnings] = [of('error'), of('warning')]
  if (errors.length + warnings.length === 0) return `${colors.green('✓')} ${count(pages, 'page')}, no errors and no warnings.`
  const files = new Set([...errors, ...warnings].map(({ file }) => file)).size
  const lines = [`${count(errors.length, 'error')} and ${count(warnings.length, 'warning')} in ${count(files, 'file')} of ${count(pages, 'page')}:`]
  const sorted = byRule([...errors, ...warnings])
  const widest = Math.max(...sorted.map(([rule]) => rule.length))
  for (const [rule, of] of sorted) lines.push(`  ${String(of.length).padStart(5)}  ${rule.padEnd(widest)}  ${colors.dim(rules[rule].summary)}`)
  const [first, what] = firstOf(errors.length > 0 ? errors : warnings)
  lines.push(`Start with ${what}: ${prefix}${plain(first.file)}:${first.place.line}:${first.place.column}`)
  return lines.join('\n')
}

function firstOf(messages: readonly Message[]): [Message, string] {
  for (const [pattern, what] of urgency) {
    const first = messages.find(({ rule }) => pattern.test(rule))
    if (first) return [first, what]
  }
  return [messages[0]!, 'the first']
}

function byRule(messages: readonly Message[]): [Message['rule'], Message[]][] {
  const groups = new Map<Message['rule'], Message[]>()
  for (const message of messages) groups.set(message.rule, [...(groups.get(message.rule) ?? []), message])
  return [...groups].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
}

const count = (number: number, thing: string): string => `${number === 0 ? 'no' : number} ${thing}${number === 1 ? '' : 's'}`

// A file name or a page's text must not be able to steer the terminal.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out
const plain = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\uFFFD')
