import type { Config } from '../config.ts'
import type { Environment } from '../read/git.ts'
import { listTags } from '../read/list-tags.ts'
import type { Repository } from '../read/repository.ts'
import type { Fault } from '../types.ts'
import { type Chosen, chooseVersions } from './choose-versions.ts'
import { movedTags } from './moved-tags.ts'
import { ReleaseError } from './release-error.ts'

/** The releases of a handbook, and where they are read from. */
export interface Releases extends Chosen {
  readonly place: Repository
}

interface Options {
  readonly env: Environment
  /** Where things are kept between runs, if they are: a path without its ending. */
  readonly keepIn: string | undefined
}

/**
 * Finds the releases to publish. Throws a ReleaseError where git cannot be asked: a site without its releases must not
 * take the place of one that has them.
 */
export async function releasesOf(folder: string, config: Config, { env, keepIn }: Options): Promise<Releases> {
  const found = await listTags(folder, config.versions.tags, env)
  if ('reason' in found) throw new ReleaseError(found)
  const { place, tags } = found
  const isShallow = place.edges.size > 0
  if (isShallow && tags.length === 0) throw new ReleaseError(shallow('no release can be found'))
  const chosen = chooseVersions(found, config.versions)
  const remarks = [
    ...(isShallow ? [shallow('releases may be missing')] : []),
    ...(tags.length === 0 ? [none(config.versions.tags)] : []),
    ...(tags.length > 0 && chosen.releases.length === 0 ? [noneLeft] : []),
    ...chosen.remarks,
    ...movedTags(chosen.releases, keepIn && `${keepIn}.tags`),
  ]
  return { ...chosen, place, remarks }
}

const shallow = (what: string): Fault => ({
  message: `This clone has only a part of the history: ${what}`,
  mend: 'Run `git fetch --unshallow --tags`; in GitHub Actions, give actions/checkout `fetch-depth: 0`.',
})

const noneLeft: Fault = {
  message: 'Every release is left out, so the site shows the handbook as it is now',
  mend: 'Take one out of `versions.leaveOut` in handbook.yaml, or make a new one.',
}

const none = (pattern: string): Fault => ({
  message: `There is no release yet: no tag matches \`${pattern}\`, so the site shows the handbook as it is now`,
  mend: `To make the first one, commit everything, run \`rolebook release\` and build again.`,
})
