import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { inc, rcompare, valid } from 'semver'
import { type Message, report, topOf } from '../base/messages.ts'
import { makePlaces } from '../check/places.ts'
import type { Compiled } from '../compile.ts'
import { fixed } from '../edit/changes.ts'
import type { Handbook } from '../model/types.ts'
import type { Environment, Repository } from '../read/git.ts'
import { diffSentences } from '../reporters/diff-words.ts'
import { diffHandbooks } from '../views/diff/diff.ts'
import type { Bump, HandbookDiff, PageDiff } from '../views/diff/types.ts'
import { answerOf, gitOutput, type ReleasePage } from './commit-release.ts'

/** What the next release of a handbook will be. */
export interface Plan {
  readonly version: string
  readonly step: Step
  /** What changed since the last release; missing for the first. */
  readonly changes?: HandbookDiff
  readonly problems: readonly Message[]
}

/** Plans the release after `last`. `step` is what was asked for; without it, it is what the changes need. */
export function planRelease(
  { handbook, assets }: Compiled,
  last: { readonly version: string; readonly compiled: Compiled } | undefined,
  step?: Step,
): Plan | 'nothing-changed' {
  if (!last) return { version: nextVersion(handbook, undefined, 'major'), step: 'major', problems: [] }
  const changes = diffHandbooks(last.compiled.handbook, handbook, {
    from: last.compiled.assets.files,
    to: assets.files,
  })
  if (changes.bump === 'none') return 'nothing-changed'
  const taken = step ?? changes.bump
  const version = nextVersion(handbook, last.version, taken)
  const problems = releaseProblems(handbook, changes, { version, step: taken, last: last.version })
  return { version, step: taken, changes, problems }
}

export type Step = Exclude<Bump, 'none'>

const steps: readonly Step[] = ['patch', 'minor', 'major']

/**
 * The version of the next release. The first has that of the newest page of a release, so that its history may
 * be compared with what was before; without one it is 1.0.0.
 */
function nextVersion({ releases }: Handbook, last: string | undefined, step: Step): string {
  if (last !== undefined) return inc(last, step)!
  const [newest = '1.0.0'] = [...releases.keys()].filter((id) => valid(id) === id).sort(rcompare)
  return newest
}

/** What changed for whom, a sentence each; where nobody's job did, what else changed. */
export function changeNotes(changes: HandbookDiff, version: string): string[] {
  const forWhom = diffSentences(changes).map(({ who, what }) => {
    const names = who.map(({ name, does }) => (does ? `${name} ${does}` : name))
    return `${names.join(', ')}: ${what}`
  })
  // Not that the release has a page: these notes are on it.
  const others = changes.reasons.filter(({ subject }) => subject?.kind !== 'release' || subject.id !== version)
  return forWhom.length > 0 ? forWhom : others.map(({ message }) => message)
}

/** What may make a release differ from what is checked out. */
export interface WorkTree {
  /** What was begun and is not done, such as `merge`. */
  readonly begun?: string
  /** Files that are not committed as they are. */
  readonly uncommitted: readonly string[]
  /** Files of the handbook that differ from what is committed, or may, and that git was configured not to look at. */
  readonly unseen: readonly string[]
  /** Missing when a commit is checked out and no branch. */
  readonly branch?: string
}

/** Looks at the work tree of a handbook. `pages` are the paths of those that were read. */
export async function workTree(place: Repository, pages: readonly string[], env: Environment): Promise<WorkTree> {
  const { top: folder, prefix } = place
  const ask = (args: readonly string[]) => gitOutput(args, { folder, env })
  const signs = await ask(['rev-parse', ...Object.keys(begun).flatMap((name) => ['--git-path', name])])
  const sign = Object.keys(begun).find((_, at) => existsSync(resolve(folder, signs.split('\n')[at]!)))
  const status = await ask(['status', '--porcelain=v1', '-z', '--untracked-files=normal', '--ignore-submodules'])
  const listed = (await ask(['ls-files', '-v', '-z', '--', ...(prefix === '' ? [] : [prefix])])).split('\0')
  const known = new Set(listed.map((entry) => entry.slice(2).normalize('NFC')))
  const isUnseen = (entry: string) => /^[a-zS] /.test(entry)
  const branch = await answerOf(['symbolic-ref', '--quiet', '--short', 'HEAD'], { folder, env })
  return {
    begun: sign === undefined ? undefined : begun[sign],
    uncommitted: inStatus(status),
    unseen: [
      ...listed.filter(isUnseen).map((entry) => entry.slice(2)),
      ...pages.map((path) => prefix + path).filter((path) => !known.has(path.normalize('NFC'))),
    ],
    branch: branch?.trim(),
  }
}

