import { type Message, report, topOf } from '../base/messages.ts'
import { pathKey } from '../base/paths.ts'
import { byText } from '../base/text.ts'
import { activeEntities, isHeld } from '../model/queries.ts'
import type { Handbook, PersonId, Role, RoleId, Team } from '../model/types.ts'
import type { KeyPath } from '../yaml/yaml.ts'
import { ownersKnown } from './ownership.ts'
import { type Check, headingPlace, type Places, wasReadFully } from './places.ts'

/** A list of examples has some. That there is no list at all is reported when the page is read. */
function* roleExamples({ roles }: Handbook, places: Places): Iterable<Message> {
  for (const { page } of roles.values()) {
    if (page.data.examples?.length !== 0 || !wasReadFully(page, ['examples'], places)) continue
    const message = 'Unexpected empty list of examples, expected at least one'
    const hint = 'Add a sentence about what somebody in this role did or does.'
    yield report('role-without-examples', places.inPage(page, ['examples']), message, { hint })
  }
}

function* idleRoles(handbook: Handbook, places: Places): Iterable<Message> {
  const rows = activeEntities(handbook.responsibilities)
  const busy = new Set<RoleId>(rows.flatMap(({ goTo }) => [...goTo.keys()]))
  for (const { owner } of handbook.aors.values()) if (owner) busy.add(owner)
  for (const { givesUp } of handbook.roles.values()) for (const to of givesUp.values()) if (to) busy.add(to)
  const idle = activeEntities(handbook.roles).filter(
    (role) =>
      !busy.has(role.id) &&
      role.page.data.combines === undefined &&
      rows.every(({ id }) => handbook.involvement.get(role.id)?.get(id)?.kind === 'none') &&
      wasReadFully(role.page, ['combines', 'track', 'status'], places),
  )
  // A handbook that has no responsibilities yet is not finished, and who owns what is not known may own these.
  if (idle.length === 0 || rows.length === 0 || !ownersKnown(handbook, places)) return
  const forEveryone = rows.some(({ ownership }) => ownership.kind === 'everyone')
  for (const role of idle) {
    const hint =
      forEveryone && !role.track
        ? 'Write `track:`, if it is a role of engineers, or name it on a responsibility, or write `status: historical` here.'
        : 'Name it on a responsibility, or write `status: historical` here.'
    yield report('role-no-duty', topOf(role.page.path), 'This role owns, shares and supports nothing', { hint })
  }
}

function* combinedParts({ roles }: Handbook, places: Places): Iterable<Message> {
  const { inPage } = places
  for (const role of roles.values()) {
    const { combines } = role.page.data
    if (!combines || !wasReadFully(role.page, ['combines'], places)) continue
    const distinct = new Set(combines)
    if (distinct.size < 2 && !distinct.has(role.id)) {
      const found = distinct.size === 0 ? 'no role' : 'one role'
      const message = `Unexpected \`combines\` with ${found}, expected two or more`
      const hint = 'Name the other role, or remove the key.'
      yield report('role-combine-unknown', inPage(role.page, ['combines']), message, { hint })
    } else
      for (const [index, part] of combines.entries()) {
        if (combines.indexOf(part) === index) continue
        const message = `Unexpected second \`${part}\`, expected each role once`
        const hint = `Write \`combines: [${[...distinct].join(', ')}]\`.`
        yield report('role-combine-unknown', inPage(role.page, ['combines', index]), message, { hint })
      }
  }
}

const ranks = ['title', 'short name', 'alias'] as const

interface Name {
  readonly role: Role
  readonly name: string
  readonly what: (typeof ranks)[number]
  /** Missing where the name is not written but follows from the id. */
  readonly path?: KeyPath
}

