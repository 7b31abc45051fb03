import { byText, groupBy } from '../base/text.ts'
import type { Fragment } from '../parse/types.ts'
import type { ProseView } from '../views/prose.ts'
import type { Explained } from '../views/refs.ts'

/** Where a text uses a term: some characters of a chunk, or a link of the author's to the term. */
export interface TermUse {
  /** Index in the body of the chunk or of the link's hole. */
  readonly part: number
  readonly at: number
  readonly length: number
  readonly term: string
}

/** The terms of a handbook, and where a text uses them. */
export interface Glossary {
  readonly terms: ReadonlyMap<string, Explained>
  /** The first use of each term in each section of a text, in order. A term needs no explanation on its own page. */
  readonly uses: (text: Pick<ProseView, 'body' | 'resolved'>, here: string) => readonly TermUse[]
}

/** Makes what finds terms in the pages of a site. */
export function makeGlossary(explained: readonly Explained[]): Glossary {
  const terms = new Map(explained.map((term) => [term.href, term]))
  const { pattern, termOf } = termNames(explained)
  if (pattern === undefined) return { terms, uses: () => [] }
  // All pages share it, because to compile many names takes longer than to read a page.
  const any = new RegExp(`${tag}|${notInside}(${pattern})|&#?\\w+;`, 'gu')
  return { terms, uses }

  function uses({ body, resolved }: Pick<ProseView, 'body' | 'resolved'>, here: string): readonly TermUse[] {
    const found: TermUse[] = []
    let seen = new Set([here])
    for (const one of readFragment(body, any)) {
      if (one === 'heading') {
        seen = new Set([here])
        continue
      }
      const { part, at, text, url } = one
      const target = url === undefined ? undefined : resolved.get(url)
      const term = target?.kind === 'internal' ? target.href.replace(/#.*/, '') : termOf(text)
      if (term === undefined || !terms.has(term) || seen.has(term)) continue
      seen.add(term)
      found.push({ part, at, length: text.length, term })
    }
    return found
  }
}

interface TermNames {
  /** Source of a regular expression; undefined when there is no name. What is before a name is not looked at. */
  readonly pattern: string | undefined
  readonly termOf: (found: string) => string | undefined
}

/** Knows each name of each term. Of two terms with one name the first has it. */
function termNames(terms: readonly Explained[]): TermNames {
  const owners = new Map<string, string>()
  const written: string[] = []
  for (const term of terms)
    for (const name of term.names) {
      const text = encoded(name.normalize('NFC'))
      if (owners.has(key(text))) continue
      owners.set(key(text), term.href)
      written.push(text)
    }
  const longestFirst = written.sort((a, b) => b.length - a.length || byText(a, b))
  return {
    pattern: written.length === 0 ? undefined : `(?:${byEnd(longestFirst).join('|')})`,
    termOf: (found) => owners.get(key(found)),
  }
}

const key = (text: string) => text.replace(/\s+/g, ' ').toLowerCase()

const encoded = (text: string) => text.replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;')

/** What follows names is said once for all names it holds for: said for each, it takes many times as long to compile. */
function byEnd(names: readonly string[]): string[] {
  return [...groupBy(names.map((name) => [endOf(name), name] as const))]
    .sort(([a], [b]) => a.length - b.length)
    .map(([end, all]) => `(?:${byBeginning(all).join('|')})${end}`)
}

/** At most places of a text no name begins, which its first character shows sooner than hundreds of names would one by one. */
function byBeginning(names: readonly string[]): string[] {
  const groups = groupBy(names.map((name) => [lettersOf(name), source(name)] as const))
  return [...groups].map(([letters, sources]) => `(?=[${letters}])(?:${sources.join('|')})`)
}

/** What a name may begin with, small or large. */
function lettersOf([first = '']: string): string {
  return [...new Set([first, first.toLowerCase(), first.toUpperCase()])].sort().map(escaped).join('')
}

const source = (name: string) => name.split(/\s+/).map(word).join('\\s+')

/** A word may begin small or large, as sentences and titles have it; an abbreviation is written one way only. */
function word(text: string): string {
  const [first = ''] = text
  const rest = text.slice(first.length)
  const [small, large] = [first.toLowerCase(), first.toUpperCase()]
  const isOneWay = /\p{Lu}/u.test(rest) || !/\p{Ll}/u.test(rest) || small.length !== large.length
  return isOneWay || small === large ? escaped(text) : `[${small}${large}]${escaped(rest)}`
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

// Where no spaces are written, words begin and end anywhere.
const unspaced = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}]'
const endsUnspaced = new RegExp(`${unspaced}\\p{M}*$`, 'u')
const startsUnspaced = new RegExp(`^${unspaced}`, 'u')

/** Source of what follows a name that is a word of its own: it goes on neither at once nor after a hyphen. */
const endOf = (name: string): string => (endsUnspaced.test(name) ? '' : '(?![\\p{L}\\p{N}\\p{M}_]|-[\\p{L}\\p{N}])')

const isWithinWord = (text: string, at: number): boolean =>
  /[\p{L}\p{N}\p{M}_@]-?$/u.test(text.slice(Math.max(0, at - 4), at)) && !startsUnspaced.test(text.slice(at, at + 2))

/** A name in running text, or a link of the author's, whose text is not looked at. */
interface Found extends Pick<TermUse, 'part' | 'at'> {
  readonly text: string
  readonly url?: string
}

/** Words in these have a meaning of their own already, or are not running text. */
const apart: ReadonlySet<string> = new Set(
  'a abbr button code del dfn figcaption h1 h2 h3 h4 h5 h6 kbd label legend pre s samp select summary svg textarea var'.split(
    ' ',
  ),
)

// A chunk that ends in a tag ends in a value between quotes, because holes stand in values.
const value = '(?:"[^"]*"|[^">])*(?:>|"[^"]*$|$)'
const tag = `<(/?)([a-z][a-z0-9]*)${value}`
// Most places of a text are inside a word, which is seen at once where the word is plain ASCII.
const notInside = '(?:(?<![A-Za-z0-9])|(?![\\x00-\\x7f]))'
const restOfTag = new RegExp(`[^"]*(?:"${value}|$)`, 'y')

/** Looks for names in one pass over HTML as the parser writes it, in turn with the headings where sections begin. */
function* readFragment(body: Fragment, any: RegExp): Iterable<Found | 'heading'> {
  let depth = 0
  let inTag = false
  for (const [part, chunk] of body.entries()) {
    if (typeof chunk !== 'string') {
      if (chunk.kind !== 'link') continue
      depth++
      yield { part, at: 0, text: '', url: chunk.url }
      continue
    }
    any.lastIndex = 0
    if (inTag) {
      restOfTag.lastIndex = 0
      const [text = ''] = restOfTag.exec(chunk) ?? []
      inTag = !text.endsWith('>')
      any.lastIndex = text.length
    }
    for (let match = any.exec(chunk); match; match = any.exec(chunk)) {
      const { 0: text, 1: slash, 2: name, 3: hit, index: at } = match
      if (name !== undefined) {
        inTag = !text.endsWith('>')
        if (slash === '' && /^h[1-6]$/.test(name)) yield 'heading'
        if (apart.has(name)) depth = slash === '' ? depth + 1 : Math.max(0, depth - 1)
      } else if (hit !== undefined && isWithinWord(chunk, at)) {
        // A name inside a word may hide another one that begins later.
        any.lastIndex = at + 1
      } else if (hit !== undefined && depth === 0) {
        yield { part, at, text }
      }
    }
  }
}
