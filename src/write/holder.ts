import { readFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { codeOf } from './code-of.ts'

/** Which process on which machine. A number alone would do until it is given to another process. */
export interface Holder {
  readonly pid: number
  /** When the process started, as the system counts; missing where that cannot be asked cheaply. */
  readonly started?: string | undefined
  readonly host: string
}

/** This process. */
export const thisProcess = async (): Promise<Holder> => ({
  pid: process.pid,
  started: await startOf(process.pid),
  host: hostname(),
})

/** True when a holder certainly runs no more. Of another machine that cannot be known. */
export async function isGone({ pid, started, host }: Holder): Promise<boolean> {
  if (host !== hostname()) return false
  if (!exists(pid)) return true
  const start = await startOf(pid)
  return started !== undefined && start !== undefined && started !== start
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (fault) {
    return codeOf(fault) === 'EPERM'
  }
}

/** Linux tells it in the 22nd field, after the state in the 3rd; the 2nd, the name in brackets, may contain anything. */
async function startOf(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const isZombie = fields[0] === 'Z' || fields[0] === 'X'
  return isZombie ? 'ended' : fields[19]
}
