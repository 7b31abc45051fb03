import type { Page } from '../parse/types.ts'

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

/** Every line that has one of these words, in order: no check knows what they mean, so a person has to read them. */
export function findWords(texts: ReadonlyMap<string, string>, words: readonly string[]): readonly WordPlace[] {
  if (words.length === 0) return []
  const any = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|')
  const whole = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${any})(?![\\p{L}\\p{N}_])`, 'u')
  return [...texts].flatMap(([file, text]) =>
    text.split('\n').flatMap((line, at) => (whole.test(line) ? [{ file, line: at + 1 }] : [])),
  )
}
