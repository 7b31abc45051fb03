import { addDuration } from '../base/dates.ts'
import { findNearest, type Message, report } from '../base/messages.ts'
import { reviewOf } from '../model/queries.ts'
import type { Handbook, Time } from '../model/types.ts'
import { type Check, type CheckContext, lacksKey, type Places, wasReadFully } from './places.ts'

function* timeBuckets(handbook: Handbook, places: Places): Iterable<Message> {
  const buckets = handbook.buckets.map(({ id }) => id)
  for (const { page, time } of handbook.roles.values()) {
    if (!time || !wasReadFully(page, ['time'], places)) continue
    // A bucket that does not exist is reported, and may be meant for the one that is missing.
    if ([...time.keys()].some((id) => !buckets.includes(id))) continue
    const missing = buckets.filter((id) => !time.has(id))
    const sum = sumOf(time)
    const at = () => places.inPage(page, ['time'], 'key')
    if (missing.length > 0) {
      const what = `Missing time bucket${missing.length > 1 ? 's' : ''} ${missing.map((id) => `\`${id}\``).join(', ')}`
      const rest = missing.length === 1 && sum.min === sum.max && sum.max <= 100 ? rounded(100 - sum.max) : undefined
      yield report('time-bucket', at(), `${what}, expected a percentage for every bucket`, {
        expected: missing,
        hint:
          rest === undefined
            ? `Add ${missing.map((id) => `\`${id}:\``).join(', ')} with a percentage each, 0 where no time goes there.`
            : `Add \`${missing[0]}: ${rest}\` under \`time\`.`,
      })
    } else if (sum.min > 100 || sum.max < 100)
      yield report('time-sum', at(), `Unexpected sum of ${shareText(sum)} percent, expected 100`, {
        hint:
          sum.min > 100
            ? `Take ${rounded(sum.min - 100)} away from one of the buckets.`
            : `Add ${rounded(100 - sum.max)} to one of the buckets.`,
      })
  }
}

type Share = { readonly min: number; readonly max: number }

const rounded = (percent: number): number => Math.round(percent * 1000) / 1000

function sumOf(time: Time): Share {
  const shares = [...time.values()]
  const sum = (figures: readonly number[]) => rounded(figures.reduce((all, one) => all + one, 0))
  return { min: sum(shares.map(({ min }) => min)), max: sum(shares.map(({ max }) => max)) }
}

const shareText = ({ min, max }: Share, dash = ' to '): string => (min === max ? `${min}` : `${min}${dash}${max}`)

function* timeMinimum({ roles }: Handbook, { inPage }: Places): Iterable<Message> {
  for (const { page, time } of roles.values()) {
    for (const [bucket, least] of Object.entries(page.data.timeMinimum ?? {})) {
      const share = time?.get(bucket)
      if (!share || share.min >= least) continue
      const enough = shareText({ min: least, max: Math.max(least, share.max) }, '-')
      const found = shareText(share, '-')
      const message = `Unexpected \`${found}\` for \`${bucket}\`, expected at least ${least}`
      const hint = `Write \`${bucket}: ${enough}\` and take the difference from another bucket, or lower \`timeMinimum\`.`
      const related = { ...inPage(page, ['timeMinimum', bucket]), message: 'the least is written here' }
      yield report('time-minimum', inPage(page, ['time', bucket]), message, { hint, related })
    }
  }
}

/** What a combined role shows without a time of its own is the time of two people. */
function* combinedTime({ roles }: Handbook, places: Places): Iterable<Message> {
  for (const { page, status, combinedTime, combines } of roles.values()) {
    if (!combinedTime || status !== 'active') continue
    const all = [page, ...combines.flatMap((id) => roles.get(id)?.page ?? [])]
    if (!all.every((one) => wasReadFully(one, ['time'], places))) continue
    const sum = shareText(sumOf(combinedTime))
    const message = `No \`time\` of its own: this role shows ${sum} percent, the sum of its parts`
    yield report('time-combined', places.inPage(page, ['combines']), message, {
      hint: 'Leave it if that is intended, or write `time:` with how a week is spent.',
    })
  }
}

/** A few days ahead may be the day of the release; more is a slip of the year or the month. */
function* reviewsAhead({ pages }: Handbook, { inPage, today }: CheckContext): Iterable<Message> {
  const latest = addDuration(today, '1 month')
  for (const page of pages.values()) {
    const { reviewedOn } = page.data
    if (reviewedOn === undefined || reviewedOn <= latest) continue
    const message = `Unexpected review on \`${reviewedOn}\`, expected a day that is not far in the future`
    const hint = `Write when somebody last read the page with care, such as \`${today}\`, or remove the key.`
    yield report('review-ahead', inPage(page, ['reviewedOn']), message, { hint })
  }
}

/** Pages that say when they were reviewed are reviewed again in time. Areas of responsibility have a rule of their own. */
function* overdueReviews({ pages, config }: Handbook, { inPage, today }: CheckContext): Iterable<Message> {
  for (const page of pages.values()) {
    if (page.kind === 'aor' || page.data.status === 'historical') continue
    const review = reviewOf(page, config)
    if (!review || review.due >= today) continue
    const { on, every, due } = review
    const message = `Nobody has reviewed this page since ${on}, expected every ${every}, so by ${due}`
    const hint = `Read it with care, fix it and write \`reviewedOn: ${today}\`.`
    yield report('review-overdue', inPage(page, ['reviewedOn']), message, { hint })
  }
}

function* oneWayTensions({ pages, entities, guides }: Handbook, places: Places): Iterable<Message> {
  const named = (id: string) => entities.get(id) ?? guides.get(`${id}.md`)
  for (const page of pages.values())
    for (const [index, id] of (page.data.inTensionWith ?? []).entries()) {
      const other = named(id)?.page
      if (!other || other === page || other.data.inTensionWith?.includes(page.id)) continue
      // What is written there and could not be read, or names nothing, may be this page.
      if (!other.data.inTensionWith && !lacksKey(other, ['inTensionWith'], places)) continue
      if (other.data.inTensionWith?.some((name) => !named(name) && findNearest(name, [page.id]).length > 0)) continue
      const message = `\`${id}\` does not say that it is in tension with this page`
      const hint = `Add \`${page.id}\` to \`inTensionWith\` of \`${other.path}\`.`
      yield report('tension-oneway', places.inPage(page, ['inTensionWith', index]), message, { hint })
    }
}

/** Is all of a role’s time accounted for, are reviews done in time, and do both sides know of a tension? */
export const upkeepChecks: readonly Check[] = [
  timeBuckets,
  timeMinimum,
  combinedTime,
  oneWayTensions,
  reviewsAhead,
  overdueReviews,
]
