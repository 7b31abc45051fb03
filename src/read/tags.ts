import { readdirSync } from 'node:fs'
import { rcompare, valid } from 'semver'
import { dayOfSeconds } from '../base/dates.ts'
import { pathKey } from '../base/paths.ts'
import { byCodePoint } from '../base/text.ts'
import {
  askGit,
  atTag,
  type Environment,
  explainNoRepository,
  failedGit,
  findRepository,
  GitError,
  listTree,
  lostObject,
  type Repository,
  type RevisionFault,
  resolveObjects,
  runGit,
  unexpectedAnswer,
} from './git.ts'

/** A tag that stands for a version of the handbook. It has no place if the handbook was not there yet. */
export interface GitTag extends Partial<HandbookPlace> {
  /** Anything git takes for a name. */
  readonly name: string
  /** As semver spells it: letters, digits, dots and hyphens, so that it may be a path. */
  readonly version: string
  readonly commit: string
  /** When the tag was made, in seconds; of a tag that does not say, when its commit was. */
  readonly time: number
  /** The same as a day, in UTC. */
  readonly date: string
}

/** The tags of a handbook. */
export interface Tags {
  readonly place: Repository
  /** In the order of their names. */
  readonly tags: readonly GitTag[]
  /** Tags whose version another tag stands for, which comes first by name. */
  readonly twice: readonly GitTag[]
  /** Tags named like releases that are on something else than a commit, such as `blob`. */
  readonly odd: readonly OddTag[]
}

/** A tag that no commit is at. */
export interface OddTag {
  readonly name: string
  readonly version: string
  /** What git calls the object: `blob` or `tree`. */
  readonly type: string
}

/**
 * Lists the tags that match a pattern such as `v*` and whose part at the `*` is a version. Others are not ours, and
 * no tag at all is not a fault. A few calls of git, however many tags there are.
 */
export async function listTags(folder: string, pattern: string, env: Environment): Promise<Tags | RevisionFault> {
  const place = await findRepository(folder, env)
  if (place.kind !== 'repository') return explainNoRepository(place)
  const counted = await refs((name) => versionOf(name, pattern) !== undefined, place, env)
  const named = counted.map((ref) => ({ ...ref, version: versionOf(ref.name, pattern)! }))
  const objects = await resolveObjects(
    named.map(({ oid }) => `${oid}^{}`),
    place,
    env,
    (at) => named[at]!.name,
  )
  const odd: OddTag[] = []
  const all = named.flatMap(({ name, version, oid, time }, at): GitTag[] => {
    const commit = objects[at]
    if (!commit) throw atTag(name, lostObject(oid))
    if (commit.type === 'commit') return [{ name, version, commit: commit.oid, time, date: dayOfSeconds(time) }]
    odd.push({ name, version, type: commit.type })
    return []
  })
  const first = new Map<string, GitTag>()
  for (const tag of all.sort((a, b) => byCodePoint(a.name, b.name)))
    if (!first.has(pathKey(tag.version))) first.set(pathKey(tag.version), tag)
  const kept = new Set(first.values())
  const newestFirst = [...kept].sort((a, b) => rcompare(a.version, b.version))
  const places = await findHandbooks(
    newestFirst.map(({ commit }) => commit),
    { folder, place, env, nameOf: (commit) => all.find((tag) => tag.commit === commit)?.name ?? commit },
  )
  await requireTrees(
    newestFirst.filter(({ commit }) => !places.has(commit)),
    place,
    env,
  )
  const tags = [...kept].map((tag): GitTag => ({ ...tag, ...places.get(tag.commit) }))
  return { place, tags, twice: all.filter((tag) => !kept.has(tag)), odd }
}

/** What is at the `*` of the pattern, if it is a version spelled as semver spells it. */
function versionOf(name: string, pattern: string): string | undefined {
  const [before = '', after = ''] = pattern.split('*')
  if (name.length <= before.length + after.length || !name.startsWith(before) || !name.endsWith(after)) return undefined
  const part = name.slice(before.length, name.length - after.length)
  return valid(part) === part ? part : undefined
}

/** Throws where the handbook may only seem not to be there, because git cannot read what is. */
async function requireTrees(tags: readonly GitTag[], place: Repository, env: Environment): Promise<void> {
  const trees = await resolveObjects(
    tags.map(({ commit }) => `${commit}^{tree}`),
    place,
    env,
    (at) => tags[at]!.name,
  )
  const lost = tags.find((_, at) => !trees[at])
  if (lost) throw atTag(lost.name, lostObject(await treeOf(lost.commit, place.top, env)))
}

