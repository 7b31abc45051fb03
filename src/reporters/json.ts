import type { Allowed, Message } from '../types.ts'

interface Report {
  readonly version: 1
  readonly problems: readonly object[]
  readonly allowed: readonly object[]
}

/**
 * Problems as other programs read them, as an object to be made JSON of. What it holds stays as it is within one
 * `version`; keys may be added.
 *
 * - `version`: 1
 * - `problems`: in order of file and place, each with
 *   - `file`: from the working folder, with forward slashes
 *   - `line`, `column`, `endLine`, `endColumn`: from 1, in UTF-16 units, the end exclusive; 1, 1, 1, 1 is the whole file
 *   - `rule`, `severity` (`error`, `warning` or `note`) and `message`
 *   - `expected`: values that would have been accepted, the nearest first; often empty
 *   - `mend`: how to mend it, where that can be said
 *   - `related`: a second place that is at fault, with its `file`, its span and its own `message`
 *   - `fix`: what `--fix` would write, a list of spans with the `text` for each
 * - `allowed`: problems that their pages allow; the same, and the `reason` that the page gives
 */
export function json(messages: readonly Message[], allowed: readonly Allowed[], prefix: string): Report {
  const problem = ({ file, place, rule, severity, message, expected, mend, fix, related }: Message) => ({
    file: prefix + file,
    ...place,
    rule,
    severity,
    message,
    expected: expected ?? [],
    ...(mend && { mend }),
    ...(fix && { fix: fix.map(({ file, place, text }) => ({ file: prefix + file, ...place, text })) }),
    ...(related && { related: { file: prefix + related.file, ...related.place, message: related.message } }),
  })
  return {
    version: 1,
    problems: messages.map(problem),
    allowed: allowed.map((message) => ({ ...problem(message), reason: message.reason })),
  }
}