/** What git keeps while something is not done. */
const begun: Readonly<Record<string, string>> = {
  MERGE_HEAD: 'merge',
  'rebase-merge': 'rebase',
  'rebase-apply': 'rebase',
  CHERRY_PICK_HEAD: 'cherry-pick',
  REVERT_HEAD: 'revert',
  BISECT_LOG: 'bisect',
}

/** After a file that was moved comes its old name. */
function inStatus(text: string): string[] {
  const entries = text.split('\0')
  return entries.flatMap((entry, at) => {
    const isOldName = /^[RC]|^.[RC]/.test(entries[at - 1]?.slice(0, 2) ?? '')
    return entry === '' || isOldName ? [] : [entry.slice(3)]
  })
}

/** The page of a release: what somebody has written, with the day of the release, or else the day and what changed in a sentence. */
export function writtenReleasePage(
  handbook: Handbook,
  texts: ReadonlyMap<string, string>,
  { version, date, summary }: Record<'version' | 'date' | 'summary', string>,
): ReleasePage {
  const page = handbook.releases.get(version)?.page
  const before = page && texts.get(page.path)
  if (page === undefined || before === undefined)
    return { path: releasePath(version), after: `---\ndate: ${date}\nsummary: ${JSON.stringify(summary)}\n---\n` }
  const { place } = makePlaces(handbook, '').inPage(page, ['date'])
  return { path: page.path, before, after: fixed(before, [{ file: page.path, place, text: date }]) }
}

/** `step` is what was asked for, `last` the release before. */
type Planned = Pick<Plan, 'version' | 'step'> & { readonly last: string }

/** What keeps a release from being made: ids lost without an explanation, too small a step, or no announcement. */
function releaseProblems(handbook: Handbook, diff: HandbookDiff, planned: Planned): Message[] {
  const release = handbook.releases.get(planned.version)
  const page: PlannedPage = release
    ? { ...planned, file: release.page.path }
    : { ...planned, file: releasePath(planned.version), absent: true }
  const isSilent = !release?.page.text.some(({ text }) => text.trim() !== '')
  return [
    ...diff.pages.filter(isLost).map((lost) => idLost(lost, page)),
    ...tooSmall(diff, page),
    ...(diff.bump === 'major' && isSilent ? [unannounced(page)] : []),
  ]
}

/** Where the page of a release is. */
export const releasePath = (version: string) => `releases/${version}.md`

/** The page of the release that is planned. */
interface PlannedPage extends Planned, Pick<Message, 'file' | 'absent'> {}

/** Guides and people come and go; everything else is named by other pages, so its end has to be explained. */
export const isLost = ({ fate, subject, why, into }: PageDiff): boolean =>
  fate === 'removed' && subject.kind !== 'guide' && subject.kind !== 'person' && why === undefined && into.length === 0

function idLost({ subject: { id, kind, path } }: PageDiff, { file, absent, version, last }: PlannedPage): Message {
  const begin = absent ? `begin ${file} with \`rolebook new release ${version}\` and ` : ''
  const there = absent ? 'in it' : `in ${file}`
  return report(
    'id-lost',
    topOf(file),
    `The ${kind} \`${id}\` of ${last} is gone, and nothing says what became of it`,
    {
      absent,
      hint: `Write \`formerly: ${id}\` on the page that has its place, or ${begin}say under \`retired:\` ${there} why it went. It was ${path}.`,
    },
  )
}

function tooSmall({ bump, reasons }: HandbookDiff, { file, absent, version, step }: PlannedPage): Message[] {
  if (bump === 'none' || steps.indexOf(step) >= steps.indexOf(bump)) return []
  const because = reasons.filter((reason) => reason.bump === bump).map(({ message }) => message)
  const more = because.length > 3 ? ` and ${because.length - 3} more` : ''
  return [
    report('rel-bump', topOf(file), `${version} is a ${step} release, expected a ${bump} one`, {
      absent,
      hint: `Release it with \`--bump ${bump}\`, or leave it to rolebook: ${because.slice(0, 3).join('; ')}${more}.`,
    }),
  ]
}

function unannounced({ file, absent, version }: PlannedPage): Message {
  const who = absent ? 'no page says' : 'its page does not say'
  const where = absent
    ? `Begin ${file} with \`rolebook new release ${version}\` and write in it`
    : `Write it below the second \`---\` of ${file}`
  return report('rel-unannounced', topOf(file), `This release changes jobs, and ${who} so in words`, {
    severity: 'error',
    absent,
    hint: `${where}: what changes, for whom, and why.`,
  })
}
