import * as z from 'zod'
import { configSchema } from './config.ts'
import {
  commonDescriptions,
  configDescriptions,
  type Descriptions,
  type Kind,
  kindDescriptions,
  kinds,
  ownDescriptions,
} from './front-matter.ts'

/** A JSON Schema (draft 2020-12), as an object to be made JSON of. */
export interface JsonSchema {
  readonly [key: string]: unknown
}

// What goes without saying, or is said by the format, would only make an editor's messages longer.
const options: z.core.ToJSONSchemaParams = {
  io: 'input',
  override({ jsonSchema }) {
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
    if (jsonSchema.format) delete jsonSchema.pattern
    const { propertyNames } = jsonSchema
    if (typeof propertyNames === 'object' && Object.keys(propertyNames).join() === 'type')
      delete jsonSchema.propertyNames
  },
}

const dialect = 'https://json-schema.org/draft/2020-12/schema'

/**
 * What may be written: for each kind of page its front matter, and as `config` the file `handbook.yaml`. Other ways to
 * spell a key, which rolebook reads too, are left out.
 */
export function jsonSchemas(): Readonly<Record<Kind | 'config', JsonSchema>> {
  const ofKinds = (Object.keys(kinds) as Kind[]).map((kind) => [kind, ofKind(kind)] as const)
  const config = described(z.toJSONSchema(configSchema, options), configDescriptions)
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
  const { schema, required } = kinds[kind]
  const table = { ...commonDescriptions, ...ownDescriptions[kind] }
  const { properties, additionalProperties } = described(z.toJSONSchema(schema, options), table)
  return {
    $schema: dialect,
    title: `Front matter of a page: ${kind}`,
    description: kindDescriptions[kind],
    type: 'object',
    properties: { ...(properties as object), kind: { description: table.kind, const: kind } },
    // The first heading is a title too, and a schema of the front matter cannot see it.
    required: required.filter((key) => key !== 'title'),
    ...eitherOf[kind],
    // People bring guides along with keys for other tools.
    ...(kind !== 'guide' && { additionalProperties }),
  }
}

const either = (...keys: readonly (readonly string[])[]) => ({ oneOf: keys.map((required) => ({ required })) })

/** What a page must have one of. */
const eitherOf: Partial<Record<Kind, JsonSchema>> = {
  responsibility: either(['ownerRole'], ['sharedBy', 'tieBreak'], ['everyone']),
  assessment: either(['statements', 'passes', 'outcomes'], ['prompts']),
}

/** The schema with a description of every key in it, at any depth. */
function described(schema: JsonSchema, table: Descriptions, path = ''): JsonSchema {
  const copy: Record<string, unknown> = { ...schema }
  if (schema.properties)
    copy.properties = Object.fromEntries(
      Object.entries(schema.properties as Record<string, JsonSchema>).map(([key, inner]) => {
        const at = path === '' ? key : `${path}.${key}`
        return [key, { description: table[at] || undefined, ...described(inner, table, at) }]
      }),
    )
  if (schema.items) copy.items = described(schema.items as JsonSchema, table, path)
  if (schema.anyOf) copy.anyOf = (schema.anyOf as JsonSchema[]).map((one) => described(one, table, path))
  return copy
}
