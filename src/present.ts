import type { Entity } from './types.ts'

/** Those of a map that are of the present. A hidden one is among them: what it answers for does not go away. */
export const present = <T extends Entity>(map: ReadonlyMap<string, T>): T[] =>
  [...map.values()].filter(({ status }) => status === 'active')
