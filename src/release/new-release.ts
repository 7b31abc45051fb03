import { inc, rcompare, valid } from 'semver'
import type { Fault, Message } from '../base/messages.ts'
import type { Compiled } from '../compile.ts'
import type { Handbook } from '../model/types.ts'
import { diffSentences } from '../reporters/diff-words.ts'
import { diffHandbooks } from '../views/diff/diff.ts'
import type { HandbookDiff } from '../views/diff/types.ts'
import {
  explainNeed,
  findPageProblems,
  isDated,
  isUnwritten,
  reportUnwritten,
  type Step,
  steps,
} from './release-page.ts'

/** What the next release of a handbook will be. */
export interface Plan {
  readonly version: string
  readonly step: Step
  /** What changed since the last release; missing for the first. */
  readonly changes?: HandbookDiff
  /** What is wrong with its page. */
  readonly problems: readonly Message[]
  /** Why it needs a page, which nobody has begun. */
  readonly need?: Fault
}

/** Plans the release after `last`. `step` is what was asked for; without it, it is what the changes need. */
export function planRelease(
  { handbook, assets }: Compiled,
  last: { readonly version: string; readonly compiled: Compiled } | undefined,
  step?: Step,
): Plan | 'nothing-changed' {
  if (!last) return planFirst(handbook)
  const changes = diffHandbooks(last.compiled.handbook, handbook, {
    from: last.compiled.assets.files,
    to: assets.files,
  })
  if (changes.bump === 'none') return 'nothing-changed'
  const taken = step ?? changes.bump
  const version = inc(last.version, taken)!
  const planned = { version, step: taken, last: last.version }
  const release = handbook.releases.get(version)
  return release
    ? { version, step: taken, changes, problems: findPageProblems(release, changes, planned) }
    : { version, step: taken, changes, problems: [], need: explainNeed(changes, planned) }
}

/** The first has the version of the newest page of a release, so that its history may be compared with what was before. */
function planFirst({ releases }: Handbook): Plan {
  const version = newestVersion(releases.keys()) ?? '1.0.0'
  const release = releases.get(version)
  return { version, step: 'major', problems: release && isUnwritten(release) ? [reportUnwritten(release)] : [] }
}

const newestVersion = (ids: Iterable<string>): string | undefined =>
  [...ids].filter((id) => valid(id) === id).sort(rcompare)[0]

/** The newest version that has a page in the handbook. */
export const newestPage = ({ releases }: Handbook): string | undefined => newestVersion(releases.keys())

/** The newest version with a page that says its day: it was prepared, and not only begun. */
export const newestPrepared = ({ releases }: Handbook): string | undefined =>
  newestVersion([...releases].filter(([, release]) => isDated(release)).map(([id]) => id))

/** How large a step leads from one version to another, if a single one does. */
export const stepBetween = (last: string, version: string): Step | undefined =>
  steps.find((step) => inc(last, step) === version)

/** What changed for whom, a sentence each; where nobody's job did, what else changed. */
export function changeNotes(changes: HandbookDiff, version: string): string[] {
  const forWhom = diffSentences(changes).map(({ who, what }) => {
    const names = who.map(({ name, does }) => (does ? `${name} ${does}` : name))
    return `${names.join(', ')}: ${what}`
  })
  // Not that the release has a page: these notes are on it.
  const others = changes.reasons.filter(({ subject }) => subject?.kind !== 'release' || subject.id !== version)
  return forWhom.length > 0 ? forWhom : others.map(({ message }) => message)
}
