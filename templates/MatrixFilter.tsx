import type { Matrix } from '../src/types.ts'
import { choosesFocus, choosesRoles } from './matrixChoices.ts'

/**
 * Hides rows: those the roles hold alike, those of other focuses, and those where a team keeps to the default; and
 * columns. Style rules do the hiding, so no script is needed; with one, the names and values stand in the address.
 */
export function MatrixFilter({ matrix }: { readonly matrix: Matrix }) {
  const { id, groups, columns } = matrix
  const rows = groups.flatMap((group) => group.rows)
  const differing = rows.filter((row) => row.differs).length
  const byDifference = columns.length > 1 && differing < rows.length
  const byFocus = choosesFocus(matrix)
  const byRole = choosesRoles(matrix)
  const departing = rows.filter((row) => row.marks).length
  const byDeparture = departing > 0 && departing < rows.length
  if (!byDifference && !byFocus && !byDeparture && !byRole) return null
  return (
    <div class="filter">
      {byFocus && (
        <span>
          <label for={`rb-focus-${id}`}>Focus</label>
          <select id={`rb-focus-${id}`} class="focus" name="focus">
            <option value="">All</option>
            {groups.map(({ focus }) => (
              <option key={focus?.id} value={focus?.id ?? '-'}>
                {focus?.title ?? 'Without a focus'}
              </option>
            ))}
          </select>
        </span>
      )}
      {byRole && (
        <fieldset class="columns">
          <legend>Roles</legend>
          {columns.map((role) => (
            <label key={role.id}>
              <input type="checkbox" name="roles" value={role.id} checked /> {role.short}
            </label>
          ))}
        </fieldset>
      )}
      {byDifference && (
        <Only class="only" id={`rb-only-${id}`} name="Only differences" count={[differing, rows.length]} />
      )}
      {byDeparture && (
        <Only
          class="departing"
          id={`rb-departs-${id}`}
          name="Only where this team differs"
          count={[departing, rows.length]}
        />
      )}
      <span class="shown count" role="status" />
    </div>
  )
}

interface OnlyProps {
  readonly class: 'only' | 'departing'
  readonly id: string
  readonly name: string
  readonly count: readonly [some: number, all: number]
}

function Only({ class: kind, id, name, count: [some, all] }: OnlyProps) {
  return (
    <span>
      <input type="checkbox" id={id} class={kind} name={kind} value="yes" />
      <label for={id}>
        {name}{' '}
        <span class="count">
          {some} of {all}
        </span>
      </label>
    </span>
  )
}
