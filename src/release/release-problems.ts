import { report, top } from '../report.ts'
import type { Handbook, HandbookDiff, Message, PageDiff } from '../types.ts'
import { isSmaller, type Step } from './next-version.ts'

interface Planned {
  readonly version: string
  /** What was asked for. */
  readonly step: Step
  /** The release before. */
  readonly last: string
}

/** What keeps the next release from being one: what it loses without a word, says too little of, or does not announce. */
export function releaseProblems(handbook: Handbook, diff: HandbookDiff, planned: Planned): Message[] {
  const page = `releases/${planned.version}.md`
  return [
    ...diff.pages.filter(isLost).map((lost) => idLost(lost, page, planned.last)),
    ...tooSmall(diff, page, planned),
    ...(diff.bump === 'major' && !isAnnounced(handbook, planned.version)
      ? [unannounced(page, handbook.releases.has(planned.version))]
      : []),
  ]
}

/** Guides and people come and go; everything else is named by others, who are owed a word. */
const isLost = ({ fate, subject, why, into }: PageDiff): boolean =>
  fate === 'removed' && subject.kind !== 'guide' && subject.kind !== 'person' && why === undefined && into.length === 0

const idLost = ({ subject: { id, kind, path } }: PageDiff, page: string, last: string): Message =>
  report('id-lost', page, top, `The ${kind} \`${id}\` of ${last} is gone, and nothing says what became of it`, {
    mend: `Write \`formerly: ${id}\` on the page that has its place, or say under \`retired:\` in ${page} why it went. It was ${path}.`,
  })

function tooSmall({ bump, reasons }: HandbookDiff, page: string, { version, step }: Planned): Message[] {
  if (bump === 'none' || !isSmaller(step, bump)) return []
  const because = reasons.filter((reason) => reason.bump === bump).map(({ message }) => message)
  const more = because.length > 3 ? ` and ${because.length - 3} more` : ''
  return [
    report('rel-bump', page, top, `${version} is a ${step} release, expected a ${bump} one`, {
      mend: `Release it with \`--bump ${bump}\`, or leave it to rolebook: ${because.slice(0, 3).join('; ')}${more}.`,
    }),
  ]
}

function isAnnounced({ releases }: Handbook, version: string): boolean {
  const release = releases.get(version)
  return release?.page.text.some(({ text }) => text.trim() !== '') ?? false
}

function unannounced(page: string, isBegun: boolean): Message {
  const who = isBegun ? 'its page does not say' : 'no page says'
  const begin = isBegun
    ? `Write it below the second \`---\` of ${page}`
    : `Begin ${page} with \`rolebook new release\` and write`
  return report('rel-unannounced', page, top, `This release changes jobs, and ${who} so in words`, {
    severity: 'error',
    mend: `${begin}: what changes, for whom, and why.`,
  })
}
