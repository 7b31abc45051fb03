import { words } from '../../templates/words/words.ts'
import { withLazy } from '../base/lazy.ts'
import { searchHref, teamWhoHref, whoHref } from '../model/generated.ts'
import { activeEntities, involvementOf, isHeld, ownersOf, visibleEntities } from '../model/queries.ts'
import type { Aor, Example, FocusId, Handbook, PersonId, Responsibility, Role, RoleId, Team } from '../model/types.ts'
import { type Cell, cellOf } from './matrix.ts'
import {
  type AorRef,
  aorRef,
  type ContactWay,
  contactWays,
  focusRef,
  groupByFocus,
  type PersonRef,
  personRef,
  type Ref,
  type RoleRef,
  ref,
  roleRef,
  roleRefAt,
  type SummaryRef,
  summaryRef,
  teamContact,
} from './refs.ts'

export interface BackedAor extends AorRef {
  readonly backup?: PersonRef
}

export interface WhoEntry {
  readonly responsibility: SummaryRef
  readonly held: 'roles' | 'everyone' | 'nobody'
  readonly aliases?: readonly string[]
  /** What it looks like in a week's work. */
  readonly examples?: readonly Example[]
  /** The areas that the team has delegated it to, whose holders come before anybody else. */
  readonly delegated: readonly (BackedAor & { readonly holder: PersonRef } & Agreed)[]
  readonly contacts: readonly Contact[]
  /** Other areas that carry a part of it. */
  readonly aors: readonly BackedAor[]
}

interface WhoGroup {
  /** Missing for responsibilities whose focus is not defined. */
  readonly focus?: Ref & { readonly id: FocusId }
  readonly entries: readonly WhoEntry[]
}

export interface WhoView {
  readonly kind: 'who'
  readonly title: string
  readonly description: string
  readonly href: string
  readonly team?: Ref
  /** The same question whatever team one is in. */
  readonly anyTeam: string
  readonly teams: readonly Ref[]
  readonly groups: readonly WhoGroup[]
  /** The page to search on, which has what no list has. */
  readonly search?: string
}

/** What a list of who to go to is about: the people of one team instead of roles, some responsibilities instead of all. */
interface WhoOf {
  readonly team?: Team
  readonly rows?: readonly Responsibility[]
}

/** Whom to go to about each responsibility, by focus, and why. */
export function whoView(
  handbook: Handbook,
  { team, rows = activeEntities(handbook.responsibilities) }: WhoOf = {},
): WhoView {
  const known = {
    kind: 'who' as const,
    title: words.who.title(team?.title),
    description: words.who.description(team?.title),
    href: team ? teamWhoHref(team) : whoHref,
    team: team && ref(team),
    anyTeam: whoHref,
    teams: visibleEntities(handbook.teams).map((team) => ({ title: team.title, href: teamWhoHref(team) })),
    search: handbook.generated.has(searchHref) ? searchHref : undefined,
  }
  const groups = () =>
    groupByFocus(handbook, rows, (row) => row).map(({ focus, rows: shown }) => ({
      focus: focus && focusRef(focus),
      entries: shown.map((row) => entry(handbook, row, team)),
    }))
  return withLazy<typeof known, Pick<WhoView, 'groups'>>(known, { groups })
}

/** The list for the whole handbook, then one for each team. */
export const whoPages = (handbook: Handbook): WhoView[] =>
  handbook.generated.has(whoHref)
    ? [whoView(handbook), ...visibleEntities(handbook.teams).map((team) => whoView(handbook, { team }))]
    : []

function entry(handbook: Handbook, row: Responsibility, team: Team | undefined): WhoEntry {
  const { kind } = row.ownership
  const delegated = team ? delegatedBy(handbook, row, team) : []
  const aliases = (row.page.data.aliases ?? []).map(({ name }) => name)
  return {
    responsibility: summaryRef(row),
    ...(aliases.length > 0 && { aliases }),
    ...(row.examples.length > 0 && { examples: row.examples }),
    held: kind === 'everyone' || kind === 'nobody' ? kind : 'roles',
    delegated,
    contacts: team ? listTeamContacts(handbook, row, team) : listContacts(handbook, row),
    aors: visibleEntities(handbook.aors)
      .filter((aor) => aor.carries === row.id && (!team || aor.team === undefined || aor.team === team.id))
      .filter(({ id }) => delegated.every((one) => one.id !== id))
      .map((aor) => backed(handbook, aor, team)),
  }
}

