import { gt } from 'semver'
import { UserError } from '../base/errors.ts'
import type { Message } from '../base/messages.ts'
import type { Compiled, Compiler } from '../compile.ts'
import { type Environment, findRepository } from '../read/git.ts'
import type { ReadHandbook } from '../read/handbook.ts'
import { type LastRelease, lastRelease } from './last-release.ts'
import { changeNotes, newestPage, newestPrepared, type Plan, planRelease, stepBetween } from './new-release.ts'
import { readRelease } from './past.ts'
import { tagIsThere } from './release-git.ts'
import { isLost, isUnwritten, reportUnwritten, type Step } from './release-page.ts'

// What the next release would be, also for commands that make none. They do without it where git cannot say: who writes a
// page needs no repository and no tags.

/** What is to be released, and what reads it. */
export interface Unreleased extends Pick<Compiler, 'compile'> {
  readonly folder: string
  readonly read: ReadHandbook
  readonly now: Compiled
  readonly env: Environment
}

/** Plans what comes after the last release. `step` is what was asked for. */
export async function planAfter(
  { place, last }: LastRelease,
  { now, read, compile, env }: Unreleased,
  step?: Step,
): Promise<Plan | 'nothing-changed'> {
  const before = last && {
    version: last.version,
    compiled: await compile(await readRelease(last, place, { env, plugins: read.plugins })),
  }
  return planRelease(now, before, step)
}

/** What keeps the release from being made whose page somebody has begun. */
export async function findReleaseProblems(unreleased: Unreleased): Promise<readonly Message[]> {
  const { folder, read, now, env } = unreleased
  const begun = newestPage(now.handbook)
  if (begun === undefined) return []
  const { tags } = read.config.versions
  const plan = await unlessUnknown(async () => {
    const place = await findRepository(folder, env)
    if (place.kind !== 'repository' || (await tagIsThere(tags.replace('*', begun), place, env))) return undefined
    const base = await lastRelease(folder, tags, env)
    if (!base.last || !gt(begun, base.last.version)) return undefined
    // What was prepared is released as it is. What is begun may still become another version.
    const step = newestPrepared(now.handbook) === begun ? stepBetween(base.last.version, begun) : undefined
    return planAfter(base, unreleased, step)
  })
  if (!plan || plan === 'nothing-changed') return []
  const release = now.handbook.releases.get(begun)!
  return plan.version === begun ? plan.problems : isUnwritten(release) ? [reportUnwritten(release)] : []
}

/** What the page of the next release has to put in words. */
interface Unannounced {
  /** The release before. */
  readonly last: string
  /** What changed since then, a sentence each. */
  readonly changes: readonly string[]
  /** Ids that are gone, and nothing says what became of them. */
  readonly lost: readonly string[]
}

/** What has changed since the last release, for the page of the next one. */
export const findUnannounced = (unreleased: Unreleased, version: string): Promise<Unannounced | undefined> =>
  unlessUnknown(async () => {
    const base = await lastRelease(unreleased.folder, unreleased.read.config.versions.tags, unreleased.env)
    const plan = base.last && (await planAfter(base, unreleased))
    if (!base.last || !plan || plan === 'nothing-changed' || !plan.changes) return undefined
    const lost = plan.changes.pages.filter(isLost).map(({ subject }) => subject.id)
    return { last: base.last.version, changes: changeNotes(plan.changes, version), lost }
  })

/** The version of the last release: by the tags, or else by the pages. */
export async function findLastVersion({ folder, read, now, env }: Unreleased): Promise<string | undefined> {
  const base = await unlessUnknown(() => lastRelease(folder, read.config.versions.tags, env))
  return base?.last?.version ?? newestPage(now.handbook)
}

/** What is asked, or undefined where git cannot say. */
export async function unlessUnknown<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}
