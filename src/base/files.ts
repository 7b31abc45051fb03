import { createHash, hash } from 'node:crypto'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** Half a SHA-256 in hex: enough to tell any two contents apart. */
export const hashContents = (contents: string | Uint8Array): string => hash('sha256', contents, 'hex').slice(0, 32)

/** Few enough for any limit on open files, enough to keep the disk busy. */
const atOnce = 32

/** Does the work for every item, some at a time. After a failure it starts nothing new, waits for what is under way, and throws. */
export async function runInParallel<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const queue = items.values()
  let failed = false
  const worker = async () => {
    for (const item of queue) {
      if (failed) return
      await work(item).catch((fault) => {
        failed = true
        throw fault
      })
    }
  }
  const results = await Promise.allSettled(Array.from({ length: Math.min(atOnce, items.length) }, worker))
  for (const result of results) if (result.status === 'rejected') throw result.reason
}

/** One file of the site. `path` is from the site's root, with forward slashes. */
export interface OutputFile {
  readonly path: string
  readonly contents: string | Uint8Array
}

/** A file of the site that is made when its contents are asked for, each time. `key` names all that it is made of. */
export interface MadeFile extends OutputFile {
  readonly key?: string | undefined
}

/** Makes a file of the site later. */
export const makeFile = (
  path: string,
  make: () => OutputFile['contents'],
  makeKey: () => string | undefined = () => undefined,
): MadeFile => ({
  path,
  get contents() {
    return make()
  },
  get key() {
    return makeKey()
  },
})

/** A file of the site that is known without its contents, which are read only when it has to be written. */
export interface StoredFile {
  readonly path: string
  /** Of its contents, as the manifest of a site names them. */
  readonly hash: string
  readonly size: number
  readonly read: () => string | Uint8Array
}

/** A file as it is to be: with other contents, at another path or both, as a new file, or gone. */
export interface FileChange {
  readonly path: string
  /** Its bytes, or its text without a byte order mark, which stays if there is one; undefined where there is no file yet. */
  readonly before?: string | Uint8Array | undefined
  /** Undefined where the file is to go. */
  readonly after: string | Uint8Array | undefined
  readonly to?: string
}

/** The same of a text. */
export interface TextChange extends FileChange {
  readonly before?: string | undefined
  readonly after: string | undefined
}

// A file in `.rolebook/`: a first line with what it is, what it depends on and a checksum, then the rest.

/** What was kept in `file` under `name`; undefined when it is missing, damaged, of another name or somebody else's. */
export function readStored(file: string, name: string): string | undefined {
  try {
    if (!isOwnFile(file)) return undefined
    const bytes = readFileSync(file)
    const end = bytes.indexOf('\n')
    const body = bytes.subarray(end + 1)
    return bytes.toString('utf8', 0, end) === `${name} ${checksum(body)}` ? body.toString('utf8') : undefined
  } catch {
    return undefined
  }
}

/** The same for a value, which is kept as JSON. Nothing is kept without a file. */
export function readStoredValue<T>(file: string | undefined, name: string): T | undefined {
  const text = file && readStored(file, name)
  return text ? JSON.parse(text) : undefined
}

/** Whether there is a file where things are kept, and nobody else has put it there. */
export function isOwnFile(file: string): boolean {
  const stat = statSync(file)
  return stat.isFile() && stat.uid === process.getuid?.()
}

/**
 * Keeps `text` in `file` under `name`, and in its folder no more than the newest `most` files. What cannot be written is
 * not kept, which costs time and nothing else.
 */
export function writeStored(file: string, name: string, text: string, most = enough): void {
  const body = Buffer.from(text)
  if (writeAtomically(file, [Buffer.from(`${name} ${checksum(body)}\n`), body])) forgetOldest(dirname(file), most)
}

/** Keeps a value for `readStoredValue`. */
export function writeStoredValue(file: string | undefined, name: string, value: unknown, most?: number): void {
  if (file) writeStored(file, name, JSON.stringify(value), most)
}

/** Keeps nothing in `file` any more. */
export function forgetStored(file: string | undefined): void {
  if (!file) return
  try {
    rmSync(file, { recursive: true, force: true })
  } catch {
    // Then it is found again, which costs time and nothing else.
  }
}

