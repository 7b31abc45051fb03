import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { errorCode } from '../base/errors.ts'
import { hashContents } from '../base/files.ts'
import { quotePath } from '../base/text.ts'
import { type Disk, statOf, WriteError } from './disk.ts'

const building = 'build is writing to the same folder'

/**
 * Takes a lock until the returned function is called. Waits for another process that has it as long as `patience`,
 * in ms. `doing` says what that process does: `build is writing to the same folder`.
 */
export async function acquireLock(
  path: string,
  patience: number,
  disk: Disk,
  doing = building,
): Promise<() => Promise<void>> {
  const mine = `${JSON.stringify({ ...(await describeProcess()), token: randomUUID() })}\n`
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
  /** Different for every lock there ever was. */
  readonly id: string
  readonly text: string
  readonly holder?: Holder | undefined
}

async function create(path: string, text: string, disk: Disk): Promise<boolean> {
  const file = await disk.open(path, 'wx').catch((fault) => {
    if (errorCode(fault) === 'EEXIST') return undefined
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
  // What is no file is no lock of ours, and reading a pipe would never end.
  if (!stat.isFile()) return { id: `${stat.ino}`, text: '' }
  const text = await disk.readFile(path, 'utf8').catch((fault) => {
    if (errorCode(fault) === 'ENOENT') return undefined
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
  const right = `${path}-${hashContents(id)}`
  if (!(await create(right, '', disk))) {
    if (isOld) await disk.rm(right, { force: true }) // using it takes no time, so its maker was killed
    return false
  }
  try {
    if ((await read(path, disk))?.id === id) await disk.unlink(path)
  } finally {
    await disk.unlink(right).catch((fault) => {
      // Whoever has the lock by now may have swept it.
      if (errorCode(fault) !== 'ENOENT') throw fault
    })
  }
  return true
}

const isHeld = (path: string, { holder }: Found, doing: string): WriteError =>
  new WriteError(
    `Another ${doing}${holder ? `: process ${holder.pid} on ${holder.host}` : ''}.`,
    `Try again when it has finished. If nothing of the kind runs, delete ${quotePath(path)}.`,
  )

/** Which process on which machine. The number alone would not do, because it is given to another process later. */
interface Holder {
  readonly pid: number
  /** When the process started, as the system counts; missing where that cannot be asked cheaply. */
  readonly started?: string | undefined
  readonly host: string
}

/** This process. */
export const describeProcess = async (): Promise<Holder> => ({
  pid: process.pid,
  started: await startOf(process.pid),
  host: hostname(),
})

/** True when a holder certainly no longer runs. On another machine that cannot be known. */
async function isGone({ pid, started, host }: Holder): Promise<boolean> {
  if (host !== hostname()) return false
  if (!exists(pid)) return true
  const start = await startOf(pid)
  return started !== undefined && start !== undefined && started !== start
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (fault) {
    return errorCode(fault) === 'EPERM'
  }
}

/** Linux has it in the 22nd field, after the state in the 3rd; the 2nd, the name in brackets, may contain anything. */
async function startOf(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const isZombie = fields[0] === 'Z' || fields[0] === 'X'
  return isZombie ? 'ended' : fields[19]
}
