import { type Fault, joinWithOr, type Message, type ReleaseReport } from '../base/messages.ts'
import { byText, countThings, groupBy, replaceControls } from '../base/text.ts'
import type { Texts } from '../read/handbook.ts'
import { baselineFile } from '../read/tree.ts'
import { rules, type Severity } from '../rules/rules.ts'
import { type Colors, hintText, paintedSeverity } from './terminal.ts'

// Reporters make text or JSON of results and print nothing. Problems: this file for people, machines.ts for programs (JSON,
// annotations of GitHub, SARIF). Two handbooks compared: diff-people.ts, diff-markdown.ts, diff-words.ts with the sentences
// of both, and JSON in machines.ts. terminal.ts has what a terminal can show, and what commands get of their environment.

interface Options {
  /** Put before every file's path, so that it can be opened from the working folder. */
  readonly prefix: string
  readonly colors: Colors
  /** What authors wrote, by path. */
  readonly texts: Texts
  readonly pages: number
  /** Show every note instead of a line per rule. */
  readonly notes: boolean
  /** Show every problem and every place. */
  readonly all?: boolean | undefined
  /** How many problems their pages allow. */
  readonly allowed?: number
  /** How many old problems the baseline holds, and how many of it are solved. */
  readonly baselined?: number
  readonly solved?: number
  /** How many characters fit in a line of the terminal, if there is one. */
  readonly columns?: number
  /** Writes the commands in a text as they can be typed. */
  readonly nameCommands: (text: string) => string
  /** How many lines somebody at a terminal reads at most, unless it is `all`. */
  readonly lines?: number | undefined
}

// Up to this many problems are each shown with the line they are about; more are a list by file.
const fewEnoughForExcerpts = 25

/** Problems for a person at a terminal: what is wrong where, and at the end what to do first. */
export function reportToPeople(messages: readonly Message[], options: Options): string {
  const shown = messages.filter(({ severity }) => severity !== 'note' || options.notes)
  const folded = messages.filter(({ severity }) => severity === 'note' && !options.notes)
  const groups = groupByCause(shown)
  const report = inGroups(groups, options)
  const end = [notes(folded, options), summary(messages, options)].filter(Boolean).join('\n\n')
  return [cut(report, end, options), end].filter(Boolean).join('\n\n')
}

// What a command says above and below its report.
const linesAround = 8

/** As much of a report as fits above its end in what somebody reads at a terminal. */
function cut(report: string, end: string, { lines: most, all, colors, nameCommands }: Options): string {
  const lines = report.split('\n')
  if (most === undefined || all) return report
  const room = most - linesAround - end.split('\n').length
  if (lines.length <= room) return report
  const rest = `${lines.length - room} more lines: see all of them with ${colors.bold(nameCommands('rolebook check --all'))}`
  return `${lines.slice(0, room).join('\n').trimEnd()}\n\n… ${rest}`
}

/** What is in the way of a command, without a summary: it need not be wrong with the handbook. */
export const listObstacles = (messages: readonly Message[], options: Options): string =>
  inGroups(groupByCause(messages), options)

/** A line about names that still stand in text, where they do: no check knows what they mean. */
export function listWordsLeft(
  names: readonly string[],
  places: readonly { readonly file: string; readonly line: number }[],
  prefix: string,
): string[] {
  if (places.length === 0) return []
  const shown = places.slice(0, mostLinesShown).map(({ file, line }) => `${prefix}${file}:${line}`)
  const rest = places.length - shown.length
  const search = `git grep -n ${names.map((name) => `-e "${name}"`).join(' ')}${prefix === '' ? '' : ` -- ${prefix}`}`
  const more = rest > 0 ? `, and ${countThings(rest, 'more line')}, which are among those of: ${search}` : ''
  const lines = countThings(places.length, 'line')
  return [`${joinWithOr(names)} still stands in ${lines} of text, for you to read: ${shown.join(', ')}${more}`]
}

const mostLinesShown = 5

const inGroups = (groups: readonly Group[], options: Options): string =>
  groups.length <= fewEnoughForExcerpts ? inFull(groups, options) : listed(groups, options)

/** One problem, or one that is the same in several places. */
type Group = readonly [Message, ...Message[]]

