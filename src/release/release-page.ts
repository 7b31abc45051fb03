import { inc } from 'semver'
import { type Fault, type Message, report, topOf } from '../base/messages.ts'
import { joinWithAnd } from '../base/text.ts'
import { makePlaces } from '../check/places.ts'
import { fixed } from '../edit/changes.ts'
import type { Handbook, Release } from '../model/types.ts'
import type { Page } from '../parse/types.ts'
import { shortName } from '../reporters/diff-words.ts'
import type { Bump, HandbookDiff, PageDiff } from '../views/diff/types.ts'
import type { ReleaseFile } from './release-journal.ts'

export type Step = Exclude<Bump, 'none'>

/** The smallest first. */
export const steps: readonly Step[] = ['patch', 'minor', 'major']

/** Where the page of a release is. */
export const releasePath = (version: string): string => `releases/${version}.md`

/** The page of a release: what somebody has written, with the day of the release, or else the day and what changed in a sentence. */
export function writtenReleasePage(
  handbook: Handbook,
  texts: ReadonlyMap<string, string>,
  { version, date, changes }: { readonly version: string; readonly date: string; readonly changes?: HandbookDiff },
): ReleaseFile {
  const release = handbook.releases.get(version)
  const path = release?.page.path ?? releasePath(version)
  const before = texts.get(path)
  if (release === undefined || before === undefined) {
    const summary = summaryLine(changes ? summaryOf(changes) : firstRelease)
    return { path, after: `---\ndate: ${date}\n${summary}---\n` }
  }
  if (!isDated(release)) return { path, before, after: withDay(before, date) }
  const { place } = makePlaces(handbook, '').inPage(release.page, ['date'])
  return { path, before, after: fixed(before, [{ file: path, place, text: date }]) }
}

/** What there is to say of a release that none comes before. */
export const firstRelease = 'The first release of this handbook.'

/** The changes of a release in a sentence. */
export function summaryOf({ roles, reasons }: HandbookDiff): string {
  const moved = roles.filter(({ moves, combined }) => moves.length > 0 && !combined).map(({ role }) => shortName(role))
  if (moved.length > 0) return `Changes what ${moved.join(', ')} answer${moved.length === 1 ? 's' : ''} for.`
  return `${reasons[0]!.message}${reasons.length > 1 ? ', and more' : ''}.`
}

/** A summary as it is written into a new page. */
export const summaryLine = (summary: string): string => `summary: ${JSON.stringify(summary)}\n`

function withDay(text: string, date: string): string {
  const [fence, end = ''] = /^---[^\S\n]*?(\r?)\n/.exec(text) ?? []
  return fence === undefined
    ? `---\ndate: ${date}\n---\n\n${text}`
    : `${fence}date: ${date}${end}\n${text.slice(fence.length)}`
}

/** Whether a page says the day of its release, which is written when it is made or prepared. Until then, the page is begun. */
export const isDated = ({ page }: Release): boolean => page.data.date !== undefined

/** Whether a page says nothing in words. */
export const isSilent = ({ page }: { readonly page: Page }): boolean => page.opening === undefined

/** Whether a page was begun and is as `rolebook new` wrote it. */
export const isUnwritten = (release: Release): boolean => isSilent(release) && !isDated(release)

/** The problem that a page was begun and says nothing. */
export const reportUnwritten = (release: Release): Message =>
  reportSilence(release, `The page of ${release.id} is begun and says nothing yet`)

const reportSilence = ({ page: { path } }: Release, message: string): Message =>
  report('rel-unannounced', topOf(path), message, {
    severity: 'error',
    hint: `Write it below the second \`---\` of ${path}: what changes, for whom, and why.`,
  })

/** The release that is planned. */
interface Planned {
  readonly version: string
  /** What was asked for. */
  readonly step: Step
  /** The release before. */
  readonly last: string
}

