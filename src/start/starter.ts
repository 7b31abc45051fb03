import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolder } from '../tool-build.ts'
import type { ProjectFile } from './project.ts'

/** Documents rolebook itself, so a handbook of one's own has no use for it. */
const ofRolebook = ['reference']

/** Made-up teams, people and stories, there to be replaced. */
const samples = ['aors', 'cases', 'people', 'portraits', 'releases', 'teams']

/** The files of the starter handbook, in the folder `handbook`, without what documents rolebook; `bare` leaves the samples out too. */
export function starter({ bare }: { readonly bare: boolean }): ProjectFile[] {
  const folder = join(packageFolder(), 'handbook')
  const left = new Set(bare ? [...ofRolebook, ...samples] : ofRolebook)
  return filesBelow(folder)
    .filter((path) => !left.has(path.split('/')[0]!))
    .map((path) => ({ path: `handbook/${path}`, contents: readFileSync(join(folder, path)) }))
}

/** Paths of the ordinary files below a folder with forward slashes, in order; hidden ones and what npm installs are none of a handbook. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !path.split('/').some((part) => part.startsWith('.') || part === 'node_modules'))
    .sort()
}