// Fewer are as quickly read one by one, each with its line.
const fewestOfGroup = 3

/** Problems that are one for whoever has to fix them, in the order of their first places. */
function groupByCause(messages: readonly Message[]): Group[] {
  const keyOf = (message: Message) => [message.rule, message.severity, causeOf(message)].join('\0')
  const alike = groupBy(messages.map((message) => [keyOf(message), message] as const))
  return messages.flatMap((message): Group[] => {
    const [first, ...others] = alike.get(keyOf(message))!
    if (others.length + 1 < fewestOfGroup) return [[message]]
    return message === first ? [[first, ...others]] : []
  })
}

const causeOf = ({ cause, message }: Message): string => cause ?? message

function inFull(groups: readonly Group[], options: Options): string {
  const { prefix, colors, texts, columns } = options
  const blocks = groups.map(([first, ...others]) => {
    const { file, place, severity, rule, hint, related } = first
    const lines = [
      `${colors.bold(placeText(first, prefix))} ${paintedSeverity(severity, colors)} ${colors.dim(rule)}`,
      `  ${replaceControls(others.length > 0 ? causeOf(first) : first.message)}`,
      ...excerpt(texts.get(file), place, colors, columns),
    ]
    if (related && others.length === 0) lines.push(`  ${other(related, prefix)}`)
    if (hint) lines.push(`  ${hintText(replaceControls(hint), options)}`)
    if (others.length > 0) lines.push(`  ${colors.dim(`The same at ${places(others, options)}`)}`)
    return lines.join('\n')
  })
  return blocks.join('\n\n')
}

// As many places as fit in a few lines of a terminal.
const mostPlaces = 12

/** `roles/em.md:3:12, 8:3, roles/tl.md:1:1` */
function places(messages: readonly Message[], { prefix, columns, all }: Options): string {
  const most = columns === undefined || all ? messages.length : mostPlaces
  const rest = messages.length - most
  const shown = messages.slice(0, most).map((message, at, all) => {
    const { file, place } = message
    return file === all[at - 1]?.file ? `${place.line}:${place.column}` : placeText(message, prefix)
  })
  return rest > 0
    ? `${shown.join(', ')} and ${countThings(rest, 'more place')} (add --all to see each)`
    : shown.join(', ')
}

/** Many problems: what is the same in several places once, the most first, then the others by file. */
function listed(groups: readonly Group[], options: Options): string {
  const several = groups.filter(({ length }) => length > 1).sort((a, b) => b.length - a.length)
  const single = groups.filter(({ length }) => length === 1).map(([message]) => message)
  return [...several.map((group) => inSeveralPlaces(group, options)), byFile(single, options)]
    .filter(Boolean)
    .join('\n\n')
}

function inSeveralPlaces(group: Group, options: Options): string {
  const { colors } = options
  const [first] = group
  const { severity, rule, hint } = first
  return [
    `${paintedSeverity(severity, colors)} ${colors.bold(replaceControls(causeOf(first)))}  ${colors.dim(rule)}`,
    ...(hint ? [`  ${hintText(replaceControls(hint), options)}`] : []),
    `  ${countThings(group.length, 'place')}: ${colors.dim(places(group, options))}`,
  ].join('\n')
}

function byFile(messages: readonly Message[], options: Options): string {
  const { prefix, colors } = options
  const files = groupBy(messages.map((message) => [message.file, message] as const))
  const blocks = [...files].map(([file, found]) => {
    const where = found.map(({ place }) => `${place.line}:${place.column}`)
    const widest = Math.max(...where.map(({ length }) => length))
    const margin = ' '.repeat(widest + 4)
    // A hint that all problems of a rule share is printed once.
    const said = new Map<Message['rule'], string>()
    const lines = found.flatMap(({ severity, rule, message, hint, related }, at) => {
      const line = `  ${where[at]!.padStart(widest)}  ${padded(severity, colors)}  ${replaceControls(message)}  ${colors.dim(rule)}`
      const isNew = hint !== undefined && said.get(rule) !== hint
      if (isNew) said.set(rule, hint)
      return [
        line,
        ...(related ? [`${margin}${other(related, prefix)}`] : []),
        ...(isNew ? [`${margin}${hintText(replaceControls(hint), options)}`] : []),
      ]
    })
    return [colors.bold(replaceControls(prefix + file)), ...lines].join('\n')
  })
  return blocks.join('\n\n')
}

