/**
 * Where words are, as numbers and as text. The build writes it, page by page and then for the whole site, and the browser reads
 * it: as classic scripts can hold text alone, numbers are written in characters that a script need not escape.
 */

/** Numbers of sections, or of pages, in order, each with a level from 0 to 7: see `posting`. */
export type Postings = readonly number[] | Uint32Array

/** Where a word is in texts, with how often, and where in headings, with how many words these have. */
export interface TextPlaces {
  readonly text: Postings
  readonly heading: Postings
}

export const posting = (place: number, level: number): number => place * 8 + level

export const placeIn = (one: number): number => Math.floor(one / 8)

const levelOf = (one: number): number => one % 8

/** What a level says of how often a word is in a text: often enough makes no difference. */
const counts = [1, 2, 3, 4, 5.5, 8, 12, 20]

export const timesIn = (one: number): number => counts[levelOf(one)]!

export const countLevel = (count: number): number => {
  const level = counts.findIndex((_, at) => count < (counts[at + 1] ?? 0))
  return level < 0 ? 7 : level
}

/** How many words a heading has. */
export const headingLength = (one: number): number => levelOf(one) + 1

export const headingLevel = (words: number): number => Math.min(words, 8) - 1

/** How many words a text has, as one of few levels, eight for each doubling. No section has more than 2,000 different words. */
export const lengthLevel = (words: number): number =>
  words === 0 ? 0 : Math.min(1 + Math.round(8 * Math.log2(words)), base - 1)

export const lengthOf = (level: number): number => (level === 0 ? 0 : 2 ** ((level - 1) / 8))

// Every character from `#` to `~` but the backslash. What comes before them separates.
const base = 91

/** A number below 91 as a character. */
export const digit = (value: number): string => String.fromCharCode(value < 57 ? value + 35 : value + 36)

export const digitAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at)
  return code < 92 ? code - 35 : code - 36
}

/** Gaps below this take one character with their level. */
const near = 10

function writePostings(postings: Postings): string {
  // A string that grows by each character takes many times the memory of what it says.
  const written: string[] = []
  let last = -1
  for (const one of postings) {
    const place = placeIn(one)
    const gap = place - last - 1
    last = place
    if (gap < near) {
      written.push(digit(gap * 8 + levelOf(one)))
      continue
    }
    let rest = (gap - near) * 8 + levelOf(one)
    let digits = ''
    do {
      digits += digit(rest % base)
      rest = Math.floor(rest / base)
    } while (rest > 0)
    written.push(digit(near * 8 - 1 + digits.length), digits)
  }
  return written.join('')
}

/** Reads what `writePostings` wrote, with places counted from `first`. */
function readPostings(written: string, from: number, to: number, first: number, add: (one: number) => void): void {
  let last = first - 1
  for (let at = from; at < to; ) {
    let value = digitAt(written, at++)
    let gap = value >> 3
    if (gap >= near) {
      const end = at + value - near * 8 + 1
      value = 0
      for (let digit = end - 1; digit >= at; digit--) value = value * base + digitAt(written, digit)
      at = end
      gap = near + Math.floor(value / 8)
    }
    last += gap + 1
    add(posting(last, value % 8))
  }
}

/** Words with their places as one text: no word has a space or an exclamation mark in it. */
export const writeWord = (word: string, { text, heading }: TextPlaces): string =>
  `${word}!${writePostings(text)}${heading.length > 0 ? `!${writePostings(heading)}` : ''} `

/** What takes the places of one word. */
interface PlaceTaker {
  readonly text: (one: number) => void
  readonly heading: (one: number) => void
}

/** Goes through words that `writeWord` wrote. */
export function readWords(written: string, first: number, takerOf: (word: string) => PlaceTaker): void {
  for (let at = 0; at < written.length; ) {
    const end = written.indexOf(' ', at)
    const text = written.indexOf('!', at)
    const next = written.indexOf('!', text + 1)
    const heading = next < 0 || next > end ? end : next
    const taker = takerOf(written.slice(at, text))
    readPostings(written, text + 1, heading, first, taker.text)
    readPostings(written, heading + 1, end, first, taker.heading)
    at = end + 1
  }
}
