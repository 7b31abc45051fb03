import { hash } from 'node:crypto'

/** Half a SHA-256 in hex: enough to tell any two contents apart. */
export const hashContents = (contents: string | Uint8Array): string => hash('sha256', contents, 'hex').slice(0, 32)

/** Few enough for any limit on open files, enough to keep the disk busy. */
const atOnce = 32

/** Does the work for every item, some at a time. After a failure it starts nothing new, waits for what is under way, and throws. */
export async function runInParallel<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const queue = items.values()
  let failed = false
  const worker = async () => {
    for (const item of queue) {
      if (failed) return
      await work(item).catch((fault) => {
        failed = true
        throw fault
      })
    }
  }
  const results = await Promise.allSettled(Array.from({ length: Math.min(atOnce, items.length) }, worker))
  for (const result of results) if (result.status === 'rejected') throw result.reason
}

/** What is written. */

/** One file of the site. `path` is from the site's root, with forward slashes. */
export interface OutputFile {
  readonly path: string
  readonly contents: string | Uint8Array
}

/** A file of the site that is known without its contents, which are read only when it has to be written. */
export interface StoredFile {
  readonly path: string
  /** Of its contents, as the manifest of a site names them. */
  readonly hash: string
  /** In bytes. */
  readonly size: number
  readonly read: () => string | Uint8Array
}

/** A file of the handbook as it is to be: with another text, at another path, or both. */
export interface FileChange {
  readonly path: string
  /** Without a byte order mark, which stays if there is one. */
  readonly before: string
  readonly after: string
  /** Where it goes. */
  readonly to?: string
}
