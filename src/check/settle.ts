import { byText } from '../order.ts'
import type { Config, Message } from '../types.ts'

/** The messages of one run as they are shown: with the handbook's own severities, in order of place, each once. */
export function settle<Known extends Message>(messages: readonly Known[], { rules }: Config): Known[] {
  const seen = new Set<string>()
  return messages
    .flatMap((message): Known[] => {
      const severity = rules[message.rule] ?? message.severity
      return severity === 'off' ? [] : [{ ...message, severity }]
    })
    .filter(({ rule, file, place, message }) => {
      const key = `${file}\0${place.line}:${place.column}\0${rule}\0${message}`
      return !seen.has(key) && seen.add(key)
    })
    .sort(
      (a, b) =>
        byText(a.file, b.file) ||
        a.place.line - b.place.line ||
        a.place.column - b.place.column ||
        byText(a.rule, b.rule) ||
        byText(a.message, b.message),
    )
}
