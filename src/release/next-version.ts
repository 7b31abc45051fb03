import { inc, rcompare, valid } from 'semver'
import type { Bump, Handbook } from '../types.ts'

export type Step = Exclude<Bump, 'none'>

const order = ['patch', 'minor', 'major'] as const satisfies readonly Step[]

/** Whether one step is smaller than another. */
export const isSmaller = (step: Step, than: Step): boolean => order.indexOf(step) < order.indexOf(than)

/**
 * The version of the next release. The first is that of the newest page of a release there is, so that its history may
 * be told from before; without one it is 1.0.0.
 */
export function nextVersion({ releases }: Handbook, last: string | undefined, step: Step): string {
  if (last !== undefined) return inc(last, step)!
  const [newest = '1.0.0'] = [...releases.keys()].filter((id) => valid(id) === id).sort(rcompare)
  return newest
}
