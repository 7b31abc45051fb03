import { prerelease, rcompare } from 'semver'
import type { Environment } from '../read/git.ts'
import { listTags, type Tag } from '../read/list-tags.ts'
import type { NoRevision } from '../read/no-revision.ts'
import type { Repository } from '../read/repository.ts'

/** Where a handbook's releases are, and the one that the next comes after, if there is one. */
export interface LastRelease {
  readonly place: Repository
  readonly last?: Tag
}

/**
 * Finds the last release of the handbook in `folder`: the one with the highest version. A preview is no step of its own on
 * the way from one release to the next. `pattern` says which tags are releases, such as `handbook-v*`.
 */
export async function lastRelease(
  folder: string,
  pattern: string,
  env: Environment,
): Promise<LastRelease | NoRevision> {
  const found = await listTags(folder, pattern, env)
  if (!('tags' in found)) return found
  const isPreview = ({ version }: Tag) => prerelease(version) !== null
  const all = found.tags.filter(({ tree }) => tree !== undefined).toSorted((a, b) => rcompare(a.version, b.version))
  const last = all.find((tag) => !isPreview(tag)) ?? all[0]
  return { place: found.place, ...(last && { last }) }
}
