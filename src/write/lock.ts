import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { codeOf } from './code-of.ts'
import type { Disk } from './disk.ts'
import { hashOf } from './hash-of.ts'
import { type Holder, isRunning, thisProcess } from './holder.ts'
import { quoted } from './quoted.ts'
import { statOf } from './stat-of.ts'
import { WriteError } from './write-error.ts'

/** Keeps other publications away until the returned function is called. Waits for a running one as long as `patience`, in ms. */
export async function lock(path: string, patience: number, disk: Disk): Promise<() => Promise<void>> {
  const mine = `${JSON.stringify({ ...(await thisProcess()), token: randomUUID() })}\n`
  const end = performance.now() + patience
  while (!(await create(path, mine, disk))) {
    const theirs = await read(path, disk)
    if (theirs && (await isStale(theirs)) && (await putAway(path, theirs, disk))) continue
    if (theirs && performance.now() >= end) throw isHeld(path, theirs)
    await setTimeout(20)
  }
  return async () => {
    if ((await read(path, disk))?.text === mine) await disk.unlink(path)
  }
}

interface Found {
  readonly text: string
  readonly holder?: Holder | undefined
  /** In milliseconds. */
  readonly age: number
}

async function create(path: string, text: string, disk: Disk): Promise<boolean> {
  const file = await disk.open(path, 'wx').catch((fault) => {
    if (codeOf(fault) === 'EEXIST') return undefined
    throw fault
  })
  if (!file) return false
  try {
    await file.writeFile(text)
  } catch (fault) {
    await disk.unlink(path)
    throw fault
  } finally {
    await file.close()
  }
  return true
}

async function read(path: string, disk: Disk): Promise<Found | undefined> {
  const stat = await statOf(path, disk)
  if (!stat) return undefined
  const text = await disk.readFile(path, 'utf8').catch((fault) => {
    if (codeOf(fault) === 'ENOENT') return undefined
    throw fault
  })
  return text === undefined ? undefined : { text, holder: holderIn(text), age: Date.now() - stat.mtimeMs }
}

function holderIn(text: string): Holder | undefined {
  try {
    const { pid, started, host } = JSON.parse(text)
    return Number.isSafeInteger(pid) && pid > 0 && typeof host === 'string' ? { pid, started, host } : undefined
  } catch {
    return undefined
  }
}

/** A lock without a holder is being written this moment; what cannot be asked for is given the time of a long publication. */
async function isStale({ holder, age }: Found): Promise<boolean> {
  if (!holder) return age > 1_000
  const running = await isRunning(holder)
  return running === 'unknown' ? age > 600_000 : !running
}

/**
 * Removes a stale lock; false when another process is about to. Two may find the same one, and the slower must not remove the
 * lock that the faster has made in its place: so the right to remove is a file too, one for each lock there ever was.
 */
async function putAway(path: string, { text }: Found, disk: Disk): Promise<boolean> {
  const right = `${path}-${hashOf(text)}`
  if (!(await create(right, '', disk))) {
    if (((await read(right, disk))?.age ?? 0) > 1_000) await disk.rm(right, { force: true }) // its maker was killed
    return false
  }
  try {
    const now = await read(path, disk)
    if (now?.text === text && (await isStale(now))) await disk.unlink(path)
  } finally {
    await disk.unlink(right)
  }
  return true
}

const isHeld = (path: string, { holder }: Found): WriteError =>
  new WriteError(
    `Another build is writing to the same folder${holder ? `: process ${holder.pid} on ${holder.host}` : ''}.`,
    `Build again when it has finished. If no such build runs, delete ${quoted(path)}.`,
  )
