import { type Name, names } from '../names.ts'
import type { Handbook, Message, Page, RuleId } from '../types.ts'
import type { Check } from './check.ts'
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
            unknownName(handbook, rule, what, page, name, place, names, home)
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
  'time-bucket',
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

/** The roles of the configured matrices exist. */
function* matrixRoles(handbook: Handbook, { inConfig }: Places): Iterable<Message> {
  const { config, roles } = handbook
  const names = new Set(roles.keys())
  for (const [index, matrix] of config.matrices.entries())
    for (const [column, role] of matrix.roles.entries())
      if (!names.has(role))
        yield unknownName(
          handbook,
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
  matrixRoles,
]
