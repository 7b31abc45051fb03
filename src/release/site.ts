import { readAssets } from '../assets/assets.ts'
import type { Stopwatch } from '../base/dates.ts'
import { hashContents, type StoredFile } from '../base/files.ts'
import type { ReleaseReport } from '../base/messages.ts'
import { baseUrl, pathKey } from '../base/paths.ts'
import type { Compiled, Compiler } from '../compile.ts'
import type { Environment, Repository } from '../read/git.ts'
import { type GitHistory, readGitFactsAt } from '../read/git-history.ts'
import type { ReadHandbook } from '../read/handbook.ts'
import { sitemapFiles } from '../render/feeds.ts'
import { versionStamps } from '../render/page.ts'
import type { Past } from '../views/chronicle.ts'
import type { MadeVersion, VersionPages, VersionRef } from '../views/frame.ts'
import { makeFreshnessTest } from '../write/manifest.ts'
import { type PastReleases, pastReleases, readRelease } from './past.ts'
import { type CurrentSide, type Releases, type ReleaseTag, releaseKeys } from './releases.ts'
import { DamagedError, ReleaseError, releaseStore, type Stamped, type StoredRelease } from './store.ts'
import { stamped, type VersionFile, type VersionViews, versionFiles, versionViews } from './versions.ts'

interface Options {
  readonly releases: Releases
  readonly read: ReadHandbook
  /** The handbook as it is now, understood, and what makes its site. */
  readonly compiled: Compiled
  readonly makeNext: (past: Past) => Promise<MadeVersion>
  readonly compiler: Pick<Compiler, 'compile' | 'makeVersion'>
  /** Understands a release next to the handbook as it is now, of which most pages are the same. */
  readonly understand: Compiler['understand']
  /** The build of rolebook. */
  readonly tool: string
  readonly target: string
  /** Where things are kept between runs, if they are: a path without its ending. */
  readonly keepIn: string | undefined
  readonly env: Environment
  readonly time: Stopwatch
}

/** The files of a site with all its versions, and what is wrong with its releases. */
interface ReleaseSite {
  readonly files: readonly StoredFile[]
  /** The newest first. */
  readonly releases: readonly ReleaseReport[]
}

/**
 * Makes the site of all versions: the current release at the top, each release below its version, what is not released
 * yet below `next`. A release that was made before is taken from where it is kept; when the target holds all of it as
 * it is to be, not even its bytes are read.
 */
export async function releaseSite(options: Options): Promise<ReleaseSite> {
  const { releases, read, compiled, keepIn, target, tool, env, time } = options
  const { place } = releases
  const store = keepIn === undefined ? undefined : releaseStore(`${keepIn}.releases`)
  const side = currentSide(read, compiled)
  const past = pastReleases({
    history: releases.history,
    store,
    tool,
    plugins: read.plugins,
    time,
    understand: async (tag) =>
      options.understand(await time('read', () => readRelease(tag, place, { env, plugins: read.plugins })), time),
  })
  const keys = releaseKeys(side, place, tool)
  const keyOf = (tag: ReleaseTag) => keys(tag, past.lineage(tag))
  const make = releaseMaker({ ...options, side, place, past })
  const made = new Map<ReleaseTag, StoredRelease>()
  for (const tag of releases.releases.toReversed())
    made.set(tag, (await time('restore', () => store?.recall(keyOf(tag)))) ?? (await makeAndKeep(tag)))

  const next = await options.makeNext(await past.next(compiled.handbook))
  const placed = [
    { ref: nextRef, pages: next.pages },
    ...releases.releases.map((tag) => ({ ref: refOf(tag), pages: made.get(tag)!.pages })),
  ]
  const views = versionViews(placed, read.config.url)
  const isFresh = await makeFreshnessTest(target)
  const folders = new Set(['next', ...releases.releases.map(({ version }) => pathKey(version))])
  const files: StoredFile[] = []
  for (const tag of releases.releases) {
    const ref = refOf(tag)
    if (ref.folder === '') files.push(...checkRoom(await filesAt(tag, ref), folders))
    files.push(...(await filesAt(tag, { ...ref, folder: `${tag.version}/` })))
  }
  if (releases.current) files.push(...forSearchEngines(made.get(releases.current)!.pages, read.config.url))
  const ofNext = versionFiles(next)
  files.push(...keptFiles(ofNext, nextRef, stampsOf(ofNext, nextRef, views)))
  store?.sweep([...releases.releases.map(keyOf), ...past.keys()])
  return { files, releases: releases.releases.map((tag) => made.get(tag)!.report) }

  function refOf(tag: ReleaseTag): VersionRef {
    const isCurrent = tag === releases.current
    return {
      name: tag.version,
      state: isCurrent ? 'current' : 'other',
      folder: isCurrent ? '' : `${tag.version}/`,
    }
  }

  async function makeAndKeep(tag: ReleaseTag): Promise<StoredRelease> {
    const release = await make(tag)
    return time('restore', () => store?.keep(keyOf(tag), release) ?? release)
  }

  /** Made anew when what was kept turns out to be damaged: then it is the same as it would have been. */
  async function filesAt(tag: ReleaseTag, ref: VersionRef): Promise<readonly StoredFile[]> {
    try {
      return await time('restore', () => stampedFiles(tag, ref))
    } catch (error) {
      if (!(error instanceof DamagedError)) throw error
      made.set(tag, await makeAndKeep(tag))
      return stampedFiles(tag, ref)
    }
  }

  async function stampedFiles(tag: ReleaseTag, ref: VersionRef): Promise<readonly StoredFile[]> {
    const { files } = made.get(tag)!
    const key = keyOf(tag)
    const stamps = stampsOf(files, ref, views)
    const known = store?.recallStamped(key, ref.folder, stamps.name)
    const kept = keptFiles(files, ref, stamps, known)
    if (!known)
      store?.keepStamped(
        key,
        ref.folder,
        stamps.name,
        kept.map(({ hash, size }) => [hash, size]),
      )
    // What has to be written is read once before, so that damage is found while it can be mended.
    else for (const { path, hash, read } of kept) if (!(await isFresh(path, hash))) read()
    return kept
  }
}

