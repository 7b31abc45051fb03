import { orderIn } from '../base/languages.ts'
import { decodePath, findPathFault, isOldAddress, parentFolder, pathKey, protocolOf } from '../base/paths.ts'
import { byNumber, groupBy, makeId } from '../base/text.ts'
import type { Claim, ClaimFault, Page } from '../parse/types.ts'
import type { FrontMatterOf } from '../schema/front-matter.ts'
import type { KeyPath } from '../yaml/yaml.ts'
import { homeHref, isOwnAddress } from './generated.ts'
import { formerHref } from './links.ts'
import { entity, type Found, known, makeEntities, scopeOf } from './pages.ts'
import { activeEntities, namesInPage } from './queries.ts'
import type {
  Aor,
  AorId,
  Handbook,
  Holding,
  PageOf,
  Person,
  PersonId,
  Role,
  RoleId,
  Team,
  TeamChange,
  TeamId,
} from './types.ts'

/**
 * Whom each name that a team or an area writes is the name of, by id. A page may be named by its title, by its id, and by its
 * title with the team behind it: `Ana Ruiz (payments)`. Of several pages with one title, the title alone is the first one's.
 */
export function identifyPeople(found: Found): Handbook['personIds'] {
  const { person, team, aor } = found.byKind
  const pages = [...person.values()]
  const ids = new Map(pages.toReversed().map(({ id }) => [id, id]))
  for (const page of pages)
    for (const name of [team.get(page.data.team ?? '')?.title, page.data.team])
      if (name !== undefined) ids.set(`${page.title} (${name})`, page.id)
  for (const { title, id } of pages.toReversed()) ids.set(title, id)
  const written = [...team.values(), ...aor.values()].flatMap((page) => namesInPage(page, 'person-name'))
  const taken = new Set(person.keys())
  for (const name of [...new Set(written.map(({ name }) => name))].sort(orderIn())) {
    if (ids.has(name)) continue
    const own = makeId(name) || 'person'
    let id = own
    for (let more = 2; taken.has(id); more++) id = `${own}-${more}`
    taken.add(id)
    ids.set(name, id)
  }
  return ids
}

/** Everybody who has a page or is named where something is held, or was, in order of name. */
export function peopleOf(
  found: Found,
  personIds: Handbook['personIds'],
  teams: ReadonlyMap<TeamId, Team>,
  aors: ReadonlyMap<AorId, Aor>,
): Map<PersonId, Person> {
  const { person: pages } = found.byKind
  // Nobody holds what is historical.
  const holds = groupBy([...inTeams(activeEntities(teams)), ...ofAors(activeEntities(aors))])
  const inOrder = orderIn(found.config.language)
  const names = new Map([...personIds].map(([name, id]) => [id, name]))
  const namesakes = groupBy([...pages.values()].map(({ title, id }) => [title, id]))
  const all = [...new Set(personIds.values())].map((id): Person => {
    const page = pages.get(id)
    const team = known(page?.data.team, teams)
    const isAlone = !page || namesakes.get(page.title)!.length === 1
    const name = page ? page.title + (isAlone ? '' : ` (${teams.get(team ?? '')?.title ?? id})`) : names.get(id)!
    return { id, name, page: page && entity(page, found), team, holds: holds.get(id) ?? [] }
  })
  return new Map(all.sort((a, b) => inOrder(a.name, b.name)).map((person) => [person.id, person]))
}

/** Whoever has two roles in one has the one that combines them. */
const inTeams = (teams: readonly Team[]): [PersonId, Holding][] =>
  teams.flatMap(({ id, holders, acting }) =>
    [...holders].flatMap(([role, names]) =>
      names.map((name): [PersonId, Holding] => [name, { kind: 'role', role: acting.get(role) ?? role, team: id }]),
    ),
  )

const ofAors = (aors: readonly Aor[]): [PersonId, Holding][] =>
  aors.flatMap(({ id, holder, backup }) => [
    ...(holder === undefined ? [] : [[holder, { kind: 'aor', aor: id }] satisfies [PersonId, Holding]]),
    ...(backup === undefined ? [] : [[backup, { kind: 'backup', aor: id }] satisfies [PersonId, Holding]]),
  ])

/** The teams by `order`, then the largest scope first, then by title. */
export function buildTeams(
  found: Found,
  roles: ReadonlyMap<RoleId, Role>,
  personIds: Handbook['personIds'],
): Map<TeamId, Team> {
  const { config, byKind } = found
  const size = ({ data }: PageOf<'team'>) => -config.scopes.findIndex(({ id }) => id === data.scope)
  return makeEntities(
    found,
    'team',
    ({ id, data }) => {
      const holders = holdersOf(data, roles, personIds)
      return {
        scope: scopeOf(data.scope, config),
        partOf: data.partOf === id ? undefined : known(data.partOf, byKind.team),
        holders,
        acting: acting(holders, roles),
        changes: (data.changes ?? []).flatMap((written) => change(written, found) ?? []),
      }
    },
    (a, b) => byNumber(a.data.order, b.data.order) || size(a) - size(b) || orderIn(config.language)(a.title, b.title),
  )
}

