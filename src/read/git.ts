import { spawn, spawnSync } from 'node:child_process'

/** The variables that a program is started with. */
export type Environment = Readonly<Record<string, string | undefined>>

interface Options {
  /** Where git stands. */
  readonly folder: string
  readonly env: Environment
  /** What git reads from its standard input. */
  readonly input?: string
  /** What git says, as text, as it comes. */
  readonly onText?: (text: string) => void
  /** What git says, where it may be no text. */
  readonly onBytes?: (bytes: Buffer) => void
}

/** How a call of git ended. */
interface Ended {
  /** 0 fine; missing when there is no git. */
  readonly code?: number
  readonly error: string
  /** What git said, where nobody took it as it came. */
  readonly text: string
}

/** Calls git so that nothing that a repository's configuration names is run, and nothing is fetched or asked. */
export function git(args: readonly string[], { folder, env, input = '', onText, onBytes }: Options): Promise<Ended> {
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
export function blob(oid: string, { folder, env }: Pick<Options, 'folder' | 'env'>): Buffer | undefined {
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
