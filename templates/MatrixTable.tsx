import type { Matrix } from '../src/types.ts'
import { ColumnHead } from './ColumnHead.tsx'
import { LoadRow } from './LoadRow.tsx'
import { MatrixFilter } from './MatrixFilter.tsx'
import { MatrixRows } from './MatrixRows.tsx'
import type { Link } from './props.ts'
import { Scroll } from './Scroll.tsx'
import { TimeRows } from './TimeRows.tsx'

interface Props {
  readonly matrix: Matrix
  readonly link: Link
  readonly how?: 'shown' | 'folded'
}

/** A matrix: responsibilities by focus and, last, the load and the time of each role. */
export function MatrixTable({ matrix, link, how = 'folded' }: Props) {
  const { id, title, columns, groups, show } = matrix
  const timed = matrix.time.some((time) => time !== undefined)
  if (columns.length === 0 || (show === 'time' && !timed))
    return <p class="empty">There is nothing to show here yet.</p>
  return (
    <div class="matrix">
      <MatrixFilter matrix={matrix} />
      <Scroll class={columns.length > 4 ? 'scroll large' : 'scroll'} labelledBy={`rb-caption-${id}`}>
        <table class="matrix-table">
          <caption id={`rb-caption-${id}`} class="vh">
            {show === 'time' ? `${title}: share of working time by role` : `${title}: who holds which responsibility`}
          </caption>
          <thead>
            <tr>
              <th scope="col">{show === 'time' ? 'Time spent on' : 'Responsibility'}</th>
              {columns.map((role) => (
                <ColumnHead key={role.id} role={role} link={link} />
              ))}
            </tr>
          </thead>
          {show === 'responsibilities' &&
            groups.map((group) => (
              <MatrixRows key={group.focus?.id} group={group} columns={columns.length} link={link} how={how} />
            ))}
          {show === 'responsibilities' && groups.length > 0 && <LoadRow load={matrix.load} />}
          {timed && <TimeRows matrix={matrix} />}
        </table>
      </Scroll>
    </div>
  )
}
