import { stripVTControlCharacters } from 'node:util'
import { slug } from 'github-slugger'

/** A text in at most so many characters, so that a message stays a line. */
export const truncate = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text

/** A list of words in a sentence: `EM, PM and TL`. */
export const joinWithAnd = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** `1 page`, `3 pages`. */
export const countThings = (number: number, thing: string): string => `${number} ${thing}${number === 1 ? '' : 's'}`

/** Where each line of a text starts, as offsets. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** How a character that cannot be seen is called: `U+200B`. */
export const formatCodePoint = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`

/** One spelling for all ways to write a key: `owner role`, `owner-role`, `owner_role` and `ownerRole` are one. */
export const normalizeKey = (key: string): string => key.replace(/[\s_-]/g, '').toLowerCase()

/** Compares by UTF-16 units, the same everywhere. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Compares numbers; what has none comes last. */
export const byNumber = (a = Number.POSITIVE_INFINITY, b = Number.POSITIVE_INFINITY): number =>
  a < b ? -1 : a > b ? 1 : 0

/** Those whose key is not among `others`, each as often as it is more often here. */
export function subtract<T>(items: readonly T[], others: readonly string[], keyOf: (item: T) => string): T[] {
  const counts = new Map<string, number>()
  for (const key of others) counts.set(key, (counts.get(key) ?? 0) + 1)
  return items.filter((item) => {
    const count = counts.get(keyOf(item)) ?? 0
    counts.set(keyOf(item), count - 1)
    return count <= 0
  })
}

/** The values of each key, in the order given. */
export function groupBy<Key, Value>(entries: Iterable<readonly [Key, Value]>): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>()
  for (const [key, value] of entries) {
    const group = groups.get(key)
    if (group) group.push(value)
    else groups.set(key, [value])
  }
  return groups
}

/** Compares by Unicode code point, so that the order is the same on every machine and in every locale. */
export function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at++) {
    const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)]
    if (left !== right) return weight(left) - weight(right)
  }
  return a.length - b.length
}

// In UTF-16 the surrogates of the highest code points stand below U+E000 to U+FFFF.
const weight = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit)

/** A word as a shell takes it for one. */
export const quoteForShell = (word: string): string =>
  /^[\w./:@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`

/** A path between backticks, its control characters spelled out so that it cannot disturb a terminal. */
export const quotePath = (path: string): string =>
  `\`${path.replace(/[\p{Cc}\p{Cs}]/gu, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)}\``

/** Text without what could steer a terminal or reverse the reading order. Line ends and tabs stay. */
export function stripControls(text: string): string {
  return stripVTControlCharacters(text).replace(steering, '')
}

/** Control characters but `\n` and `\t`; bidirectional embeddings, overrides and isolates. */
const steering = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/gu

/** Text that cannot steer a terminal: a file name, a page's text or the name of a tag may hold anything. */
export const replaceControls = (text: string): string => text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\uFFFD')

/** Any text as part of one line that cannot steer a terminal. A space that does not break stays. */
export const flattenText = (text: string): string => replaceControls(text.replace(/[^\S\u00a0]+/g, ' '))

/** Text without GitHub's older form of commands, which its runner finds anywhere in a line. */
export const breakCommands = (text: string): string => text.replace(/##(?=\[)/g, '## ')

/** Text in which Markdown finds no markup. */
export const escapeMarkdown = (text: string): string =>
  /[\\`*_[\]<]/.test(text) ? text.replace(/[\\`*[\]<]|\b_|_\b/g, '\\$&') : text

/** Text of an XML document: what has a meaning of its own is escaped, and what XML cannot hold is left out. */
export const escapeXml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, '\uFFFD')
    .replace(/[&<>"]/g, (one) => names[one]!)

const names: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** An element with text in it, on a line of its own. */
export const xmlElement = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`

/** Makes text safe between tags and in an attribute's value, whichever way it is quoted. */
export function escapeHtml(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (character) => names[character]!) : text
}

/** The id that a page gets by its title: `incident-response`. Empty when nothing of the title can be in a file name. */
export const makeId = (title: string): string =>
  slug(title.normalize('NFC')).replace(/-{2,}/g, '-').replace(/^-|-$/g, '')
