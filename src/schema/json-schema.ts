import * as z from 'zod'
import { configSchema } from './config.ts'
import { type Kind, type KindRow, kinds } from './front-matter.ts'
import { meaningOf } from './keys.ts'

/** A JSON Schema (draft 2020-12), as an object to be made JSON of. */
export interface JsonSchema {
  readonly [key: string]: unknown
}

// What goes without saying, or is said by the format, would only make an editor's messages longer.
const options: z.core.ToJSONSchemaParams = {
  io: 'input',
  override({ zodSchema, jsonSchema }) {
    // What has a default comes with the description of what it wraps.
    const description = meaningOf(zodSchema).description ?? jsonSchema.description
    if (description !== undefined) describe(jsonSchema, description)
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
    if (jsonSchema.format) delete jsonSchema.pattern
    const { propertyNames } = jsonSchema
    if (typeof propertyNames === 'object' && Object.keys(propertyNames).join() === 'type')
      delete jsonSchema.propertyNames
  },
}

/** Puts the description first, where people read it. */
function describe(jsonSchema: JsonSchema, description: string): void {
  const rest = Object.entries(jsonSchema)
  for (const [key] of rest) delete (jsonSchema as Record<string, unknown>)[key]
  Object.assign(jsonSchema, { description }, Object.fromEntries(rest.filter(([key]) => key !== 'description')))
}

const dialect = 'https://json-schema.org/draft/2020-12/schema'

/**
 * What may be written: for each kind of page its front matter, and as `config` the file `handbook.yaml`. Other ways to
 * spell a key, which rolebook reads too, are left out.
 */
export function jsonSchemas(): Readonly<Record<Kind | 'config', JsonSchema>> {
  const ofKinds = (Object.keys(kinds) as Kind[]).map((kind) => [kind, ofKind(kind)] as const)
  const config = z.toJSONSchema(configSchema, options)
  const about = { title: 'handbook.yaml', description: 'What a handbook says about itself and its site.' }
  return {
    ...(Object.fromEntries(ofKinds) as Record<Kind, JsonSchema>),
    config: { $schema: dialect, ...about, ...withoutDialect(config) },
  }
}

/** All of them in one, by name in `$defs`. */
export function jsonSchemaOfAll(): JsonSchema {
  const all = Object.entries(jsonSchemas()).map(([name, schema]) => [name, withoutDialect(schema)])
  const description = 'Front matter of each kind of page, and handbook.yaml as `config`: refer to one of `$defs`.'
  return { $schema: dialect, title: 'rolebook', description, $defs: Object.fromEntries(all) }
}

const withoutDialect = ({ $schema, ...schema }: JsonSchema): JsonSchema => schema

function ofKind(kind: Kind): JsonSchema {
  const { schema, description, required, oneOf }: KindRow = kinds[kind]
  const { properties, additionalProperties } = z.toJSONSchema(schema, options)
  return {
    $schema: dialect,
    title: `Front matter of a page: ${kind}`,
    description,
    type: 'object',
    properties: {
      ...(properties as object),
      kind: { description: meaningOf(schema.shape.kind!).description, const: kind },
    },
    // The first heading is a title too, and a schema of the front matter cannot see it.
    required: required.filter((key) => key !== 'title'),
    ...(oneOf && { oneOf: oneOf.map((keys) => ({ required: keys })) }),
    // People bring guides along with keys for other tools.
    ...(kind !== 'guide' && { additionalProperties }),
  }
}
