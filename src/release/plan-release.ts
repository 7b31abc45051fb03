import type { Compiled } from '../compile.ts'
import type { HandbookDiff, Message } from '../types.ts'
import { diff } from '../views/diff.ts'
import { nextVersion, type Step } from './next-version.ts'
import { releaseProblems } from './release-problems.ts'

/** What the next release of a handbook will be. */
export interface Plan {
  readonly version: string
  readonly step: Step
  /** What changed since the last release; missing for the first. */
  readonly changes?: HandbookDiff
  /** What keeps it from being released. */
  readonly problems: readonly Message[]
}

interface Last {
  readonly version: string
  readonly compiled: Compiled
}

/** Plans the release after `last`. `step` is what was asked for; without it, it is what the changes need. */
export function planRelease(
  { handbook, assets }: Compiled,
  last: Last | undefined,
  step?: Step,
): Plan | 'nothing-changed' {
  if (!last) return { version: nextVersion(handbook, undefined, 'major'), step: 'major', problems: [] }
  const changes = diff(last.compiled.handbook, handbook, { from: last.compiled.assets.files, to: assets.files })
  if (changes.bump === 'none') return 'nothing-changed'
  const taken = step ?? changes.bump
  const version = nextVersion(handbook, last.version, taken)
  const problems = releaseProblems(handbook, changes, { version, step: taken, last: last.version })
  return { version, step: taken, changes, problems }
}
