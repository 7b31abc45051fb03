import * as z from 'zod'
import { canonicalLanguage } from '../base/languages.ts'
import { isRecord, type KeyPath } from '../yaml/yaml.ts'

/** What the name in a value or a key is the name of: a page by its id and kind, or something else. */
export type NameOf =
  | 'role'
  | 'focus'
  | 'responsibility'
  | 'aor'
  | 'team'
  /** Any page that has an id. */
  | 'entity'
  /** An id that no page has any more. */
  | 'retired'
  | 'version'
  | 'scope'
  | 'bucket'
  /** A person by name, who need not have a page. */
  | 'person-name'

/** What it means that the value of a key changed. Without it, nothing for anybody's job or for what helps with it. */
export type KeyChange =
  /** What any change of a page of its kind means. */
  | 'details'
  | 'upkeep'
  | 'renamed'
  | 'examples'
  | 'supports'
  | 'go-to'
  | 'standards'
  | 'decides'
  | 'reports-to'
  | 'combines'
  | 'gives-up'
  | 'per-team'
  | 'time-little'
  | 'fit'
  | 'contact'
  | 'keywords'

/** What a key, or a part of its value, means beyond what it looks like. */
export interface Meaning {
  /** In one line, for editors and for the reference. */
  readonly description?: string
  readonly names?: NameOf
  /** Sentences of the author, so that one which YAML cuts short is noticed. */
  readonly isSentence?: true
  /** Words that readers of the page see, so that a search finds them. */
  readonly isShown?: true
  /** It is about the upkeep of its page, or where the page is, and not about what the page says. */
  readonly isUpkeep?: true
  readonly change?: KeyChange
}

// A registry of our own, so that JSON Schemas hold nothing of it but the descriptions. It goes by identity: each row is a
// copy of the schema that says what its value looks like, or keys that look alike would share one meaning.
const meanings = z.registry<Meaning>()

/** The same schema with a meaning of its own, added to what it means already. */
export function means<Schema extends z.ZodType>(schema: Schema, meaning: Meaning): Schema {
  const copy = schema.clone()
  meanings.add(copy, meaning)
  return copy
}

/** A row: what a key means and what its value looks like. */
export const key = <Schema extends z.ZodType>(description: string, schema: Schema, meaning: Meaning = {}): Schema =>
  means(schema, { description, ...meaning })

/** What the schema itself means, without what is in it. */
export const meaningOf = (schema: z.core.$ZodType): Meaning => meanings.get(schema) ?? {}

/** A part of a value that has a meaning of its own. */
export interface KeyPart extends Meaning {
  /** Where it is: `[]` is any item of a list and `{}` anything in a map, so that `why` of a change is at `changes.[].why`. */
  readonly path: readonly string[]
  /** It is the keys of the map at the path, not a value. */
  readonly isKey?: true
}

/** Every part of an object that means something, in the order of its keys. */
export function partsOf(schema: z.ZodType, path: readonly string[] = []): readonly KeyPart[] {
  const meaning = meanings.get(schema)
  const own: KeyPart[] = meaning ? [{ ...meaning, path }] : []
  const inside = alternatives(schema).flatMap((one) => partsOf(one, path))
  if (schema instanceof z.ZodArray) inside.push(...partsOf(schema.element as z.ZodType, [...path, '[]']))
  if (schema instanceof z.ZodObject)
    for (const [name, inner] of Object.entries(schema.shape as Record<string, z.ZodType>))
      inside.push(...partsOf(inner, [...path, name]))
  if (schema instanceof z.ZodRecord) {
    inside.push(...partsOf(schema.keyType as z.ZodType, path).map((part) => ({ ...part, isKey: true as const })))
    inside.push(...partsOf(schema.valueType as z.ZodType, [...path, '{}']))
  }
  return [...own, ...inside]
}

/** The values that a part of an object has, or its keys, each with where it is. */
export function valuesOf(
  object: object,
  { path, isKey }: KeyPart,
): { readonly value: unknown; readonly path: KeyPath }[] {
  // Most pages have few of the keys that their kind may have.
  if (path.length > 0 && (object as Record<string, unknown>)[path[0]!] === undefined) return []
  let found: { value: unknown; path: (string | number)[] }[] = [{ value: object, path: [] }]
  for (const step of isKey ? [...path, '{}'] : path)
    found = found.flatMap(({ value, path }) => {
      if (step === '[]')
        return Array.isArray(value) ? value.map((item, at) => ({ value: item, path: [...path, at] })) : []
      if (!isRecord(value)) return []
      const entries = step === '{}' ? Object.entries(value) : [[step, value[step]] as const]
      return entries.map(([name, inner]) => ({ value: inner, path: [...path, name] }))
    })
  return isKey ? found.map(({ path }) => ({ value: path.at(-1), path })) : found
}

