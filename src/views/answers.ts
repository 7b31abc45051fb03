import { words } from '../../templates/words/words.ts'
import type { AnswerContact, AnswerData, AnswerWay, Topic } from '../base/client-data.ts'
import { groupBy } from '../base/text.ts'
import { involvementOf, visibleEntities } from '../model/queries.ts'
import type { Aor, Entity, Handbook, Person, PersonId, Responsibility, Role, RoleId, Team } from '../model/types.ts'
import { isListed, listHoldings } from './people.ts'
import { type ContactWay, contactWays, type PersonRef, personRef, seeAlso, teamContact } from './refs.ts'
import { type Contact, listAnswers, type Seat, seatsOf, seatsWith, type WhoEntry, type WhoView } from './who.ts'

/** What the topics refer to by number. */
interface Numbers {
  /** Only whoever a topic names: it grows with the topics. */
  readonly people: Map<PersonId, number>
  readonly roles: ReadonlyMap<RoleId, number>
  /** By the address of a team, as lists of who to go to name it. */
  readonly teams: ReadonlyMap<string, number>
}

/**
 * Everything that can be asked for, each with who to go to: what the field on the first page, the lists of who to go to
 * and the search answer from. `who`: the list for the whole handbook, then that of each team.
 */
export function answerData(handbook: Handbook, who: readonly WhoView[]): AnswerData {
  const roles = visibleEntities(handbook.roles)
  const teams = visibleEntities(handbook.teams)
  const numbers: Numbers = {
    people: new Map(),
    roles: numbered(roles.map(({ id }) => id)),
    teams: numbered(teams.map(({ href }) => href)),
  }
  const [general, ...ofTeams] = who
  const lists = new Map(ofTeams.flatMap(({ team, href }) => (team ? [[team.href, href] as const] : [])))
  const topics = [
    ...dutyTopics(handbook, numbers, who),
    ...visibleEntities(handbook.aors).map((aor) => areaTopic(handbook, numbers, aor)),
    ...visibleEntities(handbook.practices).map((practice) => ({
      ...topic('practice', practice),
      ...holdersOf(handbook, numbers, practice.owner),
    })),
    ...roles.map((role) => roleTopic(handbook, numbers, role)),
    ...[...handbook.people.values()].filter(isListed).map((person) => personTopic(handbook, numbers, person)),
    ...teams.map((team) => teamTopic(handbook, numbers, team)),
  ]
  return {
    people: [...numbers.people.keys()].map((id) => {
      const { name, href, contact = [] } = personRef(handbook, id)
      const isHidden = handbook.people.get(id)?.page?.page.data.hidden === true
      return [name, isHidden ? '' : (href ?? ''), ...waysAs(contact)]
    }),
    roles: roles.map((role) => [role.short, role.title, role.href, ...waysAs(contactWays(role))]),
    teams: teams.map((team) => [
      team.title,
      namesOf(team, team.id),
      lists.get(team.href) ?? team.href,
      ...waysAs(teamContact(handbook, team)),
    ]),
    topics,
    ...(general && { who: [general.title, general.href] }),
  }
}

const numbered = (keys: readonly string[]) => new Map(keys.map((key, number) => [key, number]))

/** All that a page is called. */
const namesOf = ({ title, page }: Entity, ...more: readonly string[]): string[] => [
  ...new Set([title, ...(page.data.aliases ?? []).map(({ name }) => name), ...more]),
]

/** Ways to reach somebody, as the last of what is said of them. */
const waysAs = (ways: readonly ContactWay[]): [ways?: readonly AnswerWay[]] =>
  ways.length === 0
    ? []
    : [ways.map(({ for: label, text, href }) => (href === undefined ? [label, text] : [label, text, href]))]

/** What is the same for each kind of page. */
function topic<Kind extends Topic['kind']>(kind: Kind, entity: Entity, ...names: readonly string[]) {
  const { title, href, summary, page } = entity
  const { keywords = [] } = page.data
  return {
    kind,
    title,
    href,
    names: namesOf(entity, ...names),
    ...(keywords.length > 0 && { keywords }),
    ...(summary !== undefined && { text: summary }),
  }
}

