import type { PluginFile, Source } from '../read/types.ts'
import type { Limits } from '../schema/config.ts'
import { loadHighlight } from './code.ts'
import { makePageParser } from './page.ts'
import type { Page } from './types.ts'

/** Pages that several threads parse together. */
export interface ThreadShare {
  readonly sources: readonly Source[]
  readonly limits: Limits
  readonly highlight: boolean
  readonly plugins: readonly PluginFile[]
  /** Shared memory: the index of the next page nobody has taken. */
  readonly next: Int32Array
  /** Indexes of pages to pass over. */
  readonly skip?: readonly number[]
  /** Shared memory: for each thread the index of the page it is at, and one; 0 while it is at none. */
  readonly at: Int32Array
  /** Which of them this thread is. */
  readonly thread: number
}

/** Parses pages until none is left. Yields each with its index, as JSON. */
export default async function parseShare({
  sources,
  next,
  skip,
  at: now,
  thread,
  ...options
}: ThreadShare): Promise<[number, string][]> {
  const parse = await makeShareParser(options)
  const parsed: [number, string][] = []
  for (let at = Atomics.add(next, 0, 1); at < sources.length; at = Atomics.add(next, 0, 1)) {
    if (skip?.includes(at)) continue
    Atomics.store(now, thread, at + 1)
    parsed.push([at, JSON.stringify(parse(sources[at]!))])
  }
  Atomics.store(now, thread, 0)
  return parsed
}

/** A parser with what only some handbooks need: colours for code, and plugins. */
export async function makeShareParser({
  limits,
  highlight,
  plugins,
}: Pick<ThreadShare, 'limits' | 'highlight' | 'plugins'>): Promise<(source: Source) => Page> {
  return makePageParser({
    limits,
    highlight: highlight ? await loadHighlight() : undefined,
    plugins: plugins.length > 0 ? (await (await import('./plugins.ts')).loadPlugins(plugins)).plugins : [],
  })
}
