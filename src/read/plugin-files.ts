import { createHash } from 'node:crypto'
import { realpathSync, statSync } from 'node:fs'
import { createRequire, isBuiltin } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { readOrdinaryFile } from '../base/ordinary-files.ts'
import { findOwnModule, findPackageModule } from './packages.ts'

// What a plugin is made of, found without running it: the text of a module names the modules and files that it uses. Rather
// one file too many than one too few, since that costs only time: whatever stands in quotes and is the path of a file counts.

/**
 * A hash of a module and of all files that it names, which those name in turn: what it imports, requires or reads, and the
 * packages of these with their versions. `also` are more files to begin with.
 */
export function hashModule(file: string, also: readonly string[] = []): string {
  const hash = createHash('sha256')
  for (const [path, bytes] of moduleFiles(file, also))
    hash.update(`${relative(dirname(file), path)}\n${bytes.length}\n`).update(bytes)
  return hash.digest('hex')
}

/** The paths of a module and of all files of its own that it names, which those name in turn, but not of packages. */
export const listModuleFiles = (file: string): readonly string[] =>
  [...moduleFiles(file, [])].map(([path]) => path).filter((path) => !isPackaged(path))

function* moduleFiles(file: string, also: readonly string[]): Iterable<readonly [path: string, bytes: Buffer]> {
  const files = new Set([file, ...also.map((path) => realpathSync(path))])
  // Those that are added on the way have their turn too.
  for (const path of files) {
    const bytes = bytesOf(path)
    yield [path, bytes]
    if (/\.[cm]?[jt]s$/.test(path)) for (const used of filesNamedIn(bytes.toString('utf8'), path)) files.add(used)
  }
}

const isPackaged = (path: string): boolean => /[\\/]node_modules[\\/]/.test(path)

/** Of a file that cannot be read, or is too large for a module or its data, only what is known without reading it. */
function bytesOf(path: string): Buffer {
  try {
    return readOrdinaryFile(path) ?? Buffer.alloc(0)
  } catch {
    const stat = statSync(path, { throwIfNoEntry: false })
    return Buffer.from(`${stat?.size} ${stat?.mtimeMs}`)
  }
}

const quoted = (name: string): string => `(['"\`])(${name})\\1`
const relativePath = new RegExp(quoted(String.raw`\.\.?\/[^'"\`\n\\]{1,300}`), 'g')
// Looked for at every quote, since one in a comment has no partner.
const anyPath = new RegExp(`(?=${quoted(String.raw`[^'"\`\n\\/]{0,300}[./][^'"\`\n\\]{0,300}`)})`, 'g')
const moduleName = quoted(String.raw`[^'"\`\n\\]{1,300}`)
const imported = new RegExp(String.raw`\b(?:from|import|require|resolve)\s*\(?\s*${moduleName}`, 'g')
// What `createRequire` returns may be called anything.
const calledWith = new RegExp(String.raw`(?:\b(?:from|import)\s*|\(\s*)${moduleName}`, 'g')

/** The files that the text of a module names, as far as they are there. */
function filesNamedIn(text: string, module: string): Set<string> {
  const folder = dirname(module)
  const packaged = isPackaged(module)
  const paths = [...text.matchAll(packaged ? relativePath : anyPath)].map(([, , path]) => path!)
  const modules = [...text.matchAll(packaged ? imported : calledWith)].map(([, , name]) => name!)
  const resolve = /require/i.test(text) ? createRequire(module).resolve : undefined
  const found = [
    ...paths.flatMap((path) => [...new Set([path, decoded(path)])]).map((path) => join(folder, path)),
    ...modules.flatMap((name) => modulesNamed(name, folder, resolve)),
  ]
  return new Set(found.filter(isFile).map((path) => realpathSync.native(path)))
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false

/** A path as the address of a module is read. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address.replace(/[?#].*/, ''))
  } catch {
    return address
  }
}

/** What `import` and `require` lead to: these can differ. */
function modulesNamed(name: string, folder: string, resolve: NodeJS.RequireResolve | undefined): readonly string[] {
  if (!isModuleName.test(name) || isBuiltin(name)) return []
  const find = name.startsWith('#') ? findOwnModule : findPackageModule
  const found = name.startsWith('.') ? undefined : orNothing(() => find(name, folder))
  const required = resolve && orNothing(() => resolve(name))
  return [found?.file, found?.manifest, required].filter((path) => path !== undefined)
}

const isModuleName = /^(?:[.#]|(?:@[\w.~-]+\/)?[\w~-][\w.~/-]*$)/

function orNothing<Result>(find: () => Result): Result | undefined {
  try {
    return find()
  } catch {
    // A module that is not there: whoever runs the plugin says so.
    return undefined
  }
}
