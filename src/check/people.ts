import { major, prerelease, rcompare, valid } from 'semver'
import { addDuration } from '../base/dates.ts'
import { type FilePlace, type Message, report, topOf } from '../base/messages.ts'
import { groupBy } from '../base/text.ts'
import { activeEntities, ownersOf, reviewOf } from '../model/queries.ts'
import type { Handbook, Path, Role, Team } from '../model/types.ts'
import type { Claim, Page } from '../parse/types.ts'
import { type NamedPerson, namedPeople } from './names.ts'
import { type Check, type CheckContext, lacksKey, type Places, shownUrl, titlePlace, wasReadFully } from './places.ts'
import { ambiguousNames, similarNames } from './similar.ts'

/** Nobody holds more areas than the handbook allows, or the parts of a combined role in different teams. */
function* overloadedPeople(handbook: Handbook, { inPage }: Places): Iterable<Message> {
  const { aorsPerPerson } = handbook.config.limits
  const uses = groupBy(namedPeople(handbook).map((use) => [use.person, use] as const))
  for (const [{ name }, all] of uses) {
    const areas = all.filter(({ path }) => path[0] === 'holder')
    const over = areas[aorsPerPerson]
    if (over) {
      const message = `\`${name}\` holds ${areas.length} areas of responsibility, expected at most ${aorsPerPerson}`
      const hint = 'Give one of them to somebody else, or raise `limits.aorsPerPerson` in handbook.yaml.'
      const { page, path } = areas[0]!
      const related = { ...inPage(page, path), message: 'the first one is here' }
      yield report('person-overload', inPage(over.page, over.path), message, { hint, related })
    }
    const torn = betweenTeams(handbook, all)
    if (torn) {
      const { here, there, whole } = torn
      const message = `\`${name}\` is ${titleOf(here)} here and ${titleOf(there)} of \`${there.team.id}\`: in two teams, the two jobs that make \`${whole.title}\` in one`
      const hint = 'Let one person have both roles in one team, or give one of them to somebody else.'
      const { page, path } = there.use
      const related = { ...inPage(page, path), message: 'the other role is here' }
      const place = inPage(here.use.page, here.use.path)
      yield report('person-overload', place, message, { hint, related })
    }
  }
}

interface Seat {
  readonly use: NamedPerson
  readonly role: Role
  readonly team: Team
}

const titleOf = ({ role, team }: Seat): string => role.titles.get(team.scope ?? '') ?? role.title

/** Two different parts of one combined role that somebody has in two teams, the later one first. */
function betweenTeams({ roles, teams }: Handbook, uses: readonly NamedPerson[]) {
  const seats = uses.flatMap((use): Seat[] => {
    const role = use.path[0] === 'roles' ? roles.get(String(use.path[1])) : undefined
    const team = teams.get(use.page.id)
    return role && team ? [{ use, role, team }] : []
  })
  const combined = activeEntities(roles).filter(({ parts }) => parts.length > 1)
  for (const [index, here] of seats.entries())
    for (const there of seats.slice(0, index)) {
      if (here.team === there.team) continue
      const whole = combined.find(({ parts }) => arePartsOf(parts, here.role, there.role))
      if (whole) return { here, there, whole }
    }
  return undefined
}

const arePartsOf = (whole: readonly string[], a: Role, b: Role): boolean =>
  a.id !== b.id && whole.includes(a.id) && whole.includes(b.id)

/** What a team agrees on is not the default. */
function* needlessTeamChanges({ teams, responsibilities, roles }: Handbook, { inPage }: Places): Iterable<Message> {
  for (const { page } of activeEntities(teams))
    for (const [index, { responsibility, leans }] of changesOf(page).entries()) {
      const row = responsibilities.get(responsibility)
      const role = roles.get(leans ?? '')
      if (!row || !role || !ownersOf(row).includes(role.id)) continue
      const place = inPage(page, ['changes', index, 'leans'])
      const message = `Unexpected change: \`${role.id}\` ${row.ownership.kind === 'shared' ? 'shares' : 'owns'} \`${responsibility}\` by default`
      yield report('team-noop', place, message, {
        hint: 'Remove the change, or name the role that leans in.',
        related: { ...ownedAt(row.page, inPage), message: 'this is the default' },
      })
    }
}

