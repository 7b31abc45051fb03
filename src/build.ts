import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeStopwatch } from './base/dates.ts'
import { forgetStored, hashTool, publishing, readStoredValue, sweepUnfinished, writeStoredValue } from './base/files.ts'
import { type Fault, hasErrors, type Message, type ReleaseReport } from './base/messages.ts'
import { DamagedRecords, recordsIn, recordsInMemory } from './base/records.ts'
import { isPassing } from './parse/cache.ts'
import type { Watched } from './parse/threads.ts'
import type { Environment } from './read/git.ts'
import { readGitFacts } from './read/git-history.ts'
import { lazyTextsOf, type ReadHandbook, readHandbook, type Texts } from './read/handbook.ts'
import { recallPages } from './read/known-pages.ts'
import type { GitTag } from './read/tags.ts'
import { requirePublished } from './release/published.ts'
import { releasesOf } from './release/releases.ts'
import { keepFiles } from './render/keep-files.ts'
import { publishBehindLink, recoverLink } from './write/atomic-link.ts'
import { readPublishedSite } from './write/manifest.ts'
import { type Published, publish, recoverTarget } from './write/publish.ts'

// One build, from a folder to a folder: read the handbook, stop if the last build was of the same, compile, render (with
// releases where they are asked for), publish, remember.

export interface BuildOptions {
  readonly folder: string
  readonly target: string
  readonly force: boolean
  readonly releases?: boolean
  /** The target is a link, which is switched to a new folder for each version of the site. */
  readonly atomicLink?: boolean
  /** Versions that the site has and may lose. */
  readonly forget?: readonly string[]
  readonly keepIn: string | undefined
  readonly plugins: boolean
  /** What dates are compared with in messages; the site is the same on any day. */
  readonly today: string
  /** Milliseconds, from anywhere. */
  readonly clock: () => number
  /** When it begins, in milliseconds since 1970. */
  readonly now: number
  readonly env: Environment
  readonly onOutput?: Watched['onOutput']
}

/** What a build did. `published` is missing when errors kept it from publishing. */
export interface Built {
  readonly pages: number
  /** What authors wrote, by path. */
  readonly texts: Texts
  readonly messages: readonly Message[]
  readonly allowed: number
  /** How many old problems the baseline holds, and how many of it are solved. */
  readonly baselined: number
  readonly solved: number
  /** What is wrong with the releases, the newest first. */
  readonly releases: readonly ReleaseReport[]
  /** Notes about the tags of releases. */
  readonly remarks: readonly Fault[]
  readonly published?: Omit<Published, 'site'>
  /** Milliseconds per stage, as far as it got. */
  readonly stages: Readonly<Record<string, number>>
}

/**
 * Builds a handbook. Does nothing more when all that it depends on is unchanged and the target is as it was published.
 * Throws a UserError when it cannot.
 */
export async function buildSite(options: BuildOptions): Promise<Built> {
  try {
    return await buildOnce(options)
  } catch (error) {
    // What is damaged has been forgotten, so nothing is in the way of a second one.
    if (!(error instanceof DamagedRecords)) throw error
    return buildOnce(options)
  }
}

