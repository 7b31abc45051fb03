import { basename, dirname, join, resolve } from 'node:path'
import { hashContents } from '../base/files.ts'
import type { Fault } from '../base/messages.ts'
import { resolveRealPath } from '../base/paths.ts'
import { quotePath } from '../base/text.ts'
import { type Disk, describeDiskFault, realDisk, removeAll, removeEmpty, statOf, WriteError } from './disk.ts'
import { recoverSite, sitePaths } from './journal.ts'
import { acquireLock } from './lock.ts'
import {
  hashOfFile,
  listOwnFiles,
  manifestName,
  manifestText,
  nameFile,
  readManifest,
  type SiteFile,
} from './manifest.ts'
import { type Published, type PublishOptions, publish } from './publish.ts'

// A site behind a link: each version has a folder of its own, named after what it holds, and one rename switches the link from
// one to the next. So readers meet one version or the other and never both, which nothing can promise of a folder whose files
// are replaced. The version before stays, for readers who have a page of it open.

/**
 * Publishes to a new folder beside the target, and makes the target, which is a link, lead there. Ends with the new site or,
 * whatever happens, with the old one. Throws a WriteError when it did not publish.
 */
export async function publishBehindLink(files: readonly SiteFile[], options: PublishOptions): Promise<Published> {
  const { target, disk = realDisk } = options
  const refused = await findLinkProblem(target, disk)
  if (refused) throw new WriteError(refused.message, refused.hint)
  return withLock(options, async (link) => {
    await recoverVersions(link, disk)
    try {
      return await publishVersion(files, link, options)
    } catch (fault) {
      // Where this fails too, the next command tries it again.
      await recoverVersions(link, disk).catch(() => undefined)
      throw fault
    }
  })
}

/**
 * Removes what a killed build left of a site behind a link, if it left anything. Throws a WriteError when it cannot, and when
 * another build is under way for longer than `patience`, in milliseconds.
 */
export async function recoverLink(target: string, disk: Disk = realDisk, patience?: number): Promise<void> {
  if ((await listLeftovers(await resolveLink(target), disk)).length === 0) return
  await withLock({ target, disk, patience }, (link) => recoverVersions(link, disk))
}

type Locking = Pick<PublishOptions, 'target' | 'disk' | 'patience'>

/** Does something with the link, at its path without links, while no other build does. */
async function withLock<T>(
  { target, disk = realDisk, patience = 2_000 }: Locking,
  work: (link: string) => Promise<T>,
): Promise<T> {
  try {
    const link = await resolveLink(target)
    await disk.mkdir(dirname(link), { recursive: true })
    const unlock = await acquireLock(sitePaths(link).lock, patience, disk)
    try {
      return await work(link)
    } finally {
      await unlock().catch(() => undefined)
    }
  } catch (fault) {
    const exists = await statOf(resolve(target), disk).catch(() => true)
    throw describeDiskFault(
      fault,
      exists ? `The site at ${quotePath(target)} is as it was.` : `Nothing was written to ${quotePath(target)}.`,
    )
  }
}

const resolveLink = async (target: string): Promise<string> =>
  join(await resolveRealPath(dirname(resolve(target))), basename(resolve(target)))

async function publishVersion(
  files: readonly SiteFile[],
  link: string,
  { handbook, disk = realDisk, patience }: PublishOptions,
): Promise<Published> {
  const before = await versionBehind(link, disk)
  const after = files.map((file) => nameFile(file.path, hashOfFile(file)))
  const version = `${basename(link)}.${hashContents(manifestText(after)).slice(0, 12)}`
  // One that changes nothing is no new version, and the one before stays.
  const older = version === before ? [] : await disk.readdir(dirname(link))
  for (const name of older)
    if (isVersion(name, link) && name !== before && name !== version) await removeVersion(name, link, disk)
  const [target, last] = [join(dirname(link), version), before && join(dirname(link), before)]
  const isNew = !(await statOf(target, disk))
  if (isNew) await disk.writeFile(markOf(version, link), '')
  const { site } = await publish(files, { target, before: last, handbook, disk, patience })
  if (version !== before) await switchLink(link, version, disk)
  if (isNew) await disk.rm(markOf(version, link), { force: true }).catch(() => undefined)
  const [old, fresh] = [await listPublished(last, disk), await listPublished(target, disk)]
  const unchanged = after.filter(({ key, hash }) => old.get(key) === hash).length
  const removed = [...old.keys()].filter((path) => !fresh.has(path)).length
  return { written: files.length - unchanged, unchanged, removed, site }
}

