import { createHash } from 'node:crypto'
import type { Stopwatch } from '../base/dates.ts'
import type { Handbook } from '../model/types.ts'
import { atTag, type Repository } from '../read/git.ts'
import { pluginsKey, type ReadHandbook, readGitTree } from '../read/handbook.ts'
import type { PluginFile } from '../read/plugins.ts'
import { diffHandbooks } from '../views/diff/diff.ts'
import type { HandbookDiff } from '../views/diff/types.ts'
import type { Past, PastRelease } from '../views/releases.ts'
import { type Ancestry, type Lineage, lineageOf, type ReleaseTag } from './releases.ts'
import type { ReleaseStore } from './store.ts'

interface Options extends Ancestry {
  readonly store: Pick<ReleaseStore, 'recallDiff' | 'keepDiff'> | undefined
  readonly understand: (tag: ReleaseTag) => Promise<Handbook>
  readonly tool: string
  readonly plugins: readonly PluginFile[]
  readonly time: Stopwatch
}

/** What changed from release to release. Two releases are compared once, and then never again. */
export interface PastReleases extends Options {
  /** By the keys that the store keeps them under. */
  readonly diffs: Map<string, HandbookDiff>
  /** The last two, which are compared: keeping more would only cost memory. */
  known: readonly (readonly [tree: string, handbook: Handbook])[]
}

export const startPast = (options: Options): PastReleases => ({ ...options, diffs: new Map(), known: [] })

/** The past as a release has it. */
export const pastOf = (tag: ReleaseTag, past: PastReleases): Promise<Past> => compareAlong(lineageOf(tag, past), past)

/** The past as the handbook that is not released yet has it. */
export async function pastOfNext(handbook: Handbook, past: PastReleases): Promise<Past> {
  const line = lineageOf(undefined, past)
  const [newest] = line.tags
  const { releases, tagged } = await compareAlong(line, past)
  if (!newest) return { releases }
  const before = await handbookOf(newest, past)
  return { releases, tagged, next: await past.time('compare', () => diffHandbooks(before, handbook)) }
}

async function compareAlong({ tags, earlier }: Lineage, past: PastReleases): Promise<Past> {
  const releases: PastRelease[] = []
  // The oldest first, so that each is understood once.
  for (const [at, tag] of [...tags.entries()].reverse()) {
    const { version, date } = tag
    const before = tags[at + 1]
    releases.push(
      before
        ? { version, date, previous: before.version, diff: await diffBetween(before, tag, past) }
        : { version, date, previous: earlier?.version },
    )
  }
  return { releases: releases.reverse(), tagged: past.history.map(({ version }) => version) }
}

async function diffBetween(from: ReleaseTag, to: ReleaseTag, past: PastReleases): Promise<HandbookDiff> {
  const { tool, plugins, diffs, store, time } = past
  const made = [tool, process.version, ...pluginsKey(plugins)]
  const key = createHash('sha256')
    .update(JSON.stringify([made, from.tree, to.tree]))
    .digest('hex')
    .slice(0, 32)
  const known = diffs.get(key) ?? (await time('restore', () => store?.recallDiff(key)))
  const compare = async () => {
    const [older, newer] = [await handbookOf(from, past), await handbookOf(to, past)]
    return time('compare', () => diffHandbooks(older, newer))
  }
  const diff = known ?? (await compare())
  diffs.set(key, diff)
  if (!known) store?.keepDiff(key, diff)
  return diff
}

async function handbookOf(tag: ReleaseTag, past: PastReleases): Promise<Handbook> {
  const known = past.known.find(([tree]) => tree === tag.tree)?.[1]
  if (known) return known
  const handbook = await past.understand(tag)
  rememberHandbook(tag, handbook, past)
  return handbook
}

/** Keeps a release that is understood already from being read again. */
export function rememberHandbook({ tree }: ReleaseTag, handbook: Handbook, past: PastReleases): void {
  past.known = [...past.known.filter(([other]) => other !== tree).slice(-1), [tree, handbook]]
}

/** Reads the handbook of a release. Throws a GitError that names its tag where git does not have all of it, also of files read later. */
export async function readRelease(
  { name, tree }: ReleaseTag,
  place: Repository,
  options: Parameters<typeof readGitTree>[2],
): Promise<ReadHandbook> {
  try {
    const { readBlob, ...read } = await readGitTree(tree, place, options)
    return { ...read, readBlob: (oid) => readAt(() => readBlob!(oid)) }
  } catch (error) {
    throw atTag(name, error)
  }

  function readAt(read: () => Buffer): Buffer {
    try {
      return read()
    } catch (error) {
      throw atTag(name, error)
    }
  }
}
