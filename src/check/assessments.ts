import { report } from '../report.ts'
import type { Handbook, Message } from '../types.ts'
import type { Check } from './check.ts'
import type { Places } from './places.ts'

/** Nobody can meet more statements than there are. */
function* passes({ pages }: Handbook, { inPage }: Places): Iterable<Message> {
  for (const page of pages.values()) {
    if (page.data.kind !== 'assessment') continue
    const { statements = [], passes } = page.data
    if (typeof passes !== 'number' || statements.length === 0 || passes <= statements.length) continue
    const message = `Unexpected \`${passes}\` for \`passes\`, expected at most ${statements.length}, as many as there are statements`
    yield report('assess-passes', page.path, inPage(page, ['passes']), message, {
      mend: 'Lower the number, write `half` or `all`, or add statements.',
    })
  }
}

/** Can an assessment be passed? */
export const assessments: readonly Check[] = [passes]
