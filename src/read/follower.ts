import type { Commit } from './log-parser.ts'

/** What is known of one file. */
interface Life {
  /** Its name at the oldest commit seen. */
  readonly name: string
  /** Of its last change, in seconds. */
  readonly time: number
  /** The last to change it first, each once. */
  readonly authors: readonly string[]
  /** It is no more. */
  readonly gone?: true
  /** The history that is there ends before that of the file: its first authors are not known, or nothing is. */
  readonly cut?: 'since' | 'all'
}

/** Lives by what the file is called in the end. */
export type Lives = ReadonlyMap<string, Life>

type Growing = { -readonly [Key in keyof Life]: Key extends 'authors' ? string[] : Life[Key] }

/**
 * Follows every page at once as `git log --follow` follows one: through commits from the newest to the oldest, by the
 * name it had before each renaming. A copy of a page that stays is another page, with a history of its own.
 */
export function follower(isPage: (path: string) => boolean): {
  add: (commit: Commit, isEdge: boolean) => void
  lives: Lives
} {
  const lives = new Map<string, Growing>()
  const byName = new Map<string, Growing[]>()

  function add({ time, author, changes }: Commit, isEdge: boolean): void {
    for (const { path, gone } of changes) {
      if (!lives.has(path) && isPage(path))
        begin(path, { name: path, time, authors: [], ...(gone && { gone }), ...(isEdge && { cut: 'all' }) })
      for (const life of byName.get(path) ?? []) {
        if (isEdge) life.cut ??= 'since'
        if (author !== '' && !life.authors.includes(author)) life.authors.push(author)
      }
    }
    const moved = changes.flatMap(({ path, from }) =>
      from === undefined ? [] : [{ from, lives: byName.get(path) ?? [] }],
    )
    for (const { path, from } of changes) if (from !== undefined) byName.delete(path)
    for (const { from, lives } of moved) for (const life of lives) rename(life, from)
  }

  function begin(path: string, life: Growing): void {
    lives.set(path, life)
    rename(life, path)
  }

  function rename(life: Growing, name: string): void {
    life.name = name
    const others = byName.get(name)
    if (others) others.push(life)
    else byName.set(name, [life])
  }

  return { add, lives }
}

/** Lives seen since a commit, put before those up to it; undefined when a file was not followed up to there. */
export function joined(since: Lives, before: Lives): Lives | undefined {
  const all = new Map(before)
  for (const [path, life] of since) {
    const earlier = before.get(life.name)
    if (!earlier && life.name !== path) return undefined
    all.set(
      path,
      earlier ? { ...life, name: earlier.name, authors: [...new Set([...life.authors, ...earlier.authors])] } : life,
    )
  }
  return all
}
