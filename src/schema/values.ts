import * as z from 'zod'
import { means, type NameOf } from './keys.ts'

// What a value looks like. Each schema reads what an editor may write and yields one complete shape.

export const text = z.string().trim().min(1)
export const oneOrMore = z.union([text.transform((one) => [one]), z.array(text)])

const anId = 'an id: a file name without its ending'
// No invisible characters: two ids that look alike are one.
export const ownId = z.string(anId).regex(/^[^\s/\\\p{C}]+$/u, anId)
// A title in place of the id is taken as well: only where all pages are known can a message say which id was meant.
const id = z.string(anId).regex(/^[^\s/\\\p{C}]+$|^[^\s/\\\p{C},]+(?: [^\s/\\\p{C},]+)+$/u, anId)

/** The id of something; without `names`, of what has no page. */
export const idOf = (names?: NameOf) => means(id, { names })

/** An id or several. */
export function idsOf(names?: NameOf) {
  const one = idOf(names)
  return z.union([one.transform((id) => [id]), z.array(one)], 'an id or a list of ids')
}

/** Several ids, always in a list. */
export const listOf = (names: NameOf) => z.array(idOf(names), 'a list of ids, such as `[em, tl]`')

/** A value for each of several names. */
export const mapOf = <Value extends z.ZodType>(names: NameOf, value: Value, expected?: string) =>
  z.record(means(z.string(), { names }), value, expected)

export const person = means(text, { names: 'person-name' })

/** Who holds something: nobody, a person or several. */
export const holders = z.union(
  [person.transform((one) => [one]), z.array(person), z.null()],
  'a name, a list of names, or `null` where nobody holds it',
)

export const date = z.iso.date('a date such as `2026-04-01`')
const aDuration = 'a length of time such as `6 months`'
export const duration = z.string(aDuration).regex(/^\d+ (day|week|month|year)s?$/, aDuration)

const range = (most: number, what: string) =>
  z
    .string()
    .regex(/^\d+\s*[-–]\s*\d+$/, what)
    .transform((written) => written.split(/\s*[-–]\s*/).map(Number) as [number, number])
    .refine(([min, max]) => min <= max && max <= most, what)
    .transform(([min, max]) => ({ min, max }))
const exactly = (value: number) => ({ min: value, max: value })
const aShare = 'a percentage such as `30` or `30-50`'
export const percentValue = z.number(aShare).min(0, aShare).max(100, aShare)
export const share = z.union([percentValue.transform(exactly), range(100, aShare)], aShare)
const aCount = 'a count such as `1` or `0-1`'
export const count = z.union(
  [z.int(aCount).min(0, aCount).transform(exactly), range(Number.MAX_SAFE_INTEGER, aCount)],
  aCount,
)

const aVersion = 'a version such as `2.0.0`'
export const version = means(z.string(aVersion).regex(/^\d+(\.\d+){0,2}(-[\w.-]+)?$/, aVersion), { names: 'version' })
const aWhole = 'a whole number such as `3`'
export const whole = z.int(aWhole).min(0, aWhole)
