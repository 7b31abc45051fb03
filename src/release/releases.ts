import { createHash } from 'node:crypto'
import { prerelease, rcompare } from 'semver'
import type { AssetFile } from '../assets/assets.ts'
import { UserError } from '../base/errors.ts'
import { readStoredValue, writeStoredValue } from '../base/files.ts'
import type { Fault } from '../base/messages.ts'
import { quoteForShell } from '../base/text.ts'
import { askGit, type Environment, type Repository } from '../read/git.ts'
import { type readGitFacts, readMailmap } from '../read/git-history.ts'
import { pluginsKey, type ReadHandbook } from '../read/handbook.ts'
import { type GitTag, type HandbookPlace, listTags, type OddTag } from '../read/tags.ts'
import type { Config } from '../schema/config.ts'

/** What a release takes from the folder as it is now: the code that runs, and what the site looks like. */
export interface CurrentSide {
  readonly read: ReadHandbook
  /** The style sheet and what it refers to, by path. */
  readonly style: ReadonlyMap<string, AssetFile>
  readonly stylesheet: string | undefined
}

/** The releases of a handbook, and where they are read from. */
export interface Releases extends Chosen, Pick<Ancestry, 'aside'> {
  readonly place: Repository
}

/**
 * Finds the releases to publish. Throws a UserError where git cannot be asked: a site without its releases must not
 * take the place of one that has them.
 */
export async function releasesOf(
  folder: string,
  config: Config,
  { env, keepIn }: Parameters<typeof readGitFacts>[1],
): Promise<Releases> {
  const found = await listTags(folder, config.versions.tags, env)
  if ('reason' in found) throw asUserError(found)
  const { place, tags } = found
  if (place.edges.size > 0) throw asUserError(partOfHistory('releases may be missing'))
  const chosen = chooseVersions(found, config.versions)
  const remarks = [
    ...(tags.length === 0 ? [none(config.versions.tags)] : []),
    ...(tags.length > 0 && chosen.releases.length === 0 ? [noneLeft] : []),
    ...chosen.remarks,
    ...found.odd.filter(({ version }) => !config.versions.leaveOut.includes(version)).map(explainOdd),
    ...movedTags(chosen.releases, keepIn && `${keepIn}.tags`),
  ]
  return { ...chosen, aside: await findAside(chosen.history, place, env), place, remarks }
}

/** A fault as the error of a command that cannot go on. */
export const asUserError = ({ message, hint }: Fault): UserError => new UserError(`${message}.`, hint)

export const partOfHistory = (what: string): Fault => ({
  message: `This clone has only a part of the history: ${what}`,
  hint: 'Run `git fetch --unshallow --tags`; in GitHub Actions, give actions/checkout `fetch-depth: 0`.',
})

const noneLeft: Fault = {
  message: 'Every release is left out, so the site shows the handbook as it is now',
  hint: 'Take one out of `versions.leaveOut` in handbook.yaml, or make a new one.',
}

const none = (pattern: string): Fault => ({
  message: `There is no release yet: no tag matches \`${pattern}\`, so the site shows the handbook as it is now`,
  hint: `To make the first one, commit everything, run \`rolebook release\` and build again.`,
})

/** Names all that a release is made of, but not the other versions: by the same key it is the same, byte for byte. */
export function releaseKeys({ read, style, stylesheet }: CurrentSide, place: Repository, tool: string) {
  const side = createHash('sha256').update(
    JSON.stringify([
      [tool, process.version, place.prefix, [...place.edges].sort()],
      [read.config.url, read.config.accent, read.config.visibility, stylesheet],
      pluginsKey(read.plugins),
    ]),
  )
  // The names of authors depend on the current `.mailmap`.
  side.update(readMailmap(place.top)).update('\n')
  for (const [path, { href, contents }] of style) side.update(`${path}\n${href}\n`).update(contents)
  const shared = side.digest('hex')
  return ({ name, version, commit, tree, prefix, date }: ReleaseTag, { tags: before, earlier }: Lineage): string =>
    createHash('sha256')
      .update(JSON.stringify([shared, name, version, commit, tree, prefix, date]))
      // Its pages show what changed from release to release up to it.
      .update(
        JSON.stringify([...before.map(({ version, tree, date }) => [version, tree, date]), earlier?.version ?? null]),
      )
      .digest('hex')
      .slice(0, 32)
}

