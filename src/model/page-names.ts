import { nearest } from '../report.ts'
import type { Page } from '../types.ts'

/** What a name such as `[[tl]]` can mean. */
type Named =
  | { readonly kind: 'page'; readonly path: string }
  /** Names that would do, nearest first; all of them when there are `several` pages of the name asked for. */
  | {
      readonly kind: 'none'
      readonly nearest: readonly string[]
      readonly several: boolean
      /** Path of the draft that has the name. */
      readonly draft?: string
    }

/**
 * Makes a function that finds a page by its id, or a guide by the end of its path: `setup` or `guides/setup`. A folder's
 * page goes by the folder's name too.
 */
export function pageNames(
  pages: ReadonlyMap<string, Page>,
  drafts: ReadonlyMap<string, Page>,
): (name: string) => Named {
  let index: ReturnType<typeof indexOf> | undefined
  return (name) => {
    // Most handbooks have no such links.
    index ??= indexOf(pages.values())
    const { ids, guides, endings } = index
    const path = ids.get(name) ?? guides.get(name)
    if (path !== undefined) return { kind: 'page', path }
    const ending = endings.get(name) ?? []
    if (ending.length === 1) return { kind: 'page', path: guides.get(ending[0]!)! }
    if (ending.length > 1) return { kind: 'none', nearest: ending.slice(0, 12), several: true }
    const draft = [...drafts.values()].find(({ id }) => id === name || id.endsWith(`/${name}`))?.path
    if (draft !== undefined) return { kind: 'none', nearest: [], several: false, draft }
    const single = [...endings].filter(([, paths]) => paths.length === 1).map(([one]) => one)
    return { kind: 'none', nearest: nearest(name, new Set([...ids.keys(), ...single])), several: false }
  }
}

/** Of two pages with one id the first in order of path has it, as everywhere. */
function indexOf(pages: Iterable<Page>) {
  const ids = new Map<string, string>()
  const guides = new Map<string, string>()
  const endings = new Map<string, string[]>()
  for (const { path, kind, id } of pages) {
    if (kind !== 'guide') {
      if (!ids.has(id)) ids.set(id, path)
      continue
    }
    const folder = /^(?:(.*)\/)?(?:index|readme)$/i.exec(id)?.[1]
    for (const name of folder === undefined ? [id] : [folder, id]) {
      if (guides.has(name)) continue
      guides.set(name, path)
      const segments = name.split('/')
      segments.forEach((_, at) => {
        const ending = segments.slice(at).join('/')
        const known = endings.get(ending)
        if (known) known.push(name)
        else endings.set(ending, [name])
      })
    }
  }
  return { ids, guides, endings }
}
