import { type Name, names } from '../names.ts'
import type { FrontMatterOf } from '../parse/kinds.ts'
import { report } from '../report.ts'
import type { Handbook, Message, Page, RuleId } from '../types.ts'
import type { Check } from './check.ts'
import { cycles } from './cycles.ts'
import type { Places } from './places.ts'
import { formerName, unknownName } from './unknown-name.ts'

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
        if (!names.has(name)) {
          const place = places.inPage(page, path, part)
          yield formerName(handbook, rule, what, page, name, place, names) ??
            unknownName(rule, what, page, name, place, names, home)
        }
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