/** The responsibilities, with what the lists say about each. */
function dutyTopics(handbook: Handbook, numbers: Numbers, [general, ...ofTeams]: readonly WhoView[]): Topic[] {
  const terms = groupBy(
    visibleEntities(handbook.terms).flatMap((term) => {
      const leadsTo = seeAlso(handbook, term).find(({ id }) => handbook.responsibilities.has(id))
      return leadsTo ? [[leadsTo.id, [term.title, ...term.aliases]] as const] : []
    }),
  )
  const inTeams = groupBy(
    ofTeams.flatMap(({ team, groups }) =>
      groups.flatMap(({ entries }) =>
        entries.map(
          (entry) => [entry.responsibility.id, [numbers.teams.get(team?.href ?? ''), entry] as const] as const,
        ),
      ),
    ),
  )
  const seen = new Set<string>()
  const entries = (general?.groups ?? []).flatMap(({ entries }) => entries)
  return entries.flatMap((entry) => {
    const row = handbook.responsibilities.get(entry.responsibility.id)
    // A list has a duty under each focus that it belongs to.
    if (!row || row.page.data.hidden || seen.has(row.id)) return []
    seen.add(row.id)
    const { alone, delegated, team } = row.decides
    return {
      ...topic('responsibility', row),
      terms: (terms.get(row.id) ?? []).flat(),
      decides: [...alone, ...delegated, ...team],
      ...(row.examples.length > 0 && { examples: row.examples.map(({ text }) => text) }),
      ...supportOf(handbook, numbers, row),
      anywhere: entryContacts(numbers, entry),
      inTeams: Object.fromEntries(
        (inTeams.get(row.id) ?? []).flatMap(([number, entry]) =>
          number === undefined ? [] : [[number, entryContacts(numbers, entry)]],
        ),
      ),
    }
  })
}

/** How each role supports a responsibility, as a matrix says it. */
function supportOf(handbook: Handbook, { roles }: Numbers, row: Responsibility): Pick<Topic, 'supports'> {
  const found = [...roles].flatMap(([id, number]) => {
    const involved = involvementOf(handbook, handbook.roles.get(id)!, row)
    return involved.kind === 'supports' && involved.how.length > 0 ? [[number, involved.how] as const] : []
  })
  return found.length > 0 ? { supports: Object.fromEntries(found) } : {}
}

/** Whoever an entry of a list names, the nearest to the matter first. */
function entryContacts(numbers: Numbers, { held, delegated, contacts }: WhoEntry): AnswerContact[] {
  return [
    ...delegated.map(({ holder, backup, title, why, until }) => ({
      people: numbersOf(numbers, [holder.id]),
      ...backupOf(numbers, backup?.id),
      notes: [sentence(words.who.holds(holder.name, title)), agreedText(words.who.delegated, why, until)],
    })),
    ...contacts.flatMap((contact) => contactsOf(numbers, contact)),
    ...(held === 'everyone' ? [{ notes: [words.who.anybody, words.who.nearest] }] : []),
    ...(held === 'nobody' ? [{ notes: [words.who.nobody], gap: 1 as const }] : []),
  ]
}

/** A contact, and whoever has the role around a team that lacks it. */
function contactsOf(numbers: Numbers, contact: Contact): AnswerContact[] {
  const { role, people, isGap, situations, cell, insteadOf, handedBy, leans, above } = contact
  const isAbsent = people?.length === 0
  const notes = [
    ...(isAbsent ? [absenceText(contact)] : cell ? [holdText(cell, insteadOf)] : []),
    ...(insteadOf && !cell ? [words.who.noSeparate(insteadOf.title)] : []),
    ...(handedBy && !isAbsent ? [words.who.handedBy(handedBy.title)] : []),
    ...(leans ? [agreedText(words.who.leansIn, leans.why, leans.until)] : []),
  ]
  const here = {
    ...(people && people.length > 0 && { people: numbersOf(numbers, idsOf(people)) }),
    ...roleOf(numbers, role.id),
    ...(notes.length > 0 && { notes }),
    ...(situations.length > 0 && { situations }),
    ...((cell?.kind === 'accountable' || cell?.settlesDoubt) && { first: 1 as const }),
    ...(isGap && { gap: 1 as const }),
  }
  if (!above) return [here]
  const next = { people: numbersOf(numbers, idsOf(above.people)), ...roleOf(numbers, above.role.id) }
  return [here, { ...next, ...teamOf(numbers, above.team.href) }]
}

const absenceText = ({ role, handedBy, isGap }: Contact) => {
  if (handedBy) return words.who.handsOnToNobody(handedBy.title)
  return sentence(isGap ? words.common.nobodyIs(role.title) : words.who.noneAtThisLevel(role.title))
}

function holdText(cell: NonNullable<Contact['cell']>, insteadOf: Contact['insteadOf']): string {
  const vacancy = insteadOf ? words.who.insteadOf(insteadOf.title) : ''
  if (cell.kind === 'accountable') return words.levels.accountable + vacancy
  const facets = words.and(cell.facets.map(({ title }) => title))
  const settles = cell.settlesDoubt ? `, ${words.common.settlesDoubt}` : ''
  return `${words.who.sharesIt}${facets && `: ${facets}`}${vacancy}${settles}`
}

const agreedText = (what: string, why = '', until?: string) =>
  `${what}${until === undefined ? '' : sentence(words.cells.until(until))}${why && `: ${why}`}`

