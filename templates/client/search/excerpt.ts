import { folded, searchWordsIn, type Word } from './words.ts'

/** A piece of text, or a word that was looked for. */
export interface Piece {
  readonly text: string
  readonly found?: true
}

/** The text in pieces, with the words that were looked for apart. */
export const marked = (text: string, found: ReadonlySet<string>): readonly Piece[] =>
  pieces(text, hits(text, found), 0, text.length)

/** As much of a text as fits into two lines, where most of the words that were looked for stand together. */
export function excerpt(text: string, found: ReadonlySet<string>, most = 170): readonly Piece[] {
  const words = hits(text, found)
  const from = whole(text, Math.max(0, densest(words, most - lead) - lead))
  const end = text.length - from <= most ? text.length : whole(text, from + most)
  const to = text.slice(0, end).trimEnd().length
  const shown = pieces(text, words, from, to)
  return [...(from > 0 ? [gap] : []), ...shown, ...(to < text.length ? [gap] : [])]
}

const gap: Piece = { text: '…' }

/** Characters before the first word that is marked. */
const lead = 40

const hits = (text: string, found: ReadonlySet<string>): readonly Word[] =>
  searchWordsIn(text).filter((word) => found.has(folded(word.text)))

/** Where a stretch of the text starts that has the most different words in it. */
function densest(words: readonly Word[], reach: number): number {
  let best = { at: 0, count: 0 }
  for (const [index, { at }] of words.slice(0, 200).entries()) {
    const near = words.slice(index, index + 20).filter((word) => word.at < at + reach)
    const count = new Set(near.map(({ text }) => folded(text))).size
    if (count > best.count) best = { at, count }
  }
  return best.at
}

/** The end of the word before a place, unless it is a very long one. */
function whole(text: string, at: number): number {
  if (at === 0) return 0
  const space = text.lastIndexOf(' ', at)
  if (space > at - lead) return space + 1
  // Never in the middle of a character.
  return at + (/[\uDC00-\uDFFF]/.test(text.charAt(at)) ? 1 : 0)
}

function pieces(text: string, words: readonly Word[], from: number, to: number): readonly Piece[] {
  const shown: Piece[] = []
  let at = from
  for (const { at: start, end } of joined(words)) {
    if (start < at || end > to) continue
    if (start > at) shown.push({ text: text.slice(at, start) })
    shown.push({ text: text.slice(start, end), found: true })
    at = end
  }
  if (at < to) shown.push({ text: text.slice(at, to) })
  return shown
}

/** Where words are, those that overlap as one: pairs of characters do. */
function joined(words: readonly Word[]): readonly { readonly at: number; readonly end: number }[] {
  const stretches: { readonly at: number; end: number }[] = []
  for (const { at, text } of words) {
    const last = stretches.at(-1)
    if (last && at < last.end) last.end = Math.max(last.end, at + text.length)
    else stretches.push({ at, end: at + text.length })
  }
  return stretches
}
