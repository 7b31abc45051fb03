import { basename, dirname, join, resolve } from 'node:path'
import { hashContents } from '../base/files.ts'
import type { Fault } from '../base/messages.ts'
import { resolveRealPath } from '../base/paths.ts'
import { quotePath } from '../base/text.ts'
import { type Disk, describeDiskFault, realDisk, removeAll, statOf, WriteError } from './disk.ts'
import { sitePaths } from './journal.ts'
import { acquireLock } from './lock.ts'
import { hashOfFile, listOwnFiles, manifestName, manifestText, readManifest, type SiteFile } from './manifest.ts'
import { type Published, type PublishOptions, publish } from './publish.ts'

// A site behind a link: each version has a folder of its own, named after what it holds, and one rename switches the link from
// one to the next. So readers meet one version or the other and never both, which nothing can promise of a folder whose files
// are replaced. The version before stays, for readers who have a page of it open.

/**
 * Publishes to a new folder beside the target, and makes the target, which is a link, lead there. Ends with the new site or,
 * whatever happens, with the old one. Throws a WriteError when it did not publish.
 */
export async function publishBehindLink(files: readonly SiteFile[], options: PublishOptions): Promise<Published> {
  const { target, handbook, disk = realDisk, patience = 2_000 } = options
  const refused = await findLinkProblem(target, disk)
  if (refused) throw new WriteError(refused.message, refused.hint)
  try {
    const link = join(await resolveRealPath(dirname(resolve(target))), basename(resolve(target)))
    await disk.mkdir(dirname(link), { recursive: true })
    const unlock = await acquireLock(sitePaths(link).lock, patience, disk)
    try {
      const before = await versionBehind(link, disk)
      const after = new Map(files.map((file) => [file.path, hashOfFile(file)]))
      const version = `${basename(link)}.${hashContents(manifestText(after)).slice(0, 12)}`
      await sweep(link, [before, version], disk)
      const [target, last] = [join(dirname(link), version), before && join(dirname(link), before)]
      const { site } = await publish(files, { target, before: last, handbook, disk, patience })
      if (version !== before) await switchLink(link, version, disk)
      const [old, fresh] = [await listPublished(last, disk), await listPublished(target, disk)]
      const unchanged = [...after].filter(([path, hash]) => old.get(hashContents(path)) === hash).length
      const removed = [...old.keys()].filter((path) => !fresh.has(path)).length
      return { written: files.length - unchanged, unchanged, removed, site }
    } finally {
      await unlock().catch(() => undefined)
    }
  } catch (fault) {
    throw describeDiskFault(fault, `The site at ${quotePath(target)} is as it was.`)
  }
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

/** Removes older versions, and what builds that were killed left. Whoever does this holds the lock. */
async function sweep(link: string, kept: readonly (string | undefined)[], disk: Disk): Promise<void> {
  for (const name of await disk.readdir(dirname(link))) {
    const path = join(dirname(link), name)
    const [, version = '', rest = ''] = /^\.(.*?)\.rolebook-(.*)$/.exec(name) ?? []
    if (isVersion(version, link) || (version === basename(link) && rest.startsWith('link-')))
      await disk.rm(path, { recursive: true, force: true })
    else if (isVersion(name, link) && !kept.includes(name)) await removeVersion(path, disk)
  }
}

/** Removes what rolebook published there, and the folder if nothing else is in it. */
async function removeVersion(folder: string, disk: Disk): Promise<void> {
  const manifest = await readManifest(folder, disk)
  if (!manifest || manifest === 'damaged') return
  // What cannot be removed takes up room and does no harm.
  const own = await listOwnFiles(folder, manifest, disk)
  await removeAll(folder, [...own.keys(), manifestName], disk).catch(() => undefined)
  await disk.rmdir(folder).catch(() => undefined)
}