/** The keys of an object, each with what its value looks like. */
export type Shape = Readonly<Record<string, z.ZodType>>

/** The schemas that a schema wraps or is one of, as far as input goes. */
function alternatives(schema: z.ZodType): readonly z.ZodType[] {
  if (schema instanceof z.ZodUnion) return schema.options as readonly z.ZodType[]
  if (schema instanceof z.ZodPipe) return [schema.in as z.ZodType]
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault
    ? [schema.unwrap() as z.ZodType]
    : []
}

/** What `find` finds first in a schema, looking through what wraps it and at each of its alternatives. */
function within<Found>(schema: z.ZodType, find: (schema: z.ZodType) => Found | undefined): Found | undefined {
  const own = find(schema)
  if (own !== undefined) return own
  for (const inner of alternatives(schema)) {
    const found = within(inner, find)
    if (found !== undefined) return found
  }
  return undefined
}

/** The keys of the object that `schema` is, or of the record whose keys are a closed list. */
export const shapeOf = (schema: z.ZodType): Shape | undefined =>
  within(schema, (one): Shape | undefined => {
    if (one instanceof z.ZodObject) return one.shape
    if (!(one instanceof z.ZodRecord && one.keyType instanceof z.ZodEnum)) return undefined
    return Object.fromEntries(one.keyType.options.map((key) => [key, one.valueType as z.ZodType]))
  })

/** What an item of the list that `schema` is looks like. */
export const elementOf = (schema: z.ZodType): z.ZodType | undefined =>
  within(schema, (one) => (one instanceof z.ZodArray ? (one.element as z.ZodType) : undefined))

/** What the value at `path` looks like, also below keys that can be any. */
export const schemaAt = (schema: z.ZodType, path: readonly (string | number)[]): z.ZodType | undefined =>
  path.reduce<z.ZodType | undefined>(
    (inner, step) =>
      inner && (typeof step === 'number' ? (elementOf(inner) ?? inner) : (shapeOf(inner)?.[step] ?? mapValueOf(inner))),
    schema,
  )

/** What a value looks like in the map of any keys that `schema` is. */
export const mapValueOf = (schema: z.ZodType): z.ZodType | undefined =>
  within(schema, (one) => (one instanceof z.ZodRecord ? (one.valueType as z.ZodType) : undefined))

/** The keys of the object at `path`. */
export function shapeAt(schema: z.ZodType, path: readonly (string | number)[]): Shape | undefined {
  const at = schemaAt(schema, path)
  return at && shapeOf(at)
}

// What a value looks like. Each schema reads what an editor may write and yields one complete shape.

export const text = z.string().trim().min(1)
export const oneOrMore = z.union([text.transform((one) => [one]), z.array(text)])

const anId = 'an id: a file name without its ending'
// No invisible characters: two ids that look alike are one.
export const ownId = z.string(anId).regex(/^[^\s/\\\p{C}]+$/u, anId)
// A title in place of the id is taken as well: only where all pages are known can a message say which id was meant.
const id = z.string(anId).regex(/^[^\s/\\\p{C}]+$|^[^\s/\\\p{C},]+(?: [^\s/\\\p{C},]+)+$/u, anId)

const aPageId = 'an id: a file name without its ending, of a guide with its folders'
/** What leads to a page of any kind: a guide has its folders in its id. */
const anyId = z.string(aPageId).regex(/^[^\s\\\p{C},]+(?: [^\s\\\p{C},]+)*$/u, aPageId)

/** The id of something; without `names`, of what has no page. */
export const idOf = (names?: NameOf) => means(names === 'entity' ? anyId : id, { names })

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
const aLanguage = 'the tag of a language such as `de`, `ja` or `pt-BR`'

/** A language, as browsers know it. */
export const languageTag = z.string(aLanguage).refine((tag) => canonicalLanguage(tag) !== undefined, aLanguage)

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
