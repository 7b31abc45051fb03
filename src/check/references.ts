import { type Name, names } from '../names.ts'
import type { Handbook, Message, Page } from '../types.ts'
import type { Check } from './check.ts'
import type { Places } from './places.ts'
import { type Sort, unknownName } from './unknown-name.ts'

/** A check that every name of one sort is one of those that exist. */
const known = (
  sort: Omit<Sort, 'names'>,
  namesIn: (page: Page) => readonly Name[],
  existing: (handbook: Handbook) => Iterable<string>,
): Check =>
  function* unknown(handbook, { inPage }) {
    const all = { ...sort, names: new Set(existing(handbook)) }
    for (const page of handbook.pages.values())
      for (const { name, path, part } of namesIn(page))
        if (!all.names.has(name))
          yield unknownName(handbook, all, { name, file: page.path, place: inPage(page, path, part) })
  }

const aRole = { rule: 'own-unknown-role', what: 'a role' } as const

const unknownRoles = known(aRole, names.role, ({ roles }) => roles.keys())
const unknownFocuses = known({ rule: 'focus-unknown', what: 'a core focus' }, names.focus, ({ focuses }) =>
  focuses.keys(),
)
const unknownResponsibilities = known(
  { rule: 'id-unknown', what: 'a responsibility' },
  names.responsibility,
  ({ responsibilities }) => responsibilities.keys(),
)
const unknownTeams = known({ rule: 'id-unknown', what: 'a team' }, names.team, ({ teams }) => teams.keys())
const unknownAors = known({ rule: 'id-unknown', what: 'an area of responsibility' }, names.aor, ({ aors }) =>
  aors.keys(),
)
const unknownEntities = known({ rule: 'id-unknown', what: 'an id' }, names.entity, ({ entities, guides }) => [
  ...entities.keys(),
  ...[...guides.values()].map(({ id }) => id),
])
const unknownBuckets = known(
  { rule: 'time-bucket', what: 'a time bucket', home: 'add it to `buckets` in handbook.yaml' },
  names.bucket,
  ({ buckets }) => buckets.map(({ id }) => id),
)
const unknownScopes = known(
  { rule: 'id-unknown', what: 'a scope', home: 'add it to `scopes` in handbook.yaml' },
  names.scope,
  ({ scopes }) => scopes.map(({ id }) => id),
)

/** The roles of the configured matrices exist. */
function* matrixRoles(handbook: Handbook, { inConfig }: Places): Iterable<Message> {
  const { config, roles } = handbook
  const names = new Set(roles.keys())
  for (const [index, matrix] of config.matrices.entries())
    for (const [column, name] of matrix.roles.entries())
      if (!names.has(name)) {
        const place = inConfig(['matrices', index, 'roles', column])
        yield unknownName(handbook, { ...aRole, names }, { name, file: 'handbook.yaml', place })
      }
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
  matrixRoles,
]
