import type { Dirent, Stats } from 'node:fs'
import { join } from 'node:path'
import { errorCode } from '../base/errors.ts'
import { hashContents, type OutputFile, type StoredFile } from '../base/files.ts'
import { findPathFault } from '../base/paths.ts'
import { type Disk, realDisk, statAll, statOf } from './disk.ts'

/**
 * The file that makes a folder ours. It says what is ours in it; nothing else is ever overwritten or removed. It is published
 * with the site, so it has hashes of paths: whoever reads it learns of no page that no list names.
 */
export const manifestName = '.rolebook-site.json'

/** A file of a site, with its contents or where they are. */
export type SiteFile = OutputFile | StoredFile

/** A hash of a file's contents, as the manifest has it. */
export const hashOfFile = (file: SiteFile): string => ('read' in file ? file.hash : hashContents(file.contents))

export interface SiteManifest {
  /** Hash of a path → hash of what was published there. */
  readonly files: ReadonlyMap<string, string>
  /** The same of files that were part of the site before this one, and stay for readers who have a page of it open. */
  readonly kept: ReadonlyMap<string, string>
  readonly text: string
  /** When it was put in place, in milliseconds. Files that are older are unchanged since. */
  readonly changed: number
}

// A hundred thousand files need a tenth of it.
const mostBytes = 100 * 1024 * 1024

/** The manifest of a published folder; undefined when there is none, `damaged` when it is not one of ours. */
export async function readManifest(
  target: string,
  disk: Pick<Disk, 'lstat' | 'readFile'>,
): Promise<SiteManifest | 'damaged' | undefined> {
  const path = join(target, manifestName)
  const stat = await statOf(path, disk)
  if (!stat) return undefined
  if (!stat.isFile() || stat.size > mostBytes) return 'damaged'
  const text = await disk.readFile(path, 'utf8')
  const lists = decode(text)
  return lists ? { ...lists, text, changed: stat.ctimeMs } : 'damaged'
}

type Hashes = ReadonlyMap<string, string>

/** A file of a site by its names in the manifest: the hash of its path, and that of its contents. */
export interface NamedFile {
  readonly key: string
  readonly hash: string
}

export const nameFile = (path: string, hash: string): NamedFile => ({ key: hashContents(path), hash })

/** The manifest's text: the same files give the same bytes, whatever their order. */
export function manifestText(files: Iterable<NamedFile>, kept: readonly NamedFile[] = []): string {
  const listed = (named: Iterable<NamedFile>) => Array.from(named, ({ key, hash }) => `${key} ${hash}`).sort()
  return `${JSON.stringify({ rolebook: 3, files: listed(files), ...(kept.length > 0 && { kept: listed(kept) }) }, null, 1)}\n`
}

function decode(text: string): Pick<SiteManifest, 'files' | 'kept'> | undefined {
  try {
    const { rolebook, ...lists } = JSON.parse(text)
    const read = readers.get(rolebook)
    const [files, kept] = [read?.(lists.files), read?.(lists.kept ?? (rolebook === 3 ? [] : {}))]
    return files && kept && { files, kept }
  } catch {
    return undefined
  }
}

/** Reads a list of the manifest, by version; undefined when it is not one of ours. */
const readers: ReadonlyMap<unknown, (list: unknown) => Hashes | undefined> = new Map([
  [3, readLines],
  // Slower to read.
  [2, (list) => readEntries(list, (key) => (/^[0-9a-f]{32}$/.test(key) ? key : undefined))],
  [1, (list) => readEntries(list, (path) => (findPathFault(path) ? undefined : hashContents(path)))],
])

function readLines(list: unknown): Hashes | undefined {
  return Array.isArray(list) && list.every((line) => /^[0-9a-f]{32} [0-9a-f]{32}$/.test(line))
    ? new Map(list.map((line: string) => [line.slice(0, 32), line.slice(33)]))
    : undefined
}

function readEntries(list: unknown, keyOf: (name: string) => string | undefined): Hashes | undefined {
  const hashes = new Map<string, string>()
  for (const [name, hash] of Object.entries(list as object)) {
    const key = keyOf(name)
    if (key === undefined || typeof hash !== 'string') return undefined
    hashes.set(key, hash)
  }
  return hashes
}

/** The hash of what was published at a path, if anything was. */
export const publishedHash = (manifest: SiteManifest, path: string): string | undefined =>
  hashIn(manifest, hashContents(path))

const hashIn = ({ files, kept }: SiteManifest, key: string): string | undefined => files.get(key) ?? kept.get(key)

/** The paths of the files in a folder that are ours, but for those that are in `known`, in no order. */
export function listOwnFiles(
  target: string,
  manifest: SiteManifest,
  disk: Disk,
  known: { readonly has: (path: string) => boolean } = new Set(),
): readonly string[] {
  const paths: string[] = []
  walk('')
  return paths

  function walk(folder: string): void {
    for (const entry of entriesOf(join(target, folder), disk)) {
      const path = folder + entry.name
      if (entry.isDirectory()) walk(`${path}/`)
      else if (entry.isFile() && !known.has(path) && publishedHash(manifest, path) !== undefined) paths.push(path)
    }
  }
}

/** Nothing of ours is in a folder that cannot be read: what we need in there will be noticed as we write it. */
function entriesOf(folder: string, disk: Disk): readonly Dirent[] {
  try {
    // Not one by one through a thread pool: what is asked is in memory.
    return disk.readdirSync(folder, { withFileTypes: true })
  } catch (fault) {
    if (['ENOENT', 'EACCES', 'EPERM'].includes(errorCode(fault) ?? '')) return []
    throw fault
  }
}

/**
 * Whether a file of the target has the contents of this hash; undefined where only they can tell. The manifest is put in
 * place after all files, so a file whose status is older was not touched since. The time of the status counts, not that of the
 * contents: `cp -p` and `touch` cannot turn it back.
 */
export function isAsPublished(
  { key, hash }: NamedFile,
  stat: Stats | undefined,
  manifest: SiteManifest,
): boolean | undefined {
  if (!stat?.isFile() || hashIn(manifest, key) !== hash) return false
  return stat.ctimeMs < manifest.changed || undefined
}

/** The same, reading the file where that has to be: this also notices an edit by hand that kept the size. */
export async function isUnchanged(
  path: string,
  named: NamedFile & { readonly stat: Stats | undefined },
  { folder, manifest }: { readonly folder: string; readonly manifest: SiteManifest },
  disk: Pick<Disk, 'readFile'>,
): Promise<boolean> {
  return (
    isAsPublished(named, named.stat, manifest) ?? hashContents(await disk.readFile(join(folder, path))) === named.hash
  )
}

/**
 * A name for the site that a folder holds, the same for the same files; undefined when there is none or when a file of it
 * was changed since it was published. Reads the manifest and hardly any other file. What is kept of the site before may be gone.
 */
export async function readPublishedSite(
  target: string,
  disk: Disk = realDisk,
): Promise<{ site: string; files: number } | undefined> {
  const manifest = await readManifest(target, disk)
  if (!manifest || manifest === 'damaged') return undefined
  let files = 0
  for (const [path, stat] of statAll(target, listOwnFiles(target, manifest, disk), disk)) {
    const key = hashContents(path)
    const hash = manifest.files.get(key)
    if (hash === undefined) continue
    if (!(await isUnchanged(path, { key, hash, stat }, { folder: target, manifest }, disk))) return undefined
    files++
  }
  return files === manifest.files.size ? { site: hashContents(manifest.text), files } : undefined
}
