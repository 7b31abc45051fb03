import { join, resolve } from 'node:path'
import { UserError } from '../base/errors.ts'
import { didYouMean, findNearest, joinWithOr } from '../base/messages.ts'
import { readOrdinaryFile } from '../base/ordinary-files.ts'
import type { Terminal } from '../reporters/terminal.ts'
import { type JsonSchema, jsonSchemaOfAll, jsonSchemas } from '../schema/json-schema.ts'
import { changeFiles } from '../write/change-files.ts'

interface Options {
  /** A kind of page, or `config`; without it, all of them. */
  readonly name: string | undefined
  /** A folder to write them to, a file each. */
  readonly out?: string
}

/** `rolebook schema`: prints what may be written in front matter and in `handbook.yaml`, as JSON Schema. */
export async function runSchema({ name, out }: Options, terminal: Terminal): Promise<number> {
  const all = new Map(Object.entries(jsonSchemas()))
  const one = name === undefined ? undefined : all.get(name)
  if (name !== undefined && !one) {
    const near = didYouMean(findNearest(name, all.keys()))
    throw new UserError(`Unknown kind of page \`${name}\`${near}`, `There is ${joinWithOr([...all.keys()])}.`)
  }
  if (out === undefined) {
    terminal.out(inJson(one ?? jsonSchemaOfAll()))
    return 0
  }
  await write(
    [...all].filter(([kind]) => !one || kind === name),
    out,
    terminal,
  )
  terminal.out(`${terminal.colors.green('✓')} ${out} holds ${one ? `${name}.schema.json` : `${all.size} schemas`}.`)
  return 0
}

/** Writes them all or none, over those of an earlier version. */
async function write(
  schemas: readonly (readonly [string, JsonSchema])[],
  out: string,
  { folder }: Terminal,
): Promise<void> {
  const target = resolve(folder, out)
  await changeFiles(
    target,
    schemas.map(([kind, schema]) => {
      const path = `${kind}.schema.json`
      return { path, before: readOrdinaryFile(join(target, path)), after: `${inJson(schema)}\n` }
    }),
  )
}

const inJson = (value: object): string => JSON.stringify(value, null, 2)