const other = (related: NonNullable<Message['related']>, prefix: string): string =>
  `${replaceControls(related.message)}: ${placeText(related, prefix)}`

/** `handbook/roles/em.md:3:12` */
const placeText = ({ file, place, absent }: Pick<Message, 'file' | 'place' | 'absent'>, prefix = ''): string =>
  replaceControls(`${prefix}${file}${absent ? ' (not there yet)' : `:${place.line}:${place.column}`}`)

const padded = (severity: Severity, colors: Colors): string =>
  paintedSeverity(severity, colors) + ' '.repeat('warning'.length - severity.length)

function excerpt(
  text: string | undefined,
  { line, column, endLine, endColumn }: Message['place'],
  colors: Colors,
  columns = 120,
): string[] {
  const written = text?.split(/\r?\n/)[line - 1]?.replaceAll('\t', ' ')
  // The first character of a file means the whole file: there is nothing to underline.
  if (written === undefined || (line === 1 && column === 1 && endLine === 1 && endColumn === 1)) return []
  // A long line is cut to what is around the problem.
  const gutter = String(line).length
  // Room is needed for the line number, a bar and the marks of what is cut off.
  const fit = Math.min(110, Math.max(50, columns - gutter - 7))
  const from = column <= fit - 30 ? 0 : column - 40
  const cut = `${from > 0 ? '…' : ''}${written.slice(from, from + fit)}${written.length > from + fit ? '…' : ''}`
  const until = Math.min(endLine === line ? endColumn : written.length + 1, from + fit + 1)
  const underline = ' '.repeat(column - 1 - from + (from > 0 ? 1 : 0)) + '^'.repeat(Math.max(1, until - column))
  return [
    `  ${colors.dim(`${line} │`)} ${replaceControls(cut)}`,
    `  ${' '.repeat(gutter)} ${colors.dim('│')} ${colors.red(underline)}`,
  ]
}

function notes(folded: readonly Message[], { colors }: Options): string {
  if (folded.length === 0) return ''
  return colors.dim(
    `${count(folded.length, 'note')} not shown (${byRule(folded)
      .map(([rule, of]) => `${of.length} ${rule}`)
      .join(', ')}): add --notes to see ${folded.length === 1 ? 'it' : 'them'}.`,
  )
}

/** What to look at first: what keeps a page from being read hides other problems. */
const urgency: readonly (readonly [RegExp, string])[] = [
  [
    /^(file|text-encoding|line-too|paragraph|nesting|table-too-large|link-outside|pages|page-mdx|page-crash|page-slow)/,
    'files that could not be read',
  ],
  [/^(text-control|line-ending|merge-conflict)$/, 'what nobody meant to write, since the text around it may mislead'],
  [/^(frontmatter|yaml|key|ex|allow)-/, 'the front matter, since what it says decides the rest'],
  [/^(own-|focus-|role-|id-(?!lost)|time-|aor-|assess-)/, 'names and owners, since the matrices are made of them'],
  [/^(link-(?!circle)|anchor-|wiki-|reference-|definition-)/, 'links'],
]

function summary(messages: readonly Message[], options: Options): string {
  return [counted(messages, options), shrinkable(options)].filter(Boolean).join('\n')
}

/** What became of the baseline. */
function shrinkable({ solved = 0, baselined = 0, prefix, colors, nameCommands }: Options): string {
  if (solved === 0) return ''
  const some = baselined === 0 ? 'All' : String(solved)
  const which = `${some} of the ${countThings(baselined + solved, 'problem')} in ${replaceControls(prefix)}${baselineFile}`
  return `${which} ${solved === 1 ? 'is' : 'are'} solved: take ${solved === 1 ? 'it' : 'them'} out with ${colors.bold(nameCommands('rolebook check --baseline'))}`
}

