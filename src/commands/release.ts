import { valid } from 'semver'
import { UserError } from '../base/errors.ts'
import { hasErrors, type Message } from '../base/messages.ts'
import { pathKey } from '../base/paths.ts'
import { replaceControls } from '../base/text.ts'
import type { Environment } from '../read/git.ts'
import { type ReadHandbook, textsOf } from '../read/handbook.ts'
import { commitRelease, tagIsThere } from '../release/commit-release.ts'
import { planAfter } from '../release/foresee-release.ts'
import { type LastRelease, lastRelease, requireOrder } from '../release/last-release.ts'
import {
  changeNotes,
  type Plan,
  type Step,
  type WorkTree,
  workTree,
  writtenReleasePage,
} from '../release/new-release.ts'
import { shortName } from '../reporters/diff-words.ts'
import { reportToPeople } from '../reporters/people.ts'
import { prefixOf, type Terminal } from '../reporters/terminal.ts'
import type { HandbookDiff } from '../views/diff/types.ts'
import { type HandbookOptions, openHandbook } from './command.ts'

interface Options extends HandbookOptions {
  readonly bump: 'auto' | Step
  readonly dryRun: boolean
}

/** `rolebook release`: gives what is committed the next version, by what changed for people since the last one. */
export async function runRelease(options: Options, terminal: Terminal): Promise<number> {
  const { folder, today, bump, dryRun } = options
  const { colors, out, err, env } = terminal
  const { read, compile, save } = await openHandbook(options, terminal)
  const prefix = prefixOf(folder, terminal)
  const base = await releaseBase(read, options, env)
  const { place, last } = base

  const now = await compile(read)
  save()
  const refuse = (messages: readonly Message[], why: string): number => {
    const { texts, handbook } = now
    out(reportToPeople(messages, { ...terminal, prefix, texts, pages: handbook.pages.size, notes: false }))
    err(`\n${colors.red('Nothing was released')}: ${why}.`)
    return 1
  }
  if (hasErrors(now.messages)) return refuse(now.messages, 'the handbook has errors')

  const plan = await planAfter(base, { folder, read, now, compile, env }, bump === 'auto' ? undefined : bump)
  if (plan === 'nothing-changed')
    throw new UserError(`Nothing in the handbook has changed since ${last!.name}.`, 'Release it when something has.')
  const { version, changes } = plan
  requireOrder(version, base)
  const notes = changes ? changeNotes(changes, version) : ['The first release of this handbook.']
  out([heading(plan, base), ...notes.map((line) => `  ${line}`)].join('\n'))
  if (plan.problems.length > 0) return refuse(plan.problems, `${version} is not ready`)

  const tag = read.config.versions.tags.replace('*', version)
  if (await tagIsThere(tag, place, env)) throw taken(tag)
  const inWay = [...now.handbook.hrefs].find(([, href]) => isOfVersion(href))
  if (inWay) throw inTheWay(prefix + inWay[0])
  const summary = changes ? summaryOf(changes) : notes[0]!
  const page = writtenReleasePage(now.handbook, textsOf(read), { version, date: today, summary })
  if (dryRun) {
    out(`\nNothing was done. This would write ${prefix}${page.path}, commit it, and tag the commit ${tag}.`)
    return 0
  }
  const title = `Release ${version} of the handbook`
  await commitRelease(page, { folder, place, title, tag, notes: notes.join('\n') }, env)
  out(`\n${colors.green('✓')} ${prefix}${page.path} is committed, and the commit is tagged ${tag}. To publish it:`)
  // A commit on no branch has to be pushed to a named one.
  const to = base.branch === undefined ? `HEAD:refs/heads/${read.config.repository?.branch ?? '<branch>'}` : 'HEAD'
  out(`\n  git push --atomic origin ${to} ${tag}`)
  return 0
}

/** What the next release is made on top of. Throws a UserError where none can be made. */
async function releaseBase(
  { config, input }: ReadHandbook,
  { folder, dryRun }: Options,
  env: Environment,
): Promise<LastRelease & Pick<WorkTree, 'branch'>> {
  const releases = await lastRelease(folder, config.versions.tags, env)
  const paths = input.sources.map(({ path }) => path)
  const tree = await workTree(releases.place, paths, env)
  if (!dryRun) requireClean(tree)
  return { ...releases, branch: tree.branch }
}

/** A release is what is committed, so nothing uncommitted may be left. */
function requireClean({ begun, uncommitted, unseen }: WorkTree): void {
  if (begun)
    throw new UserError(
      `A ${begun} was begun here and is not done.`,
      'See `git status`. Finish it or abort it, then run this again.',
    )
  if (uncommitted.length > 0)
    throw new UserError(
      `${uncommitted.length === 1 ? 'A file has' : `${uncommitted.length} files have`} changes that are not committed: ${some(uncommitted)}.`,
      'A release is what is committed. Commit your changes or put them aside, then run it again.',
    )
  if (unseen.length > 0)
    throw new UserError(
      `Git is set not to look at ${unseen.length === 1 ? 'a file' : `${unseen.length} files`} of the handbook, which may differ from what is committed: ${some(unseen)}.`,
      'A release is what is committed. See `git check-ignore -v <file>`, `git sparse-checkout list` and `git ls-files -v`.',
    )
}

const some = (files: readonly string[]): string =>
  `${files.slice(0, 3).map(replaceControls).join(', ')}${files.length > 3 ? ' and more' : ''}`

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