/** A map of the current release: every page of another one says which page of this is meant. */
function forSearchEngines({ listed }: VersionPages, url: string | undefined): readonly StoredFile[] {
  const base = baseUrl({ url })
  if (base === undefined || !listed) return []
  return sitemapFiles(base, listed).map(({ path, contents }) => {
    const bytes = Buffer.from(contents)
    return { path, hash: hashContents(bytes), size: bytes.length, read: () => bytes }
  })
}

const nextRef: VersionRef = { name: 'next', state: 'next', folder: 'next/' }

/** What a release takes from the folder as it is now. */
function currentSide(read: ReadHandbook, { handbook }: Compiled): CurrentSide {
  const { stylesheet, assets } = handbook
  const style = stylesheet === undefined ? new Map() : readAssets({ stylesheet, assets, usedAssets: new Set() }).files
  return { read, style, stylesheet }
}

interface Stamps {
  /** Another one when anything is said otherwise. */
  readonly name: string
  readonly of: (file: VersionFile) => readonly string[]
}

/** What the pages of a version say about the others. */
function stampsOf(files: readonly VersionFile[], ref: VersionRef, views: VersionViews): Stamps {
  const pages = files.filter(({ holes }) => holes).map(({ path }) => path)
  return {
    name: hashContents(views.key(ref, pages)),
    of: ({ path, holes }) => (holes ? versionStamps(views.of(ref, path)) : []),
  }
}

function keptFiles(
  files: readonly VersionFile[],
  { folder }: VersionRef,
  stamps: Stamps,
  known?: Stamped,
): readonly StoredFile[] {
  return files.map((file, at) => {
    const read = () => stamped(file, stamps.of(file))
    const [hash, size] = known?.[at] ?? hashAndSize(read())
    return { path: folder + file.path, hash, size, read }
  })
}

const hashAndSize = (bytes: Buffer) => [hashContents(bytes), bytes.length] as const

/** The current release stands at the top, beside the folders of all versions. */
function checkRoom(top: readonly StoredFile[], folders: ReadonlySet<string>): readonly StoredFile[] {
  const taken = top.find(({ path }) => folders.has(pathKey(path.split('/')[0]!)))
  if (taken)
    throw new ReleaseError({
      message: `The current release has a page where another version is published: \`${taken.path}\``,
      mend: 'Rename its folder and make a new release; until then, list this one under `versions.leaveOut` in handbook.yaml.',
    })
  return top
}

interface MakerOptions {
  readonly side: CurrentSide
  readonly place: Repository
  readonly env: Environment
  readonly compiler: Pick<Compiler, 'compile' | 'makeVersion'>
  readonly past: PastReleases
  readonly time: Stopwatch
}

/** Makes releases, best the oldest first: the history of one is then read on from that of the one before. */
function releaseMaker({
  side,
  place,
  env,
  compiler,
  past,
  time,
}: MakerOptions): (tag: ReleaseTag) => Promise<StoredRelease> {
  let history: GitHistory | undefined

  return async function make(tag) {
    const { name, version, commit, date } = tag
    const read = await time('read', () => readRelease(tag, place, { env, plugins: side.read.plugins }))
    const git = await time('read', () => readGitFactsAt(commit, place, env, history))
    history = git.history
    const { url, accent } = side.read.config
    // The source of a release cannot be edited any more.
    const config = { ...read.config, url, accent, stylesheet: undefined, repository: undefined }
    const compiled = await compiler.compile({ ...read, config }, time, date)
    const { handbook, assets, messages, allowed } = compiled
    const styled = {
      ...compiled,
      handbook: { ...handbook, ...(side.stylesheet !== undefined && { stylesheet: side.stylesheet }) },
      assets: { ...assets, files: new Map([...assets.files, ...side.style]) },
    }
    // As its tag has it, or a change of the address now would be one of the release.
    past.know(tag, { ...handbook, config: read.config })
    const before = await past.of(tag)
    const made = await time('render', () => compiler.makeVersion(styled, git.facts, before))
    const report = { version, tag: name, pages: handbook.pages.size, messages, allowed: allowed.length }
    return { pages: made.pages, files: versionFiles(made), report }
  }
}
