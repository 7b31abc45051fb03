import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
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

/** The revision is there, the handbook is not. */
export function explainMissingFolder(ref: string, { prefix }: Repository): RevisionFault {
  const folder = prefix.replace(/\/$/, '')
  return {
    reason: 'folder',
    message: `At \`${shown(ref)}\` there is no folder \`${folder}\``,
    hint: `See what it was called: \`git ls-tree ${quoteForShell(ref)}\`.`,
  }
}

/** Git does not have all objects, or cannot read them. */
export const explainMissingObjects = (ref: string): RevisionFault => ({
  reason: 'history',
  message: `Git cannot read all that it holds at \`${shown(ref)}\``,
  hint: 'Clone the repository again, without `--filter`; if that does not help, see what `git fsck` says.',
})

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
}

interface Ended {
  /** 0 fine; missing when there is no git. */
  readonly code?: number
  readonly error: string
  /** What git said, where nobody took it as it came. */
  readonly text: string
}

/** Calls git so that nothing that a repository's configuration names is run, and nothing is fetched or asked. */
export function runGit(args: readonly string[], { folder, env, input = '', onText, onBytes }: Options): Promise<Ended> {
  const ended = new Promise<Ended>((resolve) => {
    const child = spawn('git', ['-C', folder, ...settings, ...args], { env: { ...env, ...variables } })
    let [error, text] = ['', '']
    const collect = (more: string) => {
      text += more
    }
    if (onBytes) child.stdout.on('data', onBytes)
    else child.stdout.setEncoding('utf8').on('data', onText ?? collect)
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      error += text
    })
    // Git may end before it has read everything; its exit code says what happened.
    child.stdin.on('error', () => undefined).end(input)
    child.once('error', ({ message }) => resolve({ error: message, text }))
    child.once('close', (code) => resolve({ code: code ?? -1, error, text }))
  })
  // Where no process can be started at all, that is as good as no git.
  return ended.catch((error: Error) => ({ error: error.message, text: '' }))
}

/** The bytes that git keeps under an id, at once; undefined when it does not have them. */
export function readBlobSync(oid: string, { folder, env }: Where): Buffer | undefined {
  const { status, stdout } = spawnSync('git', ['-C', folder, ...settings, 'cat-file', 'blob', oid], {
    env: { ...env, ...variables },
    maxBuffer: Number.POSITIVE_INFINITY,
  })
  return status === 0 ? stdout : undefined
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
  readonly size: number
}

/** Every file below a folder, by the id of its tree; undefined when git cannot say. */
export async function listTree(tree: string, { folder, env }: Where): Promise<readonly GitTreeEntry[] | undefined> {
  const { code, text } = await runGit(['ls-tree', '-r', '-z', '-l', '--full-tree', tree], { folder, env })
  return code === 0 ? text.split('\0').flatMap(listed) : undefined
}

const kinds: Readonly<Record<string, GitTreeEntry['kind']>> = { 120000: 'link', 160000: 'submodule' }

function listed(line: string): GitTreeEntry[] {
  const [, mode, oid, size, path] = /^(\d+) \w+ (\w+) +(\d+|-)\t(.+)$/s.exec(line) ?? []
  return path === undefined ? [] : [{ path, kind: kinds[mode!] ?? 'file', oid: oid!, size: Number(size) || 0 }]
}

/** Something that git holds. */
interface GitObject {
  readonly oid: string
  readonly type: string
}

/** What git has under each of these names, in their order, in one call. */
export async function resolveObjects(
  names: readonly string[],
  { top: folder, prefix }: Repository,
  env: Environment,
): Promise<readonly (GitObject | undefined)[]> {
  // A folder with a line break in its name cannot be asked for in a list of lines.
  if (names.length === 0 || prefix.includes('\n')) return []
  const input = `${names.join('\n')}\n`
  const { text } = await runGit(['cat-file', '--batch-check=%(objectname) %(objecttype)'], { folder, env, input })
  return text.split('\n').map((line) => {
    const [, oid, type] = /^([0-9a-f]{40,64}) (\w+)$/.exec(line) ?? []
    return oid === undefined || type === undefined ? undefined : { oid, type }
  })
}

/** The id of what a name stands for, if it stands for one thing. What looks like an option is not a name. */
export async function resolveObject(
  name: string,
  { top: folder }: Repository,
  env: Environment,
): Promise<string | undefined> {
  if (name.includes('\0')) return undefined
  const { code, text } = await runGit(['rev-parse', '--verify', '--quiet', '--end-of-options', name], { folder, env })
  return code === 0 ? text.trim() : undefined
}

/** What git keeps under these ids, by id, in one call; what it does not have is missing. */
export async function readBlobs(oids: Iterable<string>, { folder, env }: Where): Promise<ReadonlyMap<string, Buffer>> {
  const wanted = [...new Set(oids)]
  if (wanted.length === 0) return new Map()
  const chunks: Buffer[] = []
  await runGit(['cat-file', '--batch'], {
    folder,
    env,
    input: `${wanted.join('\n')}\n`,
    onBytes: (bytes) => chunks.push(bytes),
  })
  return decode(Buffer.concat(chunks))
}

/** From lines of id, type and size, each with its bytes and a line break after it. */
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
    if (type === 'blob' && last < answer.length) blobs.set(oid, answer.subarray(at, last))
    at = last + 1
  }
  return blobs
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
  // A repository without a commit, or no repository after all.
  if (code !== 0) return { kind: 'none' }
  const [prefix = '', up = '', shallow, file = '', head = ''] = text.split('\n')
  const edges = shallow === 'true' ? readFileSync(resolve(folder, file), 'utf8').split('\n').filter(Boolean) : []
  return { kind: 'repository', head, prefix, top: join(folder, up), edges: new Set(edges) }
}

function repositoryAbove(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder
  const parent = dirname(folder)
  return parent === folder ? undefined : repositoryAbove(parent)
}
