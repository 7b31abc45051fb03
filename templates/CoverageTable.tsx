import type { CoverageCell, CoverageView } from '../src/types.ts'
import { CoverageRows } from './CoverageRows.tsx'
import type { Link } from './props.ts'
import { Scroll } from './Scroll.tsx'

interface Props {
  readonly view: CoverageView
  readonly link: Link
  /** Unlike those of all other tables on the page. */
  readonly id?: string
}

/** Every responsibility against every team that names roles. */
export function CoverageTable({ view, link, id = 'coverage' }: Props) {
  const { teams, groups } = view
  return (
    <div class="matrix">
      {groups.some(({ rows }) => rows.some(({ cells }) => cells.some(isElsewhere))) && (
        <p class="how">A dash: the team has no such role, and needs none of its own.</p>
      )}
      <Scroll class={teams.length > 4 ? 'scroll large' : 'scroll'} labelledBy={`rb-caption-${id}`}>
        <table class="matrix-table coverage">
          <caption id={`rb-caption-${id}`} class="vh">
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
      </Scroll>
    </div>
  )
}

const isElsewhere = (cell: CoverageCell) =>
  cell.kind === 'held' && cell.held.length + cell.missing.length + cell.aors.length === 0
