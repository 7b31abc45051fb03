import { major, prerelease, rcompare, valid } from 'semver'
import { addDuration } from '../base/dates.ts'
import { type Message, report, topOfFile } from '../base/messages.ts'
import { activeEntities, ownersOf, reviewOf } from '../model/queries.ts'
import type { Handbook, Path, Role, Team } from '../model/types.ts'
import type { Claim, Page } from '../parse/types.ts'
import { type Check, leftOut, type Places, shownUrl, titlePlace } from './places.ts'
import { overload } from './roles.ts'
import { similarNames } from './similar.ts'

/** Is everybody who is meant, and has nobody too much? */
export const checkPeople: readonly Check[] = [similarNames, overload]

/** What a team agrees on is not the default. */
function* noop({ teams, responsibilities, roles }: Handbook, { inPage }: Places): Iterable<Message> {
  for (const { page } of activeEntities(teams))
    for (const [index, { responsibility, leans }] of changesOf(page).entries()) {
      const row = responsibilities.get(responsibility)
      const role = roles.get(leans ?? '')
      if (!row || !role || !ownersOf(row).includes(role.id)) continue
      const place = inPage(page, ['changes', index, 'leans'])
      const message = `Unexpected change: \`${role.id}\` ${row.ownership.kind === 'shared' ? 'shares' : 'owns'} \`${responsibility}\` by default`
      yield report('team-noop', page.path, place, message, {
        mend: 'Remove the change, or name the role that leans in.',
        related: {
          file: row.page.path,
          place: ownedAt(row.page, inPage),
          message: 'the default stands here',
        },
      })
    }
}

const ownedAt = (page: Page, inPage: Places['inPage']) =>
  page.data.ownerRole === undefined ? inPage(page, ['sharedBy'], 'key') : inPage(page, ['ownerRole'])

const changesOf = ({ data }: Page) => (data.kind === 'team' ? (data.changes ?? []) : [])

/** A change that has an end is over then. */
function* expired({ teams }: Handbook, { inPage }: Places, _: unknown, today: string): Iterable<Message> {
  for (const { page } of activeEntities(teams))
    for (const [index, { responsibility, until }] of changesOf(page).entries())
      if (until !== undefined && until < today)
        yield report(
          'team-expired',
          page.path,
          inPage(page, ['changes', index, 'until']),
          `The change of \`${responsibility}\` was agreed on until ${until}`,
          { mend: 'Remove the change, or agree on it anew and write until when.' },
        )
}

/** Jobs change with a major release, and an agreement is about jobs. */
function* behind({ teams, releases }: Handbook, { inPage }: Places): Iterable<Message> {
  const versions = activeEntities(releases).filter(({ id }) => isRelease(id))
  const [newest] = versions.sort((a, b) => rcompare(a.id, b.id))
  if (!newest) return
  for (const { page, adapts } of activeEntities(teams)) {
    if (adapts === undefined || !valid(adapts) || major(adapts) >= major(newest.id)) continue
    const related = { file: newest.page.path, place: topOfFile, message: `what changed with ${newest.id}` }
    const message = `The agreement was made against ${adapts}, expected ${major(newest.id)}.x: jobs have changed since`
    const mend = `Look at each change together with the release, then write \`adapts: ${newest.id}\`.`
    yield report('team-default-behind', page.path, inPage(page, ['adapts']), message, { mend, related })
  }
}

const isRelease = (version: string) => valid(version) !== null && prerelease(version) === null

const many = 4