/** The id of a commit's tree, which need not be there. */
const treeOf = async (commit: string, folder: string, env: Environment): Promise<string> =>
  (await askGit(['log', '-1', '--format=%T', commit], { folder, env })).trim()

interface NamedRef {
  readonly name: string
  readonly oid: string
  readonly time: number
}

/** The tags whose names count. One of another name may be damaged: what is at it is not looked at. */
async function refs(
  counts: (name: string) => boolean,
  { top: folder }: Repository,
  env: Environment,
): Promise<NamedRef[]> {
  const args = ['for-each-ref', '--format=%(refname:strip=2)', 'refs/tags']
  const { error, ...ended } = await runGit(args, { folder, env })
  if (ended.code !== 0) throw failedGit(args, { ...ended, error })
  for (const [, name = ''] of error.matchAll(/ignoring (?:broken ref|ref with broken name) refs\/tags\/(.*)/g))
    if (counts(name)) throw new GitError(`The tag \`${name}\` cannot be read: it is damaged.`, damagedTag(name))
  const names = ended.text.split('\n').filter((name) => name !== '' && counts(name))
  const found: NamedRef[] = []
  // In parts, because a command has room for so many names.
  for (let at = 0; at < names.length; at += 500)
    found.push(...(await datedRefs(names.slice(at, at + 500), folder, env)))
  return found
}

async function datedRefs(names: readonly string[], folder: string, env: Environment): Promise<NamedRef[]> {
  const format = '--format=%(refname:strip=2)%00%(objectname)%00%(creatordate:unix)%00%(committerdate:unix)'
  const text = await askGit(['for-each-ref', format, ...names.map((name) => `refs/tags/${name}`)], { folder, env })
  const lines = text.split('\n').slice(0, -1)
  if (lines.length !== names.length)
    throw new GitError(`Git lists ${names.length} tags but finds ${lines.length} of them by their names.`)
  return lines.map((line) => {
    const [name, oid, made, committed] = line.split('\0')
    if (name === undefined || oid === undefined) throw unexpectedAnswer('for-each-ref', line)
    return { name, oid, time: Number(made || committed) }
  })
}

const damagedTag = (name: string): string =>
  `See \`git fsck\`. To get the tag again, delete the file \`.git/refs/tags/${name}\` and run \`git fetch --tags\`.`

/** A handbook's folder at a commit. */
export interface HandbookPlace {
  /** From the top of the repository: '' or `docs/handbook/`. */
  readonly prefix: string
  /** Id of its tree. */
  readonly tree: string
}

interface Where {
  /** Where the handbook is now, on the disk. */
  readonly folder: string
  readonly place: Repository
  readonly env: Environment
  /** The name of a tag that is on a commit. */
  readonly nameOf: (commit: string) => string
}

/** A handbook as it was at a commit, by which it is found again where its folder had another name. */
interface Known {
  readonly commit: string
  readonly prefix: string
  /** Its pages and `handbook.yaml` by their path inside it, with their ids where git has them. */
  readonly files: ReadonlyMap<string, string>
}

// When it is found in none of so many commits in a row, it was not there yet.
const mostMisses = 5

/**
 * Finds where the handbook was at each of these commits, the newest first. Its folder may have had another name, and a
 * folder of today's name may have been something else: it is the handbook's if files of the handbook are in it.
 */
export async function findHandbooks(
  commits: readonly string[],
  where: Where,
): Promise<ReadonlyMap<string, HandbookPlace>> {
  const found = new Map<string, HandbookPlace>()
  if (commits.length === 0) return found
  let known = await handbookNow(where)
  const today = await treesAt(commits, known, where)
  for (const { commit, tree, isSure } of today) if (tree && isSure) found.set(commit, { prefix: known.prefix, tree })
  let open = commits.filter((commit) => !found.has(commit))
  for (let misses = 0; open.length > 0 && misses < mostMisses; ) {
    const [next = '', ...older] = open
    const newer = commits[commits.indexOf(next) - 1] ?? ''
    const place = found.get(newer)
    if (place) known = { commit: newer, prefix: place.prefix, files: await filesOf(newer, place.tree, where) }
    const prefix = await formerPrefix(next, known, where)
    misses = prefix === undefined ? misses + 1 : 0
    open = older
    if (prefix === undefined) continue
    const [here] = await treesAt([next], { ...known, prefix }, where)
    if (here?.tree === undefined) continue
    found.set(next, { prefix, tree: here.tree })
    known = { commit: next, prefix, files: await filesOf(next, here.tree, where) }
    // It was probably there for a while.
    for (const { commit, tree, isSure } of await treesAt(older, known, where))
      if (tree && isSure) found.set(commit, { prefix, tree })
    open = older.filter((commit) => !found.has(commit))
  }
  // A handbook that was rewritten has no file of the old one, but is where it was.
  for (const { commit, tree } of today)
    if (tree && !found.has(commit)) found.set(commit, { prefix: where.place.prefix, tree })
  return found
}

