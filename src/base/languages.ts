import { byText } from './text.ts'

/** A language's tag as others write it: `pt-BR` of `PT-br`. Undefined when it is none. */
export function canonicalLanguage(tag: string): string | undefined {
  // A longer first part, such as `german`, could be a language but is not one.
  if (!/^[a-z]{2,3}(-|$)/i.test(tag)) return undefined
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch {
    return undefined
  }
}

/** The language alone: `pt` of `pt-BR`. */
export const isEnglish = (tag: string): boolean => /^en(-|$)/i.test(tag)

const rightToLeft = /^(?:Adlm|Arab|Hebr|Mand|Mend|Nkoo|Rohg|Samr|Syrc|Thaa)$/

/** The direction that a language is written in, where it is not from left to right. */
export const directionOf = (tag: string): 'rtl' | undefined =>
  rightToLeft.test(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : undefined

const formats = new Map<string, Intl.DateTimeFormat>()

/** `1. April 2026`, of `2026-04-01` in German. */
export function formatDay(day: string, tag: string): string {
  const known = formats.get(tag)
  const format = known ?? new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' })
  if (!known) formats.set(tag, format)
  return format.format(Date.parse(day))
}

const collators = new Map<string, Intl.Collator>()

/** Compares text as people who read the language look for it: `Part 2` comes before `Part 10`. Only equal texts compare as equal. */
export function orderIn(tag = 'en'): (a: string, b: string) => number {
  const collator = collators.get(tag) ?? new Intl.Collator(tag, { numeric: true })
  collators.set(tag, collator)
  return (a, b) => collator.compare(a, b) || byText(a, b)
}
