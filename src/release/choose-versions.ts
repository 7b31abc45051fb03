import { prerelease, rcompare } from 'semver'
import type { Config } from '../config.ts'
import type { Tag } from '../read/list-tags.ts'
import type { Fault } from '../types.ts'

/** A tag at which the handbook is there. */
export type ReleaseTag = Tag & { readonly tree: string }

/** Which releases the site shows. */
export interface Chosen {
  /** The newest first. */
  readonly releases: readonly ReleaseTag[]
  /** Those and what was released before them: all whose changes are told. The newest first. */
  readonly history: readonly ReleaseTag[]
  /** The one to read: the newest that is no preview such as `2.0.0-beta.1`, if there is any. */
  readonly current?: ReleaseTag
  /** What is not shown although its tag looks like a release, and what is asked for in vain. */
  readonly remarks: readonly Fault[]
}

/** Chooses what to publish of the tags, as the configuration says. */
export function chooseVersions(
  { tags, twice }: { readonly tags: readonly Tag[]; readonly twice: readonly Tag[] },
  { keep, leaveOut }: Config['versions'],
): Chosen {
  const left = new Set(leaveOut)
  const all = tags.filter(({ version }) => !left.has(version)).sort((a, b) => rcompare(a.version, b.version))
  const history = all.filter(isThere)
  const newest = history.slice(0, keep)
  const full = history.find(({ version }) => prerelease(version) === null)
  // Whatever previews there are since, the release to read is never left out.
  const releases = full && !newest.includes(full) ? [...newest.slice(0, -1), full] : newest
  const current = full ?? releases[0]
  const last = releases.at(-1)
  const known = new Set(tags.map(({ version }) => version))
  const remarks = [
    ...twice.filter(({ version }) => !left.has(version)).map((tag) => second(tag, tags)),
    ...all.filter((tag) => !isThere(tag) && !(last && isOlder(tag, last))).map(({ name }) => homeless(name)),
    ...leaveOut.filter((version) => !known.has(version)).map(needless),
  ]
  return { releases, history, ...(current && { current }), remarks }
}

const isOlder = (a: Tag, b: Tag): boolean => rcompare(a.version, b.version) > 0

const isThere = (tag: Tag): tag is ReleaseTag => tag.tree !== undefined

const second = ({ name, version }: Tag, tags: readonly Tag[]): Fault => ({
  message: `The tag \`${name}\` is left out: \`${tags.find((tag) => tag.version.toLowerCase() === version.toLowerCase())?.name}\`, which comes first by name, stands for version ${version} too`,
  mend: 'Delete one of the two tags.',
})

const homeless = (name: string): Fault => ({
  message: `The tag \`${name}\` is left out: at that commit the folder of the handbook is not there`,
  mend: 'List its version under `versions.leaveOut` in handbook.yaml.',
})

const needless = (version: string): Fault => ({
  message: `Nothing to leave out: no tag stands for version ${version}`,
  mend: 'Remove it from `versions.leaveOut` in handbook.yaml.',
})
