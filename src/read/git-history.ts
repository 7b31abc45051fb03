import { follower, joined, type Lives } from './follower.ts'
import { type Environment, git } from './git.ts'
import { logFormat, logParser } from './log-parser.ts'
import type { Repository } from './repository.ts'

/** What the commits of a repository did to a folder's pages. Plain enough to be kept. */
export interface GitHistory {
  /** The newest commit read. */
  readonly head: string
  /** The latest time of any commit read, in seconds. */
  readonly latest: number
  /** Paths outside the folder that pages had before. */
  readonly outside: readonly string[]
  /** By path from the top of the repository. */
  readonly lives: Lives
}

/** Reads the history, or what was added to it since `known`. Undefined when git fails. */
export async function gitHistory(
  place: Repository,
  env: Environment,
  known: GitHistory | undefined,
): Promise<GitHistory | undefined> {
  return (known && (await since(known, place, env))) ?? whole(place, env, [])
}

async function whole(place: Repository, env: Environment, outside: readonly string[]): Promise<GitHistory | undefined> {
  const read = await readLog(place, env, [place.head], outside)
  if (!read) return undefined
  const names = [...read.lives.values()].map(({ name }) => name)
  const more = names.filter((name) => !name.startsWith(place.prefix) && !outside.includes(name))
  // A page came from elsewhere in the repository: what happened to it there has to be read as well.
  if (more.length > 0) return whole(place, env, [...new Set([...outside, ...more])])
  return { head: place.head, latest: read.latest, outside, lives: read.lives }
}

async function since(known: GitHistory, place: Repository, env: Environment): Promise<GitHistory | undefined> {
  const [above, read] = await Promise.all([
    git(['merge-base', '--is-ancestor', known.head, place.head], { folder: place.top, env }),
    readLog(place, env, [place.head, `^${known.head}`], known.outside),
  ])
  // Git goes through commits by their time. A branch that was begun before and merged since would have come in between.
  if (above.code !== 0 || !read || read.earliest <= known.latest) return undefined
  const lives = joined(read.lives, known.lives)
  return lives && { head: place.head, latest: Math.max(known.latest, read.latest), outside: known.outside, lives }
}

interface Log {
  readonly lives: Lives
  readonly earliest: number
  readonly latest: number
}

async function readLog(
  { top, prefix, edges }: Repository,
  env: Environment,
  commits: readonly string[],
  outside: readonly string[],
): Promise<Log | undefined> {
  // The whole difference of a commit shows where a page came from; which commits are read is limited by path.
  const paths = prefix === '' ? [] : [prefix, ...outside]
  const input = [...commits, ...(paths.length > 0 ? ['--', ...paths] : [])].map((line) => `${line}\n`).join('')
  return (await read('-M50%')) ?? (await read('-M100%'))

  // A clone without all objects has the ids of the files, so that it can tell a renaming as long as nothing else changed.
  async function read(renames: string): Promise<Log | undefined> {
    const { add, lives } = follower((path) => path.startsWith(prefix) && /\.(md|markdown)$/i.test(path))
    let [earliest, latest] = [Number.POSITIVE_INFINITY, 0]
    const parser = logParser((commit) => {
      earliest = Math.min(earliest, commit.time)
      latest = Math.max(latest, commit.time)
      add(commit, edges.has(commit.id))
    })
    const { code } = await git([...asFollow, renames, ...logFormat], { folder: top, env, input, onText: parser.add })
    parser.end()
    return code === 0 ? { lives, earliest, latest } : undefined
  }
}

// `git log --follow` shows no merge either, and goes through both sides of one.
const asFollow = [
  'log',
  '--stdin',
  '--full-history',
  '--full-diff',
  '--no-merges',
  '--no-ext-diff',
  '--no-textconv',
  '-l1000',
]
