import type { Responsibility, RoleId } from './types.ts'

/** The roles that answer for a responsibility by default: its owner, or those that share it. */
export function ownersOf({ ownership }: Pick<Responsibility, 'ownership'>): readonly RoleId[] {
  if (ownership.kind === 'accountable') return [ownership.role]
  return ownership.kind === 'shared' ? [...ownership.facets.keys()] : []
}
