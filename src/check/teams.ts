import { major, prerelease, rcompare, valid } from 'semver'
import { later } from '../later.ts'
import { ownersOf } from '../owners-of.ts'
import { present } from '../present.ts'
import { report, top } from '../report.ts'
import type { Handbook, Message, Page, Role, Team } from '../types.ts'
import type { Check } from './check.ts'
import { leftOut } from './left-out.ts'
import type { Places } from './places.ts'

/** What a team agrees on is not the default. */
function* noop({ teams, responsibilities, roles }: Handbook, { inPage }: Places): Iterable<Message> {
  for (const { page } of present(teams))
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
  for (const { page } of present(teams))
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
  const versions = present(releases).filter(({ id }) => isRelease(id))
  const [newest] = versions.sort((a, b) => rcompare(a.id, b.id))
  if (!newest) return
  for (const { page, adapts } of present(teams)) {
    if (adapts === undefined || !valid(adapts) || major(adapts) >= major(newest.id)) continue
    const related = { file: newest.page.path, place: top, message: `what changed with ${newest.id}` }
    const message = `The agreement was made against ${adapts}, expected ${major(newest.id)}.x: jobs have changed since`
    const mend = `Look at each change together with the release, then write \`adapts: ${newest.id}\`.`
    yield report('team-default-behind', page.path, inPage(page, ['adapts']), message, { mend, related })
  }
}

const isRelease = (version: string) => valid(version) !== null && prerelease(version) === null

const many = 4

/** A team large enough to need a lead of its own has one, or says why not. */
function* fit({ teams, roles }: Handbook, places: Places): Iterable<Message> {
  for (const team of present(teams)) {
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
  for (const team of present(teams)) {
    const { page, tlm } = team
    const role: Role | undefined = combinedIn(team, roles)?.role
    const after = role?.page.data.kind === 'role' ? role.page.data.reviewAfter : undefined
    if (!role || after === undefined || tlm?.since === undefined) continue
    const end = later(tlm.since, after)
    if (end >= today) continue
    const related = { file: role.page.path, place: inPage(role.page, ['reviewAfter']), message: 'how long it may be' }
    const message = `One person has been ${role.title} since ${tlm.since}, expected a review after ${after}, by ${end}`
    const mend = 'Split the role between two people, or write under `allow` why it stays as it is.'
    yield report('tlm-long-lived', page.path, inPage(page, ['tlm', 'since']), message, { mend, related })
  }
}

/** Do the agreements of teams still hold? */
export const teams: readonly Check[] = [noop, expired, behind, fit, longLived]
