import { constants } from 'node:fs'
import { codeOf } from './code-of.ts'
import type { Disk } from './disk.ts'

/** Makes a second entry for a file, which stays when the first is replaced. Costs no space where the disk has hard links. */
export async function keep(from: string, to: string, disk: Pick<Disk, 'link' | 'copyFile'>): Promise<void> {
  try {
    await disk.link(from, to)
  } catch (fault) {
    if (codeOf(fault) === 'EXDEV') throw fault // a copy would succeed, but no rename after it
    await disk.copyFile(from, to, constants.COPYFILE_EXCL)
  }
}
