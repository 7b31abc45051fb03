import type { Limits } from '../config.ts'
import type { PluginFile, Source } from '../types.ts'
import { mayHighlight } from './highlight.ts'
import { shareParser } from './parse-share.ts'

// Below this many characters a thread starts for longer than it helps.
const worthAThread = 400_000

/**
 * Parses pages, in the order of their sources, with code coloured. Yields each as JSON, which is what is kept of it and
 * what crosses threads fastest. The highlighter is loaded when one of them has code with a language. Plugins run in a
 * thread, so that one that hangs costs its page and not the build.
 */
export async function parseAll(
  sources: readonly Source[],
  limits: Limits,
  plugins: readonly PluginFile[],
): Promise<readonly string[]> {
  const highlight = sources.some(({ text }) => mayHighlight(text))
  const characters = sources.reduce((sum, { text }) => sum + text.length, 0)
  const share = { sources, limits, highlight, plugins }
  // Only compiled code can run in a thread of its own.
  const apart = (characters >= worthAThread || plugins.length > 0) && !import.meta.url.endsWith('.ts')
  if (apart) return (await import('./parse-in-threads.ts')).parseInThreads(share)
  const parse = await shareParser(share)
  return sources.map((source) => JSON.stringify(parse(source)))
}
