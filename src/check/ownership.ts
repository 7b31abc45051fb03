import type { FrontMatterOf } from '../parse/kinds.ts'
import { present } from '../present.ts'
import { oneOf, report } from '../report.ts'
import type { Handbook, Message, Responsibility, Role, RoleId } from '../types.ts'
import type { KeyPath } from '../yaml.ts'
import type { Check } from './check.ts'
import { isClear } from './is-clear.ts'
import { overlap } from './overlap.ts'
import type { Places } from './places.ts'

/** A shared responsibility has two sharers, one of whom settles doubt. */
function* sharing({ pages, roles }: Handbook, places: Places): Iterable<Message> {
  const { inPage } = places
  for (const page of pages.values()) {
    if (page.data.kind !== 'responsibility') continue
    const { sharedBy, tieBreak }: FrontMatterOf<'responsibility'> = page.data
    if (!sharedBy) continue
    const sharers = Object.keys(sharedBy)
    if (sharers.length < 2)
      yield report(
        'own-shared-single',
        page.path,
        inPage(page, ['sharedBy'], 'key'),
        `Unexpected \`sharedBy\` with ${sharers.length === 0 ? 'no role' : 'one role'}, expected two`,
        { mend: 'Name the second role, or write `ownerRole`.' },
      )
    // A misspelt key is there, and an unknown role is said to be unknown.
    else if (tieBreak === undefined && !isClear(page, ['tieBreak'], places)) continue
    else if (tieBreak === undefined)
      yield report('own-no-tiebreak', page.path, inPage(page, ['sharedBy'], 'key'), 'Nobody settles doubt here', {
        mend: `Add \`tieBreak: ${sharers[0]}\` or \`tieBreak: ${sharers[1]}\`.`,
        expected: sharers,
      })
    else if (!sharers.includes(tieBreak) && [...sharers, tieBreak].every((role) => roles.has(role)))
      yield report(
        'own-no-tiebreak',
        page.path,
        inPage(page, ['tieBreak']),
        `Unexpected \`${tieBreak}\` as the one who settles doubt, expected one of the sharers`,
        { expected: sharers },
      )
  }
}

/** What a sharer has of a shared responsibility is a responsibility of its own. */
function* facets(handbook: Handbook, { inPage }: Places): Iterable<Message> {
  for (const { page, ownership } of present(handbook.responsibilities)) {
    if (ownership.kind !== 'shared') continue
    for (const [sharer, facet] of ownership.facets) {
      const side = handbook.responsibilities.get(facet)
      // A combined role owns nothing itself, which is told as such.
      if (!side || side.ownership.kind === 'nobody' || handbook.roles.get(sharer)!.combines.length > 0) continue
      if (side.ownership.kind === 'accountable' && side.ownership.role === sharer) continue
      const own = ownedBy(handbook, sharer).slice(0, 12)
      const message = `Unexpected \`${facet}\` as what \`${sharer}\` has of this, expected a responsibility that \`${sharer}\` owns`
      yield report('own-facet', page.path, inPage(page, ['sharedBy', sharer]), message, {
        expected: own,
        mend:
          own.length > 0
            ? `Write ${oneOf(own)}.`
            : `Make \`${sharer}\` the owner of the responsibility that is its side of this, and write that one.`,
        related: { file: side.page.path, place: holdingPlace(side, inPage), message: holding(side) },
      })
    }
  }
}

const ownedBy = ({ responsibilities }: Handbook, role: RoleId): string[] =>
  present(responsibilities).flatMap(({ id, ownership }) =>
    ownership.kind === 'accountable' && ownership.role === role ? [id] : [],
  )

/** `em` owns `staffing` here. */
function holding({ id, ownership }: Responsibility): string {
  if (ownership.kind === 'accountable') return `\`${ownership.role}\` owns \`${id}\` here`
  return ownership.kind === 'shared' ? `\`${id}\` is shared here` : `\`${id}\` is expected of everyone here`
}

/** Where it is written who holds a responsibility. */
function holdingPlace({ page, ownership }: Responsibility, inPage: Places['inPage']): Message['place'] {
  const keys = { accountable: 'ownerRole', shared: 'sharedBy', everyone: 'everyone', nobody: 'title' }
  return inPage(page, [keys[ownership.kind]], ownership.kind === 'accountable' ? 'value' : 'key')
}

