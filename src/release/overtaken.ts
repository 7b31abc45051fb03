import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { gt, lt, prerelease, valid } from 'semver'
import { UserError } from '../base/errors.ts'
import type { TextChange } from '../base/files.ts'
import { withChanges } from '../edit/changes.ts'
import { renameHandbook } from '../edit/rename.ts'
import type { Handbook, Release } from '../model/types.ts'
import type { Page } from '../parse/types.ts'
import { askGit, type Environment, type Repository, resolveObjects } from '../read/git.ts'
import { readGitTree, textsOf } from '../read/handbook.ts'
import { diffHandbooks } from '../views/diff/diff.ts'
import { planAfter, type Unreleased, unlessUnknown } from './foresee-release.ts'
import { type LastRelease, lastRelease } from './last-release.ts'
import { changeNotes, type Plan } from './new-release.ts'
import { readRelease } from './past.ts'
import { answerOf } from './release-git.ts'
import type { ReleaseFile } from './release-journal.ts'
import { isDated, isSilent, listInPage, listSince, releasePath, summaryLine, summaryOf } from './release-page.ts'
import type { ReleaseTag } from './releases.ts'

// Pages of releases that were begun or prepared before something larger was merged. No release will ever have their version,
// so they become the page of the one that comes.

/** The pages of versions between the last release and the next, the newest first. */
const findOvertaken = ({ releases }: Handbook, last: string, next: string): Release[] =>
  [...releases.values()]
    .filter(({ id }) => valid(id) === id && prerelease(id) === null && gt(id, last) && lt(id, next))
    .sort((a, b) => (gt(a.id, b.id) ? -1 : 1))

/** A handbook in which the page of the next release has the text of those that were overtaken, and what changes for it. */
export interface Moved extends Pick<Unreleased, 'read' | 'now'> {
  readonly changes: readonly TextChange[]
  /** Where the text was. */
  readonly from: string
}

/**
 * Moves the page of a release that was overtaken to the version that the next release has. Of pages that say nothing nothing is
 * kept. Undefined when there are none. Throws a UserError when two pages have words for one release.
 */
export async function moveOvertaken(
  plan: Pick<Plan, 'version' | 'changes'>,
  { place, last }: LastRelease,
  unreleased: Unreleased,
  next = plan.version,
): Promise<Moved | undefined> {
  if (!last) return undefined
  const { folder, read, now, compile } = unreleased
  const overtaken = findOvertaken(now.handbook, last.version, next)
  const [newest] = overtaken
  if (!newest) return undefined
  const to = now.handbook.releases.get(plan.version)?.page.path
  const pages: WrittenPage[] = []
  for (const { page } of overtaken)
    pages.push({ page, ownSummary: await findOwnSummary(page, last, { ...unreleased, place }) })
  const worded = pages.filter((one) => !isEmpty(one))
  const [first, second] = [...(to === undefined ? [] : [to]), ...worded.map(({ page }) => page.path)]
  if (second !== undefined) throw twoTexts(first!, second, plan.version)
  const texts = textsOf(read)
  const gone = pages
    .filter((one) => one !== worded[0])
    .map(({ page: { path } }): TextChange => ({ path, before: texts.get(path)!, after: undefined }))
  const moved = worded[0] ? await movePage(worded[0], plan, last.version, unreleased) : []
  const changes = [...gone, ...moved]
  const after = withChanges(folder, read, changes)
  return { changes, read: after, now: await compile(after), from: (worded[0]?.page ?? newest.page).path }
}

interface WrittenPage {
  readonly page: Page
  /** What rolebook wrote as its summary when it was prepared. */
  readonly ownSummary: string | undefined
}

/** Whether a page has only what rolebook writes. */
const isEmpty = ({ page, ownSummary }: WrittenPage): boolean =>
  isSilent({ page }) &&
  Object.keys(page.data).every((key) => ['kind', 'date', 'summary'].includes(key)) &&
  page.data.summary === ownSummary

/** Moves a page, with the links to it, and brings up to date what rolebook wrote there. */
async function movePage(
  { page, ownSummary }: WrittenPage,
  { version, changes }: Pick<Plan, 'version' | 'changes'>,
  last: string,
  { folder, read, compile }: Unreleased,
): Promise<TextChange[]> {
  const options = { folder, read, compile, former: false, mayWarn: true }
  const { changes: all } = await renameHandbook(page.path, version, options)
  const update = (text: string): string => {
    if (!changes) return text
    const listed = text.replace(listInPage, () => listSince(last, changeNotes(changes, version)))
    return ownSummary === undefined
      ? listed
      : listed.replace(summaryLine(ownSummary), () => summaryLine(summaryOf(changes)))
  }
  return all.map((change) => (change.path === page.path ? { ...change, after: update(change.after ?? '') } : change))
}

/** The summary that rolebook gave a page when it was prepared, worked out again from what was there then. */
async function findOwnSummary(
  { path, data }: Page,
  last: ReleaseTag,
  { place, read: { plugins }, compile, env }: Unreleased & { readonly place: Repository },
): Promise<string | undefined> {
  if (data.summary === undefined) return undefined
  const args = ['log', '-1', '--diff-filter=A', '--format=%H', '--', place.prefix + path]
  const added = (await askGit(args, { folder: place.top, env })).trim()
  const at = added === '' ? '' : `${added}^:${place.prefix.replace(/\/$/, '')}`
  const [tree] = added === '' ? [] : await resolveObjects([at], place, env)
  if (tree?.type !== 'tree') return undefined
  const then = await compile(await readGitTree(tree.oid, place, { env, plugins }))
  const before = await compile(await readRelease(last, place, { env, plugins }))
  const diff = diffHandbooks(before.handbook, then.handbook, { from: before.assets.files, to: then.assets.files })
  return diff.bump === 'none' ? undefined : summaryOf(diff)
}

