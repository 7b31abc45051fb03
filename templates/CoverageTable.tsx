import type { CoverageCell, CoverageView } from '../src/types.ts'
import { CoverageRows } from './CoverageRows.tsx'
import type { Link } from './props.ts'

/** Every responsibility against every team that names roles. */
export function CoverageTable({ view, link }: { readonly view: CoverageView; readonly link: Link }) {
  const { teams, groups } = view
  return (
    <div class="matrix">
      {groups.some(({ rows }) => rows.some(({ cells }) => cells.some(isElsewhere))) && (
        <p class="how">A dash: the team has no such role, and needs none of its own.</p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class={teams.length > 4 ? 'scroll large' : 'scroll'} tabIndex={0} aria-labelledby="rb-coverage-caption">
        <table class="matrix-table coverage">
          <caption id="rb-coverage-caption" class="vh">
            Coverage: who holds each responsibility in each team
          </caption>
          <thead>
            <tr>
              <th scope="col">Responsibility</th>
              {teams.map(({ title, href, scope }) => (
                <th key={href} scope="col">
                  <a href={link(href)}>
                    <span class="team">{title}</span>
                    {scope && <span class="full"> {scope}</span>}
                  </a>
                </th>
              ))}
            </tr>
          </thead>
          {groups.map((group) => (
            <CoverageRows key={group.focus?.id} group={group} columns={teams.length} link={link} />
          ))}
        </table>
      </section>
    </div>
  )
}

const isElsewhere = (cell: CoverageCell) =>
  cell.kind === 'held' && cell.held.length + cell.missing.length + cell.aors.length === 0
