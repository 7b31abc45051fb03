import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { keep, kept } from './kept.ts'
import type { Tag } from './read/list-tags.ts'
import type { GitFacts, Input, Message, PluginFile, ReleaseReport } from './types.ts'

/** What a build said and published. */
interface BuildReport {
  readonly pages: number
  readonly messages: readonly Message[]
  /** How many problems their pages allow. */
  readonly allowed: number
  readonly releases: readonly ReleaseReport[]
  /** Names the published files and their contents. */
  readonly site: string
}

/** The last build into one folder, for as long as all that it was made of stays the same. */
interface LastBuild {
  readonly recall: () => BuildReport | undefined
  readonly keep: (report: BuildReport) => void
}

export interface MadeOf {
  /** `handbook.yaml` as written. */
  readonly config: string
  readonly input: Input
  readonly git?: GitFacts | undefined
  /** Missing where they are not asked for. */
  readonly releases?: readonly (readonly Tag[])[] | undefined
  readonly plugins: readonly PluginFile[]
  readonly target: string
  /** The site is the same on any day, but a new day may bring warnings. */
  readonly today: string
  /** The build of rolebook itself. */
  readonly tool: string
}

/** Remembers a build in `file`, if there is one. */
export function lastBuild(file: string | undefined, of: MadeOf): LastBuild {
  if (!file) return { recall: () => undefined, keep: () => undefined }
  const name = buildName(of)
  return {
    recall() {
      const text = kept(file, name)
      return text === undefined ? undefined : (JSON.parse(text) as BuildReport)
    },
    keep: (report) => keep(file, name, JSON.stringify(report)),
  }
}

/** A name for all that a build is made of. Pages count by their bytes, other files by size and times, which no ordinary change leaves as they are. */
export function buildName({ config, input, git, releases, plugins, target, today, tool }: MadeOf): string {
  const hash = createHash('sha256').update(
    JSON.stringify([tool, process.version, target, today, config, input.messages]),
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
