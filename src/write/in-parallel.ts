/** Few enough for any limit on open files, enough to keep the disk busy. */
const atOnce = 32

/** Does the work for every item, some at a time. After a failure it starts nothing new, waits for what is under way, and throws. */
export async function inParallel<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
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
