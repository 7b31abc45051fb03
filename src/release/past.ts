import { createHash } from 'node:crypto'
import { prerelease } from 'semver'
import type { Stopwatch } from '../base/dates.ts'
import type { Handbook } from '../model/types.ts'
import type { Environment, Repository } from '../read/git.ts'
import { pluginsKey, type ReadHandbook, readGitTree } from '../read/handbook.ts'
import type { PluginFile } from '../read/types.ts'
import type { Past, PastRelease } from '../views/chronicle.ts'
import { diffHandbooks } from '../views/diff/diff.ts'
import type { HandbookDiff } from '../views/diff/types.ts'
import type { ReleaseTag } from './releases.ts'
import { ReleaseError, type ReleaseStore } from './store.ts'

/** What changed from release to release. Two releases are compared once, and then never again. */
export interface PastReleases {
  /** A release and those it is told to come after, the newest first. */
  readonly lineage: (tag: ReleaseTag) => readonly ReleaseTag[]
  /** The past as a release has it. */
  readonly of: (tag: ReleaseTag) => Promise<Past>
  /** The past as the handbook has it that is not released yet. */
  readonly next: (handbook: Handbook) => Promise<Past>
  /** Spares understanding a release that is understood already. */
  readonly know: (tag: ReleaseTag, handbook: Handbook) => void
  /** Of what was kept. */
  readonly keys: () => readonly string[]
}

interface Options {
  /** Every release, the newest first. */
  readonly history: readonly ReleaseTag[]
  readonly store: Pick<ReleaseStore, 'recallDiff' | 'keepDiff'> | undefined
  readonly understand: (tag: ReleaseTag) => Promise<Handbook>
  /** The build of rolebook. */
  readonly tool: string
  readonly plugins: readonly PluginFile[]
  readonly time: Stopwatch
}

export function pastReleases({ history, store, understand, tool, plugins, time }: Options): PastReleases {
  const made = [tool, process.version, ...pluginsKey(plugins)]
  const diffs = new Map<string, HandbookDiff>()
  // The two that are compared: any more would cost memory for nothing.
  let known: readonly (readonly [tree: string, handbook: Handbook])[] = []

  return {
    lineage,
    of: (tag) => told(lineage(tag)),
    async next(handbook) {
      const line = lineage()
      const [newest] = line
      const releases = (await told(line)).releases
      if (!newest) return { releases }
      const before = await handbookOf(newest)
      return { releases, next: await time('compare', () => diffHandbooks(before, handbook)) }
    },
    know,
    keys: () => [...diffs.keys()],
  }

  /** A preview is no step of its own on the way from one release to the next. */
  function lineage(tag?: ReleaseTag): readonly ReleaseTag[] {
    const isFull = ({ version }: ReleaseTag) => prerelease(version) === null
    const older = history.slice(tag ? history.indexOf(tag) + 1 : 0)
    if (tag) return [tag, ...older.filter(isFull)]
    const full = older.filter(isFull)
    return full.length > 0 ? full : older.slice(0, 1)
  }

  async function told(line: readonly ReleaseTag[]): Promise<Past> {
    const releases: PastRelease[] = []
    // The oldest first, so that each is understood once.
    for (const [at, tag] of [...line.entries()].reverse()) {
      const { version, date } = tag
      const before = line[at + 1]
      releases.push(
        before ? { version, date, previous: before.version, diff: await between(before, tag) } : { version, date },
      )
    }
    return { releases: releases.reverse() }
  }

  async function between(from: ReleaseTag, to: ReleaseTag): Promise<HandbookDiff> {
    const key = createHash('sha256')
      .update(JSON.stringify([made, from.tree, to.tree]))
      .digest('hex')
      .slice(0, 32)
    const found = diffs.get(key) ?? (await time('restore', () => store?.recallDiff(key))) ?? (await compare())
    diffs.set(key, found)
    return found

    async function compare() {
      const [older, newer] = [await handbookOf(from), await handbookOf(to)]
      const changes = await time('compare', () => diffHandbooks(older, newer))
      store?.keepDiff(key, changes)
      return changes
    }
  }

  async function handbookOf(tag: ReleaseTag): Promise<Handbook> {
    const found = known.find(([tree]) => tree === tag.tree)?.[1]
    if (found) return found
    const handbook = await understand(tag)
    know(tag, handbook)
    return handbook
  }

  function know({ tree }: ReleaseTag, handbook: Handbook): void {
    known = [...known.filter(([other]) => other !== tree).slice(-1), [tree, handbook]]
  }
}

interface ReadOptions {
  readonly env: Environment
  readonly plugins: readonly PluginFile[]
}

/** Reads the handbook of a release. Throws a ReleaseError where git does not have all of it. */
export async function readRelease(
  { name, version, tree }: ReleaseTag,
  place: Repository,
  options: ReadOptions,
): Promise<ReadHandbook> {
  const read = await readGitTree(tree, place, options)
  if (read) return read
  throw new ReleaseError({
    message: `Git cannot read all that it holds at \`${name}\``,
    mend: `Clone the repository anew, without \`--filter\`; or list \`"${version}"\` under \`versions.leaveOut\` in handbook.yaml.`,
  })
}
