import { basename, dirname, join } from 'node:path'

/** Where one publication works. All of it is beside the target, so a rename never crosses to another disk. */
export interface Places {
  /** Absolute, its parent free of links. */
  readonly target: string
  readonly lock: string
  readonly staging: Staging
}

/** What is prepared and kept while a site is replaced. */
export interface Staging {
  readonly folder: string
  /** Files on their way into the target. */
  readonly coming: string
  /** Files of the target as they were. */
  readonly kept: string
  /** Kept files on their way back. */
  readonly back: string
  /** While it exists, the target is half replaced and `kept` is needed. */
  readonly journal: string
}

/** The places beside a target. */
export function placesOf(target: string): Places {
  const beside = prefix(target)
  return { target, lock: `${beside}lock`, staging: stagingIn(`${beside}${process.pid}`) }
}

/** The places inside a staging folder. */
export const stagingIn = (folder: string): Staging => ({
  folder,
  coming: join(folder, 'new'),
  kept: join(folder, 'old'),
  back: join(folder, 'back'),
  journal: join(folder, 'journal.json'),
})

/** True for the name of a staging folder of this target, whichever process made it. */
export function isStaging(name: string, target: string): boolean {
  const start = basename(prefix(target))
  return name.startsWith(start) && /^\d+$/.test(name.slice(start.length))
}

const prefix = (target: string): string => join(dirname(target), `.${basename(target)}.rolebook-`)
