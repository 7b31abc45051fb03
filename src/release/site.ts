import { readAssets } from '../assets/assets.ts'
import { findClashes } from '../assets/published.ts'
import type { Stopwatch } from '../base/dates.ts'
import { UserError } from '../base/errors.ts'
import { hashContents, type MadeFile, type OutputFile, type StoredFile } from '../base/files.ts'
import { pathKey } from '../base/paths.ts'
import { type Records, recordsInMemory } from '../base/records.ts'
import { type Compiled, type Compiler, makeVersion } from '../compile.ts'
import { notFoundHref } from '../model/generated.ts'
import type { Environment } from '../read/git.ts'
import { type GitHistory, readGitFactsAt } from '../read/git-history.ts'
import type { ReadHandbook } from '../read/handbook.ts'
import { keepFiles } from '../render/keep-files.ts'
import { versionStamps } from '../render/page.ts'
import { serverFiles } from '../render/render.ts'
import { hostFacts, type MadeVersion, type VersionRef } from '../views/frame.ts'
import type { Past } from '../views/releases.ts'
import type { SiteFile } from '../write/manifest.ts'
import { type PastReleases, pastOf, pastOfNext, readRelease, rememberHandbook, startPast } from './past.ts'
import { type CurrentSide, depthOfHistory, lineageOf, type Releases, type ReleaseTag, releaseKeys } from './releases.ts'
import { type ReleaseStore, releaseStore, type Stamped, type StoredRelease } from './store.ts'
import { placeFile, stamped, type VersionFile, type VersionViews, versionFiles, versionViews } from './versions.ts'

// A site with all releases of a handbook, in this order: releases.ts finds the tags and chooses which to show, past.ts
// compares each release with the one before, this file renders what is not kept yet, oldest first, store.ts keeps it with
// holes for what it says about other versions, and versions.ts fills the holes. published.ts
// refuses to lose a version that the site has. new-release.ts makes the next release, which comes after the one that
// last-release.ts finds; foresee-release.ts says what it would be.

interface Options {
  readonly releases: Releases
  readonly read: ReadHandbook
  /** The handbook as it is now, understood, and what makes its site. */
  readonly compiled: Compiled
  readonly makeNext: (past: Past) => Promise<MadeVersion>
  /** Makes those of its files that are not kept. */
  readonly keepNext: (files: readonly MadeFile[]) => Promise<readonly SiteFile[]>
  readonly compiler: Pick<Compiler, 'compile'>
  /** Understands a release next to the handbook as it is now, of which most pages are the same. */
  readonly understand: Compiler['understand']
  readonly tool: string
  readonly keepIn: string | undefined
  readonly env: Environment
  readonly time: Stopwatch
}

/**
 * Makes the site of all versions: the current release at the top, each release below its version, what is not released
 * yet below `next`. A release that was made before is taken from where it is kept; when the target holds all of it as
 * it is to be, not even its bytes are read. Returns what is wrong with the releases as well, the newest first.
 */
export async function releaseSite(options: Options) {
  const { releases, current } = options.releases
  const { url } = options.read.config
  const job = startJob(options)
  const { made, past, store } = job
  // The oldest first: the history of a release continues that of the one before.
  for (const tag of releases.toReversed())
    made.set(tag, (await job.time('restore', () => store?.recall(job.keyOf(tag)))) ?? (await makeAndKeep(tag, job)))

  const next = await options.makeNext(await pastOfNext(options.compiled.handbook, past))
  const views = versionViews(
    [
      { ref: nextRef, pages: next.pages },
      ...releases.map((tag) => ({ ref: refOf(tag, current), pages: made.get(tag)!.pages })),
    ],
    url,
  )
  const files: SiteFile[] = []
  for (const tag of releases) {
    const ref = refOf(tag, current)
    const filesIn = (folder: string) => job.time('restore', () => stampedFiles(tag, { ...ref, folder }, views, job))
    if (tag === current) files.push(...checkRoom(await filesIn(''), releases))
    files.push(...(await filesIn(`${tag.version}/`)))
  }
  const folders = ['', nextRef.folder, ...releases.map(({ version }) => `${version}/`)]
  // Pages of the other versions name their counterpart in the current one as canonical.
  const listed = current && made.get(current)!.pages.listed
  files.push(...serverFiles(hostFacts(options.read.config), listed, folders))
  const ofNext = inFolder(next.files, nextRef).map((file) => placeFile(file, nextRef, views))
  files.push(...(await options.keepNext(ofNext)))
  // Once, as they are now: hosts look for them at the top.
  files.push(...placePublished(options.compiled, files))
  store?.sweep([...releases.map(job.keyOf), ...past.diffs.keys()])
  return { files, releases: releases.map((tag) => made.get(tag)!.report) }
}

