import type { CoverageCell } from '../../src/views/coverage.ts'
import type { NamesView } from '../../src/views/names.ts'
import { Article, type PageKind } from '../parts/Article.tsx'
import type { LinkTo } from '../parts/Links.tsx'
import {
  ColumnChoice,
  choosesColumns,
  choosesFocus,
  FocusChoice,
  MatrixTools,
  Only,
  Toolbar,
  ViewSwitch,
} from '../parts/Matrix.tsx'
import { words } from '../words/words.ts'
import { CoverageTable, isGap } from './Coverage.tsx'

/** A matrix by name: who answers for each of its rows in each team. */
export const namesPage: PageKind<NamesView> = {
  Page: ({ view, ...page }) => (
    <Article page={page} title={view.title}>
      <div class="matrix-sheet">
        <CoverageTable
          view={view}
          link={page.link}
          id={view.matrix.id}
          caption={view.title}
          toolbar={<NamesToolbar view={view} link={page.link} />}
          totals={<NamedRow view={view} />}
        />
      </div>
    </Article>
  ),
  script: 'matrix',
}

function NamesToolbar({ view, link }: { readonly view: NamesView; readonly link: LinkTo }) {
  const { matrix, teams, groups } = view
  const rows = groups.flatMap((group) => group.rows)
  const lacking = rows.filter(({ cells }) => cells.some(isGap)).length
  const byGap = lacking > 0 && lacking < rows.length
  const isChosen = byGap || choosesFocus(view) || choosesColumns(teams)
  const filter = isChosen && (
    <>
      {choosesFocus(view) && <FocusChoice id={matrix.id} groups={groups} />}
      {choosesColumns(teams) && <ColumnChoice name="teams" legend={words.common.teams} columns={teams} />}
      {byGap && (
        <Only
          class="departing"
          id={`rb-departs-${matrix.id}`}
          name={words.names.onlyGaps}
          count={[lacking, rows.length]}
        />
      )}
    </>
  )
  return (
    <Toolbar id={matrix.id} views={<ViewSwitch roles={link(matrix.href)} />} filter={filter} tools={<MatrixTools />} />
  )
}

/** In how many rows each team has somebody, and in how many somebody is missing. */
function NamedRow({ view: { teams, groups } }: { readonly view: NamesView }) {
  const columns = teams.map((_, team) => groups.flatMap(({ rows }) => rows.map(({ cells }) => cells[team]!)))
  return (
    <tbody class="totals">
      <tr>
        <th scope="row">
          {words.names.named} <span class="unit">{words.names.namedUnit}</span>
        </th>
        {columns.map((cells, team) => (
          <td key={teams[team]!.id} class="figure" data-column={teams[team]!.title}>
            {words.names.count(cells.filter(isNamed).length, cells.filter(isGap).length)}
          </td>
        ))}
      </tr>
    </tbody>
  )
}

const isNamed = (cell: CoverageCell) => cell.kind === 'held' && cell.held.length > 0
