import { given } from '../given.ts'
import { isHeld } from '../is-held.ts'
import { ownersOf } from '../owners-of.ts'
import type { Contact, Handbook, Responsibility, Role, Team } from '../types.ts'
import { type Answer, aboveOf, answers } from './answers.ts'
import { cell } from './cell.ts'
import { personRef, ref, roleRef, roleRefAt } from './refs.ts'
import { isVacant, type Seat, seatsWith } from './seats.ts'

/** The roles to go to about a responsibility, those that a situation names first. */
export function contacts(handbook: Handbook, row: Responsibility): Contact[] {
  const { goTo } = row
  const roles = [...new Set([...goTo.keys(), ...ownersOf(row)])].flatMap((id) => handbook.roles.get(id) ?? [])
  return roles.map((role) => {
    const when = goTo.get(role.id)
    return given({
      role: roleRef(role),
      cell: held(handbook, role, row),
      situations: when === undefined ? [] : [when],
    })
  })
}

/**
 * The people of a team to go to about a responsibility, those that a situation names first, then those who answer for
 * it, then those who lean in. Whoever has several of these jobs is named once.
 */
export function contactsIn(handbook: Handbook, row: Responsibility, team: Team): Contact[] {
  const found = new Map<string, Contact>()
  const all = answers(handbook, team, row)
  for (const [id, when] of row.goTo) {
    const role = handbook.roles.get(id)
    if (role) for (const one of asked(role)) add(one.key, { ...one.contact, situations: [when] })
  }
  for (const answer of all) for (const { key, contact } of answering(answer)) add(key, contact)
  for (const change of team.changes) {
    if (change.kind !== 'leans' || change.responsibility !== row.id) continue
    const { why, until } = change
    const role = handbook.roles.get(change.role)
    if (role) for (const one of seated(role)) add(one.key, { ...one.contact, leans: given({ why, until }) })
  }
  return [...found.values()]

  function add(key: string, contact: Contact): void {
    const known = found.get(key)
    const situations = [...new Set([...(known?.situations ?? []), ...contact.situations])]
    found.set(key, { ...known, ...contact, situations })
  }

  /** A role that a situation names is asked as the owner it may be. */
  function asked(role: Role): Keyed[] {
    const answer = all.find(({ owner }) => owner === role)
    return answer ? answering(answer) : seated(role)
  }

  function seated(role: Role): Keyed[] {
    const seats = seatsWith(handbook, team, role.id)
    if (seats.length > 0) return seats.map((seat) => at(seat, role))
    return [absent(role, aboveOf(handbook, team, role.id), isVacant(team, role.id))]
  }

  function answering({ owner, seats, handed, above, isGap }: Answer): Keyed[] {
    const handedBy = handed && { handedBy: roleRefAt(handed.by, team) }
    if (seats.length === 0) {
      const { key, contact } = absent(handed?.to ?? owner, above, isGap)
      return [{ key, contact: { ...contact, ...handedBy } }]
    }
    return seats.map((seat) => {
      const { key, contact } = at(seat, handed ? seat.role : owner)
      return { key, contact: { ...contact, ...handedBy } }
    })
  }

  function at(seat: Seat, wanted: Role): Keyed {
    const role = roleRefAt(seat.role, team)
    const contact = given({
      role,
      people: seat.people.map((name) => personRef(handbook, name)),
      cell: held(handbook, seat.role, row),
      situations: [],
      insteadOf: isVacant(team, wanted.id) ? roleRefAt(wanted, team) : undefined,
    })
    return { key: seat.written, contact }
  }

  function absent(role: Role, above: Answer['above'], isGap: boolean): Keyed {
    const contact = given({
      role: roleRefAt(role, team),
      people: [],
      isGap: isGap ? (true as const) : undefined,
      above: above && stepIn(handbook, above),
      cell: held(handbook, role, row),
      situations: [],
    })
    return { key: `no ${role.id}`, contact }
  }
}

interface Keyed {
  readonly key: string
  readonly contact: Contact
}

const stepIn = (handbook: Handbook, { team, seats }: NonNullable<Answer['above']>): NonNullable<Contact['above']> => ({
  team: ref(team),
  role: roleRefAt(seats[0]!.role, team),
  people: [...new Set(seats.flatMap(({ people }) => people))].map((name) => personRef(handbook, name)),
})

function held(handbook: Handbook, role: Role, row: Responsibility): Contact['cell'] | undefined {
  const found = cell(handbook, role, row)
  return isHeld(found) ? found : undefined
}
