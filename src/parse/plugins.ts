import { pathToFileURL } from 'node:url'
import { inspect } from 'node:util'
import remarkParse from 'remark-parse'
import { type Pluggable, type Processor, unified } from 'unified'
import { VFile } from 'vfile'
import type { Fault } from '../base/messages.ts'
import { stripControls } from '../base/text.ts'
import type { PluginFile } from '../read/plugins.ts'

/**
 * A plugin ready to run, with all rights of whoever builds. What a remark plugin makes is judged as a page's raw HTML is,
 * but may have classes, data and roles; what a rehype plugin makes is trusted and not sanitised. Links, images and headings
 * that either makes become like all others, and the site's content security policy holds for what they make.
 */
export interface Plugin extends Pick<PluginFile, 'kind' | 'name'> {
  readonly attach: (this: Processor, options?: unknown) => unknown
  readonly options?: unknown
  /** Missing where nobody watches. */
  readonly watch?: PluginWatch
}

interface PluginWatch {
  /** Runs what the plugin does. */
  readonly during: <Result>(run: () => Result) => Result
  readonly hasChanged: () => boolean
  /** It changed a page, or it may have. */
  readonly onChange: () => void
}

/** What a plugin threw, and which one it was. */
export class PluginError extends Error {
  readonly plugin: Plugin
  /** It works, but not at once. */
  readonly late: boolean
  constructor(plugin: Plugin, cause: unknown, late = false) {
    super(describeThrown(cause), { cause })
    this.plugin = plugin
    this.late = late
  }
}

/** Anything that was thrown, in a line. It may be no error, and looking at it may throw as well. */
export function describeThrown(thrown: unknown): string {
  const most = 300
  try {
    const said = typeof thrown === 'string' ? thrown : Object(thrown).message
    const text = typeof said === 'string' ? said : `it throws ${inspect(thrown, { depth: 1, customInspect: false })}`
    const [line] = stripControls(text.slice(0, 10 * most))
      .trim()
      .split('\n')
    if (!line) return 'it does not say why'
    return line.length > most ? `${line.slice(0, most)}…` : line
  } catch {
    return 'it throws something that cannot be shown'
  }
}

type Transformer = (tree: unknown, file: VFile, next?: (error?: unknown, tree?: unknown) => void) => unknown

/** A plugin as unified wants it, whose errors say whose they are and which never makes anyone wait. */
export function guardPlugin(plugin: Plugin, onResult?: (tree: unknown, file: VFile) => void): Pluggable {
  return function attach(this: Processor) {
    const transform = named(plugin, () => plugin.attach.call(this, plugin.options))
    // It has set up a parser, and nothing says which pages that changes.
    if (typeof transform !== 'function') return void plugin.watch?.onChange()
    return (tree: unknown, file: VFile) => {
      const before = countWords(tree)
      const run = () => named(plugin, () => atOnce(plugin, transform as Transformer, tree, file))
      const result = noticeChange(plugin, tree, run)
      const after = countWords(result ?? tree)
      if (before >= (after === 0 ? 3 : fewWords) && after * 2 < before) noteLoss(file, { plugin, before, after })
      onResult?.(result ?? tree, file)
      return result
    }
  } as Pluggable
}

/** A plugin that took most of the words of a page. */
export interface WordLoss {
  readonly plugin: Plugin
  readonly before: number
  readonly after: number
}

// Of a page with fewer, a plugin may well replace most, such as a block of its own.
const fewWords = 20

/** Words of text; those of code and of what is drawn become something else in many plugins. */
function countWords(tree: unknown): number {
  const { type, tagName, value, children } = Object(tree)
  if (type === 'text') return typeof value === 'string' ? (value.match(/\S+/g)?.length ?? 0) : 0
  if (!Array.isArray(children) || /^(?:code|pre|svg|script|style|math)$/.test(String(tagName))) return 0
  return children.reduce((sum: number, child) => sum + countWords(child), 0)
}

const losses = 'rolebookWordLosses'

function noteLoss(file: VFile, loss: WordLoss): void {
  file.data[losses] = [...wordLosses(file), loss]
}

