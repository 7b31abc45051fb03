import { stat } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import { watch } from 'chokidar'
import { isHandbookPath } from './is-handbook-path.ts'

/** What is watched, and who hears of it. */
interface TreeOptions {
  /** The absolute folder, without symbolic links in its path. */
  readonly folder: string
  /** `path` is relative to the folder, with forward slashes. */
  readonly ignored: (path: string) => boolean
  readonly polling: boolean
  readonly onChange: (path: string, gone: boolean) => void
  readonly onError: (error: NodeJS.ErrnoException) => void
}

/** Watches a folder for as long as it stays the same folder. Returns, once every file is watched, how to end it. */
export async function watchTree({
  folder,
  ignored,
  polling,
  onChange,
  onError,
}: TreeOptions): Promise<() => Promise<void>> {
  const inside = (path: string) => relative(folder, path).split(sep).join('/')
  const matters = (path: string) => isHandbookPath(path) && !ignored(path)
  const watcher = watch(folder, {
    ignoreInitial: true,
    followSymlinks: false,
    ignorePermissionErrors: true,
    // Putting the halves of a save together is left to the pause before a rebuild.
    atomic: false,
    usePolling: polling,
    interval: 500,
    ignored: (path) => !matters(inside(path)),
  })
  const last = rememberStats()
  watcher.on('all', (event, path) => onChange(inside(path), event.startsWith('unlink')))
  // Chokidar drops every change of a file within 50 ms of another one, even the last, so its source is heard as well.
  watcher.on('raw', async (_event, name, details) => {
    // Windows may leave the name out.
    if (typeof name !== 'string' || polling) return
    const { watchedPath } = details as { watchedPath: string }
    const path = basename(watchedPath) === name ? watchedPath : join(watchedPath, name)
    if (matters(inside(path)) && (await last(path))) onChange(inside(path), false)
  })
  watcher.on('error', (error) => onError(error as NodeJS.ErrnoException))
  await new Promise<void>((ready) => watcher.once('ready', ready))
  return () => {
    const closed = watcher.close()
    // Closing takes the listener away, but not what is still under way; unheard, its error would end the process.
    watcher.on('error', () => {})
    return closed
  }
}

/** Whether a file is another one than when it was last asked about. Reading a file can raise an event; it is none. */
function rememberStats(): (path: string) => Promise<boolean> {
  const known = new Map<string, string>()
  return async (path) => {
    const now = await stat(path).catch(() => undefined)
    if (!now?.isFile()) return false
    const print = `${now.ino} ${now.size} ${now.mtimeMs}`
    if (known.get(path) === print) return false
    known.set(path, print)
    return true
  }
}