const ownedAt = (page: Page, inPage: Places['inPage']) =>
  page.data.ownerRole === undefined ? inPage(page, ['sharedBy'], 'key') : inPage(page, ['ownerRole'])

const changesOf = ({ data }: Page) => (data.kind === 'team' ? (data.changes ?? []) : [])

/** A change that has an end is over then. */
function* expiredTeamChanges({ teams }: Handbook, { inPage, today }: CheckContext): Iterable<Message> {
  for (const { page } of activeEntities(teams))
    for (const [index, { responsibility, until }] of changesOf(page).entries()) {
      if (until === undefined || until >= today) continue
      const message = `The change of \`${responsibility}\` was agreed on until ${until}`
      const hint = 'Remove the change, or agree on it again and write a new `until`.'
      yield report('team-expired', inPage(page, ['changes', index, 'until']), message, { hint })
    }
}

/** Jobs change with a major release, and an agreement is about jobs. */
function* outdatedAgreements({ teams, releases }: Handbook, { inPage }: Places): Iterable<Message> {
  const versions = activeEntities(releases).filter(({ id }) => isRelease(id))
  const [newest] = versions.sort((a, b) => rcompare(a.id, b.id))
  if (!newest) return
  for (const { page } of activeEntities(teams)) {
    const { adapts } = page.data
    if (adapts === undefined || !valid(adapts) || major(adapts) >= major(newest.id)) continue
    const related = { ...topOf(newest.page.path), message: `what changed with ${newest.id}` }
    const message = `The agreement is based on ${adapts}, expected ${major(newest.id)}.x: jobs have changed since`
    const hint = `Look at each change together with the release, then write \`adapts: ${newest.id}\`.`
    yield report('team-default-behind', inPage(page, ['adapts']), message, { hint, related })
  }
}

const isRelease = (version: string) => valid(version) !== null && prerelease(version) === null

const many = 4

/** A team large enough to need a lead of its own has one, or says why not. */
function* unexplainedTlm({ teams, roles }: Handbook, places: Places): Iterable<Message> {
  for (const team of activeEntities(teams)) {
    const { page } = team
    const { engineers, tlm } = page.data
    const { path, role, vacant } = combinedIn(team, roles) ?? {}
    if (!path || !role || engineers === undefined || engineers < many) continue
    if (tlm?.because !== undefined || !lacksKey(page, ['tlm', 'because'], places)) continue
    const related = { ...places.inPage(page, ['engineers']), message: 'the number of engineers is here' }
    const message = `One person is ${role.title} of ${engineers} engineers and nothing says why, expected fewer than ${many} or a reason`
    const hint = `${vacant ? `Name who is \`${vacant}\`` : 'Name one person for each role'}, or give the reason: \`tlm: { because: transition }\` or \`mini-tls\`.`
    yield report('tlm-fit', places.inPage(page, path, vacant ? 'value' : 'key'), message, { hint, related })
  }
}

/** The combined role that one person has in a team, and where the team says so: at the part that nobody has alone. */
function combinedIn({ holders, acting }: Team, roles: Handbook['roles']) {
  for (const [held, combined] of acting) {
    const role = roles.get(combined)
    const vacant = role?.parts.find((part) => part !== held && holders.get(part)?.length === 0)
    if (role && vacant !== undefined) return { role, vacant, path: ['roles', vacant] as const }
  }
  for (const [id, names] of holders) {
    const role = roles.get(id)
    if (role && role.parts.length > 1 && names.length > 0) return { role, path: ['roles', id] as const }
  }
  return undefined
}

