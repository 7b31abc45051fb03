import { type Fault, type Message, report, topOf } from '../base/messages.ts'
import { joinWithAnd } from '../base/text.ts'
import { makePlaces } from '../check/places.ts'
import { fixed } from '../edit/changes.ts'
import type { Handbook, Release } from '../model/types.ts'
import type { Bump, HandbookDiff, PageDiff } from '../views/diff/types.ts'
import type { ReleasePage } from './release-journal.ts'

export type Step = Exclude<Bump, 'none'>

/** The smallest first. */
export const steps: readonly Step[] = ['patch', 'minor', 'major']

/** Where the page of a release is. */
export const releasePath = (version: string): string => `releases/${version}.md`

/** The page of a release: what somebody has written, with the day of the release, or else the day and what changed in a sentence. */
export function writtenReleasePage(
  handbook: Handbook,
  texts: ReadonlyMap<string, string>,
  { version, date, summary }: Record<'version' | 'date' | 'summary', string>,
): ReleasePage {
  const release = handbook.releases.get(version)
  const path = release?.page.path ?? releasePath(version)
  const before = texts.get(path)
  if (release === undefined || before === undefined)
    return { path, after: `---\ndate: ${date}\nsummary: ${JSON.stringify(summary)}\n---\n` }
  if (!isDated(release)) return { path, before, after: withDay(before, date) }
  const { place } = makePlaces(handbook, '').inPage(release.page, ['date'])
  return { path, before, after: fixed(before, [{ file: path, place, text: date }]) }
}

function withDay(text: string, date: string): string {
  const [fence, end = ''] = /^---[^\S\n]*?(\r?)\n/.exec(text) ?? []
  return fence === undefined
    ? `---\ndate: ${date}\n---\n\n${text}`
    : `${fence}date: ${date}${end}\n${text.slice(fence.length)}`
}

/** Whether a page says the day of its release, which is written when it is made or prepared. Until then, the page is begun. */
export const isDated = ({ page }: Release): boolean => page.data.date !== undefined

const isSilent = ({ page }: Release): boolean => !page.text.some(({ text }) => text.trim() !== '')

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
