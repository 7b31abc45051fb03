import { type FilePlace, joinWithOr, type Message, report, topOf } from '../base/messages.ts'
import { activeEntities, isHeld } from '../model/queries.ts'
import type { FocusId, Handbook, Responsibility, Role, RoleId } from '../model/types.ts'
import type { KeyPath } from '../yaml/yaml.ts'
import { type Check, type Places, wasReadFully } from './places.ts'
import { overlap } from './similar.ts'

/** A shared responsibility has two sharers, one of whom clarifies in doubt. */
function* sharers({ pages, roles }: Handbook, places: Places): Iterable<Message> {
  const { inPage } = places
  for (const page of pages.values()) {
    if (page.data.kind !== 'responsibility') continue
    const { sharedBy, tieBreak } = page.data
    if (!sharedBy) continue
    const sharers = Object.keys(sharedBy)
    const at = inPage(page, ['sharedBy'], 'key')
    if (sharers.length < 2) {
      const message = `Unexpected \`sharedBy\` with ${sharers.length === 0 ? 'no role' : 'one role'}, expected two`
      yield report('own-shared-single', at, message, { hint: 'Name the second role, or write `ownerRole`.' })
    }
    // A misspelled key is there, and an unknown role is said to be unknown.
    else if (tieBreak === undefined && !wasReadFully(page, ['tieBreak'], places)) continue
    else if (tieBreak === undefined) {
      const hint = `Add \`tieBreak: ${sharers[0]}\` or \`tieBreak: ${sharers[1]}\`.`
      yield report('own-no-tiebreak', at, 'Nobody clarifies in doubt here', { hint, expected: sharers })
    } else if (!sharers.includes(tieBreak) && [...sharers, tieBreak].every((role) => roles.has(role))) {
      const message = `Unexpected \`${tieBreak}\` as the one who clarifies in doubt, expected one of the sharers`
      yield report('own-no-tiebreak', inPage(page, ['tieBreak']), message, { expected: sharers })
    }
  }
}

/** What a sharer has of a shared responsibility is a responsibility of its own. */
function* facetOwners(handbook: Handbook, { inPage }: Places): Iterable<Message> {
  for (const { page, ownership } of activeEntities(handbook.responsibilities)) {
    if (ownership.kind !== 'shared') continue
    for (const [sharer, facet] of ownership.facets) {
      const side = handbook.responsibilities.get(facet)
      // A combined role owns nothing itself, which is reported as such.
      if (!side || side.ownership.kind === 'nobody' || handbook.roles.get(sharer)!.combines.length > 0) continue
      if (side.ownership.kind === 'accountable' && side.ownership.role === sharer) continue
      const own = ownedBy(handbook, sharer).slice(0, 12)
      const message = `Unexpected \`${facet}\` as what \`${sharer}\` has of this, expected a responsibility that \`${sharer}\` owns`
      yield report('own-facet', inPage(page, ['sharedBy', sharer]), message, {
        expected: own,
        hint:
          own.length > 0
            ? `Write ${joinWithOr(own)}.`
            : `Make \`${sharer}\` the owner of the responsibility that is its side of this, and write that one.`,
        related: { ...holdingPlace(side, inPage), message: holding(side) },
      })
    }
  }
}

const ownedBy = ({ responsibilities }: Handbook, role: RoleId): string[] =>
  activeEntities(responsibilities).flatMap(({ id, ownership }) =>
    ownership.kind === 'accountable' && ownership.role === role ? [id] : [],
  )

function holding({ id, ownership }: Responsibility): string {
  if (ownership.kind === 'accountable') return `\`${ownership.role}\` owns \`${id}\` here`
  return ownership.kind === 'shared' ? `\`${id}\` is shared here` : `\`${id}\` is expected of everyone here`
}

/** Where it is written who holds a responsibility. */
function holdingPlace({ page, ownership }: Responsibility, inPage: Places['inPage']): FilePlace {
  const keys = { accountable: 'ownerRole', shared: 'sharedBy', everyone: 'everyone', nobody: 'title' }
  return inPage(page, [keys[ownership.kind]], ownership.kind === 'accountable' ? 'value' : 'key')
}

