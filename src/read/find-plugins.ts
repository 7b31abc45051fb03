import { createHash } from 'node:crypto'
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Config } from '../config.ts'
import { report } from '../report.ts'
import type { Message, Place, PluginFile } from '../types.ts'
import { readYaml } from '../yaml.ts'
import { packageEntry } from './package-entry.ts'

/** The plugins of a handbook that are there, in the order they run, and what is wrong with the others. */
interface FoundPlugins {
  readonly plugins: readonly PluginFile[]
  readonly messages: readonly Message[]
}

interface Options {
  /** The handbook's folder. */
  readonly folder: string
  readonly config: Config
  /** `handbook.yaml` as written. */
  readonly text: string
  /** Without it, they are left out, and a note says so. */
  readonly run: boolean
}

/**
 * Looks for the plugins of a handbook on the disk. None of them is run: what a build may skip depends on their bytes, not
 * on those of what they import in turn.
 */
export function findPlugins({ folder, config, text, run }: Options): FoundPlugins {
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
    const message = `Left out ${wanted.length === 1 ? 'the plugin' : 'the plugins'} ${names}: \`--no-plugins\` says so`
    return { plugins: [], messages: [report('plugin-off', 'handbook.yaml', yaml.place(['plugins'], 'key'), message)] }
  }
  const plugins: PluginFile[] = []
  const messages: Message[] = []
  for (const { kind, at, name, options } of wanted) {
    const place = yaml.place(['plugins', kind, writtenAt(yaml.data, kind, config.plugins[kind], at)])
    const found = find(name, folder)
    if ('message' in found) messages.push(refused(name, found, place))
    else
      plugins.push({ kind, name, place, ...found, ...(options !== undefined && { options: JSON.stringify(options) }) })
  }
  return { plugins, messages }
}

/** Where an item stands in the list as written, from which items that nobody could read are still to be left out. */
function writtenAt(data: unknown, kind: 'remark' | 'rehype', read: Config['plugins']['remark'], at: number): number {
  const written = (data as { plugins?: Record<string, unknown> } | undefined)?.plugins?.[kind]
  if (!Array.isArray(written) || written.length === read.length) return at
  const nameOf = (item: unknown) => String((item as { name?: unknown } | null)?.name ?? item).trim()
  const before = read.slice(0, at).filter((item) => nameOf(item) === nameOf(read[at])).length
  return [...written.keys()].filter((index) => nameOf(written[index]) === nameOf(read[at]))[before] ?? at
}

interface Fault {
  readonly message: string
  readonly mend: string
}

const refused = (name: string, { message, mend }: Fault, place: Place): Message =>
  report('plugin', 'handbook.yaml', place, `The plugin \`${name}\` cannot be used: ${message}`, { mend })

function find(name: string, folder: string): Pick<PluginFile, 'file' | 'hash'> | Fault {
  try {
    if (/^\.\.?\//.test(name)) return inFolder(name, folder)
    if (!/^(?:@[\w.~-]+\/)?[\w~-][\w.~-]*(?:\/[\w.~/-]+)?$/.test(name)) {
      const mend = 'Write the name of a package, or a path from the handbook’s folder: `./plugins/name.js`.'
      return { message: 'it is neither a package nor a path that begins with `./`', mend }
    }
    const entry = packageEntry(name, realpathSync(folder))
    if (entry) return { file: realpathSync(entry.file), hash: hashOf(readFileSync(entry.file), entry.version) }
    const mend = existsSync(join(folder, name))
      ? `Write \`./${name}\`: without the dot it is the name of a package.`
      : `Install it where the handbook is: \`npm install --save-dev ${name}\`. For a file of your own, write its path with \`./\` before it.`
    return { message: 'there is no package of that name in `node_modules`, here or above', mend }
  } catch (error) {
    const message = error instanceof Error ? error.message.split('\n')[0]! : String(error)
    return { message, mend: 'See how the package says it is imported, or install it anew.' }
  }
}

function inFolder(name: string, folder: string): Pick<PluginFile, 'file' | 'hash'> | Fault {
  const file = resolve(folder, name)
  const stat = statSync(file, { throwIfNoEntry: false })
  if (stat?.isFile()) return { file: realpathSync(file), hash: hashOf(readFileSync(file), '') }
  const mend = 'Write the path of a module from the handbook’s folder, with its ending.'
  return { message: stat ? 'it is a folder, not a file' : 'there is no such file', mend }
}

const hashOf = (bytes: Uint8Array, version: string): string =>
  createHash('sha256').update(version).update('\n').update(bytes).digest('hex')
