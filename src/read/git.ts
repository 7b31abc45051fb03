import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { UserError } from '../base/errors.ts'
import type { Fault } from '../base/messages.ts'
import { quoteForShell } from '../base/text.ts'

/** Why a handbook cannot be read as it is at a revision, and the command that may help. */
export interface RevisionFault extends Fault {
  readonly reason: 'git' | 'repository' | 'unsafe' | 'ref' | 'folder' | 'history'
}

/** What keeps a folder from being asked about its past, and so what is lacking. */
export function explainNoRepository(reason: NoRepository, lacking = 'Revisions cannot be read'): RevisionFault {
  switch (reason.kind) {
    case 'missing':
      return {
        reason: 'git',
        message: `${lacking}: ${reason.why}`,
        hint: 'Install git, and make sure that `git log` runs in the folder of the handbook.',
      }
    case 'failed':
      return { reason: 'git', message: `${lacking}: ${reason.why}`, hint: repair }
    case 'unsafe':
      return {
        reason: 'unsafe',
        message: `${lacking}: the repository belongs to somebody else`,
        hint: `If you trust it, run \`git config --global --add safe.directory ${quoteForShell(reason.top)}\`.`,
      }
    case 'none':
      return {
        reason: 'repository',
        message: `${lacking}: the handbook is not in a git work tree that has a commit`,
        hint: 'Run `git init` and commit the handbook; for a bare repository, add a work tree with `git worktree add`.',
      }
  }
}

/** Nothing in the repository has this name. */
export function explainUnknownRef(ref: string, { edges }: Repository): RevisionFault {
  const [part, command] =
    edges.size > 0
      ? [', and this clone has only part of the history', 'git fetch --unshallow --tags']
      : ['', 'git fetch --tags']
  const ci = edges.size > 0 ? '; in GitHub Actions, give actions/checkout `fetch-depth: 0`' : ''
  return {
    reason: 'ref',
    message: `Nothing in the repository is called \`${shown(ref)}\`${part}`,
    hint: `Expected a tag, a branch or the id of a commit. If others have it, run \`${command}\`${ci}.`,
  }
}

/** The name stands for something that is no commit, such as a tag on a file. `type` is what git calls it. */
export const explainNoCommitAt = (ref: string, type: string): RevisionFault => ({
  reason: 'ref',
  message: `\`${shown(ref)}\` is ${type === 'blob' ? 'a file' : 'a folder'} in git (${type}), not a commit`,
  hint: 'Expected a tag, a branch or the id of a commit.',
})

/** The revision is there, the handbook is not. */
export function explainMissingFolder(ref: string, { prefix }: Repository): RevisionFault {
  const folder = prefix.replace(/\/$/, '')
  return {
    reason: 'folder',
    message: `At \`${shown(ref)}\` there is no folder \`${folder}\``,
    hint: `See what it was called: \`git ls-tree ${quoteForShell(ref)}\`.`,
  }
}

/** What git holds cannot be read at the revision, or git failed while it was read. */
export const explainGitError = (ref: string, { message, hint }: GitError): RevisionFault => ({
  reason: 'history',
  message: `\`${shown(ref)}\` cannot be read: ${message.replace(/\.$/, '')}`,
  hint,
})

/** The same failure, said of what is at a tag; any other error as it is. */
export const atTag = (name: string, error: unknown): unknown =>
  error instanceof GitError ? new GitError(`${explainGitError(name, error).message}.`, error.hint) : error

const repair =
  'To see what is damaged, run `git fsck`; to get it again, `git fetch --refetch --tags`. Or clone the repository again, without `--filter`.'

/** Git does not do what it is asked to: what it holds is damaged, or it failed, was interrupted or does not answer. */
export class GitError extends UserError {
  override readonly name = 'GitError'

  constructor(message: string, hint = repair) {
    super(message, hint)
  }
}

