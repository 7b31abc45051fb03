import type { Handbook } from '../../types.ts'

/** Why ids went, as the pages of releases say: the newest that names one has the last word. */
export const retiredIn = ({ releases }: Handbook): ReadonlyMap<string, string> =>
  new Map([...releases.values()].toReversed().flatMap(({ retired }) => [...retired]))
