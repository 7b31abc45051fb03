import { fold } from '../fold.ts'
import { pathFault } from '../path-fault.ts'
import { foldersOf } from './folders-of.ts'
import { manifestName } from './manifest.ts'
import { quoted } from './quoted.ts'
import type { SiteFile } from './site-file.ts'
import { WriteError } from './write-error.ts'

/** Throws unless each path can be written anywhere and no two meet. A backstop: checks have named the pages at fault before. */
export function checkPaths(files: readonly SiteFile[]): void {
  const taken = new Map([[fold(manifestName), manifestName]])
  for (const { path } of files) {
    const fault = pathFault(path)
    if (fault) throw new WriteError(`The site cannot hold ${quoted(path)}: ${fault}.`, 'Rename what it is made from.')
    const other = taken.get(fold(path))
    if (other !== undefined) throw clash(other, path, 'many disks take them for one file')
    taken.set(fold(path), path)
  }
  for (const { path } of files)
    for (const folder of foldersOf([path])) {
      const other = taken.get(fold(folder))
      if (other !== undefined) throw clash(other, path, 'one needs a folder where the other is a file')
    }
}

const clash = (left: string, right: string, why: string): WriteError =>
  new WriteError(
    `The site cannot hold both ${quoted(left)} and ${quoted(right)}: ${why}.`,
    'Rename what one of them is made from.',
  )
