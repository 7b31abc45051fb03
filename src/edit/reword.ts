import { anyName, asWords, gap, onOneLine } from './words-left.ts'

/** What readers call the subject of a page. */
export interface Names {
  readonly title: string
  /** Of a role, where it has one. */
  readonly short?: string | undefined
}

/** Gives a subject other names in a text. */
export type Reword = (text: string) => string

/**
 * Makes a function that writes the new names of a subject for its old ones, as whole words with the same capitals: after `a` or
 * `an`, and in the plural, as English has it. A name within one of `others`, such as `Tech Lead` in `Tech Lead Manager`, stays.
 */
export function makeReword(from: Names, to: Names, others: readonly string[]): Reword {
  const pairs = new Map([
    ...(from.short === undefined ? [] : [[from.short, to.short ?? to.title] as const]),
    [from.title, to.title] as const,
  ])
  const pattern = asWords(`(?:([Aa]n?)(${gap}))?(${anyName([...pairs.keys(), ...others])})(s?)`)
  return (text) =>
    text.replace(pattern, (all, article: string | undefined, space: string, name: string, plural: string) => {
      const old = onOneLine(name)
      const now = pairs.get(old)
      if (now === undefined) return all
      const [end] = /\s*\n[\s>]*/.exec(name) ?? []
      const written = plural === '' ? now : pluralOf(now)
      const before = article === undefined ? '' : articleLike(article, old, now) + space
      return before + (end === undefined ? written : written.replace(' ', () => end))
    })
}

/** An article that was right stays right; one that was not is left alone. */
function articleLike(article: string, old: string, now: string): string {
  const isAn = article.length === 2
  return isAn !== soundsLikeVowel(old) ? article : article[0] + (soundsLikeVowel(now) ? 'n' : '')
}

/** Letters are spoken by their names in an abbreviation: an EM, a TL, an SRE. */
const soundsLikeVowel = (name: string): boolean =>
  /^\p{Lu}{1,5}(?![\p{L}\p{N}])/u.test(name)
    ? /^[AEFHILMNORSX]/.test(name)
    : /^[aeiou]/i.test(name) && !/^(?:uni|use|eu|one)/i.test(name)

const pluralOf = (name: string): string =>
  /[^aeiou]y$/.test(name) ? `${name.slice(0, -1)}ies` : /(?:s|x|ch|sh)$/.test(name) ? `${name}es` : `${name}s`
