import { orderIn } from '../base/languages.ts'
import { byNumber, byText } from '../base/text.ts'
import type { Page } from '../parse/types.ts'
import { existing, type Found, known, makeEntities, scopeOf, titleFromName } from './pages.ts'
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
export const buildAors = (found: Found, personIds: Handbook['personIds']): Map<AorId, Aor> =>
  makeEntities(found, 'aor', ({ data }) => ({
    carries: known(data.carries, found.byKind.responsibility),
    holder: personIds.get(data.holder ?? ''),
    backup: personIds.get(data.backup ?? ''),
    team: known(data.team, found.byKind.team),
    scope: scopeOf(data.scope, found.config),
  }))

/** The assessments by `order`, then by title. */
export const buildAssessments = (found: Found): Map<string, Assessment> =>
  makeEntities(found, 'assessment', ({ data: { role, statements = [], passes } }) => ({
    role: known(role, found.byKind.role),
    needed: needed(passes, statements.length),
  }))

function needed(passes: Assessment['page']['data']['passes'], statements: number): number | undefined {
  if (statements === 0 || passes === undefined) return undefined
  if (passes === 'half') return Math.ceil(statements / 2)
  return passes === 'all' ? statements : Math.min(passes, statements)
}

/** The focus areas by their `order`, then by title. Each one's `order` is its place among them. */
export const buildFocuses = (found: Found): Map<string, Focus> =>
  makeEntities(found, 'focus', (_, order) => ({ order }))

/** The career paths by `order`, then by title. */
export const buildPaths = (found: Found): Map<string, Path> =>
  makeEntities(found, 'path', (page) => ({ steps: steps(page, found) }))

/** The steps both ends of which are known: a role of the handbook, or one the page lists as external. */
function steps({ data }: PageOf<'path'>, { byKind }: Found): PathStep[] {
  return (data.steps ?? []).flatMap(({ from, to, via, need, note }) => {
    const [start, end] = [stop(from), stop(to)]
    return start && end ? [{ from: start, to: end, via: stop(via), need, note }] : []
  })

  function stop(id: string | undefined): Stop | undefined {
    if (id === undefined) return undefined
    if (byKind.role.has(id)) return { kind: 'role', role: id }
    const external = data.external?.[id]
    return external && { kind: 'external', title: external.title ?? titleFromName(id) }
  }
}

/** The practices by `order`, then by title. */
export const buildPractices = (found: Found): Map<string, Practice> =>
  makeEntities(found, 'practice', ({ data }) => ({
    appliesTo: existing(data.appliesTo, found.byKind.role),
    focuses: existing(data.coreFocus, found.byKind.focus),
  }))

/** The releases by `order`, then the newest version first. */
export const buildReleases = (found: Found): Map<string, Release> =>
  makeEntities(
    found,
    'release',
    () => ({}),
    (a, b) => byNumber(a.data.order, b.data.order) || orderIn()(b.id, a.id),
  )

/** The glossary by `order`, then by title. */
export const buildTerms = (found: Found): Map<string, Term> =>
  makeEntities(found, 'term', ({ data }) => ({ aliases: (data.aliases ?? []).map(({ name }) => name) }))

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