/** What plugins took from a page, each of which is to be reported there. */
export const wordLosses = (file: VFile): readonly WordLoss[] => (file.data[losses] as WordLoss[] | undefined) ?? []

function named<Result>(plugin: Plugin, run: () => Result): Result {
  try {
    return plugin.watch ? plugin.watch.during(run) : run()
  } catch (error) {
    throw error instanceof PluginError ? error : new PluginError(plugin, error)
  }
}

/** Compares a tree with what a plugin makes of it, until one differs: a plugin that never changes any may not work. */
function noticeChange(plugin: Plugin, tree: unknown, transform: () => unknown): unknown {
  if (plugin.watch?.hasChanged() ?? true) return transform()
  const before = printed(tree)
  try {
    const result = transform()
    if (before === undefined || printed(result ?? tree) !== before) plugin.watch?.onChange()
    return result
  } catch (error) {
    plugin.watch?.onChange()
    throw error
  }
}

// Taken before any plugin can put something else in its place.
const { stringify } = JSON

/** Undefined when it cannot be told: a plugin may put anything into a tree. */
function printed(tree: unknown): string | undefined {
  try {
    return stringify(tree)
  } catch {
    return undefined
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
  if (!isTree(result ?? tree)) throw new Error(`it leaves ${wordFor(result ?? tree)} that is no tree`)
  return (result ?? undefined) as undefined
}

const isTree = (result: unknown): boolean => {
  const { type, children } = Object(result)
  return type === 'root' && Array.isArray(children)
}

const isPromise = (value: unknown): value is Promise<unknown> =>
  value !== null && typeof value === 'object' && typeof (value as { then?: unknown }).then === 'function'

interface LoadWatch {
  readonly loading: <Result>(plugin: number, load: () => Promise<Result>) => Promise<Result>
  readonly during: <Result>(plugin: number, run: () => Result) => Result
  readonly onChange: (plugin: number) => void
}

/**
 * Imports plugins and sets each up once, for a trial: those that can be used, in the order they run, and what is wrong with
 * the others, by their index. `without` has indexes of plugins to leave alone. They run with all rights of whoever builds.
 * Functions cannot cross threads, so every thread does this itself.
 */
export async function loadPlugins(files: readonly PluginFile[], without: readonly number[], watch: LoadWatch) {
  const plugins: Plugin[] = []
  const refused: [number, Fault][] = []
  for (const [index, file] of files.entries()) {
    if (without.includes(index)) continue
    const loaded = await watch.loading(index, () => loadPlugin(file, watchOf(index, watch)))
    if ('attach' in loaded) plugins.push(loaded)
    else refused.push([index, loaded])
  }
  return { plugins, refused }
}

function watchOf(index: number, { during, onChange }: LoadWatch): PluginWatch {
  let changed = false
  return {
    during: (run) => during(index, run),
    hasChanged: () => changed,
    onChange: () => {
      if (!changed) onChange(index)
      changed = true
    },
  }
}

async function loadPlugin(file: PluginFile, watch: PluginWatch): Promise<Plugin | Fault> {
  const { name, kind, options } = file
  try {
    const attach = await imported(file)
    if (typeof attach !== 'function') {
      const found = attach === undefined ? 'it has no default export' : `its default export is ${wordFor(attach)}`
      return {
        message: `${found}, expected a function`,
        hint: 'Write `export default function …` in it, or name another module.',
      }
    }
    const plugin = { kind, name, attach: attach as Plugin['attach'], options: options && JSON.parse(options), watch }
    trial(plugin)
    return plugin
  } catch (error) {
    return refusal(error)
  }
}

function refusal(error: unknown): Fault {
  if (!(error instanceof PluginError)) {
    const message = `it fails when it is loaded: ${describeThrown(error)}`
    return { message, hint: 'Fix the module, or what it imports.' }
  }
  return error.late
    ? {
        message: 'it is asynchronous, and pages are made synchronously',
        hint: 'Look for a plugin that works without `async`.',
      }
    : { message: `it fails when it is set up: ${error.message}`, hint: 'See which `options:` it needs.' }
}

async function imported({ file }: PluginFile): Promise<unknown> {
  const plugin = (await import(pathToFileURL(file).href)).default
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
