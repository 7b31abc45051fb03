import type { Matrix } from '../src/types.ts'

/** Hides rows: those all roles hold alike, those of other focuses, and those where a team keeps to the default. Style rules do the hiding, so no script is needed. */
export function MatrixFilter({ matrix: { id, groups, columns } }: { readonly matrix: Matrix }) {
  const rows = groups.flatMap((group) => group.rows)
  const differing = rows.filter((row) => row.differs).length
  const byDifference = columns.length > 1 && differing < rows.length
  const byFocus = groups.length > 1 && groups.length <= mostGroups
  const departing = rows.filter((row) => row.marks).length
  const byDeparture = departing > 0 && departing < rows.length
  if (!byDifference && !byFocus && !byDeparture) return null
  return (
    <p class="filter">
      {byFocus && (
        <span>
          <label for={`rb-focus-${id}`}>Focus</label>
          <select id={`rb-focus-${id}`} class="focus">
            <option>All</option>
            {groups.map(({ focus }) => (
              <option key={focus?.id}>{focus?.title ?? 'Without a focus'}</option>
            ))}
          </select>
        </span>
      )}
      {byDifference && (
        <span>
          <input type="checkbox" id={`rb-only-${id}`} class="only" />
          <label for={`rb-only-${id}`}>
            Only differences{' '}
            <span class="count">
              {differing} of {rows.length}
            </span>
          </label>
        </span>
      )}
      {byDeparture && (
        <span>
          <input type="checkbox" id={`rb-departs-${id}`} class="departing" />
          <label for={`rb-departs-${id}`}>
            Only where this team differs{' '}
            <span class="count">
              {departing} of {rows.length}
            </span>
          </label>
        </span>
      )}
    </p>
  )
}

/** As many as the style sheet has rules for. */
const mostGroups = 7