interface Job extends Options {
  readonly side: CurrentSide
  readonly store: ReleaseStore | undefined
  readonly past: PastReleases
  readonly keyOf: (tag: ReleaseTag) => string
  readonly made: Map<ReleaseTag, StoredRelease>
  /** What was made of pages of the release before, most of which are the same. */
  readonly kept: Records
  readonly searched: Records
  /** Of the release that was made last, and where that was in the repository. */
  history: { readonly prefix: string; readonly read: GitHistory } | undefined
}

function startJob(options: Options): Job {
  const { releases, read, compiled, keepIn, tool, env, time } = options
  const { place, history, aside } = releases
  const depth = depthOfHistory(read.config.versions.keep)
  const { plugins } = read
  const side = currentSide(read, compiled)
  const store = keepIn === undefined ? undefined : releaseStore(`${keepIn}.releases`)
  const understand = async (tag: ReleaseTag) =>
    options.understand(await time('read', () => readRelease(tag, place, { env, plugins })), time)
  const past = startPast({ history, aside, depth, store, tool, plugins, time, understand })
  const keys = releaseKeys(side, place, tool)
  const keyOf = (tag: ReleaseTag) => keys(tag, lineageOf(tag, { history, aside, depth }))
  const [kept, searched] = [recordsInMemory(), recordsInMemory()]
  return { ...options, side, store, past, keyOf, made: new Map(), kept, searched, history: undefined }
}

async function makeAndKeep(tag: ReleaseTag, job: Job): Promise<StoredRelease> {
  const release = await makeRelease(tag, job)
  return job.time('restore', () => job.store?.keep(job.keyOf(tag), release) ?? release)
}

async function makeRelease(tag: ReleaseTag, job: Job): Promise<StoredRelease> {
  const { side, compiler, past, kept, searched, env, time } = job
  const { place } = job.releases
  const { name, version, commit, date } = tag
  const read = await time('read', () => readRelease(tag, place, { env, plugins: side.read.plugins }))
  const before = job.history?.prefix === tag.prefix ? job.history.read : undefined
  const git = await time('read', () => readGitFactsAt(commit, { ...place, prefix: tag.prefix }, env, before))
  job.history = git.history && { prefix: tag.prefix, read: git.history }
  const { url, accent, visibility } = side.read.config
  // The source of a release cannot be edited any more.
  const config = { ...read.config, url, accent, visibility, stylesheet: undefined, repository: undefined }
  const compiled = await compiler.compile({ ...read, config }, time, date)
  const { handbook, assets, messages, allowed } = compiled
  const styled = {
    ...compiled,
    handbook: { ...handbook, ...(side.stylesheet !== undefined && { stylesheet: side.stylesheet }) },
    assets: { ...assets, files: new Map([...assets.files, ...side.style]) },
  }
  // With the configuration of its tag, or a new address today would count as a change of the release.
  rememberHandbook(tag, { ...handbook, config: read.config }, past)
  const known = await pastOf(tag, past)
  const { pages, files } = await time('render', async () => {
    const made = await makeVersion(styled, { git: git.facts, past: known, kept: { chapters: kept, searched } })
    return { ...made, files: versionFiles(keepFiles(made.files, kept)) }
  })
  const report = { version, tag: name, pages: handbook.pages.size, messages, allowed: allowed.length }
  return { pages, files, report }
}

