import type { Claim, Page } from '../parse/types.ts'
import type { Config } from '../schema/config.ts'
import type { NameOf } from '../schema/keys.ts'
import { isRecord, type KeyPath } from '../yaml/yaml.ts'
import { findFormerNames } from './links.ts'
import { namesInConfig, namesInPage } from './queries.ts'
import type { FormerId } from './types.ts'

/** What names pages as they are called now, and where something else was written. */
interface Renamed {
  readonly pages: readonly Page[]
  readonly config: Config
  readonly formerIds: readonly FormerId[]
}

/**
 * Lets the ids that pages had before lead to them, in front matter and in `handbook.yaml` as they do in links: where exactly
 * one page of the kind that is named there says that it was called so. What is built from the pages sees its id of today.
 */
export function renameFormerIds(pages: readonly Page[], config: Config, claims: readonly Claim[]): Renamed {
  const byPath = new Map(pages.map((page) => [page.path, page]))
  const former = findFormerNames(claims, byPath)
  if (former.size === 0) return { pages, config, formerIds: [] }
  const formerIds: FormerId[] = []
  return {
    pages: pages.map((page) => {
      const data = renamedIn(page.data, page.path, namesInPage(page))
      return data === page.data ? page : { ...page, data }
    }),
    config: renamedIn(config, 'handbook.yaml', namesInConfig(config)),
    formerIds,
  }

  function renamedIn<Data extends object>(data: Data, file: string, names: ReturnType<typeof namesInPage>): Data {
    const found = names.flatMap(({ name, names, path, part }): FormerId[] => {
      const now = idNow(name, names)
      const isTwice = part === 'key' && now !== undefined && hasKey(data, [...path.slice(0, -1), now])
      return now === undefined || isTwice ? [] : [{ file, path, part, name, now }]
    })
    formerIds.push(...found)
    // What is inside first: its way there leads through keys as they are written.
    return found
      .toSorted((a, b) => b.path.length - a.path.length || Number(a.part === 'key') - Number(b.part === 'key'))
      .reduce((changed, { path, part, now }) => withName(changed, path, now, part) as Data, data)
  }

  function idNow(name: string, sort: NameOf): string | undefined {
    const heirs = (former.get(name) ?? []).flatMap((path) => byPath.get(path) ?? [])
    const [heir, ...others] = heirs.filter(({ kind }) => kind === sort || (sort === 'entity' && kind !== 'guide'))
    return others.length === 0 ? heir?.id : undefined
  }
}

function hasKey(data: object, path: KeyPath): boolean {
  let value: unknown = data
  for (const step of path) value = isRecord(value) || Array.isArray(value) ? value[step as never] : undefined
  return value !== undefined
}

/** The same value with another name at a path, as the value there or as its key. */
function withName(value: unknown, [step, ...rest]: KeyPath, id: string, part: FormerId['part']): unknown {
  if (step === undefined) return id
  if (Array.isArray(value)) return value.map((item, at) => (at === step ? withName(item, rest, id, part) : item))
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (key !== step) return [key, inner]
      return rest.length === 0 && part === 'key' ? [id, inner] : [key, withName(inner, rest, id, part)]
    }),
  )
}
