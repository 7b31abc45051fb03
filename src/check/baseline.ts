import { didYouMean, findNearest, type Message, type Place, report } from '../base/messages.ts'
import { byCodePoint, groupBy, lineStarts, replaceControls } from '../base/text.ts'
import { formerHref } from '../model/links.ts'
import type { Handbook } from '../model/types.ts'
import type { Texts } from '../read/handbook.ts'
import { baselineFile } from '../read/tree.ts'
import { isRule, type RuleId, rules } from '../rules/rules.ts'

// A baseline is a file beside handbook.yaml that names the problems which a handbook had when it was first checked, one a
// line, so that only new ones count. A line names a problem by its page, its rule and the text it points at:
//
//   guides/setup.md: link-broken: ../old/tools.md
//
// Lines that other lines move, and equal problems among themselves, are told apart by nothing but their number.

/** A problem as a line of the baseline names it. */
interface Entry {
  readonly file: string
  readonly rule: RuleId
  readonly text: string
  /** Which line it is, from 0. */
  readonly line: number
}

/** What a baseline says, and what is wrong with it. */
interface Baseline {
  readonly lines: readonly string[]
  readonly entries: readonly Entry[]
  readonly messages: readonly Message[]
}

/** Reads a baseline line by line: one that is damaged leaves the others as they are. */
export function readBaseline(text: string): Baseline {
  const lines = text.split(/\r?\n/)
  const read = lines.map((line, at) => (/^\s*(?:#\s.*|#?)$/.test(line) ? undefined : readLine(line, at)))
  return {
    lines,
    entries: read.flatMap((one) => (one !== undefined && !('severity' in one) ? [one] : [])),
    messages: read.flatMap((one) => (one !== undefined && 'severity' in one ? [one] : [])),
  }
}

function readLine(line: string, at: number): Entry | Message {
  const place = (column: number, length: number): Place => {
    return { line: at + 1, column, endLine: at + 1, endColumn: column + length }
  }
  const whole = { file: baselineFile, place: place(1, line.length) }
  if (/^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/.test(line))
    return report('baseline-line', whole, 'Unexpected mark of git where two changes met', {
      hint: 'Run `rolebook check --baseline`: it keeps what is left of both.',
    })
  const [, indent = '', written = '', rule = '', text = ''] =
    /^(\s*)([^:]+): ([a-z-]+):(?: (.*))?$/.exec(line.trimEnd()) ?? []
  if (rule === '')
    return report('baseline-line', whole, 'Unexpected line in the baseline, expected `page.md: rule: text`', {
      hint: 'Write it as it was, or let `rolebook check --baseline` take it out.',
    })
  const here = { file: baselineFile, place: place(indent.length + written.length + 3, rule.length) }
  if (!isRule(rule)) {
    const near = findNearest(rule, Object.keys(rules))
    const hint = 'Correct it, or let `rolebook check --baseline` take it out.'
    return report('baseline-rule', here, `Unknown rule \`${rule}\`${didYouMean(near)}`, { expected: near, hint })
  }
  const why = rules[rule].unbaselinable
  if (why !== undefined)
    return report('baseline-rule', here, `Unexpected \`${rule}\`, which no baseline can hold: ${why}`, {
      hint: 'Fix what it reports. `rolebook check --baseline` takes this line out.',
    })
  return { file: written.replace(/^\.\//, ''), rule, text, line: at }
}

/** Problems apart from those that the baseline holds. */
export interface Judged {
  readonly messages: readonly Message[]
  /** Old problems, which count no more. */
  readonly baselined: readonly Message[]
  /** How many that the baseline holds are solved. */
  readonly solved: number
  /** The baseline without what is solved and what is damaged; without any line when nothing is left. */
  readonly left?: string | undefined
}

/** Takes out of all messages, as they are shown, those that the baseline holds. */
export function judge(
  all: readonly Message[],
  baseline: Baseline | undefined,
  handbook: Handbook,
  texts: Texts,
): Judged {
  if (!baseline) return { messages: all, baselined: [], solved: 0 }
  const entries = baseline.entries.map((entry) => ({ ...entry, file: currentPath(entry.file, handbook) }))
  const open = groupBy(entries.map((entry) => [writeLine(entry), entry] as const))
  const nameOf = namer(texts)
  const kept = new Map<number, Entry>()
  const isHeld = (message: Message): boolean => {
    const entry = canBaseline(message) ? open.get(writeLine(nameOf(message)))?.shift() : undefined
    if (entry) kept.set(entry.line, entry)
    return entry !== undefined
  }
  const held = new Set(all.filter(isHeld))
  const messages = all.filter((message) => !held.has(message))
  // An error hides others, so what is solved shows once there is none.
  const isSound = messages.every(({ severity, file }) => severity !== 'error' || file === baselineFile)
  return {
    messages,
    baselined: [...held],
    solved: isSound ? entries.length - kept.size : 0,
    left: isSound ? withoutSolved(baseline, kept) : undefined,
  }
}

function withoutSolved({ lines, entries, messages }: Baseline, kept: ReadonlyMap<number, Entry>): string {
  if (kept.size === 0) return ''
  const gone = new Set([...entries.map(({ line }) => line), ...messages.map(({ place }) => place.line - 1)])
  return lines
    .flatMap((line, at) => {
      const entry = kept.get(at)
      return entry ? [writeLine(entry)] : gone.has(at) ? [] : [line]
    })
    .join('\n')
}

/** Where the page is now that a line names: problems move with a page that says what it was called. */
function currentPath(file: string, { pages, drafts, redirects }: Handbook): string {
  if (pages.has(file) || drafts.has(file)) return file
  const [heir, ...others] = redirects.find(({ href }) => href === formerHref(file))?.heirs ?? []
  return heir !== undefined && others.length === 0 ? heir : file
}

/** Whether a problem may stay for a while: not in the settings, and nothing that costs readers a page or is unsafe. */
export const canBaseline = ({ rule, severity, file }: Message): boolean =>
  severity !== 'note' && rules[rule].unbaselinable === undefined && file !== 'handbook.yaml' && file !== baselineFile

const head = [
  '# Problems that this handbook had before rolebook checked it. They stop no build; new ones do.',
  '# Fix them when you can. `rolebook check --baseline` takes out what is fixed, and never adds anything.',
]

/** The baseline of a handbook with these problems; without any line when none of them can be in one. */
export function writeBaseline(messages: readonly Message[], texts: Texts): string {
  const lines = baselineLines(messages, texts)
  return lines.length === 0 ? '' : `${[...head, '', ...lines].join('\n')}\n`
}

/** Those of these problems that a baseline can hold, as its lines. */
export function baselineLines(messages: readonly Message[], texts: Texts): readonly string[] {
  const nameOf = namer(texts)
  return messages
    .filter(canBaseline)
    .map((message) => writeLine(nameOf(message)))
    .sort(byCodePoint)
}

type Name = Pick<Entry, 'file' | 'rule' | 'text'>

/** A path that begins like a comment is written otherwise. */
const writeLine = ({ file, rule, text }: Name): string =>
  `${file.startsWith('#') ? './' : ''}${file}: ${rule}: ${text}`.trimEnd()

// Longer texts differ before.
const mostCharacters = 120

/** Makes a function that names a problem, whatever line it is on. */
function namer(texts: Texts): (message: Message) => Name {
  const starts = new Map<string, readonly number[]>()
  return ({ file, rule, place, message }) => {
    const text = texts.get(file) ?? ''
    const known = starts.get(file) ?? lineStarts(text)
    starts.set(file, known)
    const offset = (line: number, column: number) => (known[line - 1] ?? text.length) + column - 1
    const found = text.slice(offset(place.line, place.column), offset(place.endLine, place.endColumn))
    const written = asWritten(found)
    // What is missing is nowhere: its name says what it is.
    return { file, rule, text: /^-*$/.test(written) ? asWritten(/`([^`]+)`/.exec(message)?.[1] ?? '') : written }
  }
}

const asWritten = (text: string): string =>
  [
    ...replaceControls(text.replace(/\s+/g, ' '))
      .replace(/\p{Surrogate}/gu, '\uFFFD')
      .trim(),
  ]
    .slice(0, mostCharacters)
    .join('')
    .trim()
