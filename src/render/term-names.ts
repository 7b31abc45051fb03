import { grouped } from '../grouped.ts'
import { byText } from '../order.ts'
import type { Explained } from '../types.ts'
import { endOf } from './word-edges.ts'

/** How the names of terms are found in HTML, and which term a found one stands for. */
interface TermNames {
  /** Source of a regular expression; undefined when there is no name. What stands before a name is not looked at. */
  readonly pattern: string | undefined
  /** Href of its page. */
  readonly termOf: (found: string) => string | undefined
}

/** Knows each name of each term. Of two terms with one name the first has it. */
export function termNames(terms: readonly Explained[]): TermNames {
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

/** As text between tags has it. */
const encoded = (text: string) => text.replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;')

/** What follows names is said once for all names it holds for: said for each, it takes many times as long to compile. */
function byEnd(names: readonly string[]): string[] {
  return [...grouped(names.map((name) => [endOf(name), name] as const))]
    .sort(([a], [b]) => a.length - b.length)
    .map(([end, all]) => `(?:${byBeginning(all).join('|')})${end}`)
}

/** At most places of a text no name begins, which its first character tells sooner than hundreds of names would one by one. */
function byBeginning(names: readonly string[]): string[] {
  const groups = grouped(names.map((name) => [lettersOf(name), source(name)] as const))
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
