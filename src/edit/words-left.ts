import type { Handbook } from '../model/types.ts'
import type { Page } from '../parse/types.ts'
import type { Kind } from '../schema/front-matter.ts'

interface WordPlace {
  readonly file: string
  readonly line: number
}

/** What readers call the subject of a page: its title and, of a role, its short form and its other names. */
export function namesOfSubject({ title, data }: Page): readonly string[] {
  const others =
    data.kind === 'role'
      ? [data.short, ...(data.aliases ?? []).map(({ name, ambiguous }) => (ambiguous ? '' : name))]
      : []
  return [...new Set([title, ...others])].filter((name): name is string => name !== undefined && name.length > 1)
}

/** Pages whose titles are names. The title of a guide is a phrase, in which the name of something else may stand. */
const named: ReadonlySet<Kind> = new Set(['role', 'focus', 'responsibility', 'aor', 'team', 'person'])

/** The names of all else, one of which may hold that of a page: `Tech Lead Manager` is no `Tech Lead`. */
export const namesOfOthers = ({ pages }: Handbook, { path }: Page): string[] =>
  [...pages.values()].filter((other) => other.path !== path && named.has(other.kind)).flatMap(namesOfSubject)

/** Between two words, also where a line of a quote ends. */
export const gap = '(?:[ \\t]+|[ \\t]*\\n[ \\t>]*)'

/** Matches any of these names, the longest first. */
export const anyName = (names: readonly string[]): string =>
  [...new Set(names)]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.split(/\s+/).map(escapeRegExp).join(gap))
    .join('|')

/** Begins and ends what is to be matched as whole words. */
export const asWords = (pattern: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}_])${pattern}(?![\\p{L}\\p{N}_])`, 'gu')

/** A name as it was given, however it is broken over lines. */
export const onOneLine = (name: string): string => name.replace(/[\s>]+/g, ' ')

const escapeRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/**
 * Every line that has one of these names, in order: no check knows what they mean, so a person has to read them. `others` are
 * names of something else.
 */
export function findWords(
  texts: ReadonlyMap<string, string>,
  names: readonly string[],
  others: readonly string[],
): readonly WordPlace[] {
  if (names.length === 0) return []
  const pattern = asWords(`(?:${anyName([...names, ...others])})`)
  return [...texts].flatMap(([file, text]) => {
    const found = [...text.matchAll(pattern)].filter(([name]) => names.includes(onOneLine(name)))
    const lines = found.map(({ index }) => text.slice(0, index).split('\n').length)
    return [...new Set(lines)].map((line) => ({ file, line }))
  })
}
