import { gt, inc, valid } from 'semver'
import { UserError } from '../base/errors.ts'
import { hasErrors, joinWithOr, type Message } from '../base/messages.ts'
import { pathKey } from '../base/paths.ts'
import type { Compiled } from '../compile.ts'
import { type ReadHandbook, textsOf } from '../read/handbook.ts'
import { commitRelease, tagRelease } from '../release/commit-release.ts'
import { planAfter } from '../release/foresee-release.ts'
import { type LastRelease, lastRelease, requireOrder } from '../release/last-release.ts'
import { changeNotes, newestPrepared, type Plan, stepBetween } from '../release/new-release.ts'
import { branchIsThere, tagIsThere } from '../release/release-git.ts'
import { type Step, steps, writtenReleasePage } from '../release/release-page.ts'
import { requireCommitted, requireFinished, type WorkTree, workTree } from '../release/work-tree.ts'
import { shortName } from '../reporters/diff-words.ts'
import { reportToPeople } from '../reporters/people.ts'
import { hintText, prefixOf, type Terminal } from '../reporters/terminal.ts'
import type { HandbookDiff } from '../views/diff/types.ts'
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

  const prepared = make === 'tag' ? findPrepared(now, base) : undefined
  if (make === 'tag' && prepared === undefined) return nothingToTag(base, terminal)
  const step = prepared === undefined ? askedStep(options) : stepTo(prepared, base)
  const plan = await planAfter(base, { folder, read, now, compile, env }, step)
  if (plan === 'nothing-changed') {
    if (make === 'tag') return nothingToTag(base, terminal)
    throw new UserError(
      `Nothing in the handbook has changed since ${base.last!.name}.`,
      'Release it when something has.',
    )
  }
  requireOrder(plan.version, base)
  const notes = plan.changes ? changeNotes(plan.changes, plan.version) : ['The first release of this handbook.']
  out([heading(plan, base), ...notes.map((line) => `  ${line}`)].join('\n'))
  if (plan.problems.length > 0) return refuse(plan.problems, `${plan.version} is not ready`, about, terminal)
  if (plan.need) return refuse([], plan.need.message, about, terminal, plan.need.hint)
  return makeRelease({ ...plan, notes }, about, terminal)
}

/** All that a release is made of. */
interface About extends Options {
  readonly read: ReadHandbook
  readonly now: Compiled
  readonly base: LastRelease
  readonly tree: WorkTree
  readonly prefix: string
}

/** Makes what was asked for of a release that is ready. */
async function makeRelease(
  { version, changes, notes }: Plan & { readonly notes: readonly string[] },
  { read, now, base, tree, prefix, folder, today, dryRun, make }: About,
  terminal: Terminal,
): Promise<number> {
  const { env, out } = terminal
  const { place } = base
  const tag = read.config.versions.tags.replace('*', version)
  const branch = `release-${version}`
  if (await tagIsThere(tag, place, env)) throw taken(tag)
  if (make === 'branch' && (await branchIsThere(branch, place, env))) throw branchTaken(branch)
  const inWay = [...now.handbook.hrefs].find(([, href]) => isOfVersion(href))
  if (inWay) throw inTheWay(prefix + inWay[0])
  const summary = changes ? summaryOf(changes) : notes[0]!
  const page = writtenReleasePage(now.handbook, textsOf(read), { version, date: today, summary })
  if (dryRun) {
    out(`\nNothing was done. This would ${wouldDo(make, { version, tag, branch })}.`)
    return 0
  }
  requireCommitted(tree, (path) => make !== 'tag' && path === place.prefix + page.path)
  const title = `Release ${version} of the handbook`
  const tagged = { kind: 'tag', name: tag, notes: notes.join('\n') } as const
  const makes = make === 'branch' ? ({ kind: 'branch', name: branch } as const) : tagged
  if (make === 'tag') await tagRelease({ place, title, makes: tagged }, env)
  else await commitRelease(page, { folder, place, title, makes }, env)
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

function nothingToTag({ last }: LastRelease, { out }: Terminal): number {
  out(`Nothing to tag: no release${last ? ` after ${last.version}` : ''} was prepared.`)
  return 0
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

const taken = (tag: string): UserError =>
  new UserError(
    `There is a tag \`${tag}\` already, which is not a release of this handbook.`,
    'Give the releases tags of their own: under `versions.tags` in handbook.yaml, such as `handbook-v*`.',
  )

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

function summaryOf({ roles, reasons }: HandbookDiff): string {
  const moved = roles.filter(({ moves, combined }) => moves.length > 0 && !combined).map(({ role }) => shortName(role))
  if (moved.length > 0) return `Changes what ${moved.join(', ')} answer${moved.length === 1 ? 's' : ''} for.`
  return `${reasons[0]!.message}${reasons.length > 1 ? ', and more' : ''}.`
}
