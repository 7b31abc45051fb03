import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { codeOf } from './code-of.ts'
import type { Disk } from './disk.ts'
import { hashOf } from './hash-of.ts'
import { type Holder, isGone, thisProcess } from './holder.ts'
import { quoted } from './quoted.ts'
import { statOf } from './stat-of.ts'
import { WriteError } from './write-error.ts'

const building = 'build is writing to the same folder'

/**
 * Keeps others that do the same away until the returned function is called. Waits for a running one as long as `patience`,
 * in ms. `doing` says what they do: `build is writing to the same folder`.
 */
export async function lock(path: string, patience: number, disk: Disk, doing = building): Promise<() => Promise<void>> {
  const mine = `${JSON.stringify({ ...(await thisProcess()), token: randomUUID() })}\n`
  const end = performance.now() + patience
  let seen: { readonly id: string; readonly since: number } | undefined
  while (!(await create(path, mine, disk))) {
    const [theirs, now] = [await read(path, disk), performance.now()]
    if (seen?.id !== theirs?.id) seen = theirs && { id: theirs.id, since: now }
    const isOld = seen !== undefined && now - seen.since > 1_000
    if (theirs && (await isStale(theirs, isOld)) && (await putAway(path, theirs, isOld, disk))) continue
    if (theirs && now >= end) throw isHeld(path, theirs, doing)
    await setTimeout(20)
  }
  return async () => {
    if ((await read(path, disk))?.text === mine) await disk.unlink(path)
  }
}

interface Found {
  /** Of this lock and no other there was or will be. */
  readonly id: string
  readonly text: string
  readonly holder?: Holder | undefined
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
  return text === undefined ? undefined : { id: `${stat.ino} ${stat.mtimeMs} ${text}`, text, holder: holderIn(text) }
}

function holderIn(text: string): Holder | undefined {
  try {
    const { pid, started, host } = JSON.parse(text)
    return Number.isSafeInteger(pid) && pid > 0 && typeof host === 'string' ? { pid, started, host } : undefined
  } catch {
    return undefined
  }
}

/** A lock without a holder is being written this moment, or its maker was killed while it wrote. */
const isStale = async ({ holder }: Found, isOld: boolean): Promise<boolean> => (holder ? isGone(holder) : isOld)

/**
 * Removes a stale lock; false when another process is about to. Two may find the same one, and the slower must not remove the
 * lock that the faster has made in its place: so the right to remove is a file too, one for each lock there ever was.
 */
async function putAway(path: string, { id }: Found, isOld: boolean, disk: Disk): Promise<boolean> {
  const right = `${path}-${hashOf(id)}`
  if (!(await create(right, '', disk))) {
    if (isOld) await disk.rm(right, { force: true }) // it takes no time to use it: its maker was killed
    return false
  }
  try {
    if ((await read(path, disk))?.id === id) await disk.unlink(path)
  } finally {
    await disk.unlink(right)
  }
  return true
}

const isHeld = (path: string, { holder }: Found, doing: string): WriteError =>
  new WriteError(
    `Another ${doing}${holder ? `: process ${holder.pid} on ${holder.host}` : ''}.`,
    `Try again when it has finished. If nothing of the kind runs, delete ${quoted(path)}.`,
  )
