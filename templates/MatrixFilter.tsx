import type { Matrix } from '../src/types.ts'

/** The switch that hides rows all roles hold alike. A style rule does the hiding, so no script is needed. */
export function MatrixFilter({ matrix: { id, groups, columns } }: { readonly matrix: Matrix }) {
  const rows = groups.flatMap((group) => group.rows)
  const differing = rows.filter((row) => row.differs).length
  if (columns.length < 2 || differing === rows.length) return null
  return (
    <p class="filter">
      <input type="checkbox" id={`rb-only-${id}`} class="only" />
      <label for={`rb-only-${id}`}>
        Only differences{' '}
        <span class="count">
          {differing} of {rows.length}
        </span>
      </label>
    </p>
  )
}
