import type { Entity } from '../types.ts'

/** Those of a map that are of the present: nobody mends what is no more. */
export const present = <T extends Entity>(map: ReadonlyMap<string, T>): T[] =>
  [...map.values()].filter(({ status }) => status === 'active')
