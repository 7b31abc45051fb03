/** A text with spaces put before some of its lines. */
export interface Indented {
  readonly text: string
  /** How many, by line from 0. */
  readonly added: ReadonlyMap<number, number>
}

const opening = /^([ \t]*(?:- +)*(?:[\w .-]+:[ \t]+(?:- +)?)?)(["'])/

/**
 * Indents the lines of quoted values as YAML wants it, where they begin at the start of the line: other tools read these as
 * they are meant. Undefined when there are none, or when one of the lines may as well be a key or an item of its own.
 */
export function indentQuoted(text: string): Indented | undefined {
  const lines = text.split('\n')
  const added = new Map<number, number>()
  for (let at = 0; at < lines.length; at++) {
    const [, before = '', quote] = opening.exec(lines[at]!) ?? []
    if (quote === undefined || endOf(lines[at]!.slice(before.length + 1), quote) !== undefined) continue
    const end = lines.findIndex((line, index) => index > at && endOf(line, quote) !== undefined)
    if (end < 0 || !/^[ \t]*(?:#.*)?\r?$/.test(lines[end]!.slice(endOf(lines[end]!, quote)))) return undefined
    for (let line = at + 1; line <= end; line++) {
      if (/^\s*(?:[\w-]+:(?:\s|$)|-\s|#|---|\.\.\.)/.test(lines[line]!)) return undefined
      const missing = before.length + 1 - /^ */.exec(lines[line]!)![0].length
      if (lines[line]!.trim() !== '' && missing > 0) added.set(line, missing)
    }
    at = end
  }
  if (added.size === 0) return undefined
  return { text: lines.map((line, at) => ' '.repeat(added.get(at) ?? 0) + line).join('\n'), added }
}

/** Where the first quote ends that is not a part of the value: behind a backslash, or double. */
function endOf(line: string, quote: string): number | undefined {
  const found = (quote === '"' ? /^(?:[^"\\]|\\.)*"/ : /^(?:[^']|'')*'(?!')/).exec(line)
  return found?.[0].length
}
