import type { Focus, Handbook, Responsibility } from '../types.ts'

/** Responsibilities by the focus they stand under: the first of theirs. The last group has none. */
export function groups<T extends { readonly of: Responsibility }>(
  { focuses }: Handbook,
  rows: readonly T[],
): { readonly focus?: Focus; readonly rows: readonly T[] }[] {
  const focusOf = ({ of }: T) => of.focuses[0]
  const known = [...focuses.values()].map((focus) => ({ focus, rows: rows.filter((row) => focusOf(row) === focus.id) }))
  const others = { rows: rows.filter((row) => focusOf(row) === undefined) }
  return [...known, others].filter((group) => group.rows.length > 0)
}