/** A team large enough to need a lead of its own has one, or says why not. */
function* fit({ teams, roles }: Handbook, places: Places): Iterable<Message> {
  for (const team of activeEntities(teams)) {
    const { page, engineers } = team
    const { path, role, vacant } = combinedIn(team, roles) ?? {}
    if (!path || !role || engineers === undefined || engineers < many) continue
    if (team.tlm?.because !== undefined || !leftOut(page, ['tlm', 'because'], places)) continue
    const related = { file: page.path, place: places.inPage(page, ['engineers']), message: 'how many they are' }
    const message = `One person is ${role.title} of ${engineers} engineers and nothing says why, expected fewer than ${many} or a reason`
    const mend = `${vacant ? `Name who is \`${vacant}\`` : 'Name one person for each role'}, or give the reason: \`tlm: { because: transition }\` or \`mini-tls\`.`
    yield report('tlm-fit', page.path, places.inPage(page, path, vacant ? 'value' : 'key'), message, { mend, related })
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
function* longLived({ teams, roles }: Handbook, { inPage }: Places, _: unknown, today: string): Iterable<Message> {
  for (const team of activeEntities(teams)) {
    const { page, tlm } = team
    const role: Role | undefined = combinedIn(team, roles)?.role
    const after = role?.page.data.kind === 'role' ? role.page.data.reviewAfter : undefined
    if (!role || after === undefined || tlm?.since === undefined) continue
    const end = addDuration(tlm.since, after)
    if (end >= today) continue
    const related = { file: role.page.path, place: inPage(role.page, ['reviewAfter']), message: 'how long it may be' }
    const message = `One person has been ${role.title} since ${tlm.since}, expected a review after ${after}, by ${end}`
    const mend = 'Split the role between two people, or write under `allow` why it stays as it is.'
    yield report('tlm-long-lived', page.path, inPage(page, ['tlm', 'since']), message, { mend, related })
  }
}

/** Do the agreements of teams still hold? */
export const checkTeams: readonly Check[] = [noop, expired, behind, fit, longLived]

/** An area is handed out by whoever answers for what it carries. */
function* ownerMismatch({ aors, responsibilities, roles }: Handbook, { inPage }: Places): Iterable<Message> {
  for (const { page, owner, carries } of activeEntities(aors)) {
    const carried = responsibilities.get(carries ?? '')
    const role = roles.get(owner ?? '')
    if (!carried || !role) continue
    const owners = ownersOf(carried)
    if (owners.length === 0 || owners.some((id) => id === role.id || role.parts.includes(id))) continue
    const message = `Unexpected \`${role.id}\` as the owner of an area that carries \`${carried.id}\`, which ${listed(owners)} ${owners.length > 1 ? 'own' : 'owns'}`
    const key = carried.ownership.kind === 'shared' ? 'sharedBy' : 'ownerRole'
    const related = {
      file: carried.page.path,
      place: inPage(carried.page, [key], key === 'sharedBy' ? 'key' : 'value'),
      message: 'who owns it stands here',
    }
    const mend = `Write ${owners.map((id) => `\`ownerRole: ${id}\``).join(' or ')}, or change what the area carries.`
    yield report('aor-owner-mismatch', page.path, inPage(page, ['ownerRole']), message, {
      expected: owners,
      mend,
      related,
    })
  }
}

const listed = (ids: readonly string[]): string => ids.map((id) => `\`${id}\``).join(' and ')

/** Somebody else can go on with an area. */
function* noBackup({ aors }: Handbook, places: Places): Iterable<Message> {
  for (const { page, holder, backup } of activeEntities(aors)) {
    if (holder === undefined) continue
    if (backup === holder) {
      const message = `Unexpected \`${backup}\` as the backup of an area that \`${holder}\` holds, expected somebody else`
      yield report('aor-no-backup', page.path, places.inPage(page, ['backup']), message, {
        mend: 'Name the person who goes on with it when the holder is away.',
      })
    } else if (backup === undefined && leftOut(page, ['backup'], places))
      yield report('aor-no-backup', page.path, places.inPage(page, ['holder']), `Nobody stands in for \`${holder}\``, {
        mend: 'Add `backup:` with the person who goes on with it when the holder is away.',
      })
  }
}