/** The error that git does not have an object, or something else in its place. `path` is what it would be. */
export const lostObject = (oid: string, path?: string): GitError =>
  new GitError(
    `Git cannot read the object \`${oid.slice(0, 12)}\`${path === undefined ? '' : ` (\`${shown(path)}\`)`}.`,
  )

/** A name may be anything that somebody typed. */
const shown = (ref: string): string => ref.replace(/\p{Cc}/gu, '\uFFFD').slice(0, 200)

/** The variables that a program is started with. */
export type Environment = Readonly<Record<string, string | undefined>>

/** Where git is run. */
interface Where {
  readonly folder: string
  readonly env: Environment
}

interface Options extends Where {
  /** What git reads from its standard input. */
  readonly input?: string
  /** What git says, as text, as it comes. */
  readonly onText?: (text: string) => void
  /** What git says, where it may be no text. */
  readonly onBytes?: (bytes: Buffer) => void
  /** How long git may say nothing, in seconds. */
  readonly patience?: number
}

interface Ended {
  /** 0 fine, -1 interrupted; missing when there is no git. */
  readonly code?: number
  readonly error: string
  /** What git said, where nobody took it as it came. */
  readonly text: string
}

const patienceIn = ({ ROLEBOOK_GIT_SECONDS: written = '' }: Environment): number => Number(written) || 30

/** Calls git so that nothing that a repository's configuration names is run, and nothing is fetched or asked. */
export function runGit(args: readonly string[], options: Options): Promise<Ended> {
  const { folder, env, input = '', onText, onBytes, patience = 0 } = options
  const seconds = Math.max(patience, patienceIn(env))
  const ended = new Promise<Ended>((resolve) => {
    const child = spawn('git', ['-C', folder, ...settings, ...args], { env: { ...env, ...variables } })
    let [error, text] = ['', '']
    const collect = (more: string) => {
      text += more
    }
    const silence = setTimeout(() => {
      child.kill('SIGKILL')
      // What git has started may hold these open.
      for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy()
      resolve({ code: -1, error: `it did not answer for ${seconds} seconds`, text })
    }, seconds * 1000)
    if (onBytes) child.stdout.on('data', onBytes)
    else child.stdout.setEncoding('utf8').on('data', onText ?? collect)
    child.stdout.on('data', () => silence.refresh())
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      error += text
    })
    // Git may end before it has read everything; its exit code says what happened.
    child.stdin.on('error', () => undefined).end(input)
    child.once('error', ({ message }) => resolve({ error: message, text }))
    child.once('close', (code, signal) => {
      clearTimeout(silence)
      resolve({ code: code ?? -1, error: signal ? `it was interrupted (${signal})` : error, text })
    })
  })
  // Where no process can be started at all, that is as good as no git.
  return ended.catch((error: Error) => ({ error: error.message, text: '' }))
}

/** What git says. Throws a GitError unless it could do what it was asked to. */
export async function askGit(args: readonly string[], options: Options): Promise<string> {
  const ended = await runGit(args, options)
  if (ended.code === 0) return ended.text
  throw failedGit(args, ended)
}

/** The error that git did not do what it was asked to. */
export function failedGit(args: readonly string[], { code, error }: Omit<Ended, 'text'>): GitError {
  if (code === undefined) return new GitError('Git cannot be started.', 'Make sure that `git log` runs here.')
  const command = args.find((arg) => /^[a-z]/.test(arg))
  const lines = error.trim().split('\n')
  const main = lines.filter((line) => /^(?:fatal|error): /.test(line)).map((line) => line.replace(/^\w+: /, ''))
  const why = (main.length > 0 ? main : lines).join('; ') || `exit code ${code}`
  return new GitError(`\`git ${command}\` failed: ${shown(why)}.`)
}

/** The bytes that git keeps under an id, at once. Throws a GitError when it does not have them. */
export function readBlobSync(oid: string, { folder, env }: Where): Buffer {
  const { status, stdout } = spawnSync('git', ['-C', folder, ...settings, 'cat-file', 'blob', oid], {
    env: { ...env, ...variables },
    maxBuffer: Number.POSITIVE_INFINITY,
    timeout: patienceIn(env) * 1000,
    killSignal: 'SIGKILL',
  })
  if (status !== 0 || idOfBlob(stdout, oid) !== oid) throw lostObject(oid)
  return stdout
}

// What a machine or a repository may have set otherwise and the answer or its safety depends on.
const settings = Object.entries({
  'core.fsmonitor': 'false',
  'core.hooksPath': '/dev/null',
  'log.showSignature': 'false',
  'log.showRoot': 'true',
  'log.follow': 'false',
  'diff.relative': 'false',
  'mailmap.file': '',
  'mailmap.blob': '',
}).flatMap(([name, value]) => ['-c', `${name}=${value}`])

