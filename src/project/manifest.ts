import { basename } from 'node:path'
import { type Dependency, readOwnManifest } from './dependency.ts'

// What npm reads of a project: package.json, and package-lock.json as npm itself would write it.

/** The texts of `package.json` and, for a project that carries rolebook, of `package-lock.json`. */
export function manifestsOf(folder: string, recipe: string, dependency: Dependency): { json: string; lock?: string } {
  const name = packageName(folder)
  const { engines } = readOwnManifest()
  const devDependencies = { rolebook: dependency.spec }
  const json = asText({ name, ...JSON.parse(recipe), engines, devDependencies })
  const entry = lockEntry(dependency)
  if (!entry) return { json }
  const packages = { '': { name, devDependencies, engines }, 'node_modules/rolebook': entry }
  return { json, lock: asText({ name, lockfileVersion: 3, requires: true, packages }) }
}

/** What a lock file says of rolebook as a project carries it. */
function lockEntry({ spec, tarball }: Dependency): object | undefined {
  if (!tarball) return undefined
  const { version, license, bin, engines } = readOwnManifest()
  return { version, resolved: spec, integrity: tarball.integrity, dev: true, license, bin, engines }
}

const asText = (value: object): string => `${JSON.stringify(value, null, 2)}\n`

/** A name that npm allows, like that of the folder. */
function packageName(folder: string): string {
  const name = basename(folder)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 100)
    .replace(/^-|-$/g, '')
  // A package cannot depend on one of its own name.
  return name === 'rolebook' ? 'rolebook-handbook' : name || 'handbook'
}