async function buildOnce(options: BuildOptions): Promise<Built> {
  const {
    folder,
    target,
    force,
    releases: all = false,
    forget = [],
    keepIn,
    plugins,
    today,
    clock,
    env,
    onOutput,
  } = options
  const tool = hashTool()
  const time = makeStopwatch(clock)
  const { stages } = time
  const publishTo = options.atomicLink ? publishBehindLink : publish
  // Whatever becomes of this build, a site that a killed one left is made whole.
  await time('write', () => recoverPublished(target))
  const git = readGitFacts(folder, { env, keepIn })
  const recalled = await time('read', () => recallPages(folder, keepIn && `${keepIn}.read`, options.now))
  const read = await time('read', () => readHandbook(folder, { git, plugins, known: recalled.known }))
  recalled.save()
  const texts = lazyTextsOf(read)
  const found = all ? await time('read', () => releasesOf(folder, read.config, { env, keepIn })) : undefined
  const forgotten = await requirePublished(found, { target, forget, versions: read.config.versions })
  const remarks = [...(found?.remarks ?? []), ...forgotten]

  // The last build counts for as long as all that it was made of is the same.
  const file = keepIn && `${keepIn}.build`
  const name = buildName({ ...read, releases: found && [found.releases, found.history], target, today, tool })
  const before = readStoredValue<BuildReport>(file, name)
  // A forced build must not let the next one pass without force.
  const may = before && (force || !hasErrors(before.messages))
  const current = may && (await time('write', () => readPublishedSite(target)))
  if (before && current && before.site === current.site)
    return { ...before, remarks, texts, published: { written: 0, unchanged: current.files, removed: 0 }, stages }

  const { createCompiler, makeSite, makeVersion } = await import('./compile.ts')
  const { understand, compile, save } = createCompiler({ keepIn, tool, today, onOutput })
  const compiled = await compile(read, time)
  const { handbook, messages, allowed, baselined, solved } = compiled
  save()
  const counts = { allowed: allowed.length, baselined: baselined.length, solved }
  const report = { pages: handbook.pages.size, messages, ...counts }
  if (hasErrors(messages) && !force) return { ...report, releases: [], remarks, texts, stages }
  const { files, releases } = await (found && found.releases.length > 0 ? madeWithReleases() : madeAlone())
  writeStoredValue(publishingIn(keepIn), publishingName, target)
  const { site, ...published } = await time('write', () => publishTo(files, { target, handbook: folder }))
  forgetStored(publishingIn(keepIn))
  if (!messages.some(isPassing)) writeStoredValue(file, name, { ...report, releases, site })
  return { ...report, releases, remarks, texts, published, stages }

  /** What was made of pages the last time. */
  function openKept() {
    const records = (ending: string) =>
      keepIn === undefined
        ? recordsInMemory()
        : recordsIn(keepIn + ending, `rolebook site 1 ${tool} ${process.version}`)
    const kept = records('.site')
    return { kept, parts: { chapters: kept, searched: records('.search') } }
  }

  async function madeAlone() {
    const { kept, parts } = openKept()
    const { rememberNames } = await import('./render/page-keys.ts')
    const names =
      keepIn === undefined ? undefined : rememberNames(`${keepIn}.names`, `rolebook names 1 ${tool} ${process.version}`)
    const files = await time('render', async () => {
      const { files, searchFiles } = await makeSite(compiled, read.git, { ...parts, names })
      return keepFiles([...files, ...searchFiles()], kept)
    })
    names?.save()
    return { files, releases: [] }
  }

  async function madeWithReleases() {
    const { releaseSite } = await import('./release/site.ts')
    const { kept, parts } = openKept()
    // Pages of releases are remembered from one release to the next, but not kept on the disk.
    const ofReleases = createCompiler({ keepIn: undefined, tool, today, onOutput })
    return releaseSite({
      releases: found!,
      read,
      compiled,
      understand,
      makeNext: (past) => time('render', () => makeVersion(compiled, { git: read.git, past, kept: parts })),
      keepNext: (files) => time('render', () => keepFiles(files, kept)),
      compiler: ofReleases,
      tool,
      keepIn,
      env,
      time,
    })
  }
}

// Where a build publishes to, for as long as it does: other commands do not know the folder of the site.
const publishingIn = (keepIn: string | undefined) => keepIn && keepIn + publishing
const publishingName = 'rolebook publishing 1'

/**
 * Makes a site whole that was being published when the process was killed, whichever command notices: the one that is
 * remembered and the one in the usual folder.
 */
export async function recoverSites(keepIn: string | undefined, usual: string): Promise<void> {
  if (keepIn) sweepUnfinished(dirname(keepIn))
  const remembered = readStoredValue<string>(publishingIn(keepIn), publishingName)
  if (typeof remembered === 'string' && remembered !== usual) await recoverPublished(remembered)
  await recoverPublished(usual)
  if (remembered !== undefined) forgetStored(publishingIn(keepIn))
}

/** The same of one place, be it a folder or a link. */
async function recoverPublished(target: string): Promise<void> {
  await recoverTarget(target)
  await recoverLink(target)
}

/** What is kept of a build. `site` names the published files and their contents. */
type BuildReport = Omit<Built, 'texts' | 'remarks' | 'published' | 'stages'> & Pick<Published, 'site'>

interface MadeOf
  extends Pick<ReadHandbook, 'text' | 'input' | 'git' | 'plugins'>,
    Pick<BuildOptions, 'target' | 'today'> {
  /** Missing when they are not asked for. */
  readonly releases?: readonly (readonly GitTag[])[] | undefined
  /** The build of rolebook itself. */
  readonly tool: string
}

/** A name for all that a build is made of. Pages count by their bytes, other files by size and times. */
export function buildName({ text, input, git, releases, plugins, target, today, tool }: MadeOf): string {
  const hash = createHash('sha256').update(
    JSON.stringify([tool, process.version, target, today, text, input.messages, input.baseline]),
  )
  for (const plugin of plugins) hash.update(plugin.hash)
  // Not the commit itself: one that changes no page leaves the site as it is.
  hash.update(JSON.stringify([git?.prefix, ...(git?.facts ?? [])]))
  hash.update(JSON.stringify(releases ?? null))
  for (const { path, hash: bytes } of input.sources) hash.update(`${path}\n${bytes}\n`)
  for (const { path, from } of input.assets) {
    if (typeof from !== 'string') continue
    const stat = statSync(from, { throwIfNoEntry: false })
    hash.update(`${path}\n${stat?.size} ${stat?.mtimeMs} ${stat?.ctimeMs}\n`)
  }
  return `rolebook build 3 ${hash.digest('hex')}`
}
