import { gt, inc, valid } from 'semver'
import { UserError } from '../base/errors.ts'
import { type Fault, hasErrors, joinWithOr, type Message } from '../base/messages.ts'
import { pathKey } from '../base/paths.ts'
import { quoteForShell } from '../base/text.ts'
import type { Compiled } from '../compile.ts'
import { type ReadHandbook, textsOf } from '../read/handbook.ts'
import { commitRelease, tagRelease } from '../release/commit-release.ts'
import { planAfter } from '../release/foresee-release.ts'
import { type LastRelease, lastRelease, requireOrder } from '../release/last-release.ts'
import { changeNotes, newestPrepared, type Plan, stepBetween } from '../release/new-release.ts'
import {
  asFiles,
  contains,
  findPreparedBranch,
  findRemoved,
  isPrepared,
  type Moved,
  moveOvertaken,
  releaseTitle,
} from '../release/overtaken.ts'
import { branchIsThere, tagIsThere } from '../release/release-git.ts'
import type { ReleaseFile } from '../release/release-journal.ts'
import { firstRelease, type Step, steps, writtenReleasePage } from '../release/release-page.ts'
import { asUserError, explainOdd, type ReleaseTag } from '../release/releases.ts'
import { requireCommitted, requireFinished, type WorkTree, workTree } from '../release/work-tree.ts'
import { reportToPeople } from '../reporters/people.ts'
import { hintText, prefixOf, type Terminal } from '../reporters/terminal.ts'
import { type HandbookOptions, openHandbook } from './command.ts'

interface Options extends HandbookOptions {
  readonly bump: 'auto' | Step
  /** What to make: the release, a branch that prepares it, or the tag of one that was prepared. */
  readonly make: 'release' | 'branch' | 'tag'
  readonly dryRun: boolean
}

/** `rolebook release`: gives what is committed the next version, by what changed for people since the last one. */
export async function runRelease(options: Options, terminal: Terminal): Promise<number> {
  const { folder, make } = options
  const { out, env } = terminal
  const { read, compile, save } = await openHandbook(options, terminal)
  const base = await lastRelease(folder, read.config.versions.tags, env)
  const paths = read.input.sources.map(({ path }) => path)
  const tree = await workTree(base.place, paths, env)
  if (!options.dryRun) {
    requireFinished(tree)
    requireCommitted(tree, (path) => make !== 'tag' && path.startsWith(`${base.place.prefix}releases/`))
  }
  const now = await compile(read)
  save()
  const about = { ...options, read, now, base, tree, prefix: prefixOf(folder, terminal) }
  if (hasErrors(now.messages)) return refuse(now.messages, 'the handbook has errors', about, terminal)

  const prepared = findPrepared(now, base)
  if (make === 'tag' && prepared === undefined) return nothingToTag(base, terminal)
  const step = make === 'tag' ? stepTo(prepared!, base) : askedStep(options)
  const unreleased = { folder, read, now, compile, env }
  const plan = await planAfter(base, unreleased, step)
  if (plan === 'nothing-changed') {
    if (make === 'tag') return nothingToTag(base, terminal)
    throw new UserError(
      `Nothing in the handbook has changed since ${base.last!.name}.`,
      'Release it when something has.',
    )
  }
  requireOrder(plan.version, base)
  if (make !== 'tag') await requireUnprepared(plan, prepared, about, env)
  const moved = make !== 'tag' ? await moveOvertaken(plan, base, unreleased) : undefined
  const ready = moved ? ((await planAfter(base, { ...unreleased, ...moved }, step)) as Plan) : plan
  const notes = ready.changes ? changeNotes(ready.changes, ready.version) : [firstRelease]
  out([heading(ready, base), ...notes.map((line) => `  ${line}`)].join('\n'))
  const all = { ...about, ...moved, moved }
  const wrong = moved && hasErrors(moved.now.messages) ? moved.now.messages : ready.problems
  if (wrong.length > 0) {
    const hint = moved && takeAlong(moved, ready)
    return refuse(wrong, `${ready.version} is not ready`, all, terminal, hint)
  }
  if (ready.need) return refuse([], ready.need.message, all, terminal, ready.need.hint)
  return makeRelease({ ...ready, notes }, all, terminal)
}

const takeAlong = ({ from }: Moved, { version }: Plan): string =>
  `Run \`rolebook new release ${version}\`, which takes along what ${from} says. Write there what is missing, then run this again.`

