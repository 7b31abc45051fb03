import { words } from '../../templates/words/words.ts'
import type { AnswerContact, AnswerData, Topic } from '../base/client-data.ts'
import { groupBy } from '../base/text.ts'
import { activeEntities, visibleEntities } from '../model/queries.ts'
import type { Aor, Entity, Handbook, Holding, Person, Role, RoleId, Team } from '../model/types.ts'
import { personRef, seeAlso } from './refs.ts'
import { type Contact, listAnswers, seatsOf, seatsWith, type WhoEntry, type WhoView } from './who.ts'

/** What the topics refer to by number. */
interface Numbers {
  readonly people: ReadonlyMap<string, number>
  readonly roles: ReadonlyMap<RoleId, number>
  /** By the address of a team, as lists of who to go to name it. */
  readonly teams: ReadonlyMap<string, number>
}

/**
 * Everything that can be asked for, each with who to go to: what the field on the first page, the lists of who to go to
 * and the search answer from. `who`: the list for the whole handbook, then that of each team.
 */
export function answerData(handbook: Handbook, who: readonly WhoView[]): AnswerData {
  const people = [...handbook.people.keys()]
  const roles = visibleEntities(handbook.roles)
  const teams = visibleEntities(handbook.teams)
  const numbers: Numbers = {
    people: numbered(people),
    roles: numbered(roles.map(({ id }) => id)),
    teams: numbered(teams.map(({ href }) => href)),
  }
  const [general, ...ofTeams] = who
  const lists = new Map(ofTeams.flatMap(({ team, href }) => (team ? [[team.href, href] as const] : [])))
  return {
    people: people.map((name) => [name, personRef(handbook, name).href]),
    roles: roles.map(({ short, title, href }) => [short, title, href]),
    teams: teams.map(({ title, id, href, page }) => [
      title,
      unique([title, ...(page.data.aliases ?? []).map(({ name }) => name), id]),
      lists.get(href) ?? href,
    ]),
    topics: [
      ...dutyTopics(handbook, numbers, who),
      ...visibleEntities(handbook.aors).map((aor) => areaTopic(handbook, numbers, aor)),
      ...visibleEntities(handbook.practices).map((practice) => ({
        ...topic('practice', practice),
        ...holdersOf(handbook, numbers, practice.owner),
      })),
      ...roles.map((role) => roleTopic(handbook, numbers, role)),
      ...[...handbook.people.values()].map((person) => personTopic(handbook, numbers, person)),
      ...teams.map((team) => teamTopic(handbook, numbers, team)),
    ],
    ...(general && { who: [general.title, general.href] }),
  }
}

const numbered = (keys: readonly string[]) => new Map(keys.map((key, number) => [key, number]))

const unique = (names: readonly string[]) => [...new Set(names)]

/** What is the same for each kind of page. */
function topic<Kind extends Topic['kind']>(kind: Kind, { title, href, summary, page }: Entity) {
  const aliases = (page.data.aliases ?? []).map(({ name }) => name)
  return { kind, title, href, names: unique([title, ...aliases]), ...(summary !== undefined && { text: summary }) }
}

/** The responsibilities, with what the lists say about each. */
function dutyTopics(handbook: Handbook, numbers: Numbers, [general, ...ofTeams]: readonly WhoView[]): Topic[] {
  const terms = groupBy(
    activeEntities(handbook.terms).flatMap((term) => {
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
      text: [row.summary ?? '', ...row.examples.map(({ text }) => text)].join(' '),
      anywhere: entryContacts(numbers, entry),
      inTeams: Object.fromEntries(
        (inTeams.get(row.id) ?? []).flatMap(([number, entry]) =>
          number === undefined ? [] : [[number, entryContacts(numbers, entry)]],
        ),
      ),
    }
  })
}

