import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { keep, kept } from '../kept.ts'
import { report, top } from '../report.ts'
import type { GitFacts, Message, PageFacts } from '../types.ts'
import type { Environment } from './git.ts'
import { type GitHistory, gitHistory } from './git-history.ts'
import { type NoRepository, type Repository, repository } from './repository.ts'
import { shellQuoted } from './shell-quoted.ts'

export type { Environment }

interface Options {
  /** The variables that git is started with. */
  readonly env: Environment
  /** Where things are kept between runs, if they are: a path without its ending. */
  readonly keepIn: string | undefined
}

/**
 * What git knows of the pages in `folder`, by one pass through the history; by one short call when the commit is the
 * one of the last time. Never fails: without git there are no facts.
 */
export async function gitFacts(folder: string, { env, keepIn }: Options): Promise<GitFacts> {
  const place = await repository(folder, env)
  if (place.kind !== 'repository') return given(new Map(), undefined, whyNot(place))
  // In a shallow clone the same commit has more history once more is fetched.
  const memory = place.edges.size === 0 && keepIn ? remembered(`${keepIn}.git`, place) : undefined
  const known = memory?.recall()
  const history = known?.head === place.head ? known : await gitHistory(place, env, known)
  if (!history) return given(new Map(), place.prefix, whyNot({ kind: 'missing', why: 'git cannot read the history' }))
  if (history !== known) memory?.keep(history)
  return given(factsOf(history, place.prefix), place.prefix, place.edges.size > 0 ? shallow() : undefined)
}

/**
 * The same as of a commit, kept nowhere; with the history up to there, which makes that of a later commit quicker to
 * read. What a clone does not have is left out.
 */
export async function gitFactsAt(
  commit: string,
  place: Repository,
  env: Environment,
  before?: GitHistory,
): Promise<{ readonly facts: GitFacts; readonly history: GitHistory | undefined }> {
  const history = await gitHistory({ ...place, head: commit }, env, before)
  return { facts: given(history ? factsOf(history, place.prefix) : new Map(), place.prefix), history }
}

const given = (facts: GitFacts['facts'], prefix?: string, message?: Message): GitFacts => ({
  facts,
  ...(prefix !== undefined && { prefix }),
  ...(message && { message }),
})

function factsOf({ lives }: GitHistory, prefix: string): Map<string, PageFacts> {
  const facts = new Map<string, PageFacts>()
  for (const [path, { time, authors, gone, cut }] of lives) {
    if (gone || cut === 'all') continue
    const changed = new Date(time * 1000).toISOString().slice(0, 10)
    facts.set(path.slice(prefix.length).normalize('NFC'), { changed, authors: cut ? [] : authors })
  }
  return facts
}

// The names of authors depend on `.mailmap` as it is now, whatever was committed.
function remembered(file: string, { top, prefix }: Repository) {
  const hash = createHash('sha256')
    .update(prefix)
    .update('\0')
    .update(bytesOf(join(top, '.mailmap')))
  const name = `rolebook git 1 ${hash.digest('hex')}`
  return {
    recall(): GitHistory | undefined {
      const text = kept(file, name)
      if (text === undefined) return undefined
      const { lives, ...rest } = JSON.parse(text)
      return { ...rest, lives: new Map(lives) }
    },
    keep: (history: GitHistory) => keep(file, name, JSON.stringify({ ...history, lives: [...history.lives] })),
  }
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch {
    return new Uint8Array()
  }
}

const shallow = (): Message =>
  report(
    'git-shallow',
    'handbook.yaml',
    top,
    'Some pages show no last change: this clone has only a part of the history',
    {
      mend: 'Run `git fetch --unshallow`; in GitHub Actions, give actions/checkout `fetch-depth: 0`.',
    },
  )

function whyNot(reason: NoRepository): Message | undefined {
  if (reason.kind === 'none') return undefined
  if (reason.kind === 'missing')
    return report('git-missing', 'handbook.yaml', top, `Pages show no last change: ${reason.why}`, {
      mend: 'Install git, and see that `git log` runs in the folder of the handbook.',
    })
  return report(
    'git-unsafe',
    'handbook.yaml',
    top,
    'Pages show no last change: the repository belongs to somebody else',
    {
      mend: `If you trust it, run \`git config --global --add safe.directory ${shellQuoted(reason.top)}\`.`,
    },
  )
}
