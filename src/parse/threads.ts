import { availableParallelism } from 'node:os'
import { Tinypool } from 'tinypool'
import { type Message, report, topOf } from '../base/messages.ts'
import type { Source } from '../read/handbook.ts'
import type { PluginFile } from '../read/plugins.ts'
import type { Limits } from '../schema/config.ts'

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
  readonly thread: number
}

type Work = Omit<ThreadShare, 'next' | 'at' | 'thread'>

/** Makes a page of a source that nobody could parse, as JSON, with a message that says why. */
type MakePlain = (source: Source, why: Message) => string

type Failure = 'slow' | 'memory'

/**
 * Parses pages in threads. A page that takes too long, or all memory, costs the thread. A slow one is tried once more, alone;
 * one that cannot be read is parsed as plain text, with a message. A new thread does what is left.
 *
 * One thread is worth it by itself: the main one cannot have this much room for what soon is garbage, and without it
 * collecting takes a sixth of the time. Measured on two cores, a second thread gains nothing; hence one for two.
 */
export async function parseInThreads(work: Work, makePlain: MakePlain): Promise<readonly string[]> {
  const apart = new Map<number, string>()
  for (;;) {
    const outcome = await attempt({ ...work, skip: [...apart.keys()] })
    if ('failure' in outcome) apart.set(outcome.at, await parseAlone(outcome))
    else {
      const pages = [...outcome.pages]
      for (const [at, page] of apart) pages[at] = page
      return pages
    }
  }

  /** Once more by itself: how long a page takes among others depends on what else the machine is doing. */
  async function parseAlone({ at, failure }: Failed): Promise<string> {
    const source = work.sources[at]!
    const again = failure === 'slow' ? await attempt({ ...work, sources: [source] }, true) : { failure }
    return 'pages' in again ? again.pages[0]! : makePlain(source, reportFailure(work, at, again.failure))
  }
}

interface Failed {
  readonly at: number
  readonly failure: Failure
}

/** `alone` when there is one page, whose time is then that of the processor. */
async function attempt(work: Work, alone = false): Promise<{ readonly pages: readonly string[] } | Failed> {
  const threads = alone ? 1 : Math.max(1, Math.floor(availableParallelism() / 2))
  const pool = new Tinypool({
    filename: new URL('./parse-share.js', import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
    // The limit for what lives long is never reached by honest pages; with a known one, less is left lying about.
    resourceLimits: { maxYoungGenerationSizeMb: 64, maxOldGenerationSizeMb: 1024 },
  })
  // All take the next page from one counter, so that nobody waits for the one with the longest pages.
  const next = new Int32Array(new SharedArrayBuffer(4))
  const at = new Int32Array(new SharedArrayBuffer(4 * threads))
  let slow: number | undefined
  const stop = watch(at, { most: work.limits.pageMilliseconds, alone }, (page) => {
    slow = page
    void pool.destroy()
  })
  try {
    const shares = Array.from({ length: threads }, (_, thread) =>
      (pool.run({ ...work, next, at, thread } satisfies ThreadShare) as Promise<[number, string][]>).catch((error) => {
        throw new ThreadError(thread, error)
      }),
    )
    const pages: string[] = []
    for (const [at, page] of (await Promise.all(shares)).flat()) pages[at] = page
    return { pages }
  } catch (error) {
    if (slow !== undefined) return { at: slow, failure: 'slow' }
    if (!(error instanceof ThreadError)) throw error
    const page = Atomics.load(at, error.thread) - 1
    if (page < 0 || (error.cause as NodeJS.ErrnoException).code !== 'ERR_WORKER_OUT_OF_MEMORY') throw error.cause
    return { at: page, failure: 'memory' }
  } finally {
    stop()
    await pool.destroy()
  }
}

class ThreadError extends Error {
  readonly thread: number

  constructor(thread: number, cause: unknown) {
    super('A thread has ended', { cause })
    this.thread = thread
  }
}

interface WatchOptions {
  readonly most: number
  readonly alone: boolean
}

/** Looks now and then which page each thread is at, by its index and one, and reports when one stays at a page for too long. */
function watch(at: Int32Array, { most, alone }: WatchOptions, onSlow: (page: number) => void): () => void {
  const every = Math.min(250, most / 4)
  const seen = Array.from(at, () => ({ page: 0, since: 0 }))
  const before = process.cpuUsage()
  let ticks = 0
  const timer = setInterval(() => {
    ticks++
    const { user, system } = process.cpuUsage(before)
    // Nothing else runs in this process while one page does. One that only waits is given up on as well, in the end.
    const passed = alone ? Math.max((user + system) / 1000, (ticks * every) / 4) : ticks * every
    for (const [thread, last] of seen.entries()) {
      const page = Atomics.load(at, thread)
      if (page !== last.page) seen[thread] = { page, since: passed }
      else if (page > 0 && passed - last.since > most) {
        clearInterval(timer)
        onSlow(page - 1)
        return
      }
    }
  }, every)
  return () => clearInterval(timer)
}

function reportFailure({ sources, limits, plugins }: Work, at: number, failure: Failure): Message {
  const hint =
    plugins.length > 0
      ? 'Try `--no-plugins`: if the page can be read then, one of the plugins is to blame.'
      : 'Split the page, or simplify what is nested or repeated on it.'
  const message = {
    slow: `Reading the page took more than ${limits.pageMilliseconds / 1000} seconds`,
    memory: 'Reading the page took more memory than there is',
  }[failure]
  return report('page-slow', topOf(sources[at]!.path), message, { hint })
}