/** What is wrong with the page of a release: it says nothing, or not enough, or its version says too little. */
export function findPageProblems(release: Release, changes: HandbookDiff, planned: Planned): Message[] {
  // One thing at a time: who writes it sees there what else it has to say.
  if (isUnwritten(release)) return [reportUnwritten(release)]
  const { version, step, last } = planned
  if (isDated(release) && isTooSmall(changes, step)) return [reportOvertaken(release, changes, planned)]
  const { path } = release.page
  const lost = changes.pages.filter(isLost).map((page) => reportLost(page, path, last))
  const tooSmall = report('rel-bump', topOf(path), `${version} is a ${step} release, expected a ${changes.bump} one`, {
    hint: `Release it with \`--bump ${changes.bump}\`, or leave it to rolebook: ${strongest(changes)}.`,
  })
  const message = 'This release changes jobs, and its page does not say so in words'
  return [
    ...lost,
    ...(isTooSmall(changes, step) ? [tooSmall] : []),
    ...(changes.bump === 'major' && isSilent(release) ? [reportSilence(release, message)] : []),
  ]
}

/** A release was prepared, and then more changed than its version says. */
function reportOvertaken(
  { page: { path } }: Release,
  changes: HandbookDiff,
  { version, step, last }: Planned,
): Message {
  const due = inc(last, changes.bump as Step)!
  const message = `${version} was prepared as a ${step} release after ${last}, and has to be ${due} now: ${strongest(changes)}`
  return report('rel-bump', topOf(path), message, {
    hint: `Run \`rolebook release --prepare\`: it moves ${path} with its text to ${due}, on a branch to merge. Where you may push to main, \`rolebook release\` moves and releases it.`,
  })
}

/** Guides and people come and go; everything else is named by other pages, so its end has to be explained. */
export const isLost = ({ fate, subject, why, into }: PageDiff): boolean =>
  fate === 'removed' && subject.kind !== 'guide' && subject.kind !== 'person' && why === undefined && into.length === 0

function reportLost({ subject: { id, kind, path } }: PageDiff, file: string, last: string): Message {
  const message = `The ${kind} \`${id}\` of ${last} is gone, and nothing says what became of it`
  return report('id-lost', topOf(file), message, {
    hint: `Write \`formerly: ${id}\` on the page that has its place, or say under \`retired:\` in ${file} why it went. It was ${path}.`,
  })
}

const isTooSmall = ({ bump }: HandbookDiff, step: Step): boolean =>
  bump !== 'none' && steps.indexOf(step) < steps.indexOf(bump)

/** The changes that make the step as large as it is. */
function strongest({ bump, reasons }: HandbookDiff): string {
  const because = reasons.filter((reason) => reason.bump === bump).map(({ message }) => message)
  return because.slice(0, 3).join('; ') + (because.length > 3 ? ` and ${because.length - 3} more` : '')
}

/** Why a release that has no page cannot be made, if it cannot. */
export function explainNeed(changes: HandbookDiff, { version, step, last }: Planned): Fault | undefined {
  if (isTooSmall(changes, step))
    return {
      message: `${version} would be a ${step} release, expected a ${changes.bump} one`,
      hint: `Release it with \`--bump ${changes.bump}\`, or leave it to rolebook: ${strongest(changes)}.`,
    }
  const lost = changes.pages.filter(isLost).map(({ subject }) => `the ${subject.kind} \`${subject.id}\``)
  const toSay = [
    ...(changes.bump === 'major' ? ['what changes for whom'] : []),
    ...(lost.length > 0 ? [`what became of ${joinWithAnd(lost)} of ${last}`] : []),
  ]
  if (toSay.length === 0) return undefined
  return {
    message: `${version} needs a page that says in words ${toSay.join(', and ')}`,
    hint: `Run \`rolebook new release ${version}\`, write in the page, then run this again.`,
  }
}

/** What changed since the last release, as the page of the next has it in a comment, which two dashes might end. */
export const listSince = (last: string, changes: readonly string[]): string =>
  changes.length === 0
    ? ''
    : ` Since ${last} these are:\n\n${changes.map((change) => `- ${change.replace(/-{2,}/g, '–')}\n`).join('')}`

/** Such a list in a page. */
export const listInPage = / Since \d+\.\d+\.\d+ these are:\n\n(?:- .*\n)*/