/** A combined role is looked at again when its page says so. */
function* longLivedTlm({ teams, roles }: Handbook, { inPage, today }: CheckContext): Iterable<Message> {
  for (const team of activeEntities(teams)) {
    const { page } = team
    const { tlm } = page.data
    const role: Role | undefined = combinedIn(team, roles)?.role
    const after = role?.page.data.kind === 'role' ? role.page.data.reviewAfter : undefined
    if (!role || after === undefined || tlm?.since === undefined) continue
    const end = addDuration(tlm.since, after)
    if (end >= today) continue
    const related = { ...inPage(role.page, ['reviewAfter']), message: 'the limit is here' }
    const message = `One person has been ${role.title} since ${tlm.since}, expected a review after ${after}, by ${end}`
    const hint = 'Split the role between two people, or write under `allow` why it stays as it is.'
    yield report('tlm-long-lived', inPage(page, ['tlm', 'since']), message, { hint, related })
  }
}

/** An area is handed out by whoever answers for what it carries. */
function* areaOwners({ aors, responsibilities, roles }: Handbook, { inPage }: Places): Iterable<Message> {
  for (const { page, owner, carries } of activeEntities(aors)) {
    const carried = responsibilities.get(carries ?? '')
    const role = roles.get(owner ?? '')
    if (!carried || !role) continue
    const owners = ownersOf(carried)
    if (owners.length === 0 || owners.some((id) => id === role.id || role.parts.includes(id))) continue
    const message = `Unexpected \`${role.id}\` as the owner of an area that carries \`${carried.id}\`, which ${listed(owners)} ${owners.length > 1 ? 'own' : 'owns'}`
    const key = carried.ownership.kind === 'shared' ? 'sharedBy' : 'ownerRole'
    const related = {
      ...inPage(carried.page, [key], key === 'sharedBy' ? 'key' : 'value'),
      message: 'its owner is named here',
    }
    const hint = `Write ${owners.map((id) => `\`ownerRole: ${id}\``).join(' or ')}, or change what the area carries.`
    yield report('aor-owner-mismatch', inPage(page, ['ownerRole']), message, { expected: owners, hint, related })
  }
}

const listed = (ids: readonly string[]): string => ids.map((id) => `\`${id}\``).join(' and ')

function* areaBackups({ aors }: Handbook, places: Places): Iterable<Message> {
  for (const { page, ...aor } of activeEntities(aors)) {
    if (aor.holder === undefined) continue
    const { holder, backup } = page.data
    if (aor.backup === aor.holder) {
      const message = `Unexpected \`${backup}\` as the backup of an area that \`${holder}\` holds, expected somebody else`
      yield report('aor-no-backup', places.inPage(page, ['backup']), message, {
        hint: 'Name the person who takes over when the holder is away.',
      })
    } else if (backup === undefined && lacksKey(page, ['backup'], places))
      yield report('aor-no-backup', places.inPage(page, ['holder']), `Nobody can take over from \`${holder}\``, {
        hint: 'Add `backup:` with the person who takes over when the holder is away.',
      })
  }
}

/** An area is looked at again in time. */
function* areaReviews({ aors, config }: Handbook, { inPage, today }: CheckContext): Iterable<Message> {
  for (const { page } of activeEntities(aors)) {
    const review = reviewOf(page, config)
    if (!review || review.due >= today) continue
    const { key, on, every, due } = review
    const message = `Nobody has reviewed this area since ${on}, expected every ${every}, so by ${due}`
    const hint = `Ask the holder whether it is still right, fix the page and write \`reviewedOn: ${today}\`.`
    yield report('aor-stale', inPage(page, [key]), message, { hint })
  }
}

