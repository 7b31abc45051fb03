import type { Compiler } from '../compile.ts'
import { type Environment, gitFactsAt } from '../read/git-facts.ts'
import type { GitHistory } from '../read/git-history.ts'
import type { ReadHandbook } from '../read/read-handbook.ts'
import { readGitTree } from '../read/read-revision.ts'
import type { Repository } from '../read/repository.ts'
import type { Stopwatch } from '../stopwatch.ts'
import type { AssetFile } from '../types.ts'
import type { ReleaseTag } from './choose-versions.ts'
import { ReleaseError } from './release-error.ts'
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
  readonly time: Stopwatch
}

/** Makes releases, best the oldest first: the history of one is then read on from that of the one before. */
export function releaseMaker({ side, place, env, compiler, time }: Options): (tag: ReleaseTag) => Promise<Release> {
  let history: GitHistory | undefined

  return async function make({ name, version, commit, tree, date }) {
    const read = await time('read', () => readGitTree(tree, place, { env, plugins: side.read.plugins }))
    if (!read)
      throw new ReleaseError({
        message: `Git cannot read all that it holds at \`${name}\``,
        mend: `Clone the repository anew, without \`--filter\`; or list \`"${version}"\` under \`versions.leaveOut\` in handbook.yaml.`,
      })
    const past = await time('read', () => gitFactsAt(commit, place, env, history))
    history = past.history
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
    const made = await time('render', () => compiler.makeVersion(styled, past.facts))
    const report = { version, tag: name, pages: handbook.pages.size, messages, allowed: allowed.length }
    return { pages: made.pages, files: versionFiles(made), report }
  }
}
