import type { Matrix } from '../src/types.ts'
import { ColumnHead } from './ColumnHead.tsx'
import { LoadRow } from './LoadRow.tsx'
import { MatrixFilter } from './MatrixFilter.tsx'
import { MatrixRows } from './MatrixRows.tsx'
import { MatrixTools } from './MatrixTools.tsx'
import { choosesRoles } from './matrixChoices.ts'
import type { Link } from './props.ts'
import { Scroll } from './Scroll.tsx'
import { TimeRows } from './TimeRows.tsx'

interface Props {
  readonly matrix: Matrix
  readonly link: Link
  readonly how?: 'shown' | 'folded'
  /** On its own page, where it can be taken along as a file, as text and as an address. */
  readonly tools?: boolean
}

/** A matrix: responsibilities by focus and, last, the load and the time of each role. */
export function MatrixTable({ matrix, link, how = 'folded', tools = false }: Props) {
  const { id, title, columns, groups, show } = matrix
  const timed = matrix.time.some((time) => time !== undefined)
  if (columns.length === 0 || (show === 'time' && !timed))
    return <p class="empty">There is nothing to show here yet.</p>
  return (
    <div class={columns.length > 3 ? 'matrix' : 'matrix few'}>
      <MatrixFilter matrix={matrix} />
      {tools && <MatrixTools href={matrix.href} link={link} />}
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
              <MatrixRows
                key={group.focus?.id}
                group={group}
                columns={columns.length}
                byPair={choosesRoles(matrix)}
                link={link}
                how={how}
              />
            ))}
          {show === 'responsibilities' && groups.length > 0 && <LoadRow load={matrix.load} />}
          {timed && <TimeRows matrix={matrix} />}
        </table>
      </Scroll>
    </div>
  )
}