/** A sentence with holes, filled with text alone. */
const sentence = (parts: unknown): string => [parts].flat(9).join('')

/** An area: its holder, or else the role that it is a part of. */
function areaTopic(handbook: Handbook, numbers: Numbers, aor: Aor): Topic {
  const team = handbook.teams.get(aor.team ?? '')
  const holder: AnswerContact =
    aor.holder === undefined
      ? { notes: [words.common.heldByNobody], gap: 1 }
      : { people: numbersOf(numbers, [aor.holder]), ...backupOf(numbers, aor.backup), ...teamOf(numbers, team?.href) }
  const carried = handbook.responsibilities.get(aor.carries ?? '')
  const answering = team && carried ? listAnswers(handbook, team, carried) : []
  const next = answering
    .filter(({ owner }) => owner.id === aor.owner)
    .flatMap(({ seats }) => seats)
    .map((seat) => ({
      people: numbersOf(numbers, seat.people),
      ...roleOf(numbers, seat.role.id),
      ...teamOf(numbers, team?.href),
    }))
  const roles = next.length > 0 ? next : [roleOf(numbers, aor.owner ?? '')].filter(({ role }) => role !== undefined)
  const ways = waysAs(contactWays(aor))[0]
  return { ...topic('aor', aor), ...(ways && { ways }), anywhere: [holder, ...roles] }
}

/** Whoever has a role: in general the role alone, in a team its people. */
function holdersOf(handbook: Handbook, numbers: Numbers, id: RoleId | undefined): Pick<Topic, 'anywhere' | 'inTeams'> {
  if (id === undefined || !numbers.roles.has(id)) return { anywhere: [] }
  const inTeams = visibleEntities(handbook.teams).map((team) => {
    const seats = seatsWith(handbook, team, id)
    return [numbers.teams.get(team.href)!, seats.map((seat) => seatContact(numbers, seat))] as const
  })
  return {
    anywhere: [roleOf(numbers, id)],
    inTeams: Object.fromEntries(inTeams.filter(([, contacts]) => contacts.length > 0)),
  }
}

function roleTopic(handbook: Handbook, numbers: Numbers, role: Role): Topic {
  const names = [role.short, role.id, ...role.titles.values()]
  return { ...topic('role', role, ...names), ...holdersOf(handbook, numbers, role.id) }
}

function personTopic(handbook: Handbook, numbers: Numbers, person: Person): Topic {
  const { id, name, page } = person
  const { roles, aors, backupOf } = listHoldings(handbook, person)
  const notes = [
    ...roles.map(({ role, team }) => words.who.roleOf(role.title, team.title)),
    ...aors.map(({ title }) => words.who.holdsArea(title)),
    ...backupOf.map(({ title }) => words.who.backsArea(title)),
  ]
  const anywhere = [{ people: numbersOf(numbers, [id]), notes }]
  if (page) return { ...topic('person', page, name), anywhere }
  return { kind: 'person', title: name, href: personRef(handbook, id).href ?? '', names: [name], anywhere }
}

const teamTopic = (handbook: Handbook, numbers: Numbers, team: Team): Topic => ({
  ...topic('team', team, team.id),
  anywhere: [...seatsOf(handbook, team).map((seat) => seatContact(numbers, seat)), ...askAt(numbers, team)],
})

/** Where to ask a team itself. */
const askAt = (numbers: Numbers, team: Team): AnswerContact[] => {
  const number = numbers.teams.get(team.href)
  return number === undefined ? [] : [{ team: number }]
}

const seatContact = (numbers: Numbers, { role, people }: Seat): AnswerContact => ({
  people: numbersOf(numbers, people),
  ...roleOf(numbers, role.id),
})

const numbersOf = (numbers: Numbers, ids: readonly PersonId[]): number[] => ids.map((id) => personNumber(numbers, id))

function personNumber({ people }: Numbers, id: PersonId): number {
  const number = people.get(id) ?? people.size
  people.set(id, number)
  return number
}

const idsOf = (people: readonly PersonRef[]) => people.map(({ id }) => id)

const roleOf = ({ roles }: Numbers, id: RoleId): Pick<AnswerContact, 'role'> => numberAs('role', roles.get(id))

const teamOf = ({ teams }: Numbers, href = ''): Pick<AnswerContact, 'team'> => numberAs('team', teams.get(href))

const backupOf = (numbers: Numbers, id: PersonId | undefined): Pick<AnswerContact, 'backup'> =>
  id === undefined ? {} : { backup: personNumber(numbers, id) }

const numberAs = <Key extends string>(key: Key, number: number | undefined) =>
  (number === undefined ? {} : { [key]: number }) as { readonly [K in Key]?: number }
