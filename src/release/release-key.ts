import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pluginsKey } from '../read/plugins-key.ts'
import type { Repository } from '../read/repository.ts'
import type { ReleaseTag } from './choose-versions.ts'
import type { CurrentSide } from './make-release.ts'

/** Names all that a release is made of, but not the other versions: by the same key it is the same, byte for byte. */
export function releaseKeys({ read, style, stylesheet }: CurrentSide, place: Repository, tool: string) {
  const side = createHash('sha256').update(
    JSON.stringify([
      [tool, process.version, place.prefix, [...place.edges].sort()],
      [read.config.url, read.config.accent, stylesheet],
      pluginsKey(read.plugins),
    ]),
  )
  // The names of authors depend on it as it is now.
  side.update(mailmap(place.top)).update('\n')
  for (const [path, { href, contents }] of style) side.update(`${path}\n${href}\n`).update(contents)
  const shared = side.digest('hex')
  return ({ name, version, commit, tree, date }: ReleaseTag, before: readonly ReleaseTag[]): string =>
    createHash('sha256')
      .update(JSON.stringify([shared, name, version, commit, tree, date]))
      // It tells what changed from release to release up to it.
      .update(JSON.stringify(before.map(({ version, tree, date }) => [version, tree, date])))
      .digest('hex')
      .slice(0, 32)
}

function mailmap(top: string): Uint8Array {
  try {
    return readFileSync(join(top, '.mailmap'))
  } catch {
    return new Uint8Array()
  }
}
