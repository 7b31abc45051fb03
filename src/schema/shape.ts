import * as z from 'zod'

/** The keys of an object, each with what its value looks like. */
export type Shape = Readonly<Record<string, z.ZodType>>

/** The schemas that a schema wraps or is one of, as far as input goes. */
export function alternatives(schema: z.ZodType): readonly z.ZodType[] {
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

/** The keys of the object at `path`. */
export function shapeAt(schema: z.ZodType, path: readonly (string | number)[]): Shape | undefined {
  const at = path.reduce<z.ZodType | undefined>(
    (inner, step) => inner && (typeof step === 'number' ? (elementOf(inner) ?? inner) : shapeOf(inner)?.[step]),
    schema,
  )
  return at && shapeOf(at)
}
