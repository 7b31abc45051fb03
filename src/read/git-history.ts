import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { dayOfSeconds } from '../base/dates.ts'
import { readStoredValue, writeStoredValue } from '../base/files.ts'
import { type Message, report, topOf } from '../base/messages.ts'
import { readOrdinaryFile } from '../base/ordinary-files.ts'
import {
  type Environment,
  explainNoRepository,
  findRepository,
  GitError,
  type NoRepository,
  type Repository,
  runGit,
} from './git.ts'

/** What git knows of the handbook's pages. */
export interface GitFacts {
  /** By path; a page that was never committed has none. */
  readonly facts: ReadonlyMap<string, PageFacts>
  /** The handbook's folder from the top of its repository: '' or `docs/handbook/`. Missing without a repository. */
  readonly prefix?: string
  /** Why there are fewer facts than there could be. */
  readonly message?: Message
}

interface PageFacts {
  /** Day of the last commit, in UTC: `2026-04-01`. */
  readonly changed: string
  /** Names, beginning with whoever changed it last; empty when not all are known. */
  readonly authors: readonly string[]
}

interface Options {
  readonly env: Environment
  readonly keepIn: string | undefined
}

/**
 * What git knows of the pages in `folder`, by one pass through the history; by one short call when the commit is the
 * one of the last time. Never fails: without git there are no facts.
 */
export async function readGitFacts(folder: string, { env, keepIn }: Options): Promise<GitFacts> {
  const place = await findRepository(folder, env)
  if (place.kind !== 'repository') return gitFactsFrom(new Map(), undefined, whyNot(place))
  // In a shallow clone the same commit has more history once more is fetched.
  const memory = place.edges.size === 0 && keepIn ? remembered(`${keepIn}.git`, place) : undefined
  const known = memory?.recall()
  const history = known?.head === place.head ? known : await gitHistory(place, env, known)
  if (!history)
    return gitFactsFrom(new Map(), place.prefix, whyNot({ kind: 'missing', why: 'git cannot read the history' }))
  if (history !== known) memory?.keep(history)
  return gitFactsFrom(factsOf(history, place.prefix), place.prefix, place.edges.size > 0 ? shallow() : undefined)
}

/**
 * The same as of a commit, kept nowhere; with the history up to there, which makes that of a later commit quicker to
 * read. Throws a GitError when the history cannot be read.
 */
export async function readGitFactsAt(
  commit: string,
  place: Repository,
  env: Environment,
  before?: GitHistory,
): Promise<{ readonly facts: GitFacts; readonly history: GitHistory }> {
  const history = await gitHistory({ ...place, head: commit }, env, before)
  if (!history) throw new GitError(`Git cannot read the history up to the commit \`${commit.slice(0, 12)}\`.`)
  return { facts: gitFactsFrom(factsOf(history, place.prefix), place.prefix), history }
}

const gitFactsFrom = (facts: GitFacts['facts'], prefix?: string, message?: Message): GitFacts => ({
  facts,
  prefix,
  message,
})

function factsOf({ lives }: GitHistory, prefix: string): Map<string, PageFacts> {
  const facts = new Map<string, PageFacts>()
  for (const [path, { time, authors, gone, cut }] of lives) {
    if (gone || cut === 'all') continue
    const changed = dayOfSeconds(time)
    facts.set(path.slice(prefix.length).normalize('NFC'), { changed, authors: cut ? [] : authors })
  }
  return facts
}

// The names of authors depend on `.mailmap` as it is now, whatever was committed.
function remembered(file: string, { top, prefix }: Repository) {
  const hash = createHash('sha256').update(prefix).update('\0').update(readMailmap(top))
  const name = `rolebook git 1 ${hash.digest('hex')}`
  return {
    recall(): GitHistory | undefined {
      const kept = readStoredValue<Omit<GitHistory, 'lives'> & { lives: [] }>(file, name)
      return kept && { ...kept, lives: new Map(kept.lives) }
    },
    keep: (history: GitHistory) => writeStoredValue(file, name, { ...history, lives: [...history.lives] }),
  }
}

/** `.mailmap` of a repository, empty where there is none. */
export function readMailmap(top: string): Uint8Array {
  try {
    return readOrdinaryFile(join(top, '.mailmap')) ?? new Uint8Array()
  } catch {
    return new Uint8Array()
  }
}

function shallow(): Message {
  const message = 'Some pages do not show when they last changed: this clone has only part of the history'
  const hint = 'Run `git fetch --unshallow`; in GitHub Actions, give actions/checkout `fetch-depth: 0`.'
  return report('git-shallow', topOf('handbook.yaml'), message, { hint })
}

function whyNot(reason: NoRepository): Message | undefined {
  if (reason.kind === 'none') return undefined
  const { message, hint } = explainNoRepository(reason, 'Pages do not show when they last changed')
  return report(reason.kind === 'unsafe' ? 'git-unsafe' : 'git-missing', topOf('handbook.yaml'), message, { hint })
}

/** What the commits of a repository did to a folder's pages. Plain enough to be kept. */
export interface GitHistory {
  readonly head: string
  /** The latest time of any commit read, in seconds. */
  readonly latest: number
  /** Paths outside the folder that pages had before. */
  readonly outside: readonly string[]
  /** By path from the top of the repository. */
  readonly lives: Lives
}

