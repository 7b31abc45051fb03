import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { compare } from 'semver'
import { findPackageFolder } from '../base/files.ts'

// What the version wrote that made a project, or brought it up to date last. The project carries that version, and with it the
// files as they were then. So nothing has to be remembered to tell one's own changes from those of rolebook.

/** The rolebook that a project has. */
export interface Earlier {
  readonly version: string
  /** What it says of the versions of Node that it needs. */
  readonly engines: Readonly<Record<string, string>>
  /** The text of a file of its `templates/project`, if it had one of this name. */
  readonly recipe: (name: string) => string | undefined
}

/** Paths in the project of the packages that it carries, the newest version first. */
export const listCarried = (folder: string): string[] =>
  existsSync(join(folder, 'vendor'))
    ? readdirSync(join(folder, 'vendor'), { withFileTypes: true })
        .filter((entry) => entry.isFile() && named.test(entry.name))
        .map(({ name }) => name)
        .sort((a, b) => compare(versionOf(b), versionOf(a)))
        .map((name) => `vendor/${name}`)
    : []

const named = /^rolebook-(\d+\.\d+\.\d+[\w.+-]*)\.tgz$/
const versionOf = (name: string): string => named.exec(name)![1]!

/**
 * The version that a project has: the one it carries or, where it asks a registry, the one that is installed. Undefined when
 * there is none, or only the one that runs and replaced it.
 */
export function findEarlier(folder: string, runs: string): Earlier | undefined {
  const carried = listCarried(folder)
  const older = carried.filter((path) => path !== `vendor/rolebook-${runs}.tgz`)
  for (const path of [...older, ...carried]) {
    const files = readPacked(join(folder, path))
    if (files) return asEarlier((file) => files.get(file))
  }
  const installed = join(folder, 'node_modules/rolebook')
  if (!existsSync(join(installed, 'package.json')) || isRunning(installed)) return undefined
  return asEarlier((file) =>
    existsSync(join(installed, file)) ? readFileSync(join(installed, file), 'utf8') : undefined,
  )
}

const isRunning = (installed: string): boolean => {
  const own = JSON.parse(readFileSync(join(findPackageFolder(), 'package.json'), 'utf8'))
  return JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')).version === own.version
}

function asEarlier(read: (file: string) => string | undefined): Earlier | undefined {
  const manifest = read('package.json')
  if (manifest === undefined) return undefined
  const { version, engines } = JSON.parse(manifest)
  return { version, engines, recipe: (name) => read(`templates/project/${name}`) }
}

/** The texts of a file that npm packed, by path in the package; undefined when it is damaged. */
function readPacked(file: string): ReadonlyMap<string, string> | undefined {
  try {
    const archive = gunzipSync(readFileSync(file))
    const files = new Map<string, string>()
    // Each file has a head of 512 bytes and is filled up to a multiple of that.
    for (let at = 0; archive[at]; ) {
      const text = (from: number, length: number) =>
        archive.toString('utf8', at + from, at + from + length).replace(/\0.*$/s, '')
      const size = Number.parseInt(text(124, 12), 8)
      const path = [text(345, 155), text(0, 100)].filter(Boolean).join('/')
      files.set(path.replace(/^package\//, ''), archive.toString('utf8', at + 512, at + 512 + size))
      at += 512 + Math.ceil(size / 512) * 512
    }
    return files
  } catch {
    return undefined
  }
}
