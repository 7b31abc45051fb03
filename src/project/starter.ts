import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findPackageFolder } from '../base/files.ts'
import { listFilesBelow, type NewFile } from './adopted.ts'

/** Invented teams, people and stories, to be replaced. */
const samples = ['aors', 'cases', 'people', 'portraits', 'releases', 'teams']

/** The files of the starter handbook, in the folder `handbook`, without what documents rolebook; `bare` leaves the samples out too. */
export function starterFiles(bare: boolean): NewFile[] {
  const folder = join(findPackageFolder(), 'handbook')
  const left = new Set(['reference', ...(bare ? samples : [])])
  return listFilesBelow(folder)
    .filter((path) => !left.has(path.split('/')[0]!))
    .map((path) => ({ path: `handbook/${path}`, contents: readFileSync(join(folder, path)) }))
}