// Inside a hook git says by variables which repository is meant; here the folder says it.
const foreign = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_OBJECT_DIRECTORY', 'GIT_COMMON_DIR', 'GIT_PREFIX']

const variables: Environment = {
  ...Object.fromEntries(foreign.map((name) => [name, undefined])),
  LC_ALL: 'C',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_LITERAL_PATHSPECS: '1',
  GIT_PAGER: 'cat',
  // A clone without all objects would fetch them, by a command that its configuration names.
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
}

/** What git has at a path. */
export interface GitTreeEntry {
  readonly path: string
  readonly kind: 'file' | 'link' | 'submodule'
  readonly oid: string
  /** Missing where git does not have the object. */
  readonly size?: number
}

/** Every file below a folder, by the id of its tree. Throws a GitError when git cannot say. */
export async function listTree(tree: string, { folder, env }: Where): Promise<readonly GitTreeEntry[]> {
  const args = ['ls-tree', '-r', '-z', '-l', '--full-tree', tree]
  const ended = await runGit(args, { folder, env })
  if (ended.code !== 0) throw /not a tree object/.test(ended.error) ? lostObject(tree) : failedGit(args, ended)
  const lines = ended.text.split('\0')
  const rest = lines.pop()
  if (rest) throw unexpectedAnswer('ls-tree', rest)
  return lines.map(listed)
}

const kinds: Readonly<Record<string, GitTreeEntry['kind']>> = { 120000: 'link', 160000: 'submodule' }

function listed(line: string): GitTreeEntry {
  const [, mode, oid, size, path] = /^(\d+) \w+ (\w+) +(\d+|-|BAD)\t(.+)$/s.exec(line) ?? []
  if (path === undefined) throw unexpectedAnswer('ls-tree', line)
  return { path, kind: kinds[mode!] ?? 'file', oid: oid!, size: size === 'BAD' ? undefined : Number(size) || 0 }
}

/** What git says that rolebook does not understand. */
export const unexpectedAnswer = (command: string, line: string): GitError =>
  new GitError(`\`git ${command}\` gave an answer that rolebook does not understand: \`${shown(line)}\`.`)

/** Something that git holds. */
interface GitObject {
  readonly oid: string
  readonly type: string
}

/**
 * What git has under each of these names, in their order, in one call; undefined where it has nothing. Throws a GitError
 * when something that it has is damaged; `tagAt` says at which tag the name of this number was looked for.
 */
export async function resolveObjects(
  names: readonly string[],
  { top: folder, prefix }: Repository,
  env: Environment,
  tagAt?: (at: number) => string,
): Promise<readonly (GitObject | undefined)[]> {
  // A folder with a line break in its name cannot be asked for in a list of lines.
  if (names.length === 0 || prefix.includes('\n')) return []
  const args = ['cat-file', '--batch-check=%(objectname) %(objecttype)']
  const ended = await runGit(args, { folder, env, input: `${names.join('\n')}\n` })
  const lines = ended.text.split('\n').slice(0, -1)
  const found = lines.map(resolved)
  if (ended.code === 0 && lines.length === names.length && !isDamage(ended.error)) return found
  const first = found.indexOf(undefined)
  throw tagAt && first >= 0 ? atTag(tagAt(first), failedGit(args, ended)) : failedGit(args, ended)
}

function resolved(line: string): GitObject | undefined {
  const [, oid, type] = /^([0-9a-f]{40,64}) ([a-z]+)$/.exec(line) ?? []
  if (oid !== undefined && type !== undefined) return { oid, type }
  if (/ (?:missing|ambiguous)$/.test(line)) return undefined
  throw unexpectedAnswer('cat-file', line)
}

/**
 * The id of what a name stands for, if it stands for one thing. What looks like an option is not a name. Throws a
 * GitError when it would stand for something that git cannot read.
 */
export async function resolveObject(
  name: string,
  { top: folder }: Repository,
  env: Environment,
): Promise<string | undefined> {
  if (name.includes('\0')) return undefined
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', name]
  const ended = await runGit(args, { folder, env })
  if (ended.code === 0) return ended.text.trim()
  // A name that stands for nothing is no failure of git.
  if (ended.code === undefined || ended.code < 0 || isDamage(ended.error)) throw failedGit(args, ended)
  return undefined
}

