import { availableParallelism } from 'node:os'
import type { Limits } from '../config.ts'
import type { PluginFile, Source } from '../types.ts'
import { mayHighlight } from './highlight.ts'
import { type Share, shareParser } from './parse-share.ts'

// Below this many characters a thread starts for longer than it helps.
const worthAThread = 400_000

/**
 * Parses pages, in the order of their sources, with code coloured. Yields each as JSON, which is what is kept of it and
 * what crosses threads fastest. The highlighter is loaded when one of them has code with a language.
 */
export async function parseAll(
  sources: readonly Source[],
  limits: Limits,
  plugins: readonly PluginFile[],
): Promise<readonly string[]> {
  const highlight = sources.some(({ text }) => mayHighlight(text))
  const characters = sources.reduce((sum, { text }) => sum + text.length, 0)
  // Only compiled code can run in a thread of its own.
  if (characters < worthAThread || import.meta.url.endsWith('.ts')) {
    const parse = await shareParser({ limits, highlight, plugins })
    return sources.map((source) => JSON.stringify(parse(source)))
  }
  return inThreads({ sources, limits, highlight, plugins })
}

/**
 * One thread is worth it by itself: the main one cannot have this much room for what soon is garbage, and without it
 * collecting takes a sixth of the time. Measured on two cores, a second thread gains nothing; hence one for two.
 */
async function inThreads(share: Omit<Share, 'next'>): Promise<readonly string[]> {
  const { Tinypool } = await import('tinypool')
  const threads = Math.max(1, Math.floor(availableParallelism() / 2))
  const pool = new Tinypool({
    filename: new URL('./parse-share.js', import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
    // The limit for what lives long is never reached; with a known one, less is left lying about.
    resourceLimits: { maxYoungGenerationSizeMb: 64, maxOldGenerationSizeMb: 1024 },
  })
  try {
    // All take the next page from one counter, so that nobody waits for the one with the longest pages.
    const task: Share = { ...share, next: new Int32Array(new SharedArrayBuffer(4)) }
    const parsed = await Promise.all(
      Array.from({ length: threads }, () => pool.run(task) as Promise<[number, string][]>),
    )
    const pages: string[] = []
    for (const [at, page] of parsed.flat()) pages[at] = page
    return pages
  } finally {
    await pool.destroy()
  }
}
