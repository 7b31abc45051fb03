import { teamWhoHref, whoHref } from '../model/generated.ts'
import { activeEntities, visibleEntities } from '../model/queries.ts'
import type { Aor, Example, FocusId, Handbook, Responsibility, ResponsibilityId, Team } from '../model/types.ts'
import { type Agreed, type Contact, listContacts, listTeamContacts } from './contacts.ts'
import { type AorRef, aorRef, groupByFocus, type PersonRef, personRef, type Ref, ref, summaryRef } from './refs.ts'

/** An area with who steps in for its holder. */
export interface BackedAor extends AorRef {
  readonly backup?: PersonRef
}

export interface WhoEntry {
  readonly responsibility: Ref & { readonly id: ResponsibilityId; readonly summary?: string }
  readonly held: 'roles' | 'everyone' | 'nobody'
  /** What else it is called. */
  readonly aliases?: readonly string[]
  /** What it looks like in a week's work. */
  readonly examples?: readonly Example[]
  /** The areas that the team has delegated it to, whose holders come before anybody else. */
  readonly delegated: readonly (BackedAor & { readonly holder: PersonRef } & Agreed)[]
  readonly contacts: readonly Contact[]
  /** Other areas that carry a part of it. */
  readonly aors: readonly BackedAor[]
}

interface WhoGroup {
  /** Missing for responsibilities whose focus is not defined. */
  readonly focus?: Ref & { readonly id: FocusId }
  readonly entries: readonly WhoEntry[]
}

export interface WhoView {
  readonly kind: 'who'
  readonly title: string
  readonly description: string
  readonly href: string
  /** The team whose people are named. */
  readonly team?: Ref
  /** The same question whatever team one is in. */
  readonly anyTeam: string
  /** The same question for each team, by the team's name. */
  readonly teams: readonly Ref[]
  readonly groups: readonly WhoGroup[]
}

/** What a list of whom to go to is about: the people of one team instead of roles, some responsibilities instead of all. */
interface WhoOf {
  readonly team?: Team
  readonly rows?: readonly Responsibility[]
}

/** Whom to go to about each responsibility, by focus, and why. */
export function whoView(
  handbook: Handbook,
  { team, rows = activeEntities(handbook.responsibilities) }: WhoOf = {},
): WhoView {
  return {
    kind: 'who' as const,
    title: team ? `Who do I go to in ${team.title}?` : 'Who do I go to?',
    description: team
      ? `What you need, and who in ${team.title} to ask about it.`
      : 'What you need, and the role to ask about it.',
    href: team ? teamWhoHref(team) : whoHref,
    team: team && ref(team),
    anyTeam: whoHref,
    teams: visibleEntities(handbook.teams).map((team) => ({ title: team.title, href: teamWhoHref(team) })),
    groups: groupByFocus(handbook, rows, (row) => row).map(({ focus, rows: shown }) => ({
      focus: focus && { id: focus.id, ...ref(focus) },
      entries: shown.map((row) => entry(handbook, row, team)),
    })),
  }
}

/** The list for the whole handbook, then one for each team. */
export const whoPages = (handbook: Handbook): WhoView[] =>
  handbook.generated.has(whoHref)
    ? [whoView(handbook), ...visibleEntities(handbook.teams).map((team) => whoView(handbook, { team }))]
    : []

function entry(handbook: Handbook, row: Responsibility, team: Team | undefined): WhoEntry {
  const { kind } = row.ownership
  const delegated = team ? delegatedBy(handbook, row, team) : []
  const aliases = (row.page.data.aliases ?? []).map(({ name }) => name)
  return {
    responsibility: summaryRef(row),
    ...(aliases.length > 0 && { aliases }),
    ...(row.examples.length > 0 && { examples: row.examples }),
    held: kind === 'everyone' || kind === 'nobody' ? kind : 'roles',
    delegated,
    contacts: team ? listTeamContacts(handbook, row, team) : listContacts(handbook, row),
    aors: visibleEntities(handbook.aors)
      .filter((aor) => aor.carries === row.id && (!team || aor.team === undefined || aor.team === team.id))
      .filter(({ id }) => delegated.every((one) => one.id !== id))
      .map((aor) => backed(handbook, aor, team)),
  }
}

/** An area that nobody holds is nobody to go to. */
function delegatedBy(handbook: Handbook, row: Responsibility, team: Team): WhoEntry['delegated'] {
  return team.changes.flatMap((change) => {
    const aor =
      change.kind === 'delegated' && change.responsibility === row.id ? handbook.aors.get(change.aor) : undefined
    if (aor?.status !== 'active' || aor.holder === undefined) return []
    const { why, until } = change
    const holder = personRef(handbook, aor.holder)
    return [{ ...backed(handbook, aor, team), holder, why, until }]
  })
}

/** On the page of a team it goes without saying that an area is the team's. */
function backed(handbook: Handbook, aor: Aor, team: Team | undefined): BackedAor {
  const { team: of, ...area } = aorRef(handbook, aor)
  return {
    ...area,
    team: aor.team === team?.id ? undefined : of,
    backup: aor.backup === undefined ? undefined : personRef(handbook, aor.backup),
  }
}
