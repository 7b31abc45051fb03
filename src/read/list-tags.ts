import { valid } from 'semver'
import { fold } from '../fold.ts'
import { byCodePoint } from './by-code-point.ts'
import { type Environment, git } from './git.ts'
import { type NoRevision, noRepository } from './no-revision.ts'
import { type Repository, repository } from './repository.ts'

/** A tag that stands for a version of the handbook. */
export interface Tag {
  /** Anything git takes for a name. */
  readonly name: string
  /** As semver spells it: letters, digits, dots and hyphens, so that it may be a path. */
  readonly version: string
  /** Id of the commit. */
  readonly commit: string
  /** Id of the handbook's folder; missing when there was none. */
  readonly tree?: string
  /** Day the tag was made, in UTC; of a tag that does not say, the day of its commit. */
  readonly date: string
}

/** The tags of a handbook. */
export interface Tags {
  readonly place: Repository
  /** In the order of their names. */
  readonly tags: readonly Tag[]
  /** Tags whose version another tag stands for, which comes first by name. */
  readonly twice: readonly Tag[]
}

/**
 * Lists the tags that match a pattern such as `v*` and whose part at the `*` is a version. Others are none of ours, and
 * no tag at all is no fault. Three calls of git, however many tags there are.
 */
export async function listTags(folder: string, pattern: string, env: Environment): Promise<Tags | NoRevision> {
  const place = await repository(folder, env)
  if (place.kind !== 'repository') return noRepository(place)
  const named = (await refs(place, env)).flatMap((ref) => {
    const version = versionOf(ref.name, pattern)
    return version === undefined ? [] : [{ ...ref, version }]
  })
  const objects = await resolved(
    named.flatMap(({ oid }) => [`${oid}^{commit}`, `${oid}^{commit}:${place.prefix.replace(/\/$/, '')}`]),
    place,
    env,
  )
  const all = named.flatMap(({ name, version, date }, at): Tag[] => {
    const [commit, tree] = [objects[2 * at], objects[2 * at + 1]]
    if (commit?.type !== 'commit') return []
    return [{ name, version, commit: commit.oid, ...(tree?.type === 'tree' && { tree: tree.oid }), date }]
  })
  const first = new Map<string, Tag>()
  for (const tag of all.sort((a, b) => byCodePoint(a.name, b.name)))
    if (!first.has(fold(tag.version))) first.set(fold(tag.version), tag)
  const tags = [...first.values()]
  const kept = new Set(tags)
  return { place, tags, twice: all.filter((tag) => !kept.has(tag)) }
}

/** What stands at the `*` of the pattern, if it is a version spelled as semver spells it. */
function versionOf(name: string, pattern: string): string | undefined {
  const [before = '', after = ''] = pattern.split('*')
  if (name.length <= before.length + after.length || !name.startsWith(before) || !name.endsWith(after)) return undefined
  const part = name.slice(before.length, name.length - after.length)
  return valid(part) === part ? part : undefined
}

interface NamedRef {
  readonly name: string
  readonly oid: string
  readonly date: string
}

async function refs({ top: folder }: Repository, env: Environment): Promise<NamedRef[]> {
  const format = '--format=%(refname:strip=2)%00%(objectname)%00%(creatordate:unix)%00%(committerdate:unix)'
  const { text } = await git(['for-each-ref', format, 'refs/tags'], { folder, env })
  return text.split('\n').flatMap((line) => {
    const [name = '', oid, made, committed] = line.split('\0')
    return oid === undefined ? [] : [{ name, oid, date: dayOf(Number(made || committed)) }]
  })
}

// Git stores any number; a date of the calendar ends somewhere.
const dayOf = (seconds: number): string =>
  new Date(Math.max(0, Math.min(seconds, 253_402_300_799)) * 1000).toISOString().slice(0, 10)

interface GitObject {
  readonly oid: string
  readonly type: string
}

/** What git has under each of these names, in their order. */
async function resolved(
  names: readonly string[],
  { top: folder, prefix }: Repository,
  env: Environment,
): Promise<readonly (GitObject | undefined)[]> {
  // A folder with a line break in its name cannot be asked for in a list of lines.
  if (names.length === 0 || prefix.includes('\n')) return []
  const input = `${names.join('\n')}\n`
  const { text } = await git(['cat-file', '--batch-check=%(objectname) %(objecttype)'], { folder, env, input })
  return text.split('\n').map((line) => {
    const [, oid, type] = /^([0-9a-f]{40,64}) (\w+)$/.exec(line) ?? []
    return oid === undefined || type === undefined ? undefined : { oid, type }
  })
}
