import * as z from 'zod'
import type { KeyPath } from '../yaml/yaml.ts'
import { alternatives } from './shape.ts'

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

/** What it means that the value of a key changed, where that is not what any change of a page of its kind means. */
export type KeyChange =
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
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
      const entries =
        step === '{}' ? Object.entries(value) : [[step, (value as Record<string, unknown>)[step]] as const]
      return entries.map(([name, inner]) => ({ value: inner, path: [...path, name] }))
    })
  return isKey ? found.map(({ path }) => ({ value: path.at(-1), path })) : found
}
