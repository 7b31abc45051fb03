import { createHash } from 'node:crypto'
import type { AllowedMessage, Message, Place } from '../base/messages.ts'
import { breakCommands, byText, replaceControls } from '../base/text.ts'
import type { Judged } from '../check/baseline.ts'
import { baselineFile } from '../read/tree.ts'
import { type RuleId, rules, type Severity } from '../rules/rules.ts'
import type { Comparison } from './diff-words.ts'

// GitHub shows this many annotations of each kind for one step and drops the others.
const most = 10

const commands = { error: 'error', warning: 'warning', note: 'notice' } as const satisfies Record<Severity, string>

/**
 * Problems as annotations of GitHub Actions, errors first, and below them `text`, which is the same for people.
 * `prefix` makes a file's path one from the top of the repository. No word of a page can become a command of its own.
 */
export function githubAnnotations(messages: readonly Message[], text: string, prefix: string): string {
  const annotations = (['error', 'warning', 'note'] as const).flatMap((severity) =>
    annotated(
      messages.filter((message) => message.severity === severity),
      severity,
      prefix,
    ),
  )
  return [...annotations, inert(text)].join('\n')
}

function annotated(messages: readonly Message[], severity: Severity, prefix: string): string[] {
  const shown = messages.length > most ? messages.slice(0, most - 1) : messages
  const lines = shown.map((message) => command(severity, properties(message, prefix), words(message, prefix)))
  const rest = messages.slice(shown.length)
  if (rest.length === 0) return lines
  const title = `${rest.length} more ${severity}s`
  const counts = new Map<string, number>()
  for (const { rule } of rest) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  const byRule = [...counts].sort(([a, m], [b, n]) => n - m || byText(a, b))
  const said = [...byRule.map(([rule, number]) => `${number} ${rule}`), 'The log of this step shows each of them.']
  return [...lines, command(severity, { title }, said.join('\n'))]
}

function properties({ file, place, rule }: Message, prefix: string): Record<string, string | number> {
  const { line, column, endLine, endColumn } = place
  // GitHub takes columns only within one line and refuses other spans.
  const columns: Record<string, number> = endLine === line ? { col: column, endColumn } : {}
  return { file: prefix + file, line, endLine, ...columns, title: rule }
}

function words({ message, hint, related, rule }: Message, prefix: string): string {
  const other = related && `${related.message}: ${prefix}${related.file}:${related.place.line}:${related.place.column}`
  return [message, other, hint && `→ ${hint}`, `rolebook explain ${rule}`].filter(Boolean).join('\n')
}

const command = (severity: Severity, properties: Record<string, string | number>, message: string): string =>
  `::${commands[severity]} ${Object.entries(properties)
    .map(([name, value]) => `${name}=${escapedProperty(String(value))}`)
    .join(',')}::${escaped(message)}`

// The runner prints a command in its log, where names of files and words of plugins must not steer the terminal.
const escaped = (text: string): string =>
  breakCommands(
    text
      .split(/\r?\n|\r/)
      .map(replaceControls)
      .join('\n'),
  )
    .replaceAll('%', '%25')
    .replaceAll('\n', '%0A')

const escapedProperty = (text: string): string => escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

/** Text without commands: the runner takes any line for one that begins with two colons, after any blanks. */
const inert = (text: string): string => breakCommands(text).replace(/^([^\S\n]*):(?=:)/gm, '$1: ')

/**
 * Problems as other programs read them, as an object to be made JSON of. What it holds stays as it is within one
 * `version`; keys may be added.
 *
 * - `version`: 2
 * - `problems`: in order of file and place, each with
 *   - `file`: from the working folder, with forward slashes
 *   - `line`, `column`, `endLine`, `endColumn`: from 1, in UTF-16 units, the end exclusive; 1, 1, 1, 1 is the whole file
 *   - `rule`, `severity` (`error`, `warning` or `note`) and `message`
 *   - `expected`: values that would have been accepted, the nearest first; often empty
 *   - `hint`: how to fix it, if that can be said
 *   - `related`: a second place that is at fault, with its `file`, its span and its own `message`
 *   - `fix`: what `--fix` would write, a list of spans with the `text` for each
 * - `allowed`: problems that their pages allow; the same, and the `reason` that the page gives
 * - `baseline`: old problems, which the baseline holds; the same as `problems`
 * - `solved`: how many problems of the baseline are solved
 */
export function checkJson({ messages, allowed, baselined, solved }: Findings, prefix: string) {
  const listed = (list: readonly Message[]) => problemsJson(list, prefix)
  return {
    version: 2,
    problems: listed(messages),
    allowed: listed(allowed).map((problem, at) => ({ ...problem, reason: allowed[at]!.reason })),
    baseline: listed(baselined),
    solved,
  }
}

/** Problems, each as an object to be made JSON of. */
export const problemsJson = (messages: readonly Message[], prefix: string) =>
  messages.map(({ file, place, rule, severity, message, expected, hint, fix, related }) => ({
    file: prefix + file,
    ...place,
    rule,
    severity,
    message,
    expected: expected ?? [],
    hint: hint || undefined,
    fix: fix?.map(({ file, place, text }) => ({ file: prefix + file, ...place, text })),
    related: related && { file: prefix + related.file, ...related.place, message: related.message },
  }))

