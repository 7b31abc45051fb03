import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Where a package begins, and which one it is. */
interface PackageEntry {
  readonly file: string
  /** `remark-emoji@5.0.1`, as its own `package.json` says. */
  readonly version: string
}

/** A package that is there but does not let itself be imported by this name. */
class NoEntryError extends Error {}

/**
 * The file that `import` in a module in `folder` would load for `name`, a package or a part of one. Node has no stable
 * function that says so: `require.resolve` looks for what CommonJS would get. Undefined when no package is found.
 */
export function packageEntry(name: string, folder: string): PackageEntry | undefined {
  const [, id, part] = /^((?:@[^/]+\/)?[^/]+)(.*)$/.exec(name) ?? []
  const root = id && packageRoot(id, folder)
  if (!root) return undefined
  const file = join(root, 'package.json')
  const { name: own, version, exports } = JSON.parse(readFileSync(file, 'utf8'))
  const found = { version: `${own}@${version}` }
  if (exports === undefined || exports === null) return { ...found, file: createRequire(file).resolve(root + part) }
  const target = exported(exports, `.${part}`)
  if (target === undefined) throw new NoEntryError(`the package \`${id}\` has nothing to import by that name`)
  return { ...found, file: join(root, target) }
}

function packageRoot(id: string, folder: string): string | undefined {
  const root = join(folder, 'node_modules', id)
  if (existsSync(join(root, 'package.json'))) return root
  return dirname(folder) === folder ? undefined : packageRoot(id, dirname(folder))
}

type Exports = string | null | readonly Exports[] | { readonly [key: string]: Exports }

/** What the key `exports` of a package says of a part of it: `.` or `./part`. */
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
  Object.keys(exports).some((key) => key.startsWith('.'))

const conditions = new Set(['import', 'node', 'module-sync', 'default'])

/** The first that holds for `import` in Node. */
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
