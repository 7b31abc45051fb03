import { createHash } from 'node:crypto'
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { type Fault, type Message, type Place, report } from '../base/messages.ts'
import { readOrdinaryFile } from '../base/ordinary-files.ts'
import type { Config } from '../schema/config.ts'
import { readYaml } from '../yaml/yaml.ts'

/** A plugin of the configuration, found on the disk but not yet run. */
export interface PluginFile {
  readonly kind: 'remark' | 'rehype'
  readonly name: string
  readonly file: string
  /** JSON, if there are any. */
  readonly options?: string
  readonly place: Place
  /** Another one when the plugin is another: of the file's bytes and, in a package, of its version. */
  readonly hash: string
}

interface Options {
  readonly folder: string
  readonly config: Config
  readonly text: string
  /** Without it, they are left out, and a note says so. */
  readonly run: boolean
}

/**
 * Looks for the plugins of a handbook on the disk: those that are there, in the order they run, and what is wrong with the
 * others. None of them is run: what a build may skip depends on their bytes, not on those of what they import in turn.
 */
export function findPlugins({ folder, config, text, run }: Options) {
  const wanted = (['remark', 'rehype'] as const).flatMap((kind) =>
    config.plugins[kind].map((item, at) => ({
      kind,
      at,
      ...(typeof item === 'string' ? { name: item, options: undefined } : item),
    })),
  )
  if (wanted.length === 0) return { plugins: [], messages: [] }
  const yaml = readYaml(text, 'handbook.yaml', 1, config.limits)
  if (!run) {
    const names = [...new Set(wanted.map(({ name }) => `\`${name}\``))].join(', ')
    const message = `Left out ${wanted.length === 1 ? 'the plugin' : 'the plugins'} ${names}: \`--no-plugins\` is set`
    const at = { file: 'handbook.yaml', place: yaml.place(['plugins'], 'key') }
    return { plugins: [], messages: [report('plugin-off', at, message)] }
  }
  const plugins: PluginFile[] = []
  const messages: Message[] = []
  for (const { kind, at, name, options } of wanted) {
    const place = yaml.place(['plugins', kind, writtenAt(yaml.data, kind, config.plugins[kind], at)])
    const found = find(name, folder)
    if ('message' in found) messages.push(refusePlugin({ name, place }, found.message, found.hint))
    else
      plugins.push({ kind, name, place, ...found, ...(options !== undefined && { options: JSON.stringify(options) }) })
  }
  return { plugins, messages }
}

/** Where an item is in the list as written, from which items that nobody could read are still to be left out. */
function writtenAt(data: unknown, kind: 'remark' | 'rehype', read: Config['plugins']['remark'], at: number): number {
  const written = (data as { plugins?: Record<string, unknown> } | undefined)?.plugins?.[kind]
  if (!Array.isArray(written) || written.length === read.length) return at
  const nameOf = (item: unknown) => String((item as { name?: unknown } | null)?.name ?? item).trim()
  const before = read.slice(0, at).filter((item) => nameOf(item) === nameOf(read[at])).length
  return [...written.keys()].filter((index) => nameOf(written[index]) === nameOf(read[at]))[before] ?? at
}

/** The message that a plugin cannot be used. */
export const refusePlugin = (
  { name, place }: Pick<PluginFile, 'name' | 'place'>,
  message: string,
  hint: string,
): Message =>
  report('plugin', { file: 'handbook.yaml', place }, `The plugin \`${name}\` cannot be used: ${message}`, { hint })

function find(name: string, folder: string): Pick<PluginFile, 'file' | 'hash'> | Fault {
  try {
    if (/^\.\.?\//.test(name)) return inFolder(name, folder)
    if (!/^(?:@[\w.~-]+\/)?[\w~-][\w.~-]*(?:\/[\w.~/-]+)?$/.test(name)) {
      const hint = 'Write the name of a package, or a path from the handbook’s folder: `./plugins/name.js`.'
      return { message: 'it is neither a package nor a path that begins with `./`', hint }
    }
    const entry = packageEntry(name, realpathSync(folder))
    if (entry) return { file: realpathSync(entry.file), hash: hashOf(readFileSync(entry.file), entry.version) }
    const hint = existsSync(join(folder, name))
      ? `Write \`./${name}\`: without the dot it is the name of a package.`
      : `Install it where the handbook is: \`npm install --save-dev ${name}\`. For a file of your own, write its path with \`./\` before it.`
    return { message: 'there is no package of that name in `node_modules`, here or above', hint }
  } catch (error) {
    const message = error instanceof Error ? error.message.split('\n')[0]! : String(error)
    return { message, hint: 'See how the package says it is imported, or install it again.' }
  }
}

function inFolder(name: string, folder: string): Pick<PluginFile, 'file' | 'hash'> | Fault {
  const file = resolve(folder, name)
  const stat = statSync(file, { throwIfNoEntry: false })
  if (stat?.isFile()) return { file: realpathSync(file), hash: hashOf(readFileSync(file), '') }
  const hint = 'Write the path of a module from the handbook’s folder, with its ending.'
  return { message: stat ? 'it is a folder, not a file' : 'there is no such file', hint }
}

const hashOf = (bytes: Uint8Array, version: string): string =>
  createHash('sha256').update(version).update('\n').update(bytes).digest('hex')

interface PackageEntry {
  readonly file: string
  /** `remark-emoji@5.0.1`, as its own `package.json` says. */
  readonly version: string
}

/**
 * The file that `import` in a module in `folder` would load for `name`, a package or a part of one. Node has no stable
 * function that says so: `require.resolve` looks for what CommonJS would get. Undefined when no package is found.
 */
function packageEntry(name: string, folder: string): PackageEntry | undefined {
  const [, id, part] = /^((?:@[^/]+\/)?[^/]+)(.*)$/.exec(name) ?? []
  const root = id && packageRoot(id, folder)
  if (!root) return undefined
  const file = join(root, 'package.json')
  const { name: own, version, exports } = JSON.parse(String(readOrdinaryFile(file)))
  const found = { version: `${own}@${version}` }
  if (exports === undefined || exports === null) return { ...found, file: createRequire(file).resolve(root + part) }
  const target = exported(exports, `.${part}`)
  if (target === undefined) throw new Error(`the package \`${id}\` has nothing to import by that name`)
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
