/** An address in a style sheet: what it means, and the span of the text that spells it, without quotes. */
export interface StyleUrl {
  readonly url: string
  readonly start: number
  readonly end: number
}

// A string or comment that is not closed ends with its line or with the text: a scan that gave up and began anew at the
// next quote would take the square of its length.
const quoted = ['"', "'"]
  .map((quote) => String.raw`${quote}[^${quote}\\\n]*(?:\\[\s\S][^${quote}\\\n]*)*(?:${quote}|\\?$|(?=\n))`)
  .join('|')
const comment = String.raw`\/\*[^*]*(?:\*(?!\/)[^*]*)*(?:\*\/|$)`
const plain = String.raw`[^"'()\\\s]*(?:(?:\\[\s\S]|(?<=\\[0-9a-f]{1,6})\s)[^"'()\\\s]*)*`

/**
 * Every address in a style sheet, in order: `url()`, `@import` of a string, and strings of an `image-set()`. By CSS
 * Syntax 3, section 4, as far as it takes to tell an address from other strings and from comments.
 */
export function styleUrls(css: string): StyleUrl[] {
  const tokens = new RegExp(
    [
      comment,
      String.raw`(?<opening>\burl\(\s*)(?:(?<inUrl>${quoted})|(?<plain>${plain})\s*\))`,
      String.raw`(?<rule>@import(?:\s|${comment})*)(?<imported>${quoted})`,
      String.raw`(?<set>\bimage-set\()|(?<text>${quoted})|[()]`,
    ].join('|'),
    'gi',
  )
  const found: StyleUrl[] = []
  const sets: number[] = []
  let depth = 0
  for (const { 0: token, index, groups = {} } of css.matchAll(tokens)) {
    const { opening, inUrl, plain, rule, imported, set, text } = groups
    // What stands in quotes ends before its parenthesis does.
    if (token === '(' || set || inUrl) depth++
    if (set) sets.push(depth)
    const isInSet = text !== undefined && sets.at(-1) === depth
    const string = inUrl ?? imported ?? (isInSet ? text : undefined)
    const start = index + (opening ?? rule ?? '').length
    if (string !== undefined && /^(.).*\1$/s.test(string)) add(string.slice(1, -1), start + 1)
    else if (plain !== undefined) add(plain, start)
    if (token === ')') {
      if (sets.at(-1) === depth) sets.pop()
      depth = Math.max(0, depth - 1)
    }
  }
  return found

  function add(written: string, start: number): void {
    const url = unescaped(written).trim()
    if (url !== '') found.push({ url, start, end: start + written.length })
  }
}

/** CSS Syntax 3, 4.3.7: a backslash before up to six hex digits, before a line break, or before any other character. */
const unescaped = (text: string): string =>
  text.replace(/\\(?:([0-9a-f]{1,6})\s?|\r?\n|([\s\S]))/gi, (_, hex?: string, character = '') => {
    if (hex === undefined) return character
    const code = Number.parseInt(hex, 16)
    const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    return isCharacter ? String.fromCodePoint(code) : '\uFFFD'
  })