const twoTexts = (first: string, second: string, version: string): UserError =>
  new UserError(
    `Both \`${first}\` and \`${second}\` have words for the release that comes next, ${version}.`,
    `Move what \`${second}\` says to \`${first}\`, delete \`${second}\`, and run this again.`,
  )

/**
 * Begins the page of a release with what those say that it has overtaken. `text` is the page as it is begun without them.
 * Undefined where there are none, or where git cannot say.
 */
export async function beginFromOvertaken(
  version: string,
  text: string,
  unreleased: Unreleased,
): Promise<Pick<Moved, 'changes' | 'from'> | undefined> {
  const base = await unlessUnknown(() =>
    lastRelease(unreleased.folder, unreleased.read.config.versions.tags, unreleased.env),
  )
  const plan = base?.last && (await unlessUnknown(() => planAfter(base, unreleased)))
  if (!base?.last || !plan || plan === 'nothing-changed') return undefined
  const next = lt(plan.version, version) ? plan.version : version
  const moved = await moveOvertaken({ ...plan, version }, base, unreleased, next)
  if (!moved) return undefined
  const { from } = moved
  const comes = moved.changes.find(({ path, to }) => to !== undefined || path === releasePath(version))
  if (!comes) return { from, changes: [...moved.changes, { path: releasePath(version), after: text }] }
  const [comment = ''] = /<!--[\s\S]*?-->/.exec(text) ?? []
  const begun = { ...comes, after: begin(comes.after!, comment) }
  return { from, changes: moved.changes.map((change) => (change === comes ? begun : change)) }
}

/** A page that was prepared as it is when it is begun: without the day, and with the list of what changed. */
function begin(text: string, comment: string): string {
  const own = /<!-- Say in a few sentences what [\s\S]*?-->/
  const undated = text.replace(/^(---\r?\n(?:(?!---)[^\n]*\n)*?)date:[^\n]*\n/, '$1')
  if (own.test(undated)) return undated.replace(own, () => comment)
  return undated.replace(
    /^(---\r?\n(?:(?!---)[^\n]*\n)*---[ \t]*\r?\n)\s*/,
    (_, head: string) => `${head}\n${comment}\n\n`,
  )
}

/** The changes as files: where one is moved, one goes and one comes. */
export const asFiles = (changes: readonly TextChange[]): ReleaseFile[] =>
  changes.flatMap(({ path, to = path, before, after }): ReleaseFile[] =>
    to === path
      ? [{ path, before, after }]
      : [
          { path, before },
          { path: to, after },
        ],
  )

/** The pages of releases that are committed and that somebody has removed, such as by `new`, which moved what they say. */
export const findRemoved = (uncommitted: readonly string[], { place, last }: LastRelease): ReleaseFile[] =>
  uncommitted.flatMap((path) => {
    const [, page, version = ''] = /^(releases\/(.+)\.md)$/.exec(path.slice(place.prefix.length)) ?? []
    const isOwn =
      page !== undefined && path.startsWith(place.prefix) && valid(version) && last && gt(version, last.version)
    return isOwn && !existsSync(join(place.top, path)) ? [{ path: page }] : []
  })

/** A release that waits on a branch for being merged. */
interface PreparedBranch {
  readonly version: string
  /** `release-2.0.0`, or `origin/release-2.0.0`. */
  readonly name: string
}

/** The branch of the newest release that was prepared and that what is checked out does not contain. */
export async function findPreparedBranch(
  { place, last }: LastRelease,
  env: Environment,
): Promise<PreparedBranch | undefined> {
  const { top: folder, prefix } = place
  const args = ['for-each-ref', '--format=%(refname:short)', '--no-merged=HEAD', 'refs/heads', 'refs/remotes']
  const branches = (await askGit(args, { folder, env })).split('\n').flatMap((name): PreparedBranch[] => {
    const [, version = ''] = /(?:^|\/)release-(\d+\.\d+\.\d+)$/.exec(name) ?? []
    return valid(version) && (!last || gt(version, last.version)) ? [{ name, version }] : []
  })
  const pages = await resolveObjects(
    branches.flatMap(({ name, version }) => [name, place.head].map((at) => `${at}:${prefix}${releasePath(version)}`)),
    place,
    env,
  )
  // One that was squashed when it was merged has left its page.
  const isWaiting = (at: number) => pages[2 * at] !== undefined && pages[2 * at]?.oid !== pages[2 * at + 1]?.oid
  return branches.filter((_, at) => isWaiting(at)).sort((a, b) => (gt(a.version, b.version) ? -1 : 1))[0]
}

/** Whether a release was prepared by `release --prepare` and is merged: its page says its day, and a commit has its title. */
export async function isPrepared(release: Release, place: Repository, env: Environment): Promise<boolean> {
  if (!isDated(release)) return false
  const { top: folder, prefix } = place
  const args = ['log', '-1', '--format=%H', '--fixed-strings', `--grep=${releaseTitle(release.id)}`]
  const found = await answerOf([...args, 'HEAD', '--', prefix + release.page.path], { folder, env })
  return found !== undefined && found.trim() !== ''
}

/** What the commit of a release is called. */
export const releaseTitle = (version: string): string => `Release ${version} of the handbook`

/** Whether what is checked out contains a commit. */
export const contains = async (commit: string, { top: folder }: Repository, env: Environment): Promise<boolean> =>
  (await answerOf(['merge-base', '--is-ancestor', commit, 'HEAD'], { folder, env })) !== undefined