function* roleNames({ roles }: Handbook, { inPage }: Places): Iterable<Message> {
  const first = new Map<string, Name>()
  const placeOf = ({ role: { page }, path }: Name) => (path ? inPage(page, path) : headingPlace(page))
  const all = activeEntities(roles)
    .sort((a, b) => byText(a.page.path, b.page.path))
    .flatMap(namesOf)
  // A title has more right to a name than an alias has, whichever page comes first.
  for (const name of ranks.flatMap((rank) => all.filter(({ what }) => what === rank))) {
    const key = spelling(name)
    const other = first.get(key)
    if (!other) first.set(key, name)
    else if (other.role !== name.role) {
      const { id } = other.role
      const message = `Unexpected ${name.what} \`${name.name}\`, expected one that \`${id}\` does not have`
      const related = { ...placeOf(other), message: `\`${id}\` has it here` }
      yield report('role-alias-clash', placeOf(name), message, { hint: hintOf(name), related })
    }
  }
}

function namesOf(role: Role): Name[] {
  const { title, short, aliases = [] } = role.page.data
  const path = (key: string, written: unknown) => (written === undefined ? {} : { path: [key] })
  const all: Name[] = [
    { role, name: role.title, what: 'title', ...path('title', title) },
    { role, name: role.short, what: 'short name', ...path('short', short) },
    ...aliases.flatMap(({ name, ambiguous }, index): Name[] =>
      ambiguous ? [] : [{ role, name, what: 'alias', path: ['aliases', index] }],
    ),
  ]
  // A role without a short name goes by its title, which is one name.
  return all.filter((name, at) => all.findIndex((other) => spelling(other) === spelling(name)) === at)
}

/** Capitals and hyphens make no other name. */
const spelling = ({ name }: Name): string => pathKey(name).replace(/[\s_-]+/g, ' ')

const hintOf = ({ what, name }: Name): string =>
  what === 'alias'
    ? `Remove it, or write \`{name: ${name}, ambiguous: true}\` where people use it for both.`
    : what === 'title'
      ? 'Change one of the titles.'
      : 'Write another `short:`.'

/** Whoever has two jobs at once says what they hand on once it is too much. */
function* combinedLoad({ roles, responsibilities, involvement, config }: Handbook, places: Places): Iterable<Message> {
  const most = config.limits.combinedLoad
  for (const role of activeEntities(roles)) {
    if (role.combines.length === 0 || role.page.data.givesUp) continue
    if (!wasReadFully(role.page, ['givesUp'], places)) continue
    const held = activeEntities(responsibilities).filter(({ id }) => {
      const found = involvement.get(role.id)?.get(id)
      return found && isHeld(found)
    })
    if (held.length <= most) continue
    const message = `Unexpected ${held.length} responsibilities on one person, expected at most ${most} without \`givesUp\``
    const hint = 'Add `givesUp:` with those that others take, or `givesUp: []` to say that the role keeps all.'
    yield report('role-load', places.inPage(role.page, ['combines']), message, { hint })
  }
}

/** No role is made of itself or reports to itself, however long the way. */
function* roleCycles({ roles }: Handbook, { inPage }: Places): Iterable<Message> {
  const data = new Map([...roles].map(([id, { page }]) => [id, page.data]))
  const byPath = [...roles].sort(([, a], [, b]) => byText(a.page.path, b.page.path))
  const ways = {
    combines: (id: string) => data.get(id)?.combines ?? [],
    reportsTo: (id: string) => [data.get(id)?.reportsTo ?? []].flat(),
  }
  for (const [key, next] of Object.entries(ways)) {
    const reported = new Set<string>()
    for (const [id, { page }] of byPath) {
      const circle = findCircle(id, next)
      const members = circle.slice(1).sort().join(' ')
      if (circle.length === 0 || reported.has(members)) continue
      reported.add(members)
      const message = `Unexpected circle: by \`${key}\`, \`${id}\` leads back to itself`
      const way = circle.length > 2 ? `: ${circle.map((one) => `\`${one}\``).join(' → ')}` : ''
      const hint = `Change \`${key}\` on ${circle.length > 2 ? 'one of the pages' : 'the page'}.`
      yield report('role-cycle', inPage(page, [key]), `${message}${way}`, { hint })
    }
  }
}

