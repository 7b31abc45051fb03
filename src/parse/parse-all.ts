import { availableParallelism } from 'node:os'
import type { Limits } from '../config.ts'
import type { Source } from '../types.ts'
import { loadHighlight, mayHighlight } from './highlight.ts'
import { pageParser } from './page-parser.ts'
import { parseShare, type Share } from './parse-share.ts'

// Below this many characters a second thread starts for longer than it helps.
const worthAThread = 400_000

/**
 * Parses pages, in the order of their sources, with code coloured. Yields each as JSON, which is what is kept of it and
 * what crosses threads fastest. The highlighter is loaded when one of them has code
 * with a language; other threads help when there is much to parse.
 */
export async function parseAll(sources: readonly Source[], limits: Limits): Promise<readonly string[]> {
  const highlight = sources.some(({ text }) => mayHighlight(text))
  const helpers = Math.min(
    availableParallelism() - 1,
    Math.floor(sources.reduce((sum, { text }) => sum + text.length, 0) / worthAThread),
  )
  // Only compiled code can run in a thread of its own.
  if (helpers < 1 || import.meta.url.endsWith('.ts')) {
    const parse = pageParser({ limits, highlight: highlight ? await loadHighlight() : undefined })
    return sources.map((source) => JSON.stringify(parse(source)))
  }
  const { Tinypool } = await import('tinypool')
  const pool = new Tinypool({
    filename: new URL('./parse-share.js', import.meta.url).href,
    minThreads: helpers,
    maxThreads: helpers,
  })
  try {
    // All take the next page from one counter, so that nobody waits for the one with the longest pages.
    const share: Share = { sources, limits, highlight, next: new Int32Array(new SharedArrayBuffer(4)) }
    const theirs = Array.from({ length: helpers }, () => pool.run(share) as ReturnType<typeof parseShare>)
    const own = await parseShare(share)
    const pages: string[] = []
    for (const [at, page] of [own, ...(await Promise.all(theirs))].flat()) pages[at] = page
    return pages
  } finally {
    await pool.destroy()
  }
}
