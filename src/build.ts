import { lastBuild } from './last-build.ts'
import { type Environment, gitFacts } from './read/git-facts.ts'
import { readHandbook } from './read/read-handbook.ts'
import { hasErrors } from './report.ts'
import { stopwatch } from './stopwatch.ts'
import { toolBuild } from './tool-build.ts'
import type { Message, Source } from './types.ts'
import { asPublished } from './write/as-published.ts'
import { type Published, publish } from './write/publish.ts'

interface Options {
  /** The handbook's folder. */
  readonly folder: string
  /** The folder the site is written to. */
  readonly target: string
  /** Publish although the handbook has errors. */
  readonly force: boolean
  /** Where things are kept between runs, if they are: a path without its ending. */
  readonly keepIn: string | undefined
  /** Whether the handbook's plugins may run. */
  readonly plugins: boolean
  /** What dates are compared with in messages; the site is the same on any day. */
  readonly today: string
  /** Milliseconds, from anywhere. */
  readonly clock: () => number
  /** The variables that git is started with. */
  readonly env: Environment
}

/** What a build did. `published` is missing when errors kept it from publishing. */
export interface Built {
  readonly pages: number
  readonly sources: readonly Source[]
  readonly messages: readonly Message[]
  /** How many problems their pages allow. */
  readonly allowed: number
  readonly published?: Published
  /** Milliseconds per stage, as far as it got. */
  readonly stages: Readonly<Record<string, number>>
}

/** Builds a handbook. When nothing it depends on has changed and the target is as it was published, that is all it does. */
export async function build({ folder, target, force, keepIn, plugins, today, clock, env }: Options): Promise<Built> {
  const tool = toolBuild()
  const time = stopwatch(clock)
  const { stages } = time
  const read = await time('read', () => readHandbook(folder, { git: gitFacts(folder, { env, keepIn }), plugins }))
  const { sources } = read.input

  const last = lastBuild(keepIn && `${keepIn}.build`, {
    config: read.text,
    input: read.input,
    git: read.git,
    plugins: read.plugins,
    target,
    today,
    tool,
  })
  const before = last.recall()
  // A forced build is no excuse for the next one that is not.
  const may = before && (force || !hasErrors(before.messages))
  const standing = may && (await time('write', () => asPublished(target)))
  if (before && standing && before.site === standing.site)
    return { ...before, sources, published: { written: 0, unchanged: standing.files, removed: 0 }, stages }

  const { compiler } = await import('./compile.ts')
  const { compile, makeSite, save } = compiler({ keepIn, tool, today })
  const compiled = await compile(read, time)
  const { handbook, messages, allowed } = compiled
  save()
  const report = { pages: handbook.pages.size, messages, allowed: allowed.length }
  if (hasErrors(messages) && !force) return { ...report, sources, stages }
  const files = await time('render', () => makeSite(compiled, read.git))
  const published = await time('write', () => publish(files, { target, handbook: folder }))
  const site = (await asPublished(target))?.site
  if (site !== undefined) last.keep({ ...report, site })
  return { ...report, sources, published, stages }
}
