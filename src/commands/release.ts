import { compiler } from '../compile.ts'
import { readHandbook } from '../read/read-handbook.ts'
import { readRevision } from '../read/read-revision.ts'
import { type LastRelease, lastRelease } from '../release/last-release.ts'
import type { Step } from '../release/next-version.ts'
import { type Plan, planRelease } from '../release/plan-release.ts'
import { releasePage } from '../release/release-page.ts'
import { GitError, tagRelease, uncommitted } from '../release/tag-release.ts'
import { writeReleasePage } from '../release/write-release-page.ts'
import { hasErrors } from '../report.ts'
import { nameOf, told } from '../reporters/diff/told.ts'
import { people } from '../reporters/people.ts'
import { stopwatch } from '../stopwatch.ts'
import { toolBuild } from '../tool-build.ts'
import type { HandbookDiff, Message } from '../types.ts'
import { WriteError } from '../write/write-error.ts'
import { prefixOf, requireFolder, type Terminal, UsageError } from './terminal.ts'

interface Options {
  readonly handbook: string
  readonly folder: string
  readonly keepIn: string | undefined
  readonly plugins: boolean
  readonly today: string
  readonly bump: 'auto' | Step
  readonly dryRun: boolean
}

/** `rolebook release`: gives what is committed the next version, by what changed for people since the last one. */
export async function release(options: Options, terminal: Terminal): Promise<number> {
  const { folder, handbook: written, keepIn, plugins, today, bump, dryRun } = options
  const { colors, out, err, env } = terminal
  requireFolder(folder, written)
  const prefix = prefixOf(folder, terminal)
  const read = await readHandbook(folder, { plugins })
  const found = await lastRelease(folder, read.config.versions.tags, env)
  if (!('place' in found)) throw new UsageError(found.message, found.mend)
  const { place, last } = found
  if (!dryRun) await requireClean(place, terminal)

  const { compile, save } = compiler({ keepIn, tool: toolBuild(), today })
  const now = await compile(read, stopwatch(terminal.clock))
  save()
  const refuse = (messages: readonly Message[], why: string): number => {
    const { sources } = now
    out(
      people(messages, {
        prefix,
        colors,
        columns: terminal.columns,
        sources,
        pages: now.handbook.pages.size,
        notes: false,
      }),
    )
    err(`\n${colors.red('Nothing was released')}: ${why}.`)
    return 1
  }
  if (hasErrors(now.messages)) return refuse(now.messages, 'the handbook has errors')

  const plan = planRelease(
    now.handbook,
    last && { version: last.version, handbook: await before() },
    bump === 'auto' ? undefined : bump,
  )
  if (plan === 'nothing-changed')
    throw new UsageError(`Nothing in the handbook has changed since ${last!.name}.`, 'Release it when something has.')
  const { version, changes } = plan
  const notes = changes ? notesOf(changes) : ['The first release of this handbook.']
  out([heading(plan, last), ...notes.map((line) => `  ${line}`)].join('\n'))
  if (plan.problems.length > 0) return refuse(plan.problems, `${version} is not ready`)

  const tag = read.config.versions.tags.replace('*', version)
  const texts = new Map(read.input.sources.map(({ path, text }) => [path, text]))
  const summary = changes ? summaryOf(changes) : notes[0]!
  const page = releasePage(now.handbook, texts, { version, date: today, summary })
  if (dryRun) {
    out(`\nNothing was done. This would write ${prefix}${page.path}, commit it, and tag the commit ${tag}.`)
    return 0
  }
  const title = `Release ${version} of the handbook`
  const file = { path: place.prefix + page.path, contents: page.after }
  try {
    const undo = await writeReleasePage(folder, page)
    await tagRelease(place, { file, title, tag, notes: notes.join('\n') }, env).catch(async (error) => {
      await undo()
      throw error
    })
  } catch (error) {
    if (error instanceof WriteError) throw new UsageError(error.message, error.mend)
    if (error instanceof GitError)
      throw new UsageError(`Nothing was released. Git says: ${error.message}`, mendFor(error, tag))
    throw error
  }
  out(`\n${colors.green('✓')} ${prefix}${page.path} is committed, and the commit is tagged ${tag}. To publish it:`)
  out(`\n  git push --atomic origin HEAD ${tag}`)
  return 0

  async function before() {
    const old = await readRevision(folder, last!.commit, { env, plugins: read.plugins })
    if (!('input' in old)) throw new UsageError(old.message, old.mend)
    return (await compile(old, stopwatch(terminal.clock))).handbook
  }
}

/** A release is what is committed, so nothing may be that is not. */
async function requireClean(place: LastRelease['place'], { env }: Terminal): Promise<void> {
  const files = await uncommitted(place, env)
  if (files.length === 0) return
  const some = files.slice(0, 3).join(', ')
  throw new UsageError(
    `${files.length === 1 ? 'A file has' : `${files.length} files have`} changes that are not committed: ${some}${files.length > 3 ? ' and more' : ''}.`,
    'A release is what is committed. Commit your changes or put them aside, then run it again.',
  )
}

function heading({ version, step, changes }: Plan, last: LastRelease['last']): string {
  if (!last || !changes) return `${version}, the first release`
  const enough = changes.bump === step ? '' : `; the changes make it a ${changes.bump} one`
  return `${version}, a ${step} release after ${last.version}${enough}`
}

/** What changed for whom, a line each, then what else. */
function notesOf(changes: HandbookDiff): string[] {
  const forWhom = told(changes).map(({ who, what }) => {
    const names = who.map(({ name, does }) => (does ? `${name} ${does}` : name))
    return `${names.join(', ')}: ${what}`
  })
  return forWhom.length > 0 ? forWhom : changes.reasons.map(({ message }) => message)
}

/** What changed, in a sentence for a list of releases. */
function summaryOf({ roles, reasons }: HandbookDiff): string {
  const moved = roles.filter(({ moves, combined }) => moves.length > 0 && !combined).map(({ role }) => nameOf(role))
  if (moved.length > 0) return `Changes what ${moved.join(', ')} answer${moved.length === 1 ? 's' : ''} for.`
  return `${reasons[0]!.message}${reasons.length > 1 ? ', and more' : ''}.`
}

function mendFor({ message }: GitError, tag: string): string {
  if (/identity|ident|user\.email|tell me who you are/i.test(message))
    return 'Say who you are: git config user.name "Your Name", git config user.email you@example.com'
  if (message.includes('refs/tags/')) return `A tag ${tag} may be there already: git tag --list "${tag}"`
  return 'See that `git commit` works here, then run it again.'
}
