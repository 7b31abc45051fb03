import { cpSync, mkdirSync } from 'node:fs'
import { publish } from '../../src/write/publish.ts'
import { quickDisk } from './faulty-disk.ts'
import { temporary } from './temporary.ts'
import { oldSite } from './two-sites.ts'

export type Beginning = 'a site' | 'an empty folder' | 'nothing'

/** What makes the same beginning again and again. A site is published once and copied, which is quicker. */
export async function beginning(kind: Beginning): Promise<() => ReturnType<typeof temporary>> {
  const first = temporary()
  if (kind === 'a site') await publish(oldSite, { ...first, disk: quickDisk })
  if (kind === 'an empty folder') mkdirSync(first.target)
  return () => {
    const folders = temporary()
    if (kind !== 'nothing') cpSync(first.target, folders.target, { recursive: true })
    return folders
  }
}
