import { present } from '../present.ts'
import type { Entity } from '../types.ts'

/** Those of a map that lists on other pages name: of the present, and not kept out of sight. */
export const listed = <T extends Entity>(map: ReadonlyMap<string, T>): T[] =>
  present(map).filter(({ page }) => page.data.hidden !== true)
