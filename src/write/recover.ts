import type { Disk } from './disk.ts'
import { readJournal } from './journal.ts'
import { rollBack } from './roll-back.ts'
import { statOf } from './stat-of.ts'
import { strays } from './strays.ts'

/** Puts right what builds that were killed left behind: a target half replaced becomes the old one, the rest is swept away. */
export async function recover(target: string, disk: Disk): Promise<void> {
  const exists = await statOf(target, disk)
  for (const staging of await strays(target, disk)) {
    const journal = exists && (await readJournal(staging, disk))
    if (journal) await rollBack(journal, target, staging, disk)
    await disk.rm(staging.folder, { recursive: true, force: true })
  }
}