function* selfSupport({ responsibilities }: Handbook, { inPage }: Places): Iterable<Message> {
  for (const { page, ownership, supports } of activeEntities(responsibilities)) {
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
      yield report('own-self-support', inPage(page, ['supports', role], 'key'), message, {
        hint: `Remove the line, and say in the text what \`${role}\` does.`,
        related: {
          ...inPage(page, holding, holding.length > 1 ? 'key' : 'value'),
          message: `\`${role}\` ${does} it here`,
        },
      })
    }
  }
}

/** What a combined role owns follows from its parts, so it owns nothing of its own. */
function* combinedOwners({ responsibilities, roles }: Handbook, { inPage }: Places): Iterable<Message> {
  for (const responsibility of activeEntities(responsibilities)) {
    const { page, ownership } = responsibility
    for (const { role, path, part, as } of holdersOf(responsibility)) {
      const { combines, parts, page: combined } = roles.get(role)!
      if (combines.length === 0) continue
      const others = parts.filter((one) => !(ownership.kind === 'shared' && ownership.facets.has(one)))
      const message = `Unexpected combined role \`${role}\` as ${as}, expected one of the roles it is made of`
      yield report('own-combined', inPage(page, path, part), message, {
        ...(others.length > 0 && { expected: others }),
        hint: others.length > 0 ? `Write ${joinWithOr(others)}.` : 'Remove the line: its parts share this already.',
        related: { ...inPage(combined, ['combines']), message: `what \`${role}\` is made of is here` },
      })
    }
  }
}

interface Holder {
  readonly role: RoleId
  readonly path: KeyPath
  readonly part: 'key' | 'value'
  readonly as: string
}

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
      if (!past) continue
      const message = `Unexpected ${past.what} \`${id}\` as ${as}, expected one that people have today`
      const hint = 'Write the role that answers for it now.'
      yield report('own-historical', inPage(page, path, part), message, { hint, related: past.related })
    }
  }

  function pastOf({ id, status, page }: Role): { what: string; related: NonNullable<Message['related']> } | undefined {
    if (status === 'historical')
      return {
        what: 'historical role',
        related: { ...inPage(page, ['status']), message: `\`${id}\` is historical here` },
      }
    if (!newest || !Object.hasOwn(newest.page.data.retired ?? {}, id)) return undefined
    const place = inPage(newest.page, ['retired', id], 'key')
    return { what: 'retired role', related: { ...place, message: `release ${newest.id} retires \`${id}\` here` } }
  }
}

/**
 * Whether every responsibility says, in names that exist, who owns it, who helps and where it is. Only then can it be
 * said that a role or a focus has none: otherwise the one it has may be the one that is reported already.
 */
export function ownersKnown({ pages, responsibilities, roles, focuses }: Handbook, places: Places): boolean {
  return [...pages.values()].every((page) => {
    const { data } = page
    if (data.kind !== 'responsibility') return true
    const named = [
      data.ownerRole ?? [],
      ...[data.sharedBy, data.supports, data.goTo].map((map) => Object.keys(map ?? {})),
    ]
    const responsibility = responsibilities.get(page.id)
    return (
      // Another page may have taken its id.
      responsibility?.page === page &&
      responsibility.ownership.kind !== 'nobody' &&
      named.flat().every((role) => roles.has(role)) &&
      (data.coreFocus ?? []).every((focus) => focuses.has(focus)) &&
      wasReadFully(page, ['ownerRole', 'sharedBy', 'everyone', 'supports', 'goTo', 'coreFocus', 'status'], places)
    )
  })
}

const isActive = ({ status }: Role): boolean => status === 'active'

function* focusesWithoutOwner(handbook: Handbook, places: Places): Iterable<Message> {
  const held = new Map<FocusId, boolean>()
  for (const { focuses, ownership } of activeEntities(handbook.responsibilities))
    for (const focus of focuses) held.set(focus, held.get(focus) || ownership.kind !== 'everyone')
  const empty = activeEntities(handbook.focuses).filter(({ id }) => !held.get(id))
  if (empty.length === 0 || !ownersKnown(handbook, places)) return
  for (const { id, page } of empty) {
    const [why, hint] = held.has(id)
      ? [
          'everything in this focus is expected of everyone',
          'Write `ownerRole:` instead of `everyone: true` on one of its responsibilities.',
        ]
      : ['no responsibility is in this focus', `Write \`coreFocus: ${id}\` on a responsibility, or remove this page.`]
    yield report('focus-none-accountable', topOf(page.path), `No role is accountable here: ${why}`, { hint })
  }
}

