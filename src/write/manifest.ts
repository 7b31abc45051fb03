import type { Dirent, Stats } from 'node:fs'
import { join } from 'node:path'
import { errorCode } from '../base/errors.ts'
import { hashContents, type OutputFile, type StoredFile } from '../base/files.ts'
import { findPathFault } from '../base/paths.ts'
import { byText } from '../base/text.ts'
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

interface Manifest {
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
): Promise<Manifest | 'damaged' | undefined> {
  const path = join(target, manifestName)
  const stat = await statOf(path, disk)
  if (!stat) return undefined
  if (!stat.isFile() || stat.size > mostBytes) return 'damaged'
  const text = await disk.readFile(path, 'utf8')
  const lists = decode(text)
  return lists ? { ...lists, text, changed: stat.ctimeMs } : 'damaged'
}

type Hashes = ReadonlyMap<string, string>

/** The manifest's text, of hashes by path: the same files give the same bytes, whatever their order. */
export function manifestText(files: Hashes, kept: Hashes = new Map()): string {
  const listed = (hashes: Hashes) =>
    Object.fromEntries(
      [...hashes]
        .map(([path, hash]) => [hashContents(path), hash] as const)
        .sort(([left], [right]) => byText(left, right)),
    )
  return `${JSON.stringify({ rolebook: 2, files: listed(files), ...(kept.size > 0 && { kept: listed(kept) }) }, null, 1)}\n`
}

function decode(text: string): Pick<Manifest, 'files' | 'kept'> | undefined {
  try {
    const { rolebook, files, kept = {} } = JSON.parse(text)
    if (rolebook === 2 && isHashes(files) && isHashes(kept))
      return { files: new Map(Object.entries(files)), kept: new Map(Object.entries(kept)) }
    // The first version named paths.
    if (rolebook !== 1 || typeof files !== 'object') return undefined
    const entries = Object.entries<unknown>(files)
    if (!entries.every(([path, hash]) => !findPathFault(path) && typeof hash === 'string')) return undefined
    return { files: new Map(entries.map(([path, hash]) => [hashContents(path), hash as string])), kept: new Map() }
  } catch {
    return undefined
  }
}

const isHashes = (list: unknown): list is Record<string, string> =>
  typeof list === 'object' &&
  list !== null &&
  Object.entries(list).every(([path, hash]) => /^[0-9a-f]{32}$/.test(path) && typeof hash === 'string')

/** The hash of what was published at a path, if anything was. */
export function publishedHash({ files, kept }: Manifest, path: string): string | undefined {
  const key = hashContents(path)
  return files.get(key) ?? kept.get(key)
}

/** The files in a folder that are ours, by path, in no order. */
export async function listOwnFiles(
  target: string,
  manifest: Manifest,
  disk: Disk,
): Promise<ReadonlyMap<string, Stats>> {
  const paths: string[] = []
  await walk('')
  return statAll(target, paths, disk)

  async function walk(folder: string): Promise<void> {
    for (const entry of await entriesOf(join(target, folder), disk)) {
      const path = folder + entry.name
      if (entry.isDirectory()) await walk(`${path}/`)
      else if (entry.isFile() && publishedHash(manifest, path) !== undefined) paths.push(path)
    }
  }
}

/** Nothing of ours is in a folder that cannot be read: what we need in there will be noticed as we write it. */
async function entriesOf(folder: string, disk: Disk): Promise<readonly Dirent[]> {
  try {
    return await disk.readdir(folder, { withFileTypes: true })
  } catch (fault) {
    if (['ENOENT', 'EACCES', 'EPERM'].includes(errorCode(fault) ?? '')) return []
    throw fault
  }
}

/**
 * Whether a file of the target has the contents of this hash. The manifest is put in place after all files, so a file whose
 * status is older was not touched since; any other is read, which also notices an edit by hand that kept the size. The time
 * of the status counts, not that of the contents: `cp -p` and `touch` cannot turn it back.
 */
export async function isUnchanged(
  { path, hash, stat }: { readonly path: string; readonly hash: string; readonly stat: Stats | undefined },
  target: string,
  manifest: Manifest,
  disk: Pick<Disk, 'readFile'>,
): Promise<boolean> {
  if (!stat?.isFile() || publishedHash(manifest, path) !== hash) return false
  return stat.ctimeMs < manifest.changed || hashContents(await disk.readFile(join(target, path))) === hash
}

/** Makes a function that says of a file whether the target has it with contents of this hash, as they were published. */
export async function makeFreshnessTest(
  target: string,
  disk: Disk = realDisk,
): Promise<(path: string, hash: string) => Promise<boolean>> {
  const manifest = await readManifest(target, disk)
  if (!manifest || manifest === 'damaged') return async () => false
  return (path, hash) =>
    isUnchanged({ path, hash, stat: statAll(target, [path], disk).get(path) }, target, manifest, disk)
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
  for (const [path, stat] of await listOwnFiles(target, manifest, disk)) {
    const hash = manifest.files.get(hashContents(path))
    if (hash === undefined) continue
    if (!(await isUnchanged({ path, hash, stat }, target, manifest, disk))) return undefined
    files++
  }
  return files === manifest.files.size ? { site: hashContents(manifest.text), files } : undefined
}
