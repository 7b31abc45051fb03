import { formatPatch, structuredPatch } from 'diff'
import type { Change } from '../types.ts'

/** Changes as `git diff` shows them, and as `git apply` takes them. `prefix` makes a path one from the working folder. */
export function unifiedDiff(changes: readonly Change[], prefix: string): string {
  return changes.map((change) => ofFile(change, prefix)).join('')
}

function ofFile({ path, to = path, before, after }: Change, prefix: string): string {
  const [from, into] = [`a/${prefix}${path}`, `b/${prefix}${to}`]
  const head = `diff --git ${from} ${into}\n`
  const moved = to === path ? '' : `rename from ${prefix}${path}\nrename to ${prefix}${to}\n`
  if (before === after) return head + moved
  const patch = structuredPatch(from, into, before, after, undefined, undefined, { context: 3 })
  // Its own head is a line of equal signs that git does not know.
  return head + moved + formatPatch(patch).replace(/^(?:Index: .*\n)?=+\n/, '')
}
