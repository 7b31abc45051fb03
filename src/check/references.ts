import { type Name, names } from '../names.ts'
import type { FrontMatterOf } from '../parse/kinds.ts'
import { didYouMean, nearest, report } from '../report.ts'
import type { Handbook, Message, Page, RuleId } from '../types.ts'
import type { Check } from './check.ts'
import type { Places } from './places.ts'

/** A check that every name of one sort is one of those that exist. */
const known = (
  rule: RuleId,
  what: string,
  namesIn: (page: Page) => readonly Name[],
  existing: (handbook: Handbook) => Iterable<string>,
  home = 'add a page for it',
): Check =>
  function* unknown(handbook, places) {
    const names = new Set(existing(handbook))
    for (const page of handbook.pages.values())
      for (const { name, path, part } of namesIn(page))
        if (!names.has(name)) yield unknownName(rule, what, page, name, places.inPage(page, path, part), names, home)
  }

/** A name that leads nowhere, with those that would. */
export function unknownName(
  rule: RuleId,
  what: string,
  page: { path: string },
  name: string,
  place: Message['place'],
  names: ReadonlySet<string>,
  home = 'add a page for it',
): Message {
  const near = nearest(name, names)
  const more = near.length > 0 ? { expected: near } : names.size === 0 ? {} : { expected: [...names].slice(0, 12) }
  const mend = near.length > 0 ? {} : { mend: `Write ${what} that exists, or ${home.replace('it', `\`${name}\``)}.` }
  return report(rule, page.path, place, `Unknown ${what.replace(/^an? /, '')} \`${name}\`${didYouMean(near)}`, {
    ...more,
    ...mend,
  })
}

const unknownRoles = known('own-unknown-role', 'a role', names.role, ({ roles }) => roles.keys())
const unknownFocuses = known('focus-unknown', 'a core focus', names.focus, ({ focuses }) => focuses.keys())
const unknownResponsibilities = known('id-unknown', 'a responsibility', names.responsibility, ({ responsibilities }) =>
  responsibilities.keys(),
)
const unknownTeams = known('id-unknown', 'a team', names.team, ({ teams }) => teams.keys())
const unknownAors = known('id-unknown', 'an area of responsibility', names.aor, ({ aors }) => aors.keys())
const unknownEntities = known('id-unknown', 'an id', names.entity, ({ entities, guides }) => [
  ...entities.keys(),
  ...[...guides.values()].map(({ id }) => id),
])
const unknownBuckets = known(
  'bucket-unknown',
  'a time bucket',
  names.bucket,
  ({ buckets }) => buckets.map(({ id }) => id),
  'add it to `buckets` in handbook.yaml',
)
const unknownScopes = known(
  'id-unknown',
  'a scope',
  names.scope,
  ({ scopes }) => scopes.map(({ id }) => id),
  'add it to `scopes` in handbook.yaml',
)

/** A shared responsibility has two sharers, one of whom settles doubt. */
function* sharing({ pages }: Handbook, { inPage }: Places): Iterable<Message> {
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
    else if (tieBreak === undefined)
      yield report('own-no-tiebreak', page.path, inPage(page, ['sharedBy'], 'key'), 'Nobody settles doubt here', {
        mend: `Add \`tieBreak: ${sharers[0]}\` or \`tieBreak: ${sharers[1]}\`.`,
        expected: sharers,
      })
    else if (!sharers.includes(tieBreak))
      yield report(
        'own-no-tiebreak',
        page.path,
        inPage(page, ['tieBreak']),
        `Unexpected \`${tieBreak}\` as the one who settles doubt, expected one of the sharers`,
        { expected: sharers },
      )
  }
}

/** No role is made of itself or reports to itself, however long the way. */
function* cycles({ pages, roles }: Handbook, { inPage }: Places): Iterable<Message> {
  const data = new Map([...roles].map(([id, { page }]) => [id, page.data as FrontMatterOf<'role'>]))
  const ways = {
    combines: (id: string) => data.get(id)?.combines ?? [],
    reportsTo: (id: string) => [data.get(id)?.reportsTo ?? []].flat(),
  }
  for (const [key, next] of Object.entries(ways))
    for (const [id, { page }] of roles)
      if (reaches(id, id, next))
        yield report(
          'role-cycle',
          page.path,
          inPage(page, [key]),
          `Unexpected circle: by \`${key}\`, \`${id}\` leads back to itself`,
          { mend: `Change \`${key}\` on one of the pages.` },
        )
  void pages
}

function reaches(from: string, to: string, next: (id: string) => readonly string[], seen = new Set<string>()): boolean {
  return next(from).some((id) => id === to || (!seen.has(id) && reaches(id, to, next, seen.add(id))))
}

/** The roles of the configured matrices exist. */
function* matrixRoles({ config, roles }: Handbook, { inConfig }: Places): Iterable<Message> {
  const names = new Set(roles.keys())
  for (const [index, matrix] of config.matrices.entries())
    for (const [column, role] of matrix.roles.entries())
      if (!names.has(role))
        yield unknownName(
          'own-unknown-role',
          'a role',
          { path: 'handbook.yaml' },
          role,
          inConfig(['matrices', index, 'roles', column]),
          names,
        )
}

/** Do names point at something? */
export const references: readonly Check[] = [
  unknownRoles,
  unknownFocuses,
  unknownResponsibilities,
  unknownTeams,
  unknownAors,
  unknownEntities,
  unknownBuckets,
  unknownScopes,
  sharing,
  cycles,
  matrixRoles,
]
