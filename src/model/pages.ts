import { canonicalLanguage, orderIn } from '../base/languages.ts'
import { findNearest } from '../base/messages.ts'
import { fileStem, isFolderPage, pageStem, parentFolder } from '../base/paths.ts'
import { byNumber } from '../base/text.ts'
import type { Page } from '../parse/types.ts'
import type { Config } from '../schema/config.ts'
import { type Kind, kinds } from '../schema/front-matter.ts'
import type { Alternate, Entity, Folder, Guide, Handbook, PageOf, ScopeId, Target } from './types.ts'

/** Makes what compares pages by the `order` they ask for, then by title. */
export function pageOrder({ language }: Pick<Config, 'language'>): (a: Page, b: Page) => number {
  const byTitle = orderIn(language)
  return (a, b) => byNumber(a.data.order, b.data.order) || byTitle(a.title, b.title)
}

/** What entities are made from: the pages of each kind by id, before anything is resolved, and where each page will be. */
export interface Found {
  readonly config: Config
  readonly hrefs: ReadonlyMap<string, string>
  readonly byKind: { readonly [K in Kind]: ReadonlyMap<string, PageOf<K>> }
}

/** Sorts pages by kind. Of two with the same id the first is kept. */
export function findByKind(pages: readonly Page[]): Found['byKind'] {
  const found = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, new Map<string, Page>()]))
  for (const page of pages) if (!found[page.kind]!.has(page.id)) found[page.kind]!.set(page.id, page)
  return found as unknown as Found['byKind']
}

/** The entities of a kind by id, in the order of their pages; `make` says what they have besides what every entity has. */
export const makeEntities = <K extends Kind, More extends object>(
  found: Found,
  kind: K,
  make: (page: PageOf<K>, at: number) => More,
  order: (a: PageOf<K>, b: PageOf<K>) => number = pageOrder(found.config),
) => {
  const pages: readonly PageOf<K>[] = [...found.byKind[kind].values()]
  return new Map(pages.toSorted(order).map((page, at) => [page.id, { ...entity(page, found), ...make(page, at) }]))
}

/** The ids that exist, in order, each once. */
export const existing = (ids: readonly string[] | undefined, known: ReadonlyMap<string, unknown>): readonly string[] =>
  [...new Set(ids)].filter((id) => known.has(id))

/** A record of front matter as a map, without the keys that are not a known id. */
export const existingKeys = <T>(
  record: Readonly<Record<string, T>> | undefined,
  known: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, T> => new Map(Object.entries(record ?? {}).filter(([id]) => known.has(id)))

/** The id itself when it exists. */
export const known = (id: string | undefined, map: ReadonlyMap<string, unknown>): string | undefined =>
  id !== undefined && map.has(id) ? id : undefined

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
    return { kind: 'none', nearest: findNearest(name, new Set([...ids.keys(), ...single])), several: false }
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
    const folder = isFolderPage(id) && id.includes('/') ? parentFolder(id) : undefined
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

/**
 * Where each page will be, by its path. A folder's page becomes the folder's `index.html`; every other page keeps its
 * name, so that no two pages with different names are ever mixed up.
 */
export function assignHrefs(pages: readonly Page[]): Map<string, string> {
  const indexes = indexPages(pages)
  return new Map(pages.map(({ path }) => [path, isIndex(path) ? `${prefix(path)}index.html` : renamed(path)]))

  function isIndex(path: string): boolean {
    return indexes.get(parentFolder(path)) === path
  }
}

/** The page of each folder that has one: its `index.md`, Hugo's `_index.md` or else its `README.md`, in any spelling of capitals. */
export function indexPages(pages: readonly Page[]): Map<string, string> {
  const indexes = new Map<string, string>()
  for (const name of ['index', '_index', 'readme']) {
    for (const { path } of pages) {
      const folder = parentFolder(path)
      if (!indexes.has(folder) && fileStem(path).toLowerCase() === name) indexes.set(folder, path)
    }
  }
  return indexes
}

const prefix = (path: string) => path.slice(0, path.lastIndexOf('/') + 1)

const renamed = (path: string) => `${pageStem(path)}.html`

/** The pages of prose, by path. A folder's page without a title is named after its folder. */
export const buildGuides = (
  pages: readonly Page[],
  folders: ReadonlyMap<string, Folder>,
  found: Found,
): Map<string, Guide> =>
  new Map(
    pages
      .filter(({ kind }) => kind === 'guide')
      .map((page) => {
        const folder = folders.get(parentFolder(page.path))
        const index = folder?.index === page.path
        const title = index ? folder.title : page.title
        return [page.path, { ...entity(page, found), title, order: page.data.order, index }]
      }),
  )

/** Where pages say that they can be read in other languages, in order of path. */
export function linkAlternates(
  pages: readonly Page[],
  resolve: (from: string, url: string) => Target,
): readonly Alternate[] {
  return pages.flatMap(({ path, data }) =>
    Object.entries(data.alternates ?? {}).map(([written, to]) => ({
      path,
      written,
      language: canonicalLanguage(written),
      target: lead(path, to),
    })),
  )

  function lead(from: string, to: string): Target {
    const here = resolve(from, to)
    if (here.kind !== 'missing') return here
    const others = [resolve(from, `[[${to}]]`), resolve(from, `/${to}`)]
    return others.find(({ kind }) => kind === 'page') ?? here
  }
}

/** What every kind of page says about itself. */
export function entity<P extends Page>(page: P, { hrefs, byKind }: Found): Entity & { readonly page: P } {
  const { id, title, path, data } = page
  return {
    id,
    title,
    page,
    href: hrefs.get(path) ?? path,
    summary: data.summary,
    status: data.status ?? 'active',
    owner: known(data.ownerRole, byKind.role),
  }
}

/** The configured buckets, each with a title. */
export const bucketsOf = (config: Config): Handbook['buckets'] =>
  config.buckets.map(({ id, title }) => ({ id, title: title ?? titleFromName(id) }))

/** The configured scopes, each with a title. */
export const scopesOf = (config: Config): Handbook['scopes'] =>
  config.scopes.map(({ id, title }) => ({ id, title: title ?? titleFromName(id) }))

/** A folder page's own title; undefined when all it has is the name of its file. */
export const ownTitle = (page: Page | undefined): string | undefined =>
  page && !isFolderPage(page.title) ? page.title : undefined

/** `01-using-this` as people would write it: `Using this`. */
export function titleFromName(name: string): string {
  const words = name
    .replace(/^\d+[-_. ]+(?=.)/, '')
    .replace(/[-_\s]+/g, ' ')
    .trim()
  const [first = '', ...rest] = words || name
  return first.toUpperCase() + rest.join('')
}

/** The scope itself when it is configured. */
export const scopeOf = (id: ScopeId | undefined, { scopes }: Config): ScopeId | undefined =>
  scopes.find((scope) => scope.id === id)?.id
