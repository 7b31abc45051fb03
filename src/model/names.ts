import type { Page } from '../parse/types.ts'
import { type Config, configSchema } from '../schema/config.ts'
import { partsOfKind } from '../schema/front-matter.ts'
import { type KeyPart, type NameOf, partsOf, valuesOf } from '../schema/keys.ts'
import type { KeyPath } from '../yaml/yaml.ts'

/** A name in a page's front matter, or in the configuration, and where it is there. */
interface Name {
  readonly name: string
  readonly names: NameOf
  readonly path: KeyPath
  readonly part?: 'key'
}

/** The names in the front matter of a page, of one sort or of all. */
export function namesInPage({ data }: Page, sort?: NameOf): Name[] {
  const found = namesIn(data, partsOfKind[data.kind], sort)
  if (data.kind !== 'path') return found
  const elsewhere = new Set(data.external)
  return found.filter(({ path: [key], name }) => key !== 'steps' || !elsewhere.has(name))
}

const partsOfConfig = partsOf(configSchema)

/** The names in `handbook.yaml`. */
export const namesInConfig = (config: Config): Name[] => namesIn(config, partsOfConfig)

function namesIn(data: object, parts: readonly KeyPart[], sort?: NameOf): Name[] {
  return parts.flatMap((part) => {
    const { names, isKey } = part
    if (names === undefined || (sort !== undefined && names !== sort)) return []
    return valuesOf(data, part).flatMap(({ value, path }): Name[] =>
      typeof value === 'string' ? [{ name: value, names, path, ...(isKey && { part: 'key' }) }] : [],
    )
  })
}