/** All that a release is made of. */
interface About extends Options {
  readonly read: ReadHandbook
  readonly now: Compiled
  readonly base: LastRelease
  readonly tree: WorkTree
  readonly prefix: string
  /** Where the page of a release was overtaken, and now is that of this one. */
  readonly moved?: Moved | undefined
}

/** Makes what was asked for of a release that is ready. */
async function makeRelease(
  { version, changes, notes }: Plan & { readonly notes: readonly string[] },
  { read, now, base, tree, prefix, folder, today, dryRun, make, moved }: About,
  terminal: Terminal,
): Promise<number> {
  const { env, out } = terminal
  const { place } = base
  const tag = read.config.versions.tags.replace('*', version)
  const branch = `release-${version}`
  if (await tagIsThere(tag, place, env)) throw taken(tag, base)
  if (make === 'branch' && (await branchIsThere(branch, place, env))) throw branchTaken(branch)
  const inWay = [...now.handbook.hrefs].find(([, href]) => isOfVersion(href))
  if (inWay) throw inTheWay(prefix + inWay[0])
  const page = writtenReleasePage(now.handbook, textsOf(read), { version, date: today, ...(changes && { changes }) })
  if (dryRun) {
    const first = moved ? `move ${prefix}${moved.from} to ${prefix}${page.path}, ` : ''
    out(`\nNothing was done. This would ${first}${wouldDo(make, { version, tag, branch })}.`)
    return 0
  }
  const others = [...asFiles(moved?.changes ?? []), ...findRemoved(tree.uncommitted, base)]
  // What is moved to where the page is, comes there as the page is written.
  const isPage = ({ path, after }: ReleaseFile) => path === page.path && after !== undefined
  const comes = others.find(isPage)
  const files = [...others.filter((file) => !isPage(file)), comes ? { ...comes, after: page.after } : page]
  requireCommitted(tree, (path) => make !== 'tag' && files.some((file) => path === place.prefix + file.path))
  const title = releaseTitle(version)
  const tagged = { kind: 'tag', name: tag, notes: notes.join('\n') } as const
  const makes = make === 'branch' ? ({ kind: 'branch', name: branch } as const) : tagged
  if (make === 'tag') await tagRelease({ place, title, makes: tagged }, env)
  else await commitRelease(files, { folder, place, title, makes }, env)
  if (moved) out(`\n${prefix}${moved.from} is now ${prefix}${page.path}.`)
  const to = tree.branch === undefined ? `HEAD:refs/heads/${read.config.repository?.branch ?? '<branch>'}` : 'HEAD'
  out(
    `\n${terminal.colors.green('✓')} ${terminal.nameCommands(wasDone(make, { page: prefix + page.path, tag, branch, to }))}`,
  )
  return 0
}

const wouldDo = (
  make: Options['make'],
  { version, tag, branch }: Record<'version' | 'tag' | 'branch', string>,
): string =>
  ({
    release: `write the page of ${version}, commit it, and tag the commit ${tag}`,
    branch: `write the page of ${version} and commit it on a new branch ${branch}`,
    tag: `tag what is checked out ${tag}`,
  })[make]

/** `to` is where a commit is pushed: one on no branch needs the name of one. */
const wasDone = (
  make: Options['make'],
  { page, tag, branch, to }: Record<'page' | 'tag' | 'branch' | 'to', string>,
): string =>
  ({
    release: `${page} is committed, and the commit is tagged ${tag}. To publish it:\n\n  git push --atomic origin ${to} ${tag}`,
    branch:
      `${page} is committed on the new branch ${branch}, which is checked out now. To propose it:\n\n  git push -u origin ${branch}\n\n` +
      'Once it is merged, `rolebook release --tag` makes the release. The workflows can do that, see *Releasing*.',
    tag: `What is checked out is tagged ${tag}. To publish it:\n\n  git push origin ${tag}`,
  })[make]

function refuse(
  messages: readonly Message[],
  why: string,
  { now: { texts, handbook }, prefix }: About,
  terminal: Terminal,
  hint?: string,
): number {
  if (messages.length > 0)
    terminal.out(reportToPeople(messages, { ...terminal, prefix, texts, pages: handbook.pages.size, notes: false }))
  terminal.err(`\n${terminal.colors.red('Nothing was released')}: ${why}.`)
  if (hint) terminal.err(hintText(hint, terminal))
  return 1
}

const askedStep = ({ bump }: Options): Step | undefined => (bump === 'auto' ? undefined : bump)

/** The version that was prepared and is not released yet. */
function findPrepared({ handbook }: Compiled, { last }: LastRelease): string | undefined {
  const version = newestPrepared(handbook)
  return version !== undefined && (!last || gt(version, last.version)) ? version : undefined
}