/** What a check finds: what counts, and what does not. */
interface Findings extends Judged {
  readonly allowed: readonly AllowedMessage[]
}

interface Options {
  /** Put before every file's path, so that it is one from the top of the repository. */
  readonly prefix: string
  readonly version: string
}

const ids = Object.keys(rules) as RuleId[]

/**
 * Problems as SARIF 2.1.0, which code scanning shows, as an object to be made JSON of. What a page allows and what the
 * baseline holds is in it, marked as suppressed. A fingerprint stays the same when the lines above a problem move.
 */
export function sarifLog({ messages, allowed, baselined }: Findings, options: Options): object {
  const fingerprint = fingerprints()
  const old = new Set(baselined)
  const results = [...messages, ...allowed, ...baselined].map((message) => ({
    ruleId: message.rule,
    ruleIndex: ids.indexOf(message.rule),
    level: message.severity,
    message: { text: sarifWords(message) },
    locations: [{ physicalLocation: location(message.file, message.place, options) }],
    ...(message.related && {
      relatedLocations: [
        {
          id: 1,
          message: { text: unlinked(message.related.message) },
          physicalLocation: location(message.related.file, message.related.place, options),
        },
      ],
    }),
    partialFingerprints: { 'rolebook/v1': fingerprint(message) },
    // Either all results of a run have the list, or none.
    suppressions:
      'reason' in message
        ? [{ kind: 'inSource', justification: message.reason }]
        : old.has(message)
          ? [{ kind: 'external', justification: `It is in ${baselineFile}.` }]
          : [],
  }))
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'rolebook', version: options.version, rules: ids.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [base]: { description: { text: 'The top of the repository.' } } },
        results,
      },
    ],
  }
}

/**
 * Problems as a Code Quality report, which GitLab shows on a merge request, as a list to be made JSON of. `prefix` makes a
 * file's path one from the top of the repository. A fingerprint stays the same when the lines above a problem move.
 */
export function codeQualityReport(messages: readonly Message[], prefix: string): object[] {
  const fingerprint = fingerprints()
  return messages.map((message) => ({
    description: message.hint ? `${message.message}. → ${message.hint}` : message.message,
    check_name: message.rule,
    fingerprint: fingerprint(message),
    severity: gitlabSeverity[message.severity],
    location: { path: prefix + message.file, lines: { begin: message.place.line } },
  }))
}

const gitlabSeverity = { error: 'major', warning: 'minor', note: 'info' } as const satisfies Record<Severity, string>

const base = '%SRCROOT%'

const ruleOf = (id: RuleId) => ({
  id,
  shortDescription: { text: rules[id].summary },
  fullDescription: { text: rules[id].why },
  defaultConfiguration: { level: rules[id].severity },
  help: { text: `rolebook explain ${id}` },
})

const sarifWords = ({ message, hint }: Message): string => unlinked(hint ? `${message}\n→ ${hint}` : message)

// In a message of SARIF, brackets before parentheses are a link: a page could lead a reviewer anywhere.
const unlinked = (text: string): string => text.replaceAll('](', '] (')

const location = (file: string, place: Place, { prefix }: Options) => ({
  artifactLocation: { uri: encoded(prefix + file), uriBaseId: base },
  region: {
    startLine: place.line,
    startColumn: place.column,
    endLine: place.endLine,
    endColumn: place.endColumn,
  },
})

const encoded = (path: string): string => path.split('/').map(encodeURIComponent).join('/')

/** What identifies a problem: its rule, its file and its message, and how many equal ones came before it. */
function fingerprints(): (message: Message) => string {
  const seen = new Map<string, number>()
  return ({ rule, file, message }) => {
    const key = `${rule}\0${file}\0${message}`
    const before = seen.get(key) ?? 0
    seen.set(key, before + 1)
    return createHash('sha256').update(`${key}\0${before}`).digest('hex').slice(0, 32)
  }
}

/**
 * Two handbooks compared, as other programs read it: an object to be made JSON of. What it holds stays as it is within
 * one `version`; keys may be added.
 *
 * - `version`: 1
 * - `from`, `to`: what was compared, as it was named
 * - `versions`: the version that `from` names and the one that the bump makes of it, if `from` names one
 * - `isFirst`: whether `from` has no handbook yet, so that all of `to` is new
 * - `errors`: how many each of the two has; what they hide is not compared
 * - `bump` (`major`, `minor`, `patch` or `none`) and `reasons`: each with its `rule`, its `bump` and a `message`
 * - `rows`: responsibilities held otherwise; `roles`: what changed for whom; `teams` to re-agree; `reviewers`
 * - `pages`: what is new, gone, moved or changed, with keys and words
 * - `problems`: those `introduced` and those `solved`, each as `rolebook check --json` has it
 */
export function diffJson(comparison: Comparison): object {
  const { diff, from, to, versions, isFirst, errors, introduced, solved, prefix, prefixBefore } = comparison
  return {
    version: 1,
    from,
    to,
    versions,
    isFirst,
    errors,
    ...diff,
    problems: { introduced: problemsJson(introduced, prefix), solved: problemsJson(solved, prefixBefore) },
  }
}
