import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { readOrdinaryFile } from '../base/ordinary-files.ts'

// Which file `import` leads to. Node has no stable function that says so: `require.resolve` looks for what CommonJS would get.

interface PackageModule {
  readonly file: string
  /** Its `package.json`, which has its version. */
  readonly manifest: string
}

/**
 * The file that `import` in a module in `folder` would load for `name`, a package or a part of one. Undefined when no
 * package is found. Throws when the package has nothing of that name.
 */
export function findPackageModule(name: string, folder: string): PackageModule | undefined {
  const [, id, part] = /^((?:@[^/]+\/)?[^/]+)(.*)$/.exec(name) ?? []
  const manifest = id && findAbove(join('node_modules', id, 'package.json'), folder)
  if (!manifest) return undefined
  const { exports } = readManifest(manifest)
  if (exports === undefined || exports === null)
    return { manifest, file: createRequire(manifest).resolve(dirname(manifest) + part) }
  const target = exported(exports, `.${part}`)
  if (target === undefined) throw new Error(`the package \`${id}\` has nothing to import by that name`)
  return { manifest, file: join(dirname(manifest), target) }
}

/** The file that a name such as `#words` means in a module in `folder`, by the key `imports` of its package. */
export function findOwnModule(name: string, folder: string): PackageModule | undefined {
  const manifest = findAbove('package.json', folder)
  const target = manifest && exported(readManifest(manifest).imports ?? null, name)
  return target ? { manifest, file: join(dirname(manifest), target) } : undefined
}

const readManifest = (file: string): { readonly exports?: Exports; readonly imports?: Exports } =>
  JSON.parse(String(readOrdinaryFile(file)))

function findAbove(path: string, folder: string): string | undefined {
  const file = join(folder, path)
  if (existsSync(file)) return file
  return dirname(folder) === folder ? undefined : findAbove(path, dirname(folder))
}

type Exports = string | null | readonly Exports[] | { readonly [key: string]: Exports }

/** What the key `exports` of a package says of a part of it, `.` or `./part`; or the key `imports` of `#name`. */
function exported(exports: Exports, part: string): string | undefined {
  if (exports === null || typeof exports !== 'object' || Array.isArray(exports) || !isByPart(exports))
    return part === '.' ? target(exports) : undefined
  if (Object.hasOwn(exports, part)) return target(exports[part]!)
  for (const [key, value] of Object.entries(exports)) {
    const [start, end] = key.split('*')
    if (end === undefined || !part.startsWith(start!) || !part.endsWith(end)) continue
    if (part.length < key.length) continue
    return target(value)?.replaceAll('*', part.slice(start!.length, part.length - end.length))
  }
  return undefined
}

const isByPart = (exports: object): exports is Record<string, Exports> =>
  Object.keys(exports).some((key) => /^[.#]/.test(key))

const conditions = new Set(['import', 'node', 'module-sync', 'default'])

function target(exports: Exports): string | undefined {
  if (typeof exports === 'string') return exports.startsWith('./') ? exports : undefined
  if (exports === null) return undefined
  const values = Array.isArray(exports)
    ? exports
    : Object.entries(exports)
        .filter(([key]) => conditions.has(key))
        .map(([, value]) => value)
  return values.map(target).find((found) => found !== undefined)
}
