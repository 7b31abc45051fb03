import { existsSync, realpathSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Fault, type Message, type Place, report } from '../base/messages.ts'
import { kindOf } from '../base/ordinary-files.ts'
import { type Config, configPlaces } from '../schema/config.ts'
import { findPackageModule } from './packages.ts'
import { hashModule } from './plugin-files.ts'

/** A plugin of the configuration, found on the disk but not yet run. */
export interface PluginFile {
  readonly kind: 'remark' | 'rehype'
  readonly name: string
  readonly file: string
  /** JSON, if there are any. */
  readonly options?: string
  readonly place: Place
  /** Another one when the plugin is another: of its file and of all files that it uses. */
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
 * others. None of them is run: what a build may skip depends on their bytes and on those of what they import in turn.
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
  const placeOf = configPlaces(text)
  if (!run) {
    const names = [...new Set(wanted.map(({ name }) => `\`${name}\``))].join(', ')
    const message = `Left out ${wanted.length === 1 ? 'the plugin' : 'the plugins'} ${names}: \`--no-plugins\` is set`
    const at = { file: 'handbook.yaml', place: placeOf(['plugins'], 'key') }
    return { plugins: [], messages: [report('plugin-off', at, message)] }
  }
  const plugins: PluginFile[] = []
  const messages: Message[] = []
  for (const { kind, at, name, options } of wanted) {
    const place = placeOf(['plugins', kind, at])
    const found = find(name, folder)
    if ('message' in found) messages.push(refusePlugin({ name, place }, found.message, found.hint))
    else
      plugins.push({ kind, name, place, ...found, ...(options !== undefined && { options: JSON.stringify(options) }) })
  }
  return { plugins, messages }
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
    const found = findPackageModule(name, realpathSync(folder))
    if (found) return hashed(found.file, found.manifest)
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
  if (stat?.isFile()) return hashed(file)
  const hint = 'Write the path of a module from the handbook’s folder, with its ending.'
  return { message: stat ? `it is ${kindOf(stat)}, not a file` : 'there is no such file', hint }
}

function hashed(path: string, ...also: readonly string[]): Pick<PluginFile, 'file' | 'hash'> {
  const file = realpathSync(path)
  return { file, hash: hashModule(file, also) }
}
