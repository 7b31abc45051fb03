import { grouped } from '../grouped.ts'
import { nearest } from '../report.ts'

/**
 * Makes a function that finds up to three paths a missing one may have been meant to be: first the same file name
 * elsewhere, then similar names. All paths are sorted only when the first one is missing, and most handbooks miss none.
 */
export function nearestPaths(paths: readonly string[]): (missing: string) => readonly string[] {
  const seen = new Map<string, readonly string[]>()
  let index: ReturnType<typeof indexOf> | undefined
  return (missing) => {
    const known = seen.get(missing)
    if (known) return known
    index ??= indexOf(paths)
    const found = search(missing, index)
    seen.set(missing, found)
    return found
  }
}

function search(missing: string, { byName, byPair }: ReturnType<typeof indexOf>): readonly string[] {
  const name = nameOf(missing)
  const names = [name, ...nearest(name, similar(name, byPair))]
  return names.flatMap((one) => closestFirst(missing, byName.get(one) ?? [])).slice(0, 3)
}

/** Names with two letters in a row in common, those with the rarest such pair first: measuring an edit takes long. */
function similar(name: string, byPair: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>()
  const lists = pairs(name).map((pair) => byPair.get(pair) ?? [])
  for (const list of lists.sort((a, b) => a.length - b.length)) {
    for (const one of list) {
      if (found.size === 100) return found
      if (one !== name) found.add(one)
    }
  }
  return found
}

/** All have the same file name, so what tells them apart is the folder. A hundred are enough to find a near one. */
const closestFirst = (missing: string, paths: readonly string[]) => [
  ...new Set([...nearest(missing, paths.slice(0, 100)), ...paths]),
]

function indexOf(paths: readonly string[]) {
  const byName = grouped(paths.map((path) => [nameOf(path), path] as const))
  const byPair = grouped([...byName.keys()].flatMap((name) => pairs(name).map((pair) => [pair, name] as const)))
  return { byName, byPair }
}

/** The name a page goes by, in small letters: its file's without the ending, or its folder's. */
function nameOf(path: string): string {
  const stem = path
    .toLowerCase()
    .replace(/\.(md|markdown|html?)$/, '')
    .replace(/\/(index|readme)$/, '')
  return stem.slice(stem.lastIndexOf('/') + 1)
}

const pairs = (name: string) => {
  const padded = ` ${name} `
  return [...new Set(Array.from({ length: name.length + 1 }, (_, at) => padded.slice(at, at + 2)))]
}
