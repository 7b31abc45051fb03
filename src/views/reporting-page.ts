import { given } from '../given.ts'
import { present } from '../present.ts'
import type { Handbook, ReportingView } from '../types.ts'
import { inReporting, reportingGraph } from './graph/reporting-graph.ts'
import { teamGraph } from './graph/team-graph.ts'
import { roleRef } from './refs.ts'

const href = 'reporting.html'

/** Reporting lines on a page of their own, and below them the teams. */
export function reportingPages(handbook: Handbook): ReportingView[] {
  const graph = reportingGraph(handbook)
  if (!graph || !handbook.generated.has(href)) return []
  const roles = inReporting(handbook)
  const view = given({
    kind: 'reporting' as const,
    title: 'Reporting lines',
    href,
    graph,
    roles: roles.map(({ id }) => id),
    teams: teamGraph(handbook),
    others: present(handbook.roles)
      .filter((role) => !roles.includes(role))
      .map(roleRef),
  })
  return [view]
}