/** The handbook as it is checked out. Its folder may have been moved and not be committed yet. */
async function handbookNow(where: Where): Promise<Known> {
  const { folder, place } = where
  const [at] = await treesAt([place.head], { prefix: place.prefix, files: new Map() }, where)
  const onDisk = () =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'))
  const files = at?.tree
    ? await filesOf(place.head, at.tree, where)
    : new Map(
        onDisk()
          .filter(isTelling)
          .map((path) => [path, '']),
      )
  return { commit: place.head, prefix: place.prefix, files }
}

const isTelling = (path: string) => path === 'handbook.yaml' || (/\.(md|markdown)$/i.test(path) && !path.includes('\n'))

async function filesOf(commit: string, tree: string, where: Where): Promise<ReadonlyMap<string, string>> {
  const entries = await listAt(commit, tree, where)
  return new Map(entries.flatMap(({ path, oid }) => (isTelling(path) ? [[path, oid]] : [])))
}

/** What is below a folder of a commit. An error names the tag. */
const listAt = (commit: string, tree: string, { place: { top: folder }, env, nameOf }: Where) =>
  listTree(tree, { folder, env }).catch((error) => {
    throw atTag(nameOf(commit), error)
  })

interface TreeAt {
  readonly commit: string
  /** What is at the place of the folder, if that is a folder. */
  readonly tree?: string
  /** It has files of the handbook. */
  readonly isSure: boolean
}

/** What is at one place in several commits. */
async function treesAt(
  commits: readonly string[],
  { prefix, files }: Pick<Known, 'prefix' | 'files'>,
  { place, env, nameOf }: Where,
): Promise<TreeAt[]> {
  const samples = samplesOf([...files.keys()])
  const names = commits.flatMap((commit) => [
    `${commit}:${prefix.replace(/\/$/, '')}`,
    ...samples.map((path) => `${commit}:${prefix}${path}`),
  ])
  const objects = await resolveObjects(names, place, env, (at) =>
    nameOf(commits[Math.floor(at / (1 + samples.length))]!),
  )
  return commits.map((commit, index) => {
    const [tree, ...others] = objects.slice(index * (1 + samples.length), (index + 1) * (1 + samples.length))
    const isSure = samples.length === 0 || others.some((object) => object?.type === 'blob')
    return { commit, tree: tree?.type === 'tree' ? tree.oid : undefined, isSure }
  })
}

/** A few files from all over the handbook, without those that any folder may have. */
function samplesOf(paths: readonly string[]): readonly string[] {
  const own = paths.filter((path) => !isCommon(path))
  return own.filter((_, at) => at % Math.ceil(own.length / 6) === 0)
}

const isCommon = (path: string) => /^(readme|index|license|changelog|contributing)\b/i.test(path.replace(/^.*\//, ''))

/** The folder at a commit that has most of the files of a handbook that is known. */
async function formerPrefix(commit: string, known: Known, where: Where): Promise<string | undefined> {
  const { place, env } = where
  const folders = new Map<string, { points: number; sample: string }>()
  for (const { path, oid } of await listAt(commit, await treeOf(commit, place.top, env), where))
    for (let at = path.includes('\n') ? -1 : 0; at >= 0; at = path.indexOf('/', at) + 1 || -1) {
      const file = path.slice(at)
      const now = known.files.get(file)
      if (now === undefined) continue
      const prefix = path.slice(0, at)
      const { points, sample } = folders.get(prefix) ?? { points: 0, sample: path }
      const more = (isCommon(file) ? 1 : 2) * (now === oid ? 2 : 1)
      folders.set(prefix, { points: points + more, sample: isCommon(file) ? sample : path })
    }
  // One page of the same name is a chance, unless there is only one.
  const least = Math.min(4, 2 * known.files.size)
  const best = [...folders].filter(([, { points }]) => points >= least).sort(([, a], [, b]) => b.points - a.points)
  const names = best.map(([, { sample }]) => `${known.commit}:${sample}`)
  const still = await resolveObjects(names, place, env)
  // Where the files are still, there is another handbook, or a copy. Around the handbook it is what its pages were copied from.
  const left = best.find((_, at) => still[at] === undefined)
  const copied = best.find(([prefix]) => !known.prefix.startsWith(prefix))
  return (left ?? copied)?.[0]
}