/** Keeps nothing any more about the handbook that `keepIn` stands for, except which site was being published. */
export function forgetAllStored(keepIn: string): void {
  const folder = dirname(keepIn)
  const names = lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : []
  for (const name of names)
    if (name.startsWith(`${basename(keepIn)}.`) && !name.endsWith(publishing)) forgetStored(join(folder, name))
}

/** The ending of the file that says which site is being published. */
export const publishing = '.publishing'

/** Keeps bytes in `file`, without saying what they are. Says whether that could be done; if not, the file is as it was. */
export function writeAtomically(file: string, parts: Iterable<Uint8Array>): boolean {
  const unfinished = `${file}.${process.pid}`
  try {
    makeStoreFolder(file)
  } catch {
    return false
  }
  try {
    rmSync(unfinished, { force: true })
    writeFileSync(unfinished, '', { flag: 'wx' })
    for (const part of parts) writeFileSync(unfinished, part, { flag: 'a' })
    renameSync(unfinished, file)
    return true
  } catch {
    rmSync(unfinished, { force: true })
    return false
  }
}

/** Makes the folder that `file` is kept in, which git is to leave alone. */
export function makeStoreFolder(file: string): void {
  const folder = dirname(file)
  mkdirSync(folder, { recursive: true })
  const ignore = join(folder, '.gitignore')
  if (!lstatSync(ignore, { throwIfNoEntry: false })) writeFileSync(ignore, '*\n', { flag: 'wx' })
}

// Eleven files a handbook, six handbooks: whoever builds more of them in one place builds the oldest again.
const enough = 66

function forgetOldest(folder: string, most: number): void {
  if (most === Number.POSITIVE_INFINITY) return
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
  if (files.length <= most) return
  const times = files
    .map((name) => ({ name, time: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time)
  for (const { name } of times.slice(most)) rmSync(join(folder, name), { force: true })
}

/** Removes what processes that were killed left unfinished in a folder where things are kept. */
export function sweepUnfinished(folder: string): void {
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const [, pid] = /\.(\d+)$/.exec(entry.name) ?? []
      if (entry.isDirectory()) sweepUnfinished(join(folder, entry.name))
      else if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, entry.name), { force: true })
    }
  } catch {
    // There is no such folder, or nothing in it can be removed.
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const checksum = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The folder of the pages, from the working folder, unless another is given. */
export const defaultHandbook = 'handbook'

/** The folder of the site, from the working folder, unless another is given. */
export const defaultTarget = 'site'

/**
 * Where things about a handbook are kept, without an ending: `.rolebook/` beside it, or in it when it is the working
 * folder. May be deleted at any time.
 */
export function storePath(handbook: string, workingFolder: string): string {
  const folder = join(handbook === workingFolder ? handbook : dirname(handbook), '.rolebook')
  return join(folder, `${basename(handbook)}-${checksum(Buffer.from(handbook)).slice(0, 8)}`)
}

/** A hash of rolebook's own code and styles, and of its version: what was made by another build is made again. */
export function hashTool(): string {
  const hash = createHash('sha256')
  const root = findPackageFolder()
  const code = import.meta.url.endsWith('.ts') ? root : join(root, 'dist')
  for (const folder of [join(code, 'src'), join(code, 'templates'), join(root, 'templates/styles')])
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort())
      if (/\.(?:c?js|tsx?|css)$/.test(name)) hash.update(name).update(readFileSync(join(folder, name)))
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return hash.update(version).digest('hex')
}

/** The folder of `package.json`: above the source tree and the built one alike. */
export function findPackageFolder(folder = import.meta.dirname): string {
  return existsSync(join(folder, 'package.json')) ? folder : findPackageFolder(dirname(folder))
}

/**
 * Makes an empty folder among the temporary ones of the machine, and removes those of its name that commands left which were
 * killed an hour ago or earlier. Whoever makes one removes it.
 */
export function makeTemporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), name))
  const { mtimeMs } = statSync(folder)
  for (const entry of readdirSync(tmpdir(), { withFileTypes: true }))
    if (entry.isDirectory() && entry.name.startsWith(name)) removeOlder(join(tmpdir(), entry.name), mtimeMs - anHour)
  return folder
}

const anHour = 3_600_000

function removeOlder(folder: string, time: number): void {
  try {
    if (statSync(folder).mtimeMs < time) rmSync(folder, { recursive: true, force: true })
  } catch {
    // It is somebody else's, or gone.
  }
}
