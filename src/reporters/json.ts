import type { Message } from '../types.ts'

/** Problems as other programs read them. `prefix` makes a file's path one from the working folder. */
export function json(messages: readonly Message[], prefix: string): object[] {
  return messages.map(({ file, place, rule, severity, message, expected, mend, fix, related }) => ({
    file: prefix + file,
    ...place,
    rule,
    severity,
    message,
    expected: expected ?? [],
    ...(mend && { mend }),
    ...(fix && { fix: fix.map(({ file, place, text }) => ({ file: prefix + file, ...place, text })) }),
    ...(related && { related: { file: prefix + related.file, ...related.place, message: related.message } }),
  }))
}
