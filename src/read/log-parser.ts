/** A commit and what it did to files, by path from the repository's root. */
export interface Commit {
  readonly id: string
  /** When it was committed, in seconds. */
  readonly time: number
  readonly author: string
  readonly changes: readonly Change[]
}

interface Change {
  readonly path: string
  /** The path it had before. */
  readonly from?: string
  readonly gone?: true
}

/** What git is asked to print so that `logParser` understands it. */
export const logFormat = ['-z', '--name-status', '--format=%x01%H %ct %aN%x00', '--encoding=UTF-8', '--no-color']

/** Reads the output of `git log` in that format piece by piece and hands on each commit. */
export function logParser(onCommit: (commit: Commit) => void): { add: (text: string) => void; end: () => void } {
  let rest = ''
  let commit: (Commit & { readonly changes: Change[] }) | undefined
  // A status, then the paths it is about: two when the file was renamed.
  let status = ''
  let from: string | undefined

  function add(text: string): void {
    const tokens = (rest + text).split('\0')
    rest = tokens.pop()!
    for (const token of tokens) take(token)
  }

  function take(token: string): void {
    if (status !== '') path(token)
    else if (token.startsWith('\x01')) {
      end()
      commit = begun(token.slice(1))
    } else status = token.trim()
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

  function end(): void {
    if (commit) onCommit(commit)
    commit = undefined
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
