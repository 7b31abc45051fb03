import { words } from '../../templates/words/words.ts'
import { pathKey } from '../base/paths.ts'
import { activeEntities, isHolder, isInvolved, isPresent, visibleEntities } from './queries.ts'
import type { Handbook, Role, Team } from './types.ts'

// The addresses of all pages that have no Markdown, from the site's root.

/** The first page. */
export const homeHref = 'index.html'
/** Everybody. */
export const peopleHref = 'people.html'
/** The anchor of somebody among them. */
export const personAnchor = (person: string): string => `rb-person-${person}`
/** Whom to go to, whatever team one is in. */
export const whoHref = 'who.html'
/** Whom to go to in one team. */
export const teamWhoHref = ({ id }: Pick<Team, 'id'>): string => `who/${id}.html`
export const matrixHref = ({ id }: Pick<MatrixSpec, 'id'>): string => `matrix/${id}.html`
/** The rows of a matrix with the names of those who answer in each team. */
export const namesHref = ({ id }: Pick<MatrixSpec, 'id'>): string => `matrix/${id}/names.html`
/** Two roles side by side, given in the order they are shown. */
export const compareHref = (left: Pick<Role, 'id'>, right: Pick<Role, 'id'>): string =>
  `compare/${left.id}/${right.id}.html`
export const coverageHref = 'coverage.html'
/** Reporting lines. */
export const reportingHref = 'reporting.html'
/** When each page is due for review. */
export const freshnessHref = 'freshness.html'
/** All releases. */
export const changesHref = 'changes.html'
export const searchHref = 'search.html'
/** Each role on a sheet of paper. */
export const cardsHref = 'cards.html'
/** The anchor of what one release changed for a role, on the release's page. */
export const roleAnchor = (role: string): string => `rb-role-${role}`
/** The anchor of one role's card. */
export const cardId = (role: string): string => `rb-card-${role}`
/** The whole handbook as one document, or the list of the documents that have it. */
export const printHref = 'print.html'
/** The anchor of one of several such documents in the list of them. */
export const volumeAnchor = (href: string): string => href.replace(/\.html$/, '')
/** What a server shows for addresses that lead nowhere. It looks for it at the top of the site. */
export const notFoundHref = '404.html'

const ownFiles = [notFoundHref, cardsHref, changesHref, coverageHref, printHref, whoHref]
const ownFolders = ['assets', 'compare', 'graph', 'matrix', 'who']

/** Whether the site needs an address for a page or a file of its own. The generated pages that are not among these give way to a page an author has written. */
export function isOwnAddress(href: string): boolean {
  const name = href.toLowerCase()
  return ownFiles.includes(name) || ownFolders.some((folder) => name.startsWith(`${folder}/`))
}

interface MatrixSpec {
  readonly id: string
  readonly title: string
  readonly show: 'responsibilities' | 'time'
  readonly roles: readonly Role[]
}

type Known = Pick<
  Handbook,
  'config' | 'roles' | 'responsibilities' | 'teams' | 'people' | 'hrefs' | 'involvement' | 'pages' | 'releases'
>

/**
 * Decides which pages there are that have no Markdown. Views make the pages of these addresses and links may
 * lead to them.
 */
export function generatedAddresses(handbook: Known): ReadonlySet<string> {
  const { people, releases, hrefs } = handbook
  const hasRows = activeEntities(handbook.responsibilities).length > 0
  const teams = visibleEntities(handbook.teams)
  // On a disk that ignores case too.
  const written = new Set([...hrefs.values()].map(pathKey))
  const namesSomebody = ({ holders }: Team) =>
    [...holders.values()].flat().some((id) => people.get(id)?.page?.page.data.hidden !== true)
  const unlessWritten = (href: string, isWanted: boolean) => (isWanted && !written.has(href) ? [href] : [])
  return new Set([
    ...unlessWritten(peopleHref, [...people.values()].some(isPresent)),
    // Without a responsibility there is nothing to go to anybody for.
    ...(hasRows ? [whoHref, ...teams.map(teamWhoHref)] : []),
    ...matrixSpecs(handbook).map(matrixHref),
    ...(hasRows && teams.some(namesSomebody)
      ? matrixSpecs(handbook)
          .filter(({ show }) => show === 'responsibilities')
          .map(namesHref)
      : []),
    ...(hasRows && teams.some(({ holders }) => holders.size > 0) ? [coverageHref] : []),
    ...unlessWritten(reportingHref, hasReportingLines(handbook)),
    ...unlessWritten(freshnessHref, hasReviews(handbook)),
    // A build that reads tags may know of more releases than have a page.
    ...unlessWritten(changesHref, visibleEntities(releases).length > 0),
    ...comparePages(handbook),
    ...unlessWritten(searchHref, true),
    ...(visibleEntities(handbook.roles).length > 0 ? [cardsHref] : []),
    printHref,
  ])
}

/** The configured matrices that have a role to show; without any, one of every active role that holds something, if there are two of them. */
export function matrixSpecs(
  handbook: Pick<Handbook, 'config' | 'roles' | 'responsibilities' | 'involvement'>,
): readonly MatrixSpec[] {
  const { config, roles } = handbook
  if (config.matrices.length === 0) {
    const holding = activeEntities(roles).filter((role) => isHolder(handbook, role))
    return holding.length < 2
      ? []
      : [{ id: 'roles', title: words.matrix.title, show: 'responsibilities', roles: holding }]
  }
  const byId = new Map<string, MatrixSpec>()
  for (const { id, title, show, roles: ids } of config.matrices) {
    const columns = [...new Set(ids)]
      .flatMap((role) => roles.get(role) ?? [])
      .filter(({ status }) => status === 'active')
    const shorts = columns.map(({ short }) => short).join(' / ')
    if (columns.length > 0 && !byId.has(id)) byId.set(id, { id, title: title ?? shorts, show, roles: columns })
  }
  return [...byId.values()]
}

const hasReportingLines = ({ roles }: Known): boolean =>
  activeEntities(roles).some(({ id, reportsTo = id }) => reportsTo !== id && roles.get(reportsTo)?.status === 'active')

const hasReviews = ({ pages }: Known): boolean =>
  [...pages.values()].some(
    ({ data }) => data.reviewedOn !== undefined && data.status !== 'historical' && data.hidden !== true,
  )

/** Every two roles of which one at least has something to do. An id of dots only cannot be part of an address. */
function comparePages(handbook: Known): string[] {
  const roles = activeEntities(handbook.roles).filter(({ id }) => !/^\.+$/.test(id))
  const busy = new Set(roles.filter((role) => isInvolved(handbook, role)))
  return roles.flatMap((left, index) =>
    roles
      .slice(index + 1)
      .filter((right) => busy.has(left) || busy.has(right))
      .map((right) => compareHref(left, right)),
  )
}
