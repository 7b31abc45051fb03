import type { Compiler } from '../compile.ts'
import { type Environment, gitFactsAt } from '../read/git-facts.ts'
import type { GitHistory } from '../read/git-history.ts'
import type { ReadHandbook } from '../read/read-handbook.ts'
import type { Repository } from '../read/repository.ts'
import type { Stopwatch } from '../stopwatch.ts'
import type { AssetFile } from '../types.ts'
import type { ReleaseTag } from './choose-versions.ts'
import type { PastReleases } from './past-releases.ts'
import { readRelease } from './read-release.ts'
import type { Release } from './release-store.ts'
import { versionFiles } from './version-files.ts'

/** What a release takes from the folder as it is now: the code that runs, and what the site looks like. */
export interface CurrentSide {
  readonly read: ReadHandbook
  /** The style sheet and what it refers to, by path. */
  readonly style: ReadonlyMap<string, AssetFile>
  readonly stylesheet: string | undefined
}

interface Options {
  readonly side: CurrentSide
  readonly place: Repository
  readonly env: Environment
  readonly compiler: Pick<Compiler, 'compile' | 'makeVersion'>
  readonly past: PastReleases
  readonly time: Stopwatch
}

/** Makes releases, best the oldest first: the history of one is then read on from that of the one before. */
export function releaseMaker({
  side,
  place,
  env,
  compiler,
  past,
  time,
}: Options): (tag: ReleaseTag) => Promise<Release> {
  let history: GitHistory | undefined

  return async function make(tag) {
    const { name, version, commit, date } = tag
    const read = await time('read', () => readRelease(tag, place, { env, plugins: side.read.plugins }))
    const git = await time('read', () => gitFactsAt(commit, place, env, history))
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