/** Reads the history, or what was added to it since `known`. Undefined when git fails. */
async function gitHistory(
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
    runGit(['merge-base', '--is-ancestor', known.head, place.head], { folder: place.top, env }),
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
    const { code } = await runGit([...asFollow, renames, ...logFormat], {
      folder: top,
      env,
      input,
      onText: parser.add,
      patience: 120,
    })
    return code === 0 && parser.end() ? { lives, earliest, latest } : undefined
  }
}

// `git log --follow` shows no merge either, and goes through both sides of one.
const asFollow = 'log --stdin --full-history --full-diff --no-merges --no-ext-diff --no-textconv -l1000'.split(' ')

interface Commit {
  readonly id: string
  readonly time: number
  readonly author: string
  readonly changes: readonly Change[]
}

interface Change {
  readonly path: string
  readonly from?: string
  readonly gone?: true
}

/** What git is asked to print so that `logParser` understands it. */
const logFormat = ['-z', '--name-status', '--format=%x01%H %ct %aN%x00', '--encoding=UTF-8', '--no-color']

/** Reads the output of `git log` in that format piece by piece and hands on each commit. */
function logParser(onCommit: (commit: Commit) => void): { add: (text: string) => void; end: () => boolean } {
  let rest = ''
  let commit: (Commit & { readonly changes: Change[] }) | undefined
  // A status, then the paths it is about: two when the file was renamed.
  let status = ''
  let from: string | undefined
  let isUnderstood = true

  function add(text: string): void {
    const tokens = (rest + text).split('\0')
    rest = tokens.pop()!
    for (const token of tokens) take(token)
  }

  function take(token: string): void {
    if (status !== '') path(token)
    else if (token.startsWith('\x01')) {
      finish()
      isUnderstood &&= /^[0-9a-f]{40,64} \d* /.test(token.slice(1))
      commit = begun(token.slice(1))
    } else {
      status = token.trim()
      isUnderstood &&= /^(?:[A-Z]\d*)?$/.test(status)
    }
  }

  function path(path: string): void {
    if (from === undefined && /^[RC]/.test(status)) {
      from = path
      return
    }
    commit?.changes.push(from === undefined ? { path, ...(status === 'D' && { gone: true }) } : { path, from })
    // Of two files made from one, git calls the first a copy; either way the other's commit says that it is gone.
    if (from !== undefined && status.startsWith('R')) commit?.changes.push({ path: from, gone: true })
    status = ''
    from = undefined
  }

  function finish(): void {
    if (commit) onCommit(commit)
    commit = undefined
  }

  /** Says whether all of it was what git was asked to print. */
  function end(): boolean {
    finish()
    return isUnderstood && status === ''
  }

  return { add, end }
}

function begun(header: string): Commit & { readonly changes: Change[] } {
  const [id = '', time = '', ...name] = header.split(' ')
  // No page can show control characters.
  const author = name
    .join(' ')
    .replace(/\p{Cc}/gu, '')
    .trim()
  return { id, time: Number(time), author, changes: [] }
}

interface Life {
  /** Its name at the oldest commit seen. */
  readonly name: string
  /** Of its last change, in seconds. */
  readonly time: number
  /** The last to change it first, each once. */
  readonly authors: readonly string[]
  readonly gone?: true
  /** The history that is there ends before that of the file: its first authors are not known, or nothing is. */
  readonly cut?: 'since' | 'all'
}

type Lives = ReadonlyMap<string, Life>

type Growing = { -readonly [Key in keyof Life]: Key extends 'authors' ? string[] : Life[Key] }

/**
 * Follows every page at once as `git log --follow` follows one: through commits from the newest to the oldest, by the
 * name it had before each renaming. A copy of a page that stays is another page, with a history of its own.
 */
function follower(isPage: (path: string) => boolean): {
  add: (commit: Commit, isEdge: boolean) => void
  lives: Lives
} {
  const lives = new Map<string, Growing>()
  const byName = new Map<string, Growing[]>()

  function add({ time, author, changes }: Commit, isEdge: boolean): void {
    for (const { path, gone } of changes) {
      if (!lives.has(path) && isPage(path))
        begin(path, { name: path, time, authors: [], gone: gone || undefined, ...(isEdge && { cut: 'all' }) })
      for (const life of byName.get(path) ?? []) {
        if (isEdge) life.cut ??= 'since'
        if (author !== '' && !life.authors.includes(author)) life.authors.push(author)
      }
    }
    const moved = changes.flatMap(({ path, from }) =>
      from === undefined ? [] : [{ from, lives: byName.get(path) ?? [] }],
    )
    for (const { path, from } of changes) if (from !== undefined) byName.delete(path)
    for (const { from, lives } of moved) for (const life of lives) rename(life, from)
  }

  function begin(path: string, life: Growing): void {
    lives.set(path, life)
    rename(life, path)
  }

  function rename(life: Growing, name: string): void {
    life.name = name
    const others = byName.get(name)
    if (others) others.push(life)
    else byName.set(name, [life])
  }

  return { add, lives }
}

/** Lives seen since a commit, put before those up to it; undefined when a file was not followed up to there. */
function joined(since: Lives, before: Lives): Lives | undefined {
  const all = new Map(before)
  for (const [path, life] of since) {
    const earlier = before.get(life.name)
    if (!earlier && life.name !== path) return undefined
    all.set(
      path,
      earlier ? { ...life, name: earlier.name, authors: [...new Set([...life.authors, ...earlier.authors])] } : life,
    )
  }
  return all
}
