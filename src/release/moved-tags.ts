import { keep, kept } from '../kept.ts'
import { shellQuoted } from '../read/shell-quoted.ts'
import type { Fault } from '../types.ts'
import type { ReleaseTag } from './choose-versions.ts'

/** Tags that stand for another commit than at the last build, of which `file` knows. */
export function movedTags(tags: readonly ReleaseTag[], file: string | undefined): readonly Fault[] {
  if (!file) return []
  const name = 'rolebook tags 1'
  const before = new Map<string, string>(JSON.parse(kept(file, name) ?? '[]'))
  const now = JSON.stringify(tags.map(({ name, commit }) => [name, commit]))
  if (now !== JSON.stringify([...before])) keep(file, name, now)
  return tags.flatMap(({ name, commit }) => {
    const old = before.get(name)
    return old === undefined || old === commit ? [] : [moved(name, old)]
  })
}

const moved = (name: string, old: string): Fault => ({
  message: `The tag \`${name}\` has moved since the last build, and the release with it: readers may know it otherwise`,
  mend: `To put it back, run \`git tag -f ${shellQuoted(name)} ${old.slice(0, 12)}\`; for a correction, tag a new version.`,
})