/** Nobody helps themselves. */
function* selfSupport({ responsibilities }: Handbook, { inPage }: Places): Iterable<Message> {
  for (const { page, ownership, supports } of present(responsibilities)) {
    for (const role of supports.keys()) {
      const holding: KeyPath | undefined =
        ownership.kind === 'accountable' && ownership.role === role
          ? ['ownerRole']
          : ownership.kind === 'shared' && ownership.facets.has(role)
            ? ['sharedBy', role]
            : undefined
      if (!holding) continue
      const does = ownership.kind === 'shared' ? 'shares' : 'owns'
      const message = `Unexpected \`${role}\` as a supporter, expected a role other than the one that ${does} this`
      yield report('own-self-support', page.path, inPage(page, ['supports', role], 'key'), message, {
        mend: `Remove the line, and say in the text what \`${role}\` does.`,
        related: {
          file: page.path,
          place: inPage(page, holding, holding.length > 1 ? 'key' : 'value'),
          message: `\`${role}\` ${does} it here`,
        },
      })
    }
  }
}

/** What a combined role owns follows from its parts, so it owns nothing of its own. */
function* combinedOwners({ responsibilities, roles }: Handbook, { inPage }: Places): Iterable<Message> {
  for (const responsibility of present(responsibilities)) {
    const { page, ownership } = responsibility
    for (const { role, path, part, as } of holdersOf(responsibility)) {
      const { combines, parts, page: combined } = roles.get(role)!
      if (combines.length === 0) continue
      const others = parts.filter((one) => !(ownership.kind === 'shared' && ownership.facets.has(one)))
      yield report(
        'own-combined',
        page.path,
        inPage(page, path, part),
        `Unexpected combined role \`${role}\` as ${as}, expected one of the roles it is made of`,
        {
          ...(others.length > 0 ? { expected: others } : {}),
          mend: others.length > 0 ? `Write ${oneOf(others)}.` : 'Remove the line: its parts share this already.',
          related: {
            file: combined.path,
            place: inPage(combined, ['combines']),
            message: `what \`${role}\` is made of is here`,
          },
        },
      )
    }
  }
}

interface Holder {
  readonly role: RoleId
  readonly path: KeyPath
  readonly part: 'key' | 'value'
  readonly as: string
}

/** The roles that answer for a responsibility, each where it is written. */
function holdersOf({ ownership }: Responsibility): Holder[] {
  if (ownership.kind === 'accountable')
    return [{ role: ownership.role, path: ['ownerRole'], part: 'value', as: 'the owner' }]
  if (ownership.kind !== 'shared') return []
  return [...ownership.facets.keys()].map((role) => ({ role, path: ['sharedBy', role], part: 'key', as: 'a sharer' }))
}

/** A role of the past answers for nothing of the present. */
function* formerOwners(handbook: Handbook, { inPage }: Places): Iterable<Message> {
  const { pages, roles, responsibilities, releases } = handbook
  const [newest] = releases.values()
  for (const page of pages.values()) {
    if (page.data.status === 'historical') continue
    const owner = page.data.ownerRole
    const holders: readonly Holder[] = owner
      ? [{ role: owner, path: ['ownerRole'], part: 'value', as: 'the owner' }]
      : page.kind === 'responsibility' && responsibilities.get(page.id)?.page === page
        ? holdersOf(responsibilities.get(page.id)!)
        : []
    for (const { role: id, path, part, as } of holders) {
      const role = roles.get(id)
      const past = role && pastOf(role)
      if (past)
        yield report(
          'own-historical',
          page.path,
          inPage(page, path, part),
          `Unexpected ${past.what} \`${id}\` as ${as}, expected one that people have today`,
          { mend: 'Write the role that answers for it now.', related: past.related },
        )
    }
  }

  function pastOf({ id, status, page }: Role): { what: string; related: NonNullable<Message['related']> } | undefined {
    if (status === 'historical')
      return {
        what: 'historical role',
        related: { file: page.path, place: inPage(page, ['status']), message: `\`${id}\` is historical here` },
      }
    if (!newest?.retired.has(id)) return undefined
    const place = inPage(newest.page, ['retired', id], 'key')
    return {
      what: 'retired role',
      related: { file: newest.page.path, place, message: `release ${newest.id} retires \`${id}\` here` },
    }
  }
}

/** Does every responsibility have an owner who can own it? */
export const ownership: readonly Check[] = [sharing, facets, selfSupport, combinedOwners, formerOwners, overlap]
