import { pathKey } from '../base/paths.ts'
import { activeEntities } from './queries.ts'
import type { Handbook, Role } from './types.ts'

type Known = Pick<
  Handbook,
  'config' | 'roles' | 'responsibilities' | 'teams' | 'people' | 'hrefs' | 'involvement' | 'pages' | 'releases'
>

/** The addresses of all pages that no Markdown stands behind, so that an author can link to them. */
export function generatedAddresses(handbook: Known): ReadonlySet<string> {
  const overviews = [...everybody(handbook), ...who(handbook), ...matrices(handbook), ...coverage(handbook)]
  const more = [...reporting(handbook), ...freshness(handbook), ...changes(handbook), ...comparisons(handbook)]
  return new Set([...overviews, ...more, ...search(handbook), ...cards(handbook), 'print.html'])
}

/** The page with everybody, unless nobody is named. */
const everybody = ({ people, hrefs }: Known): string[] =>
  people.size > 0 && !isTaken('people.html', hrefs) ? ['people.html'] : []

/** Whether an author has written a page of that name, on a disk that ignores case too. */
const isTaken = (href: string, hrefs: Handbook['hrefs']): boolean =>
  [...hrefs.values()].some((other) => pathKey(other) === href)

/** Whom to go to in general and in each team; without a responsibility there is nothing to go to anybody for. */
function who(handbook: Known): string[] {
  if (rows(handbook).length === 0) return []
  return [whoHref, ...activeTeams(handbook).map(({ id }) => `who/${id}.html`)]
}

/** A configured matrix has a page when it has a role to show. */
function matrices(handbook: Known): string[] {
  const { config, roles } = handbook
  if (config.matrices.length === 0)
    return activeEntities(roles).filter(holds(handbook)).length < 2 ? [] : ['matrix/roles.html']
  return config.matrices
    .filter((matrix) => matrix.roles.some((role) => roles.get(role)?.status === 'active'))
    .map(({ id }) => `matrix/${id}.html`)
}

const coverage = (handbook: Known): string[] =>
  rows(handbook).length > 0 && activeTeams(handbook).some(({ holders }) => holders.size > 0) ? ['coverage.html'] : []

/** Whether one active role reports to another, which is when there is a page of reporting lines, if no author has written one. */
function reporting({ roles, hrefs }: Known): string[] {
  if (isTaken('reporting.html', hrefs)) return []
  const any = activeEntities(roles).some(
    ({ id, reportsTo = id }) => reportsTo !== id && roles.get(reportsTo)?.status === 'active',
  )
  return any ? ['reporting.html'] : []
}

/** Whether a page that lists show says when it was reviewed, which is when there is a page of reviews, if no author has written one. */
function freshness({ pages, hrefs }: Known): string[] {
  if (isTaken('freshness.html', hrefs)) return []
  const any = [...pages.values()].some(
    ({ data }) => data.reviewedOn !== undefined && data.status !== 'historical' && data.hidden !== true,
  )
  return any ? ['freshness.html'] : []
}

/** All releases that have a page, if no author has written one of that name. A build that reads tags may know of more. */
function changes({ releases, hrefs }: Known): string[] {
  if (isTaken('changes.html', hrefs)) return []
  return activeEntities(releases).some(({ page }) => page.data.hidden !== true) ? ['changes.html'] : []
}

/** A sheet for every role of the present that lists show. */
const cards = ({ roles }: Known): string[] =>
  activeEntities(roles).some(({ page }) => page.data.hidden !== true) ? ['cards.html'] : []

/** Where to search, if no author has written a page of that name. */
const search = ({ hrefs }: Known): string[] => (isTaken('search.html', hrefs) ? [] : ['search.html'])

/** Every two roles of which one at least has something to do. An id of dots only cannot be part of an address. */
function comparisons(handbook: Known): string[] {
  const roles = activeEntities(handbook.roles).filter(({ id }) => !/^\.+$/.test(id))
  const busy = new Set(roles.filter((role) => holds(handbook)(role) || isInvolved(handbook, role, ['supports'])))
  return roles.flatMap((left, index) =>
    roles
      .slice(index + 1)
      .filter((right) => busy.has(left) || busy.has(right))
      .map((right) => `compare/${left.id}/${right.id}.html`),
  )
}

const holds = (handbook: Known) => (role: Role) =>
  role.combines.length > 0 || isInvolved(handbook, role, ['accountable', 'shared'])

const isInvolved = (handbook: Known, { id }: Role, kinds: readonly string[]) =>
  rows(handbook).some((row) => kinds.includes(handbook.involvement.get(id)?.get(row.id)?.kind ?? 'none'))

const rows = ({ responsibilities }: Known) => activeEntities(responsibilities)

/** Those that lists show. */
const activeTeams = ({ teams }: Known) => activeEntities(teams).filter(({ page }) => page.data.hidden !== true)

/** Where the whole handbook is one document. */
export const printHref = 'print.html'

/** Where each role has a sheet of paper. */
export const cardsHref = 'cards.html'

/** Whom to go to, in general. */
export const whoHref = 'who.html'

/** The anchor of what one release changed for a role, on the release's page. */
export const roleAnchor = (role: string) => `rb-role-${role}`

/** The anchor of one role's card. */
export const cardId = (role: string) => `rb-card-${role}`

/** Where readers search. */
export const searchHref = 'search.html'

/** Where all releases are listed, and where they are told to programs. */
export const changesHref = 'changes.html'
