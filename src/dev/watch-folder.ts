import { realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { watchTree } from './watch-tree.ts'

/** What is watched, and who hears of it. */
interface WatchOptions {
  readonly folder: string
  readonly ignored: (path: string) => boolean
  /** `path` is relative to the folder; '' is the folder itself, gone or back. */
  readonly onChange: (path: string, gone: boolean) => void
  readonly onProblem: (message: string, mend?: string) => void
}

/** Watches a folder even when it is removed and comes back, or another one takes its place. Returns how to end it. */
export async function watchFolder({
  folder,
  ignored,
  onChange,
  onProblem,
}: WatchOptions): Promise<() => Promise<void>> {
  const said = new Set<string>()
  let polling = false
  let identity = await identityOf(folder)
  let end = await start()

  async function start(): Promise<() => Promise<void>> {
    const real = await realpath(folder).catch(() => undefined)
    if (real === undefined) return async () => {}
    return watchTree({ folder: real, ignored: (path) => ignored(join(folder, path)), polling, onChange, onError })
  }

  function onError({ code = '', message }: NodeJS.ErrnoException): void {
    const full = code === 'ENOSPC' || code === 'EMFILE'
    if (full && !polling) {
      polling = true
      identity = 'to be watched in another way'
      onProblem('The system watches no more files, so changes are seen half a second late', raise)
    } else if (!full && !said.has(message)) {
      said.add(message)
      onProblem(message)
    }
  }

  async function look(): Promise<void> {
    const now = await identityOf(folder)
    if (now !== identity) {
      identity = now
      await end()
      end = await start()
      onChange('', now === undefined)
    }
    if (ended) await end()
    else timer = setTimeout(look, interval)
  }
  let ended = false
  let timer = setTimeout(look, interval)

  return async () => {
    ended = true
    clearTimeout(timer)
    await end()
  }
}

const interval = 400
const raise = 'Raise `fs.inotify.max_user_watches`, or close programs that watch many files.'

/** Tells one folder from another that came to its place. The number alone does not: it is soon used again. */
async function identityOf(folder: string): Promise<string | undefined> {
  const found = await stat(folder).catch(() => undefined)
  return found?.isDirectory() ? `${found.dev} ${found.ino} ${found.birthtimeMs}` : undefined
}