/** What a page says it was once called is an address that nothing else has. */
function* formerAddresses({ claims, pages, hrefs }: Handbook, places: Places): Iterable<Message> {
  for (const claim of claims) {
    const at = places.inPage(pages.get(claim.path)!, claim.key)
    if (claim.fault?.kind === 'refused') yield refused(claim, claim.fault.why, at)
    if (claim.fault?.kind === 'taken') yield taken(claim, claim.fault.by, at, hrefs)
  }
}

function refused({ key, written }: Claim, why: string, at: FilePlace): Message {
  const message = `Unexpected \`${shownUrl(written)}\` for \`${key[0]}\`, expected an address of this site: ${why}`
  const path = /^([^#?]+)[#?]/.exec(written)?.[1]
  const hint = path
    ? `Write \`${path}\`, or remove it.`
    : 'Write where the page was as a path from the handbook’s folder, such as `old/page.md`, or remove it.'
  return report('formerly-refused', at, message, { hint })
}

function taken(
  { path, href, written }: Claim,
  by: string | undefined,
  at: FilePlace,
  hrefs: Handbook['hrefs'],
): Message {
  const what = `Nothing leads from \`${shownUrl(written)}\` to this page`
  if (by === path) return report('formerly-taken', at, `${what}: that is its address now`, { hint: 'Remove it.' })
  if (by === undefined)
    return report('formerly-taken', at, `${what}: the site needs \`${href}\` for itself`, { hint: 'Remove it.' })
  const why = hrefs.get(by) === href ? 'another page is there now' : `\`${by}\` is in its way`
  return report('formerly-taken', at, `${what}: ${why}`, {
    hint: `Remove it, or rename \`${by}\`.`,
    related: { ...topOf(by), message: 'the other page is here' },
  })
}

/** Nobody can meet more statements than there are. */
function* assessmentPasses({ pages }: Handbook, { inPage }: Places): Iterable<Message> {
  for (const page of pages.values()) {
    if (page.data.kind !== 'assessment') continue
    const { statements = [], passes } = page.data
    if (typeof passes !== 'number' || statements.length === 0 || passes <= statements.length) continue
    const message = `Unexpected \`${passes}\` for \`passes\`, expected at most ${statements.length}, as many as there are statements`
    yield report('assess-passes', inPage(page, ['passes']), message, {
      hint: 'Lower the number, write `half` or `all`, or add statements.',
    })
  }
}

function* rolesOffPaths({ paths, roles }: Handbook, places: Places): Iterable<Message> {
  const all = activeEntities(paths)
  // A step that could not be read may be the one that is missing.
  if (all.length === 0 || all.some(isIncomplete)) return
  const reached = new Set(
    all.flatMap(({ steps }) =>
      steps.flatMap(({ from, to, via }) => [from, to, via].flatMap((stop) => (stop?.kind === 'role' ? stop.role : []))),
    ),
  )
  for (const { id, page } of activeEntities(roles)) {
    if (reached.has(id) || page.data.hidden) continue
    if (!wasReadFully(page, ['status', 'hidden'], places)) continue
    const hint = `Add a step from or to \`${id}\` to a page in \`paths/\`.`
    const message = `No step of a path leads to or from \`${id}\``
    yield report('path-unreachable', titlePlace(page, places), message, { hint })
  }
}

const isIncomplete = ({ page, steps }: Path): boolean =>
  page.messages.some(({ severity }) => severity === 'error') ||
  (page.data.kind === 'path' && page.data.steps?.length !== steps.length)

/**
 * Is every person named the same everywhere, and does nobody hold too much? Do areas, agreements of teams, assessments, paths
 * and old addresses still hold?
 */
export const peopleChecks: readonly Check[] = [
  assessmentPasses,
  formerAddresses,
  areaOwners,
  areaBackups,
  areaReviews,
  similarNames,
  ambiguousNames,
  overloadedPeople,
  needlessTeamChanges,
  expiredTeamChanges,
  outdatedAgreements,
  unexplainedTlm,
  longLivedTlm,
  rolesOffPaths,
]
