import type { Pluggable, Processor } from 'unified'
import type { VFile } from 'vfile'
import type { PluginFile } from '../types.ts'

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
export function guarded(plugin: Plugin): Pluggable {
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
