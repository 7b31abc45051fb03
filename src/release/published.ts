import { rcompare, valid } from 'semver'
import { UserError } from '../base/errors.ts'
import { type Fault, joinWithOr } from '../base/messages.ts'
import { byText, joinWithAnd } from '../base/text.ts'
import type { Config } from '../schema/config.ts'
import { realDisk } from '../write/disk.ts'
import { publishedHash, readManifest } from '../write/manifest.ts'
import type { Releases } from './releases.ts'

interface Options {
  /** The folder that the site is published to. */
  readonly target: string
  /** Versions that the site may lose. */
  readonly forget: readonly string[]
  readonly versions: Config['versions']
}

/**
 * Makes sure that the site in a folder keeps its releases, which people have been given links to: it may lose those that the
 * configuration leaves out, and those that somebody names. `found` is missing where none are asked for. Throws a UserError, also
 * when what somebody names is not there.
 */
export async function requirePublished(found: Releases | undefined, options: Options): Promise<readonly Fault[]> {
  const { target, forget, versions } = options
  const releases = (found?.releases ?? []).map(({ version }) => version)
  // What has a tag and is not shown was left out by `keep`.
  const tagged = (found?.history ?? []).map(({ version }) => version)
  const may = new Set([...tagged, ...forget, ...versions.leaveOut])
  const oldest = versions.keep !== undefined && releases.length >= versions.keep ? releases.at(-1) : undefined
  const isCutOff = (version: string) => oldest !== undefined && rcompare(oldest, version) < 0
  const published = await publishedVersions(target)
  requireKnown(forget, [...new Set([...published, ...tagged, ...versions.leaveOut])].sort(rcompareVersions))
  const lost = published.filter((version) => !may.has(version) && !isCutOff(version))
  if (lost.length > 0) throw found ? missing(lost, versions.tags) : unasked(lost)
  return releases.filter((version) => forget.includes(version)).map(stays)
}

/** Whoever misspells the version to remove would believe that it is gone. */
function requireKnown(forget: readonly string[], known: readonly string[]): void {
  const unknown = forget.filter((version) => !known.includes(version))
  if (unknown.length === 0) return
  const has = known.length === 0 ? 'there is none' : `there ${known.length === 1 ? 'is' : 'are'} ${joinWithAnd(known)}`
  throw new UserError(
    `Nothing was published: \`--forget\` names ${joinWithOr(unknown)}, which is no release of the site or of git: ${has}.`,
    known.length === 0
      ? 'Leave `--forget` out.'
      : 'Correct the version, or leave `--forget` out if it is gone already.',
  )
}

const rcompareVersions = (a: string, b: string): number => (valid(a) && valid(b) ? rcompare(a, b) : byText(a, b))

/** The versions of the handbook that a published site has, the newest first. */
async function publishedVersions(target: string): Promise<string[]> {
  const manifest = await readManifest(target, realDisk)
  if (!manifest || manifest === 'damaged') return []
  // A handbook may have a folder of that name. Only a version is a site of its own.
  const isSite = (folder: string) => publishedHash(manifest, `${folder}/handbook.json`) !== undefined
  const folders = await realDisk.readdir(target)
  return folders.filter((name) => valid(name) === name && isSite(name) && isSite('next')).sort(rcompare)
}

const named = (versions: readonly string[]) =>
  `${versions.length === 1 ? 'the release' : `the ${versions.length} releases`} ${joinWithAnd(versions)}`

const toForget = (versions: readonly string[]) => versions.map((version) => `--forget ${version}`).join(' ')

function missing(lost: readonly string[], pattern: string): UserError {
  const tags = joinWithOr(lost.map((version) => pattern.replace('*', version)))
  return new UserError(
    `Nothing was published: the site has ${named(lost)}, and there is no tag ${tags} here that has the handbook.`,
    `Run \`git fetch --tags\` and build again; \`versions.tags\` in handbook.yaml says which tags count. To remove ${lost.length === 1 ? 'it' : 'them'} from the site, add \`${toForget(lost)}\`.`,
  )
}

const unasked = (lost: readonly string[]): UserError =>
  new UserError(
    `Nothing was published: the site has ${named(lost)}, and a build without \`--releases\` would remove ${lost.length === 1 ? 'it' : 'them'}.`,
    `Add \`--releases\`, or build to another folder with \`--out\`. To remove ${lost.length === 1 ? 'it' : 'them'} from the site, add \`${toForget(lost)}\`.`,
  )

const stays = (version: string): Fault => ({
  message: `The release ${version} is not forgotten: its tag is still there`,
  hint: `To leave it out, list \`"${version}"\` under \`versions.leaveOut\` in handbook.yaml.`,
})