/** A tag at which the handbook is there. */
export type ReleaseTag = GitTag & HandbookPlace

interface Chosen {
  readonly releases: readonly ReleaseTag[]
  /** Those and what was released before them: all whose changes are shown. The newest first. */
  readonly history: readonly ReleaseTag[]
  /** The one that readers should read: the newest that is not a preview such as `2.0.0-beta.1`, if there is any. */
  readonly current?: ReleaseTag
  /** What is not shown although its tag looks like a release, and configuration that has no effect. */
  readonly remarks: readonly Fault[]
}

/** Chooses what to publish of the tags, as the configuration says. */
export function chooseVersions(
  { tags, twice }: { readonly tags: readonly GitTag[]; readonly twice: readonly GitTag[] },
  { keep, leaveOut }: Config['versions'],
): Chosen {
  const left = new Set(leaveOut)
  const all = tags.filter(({ version }) => !left.has(version)).sort((a, b) => rcompare(a.version, b.version))
  const history = all.filter(isThere)
  const newest = history.slice(0, keep)
  const full = history.find(({ version }) => prerelease(version) === null)
  // However many previews there are since, the current release is never left out.
  const releases = full && !newest.includes(full) ? [...newest.slice(0, -1), full] : newest
  const current = full ?? releases[0]
  const last = releases.at(-1)
  const homeless = all.filter((tag) => !isThere(tag))
  const known = new Set(tags.map(({ version }) => version))
  const remarks = [
    ...twice.filter(({ version }) => !left.has(version)).map((tag) => second(tag, tags)),
    ...homeless.filter((tag) => !last || isOlder(last, tag)).map(({ name }) => withoutFolder(name)),
    ...(last && keep !== releases.length ? olderWithoutFolder(homeless.filter((tag) => isOlder(tag, last))) : []),
    ...leaveOut.filter((version) => !known.has(version)).map(needless),
  ]
  return { releases, history, current, remarks }
}

/** How many releases back a history goes on a site that shows only some: it costs as much to read one as to show it. */
export const depthOfHistory = (keep: number | undefined): number | undefined => keep && Math.max(keep, 10)

/** What the releases before others are found in. */
export interface Ancestry {
  /** Every release, the newest first. */
  readonly history: readonly ReleaseTag[]
  /** By release: lower versions that were made later, on another branch, and that it does not contain. */
  readonly aside: ReadonlyMap<ReleaseTag, ReadonlySet<ReleaseTag>>
  /** How many releases back the history of each goes; without it, back to the first. */
  readonly depth: number | undefined
}

/** The releases that a history lists, the newest first. */
export interface Lineage {
  readonly tags: readonly ReleaseTag[]
  /** The release before the oldest of them, if it is not the first. */
  readonly earlier?: ReleaseTag | undefined
}

/**
 * A release and those before it; without a release, those of what is not released yet. A preview is not a step of its own on
 * the way from one release to the next. A new release changes the lineage of no other, so that what was made of it stays.
 */
export function lineageOf(tag: ReleaseTag | undefined, { history, aside, depth }: Ancestry): Lineage {
  const tags: ReleaseTag[] = []
  let next = tag ?? history.find(isFull) ?? history[0]
  while (next && (depth === undefined || tags.length <= depth)) {
    tags.push(next)
    next = before(next)
  }
  return { tags, earlier: next }

  function before(newer: ReleaseTag): ReleaseTag | undefined {
    const older = history.slice(history.indexOf(newer) + 1)
    return older.find((one) => isFull(one) && !aside.get(newer)?.has(one))
  }
}

const isFull = ({ version }: ReleaseTag): boolean => prerelease(version) === null

