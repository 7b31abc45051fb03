/**
 * What a thread runs that `threads.ts` has started: it loads the plugins, parses the next page that nobody has taken until
 * none is left, and says what happens. Whatever a plugin does in it stays in it.
 */

import { AsyncLocalStorage } from 'node:async_hooks'
import childProcess from 'node:child_process'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import process from 'node:process'
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import { workerData } from 'node:worker_threads'
import { stripControls } from '../base/text.ts'
import type { Source } from '../read/handbook.ts'
import { loadHighlight } from './code.ts'
import type { ThreadEvent } from './lost-threads.ts'
import { makePageParser, writePage } from './page.ts'
import { describeThrown, loadPlugins } from './plugins.ts'
import type { ThreadShare } from './threads.ts'

/** What is being done: of which plugin, by its index, and on which page. */
interface Work {
  readonly plugin: number
  readonly page?: number
}

// Taken before any plugin can put something else in their places.
const { stringify } = JSON
const { sources, texts, starts, limits, highlight, plugins, without, left, next, now, thread, port }: ThreadShare =
  workerData
for (const key of Object.keys(workerData)) delete workerData[key]

const allTexts = Buffer.from(texts)
const send = (event: ThreadEvent) => port.postMessage(event)
const [pageSlot, pluginSlot] = [2 * thread, 2 * thread + 1]
const works = new AsyncLocalStorage<Work>()

// Most of what a plugin prints is of use once, and memory has an end.
const mostPrinted = 64 * 1024
const mostFaults = 20

await parseShare().catch((error) => send({ kind: 'failed', text: describeThrown(error) }))

async function parseShare(): Promise<void> {
  // Whoever waits for something that never comes keeps the thread, until its time is over.
  port.on('message', () => undefined)
  // Before the plugins, for from there on anything may happen.
  const colors = highlight ? await loadHighlight() : undefined
  if (plugins.length > 0) holdPlugins()
  const loaded = await loadPlugins(plugins, without, {
    loading,
    during,
    onChange: (plugin) => send({ kind: 'changed', plugin }),
  })
  for (const [plugin, refusal] of loaded.refused) send({ kind: 'refused', plugin, refusal })
  const parse = makePageParser({ limits, highlight: colors, plugins: loaded.plugins })
  for (let at = Atomics.add(next, 0, 1); at < left.length; at = Atomics.add(next, 0, 1)) {
    const index = left[at]!
    Atomics.store(now, pageSlot, index + 1)
    const json = writePage(parse(sourceAt(index)), stringify)
    // What a plugin leaves to be done after it has returned fails here, if it fails at once.
    if (plugins.length > 0) await nextTurn()
    send({ kind: 'page', page: index, json })
  }
  // What it leaves to be done a moment later.
  if (plugins.length > 0 && process.getActiveResourcesInfo().includes('Timeout')) await pause(20)
  Atomics.store(now, pageSlot, 0)
  send({ kind: 'done' })
}

function sourceAt(index: number): Source {
  const [from, to] = [starts[index]!, starts[index + 1]!]
  return { ...sources[index]!, text: allTexts.toString('utf8', from, to) }
}

/** Does something for a plugin, which is the one to blame for whatever comes of it, also later. */
function during<Result>(plugin: number, run: () => Result): Result {
  const page = Atomics.load(now, pageSlot) - 1
  const before = Atomics.exchange(now, pluginSlot, plugin + 1)
  try {
    return works.run({ plugin, ...(page >= 0 && { page }) }, run)
  } finally {
    Atomics.store(now, pluginSlot, before)
  }
}

/** The same for what takes a while. */
async function loading<Result>(plugin: number, load: () => Promise<Result>): Promise<Result> {
  Atomics.store(now, pluginSlot, plugin + 1)
  try {
    return await works.run({ plugin }, load)
  } finally {
    Atomics.store(now, pluginSlot, 0)
  }
}

/** Makes the process safe from plugins, and what they print and what they fail at later known. */
function holdPlugins(): void {
  let faults = 0
  const onFault = (thrown: unknown) => {
    if (faults++ < mostFaults) send({ kind: 'fault', ...works.getStore(), text: describeThrown(thrown) })
  }
  process.on('unhandledRejection', onFault)
  // No plugin can take this one away.
  process.setUncaughtExceptionCaptureCallback(onFault)

  const refuse = (name: string, what: string) => (argument?: unknown) => {
    throw new Error(`it calls \`process.${name}(${argument ?? ''})\`, which would ${what}`)
  }
  const ending = ['exit', 'reallyExit', 'abort', 'kill'].map((name) => [name, refuse(name, 'end rolebook')])
  Object.assign(process, Object.fromEntries(ending), { chdir: refuse('chdir', 'move rolebook to another folder') })

  // A thread that waits for another program cannot be ended, so that has to end before the time of the thread does.
  const { spawnSync, execSync, execFileSync } = childProcess
  for (const [name, run] of Object.entries({ spawnSync, execSync, execFileSync }))
    Object.assign(childProcess, { [name]: (...args: unknown[]) => run(...(withTimeLimit(args) as [string])) })

  let printed = 0
  const print = (chunk: unknown) => {
    if (printed >= mostPrinted) return
    const text = stripControls(typeof chunk === 'string' ? chunk : Buffer.from(chunk as Uint8Array).toString())
    send({ kind: 'output', plugin: works.getStore()?.plugin, text: text.slice(0, mostPrinted - printed) })
    printed += text.length
    if (printed >= mostPrinted) send({ kind: 'output', plugin: undefined, text: 'More is left out.' })
  }
  const write = (chunk: unknown, ...more: unknown[]) => {
    print(chunk)
    const done = more.find((each) => typeof each === 'function')
    if (done) queueMicrotask(done as () => void)
    return true
  }
  Object.assign(process.stdout, { write })
  Object.assign(process.stderr, { write })
  const { writeSync } = fs
  fs.writeSync = ((file: number, data: string | Uint8Array, ...more: never[]) => {
    if (file !== 1 && file !== 2) return writeSync(file, data as string, ...more)
    print(data)
    return data.length
  }) as typeof writeSync
  syncBuiltinESMExports()
}

/** The arguments of a call that starts a program and waits for it, so that it does not wait for ever. */
function withTimeLimit(args: readonly unknown[]): unknown[] {
  const isOptions = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)
  const timeout = Math.min(limits.pageMilliseconds, limits.pluginMilliseconds) / 2
  const others = args.filter((value) => value !== undefined && !isOptions(value))
  return [...others, { timeout, killSignal: 'SIGKILL', ...(args.find(isOptions) as object) }]
}
