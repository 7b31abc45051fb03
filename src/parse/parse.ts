import type { Message } from '../base/messages.ts'
import type { PluginFile, Source } from '../read/types.ts'
import type { Limits } from '../schema/config.ts'
import { loadHighlight, mayHighlight } from './code.ts'
import { makePageParser } from './page.ts'
import type { ThreadShare } from './threads.ts'
import type { Page } from './types.ts'

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
async function makeShareParser({
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

// Below this many characters a thread starts for longer than it helps.
const worthAThread = 400_000

/**
 * Parses pages, in the order of their sources, with code coloured. Yields each as JSON, which is what is kept of it and
 * what crosses threads fastest. The highlighter is loaded when one of them has code with a language. Plugins run in a
 * thread, so that one that hangs costs its page and not the build.
 */
export async function parsePages(
  sources: readonly Source[],
  limits: Limits,
  plugins: readonly PluginFile[],
): Promise<readonly string[]> {
  const highlight = sources.some(({ text }) => mayHighlight(text))
  const characters = sources.reduce((sum, { text }) => sum + text.length, 0)
  const share = { sources, limits, highlight, plugins }
  // Only compiled code can run in a thread of its own.
  const apart = (characters >= worthAThread || plugins.length > 0) && !import.meta.url.endsWith('.ts')
  if (apart) {
    const makePlain = (source: Source, why: Message) =>
      JSON.stringify(makePageParser({ limits, unreadable: why })(source))
    return (await import('./threads.ts')).parseInThreads(share, makePlain)
  }
  const parse = await makeShareParser(share)
  return sources.map((source) => JSON.stringify(parse(source)))
}
