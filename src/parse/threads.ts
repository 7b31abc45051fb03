import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import type { Source } from '../read/handbook.ts'
import type { PluginFile } from '../read/plugins.ts'
import type { Limits } from '../schema/config.ts'
import { loadHighlight, mayHighlight } from './code.ts'
import {
  blameLoss,
  finishParsing,
  type Loss,
  type Parsing,
  startParsing,
  type ThreadEvent,
  takeEvent,
} from './lost-threads.ts'
import { makePageParser, writePage } from './page.ts'
import type { ParsedPages } from './types.ts'

/** Pages that several threads parse together. */
export interface ThreadShare {
  /** Without their texts, of which each thread would have a copy. */
  readonly sources: readonly Omit<Source, 'text'>[]
  /** Shared memory: the texts in UTF-8, one after the other. That of a source begins at its place in `starts`. */
  readonly texts: SharedArrayBuffer
  readonly starts: readonly number[]
  readonly limits: Limits
  readonly highlight: boolean
  readonly plugins: readonly PluginFile[]
  /** Indexes of plugins to leave alone. */
  readonly without: readonly number[]
  /** Indexes of the pages to parse. */
  readonly left: readonly number[]
  /** Shared memory: the place in `left` of the next page nobody has taken. */
  readonly next: Int32Array
  /** Shared memory: for each thread the index of the page it is at, and one; then the same of the plugin at work. 0 for none. */
  readonly now: Int32Array
  readonly thread: number
  /** Takes what the thread says. The one that threads have anyway is open to plugins. */
  readonly port: MessagePort
}

/** Who wants to know what happens while pages are parsed. */
export interface Watched {
  /** Takes what a plugin prints; the name is missing when nobody knows which. */
  readonly onOutput?: ((text: string, plugin?: string) => void) | undefined
  /** Ends the work before its end. */
  readonly signal?: AbortSignal | undefined
}

interface Work extends Pick<ThreadShare, 'limits' | 'highlight' | 'plugins'> {
  readonly sources: readonly Source[]
}

// Below this many characters a thread starts for longer than it helps.
const worthAThread = 400_000

// Each has what is garbage soon to itself, some 150 MB of it.
const mostThreads = 8

interface ParseOptions extends Pick<Work, 'limits' | 'plugins'>, Watched, Pick<Parsing, 'onContent'> {
  /** How many threads share the pages; as many as are worth it, unless somebody knows better. */
  readonly threads?: number
}

/**
 * Parses pages, with code coloured. The highlighter is loaded when one of them has code with a language. Plugins run in a
 * thread from first to last, so that one that hangs costs its page and not the build.
 */
export async function parsePages(
  sources: readonly Source[],
  { limits, plugins, onContent, threads = usefulThreads(sources), ...watched }: ParseOptions,
): Promise<ParsedPages> {
  const highlight = sources.some(({ text }) => mayHighlight(text))
  if (threads > 0 || plugins.length > 0) {
    const parsing = startParsing({ sources, limits, plugins, onContent })
    return parseInThreads(parsing, { sources, limits, highlight, plugins }, Math.max(1, threads), watched)
  }
  const parse = makePageParser({ limits, highlight: highlight ? await loadHighlight() : undefined })
  const facts = sources.map((source, index) => {
    const { facts, content } = writePage(parse(source))
    onContent(index, content)
    return facts
  })
  return { facts, plugins: { messages: [], active: [] } }
}

/**
 * As many as there are cores besides the one that takes what they make. One is worth it by itself: the main one cannot have
 * this much room for what soon is garbage, and without it collecting takes a sixth of the time.
 */
function usefulThreads(sources: readonly Source[]): number {
  const characters = sources.reduce((sum, { text }) => sum + text.length, 0)
  const cores = Math.max(1, availableParallelism() - 1)
  return Math.min(cores, mostThreads, Math.floor(characters / worthAThread))
}

/**
 * Parses pages in threads. A page that takes too long, or all memory, costs the thread. A slow one is tried once more, alone;
 * one that cannot be read is shown as plain text, with a message. A plugin that costs the thread before any page, or several
 * pages, is left out. A new thread does what is left.
 */
async function parseInThreads(parsing: Parsing, work: Work, threads: number, watched: Watched): Promise<ParsedPages> {
  for (;;) {
    const loss = await attempt(parsing, { ...work, threads }, watched)
    if (!loss) return finishParsing(parsing)
    const isSlowPage = loss.failure === 'slow' && loss.page >= 0
    // Once more by itself: how long a page takes among others depends on what else the machine is doing.
    const again = isSlowPage ? await attempt(parsing, { ...work, threads: 1, alone: loss.page }, watched) : loss
    if (again) blameLoss(parsing, again)
  }
}

interface Attempt extends Work {
  readonly threads: number
  /** The only page to parse, whose time is then that of the processor. */
  readonly alone?: number
}