/** An area that nobody holds is nobody to go to. */
function delegatedBy(handbook: Handbook, row: Responsibility, team: Team): WhoEntry['delegated'] {
  return team.changes.flatMap((change) => {
    const aor =
      change.kind === 'delegated' && change.responsibility === row.id ? handbook.aors.get(change.aor) : undefined
    if (aor?.status !== 'active' || aor.holder === undefined) return []
    const { why, until } = change
    const holder = personRef(handbook, aor.holder)
    return [{ ...backed(handbook, aor, team), holder, why, until }]
  })
}

/** On the page of a team it goes without saying that an area is the team's. */
function backed(handbook: Handbook, aor: Aor, team: Team | undefined): BackedAor {
  const { team: of, ...area } = aorRef(handbook, aor)
  return {
    ...area,
    team: aor.team === team?.id ? undefined : of,
    backup: aor.backup === undefined ? undefined : personRef(handbook, aor.backup),
  }
}

/** What holds for some time, and why. */
export interface Agreed {
  readonly why?: string
  readonly until?: string
}

/** Somebody to go to: a role and, where a team is asked about, whoever has it there. */
export interface Contact {
  readonly role: RoleRef
  /** Only for a team. Empty when nobody has the role there. */
  readonly people?: readonly PersonRef[]
  /** Where to ask besides asking the people: as the team says, or as the role does where no team is asked about. */
  readonly ask?: readonly ContactWay[]
  /** Nobody has the role there although somebody should. */
  readonly isGap?: true
  /** Whoever has the role in the nearest team around this one, when nobody has it here. */
  readonly above?: {
    readonly team: Ref
    readonly role: RoleRef
    readonly people: readonly PersonRef[]
    readonly ask?: readonly ContactWay[]
  }
  /** How the role answers for it; missing for one to go to all the same. */
  readonly cell?: Extract<Cell, { readonly kind: 'accountable' | 'shared' }>
  /** When to go there, in the author's words. */
  readonly situations: readonly string[]
  /** The role that would be the one, but that nobody here has on its own. */
  readonly insteadOf?: RoleRef
  /** The combined role that hands it on to this one. */
  readonly handedBy?: RoleRef
  /** The team's agreement that this role takes a larger part. */
  readonly leans?: Agreed
}

/** The roles to go to about a responsibility, those that a situation names first. */
function listContacts(handbook: Handbook, row: Responsibility): Contact[] {
  const { goTo } = row
  const roles = [...new Set([...goTo.keys(), ...ownersOf(row)])].flatMap((id) => handbook.roles.get(id) ?? [])
  return roles.map((role) => ({
    role: roleRef(role),
    ...asked(contactWays(role)),
    cell: held(handbook, role, row),
    situations: goTo.get(role.id) ?? [],
  }))
}

/**
 * The people of a team to go to about a responsibility, those that a situation names first, then those who answer for
 * it, then those who lean in. Whoever has several of these jobs is named once.
 */
function listTeamContacts(handbook: Handbook, row: Responsibility, team: Team): Contact[] {
  const found = new Map<string, Contact>()
  // What one answer knows of a contact stays known: so a contact lacks a key rather than having it undefined.
  const add = (answer: Answer, more: Partial<Contact> = {}) => {
    for (const [key, contact] of contactsOf(handbook, row, team, answer)) {
      const known = found.get(key)
      const situations = [...new Set([...(known?.situations ?? []), ...(more.situations ?? [])])]
      found.set(key, { ...known, ...contact, ...more, situations })
    }
  }
  const answers = listAnswers(handbook, team, row)
  for (const [id, situations] of row.goTo) {
    const role = handbook.roles.get(id)
    // A role that a situation names is asked as the owner it may be.
    if (role) add(answers.find(({ owner }) => owner === role) ?? seated(handbook, team, role), { situations })
  }
  for (const answer of answers) add(answer)
  for (const change of team.changes) {
    if (change.kind !== 'leans' || change.responsibility !== row.id) continue
    const { why, until } = change
    const role = handbook.roles.get(change.role)
    if (role) add(seated(handbook, team, role), { leans: { why, until } })
  }
  return [...found.values()]
}