function holdersOf(
  { roles: named = {} }: FrontMatterOf<'team'>,
  roles: ReadonlyMap<RoleId, Role>,
  personIds: Handbook['personIds'],
): Team['holders'] {
  const written = new Map(Object.entries(named))
  const held = [...roles.keys()].filter((id) => written.has(id))
  return new Map(held.map((id) => [id, [...new Set(written.get(id)?.flatMap((name) => personIds.get(name) ?? []))]]))
}

/**
 * Whoever holds one part of a combined role while another part is written down as held by nobody has the whole of it.
 * A role that a team does not mention is not missing there: an area may have no lead of its own.
 */
function acting(holders: Team['holders'], roles: ReadonlyMap<RoleId, Role>): Team['acting'] {
  const isHeld = (id: RoleId) => (holders.get(id) ?? []).length > 0
  const isVacant = (id: RoleId) => holders.get(id)?.length === 0
  const acting = new Map<RoleId, RoleId>()
  for (const { id, parts, status, combines } of roles.values()) {
    if (combines.length === 0 || status !== 'active' || isHeld(id)) continue
    const [held, ...more] = parts.filter(isHeld)
    const covered = parts.every((part) => isHeld(part) || isVacant(part))
    if (held !== undefined && more.length === 0 && covered && !acting.has(held)) acting.set(held, id)
  }
  return acting
}

type Written = NonNullable<PageOf<'team'>['data']['changes']>[number]

function change(
  { responsibility, leans, delegatedTo, why, until }: Written,
  { byKind }: Found,
): TeamChange | undefined {
  if (!byKind.responsibility.has(responsibility)) return undefined
  const common = { responsibility, why, until }
  const role = known(leans, byKind.role)
  if (role !== undefined) return { ...common, kind: 'leans', role }
  const aor = known(delegatedTo, byKind.aor)
  return aor === undefined ? undefined : { ...common, kind: 'delegated', aor }
}

/** Every name and address that a page says it once had, and what keeps it from leading there. */
export function collectClaims(
  pages: readonly Page[],
  hrefs: Handbook['hrefs'],
  generated: ReadonlySet<string>,
): readonly Claim[] {
  const written = pages.flatMap((page) => names(page).map((name) => ({ page, ...name })))
  if (written.length === 0) return []
  const takenBy = occupied(hrefs, generated)
  const folders = new Set([...takenBy.keys()].flatMap(foldersOf))
  const former = new Map<string, string>()
  const formerFolders = new Set<string>()
  return written.map(({ page: { path }, key, written, beside }) => {
    const claim = { path, key, written }
    const name = decodePath(written).trim()
    if (protocolOf(name)) return { ...claim, fault: { kind: 'refused', why: 'it leads out of the site' } }
    const href = formerHref(name, beside)
    const why = noServer(written, name) ?? findPathFault(href)
    if (why) return { ...claim, fault: { kind: 'refused', why } }
    const fault = taken(href)
    if (fault) return { ...claim, href, fault }
    // One file on a disk that ignores case is one redirect.
    const known = former.get(pathKey(href))
    if (known === undefined) {
      former.set(pathKey(href), href)
      for (const folder of foldersOf(pathKey(href))) formerFolders.add(folder)
    }
    return { ...claim, href: known ?? href }
  })

  function taken(href: string): ClaimFault | undefined {
    const key = pathKey(href)
    if (isOwnAddress(href)) return { kind: 'taken' }
    for (const at of [key, ...foldersOf(key)]) {
      const by = takenBy.get(at)
      if (by !== undefined) return by === '' ? { kind: 'taken' } : { kind: 'taken', by }
      // A disk has no folder where it has a file.
      if (at !== key && former.has(at)) return { kind: 'taken' }
    }
    return folders.has(key) || formerFolders.has(key) ? { kind: 'taken' } : undefined
  }
}

/** A browser asks no server for what follows these. Within a name they are percent-encoded, and `?` is in none. */
function noServer(written: string, name: string): string | undefined {
  const sign = /[#?]/.exec(written)?.[0] ?? (name.includes('?') ? '?' : undefined)
  return sign && `what follows \`${sign}\` is not a part of the address`
}

interface Name {
  readonly written: string
  readonly key: KeyPath
  /** The folder that a name without a slash is in. */
  readonly beside?: string
}

/** Other tools name old addresses from the site's root; a page that was renamed was beside where it is. */
function names({ path, data }: Page): readonly Name[] {
  const own = each('formerly', data.formerly).map((name) => ({ ...name, beside: parentFolder(path) }))
  if (data.kind !== 'guide') return own
  const aliases = (data.aliases ?? []).flatMap(({ name }, index) =>
    isOldAddress(name) ? [{ written: name, key: ['aliases', index] }] : [],
  )
  return [...own, ...each('redirectFrom', data.redirectFrom), ...aliases]
}

const each = (key: string, list: readonly string[] | undefined): Name[] =>
  (list ?? []).map((written, index) => ({ written, key: [key, index] }))

/** Whose every address is, in the form in which a disk compares them: '' for pages that have no Markdown. */
function occupied(hrefs: Handbook['hrefs'], generated: ReadonlySet<string>): ReadonlyMap<string, string> {
  const own = [homeHref, ...generated].map((href): [string, string] => [pathKey(href), ''])
  return new Map([...own, ...[...hrefs].map(([path, href]): [string, string] => [pathKey(href), path])])
}

const foldersOf = (href: string): string[] => [...href.matchAll(/\//g)].map(({ index }) => href.slice(0, index))