/** The shortest way from an id to itself, both ends included, or none. */
export function findCircle(id: string, next: (id: string) => readonly string[]): readonly string[] {
  const before = new Map<string, string>()
  for (let ends = [id]; ends.length > 0 && !before.has(id); )
    ends = ends.flatMap((end) => next(end).filter((to) => !before.has(to) && before.set(to, end)))
  if (!before.has(id)) return []
  const way = [id]
  do way.unshift(before.get(way[0]!)!)
  while (way[0] !== id)
  return way
}

function* holdersPerTeam(handbook: Handbook, places: Places): Iterable<Message> {
  const { roles, teams, scopes } = handbook
  const counted = activeEntities(roles).flatMap((role) => {
    const allowed = role.page.data.perTeam
    return allowed ? [{ role, allowed }] : []
  })
  for (const team of activeEntities(teams)) {
    if (!wasReadFully(team.page, ['roles'], places)) continue
    const written = Object.keys(team.page.data.roles ?? {})
    // A name that leads nowhere may be meant for the role that is missing.
    const complete = written.every((id) => roles.has(id))
    const reported = new Set<RoleId>()
    // People named for a role itself are counted first: where they are too many, so are those who act in another role by it.
    const isNamed = (id: RoleId) => (team.holders.get(id)?.length ? 0 : 1)
    for (const { role, allowed } of [...counted].sort((a, b) => isNamed(a.role.id) - isNamed(b.role.id))) {
      const { people, from } = holdersOf(role, team, roles)
      const by = from.find((id) => people.size === 0 || team.holders.get(id)?.length)
      // What a team does not mention it may have elsewhere, unless it is a team of people who work together every day.
      const mustSay = team.scope !== undefined && team.scope === scopes[0]?.id
      const fewer = people.size < allowed.min && complete && (by !== undefined || mustSay)
      if (!fewer && people.size <= allowed.max) continue
      // Two holders of a combined role are two of each of its parts, which is one mistake.
      if (by !== undefined && reported.has(by)) continue
      if (by !== undefined) reported.add(by)
      yield wrongCount(team, role, people.size, allowed, by === undefined ? ['roles'] : ['roles', by], places)
    }
  }
}

interface Range {
  readonly min: number
  readonly max: number
}

function rangeText({ min, max }: Range): string {
  if (min === max) return min === 1 ? 'exactly one' : `exactly ${min}`
  return min === 0 ? `at most ${max}` : `${min} to ${max}`
}

function wrongCount(
  team: Team,
  role: Role,
  count: number,
  allowed: Range,
  path: readonly string[],
  { inPage }: Places,
): Message {
  const found = count === 0 ? 'Nobody holds' : `Unexpected ${count} ${count === 1 ? 'holder' : 'holders'} of`
  const place = inPage(team.page, path, path.length > 1 ? 'value' : 'key')
  const hint =
    count > allowed.max
      ? `Keep ${allowed.max === 1 ? 'one' : allowed.max} of them, or change \`perTeam\` of \`${role.id}\`.`
      : `Write who holds it: \`${role.id}: <name>\` under \`roles\`.`
  return report('role-per-team', place, `${found} \`${role.id}\`, expected ${rangeText(allowed)}`, {
    hint,
    related: { ...inPage(role.page, ['perTeam']), message: '`perTeam` is here' },
  })
}

/**
 * The people who hold a role in a team, also as a part of a combined role, and the roles of the team by which they do or
 * by which it is said that nobody does.
 */
function holdersOf(
  role: Role,
  { holders, acting }: Team,
  roles: ReadonlyMap<RoleId, Role>,
): { people: ReadonlySet<PersonId>; from: readonly RoleId[] } {
  const covers = (id: RoleId | undefined) => id === role.id || (id && roles.get(id)!.parts.includes(role.id))
  const others = [...holders].filter(([id, people]) => people.length > 0 && (covers(id) || covers(acting.get(id))))
  const from = [...new Set([...(holders.has(role.id) ? [role.id] : []), ...others.map(([id]) => id)])]
  return { people: new Set(from.flatMap((id) => holders.get(id)!)), from }
}

/** Is every role one that somebody can have? */
export const roleChecks: readonly Check[] = [
  roleExamples,
  idleRoles,
  combinedParts,
  roleCycles,
  roleNames,
  combinedLoad,
  holdersPerTeam,
]