/** Parses the pages that are left, or one of them, until all are parsed or a thread is lost. */
async function attempt(
  parsing: Parsing,
  { threads, alone, ...work }: Attempt,
  { onOutput, signal }: Watched,
): Promise<Loss | undefined> {
  signal?.throwIfAborted()
  // All take the next page from one counter, so that nobody waits for the one with the longest pages.
  const next = new Int32Array(new SharedArrayBuffer(4))
  const now = new Int32Array(new SharedArrayBuffer(8 * threads))
  const pages = alone === undefined ? [...work.sources.keys()] : [alone]
  const left = pages.filter((page) => parsing.facts[page] === undefined)
  const share = { ...work, ...shareTexts(work.sources), without: [...parsing.without.keys()], left, next, now }
  const started = Array.from({ length: threads }, (_, thread) => startThread({ ...share, thread }))
  const take = (event: ThreadEvent): void =>
    event.kind === 'output'
      ? onOutput?.(event.text, event.plugin === undefined ? undefined : work.plugins[event.plugin]?.name)
      : takeEvent(parsing, event)
  const whereIs = (thread: number) => ({ page: now[2 * thread]! - 1, plugin: now[2 * thread + 1]! - 1 })
  let [stop, abort] = [() => {}, () => {}]
  try {
    return await new Promise<Loss | undefined>((resolve, reject) => {
      abort = () => reject(signal?.reason)
      signal?.addEventListener('abort', abort)
      stop = watchTime(now, { ...work.limits, isAlone: alone !== undefined }, (thread) =>
        resolve({ failure: 'slow', ...whereIs(thread) }),
      )
      const ended = started.map((each, thread) =>
        outcomeOf(each, take).then((loss) => loss && resolve({ ...loss, ...whereIs(thread) })),
      )
      Promise.all(ended).then(() => resolve(undefined), reject)
    })
  } finally {
    stop()
    signal?.removeEventListener('abort', abort)
    await Promise.race([Promise.all(started.map(endThread)), pause(1_000, undefined, { ref: false })])
  }
}

function shareTexts(sources: readonly Source[]): Pick<ThreadShare, 'sources' | 'texts' | 'starts'> {
  const starts = [0]
  for (const { text } of sources) starts.push(starts.at(-1)! + Buffer.byteLength(text))
  const texts = new SharedArrayBuffer(starts.at(-1)!)
  const bytes = Buffer.from(texts)
  for (const [index, { text }] of sources.entries()) bytes.write(text, starts[index]!)
  return { sources: sources.map(({ text: _, ...source }) => source), texts, starts }
}

/** One that waits for another process cannot be ended, and nobody is to wait for it in turn. */
function endThread({ worker, port }: Thread): Promise<number> {
  port.close()
  return worker.terminate()
}

// Only compiled code can run in a thread of its own.
const entry = pathToFileURL(createRequire(import.meta.url).resolve('#thread'))

interface Thread {
  readonly worker: Worker
  readonly port: MessagePort
}

function startThread(share: Omit<ThreadShare, 'port'>): Thread {
  const { port1, port2 } = new MessageChannel()
  const worker = new Worker(entry, {
    workerData: { ...share, port: port2 } satisfies ThreadShare,
    transferList: [port2],
    stdout: true,
    stderr: true,
    // The limit for what lives long is never reached by honest pages; with a known one, less is left lying about.
    resourceLimits: { maxYoungGenerationSizeMb: 64, maxOldGenerationSizeMb: 1024 },
  })
  return { worker, port: port1 }
}

/** How a thread came to its end: undefined when it has done its work. */
const outcomeOf = ({ worker, port }: Thread, take: (event: ThreadEvent) => void): Promise<Outcome> =>
  new Promise((resolve) => {
    port.on('message', (event: ThreadEvent) => {
      if (event.kind === 'done') resolve(undefined)
      else if (event.kind === 'failed') resolve({ failure: 'failed', error: new Error(event.text) })
      else take(event)
    })
    worker.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ failure: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'failed', error }),
    )
    worker.on('exit', () => resolve({ failure: 'ended' }))
  })

type Outcome = Pick<Loss, 'failure' | 'error'> | undefined

interface TimeLimits extends Pick<Limits, 'pageMilliseconds' | 'pluginMilliseconds'> {
  readonly isAlone: boolean
}

/** Looks now and then what each thread is at, and reports a thread that stays at a page, or at loading a plugin, for too long. */
function watchTime(now: Int32Array, limits: TimeLimits, onSlow: (thread: number) => void): () => void {
  const { pageMilliseconds, pluginMilliseconds, isAlone } = limits
  const every = Math.min(250, pageMilliseconds / 4, pluginMilliseconds / 4)
  const seen = Array.from({ length: now.length / 2 }, () => ({ page: 0, plugin: 0, since: 0 }))
  const before = process.cpuUsage()
  let ticks = 0
  const timer = setInterval(() => {
    ticks++
    const { user, system } = process.cpuUsage(before)
    // Nothing else runs in this process while one page does. One that only waits is given up on as well, in the end.
    const passed = isAlone ? Math.max((user + system) / 1000, (ticks * every) / 4) : ticks * every
    for (const [thread, last] of seen.entries()) {
      const page = Atomics.load(now, 2 * thread)
      const plugin = page > 0 ? 0 : Atomics.load(now, 2 * thread + 1)
      if (page !== last.page || plugin !== last.plugin) seen[thread] = { page, plugin, since: passed }
      else if (page + plugin > 0 && passed - last.since > (page > 0 ? pageMilliseconds : pluginMilliseconds))
        return onSlow(thread)
    }
  }, every)
  return () => clearInterval(timer)
}
