/** A separate process that publishes one site after the other. It may kill itself at a given step, in the middle of a write. */

import { writeFileSync } from 'node:fs'
import type { OutputFile } from '../../src/base/files.ts'
import { publish } from '../../src/write/publish.ts'
import { faultyDisk } from './faulty-disk.ts'

export interface Task {
  readonly target: string
  readonly handbook: string
  readonly sites: readonly (readonly OutputFile[])[]
  readonly killAt?: number
}

const { target, handbook, sites, killAt }: Task = JSON.parse(process.argv[2]!)
const disk = faultyDisk(({ count, operation, path }) => {
  if (count !== killAt) return undefined
  if (operation === 'writeFile') writeFileSync(path, 'ha')
  process.kill(process.pid, 'SIGKILL')
  return 'EIO'
})
process.stdout.write('started\n')
for (const files of sites) await publish(files, { target, handbook, disk, patience: 10_000 })
