import { byNaturalOrder, byNumber, byText } from '../base/text.ts'
import type { Page } from '../parse/types.ts'
import type { Config } from '../schema/config.ts'
import { byOrder, entity, existing, type Found, known, scopeOf, titleFromName } from './pages.ts'
import type {
  Aor,
  AorId,
  Assessment,
  Entity,
  Focus,
  Guide,
  Handbook,
  PageOf,
  Path,
  PathStep,
  Practice,
  Release,
  Stop,
  Term,
} from './types.ts'

/** The areas of responsibility by `order`, then by title. */
export function buildAors(found: Found, config: Config, hrefs: ReadonlyMap<string, string>): Map<AorId, Aor> {
  const pages = [...found.aors.values()].sort(byOrder)
  return new Map(pages.map((page) => [page.id, aor(page)]))

  function aor(page: PageOf<'aor'>): Aor {
    const { data } = page
    return {
      ...entity(page, hrefs),
      owner: known(data.ownerRole, found.roles),
      carries: known(data.carries, found.responsibilities),
      holder: data.holder,
      backup: data.backup,
      team: known(data.team, found.teams),
      scope: scopeOf(data.scope, config),
    }
  }
}

/** The assessments by `order`, then by title. */
export function buildAssessments(
  pages: ReadonlyMap<string, PageOf<'assessment'>>,
  found: Found,
  hrefs: ReadonlyMap<string, string>,
): Map<string, Assessment> {
  const sorted = [...pages.values()].sort(byOrder)
  return new Map(
    sorted.map((page): [string, Assessment] => {
      const { ownerRole, role, statements = [], passes } = page.data
      return [
        page.id,
        {
          ...entity(page, hrefs),
          owner: known(ownerRole, found.roles),
          role: known(role, found.roles),
          needed: needed(passes, statements.length),
        },
      ]
    }),
  )
}

function needed(passes: Assessment['page']['data']['passes'], statements: number): number | undefined {
  if (statements === 0 || passes === undefined) return undefined
  if (passes === 'half') return Math.ceil(statements / 2)
  return passes === 'all' ? statements : Math.min(passes, statements)
}

/** The focus areas by their `order`, then by title. Each one's `order` is its place among them. */
export function buildFocuses({ focuses, roles }: Found, hrefs: ReadonlyMap<string, string>): Map<string, Focus> {
  const sorted = [...focuses.values()].sort(byOrder)
  return new Map(
    sorted.map((page, order): [string, Focus] => [
      page.id,
      { ...entity(page, hrefs), owner: known(page.data.ownerRole, roles), order },
    ]),
  )
}

/** The career paths by `order`, then by title. */
export function buildPaths(
  pages: ReadonlyMap<string, PageOf<'path'>>,
  found: Found,
  hrefs: ReadonlyMap<string, string>,
): Map<string, Path> {
  const sorted = [...pages.values()].sort(byOrder)
  return new Map(
    sorted.map((page) => [
      page.id,
      { ...entity(page, hrefs), owner: known(page.data.ownerRole, found.roles), steps: steps(page, found) },
    ]),
  )
}

/** The steps both ends of which are known: a role of the handbook, or one the page lists as external. */
function steps({ data }: PageOf<'path'>, { roles }: Found): PathStep[] {
  return (data.steps ?? []).flatMap(({ from, to, via, need, note }) => {
    const [start, end] = [stop(from), stop(to)]
    return start && end ? [{ from: start, to: end, via: stop(via), need, note }] : []
  })

  function stop(id: string | undefined): Stop | undefined {
    if (id === undefined) return undefined
    if (roles.has(id)) return { kind: 'role', role: id }
    return data.external?.includes(id) ? { kind: 'external', title: titleFromName(id) } : undefined
  }
}

/** The practices by `order`, then by title. */
export function buildPractices(
  pages: ReadonlyMap<string, PageOf<'practice'>>,
  found: Found,
  hrefs: ReadonlyMap<string, string>,
): Map<string, Practice> {
  const sorted = [...pages.values()].sort(byOrder)
  return new Map(
    sorted.map((page): [string, Practice] => {
      const { data } = page
      return [
        page.id,
        {
          ...entity(page, hrefs),
          owner: known(data.ownerRole, found.roles),
          appliesTo: existing(data.appliesTo, found.roles),
          focuses: existing(data.coreFocus, found.focuses),
        },
      ]
    }),
  )
}

/** The releases by `order`, then the newest version first. */
export function buildReleases(
  pages: ReadonlyMap<string, PageOf<'release'>>,
  hrefs: ReadonlyMap<string, string>,
): Map<string, Release> {
  const sorted = [...pages.values()].sort((a, b) => byNumber(a.data.order, b.data.order) || byNaturalOrder(b.id, a.id))
  return new Map(
    sorted.map((page): [string, Release] => {
      const { date, retired = {} } = page.data
      return [page.id, { ...entity(page, hrefs), date, retired: new Map(Object.entries(retired)) }]
    }),
  )
}

/** The glossary by `order`, then by title. */
export function buildTerms(
  pages: ReadonlyMap<string, PageOf<'term'>>,
  hrefs: ReadonlyMap<string, string>,
): Map<string, Term> {
  const all = [...pages.values()].map((page): Term => {
    const { aliases = [], seeAlso = [] } = page.data
    return { ...entity(page, hrefs), aliases: aliases.map(({ name }) => name), seeAlso }
  })
  return new Map(all.sort((a, b) => byOrder(a.page, b.page)).map((term) => [term.id, term]))
}

/** Which pages pull in different directions. That one of the two says so is enough. */
export function collectTensions(
  pages: readonly Page[],
  entities: ReadonlyMap<string, Entity>,
  guides: ReadonlyMap<string, Guide>,
): Handbook['tensions'] {
  const found = new Map<string, Set<string>>()
  const add = (from: string, to: string) => found.set(from, (found.get(from) ?? new Set()).add(to))
  for (const { path, data } of pages) {
    for (const id of data.inTensionWith ?? []) {
      const other = (entities.get(id) ?? guides.get(`${id}.md`))?.page.path
      if (other === undefined || other === path) continue
      add(path, other)
      add(other, path)
    }
  }
  return new Map([...found].sort(([a], [b]) => byText(a, b)).map(([path, others]) => [path, [...others].sort(byText)]))
}
