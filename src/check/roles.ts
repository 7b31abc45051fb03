import { fold } from '../fold.ts'
import { isHeld } from '../is-held.ts'
import { byText } from '../order.ts'
import type { FrontMatterOf } from '../parse/kinds.ts'
import { present } from '../present.ts'
import { report, top } from '../report.ts'
import type { Handbook, Message, Role, RoleId } from '../types.ts'
import type { KeyPath } from '../yaml.ts'
import type { Check } from './check.ts'
import { cycles } from './cycles.ts'
import { isClear } from './is-clear.ts'
import { ownersKnown } from './owners-known.ts'
import { perTeam } from './per-team.ts'
import type { Places } from './places.ts'

const dataOf = ({ page }: Role) => page.data as FrontMatterOf<'role'>

/** A list of examples has some. That there is no list at all is told when the page is read. */
function* examples({ roles }: Handbook, places: Places): Iterable<Message> {
  for (const role of roles.values())
    if (dataOf(role).examples?.length === 0 && isClear(role.page, ['examples'], places))
      yield report(
        'role-without-examples',
        role.page.path,
        places.inPage(role.page, ['examples']),
        'Unexpected empty list of examples, expected at least one',
        { mend: 'Add a sentence about what somebody in this role did or does.' },
      )
}

/** Every role has something to do. */
function* duties(handbook: Handbook, places: Places): Iterable<Message> {
  const rows = present(handbook.responsibilities)
  const busy = new Set<RoleId>(rows.flatMap(({ goTo }) => [...goTo.keys()]))
  for (const { owner } of handbook.aors.values()) if (owner) busy.add(owner)
  for (const { givesUp } of handbook.roles.values()) for (const to of givesUp.values()) if (to) busy.add(to)
  const idle = present(handbook.roles).filter(
    (role) =>
      !busy.has(role.id) &&
      dataOf(role).combines === undefined &&
      rows.every(({ id }) => handbook.involvement.get(role.id)?.get(id)?.kind === 'none') &&
      isClear(role.page, ['combines', 'track', 'status'], places),
  )
  // A handbook that has no responsibilities yet is not finished, and who owns what is not known may own these.
  if (idle.length === 0 || rows.length === 0 || !ownersKnown(handbook, places)) return
  const forEveryone = rows.some(({ ownership }) => ownership.kind === 'everyone')
  for (const role of idle) {
    const name = 'ame it on a responsibility, or write `status: historical` here.'
    const mend = forEveryone && !role.track ? `Write \`track:\`, if it is a role of engineers, or n${name}` : `N${name}`
    yield report('role-no-duty', role.page.path, top, 'This role owns, shares and supports nothing', { mend })
  }
}

/** A combined role is made of two roles or more. */
function* combining({ roles }: Handbook, places: Places): Iterable<Message> {
  const { inPage } = places
  for (const role of roles.values()) {
    const { combines } = dataOf(role)
    if (!combines || !isClear(role.page, ['combines'], places)) continue
    const distinct = new Set(combines)
    if (distinct.size < 2 && !distinct.has(role.id)) {
      const found = distinct.size === 0 ? 'no role' : 'one role'
      yield report(
        'role-combine-unknown',
        role.page.path,
        inPage(role.page, ['combines']),
        `Unexpected \`combines\` with ${found}, expected two or more`,
        { mend: 'Name the other role, or remove the key.' },
      )
    } else
      for (const [index, part] of combines.entries())
        if (combines.indexOf(part) < index)
          yield report(
            'role-combine-unknown',
            role.page.path,
            inPage(role.page, ['combines', index]),
            `Unexpected second \`${part}\`, expected each role once`,
            { mend: `Write \`combines: [${[...distinct].join(', ')}]\`.` },
          )
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

/** No two roles go by one name. */
function* names({ roles }: Handbook, { inPage }: Places): Iterable<Message> {
  const first = new Map<string, Name>()
  const placeOf = ({ role: { page }, path }: Name) => (path ? inPage(page, path) : (page.headings[0]?.place ?? top))
  const all = present(roles)
    .sort((a, b) => byText(a.page.path, b.page.path))
    .flatMap(namesOf)
  // A title has more right to a name than an alias has, whichever page comes first.
  for (const name of ranks.flatMap((rank) => all.filter(({ what }) => what === rank))) {
    const key = spelling(name)
    const other = first.get(key)
    if (!other) first.set(key, name)
    else if (other.role !== name.role)
      yield report(
        'role-alias-clash',
        name.role.page.path,
        placeOf(name),
        `Unexpected ${name.what} \`${name.name}\`, expected one that \`${other.role.id}\` does not have`,
        {
          mend: mendOf(name),
          related: { file: other.role.page.path, place: placeOf(other), message: `\`${other.role.id}\` has it here` },
        },
      )
  }
}

function namesOf(role: Role): Name[] {
  const { title, short, aliases = [] } = dataOf(role)
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
const spelling = ({ name }: Name): string => fold(name).replace(/[\s_-]+/g, ' ')

const mendOf = ({ what, name }: Name): string =>
  what === 'alias'
    ? `Remove it, or write \`{name: ${name}, ambiguous: true}\` where people use it for both.`
    : what === 'title'
      ? 'Change one of the titles.'
      : 'Write another `short:`.'

/** Whoever has two jobs at once says what they hand on once it is too much. */
function* load({ roles, responsibilities, involvement, config }: Handbook, places: Places): Iterable<Message> {
  const most = config.limits.combinedLoad
  for (const role of present(roles)) {
    if (role.combines.length === 0 || dataOf(role).givesUp) continue
    if (!isClear(role.page, ['givesUp'], places)) continue
    const held = present(responsibilities).filter(({ id }) => {
      const found = involvement.get(role.id)?.get(id)
      return found && isHeld(found)
    })
    if (held.length > most)
      yield report(
        'role-load',
        role.page.path,
        places.inPage(role.page, ['combines']),
        `Unexpected ${held.length} responsibilities on one person, expected at most ${most} without \`givesUp\``,
        { mend: 'Add `givesUp:` with those that others take, or `givesUp: []` to say that the role keeps all.' },
      )
  }
}

/** Is every role one that somebody can have? */
export const roles: readonly Check[] = [examples, duties, combining, cycles, names, load, perTeam]
