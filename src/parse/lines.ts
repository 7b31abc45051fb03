/** One line of Markdown, as far as it can be told without parsing it. */
export interface Line {
  /** `code` is a line of a code block or one of its fences. */
  readonly kind: 'blank' | 'code' | 'text'
  /** Quotes and list items around it, those that begin on it included. */
  readonly containers: number
  /** List items that begin on it. */
  readonly items: number
  /** It has the mark of a quote. */
  readonly quoted: boolean
  /** Without the marks of quotes and lists. */
  readonly text: string
}

/**
 * Makes a function to be called with each line of a page in turn. It keeps account of lists and fenced code closely
 * enough to know what is code, and where it errs it takes code for text.
 */
export function lineReader(): (line: string) => Line {
  // Columns at which the content of the open list items begins.
  let open: number[] = []
  let quotes = 0
  let fence: { readonly mark: string; readonly quotes: number; readonly column: number } | undefined
  let afterText = false

  return function read(line) {
    // Most lines are words at the start of a line.
    if (open.length === 0 && quotes === 0 && !fence && /^[A-Za-z]/.test(line)) {
      afterText = true
      return { kind: 'text', containers: 0, items: 0, quoted: false, text: line }
    }
    // In code, a `>` more than the quote needs is code.
    let { at, column, count } = skipQuotes(line, 0, 0, fence?.quotes)
    const indent = column
    if (at === line.length || (at === line.length - 1 && line[at] === '\r')) {
      afterText = false
      return { kind: 'blank', containers: count, items: 0, quoted: count > 0, text: '' }
    }
    if (fence && count >= fence.quotes && indent >= fence.column) {
      const ticks = /^(`{3,}|~{3,})[ \t\r]*$/.exec(line.slice(at))?.[1]
      if (ticks?.startsWith(fence.mark)) fence = undefined
      return { kind: 'code', containers: count, items: 0, quoted: count > 0, text: '' }
    }
    fence = undefined
    if (count !== quotes) open = []
    quotes = count
    while (open.length > 0 && open.at(-1)! > column) open.pop()
    const around = open.length
    // Four columns further in than the list it is in, a line is code, or more of the paragraph above.
    if (column - (open.at(-1) ?? 0) >= 4) {
      const text = afterText ? line.slice(at) : ''
      return { kind: afterText ? 'text' : 'code', containers: count + around, items: 0, quoted: count > 0, text }
    }
    let items = 0
    let inner = 0
    const marker = /(?:[-+*]|\d{1,9}[.)])(?=([ \t]+|\r?$))/y
    for (marker.lastIndex = at; ; marker.lastIndex = at) {
      const found = marker.exec(line)
      if (!found) break
      items++
      at += found[0].length
      column += found[0].length
      const more = skipQuotes(line, at, column)
      // After five columns the item is code, one column in.
      open.push(more.column - column > 4 ? column + 1 : Math.max(more.column, column + 1))
      inner = more.count
      count += more.count
      at = more.at
      column = more.column
    }
    const text = line.slice(at)
    const mark = /^(?:(`{3,})[^`]*|(~{3,}).*)$/s.exec(text)
    if (mark) fence = { mark: (mark[1] ?? mark[2])!, quotes: count, column: inner > 0 ? 0 : (open.at(-1) ?? 0) }
    quotes = count
    afterText = !mark && text.trim() !== '' && !/^#{1,6}(?:\s|$)/.test(text)
    return { kind: mark ? 'code' : 'text', containers: count + around + items, items, quoted: count > 0, text }
  }
}

/** Skips white space and the marks of at most `most` quotes. The column counts from the last of them. */
function skipQuotes(line: string, at: number, column: number, most = Number.POSITIVE_INFINITY) {
  let count = 0
  for (; at < line.length; at++) {
    const character = line[at]
    if (character === ' ') column++
    else if (character === '\t') column += 4 - (column % 4)
    else if (character === '>' && count < most) {
      count++
      // One space after it belongs to it.
      if (line[at + 1] === ' ') at++
      column = 0
    } else break
  }
  return { at, column, count }
}