/** An area is looked at again in time. */
function* stale({ aors, config }: Handbook, { inPage }: Places, _: unknown, today: string): Iterable<Message> {
  for (const { page } of activeEntities(aors)) {
    const review = reviewOf(page, config)
    if (!review || review.due >= today) continue
    const { key, on, every, due } = review
    const message = `Nobody has looked at this area since ${on}, expected every ${every}, so by ${due}`
    const mend = `Ask the holder whether it is still right, mend the page and write \`reviewedOn: ${today}\`.`
    yield report('aor-stale', page.path, inPage(page, [key]), message, { mend })
  }
}

/** Areas that nothing is wrong with have an owner who may hand them out, a backup and a recent review. */
export const checkAreas: readonly Check[] = [ownerMismatch, noBackup, stale]

/** What a page says it was once called is an address that nothing else has. */
function* free({ claims, pages, hrefs }: Handbook, places: Places): Iterable<Message> {
  for (const claim of claims) {
    const place = places.inPage(pages.get(claim.path)!, claim.key)
    if (claim.fault?.kind === 'refused') yield refused(claim, claim.fault.why, place)
    if (claim.fault?.kind === 'taken') yield taken(claim, claim.fault.by, place, hrefs)
  }
}

const refused = ({ path, key, written }: Claim, why: string, place: Message['place']): Message =>
  report(
    'formerly-refused',
    path,
    place,
    `Unexpected \`${shownUrl(written)}\` for \`${key[0]}\`, expected an address of this site: ${why}`,
    { mend: 'Write where the page was as a path from the handbook’s folder, such as `old/page.md`, or remove it.' },
  )

function taken(
  { path, href, written }: Claim,
  by: string | undefined,
  place: Message['place'],
  hrefs: Handbook['hrefs'],
): Message {
  const what = `Nothing leads from \`${shownUrl(written)}\` to this page`
  if (by === path)
    return report('formerly-taken', path, place, `${what}: that is its address now`, { mend: 'Remove it.' })
  if (by === undefined)
    return report('formerly-taken', path, place, `${what}: the site needs \`${href}\` for itself`, {
      mend: 'Remove it.',
    })
  const why = hrefs.get(by) === href ? 'another page is there now' : `\`${by}\` is in its way`
  return report('formerly-taken', path, place, `${what}: ${why}`, {
    mend: `Remove it, or rename \`${by}\`.`,
    related: { file: by, place: topOfFile, message: 'the other page is here' },
  })
}

/** Do old addresses lead on? */
export const checkClaims: readonly Check[] = [free]

/** Nobody can meet more statements than there are. */
function* passes({ pages }: Handbook, { inPage }: Places): Iterable<Message> {
  for (const page of pages.values()) {
    if (page.data.kind !== 'assessment') continue
    const { statements = [], passes } = page.data
    if (typeof passes !== 'number' || statements.length === 0 || passes <= statements.length) continue
    const message = `Unexpected \`${passes}\` for \`passes\`, expected at most ${statements.length}, as many as there are statements`
    yield report('assess-passes', page.path, inPage(page, ['passes']), message, {
      mend: 'Lower the number, write `half` or `all`, or add statements.',
    })
  }
}

/** Can an assessment be passed? */
export const checkAssessments: readonly Check[] = [passes]

/** A role is on a path, in a handbook that has paths. */
function* unreachable({ paths, roles }: Handbook, places: Places): Iterable<Message> {
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
    const mend = `Add a step from or to \`${id}\` to a page in \`paths/\`.`
    const message = `No step of a path leads to \`${id}\` or on from it`
    yield report('path-unreachable', page.path, titlePlace(page, places), message, { mend })
  }
}

const isIncomplete = ({ page, steps }: Path): boolean =>
  page.messages.some(({ severity }) => severity === 'error') ||
  (page.data.kind === 'path' && page.data.steps?.length !== steps.length)

/** Do paths lead through all roles? */
export const checkCareerPaths: readonly Check[] = [unreachable]
