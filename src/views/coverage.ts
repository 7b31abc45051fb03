import { given } from '../given.ts'
import { present } from '../present.ts'
import type { CoverageCell, CoverageView, Handbook, Held, Responsibility, Team } from '../types.ts'
import { type Answer, answers } from './answers.ts'
import { gaps } from './gaps.ts'
import { groups } from './groups.ts'
import { listed } from './listed.ts'
import { aorRef, personRef, ref, roleRefAt } from './refs.ts'
import { risks } from './risks.ts'
import type { Seat } from './seats.ts'

/** What a table of coverage is about: some teams and some responsibilities instead of all. */
export interface CoverageOf {
  readonly teams?: readonly Team[]
  readonly rows?: readonly Responsibility[]
}

/** Who holds each responsibility in each team, after what nobody holds and what hangs on one person. */
export function coverageView(handbook: Handbook, of: CoverageOf = {}): CoverageView {
  const { teams = listed(handbook.teams), rows = present(handbook.responsibilities) } = of
  const staffed = teams.filter(({ holders }) => holders.size > 0)
  return {
    kind: 'coverage',
    title: 'Coverage',
    description: 'Who holds each responsibility in each team, and what nobody holds.',
    href: 'coverage.html',
    gaps: gaps(handbook, teams, rows),
    risks: risks(handbook, of),
    teams: staffed.map((team) =>
      given({ ...ref(team), scope: handbook.scopes.find(({ id }) => id === team.scope)?.title }),
    ),
    groups: groups(
      handbook,
      rows.map((of) => ({ of })),
    ).map(({ focus, rows: shown }) => ({
      ...(focus && { focus: { id: focus.id, ...ref(focus) } }),
      rows: shown.map(({ of: row }) => ({
        responsibility: { id: row.id, ...ref(row) },
        cells: staffed.map((team) => cellOf(handbook, team, row)),
      })),
    })),
  }
}

/** The page, for a handbook with a team that names roles. */
export const coveragePages = (handbook: Handbook): CoverageView[] =>
  handbook.generated.has('coverage.html') ? [coverageView(handbook)] : []

function cellOf(handbook: Handbook, team: Team, row: Responsibility): CoverageCell {
  if (row.ownership.kind === 'everyone') return { kind: 'everyone' }
  const all = answers(handbook, team, row)
  if (all.length === 0) return { kind: 'unowned' }
  return {
    kind: 'held',
    held: heldBy(handbook, team, all),
    missing: all.filter(({ isGap }) => isGap).map(({ owner, handed }) => roleRefAt(handed?.to ?? owner, team)),
    aors: delegated(handbook, team, row).map(({ team: _, ...aor }) => aorRef(handbook, aor)),
  }
}

/** Who has several facets of a shared row is named once. */
function heldBy(handbook: Handbook, team: Team, all: readonly Answer[]): Held[] {
  const found = new Map<string, Held>()
  for (const { seats, facet, above } of all) {
    for (const seat of seats) add(seat, team)
    for (const seat of above?.seats ?? []) add(seat, above!.team)

    function add({ role, written, people }: Seat, where: Team): void {
      const key = JSON.stringify([where.id, written])
      const facets = [...(found.get(key)?.facets ?? []), ...(facet ? [ref(facet)] : [])]
      const names = people.map((name) => personRef(handbook, name))
      const outside = where === team ? undefined : ref(where)
      found.set(key, given({ role: roleRefAt(role, where), people: names, facets, above: outside }))
    }
  }
  return [...found.values()]
}

/** The areas of a team that carry a part of a responsibility, and those that its agreement names. */
const delegated = ({ aors }: Handbook, team: Team, row: Responsibility) =>
  listed(aors).filter(
    (aor) =>
      (aor.team === team.id && aor.carries === row.id) ||
      team.changes.some(
        (change) => change.kind === 'delegated' && change.responsibility === row.id && change.aor === aor.id,
      ),
  )
