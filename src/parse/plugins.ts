import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import remarkParse from 'remark-parse'
import { type Pluggable, type Processor, unified } from 'unified'
import { VFile } from 'vfile'
import type { Message } from '../base/messages.ts'
import { type PluginFile, refusePlugin } from '../read/plugins.ts'

/**
 * A plugin ready to run, with all rights of whoever builds. What a remark plugin makes is judged as a page's raw HTML is,
 * but may have classes and data; what a rehype plugin makes is trusted and not sanitised. Links, images and headings that
 * either makes become like all others, and the site's content security policy holds for what they make.
 */
export interface Plugin extends Pick<PluginFile, 'kind' | 'name'> {
  readonly attach: (this: Processor, options?: unknown) => unknown
  readonly options?: unknown
}

/** What a plugin threw, and which one it was. */
export class PluginError extends Error {
  readonly plugin: Plugin
  /** It works, but not at once. */
  readonly late: boolean
  constructor(plugin: Plugin, cause: unknown, late = false) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.plugin = plugin
    this.late = late
  }
}

type Transformer = (tree: unknown, file: VFile, next?: (error?: unknown, tree?: unknown) => void) => unknown

/** A plugin as unified wants it, whose errors say whose they are and which never makes anyone wait. */
export function guardPlugin(plugin: Plugin): Pluggable {
  return function attach(this: Processor) {
    const transform = named(plugin, () => plugin.attach.call(this, plugin.options))
    if (typeof transform !== 'function') return undefined
    return (tree: unknown, file: VFile) => named(plugin, () => atOnce(plugin, transform as Transformer, tree, file))
  } as Pluggable
}

function named<Result>(plugin: Plugin, run: () => Result): Result {
  try {
    return run()
  } catch (error) {
    throw error instanceof PluginError ? error : new PluginError(plugin, error)
  }
}

/** unified itself would let a promise that fails later end the process. */
function atOnce(plugin: Plugin, transform: Transformer, tree: unknown, file: VFile): undefined {
  let result: unknown
  let done = transform.length < 3
  const next = (error?: unknown, next?: unknown) => {
    done = true
    result = error ?? next
  }
  const returned = done ? transform(tree, file) : transform(tree, file, next)
  if (isPromise(returned)) {
    returned.then(undefined, () => undefined)
    done = false
  }
  if (!done) throw new PluginError(plugin, 'it does not work at once', true)
  result ??= returned
  if (result instanceof Error) throw result
  return (result ?? undefined) as undefined
}

const isPromise = (value: unknown): value is Promise<unknown> =>
  value !== null && typeof value === 'object' && typeof (value as { then?: unknown }).then === 'function'

/**
 * Imports plugins and sets each up once, for a trial: those that can be used, in the order they run, and what is wrong with
 * the others. They run with all rights of whoever builds. Functions cannot cross threads, so every thread does this itself.
 */
export async function loadPlugins(files: readonly PluginFile[]) {
  const plugins: Plugin[] = []
  const messages: Message[] = []
  for (const file of files) {
    const { name, kind, options } = file
    const refuse = (message: string, hint: string) => void messages.push(refusePlugin(file, message, hint))
    try {
      const attach = await imported(file)
      if (typeof attach !== 'function') {
        const found = attach === undefined ? 'it has no default export' : `its default export is ${wordFor(attach)}`
        refuse(`${found}, expected a function`, 'Write `export default function …` in it, or name another module.')
        continue
      }
      const plugin: Plugin = { kind, name, attach: attach as Plugin['attach'], options: options && JSON.parse(options) }
      trial(plugin)
      plugins.push(plugin)
    } catch (error) {
      if (error instanceof PluginError && error.late)
        refuse('it is asynchronous, and pages are made synchronously', 'Look for a plugin that works without `async`.')
      else if (error instanceof PluginError)
        refuse(`it fails when it is set up: ${firstLine(error)}`, 'See which `options:` it needs.')
      else refuse(`it fails when it is loaded: ${firstLine(error)}`, 'Fix the module, or what it imports.')
    }
  }
  return { plugins, messages }
}

async function imported({ file, hash }: PluginFile): Promise<unknown> {
  // Node remembers modules by address, and CommonJS ones by path as well: in `dev` a plugin may be another by now.
  delete createRequire(import.meta.url).cache[file]
  const module = await import(`${pathToFileURL(file).href}?${hash.slice(0, 16)}`)
  const plugin = module.default
  // What was TypeScript once exports its default as one of its names.
  return plugin?.__esModule ? plugin.default : plugin
}

/** Sets a plugin up and shows it an empty page, which shows at once whether it works. */
function trial(plugin: Plugin): void {
  const parser = unified()
    .use(remarkParse)
    .data({ micromarkExtensions: [], fromMarkdownExtensions: [] } as never)
  const base = (plugin.kind === 'remark' ? parser : unified()) as Processor
  const processor = base.use([guardPlugin(plugin)]).freeze()
  try {
    processor.runSync({ type: 'root', children: [] } as never, new VFile(''))
  } catch (error) {
    // With a page that is not empty it may well work.
    if (error instanceof PluginError && error.late) throw error
  }
}

function wordFor(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]!.trim()