/** Whoever has a role in a team, whatever it answers for. */
const seated = (handbook: Handbook, team: Team, role: Role): Answer => ({
  owner: role,
  seats: seatsWith(handbook, team, role.id),
  above: aboveOf(handbook, team, role.id),
  isGap: isVacant(team, role.id),
})

/** The contacts that an answer names, by what tells them apart. Where nobody has the role, that is a contact, too. */
function contactsOf(handbook: Handbook, row: Responsibility, team: Team, answer: Answer): [string, Contact][] {
  const { owner, seats, handed, above, isGap } = answer
  const contact = (role: Role, people: readonly PersonId[]): Contact => ({
    role: roleRefAt(role, team),
    people: people.map((id) => personRef(handbook, id)),
    // Where nobody is, whoever is next above is asked.
    ...asked(people.length > 0 || !above ? teamContact(handbook, team) : []),
    cell: held(handbook, role, row),
    situations: [],
    ...(handed && { handedBy: roleRefAt(handed.by, team) }),
  })
  if (seats.length === 0) {
    const role = handed?.to ?? owner
    const more = { isGap: isGap || undefined, ...(above && { above: stepIn(handbook, above) }) }
    return [[`not:${role.id}`, { ...contact(role, []), ...more }]]
  }
  return seats.map(({ role, written, people }) => {
    const wanted = handed ? role : owner
    return [
      written,
      { ...contact(role, people), ...(isVacant(team, wanted.id) && { insteadOf: roleRefAt(wanted, team) }) },
    ]
  })
}

const stepIn = (handbook: Handbook, { team, seats }: NonNullable<Answer['above']>): NonNullable<Contact['above']> => ({
  team: ref(team),
  role: roleRefAt(seats[0]!.role, team),
  people: [...new Set(seats.flatMap(({ people }) => people))].map((id) => personRef(handbook, id)),
  ...asked(teamContact(handbook, team)),
})

const asked = (ways: readonly ContactWay[]): Pick<Contact, 'ask'> => (ways.length > 0 ? { ask: ways } : {})

function held(handbook: Handbook, role: Role, row: Responsibility): Contact['cell'] | undefined {
  const found = cellOf(handbook, role, row)
  return isHeld(found) ? found : undefined
}

/** Who has one owner's part of a responsibility in a team. */
export interface Answer {
  /** The role that holds it by default. */
  readonly owner: Role
  /** Of a shared row: what this owner's part is. */
  readonly facet?: Responsibility
  /** Nobody here when empty. */
  readonly seats: readonly Seat[]
  /** The combined role that would have it here, but hands it on, and to whom. */
  readonly handed?: { readonly by: Role; readonly to?: Role }
  /** Who has it in the nearest team around this one, when nobody has it here. */
  readonly above?: { readonly team: Team; readonly seats: readonly Seat[] }
  /**
   * Nobody has it although somebody should: the team writes the role down as held by nobody, or hands the row on to
   * somebody who is not there, or is a team of the smallest scope. A larger one need not have every role of its own.
   */
  readonly isGap: boolean
}

/** Who answers for a responsibility in a team: an answer for each role that holds it by default. */
export function listAnswers(handbook: Handbook, team: Team, row: Responsibility): Answer[] {
  const facets = row.ownership.kind === 'shared' ? row.ownership.facets : undefined
  return ownersOf(row).flatMap((id) => {
    const owner = handbook.roles.get(id)
    return owner ? [answer(handbook, team, row, owner, handbook.responsibilities.get(facets?.get(id) ?? ''))] : []
  })
}