/** Whoever an entry of a list names, the nearest to the matter first. */
function entryContacts(numbers: Numbers, { held, delegated, contacts }: WhoEntry): AnswerContact[] {
  return [
    ...delegated.map(({ holder, backup, title, why, until }) => ({
      people: numbersOf(numbers, [holder]),
      ...backupOf(numbers, backup?.name),
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
    ...(people && people.length > 0 && { people: numbersOf(numbers, people) }),
    ...roleOf(numbers, role.id),
    ...(notes.length > 0 && { notes }),
    ...(situations.length > 0 && { situations }),
    ...(isGap && { gap: 1 as const }),
  }
  if (!above) return [here]
  const next = { people: numbersOf(numbers, above.people), ...roleOf(numbers, above.role.id) }
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
  const held = aor.holder === undefined ? undefined : numbers.people.get(aor.holder)
  const holder: AnswerContact =
    held === undefined
      ? { notes: [words.common.heldByNobody], gap: 1 }
      : { people: [held], ...backupOf(numbers, aor.backup), ...teamOf(numbers, team?.href) }
  const carried = handbook.responsibilities.get(aor.carries ?? '')
  const answering = team && carried ? listAnswers(handbook, team, carried) : []
  const next = answering
    .filter(({ owner }) => owner.id === aor.owner)
    .flatMap(({ seats }) => seats)
    .map((seat) => ({
      people: numbersOf(
        numbers,
        seat.people.map((name) => ({ name })),
      ),
      ...roleOf(numbers, seat.role.id),
      ...teamOf(numbers, team?.href),
    }))
  const roles = next.length > 0 ? next : [roleOf(numbers, aor.owner ?? '')].filter(({ role }) => role !== undefined)
  return { ...topic('aor', aor), anywhere: [holder, ...roles] }
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
  const names = unique([role.title, role.short, role.id, ...role.titles.values(), ...role.aliases])
  return { ...topic('role', role), names, ...holdersOf(handbook, numbers, role.id) }
}

function personTopic(handbook: Handbook, numbers: Numbers, { name, page, holds }: Person): Topic {
  return {
    kind: 'person',
    title: name,
    href: page?.href ?? '',
    names: unique([name, ...(page?.page.data.aliases ?? []).map((alias) => alias.name)]),
    anywhere: [{ people: [numbers.people.get(name)!], notes: holds.flatMap((held) => holdingText(handbook, held)) }],
  }
}

function holdingText({ aors, roles, teams }: Handbook, holding: Holding): string[] {
  if (holding.kind === 'role') {
    const role = roles.get(holding.role)
    const team = teams.get(holding.team)
    return role && team ? [words.who.roleOf(role.titles.get(team.scope ?? '') ?? role.title, team.title)] : []
  }
  const title = aors.get(holding.aor)?.title
  if (title === undefined) return []
  return [holding.kind === 'aor' ? words.who.holdsArea(title) : words.who.backsArea(title)]
}

const teamTopic = (handbook: Handbook, numbers: Numbers, team: Team): Topic => ({
  ...topic('team', team),
  names: unique([team.title, ...(team.page.data.aliases ?? []).map(({ name }) => name), team.id]),
  anywhere: seatsOf(handbook, team).map((seat) => seatContact(numbers, seat)),
})

const seatContact = (numbers: Numbers, { role, people }: ReturnType<typeof seatsOf>[number]): AnswerContact => ({
  people: numbersOf(
    numbers,
    people.map((name) => ({ name })),
  ),
  ...roleOf(numbers, role.id),
})

const numbersOf = ({ people }: Numbers, named: readonly { readonly name: string }[]): number[] =>
  named.flatMap(({ name }) => people.get(name) ?? [])

const roleOf = ({ roles }: Numbers, id: RoleId): Pick<AnswerContact, 'role'> => numberAs('role', roles.get(id))

const teamOf = ({ teams }: Numbers, href = ''): Pick<AnswerContact, 'team'> => numberAs('team', teams.get(href))

const backupOf = ({ people }: Numbers, name = ''): Pick<AnswerContact, 'backup'> => numberAs('backup', people.get(name))

const numberAs = <Key extends string>(key: Key, number: number | undefined) =>
  (number === undefined ? {} : { [key]: number }) as { readonly [K in Key]?: number }
