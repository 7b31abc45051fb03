import { byText } from '../order.ts'
import type { Message, Severity } from '../types.ts'

// GitHub shows as many annotations of each kind for one step and drops the others.
const most = 10

const commands = { error: 'error', warning: 'warning', note: 'notice' } as const satisfies Record<Severity, string>

/**
 * Problems as annotations of GitHub Actions, errors first, and below them `text`, which is the same for people.
 * `prefix` makes a file's path one from the top of the repository. No word of a page can become a command of its own.
 */
export function github(messages: readonly Message[], text: string, prefix: string): string {
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
  // Columns count only within one line; more than that is refused.
  const columns = endLine === line ? { col: column, endColumn } : {}
  return { file: prefix + file, line, endLine, ...columns, title: rule }
}

function words({ message, mend, related, rule }: Message, prefix: string): string {
  const other = related && `${related.message}: ${prefix}${related.file}:${related.place.line}:${related.place.column}`
  return [message, other, mend && `→ ${mend}`, `rolebook explain ${rule}`].filter(Boolean).join('\n')
}

const command = (severity: Severity, properties: Record<string, string | number>, message: string): string =>
  `::${commands[severity]} ${Object.entries(properties)
    .map(([name, value]) => `${name}=${escapedProperty(String(value))}`)
    .join(',')}::${escaped(message)}`

const escaped = (text: string): string =>
  broken(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const escapedProperty = (text: string): string => escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

// The runner still knows an older form of commands, and finds it anywhere in a line.
const broken = (text: string): string => text.replace(/##(?=\[)/g, '## ')

/** What only looks like a command: the runner takes a line for one that begins with two colons, after any blanks. */
const inert = (text: string): string => broken(text).replace(/^([^\S\n]*):(?=:)/gm, '$1: ')