function counted(messages: readonly Message[], options: Options): string {
  const { colors, pages, prefix, allowed = 0, baselined = 0, nameCommands } = options
  const of = (severity: Severity) => messages.filter((message) => message.severity === severity)
  const [errors, warnings] = [of('error'), of('warning')]
  const also = [
    ...(allowed > 0 ? [`; ${allowed} allowed by ${allowed === 1 ? 'its page' : 'their pages'}`] : []),
    ...(baselined > 0 ? [`; ${countThings(baselined, 'old problem')} left in the baseline`] : []),
  ].join('')
  if (errors.length + warnings.length === 0)
    return `${colors.green('✓')} ${count(pages, 'page')}, no errors and no warnings${also}.`
  const files = new Set([...errors, ...warnings].map(({ file }) => file)).size
  const found = `${count(errors.length, 'error')} and ${count(warnings.length, 'warning')} in ${count(files, 'file')} of ${count(pages, 'page')}${also}`
  const [first, what] = firstOf(errors.length > 0 ? errors : warnings)
  const explain = `What it means and how to fix it: ${colors.bold(nameCommands(`rolebook explain ${first.rule}`))}`
  // A single problem is right above: there is nothing to count or to choose from.
  if (errors.length + warnings.length === 1) return `${found}.\n${explain}`
  const lines = [`${found}:`]
  const sorted = byRule([...errors, ...warnings])
  const widest = Math.max(...sorted.map(([rule]) => rule.length))
  for (const [rule, of] of sorted)
    lines.push(`  ${String(of.length).padStart(5)}  ${rule.padEnd(widest)}  ${colors.dim(rules[rule].summary)}`)
  lines.push(`Start with ${what}: ${placeText(first, prefix)}`, explain)
  return lines.join('\n')
}

function firstOf(messages: readonly Message[]): [Message, string] {
  const inConfig = messages.find(({ file, rule }) => file === 'handbook.yaml' || rule === 'config-name')
  if (inConfig) return [inConfig, 'the configuration, since pages are read by what it says']
  for (const [pattern, what] of urgency) {
    const first = messages.find(({ rule }) => pattern.test(rule))
    if (first) return [first, what]
  }
  return [messages[0]!, 'the first of them']
}

function byRule(messages: readonly Message[]): [Message['rule'], Message[]][] {
  const groups = groupBy(messages.map((message) => [message.rule, message] as const))
  return [...groups].sort((a, b) => b[1].length - a[1].length || byText(a[0], b[0]))
}

const count = (number: number, thing: string): string => (number === 0 ? `no ${thing}s` : countThings(number, thing))

/** Notes about the tags of releases, for a person at a terminal. */
export const remarkText = (remarks: readonly Fault[], options: Pick<Options, 'colors' | 'nameCommands'>): string =>
  remarks
    .map(
      ({ message, hint }) =>
        `${options.colors.cyan('note')} ${replaceControls(message)}.\n  ${hintText(replaceControls(hint), options)}`,
    )
    .join('\n')

/** How many releases there are, and of each one with problems a line; with `notes`, every problem in full. */
export function releaseText(
  releases: readonly ReleaseReport[],
  { colors, notes }: { readonly colors: Colors; readonly notes: boolean },
): string {
  const faulty = releases.filter(({ messages }) => messages.some(isProblem))
  const lines = faulty.flatMap((release) => [
    `  ${line(release)}`,
    ...(notes ? release.messages.filter(isProblem).map((message) => `    ${problem(message)}`) : []),
  ])
  const number = countThings(releases.length, 'release')
  if (faulty.length === 0) return `${colors.green('✓')} ${number}, none with a problem that current rules find.`
  const some = faulty.length === releases.length ? '' : ` in ${faulty.length} of them`
  const found = `${number}, published as they are; current rules find problems${some}:`
  return [found, ...lines, ...(notes ? [] : ['Add --notes to see the problems.'])].join('\n')
}

const isProblem = ({ severity }: Message): boolean => severity !== 'note'

function line({ version, tag, messages }: ReleaseReport): string {
  const counts = (['error', 'warning'] as const).flatMap((kind) => {
    const number = messages.filter(({ severity }) => severity === kind).length
    return number === 0 ? [] : [countThings(number, kind)]
  })
  return `${version} (tag ${replaceControls(tag)}): ${counts.join(' and ')}.`
}

const problem = (message: Message): string =>
  `${placeText(message)} ${message.severity} ${message.rule}: ${replaceControls(message.message)}`
