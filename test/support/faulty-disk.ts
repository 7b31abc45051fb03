import { type Disk, realDisk } from '../../src/write/disk.ts'

const changing = ['copyFile', 'link', 'mkdir', 'open', 'rename', 'rm', 'rmdir', 'unlink', 'writeFile'] as const

export interface Step {
  /** Counts the operations that change the disk, from 1. */
  readonly count: number
  readonly operation: (typeof changing)[number]
  /** The path that the operation changes. */
  readonly path: string
}

/**
 * A disk that fails with the code `fault` returns. A write that fails leaves half of the file behind. It never waits until the
 * bytes are safe from a power failure, which no test can observe and which is slow on a busy machine.
 */
export function faultyDisk(fault: (step: Step) => string | undefined): Disk {
  let count = 0
  const disk: Record<string, unknown> = { ...realDisk }
  for (const operation of changing) {
    const real = realDisk[operation] as (...args: unknown[]) => Promise<unknown>
    disk[operation] = async (...args: unknown[]) => {
      count += 1
      const path = String(operation === 'rename' || operation === 'link' ? args[1] : args[0])
      const code = fault({ count, operation, path })
      if (code === undefined && operation === 'writeFile')
        return real(args[0], args[1], { ...Object(args[2]), flush: false })
      if (code === undefined) return real(...args)
      if (operation === 'writeFile') await real(path, String(args[1]).slice(0, 3))
      throw Object.assign(new Error(`${code}: made by a test`), { code, syscall: operation, path })
    }
  }
  return disk as unknown as Disk
}

/** A disk without faults. */
export const quickDisk: Disk = faultyDisk(() => undefined)
