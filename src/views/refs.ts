import type {
  Aor,
  AorRef,
  Entity,
  Handbook,
  PersonName,
  PersonRef,
  Ref,
  Role,
  RoleId,
  RoleRef,
  Team,
} from '../types.ts'

/** How another page refers to an entity. */
export const ref = ({ title, href, status }: Entity): Ref => ({ title, href, ...past(status) })

const past = (status: Entity['status']) => status === 'historical' && { past: true as const }

/** The same with the summary, for lists that have room for it. */
export const summed = ({
  id,
  title,
  href,
  summary,
  status,
}: Entity): Ref & { readonly id: string; readonly summary?: string } => ({
  id,
  title,
  href,
  ...(summary !== undefined && { summary }),
  ...past(status),
})

/** How another page refers to a role. */
export const roleRef = ({ id, short, title, href, status }: Role): RoleRef => ({
  id,
  short,
  title,
  href,
  ...past(status),
})

/** How the page of a team or of a person refers to a role: by what it is called at the scope. */
export const roleRefAt = (role: Role, { scope }: Team): RoleRef => ({
  ...roleRef(role),
  title: role.titles.get(scope ?? '') ?? role.title,
})

/** References to roles by their ids. */
export const roleRefs = ({ roles }: Handbook, ids: Iterable<RoleId>): RoleRef[] =>
  [...ids].flatMap((id) => maybeRoleRef(roles.get(id)) ?? [])

/** A reference to a role that may not be there. */
export const maybeRoleRef = (role: Role | undefined): RoleRef | undefined => role && roleRef(role)

/** A reference to a page that may not be there. */
export const maybeRef = (entity: Entity | undefined): Ref | undefined => entity && ref(entity)

/** A person by name, with a link where there is a page. */
export const personRef = ({ people }: Handbook, name: PersonName): PersonRef => {
  const href = people.get(name)?.page?.href
  return { name, ...(href !== undefined && { href }) }
}

/** How another page lists an area of responsibility. */
export function aorRef(handbook: Handbook, aor: Aor): AorRef {
  const team = handbook.teams.get(aor.team ?? '')
  return {
    ...summed(aor),
    ...(aor.holder !== undefined && { holder: personRef(handbook, aor.holder) }),
    ...(team && { team: ref(team) }),
  }
}