function refOf(tag: ReleaseTag, current: ReleaseTag | undefined): VersionRef {
  const isCurrent = tag === current
  return { name: tag.version, state: isCurrent ? 'current' : 'other', folder: isCurrent ? '' : `${tag.version}/` }
}

/** The files of a release in one folder. The hashes and sizes of all are known, or made known for the next time. */
function stampedFiles(
  tag: ReleaseTag,
  ref: VersionRef,
  views: VersionViews,
  { made, keyOf, store }: Job,
): readonly StoredFile[] {
  const files = inFolder(made.get(tag)!.files, ref)
  const key = keyOf(tag)
  const stamps = stampsOf(files, ref, views)
  const known = store?.recallStamped(key, ref.folder, stamps.name)
  const stored = storedFiles(files, ref, stamps, known)
  if (!known)
    store?.keepStamped(
      key,
      ref.folder,
      stamps.name,
      stored.map(({ hash, size }) => [hash, size]),
    )
  return stored
}

/** The files of a version in its folder: a page for lost addresses is looked for at the top alone. */
const inFolder = <File extends Pick<OutputFile, 'path'>>(
  files: readonly File[],
  { folder }: VersionRef,
): readonly File[] => (folder === '' ? files : files.filter(({ path }) => path !== notFoundHref))

const nextRef: VersionRef = { name: 'next', state: 'next', folder: 'next/' }

/** What a release takes from the folder as it is now. */
function currentSide(read: ReadHandbook, { handbook }: Compiled): CurrentSide {
  const { stylesheet, assets } = handbook
  const style = stylesheet === undefined ? new Map() : readAssets({ stylesheet, assets, usedAssets: new Set() }).files
  return { read, style, stylesheet }
}

type Stamps = ReturnType<typeof stampsOf>

/** What the pages of a version say about the others. */
function stampsOf(files: readonly VersionFile[], ref: VersionRef, views: VersionViews) {
  const pages = files.filter(({ holes }) => holes).map(({ path }) => path)
  return {
    /** Changes when any of it changes. */
    name: hashContents(views.key(ref, pages)),
    of: ({ path, holes }: VersionFile) => (holes ? versionStamps(views.of(ref, path)) : []),
  }
}

function storedFiles(
  files: readonly VersionFile[],
  { folder }: VersionRef,
  stamps: Stamps,
  known?: Stamped,
): readonly StoredFile[] {
  const hashAndSize = (bytes: Buffer) => [hashContents(bytes), bytes.length] as const
  return files.map((file, at) => {
    const read = () => stamped(file, stamps.of(file))
    const [hash, size] = known?.[at] ?? hashAndSize(read())
    return { path: folder + file.path, hash, size, read }
  })
}

/** The files that the site has as they are, at its top, where the current release has no other and no version its folder. */
function placePublished({ assets }: Compiled, files: readonly SiteFile[]): readonly OutputFile[] {
  const { free, clashes } = findClashes(assets.published, files)
  const [clash] = clashes
  if (clash)
    throw new UserError(
      `\`${clash.path}\`, which is to be published as it is, has the address of \`${clash.other}\` of a release.`,
      'Rename the file, or take it out of `publish` in handbook.yaml.',
    )
  return free
}

/** The current release is at the top, beside the folders of all versions. */
function checkRoom(top: readonly StoredFile[], releases: readonly ReleaseTag[]): readonly StoredFile[] {
  const folders = new Set(['next', ...releases.map(({ version }) => pathKey(version))])
  const taken = top.find(({ path }) => folders.has(pathKey(path.split('/')[0]!)))
  if (taken)
    throw new UserError(
      `The current release has a page where another version is published: \`${taken.path}\`.`,
      'Rename its folder and make a new release; until then, list this one under `versions.leaveOut` in handbook.yaml.',
    )
  return top
}
