import { report } from '../report.ts'
import { reviewOf } from '../review-of.ts'
import type { Handbook, Message } from '../types.ts'
import type { Check } from './check.ts'
import type { Places } from './places.ts'

/** Pages that say when they were reviewed are reviewed again in time. Areas of responsibility have a rule of their own. */
function* overdue({ pages, config }: Handbook, { inPage }: Places, _: unknown, today: string): Iterable<Message> {
  for (const page of pages.values()) {
    if (page.kind === 'aor' || page.data.status === 'historical') continue
    const review = reviewOf(page, config)
    if (!review || review.due >= today) continue
    const { on, every, due } = review
    const message = `Nobody has reviewed this page since ${on}, expected every ${every}, so by ${due}`
    const mend = `Read it with care, mend it and write \`reviewedOn: ${today}\`.`
    yield report('review-overdue', page.path, inPage(page, ['reviewedOn']), message, { mend })
  }
}

/** Is what pages say still so? */
export const freshness: readonly Check[] = [overdue]
