import type * as z from 'zod'
import { keySpelling } from './key-spelling.ts'
import type { KeyPath } from './yaml.ts'

type Shape = Record<string, z.ZodType>

/** A copy of `value` in which every key the schema knows has the schema's spelling. The first of two spellings wins. */
export function respell(value: unknown, schema: z.ZodType): unknown {
  if (Array.isArray(value)) return value.map((item) => respell(item, elementOf(schema) ?? schema))
  if (value === null || typeof value !== 'object') return value
  const shape = shapeOf(schema)
  const known = new Map(Object.keys(shape ?? {}).map((key) => [keySpelling(key), key]))
  // Without a prototype: `toString` is a key like any other.
  const copy: Record<string, unknown> = Object.create(null)
  for (const [key, inner] of Object.entries(value)) {
    const spelled = known.get(keySpelling(key)) ?? key
    if (spelled in copy) continue
    const own = shape && Object.hasOwn(shape, spelled) ? shape[spelled] : undefined
    copy[spelled] = own ? respell(inner, own) : structuredClone(inner)
  }
  return copy
}

/** The parts of a schema that are looked at here. */
interface Def {
  readonly type: string
  readonly shape?: Shape
  readonly element?: z.ZodType
  readonly keyType?: z.ZodType
  readonly valueType?: z.ZodType
  readonly entries?: Readonly<Record<string, string>>
  readonly innerType?: z.ZodType
  readonly in?: z.ZodType
  readonly options?: readonly z.ZodType[]
}

const defOf = (schema: z.ZodType): Def => schema._zod.def as unknown as Def

/** What `find` finds first in a schema, looking through what wraps it and at each of its alternatives. */
function within<Found>(schema: z.ZodType, find: (def: Def) => Found | undefined): Found | undefined {
  const def = defOf(schema)
  const inner = [def.innerType, def.in, ...(def.options ?? [])].filter((one) => one !== undefined)
  return find(def) ?? inner.map((one) => within(one, find)).find((found) => found !== undefined)
}

/** The keys of the object that `schema` is, or of the record whose keys are a closed list. */
const shapeOf = (schema: z.ZodType): Shape | undefined =>
  within(schema, ({ type, shape, keyType, valueType }) => {
    const keys = type === 'record' && keyType && defOf(keyType).entries
    return keys ? Object.fromEntries(Object.keys(keys).map((key) => [key, valueType!])) : shape
  })

const elementOf = (schema: z.ZodType): z.ZodType | undefined => within(schema, ({ element }) => element)

export function shapeAt(schema: z.ZodType, path: KeyPath): Shape | undefined {
  const at = path.reduce<z.ZodType | undefined>(
    (inner, step) => inner && (typeof step === 'number' ? (elementOf(inner) ?? inner) : shapeOf(inner)?.[step]),
    schema,
  )
  return at && shapeOf(at)
}
