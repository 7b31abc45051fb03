import { gt, prerelease, rcompare } from 'semver'
import { UserError } from '../base/errors.ts'
import { quoteForShell } from '../base/text.ts'
import { type Environment, type Repository, resolveObjects } from '../read/git.ts'
import { listTags, type OddTag } from '../read/tags.ts'
import { asUserError, isThere, partOfHistory, type ReleaseTag, tagsIn } from './releases.ts'

/** Where a handbook's releases are, and the one that the next comes after, if there is one. */
export interface LastRelease {
  readonly place: Repository
  readonly last?: ReleaseTag
  /** The next higher one, made on another branch: what is checked out does not have what it changed. */
  readonly ahead?: ReleaseTag
  /** Tags named like releases that are on no commit. */
  readonly odd: readonly OddTag[]
}

/**
 * Finds the last release of what is checked out: of those that it contains the one with the highest version. A preview is not
 * a step of its own on the way from one release to the next. `pattern` says which tags are releases, such as `handbook-v*`.
 * Throws a UserError where that cannot be known.
 */
export async function lastRelease(folder: string, pattern: string, env: Environment): Promise<LastRelease> {
  const found = await listTags(folder, pattern, env)
  if (!('tags' in found)) throw asUserError(found)
  const { place } = found
  if (place.edges.size > 0) throw asUserError(partOfHistory('the last release cannot be found'))
  const tags = found.tags.filter(isThere).sort((a, b) => rcompare(a.version, b.version))
  const contained = await containedIn(tags, place, env)
  const mine = tags.filter((tag) => contained.has(tag))
  const last = mine.find(isFull) ?? mine[0]
  const others = tags.filter((tag) => isFull(tag) && !contained.has(tag))
  const ahead = others.findLast(({ version }) => !last || gt(version, last.version))
  if (!last && others[0])
    throw new UserError(
      `What is checked out contains no release of the handbook. The last one is \`${others[0].name}\`, on another branch.`,
      `Merge it first: \`git merge ${quoteForShell(others[0].name)}\`.`,
    )
  return { place, last, ahead, odd: found.odd }
}

/** Makes sure that the next release does not go back behind one that was made on another branch. Throws a UserError. */
export function requireOrder(version: string, { last, ahead }: LastRelease): void {
  if (!ahead || gt(ahead.version, version)) return
  throw new UserError(
    `After ${last!.version} this would be ${version}, but there is ${ahead.version} already, and what is checked out does not contain it.`,
    `Merge it first: \`git merge ${quoteForShell(ahead.name)}\`.`,
  )
}

const isFull = ({ version }: ReleaseTag): boolean => prerelease(version) === null

/**
 * The releases that what is checked out is built on. A branch that was squashed when it was merged is not in the history any
 * more, but the page of its release is there as it was released.
 */
async function containedIn(
  tags: readonly ReleaseTag[],
  place: Repository,
  env: Environment,
): Promise<ReadonlySet<ReleaseTag>> {
  const merged = await tagsIn('HEAD', place.top, env)
  const pages = await resolveObjects(
    tags.flatMap(({ commit, prefix, version }) => [
      `${commit}:${prefix}releases/${version}.md`,
      `${place.head}:${place.prefix}releases/${version}.md`,
    ]),
    place,
    env,
  )
  const hasPage = (at: number) => pages[at] !== undefined && pages[at].oid === pages[at + 1]?.oid
  return new Set(tags.filter(({ name }, at) => merged.has(name) || hasPage(2 * at)))
}
