/**
 * Where each character of a text stands in what was written, which has backslashes, character references and the margins
 * of lists and quotes besides. Undefined for the rare text that cannot be told.
 */
export function aligned(value: string, written: string): ((at: number) => number) | undefined {
  if (written.startsWith(value)) return (at) => at
  const places: number[] = []
  let from = 0
  for (let at = 0; at < value.length; at++) {
    const length = lengthAt(value, at, written, from)
    if (length === 0) return undefined
    places.push(from)
    // Two units, one character.
    if (length > 1 && /[\uD800-\uDBFF]/.test(value[at]!)) {
      places.push(from)
      at++
    }
    from += length
  }
  return (at) => places[at]!
}

const escaped = /\\[!-/:-@[-`{-~]/y
const reference = /&(?:#x?[\da-f]+|[a-z][a-z\d]*);/iy
const lineEnd = /[ \t]*\n[ \t>]*/y

/** How much was written for the character at `at`; 0 when something else stands there. */
function lengthAt(value: string, at: number, written: string, from: number): number {
  const character = value[at]!
  if (written[from] === '\\' && found(escaped, written, from) && written[from + 1] === character) return 2
  // What looks like a reference but names nothing is text.
  const named = written[from] === '&' ? found(reference, written, from) : ''
  if (named && !value.startsWith(named, at)) return named.length
  if (character === '\n') return found(lineEnd, written, from).length
  return written[from] === character || (character === '\uFFFD' && written[from] === '\0') ? 1 : 0
}

function found(pattern: RegExp, written: string, from: number): string {
  const sticky = new RegExp(pattern)
  sticky.lastIndex = from
  return sticky.exec(written)?.[0] ?? ''
}
