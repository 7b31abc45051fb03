import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import { watch } from 'chokidar'

/** What is watched, and what is called. */
interface WatchOptions {
  readonly folder: string
  readonly ignored: (path: string) => boolean
  /** `path` is relative to the folder; '' is the folder itself, gone or back. */
  readonly onChange: (path: string, gone: boolean) => void
  readonly onProblem: (message: string, hint?: string) => void
}

/**
 * Watches a folder whatever happens to it or to one in it: it is removed and comes back, another one takes its place, it
 * cannot be read for a while. Returns how to end it.
 */
export async function watchFolder(options: WatchOptions): Promise<() => Promise<void>> {
  const { folder, ignored, onChange, onProblem } = options
  const said = new Set<string>()
  let polling = false
  /** Folders that were gone for a moment at least. */
  const lost = new Set<string>()
  let folders = await readFolders(folder, ignored)
  let end = await start()

  async function start(): Promise<() => Promise<void>> {
    lost.clear()
    const real = folders.size > 0 && (await realpath(folder).catch(() => undefined))
    if (!real) return async () => {}
    return watchTree({
      folder: real,
      ignored: (path) => ignored(join(folder, path)),
      polling,
      onChange: (path, gone) => {
        // A folder that is moved away and back at once is the same one, but not watched any more.
        if (gone && folders.has(path)) lost.add(path)
        onChange(path, gone)
      },
      onError,
    })
  }

  function onError({ code = '', message }: NodeJS.ErrnoException): void {
    const full = code === 'ENOSPC' || code === 'EMFILE'
    if (full && !polling) {
      polling = true
      lost.add('')
      onProblem('The system watches no more files, so changes are seen half a second late', raise)
    } else if (!full && !said.has(message)) {
      said.add(message)
      onProblem(message)
    }
  }

  async function look(): Promise<void> {
    const now = await readFolders(folder, ignored)
    const before = folders
    folders = now
    if ([...lost].some((path) => now.has(path)) || isOther(before, now)) {
      await end()
      end = await start()
      onChange('', now.size === 0)
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

/** Whether a folder of the handbook, or the handbook's own, is another one than it was. New and removed ones are seen as they come. */
const isOther = (before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): boolean =>
  before.has('') !== now.has('') || [...now].some(([path, identity]) => (before.get(path) ?? identity) !== identity)

/** Every folder that can be read, by its path, with what tells it from another one in its place; none when the handbook's own cannot. */
async function readFolders(folder: string, ignored: WatchOptions['ignored']): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  const real = await realpath(folder).catch(() => undefined)
  if (real !== undefined) await add('', real)
  return found

  async function add(path: string, at: string): Promise<void> {
    const entries = await readdir(at, { withFileTypes: true }).catch(() => undefined)
    const is = await stat(at).catch(() => undefined)
    // The inode number alone would not do: it is soon used again.
    if (is) found.set(path, `${entries ? 'read' : 'unreadable'} ${is.dev} ${is.ino} ${is.birthtimeMs} ${path || real}`)
    if (!entries && path === '') found.clear()
    for (const entry of entries ?? []) {
      const inner = path === '' ? entry.name : `${path}/${entry.name}`
      if (entry.isDirectory() && isHandbookPath(inner) && !ignored(join(folder, inner)))
        await add(inner, join(at, entry.name))
    }
  }
}

/** The same for one absolute folder, without symbolic links in its path. `path` of `ignored` is relative to it. */
interface TreeOptions extends Omit<WatchOptions, 'onProblem'> {
  readonly polling: boolean
  readonly onError: (error: NodeJS.ErrnoException) => void
}

/** Watches a folder for as long as it stays the same folder. Returns, once every file is watched, how to end it. */
async function watchTree({ folder, ignored, polling, onChange, onError }: TreeOptions): Promise<() => Promise<void>> {
  const inside = (path: string) => relative(folder, path).split(sep).join('/')
  const matters = (path: string) => isHandbookPath(path) && !ignored(path)
  const watcher = watch(folder, {
    ignoreInitial: true,
    followSymlinks: false,
    ignorePermissionErrors: true,
    // The pause before a rebuild puts the two halves of a save together.
    atomic: false,
    usePolling: polling,
    interval: 500,
    ignored: (path) => !matters(inside(path)),
  })
  const last = rememberStats()
  watcher.on('all', (event, path) => onChange(inside(path), event.startsWith('unlink')))
  // Chokidar drops every change of a file within 50 ms of another one, even the last, so its source is listened to as well.
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
    // Closing removes the listener, but not what is still under way, whose error would then end the process.
    watcher.on('error', () => {})
    return closed
  }
}

/** Whether a file has changed since it was last asked about. Reading a file can raise an event without a change. */
function rememberStats(): (path: string) => Promise<boolean> {
  const known = new Map<string, string>()
  return async (path) => {
    const now = await stat(path).catch(() => undefined)
    if (!now?.isFile()) return false
    const print = `${now.ino} ${now.size} ${now.mtimeMs} ${now.mode}`
    if (known.get(path) === print) return false
    known.set(path, print)
    return true
  }
}

/**
 * Runs one thing at a time, after changes have come to rest: calls `run` once for a burst of changes, and once more for all
 * that change while it runs. It must not reject.
 */
export function pace(run: (changed: readonly string[]) => Promise<void>) {
  const changed = new Set<string>()
  let restless = false
  let running = false
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  async function go(): Promise<void> {
    timer = undefined
    // The call that is running looks again at the end.
    if (running) return
    running = true
    do {
      const paths = [...changed]
      changed.clear()
      restless = false
      await run(paths)
    } while (changed.size > 0 && timer === undefined && !stopped)
    running = false
  }

  return {
    /** Something changed. `gone` when it was removed. */
    touch(path: string, gone = false): void {
      if (stopped) return
      changed.add(path)
      restless ||= gone || changed.size > many
      clearTimeout(timer)
      timer = setTimeout(go, restless ? longRest : rest)
    },
    /** Runs without waiting for a change: the first time. */
    now: go,
    stop(): void {
      stopped = true
      clearTimeout(timer)
    },
  }
}

const rest = 12
/** A removal is often half of a rename or of a save, and many changes are a branch being switched. */
const longRest = 120
const many = 20

/** Whether a path inside a handbook's folder can matter to it: not hidden, not a package, not an editor's own file. */
export function isHandbookPath(path: string): boolean {
  return !path.split('/').some((name) => hidden.test(name))
}

/** Vim probes a folder by writing `4913`; Emacs keeps `#x#`; most editors write a backup `x~` or a new `x.tmp` beside the file. */
const hidden =
  /^\.|^node_modules$|~$|^~\$|\.sw(?:[opx]|px)$|^4913$|^#.*#$|___jb_(?:tmp|old)___$|\.(?:tmp|temp|bak)$|\.tmp[.-]?\d\w*$|\.sb-[0-9a-f]{8}-\w+$/i