async function nothingToTag({ last, place }: LastRelease, { out, env, nameCommands }: Terminal): Promise<number> {
  out(`Nothing to tag: no release${last ? ` after ${last.version}` : ''} was prepared.`)
  if (last && !(await contains(last.commit, place, env))) {
    const { message, hint } = beside(last)
    out(`${message}.\n${nameCommands(hint)}`)
  }
  return 0
}

/** A release whose branch was squashed or rebased when it was merged, and that was tagged on the branch. */
const beside = ({ name, version }: ReleaseTag): Fault => ({
  message: `The tag \`${name}\` is on a commit that is not in the history of what is checked out, although ${version} was merged: its branch was squashed or rebased, and the tag is on the branch`,
  hint: `To have the tag here: \`git tag -d ${quoteForShell(name)}\`, then \`rolebook release --tag\`, and where it was pushed, \`git push --force origin ${quoteForShell(name)}\`.`,
})

/** Makes sure that no release is made beside one that waits for being merged or tagged. Throws a UserError. */
async function requireUnprepared(
  { version }: Plan,
  prepared: string | undefined,
  { base, now, tree, make }: About,
  env: Terminal['env'],
): Promise<void> {
  const release = now.handbook.releases.get(prepared ?? '')
  if (base.last && release && !gt(version, release.id) && (await isPrepared(release, base.place, env))) {
    const own = `release-${release.id}`
    throw new UserError(
      `${release.id} is prepared already: ${release.page.path} is committed with its day.`,
      tree.branch === own
        ? `Merge it: \`git push -u origin ${own}\`, and open a pull request. Then run \`rolebook release --tag\` where it is merged.`
        : 'Run `rolebook release --tag`, which tags what is checked out.',
    )
  }
  const branch = await findPreparedBranch(base, env)
  if (!branch || (make === 'branch' && branch.name === `release-${version}`)) return
  const own = branch.name.replace(/^.*\//, '')
  const remove =
    own === branch.name ? `git branch -D ${own}` : `git push ${branch.name.replace(`/${own}`, '')} --delete ${own}`
  throw new UserError(
    `${branch.version} is prepared on the branch \`${branch.name}\`, which is not merged here${branch.version === version ? '' : `. What is checked out would be ${version}`}.`,
    gt(version, branch.version)
      ? `To go on with its page, run \`git switch ${own}\`, \`git merge ${tree.branch ?? 'main'}\` and \`rolebook release --prepare\`. To give it up, run \`${remove}\`.`
      : `Merge it, then run \`rolebook release --tag\`. To give it up, run \`${remove}\`.`,
  )
}

function stepTo(version: string, { last }: LastRelease): Step | undefined {
  if (!last) return undefined
  const step = stepBetween(last.version, version)
  if (step) return step
  throw new UserError(
    `${version} was prepared, which does not come next after ${last.version}.`,
    `Expected ${joinWithOr(steps.map((one) => inc(last.version, one)!))}. Rename the page of the release.`,
  )
}

/** Whether another version of the site will be at this address. */
function isOfVersion(href: string): boolean {
  const [folder = ''] = href.split('/')
  return folder !== href && (pathKey(folder) === 'next' || valid(folder) === folder)
}

const inTheWay = (path: string): UserError =>
  new UserError(
    `\`${path}\` has the address of another version: what is not released yet is published below \`next\`, and releases below their numbers.`,
    'Rename its folder, for example with `rolebook rename`.',
  )

function taken(tag: string, { ahead, odd }: LastRelease): UserError {
  const onFile = odd.find(({ name }) => name === tag)
  if (onFile) return asUserError(explainOdd(onFile))
  if (ahead?.name === tag) return asUserError(beside(ahead))
  return new UserError(
    `There is a tag \`${tag}\` already, which is not a release of this handbook.`,
    'Give the releases tags of their own: under `versions.tags` in handbook.yaml, such as `handbook-v*`.',
  )
}

const branchTaken = (branch: string): UserError =>
  new UserError(
    `There is a branch \`${branch}\` already.`,
    `Go on there: \`git switch ${branch}\`. Or delete it: \`git branch -D ${branch}\`.`,
  )

function heading({ version, step, changes }: Plan, { last, ahead }: LastRelease): string {
  if (!last || !changes) return `${version}, the first release`
  const enough = changes.bump === step ? '' : `; the changes make it a ${changes.bump} one`
  const beside = ahead ? `, beside ${ahead.version} of another branch` : ''
  return `${version}, a ${step} release after ${last.version}${beside}${enough}`
}