/** What a folder has of a site, by the hash of its path. */
async function listPublished(folder: string | undefined, disk: Disk): Promise<ReadonlyMap<string, string>> {
  const manifest = folder === undefined ? undefined : await readManifest(folder, disk)
  return new Map(manifest && manifest !== 'damaged' ? [...manifest.kept, ...manifest.files] : [])
}

/** Why a site cannot be behind a link of this name, or undefined when it can. */
export async function findLinkProblem(target: string, disk: Disk = realDisk): Promise<Fault | undefined> {
  const stat = await statOf(resolve(target), disk)
  if (!stat) return undefined
  if (!stat.isSymbolicLink())
    return {
      message: `With \`--atomic-link\`, ${quotePath(target)} is a link, but there is a ${stat.isDirectory() ? 'folder' : 'file'} of this name.`,
      hint: 'Move it away once, and build again.',
    }
  if ((await versionBehind(resolve(target), disk)) !== undefined) return undefined
  return {
    message: `The link ${quotePath(target)} leads to a folder that rolebook did not make for it.`,
    hint: 'Remove the link, or choose another name.',
  }
}

/** The name of the folder that the link leads to, if it is a version of the site. */
async function versionBehind(link: string, disk: Disk): Promise<string | undefined> {
  if (!(await statOf(link, disk))?.isSymbolicLink()) return undefined
  const to = await disk.readlink(link)
  return isVersion(to, link) ? to : undefined
}

const isVersion = (name: string, link: string): boolean =>
  name.startsWith(`${basename(link)}.`) && /^[0-9a-f]{12}$/.test(name.slice(basename(link).length + 1))

async function switchLink(link: string, version: string, disk: Disk): Promise<void> {
  const fresh = join(dirname(link), `.${basename(link)}.rolebook-link-${process.pid}`)
  await disk.rm(fresh, { force: true })
  await disk.symlink(version, fresh)
  await disk.rename(fresh, link)
}

/**
 * Removes what builds that were killed left: a version half replaced becomes what it was, one that the link was not to lead to
 * yet, or no more, goes. Whoever does this holds the lock.
 */
async function recoverVersions(link: string, disk: Disk): Promise<void> {
  const leftovers = await listLeftovers(link, disk)
  for (const owner of new Set(leftovers.map(({ owner }) => owner))) {
    const places = sitePaths(join(dirname(link), owner))
    await recoverSite(places, disk)
    // Nobody else publishes a version.
    if (owner !== basename(link)) await disk.rm(places.lock, { force: true })
  }
  const current = await versionBehind(link, disk)
  for (const { name } of leftovers) {
    const version = name.replace(markStart(link), `${basename(link)}.`)
    if (!isVersion(version, link)) continue
    if (version === current) await disk.rm(markOf(version, link), { force: true })
    else await removeVersion(version, link, disk)
  }
}

/** What is beside a link for the sake of it or of one of its versions, which is the owner. */
async function listLeftovers(link: string, disk: Disk): Promise<{ readonly name: string; readonly owner: string }[]> {
  const names = await disk.readdir(dirname(link)).catch(() => [])
  return names
    .map((name) => ({ name, owner: /^\.(.*?)\.rolebook-/.exec(name)?.[1] ?? '' }))
    .filter(({ owner }) => owner === basename(link) || isVersion(owner, link))
}

/** A file that is there while a version is to be removed unless the link leads to it. */
const markOf = (version: string, link: string): string =>
  join(dirname(link), markStart(link) + version.slice(basename(link).length + 1))

const markStart = (link: string): string => `.${basename(link)}.rolebook-unlinked-`

/** Removes what rolebook published there, and the folder if nothing else is in it. */
async function removeVersion(version: string, link: string, disk: Disk): Promise<void> {
  const [folder, mark] = [join(dirname(link), version), markOf(version, link)]
  try {
    await disk.writeFile(mark, '')
    const manifest = await readManifest(folder, disk)
    if (manifest && manifest !== 'damaged') {
      await removeAll(folder, listOwnFiles(folder, manifest, disk), disk)
      // It comes last: it says what there is to be removed.
      await disk.unlink(join(folder, manifestName))
    }
    await removeEmpty(dirname(link), [version], disk)
    await disk.rm(mark, { force: true })
  } catch {
    // What cannot be removed takes up room and does no harm; the next command tries it again.
  }
}