/** What a role says its focuses are is what follows from its responsibilities. */
function* focusAssertions(handbook: Handbook, places: Places): Iterable<Message> {
  const asserting = activeEntities(handbook.roles).filter(({ page }) => page.data.coreFocus)
  if (asserting.length === 0) return
  const known = ownersKnown(handbook, places)
  for (const role of asserting) {
    const claimed = role.page.data.coreFocus!
    const { anywhere, first } = focusesOf(role, handbook)
    for (const [index, focus] of claimed.entries()) {
      if (!known || !handbook.focuses.has(focus) || anywhere.has(focus)) continue
      const message = `Unexpected focus \`${focus}\`, expected one in which \`${role.id}\` is accountable for something`
      const hint = `Remove it, or write \`ownerRole: ${role.id}\` on a responsibility in this focus.`
      const more = { ...(first.size > 0 && { expected: [...first.keys()] }), hint }
      yield report('focus-assertion', places.inPage(role.page, ['coreFocus', index]), message, more)
    }
    // One that nobody knows may be the one that is missing.
    const isWhole = claimed.every((focus) => handbook.focuses.has(focus))
    for (const [focus, { id, page }] of first) {
      if (!isWhole || claimed.includes(focus)) continue
      const message = `Missing focus \`${focus}\`, in which \`${role.id}\` is accountable for \`${id}\``
      const hint = `Write \`coreFocus: [${[...claimed, focus].join(', ')}]\`, or remove the key: it follows from the responsibilities.`
      const related = { ...places.inPage(page, ['coreFocus']), message: 'that focus is written here' }
      yield report('focus-assertion', places.inPage(role.page, ['coreFocus'], 'key'), message, { hint, related })
    }
  }
}

/**
 * The focuses in which a role answers for something: every focus of its rows, and those that its rows are listed under, each
 * with its first row.
 */
function focusesOf(role: Role, { responsibilities, involvement }: Handbook) {
  const anywhere = new Set<FocusId>()
  const first = new Map<FocusId, Responsibility>()
  for (const row of activeEntities(responsibilities)) {
    const involved = involvement.get(role.id)?.get(row.id)
    if (!involved || !isHeld(involved)) continue
    for (const focus of row.focuses) anywhere.add(focus)
    const [standing] = row.focuses
    // A row that is shared is in the focus of each side, and says nothing about which of them is whose.
    const alone = involved.kind === 'accountable' && !involved.allFacets
    if (alone && standing !== undefined && !first.has(standing)) first.set(standing, row)
  }
  return { anywhere, first }
}

/** A responsibility of another role than the rest of its focus is worth a second look. */
function* focusDefaultOwners({ responsibilities, focuses, roles }: Handbook, { inPage }: Places): Iterable<Message> {
  for (const row of activeEntities(responsibilities)) {
    const { ownership, page } = row
    if (ownership.kind !== 'accountable') continue
    const among = row.focuses.map((id) => focuses.get(id)!)
    const [focus] = among
    const owner = roles.get(ownership.role)!
    // That combined and historical roles can own nothing is reported elsewhere.
    if (!focus?.owner || owner.combines.length > 0 || !isActive(owner)) continue
    if (!isActive(roles.get(focus.owner)!) || among.some((one) => one.owner === owner.id)) continue
    const message = `Owned by \`${ownership.role}\`, expected \`${focus.owner}\`, the usual owner in the focus \`${focus.id}\``
    const hint = `Write \`ownerRole: ${focus.owner}\`, or choose the focus it belongs to.`
    const related = { ...inPage(focus.page, ['ownerRole']), message: 'the usual owner is written here' }
    yield report('focus-default-owner', inPage(page, ['ownerRole']), message, {
      expected: [focus.owner],
      hint,
      related,
    })
  }
}

/** Does every responsibility have an owner who can own it, and every focus somebody accountable? */
export const ownershipChecks: readonly Check[] = [
  sharers,
  facetOwners,
  selfSupport,
  combinedOwners,
  formerOwners,
  overlap,
  focusesWithoutOwner,
  focusAssertions,
  focusDefaultOwners,
]
