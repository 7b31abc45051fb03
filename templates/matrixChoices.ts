import type { Matrix, Row } from '../src/types.ts'

// The style sheet matrix-filter.css has a rule for each focus, each role and each pair of roles up to these.
const mostGroups = 12
const mostColumns = 8

/** Whether rows can be chosen by focus. */
export const choosesFocus = ({ groups }: Matrix): boolean => groups.length > 1 && groups.length <= mostGroups

/** Whether columns can be chosen. Of two there is nothing to choose. */
export const choosesRoles = ({ columns }: Matrix): boolean => columns.length > 2 && columns.length <= mostColumns

/** Classes that say between which columns rows differ: `d12` for the first two. Where columns cannot be chosen, `d` alone. */
export function differences(rows: readonly Row[], byPair: boolean): string[] {
  const differing = rows.filter(({ differs }) => differs)
  if (!byPair) return differing.length > 0 ? ['d'] : []
  const pairs = differing.flatMap(({ alike }) =>
    alike.flatMap((left, one) =>
      alike.slice(one + 1).flatMap((right, more) => (left === right ? [] : [`d${one + 1}${one + more + 2}`])),
    ),
  )
  return [...new Set(pairs)].sort()
}