const isDamage = (error: string): boolean =>
  /broken ref|could not read|unable to (?:read|unpack)|corrupt|object file|loose object|missing object|packed-refs|packfile/i.test(
    error,
  )

/** What git keeps under these ids, by id, in one call. Throws a GitError when it does not have all of them. */
export async function readBlobs(oids: Iterable<string>, { folder, env }: Where): Promise<ReadonlyMap<string, Buffer>> {
  const wanted = [...new Set(oids)]
  if (wanted.length === 0) return new Map()
  const chunks: Buffer[] = []
  const input = `${wanted.join('\n')}\n`
  const args = ['cat-file', '--batch']
  const ended = await runGit(args, { folder, env, input, onBytes: (bytes) => chunks.push(bytes) })
  const blobs = decode(Buffer.concat(chunks))
  const lost = wanted.find((oid) => !blobs.has(oid))
  if (lost !== undefined) throw ended.code === -1 ? failedGit(args, ended) : lostObject(lost)
  if (ended.code !== 0) throw failedGit(args, ended)
  return blobs
}

/** From lines of id, type and size, each with its bytes and a line break after it. Leaves out what is not what the id says. */
function decode(answer: Buffer): Map<string, Buffer> {
  const blobs = new Map<string, Buffer>()
  for (let at = 0; at < answer.length; ) {
    const end = answer.indexOf('\n', at)
    if (end < 0) break
    const [oid = '', type, size] = answer.toString('latin1', at, end).split(' ')
    at = end + 1
    if (type === 'missing') continue
    const last = at + Number(size)
    // A git that was ended in between has not said all.
    const bytes = answer.subarray(at, last)
    if (type === 'blob' && last < answer.length && idOfBlob(bytes, oid) === oid) blobs.set(oid, bytes)
    at = last + 1
  }
  return blobs
}

/** The id that git gives to these bytes, of the kind of another. Git itself does not compare the two. */
function idOfBlob(bytes: Uint8Array, { length }: string): string {
  return createHash(length === 40 ? 'sha1' : 'sha256')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex')
}

/** Where a folder is in its repository. */
export interface Repository {
  readonly kind: 'repository'
  readonly head: string
  readonly top: string
  /** The folder from there: '' or `docs/handbook/`. */
  readonly prefix: string
  /** Ids of the commits whose parents are missing here, in a shallow clone. */
  readonly edges: ReadonlySet<string>
}

/** Why there is none: nothing to report, or something to fix. */
export type NoRepository =
  | { readonly kind: 'none' }
  | { readonly kind: 'missing'; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'unsafe'; readonly top: string }

/** Asks git, once, about a folder. Without a repository git is not started at all. */
export async function findRepository(written: string, env: Environment): Promise<Repository | NoRepository> {
  const folder = realpathSync(written)
  const above = repositoryAbove(folder)
  if (above === undefined) return { kind: 'none' }
  const question = ['--show-prefix', '--show-cdup', '--is-shallow-repository', '--git-path', 'shallow', 'HEAD']
  const { code, error, text } = await runGit(['rev-parse', ...question], { folder, env })
  if (code === undefined) return { kind: 'missing', why: 'git cannot be started' }
  if (error.includes('dubious ownership'))
    return { kind: 'unsafe', top: /repository at '(.*)'/.exec(error)?.[1] ?? above }
  // A repository without a commit, a bare one, or no repository after all.
  if (code !== 0)
    return /unknown revision|must be run in a work tree|not a git repository \(or any/.test(error)
      ? { kind: 'none' }
      : { kind: 'failed', why: failedGit(['rev-parse'], { code, error }).message.replace(/\.$/, '') }
  const [prefix = '', up = '', shallow, file = '', head = ''] = text.split('\n')
  const edges = shallow === 'true' ? readFileSync(resolve(folder, file), 'utf8').split('\n').filter(Boolean) : []
  return { kind: 'repository', head, prefix, top: join(folder, up), edges: new Set(edges) }
}

function repositoryAbove(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder
  const parent = dirname(folder)
  return parent === folder ? undefined : repositoryAbove(parent)
}