function answer(
  handbook: Handbook,
  team: Team,
  row: Responsibility,
  owner: Role,
  facet: Responsibility | undefined,
): Answer {
  const here = seatsFor(handbook, team, row, owner.id)
  if (here.length > 0) return { owner, facet, seats: here, isGap: false }
  const handed = handedOn(handbook, team, row, owner.id)
  if (handed && !handed.to) return { owner, facet, seats: [], handed, isGap: true }
  const wanted = handed?.to ?? owner
  const taking = handed ? seatsWith(handbook, team, wanted.id).filter(({ role }) => role !== handed.by) : []
  if (taking.length > 0) return { owner, facet, seats: taking, handed, isGap: false }
  const above = aboveOf(handbook, team, wanted.id)
  const isMissing = isVacant(team, wanted.id) || (!above && isSmallest(handbook, team))
  return { owner, facet, seats: [], handed, above, isGap: isMissing || (handed !== undefined && !above) }
}

function handedOn(handbook: Handbook, team: Team, row: Responsibility, owner: RoleId): Answer['handed'] {
  const by = seatsOf(handbook, team).find(({ role }) => role.givesUp.has(row.id) && isIn(role, owner))?.role
  return by && { by, to: handbook.roles.get(by.givesUp.get(row.id) ?? '') }
}

/** Who has a role in the nearest team around a team. */
export function aboveOf(handbook: Handbook, team: Team, id: RoleId): Answer['above'] {
  const all = around(handbook, team).map((one) => ({ team: one, seats: seatsWith(handbook, one, id) }))
  return all.find(({ seats }) => seats.length > 0)
}

/** A role of a team with those who hold it. */
export interface Seat {
  /** What they are: the combined role where they have the work of a missing one too. */
  readonly role: Role
  /** What the team's page calls them. */
  readonly written: RoleId
  readonly people: readonly PersonId[]
}

/** The roles that somebody holds in a team. */
export const seatsOf = ({ roles }: Handbook, team: Team): Seat[] =>
  [...team.holders].flatMap(([written, people]) => {
    const role = roles.get(team.acting.get(written) ?? written)
    return role && people.length > 0 ? [{ role, written, people }] : []
  })

/** The seats that have a role, on its own where there is such a seat, else as part of a combined one. */
export function seatsWith(handbook: Handbook, team: Team, id: RoleId): Seat[] {
  const all = seatsOf(handbook, team)
  return nearest(
    all.filter(({ role, written }) => written === id || isIn(role, id)),
    id,
  )
}

/** The seats that answer for what the role `owner` holds of a responsibility. Who hands it on does not. */
function seatsFor(handbook: Handbook, team: Team, row: Responsibility, owner: RoleId): Seat[] {
  const answering = seatsOf(handbook, team).filter(({ role }) => {
    const found = involvementOf(handbook, role, row)
    return isHeld(found) && (role.id === owner || found.via.includes(owner))
  })
  return nearest(answering, owner)
}

/** Whether a role is another one or has it among its parts. */
export const isIn = (role: Role, id: RoleId): boolean => role.id === id || role.parts.includes(id)

/** Whether a team writes down that nobody holds the role. */
export const isVacant = ({ holders }: Team, id: RoleId): boolean => holders.get(id)?.length === 0

/** Whether a team is of the smallest scope, or of none. */
export const isSmallest = ({ scopes }: Handbook, { scope }: Team): boolean =>
  scope === undefined || scope === scopes[0]?.id

function around({ teams }: Handbook, team: Team): Team[] {
  const seen = new Set([team])
  for (let next = teams.get(team.partOf ?? ''); next && !seen.has(next); next = teams.get(next.partOf ?? ''))
    seen.add(next)
  return [...seen].slice(1).filter(({ status }) => status === 'active')
}

function nearest(seats: readonly Seat[], id: RoleId): Seat[] {
  const exact = seats.filter(({ written }) => written === id)
  return exact.length > 0 ? exact : [...seats]
}