/** The names of all tags that a commit contains. Throws a GitError. */
export async function tagsIn(commit: string, folder: string, env: Environment): Promise<ReadonlySet<string>> {
  const args = ['for-each-ref', `--merged=${commit}`, '--format=%(refname:strip=2)', 'refs/tags']
  return new Set((await askGit(args, { folder, env })).split('\n'))
}

/** A correction of an older release may be younger than the next one. Git is asked only where that may be so. */
async function findAside(
  history: readonly ReleaseTag[],
  { top: folder }: Repository,
  env: Environment,
): Promise<Ancestry['aside']> {
  const aside = new Map<ReleaseTag, ReadonlySet<ReleaseTag>>()
  for (const [at, newer] of history.entries()) {
    const later = history.slice(at + 1).filter(({ time }) => time > newer.time)
    if (later.length === 0) continue
    const contained = await tagsIn(newer.commit, folder, env)
    aside.set(newer, new Set(later.filter(({ name }) => !contained.has(name))))
  }
  return aside
}

const isOlder = (a: GitTag, b: GitTag): boolean => rcompare(a.version, b.version) > 0

/** Whether the handbook was there already. */
export const isThere = (tag: GitTag): tag is ReleaseTag => tag.tree !== undefined

const second = ({ name, version }: GitTag, tags: readonly GitTag[]): Fault => ({
  message: `The tag \`${name}\` is left out: \`${tags.find((tag) => tag.version.toLowerCase() === version.toLowerCase())?.name}\`, which comes first by name, is version ${version} too`,
  hint: 'Delete one of the two tags.',
})

/** A tag on a file or a folder, by which no handbook can be found. */
export const explainOdd = ({ name, type }: OddTag): Fault => ({
  message: `The tag \`${name}\` is left out: it is on ${type === 'blob' ? 'a file' : 'a folder'} (git: ${type}), not on a commit`,
  hint: `Delete it with \`git tag -d ${quoteForShell(name)}\`, and where it was pushed with \`git push --delete origin ${quoteForShell(name)}\`. For a release, tag a commit.`,
})

const withoutFolder = (name: string): Fault => ({
  message: `The tag \`${name}\` is left out: at that commit there is no folder with pages of the handbook`,
  hint: 'List its version under `versions.leaveOut` in handbook.yaml.',
})

/** Most often of what else is in the repository. */
function olderWithoutFolder(tags: readonly GitTag[]): readonly Fault[] {
  const [newest] = tags
  if (!newest) return []
  if (tags.length === 1) return [withoutFolder(newest.name)]
  return [
    {
      message: `${tags.length} older tags, from \`${tags.at(-1)!.name}\` to \`${newest.name}\`, are left out: at those commits there is no folder with pages of the handbook`,
      hint: 'If they are releases of something else, give those of the handbook tags of their own: `versions.tags` in handbook.yaml.',
    },
  ]
}

const needless = (version: string): Fault => ({
  message: `Nothing to leave out: no tag is for version ${version}`,
  hint: 'Remove it from `versions.leaveOut` in handbook.yaml.',
})

/** Tags that are on another commit than at the last build, which is remembered in `file`. */
function movedTags(tags: readonly ReleaseTag[], file: string | undefined): readonly Fault[] {
  if (!file) return []
  const name = 'rolebook tags 1'
  const before = new Map(readStoredValue<[string, string][]>(file, name))
  const now = tags.map(({ name, commit }) => [name, commit])
  if (JSON.stringify(now) !== JSON.stringify([...before])) writeStoredValue(file, name, now)
  return tags.flatMap(({ name, commit }) => {
    const old = before.get(name)
    return old === undefined || old === commit ? [] : [moved(name, old)]
  })
}

const moved = (name: string, old: string): Fault => ({
  message: `The tag \`${name}\` has moved since the last build, and the release with it: readers may know it otherwise`,
  hint: `To put it back, run \`git tag -f ${quoteForShell(name)} ${old.slice(0, 12)}\`; for a correction, tag a new version.`,
})
