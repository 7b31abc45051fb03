import { report, top } from '../report.ts'
import type { Claim, Handbook, Message } from '../types.ts'
import type { Check } from './check.ts'
import type { Places } from './places.ts'
import { shownUrl } from './shown-url.ts'

/** What a page says it was once called is an address that nothing else has. */
function* free({ claims, pages, hrefs }: Handbook, places: Places): Iterable<Message> {
  for (const claim of claims) {
    const place = places.inPage(pages.get(claim.path)!, claim.key)
    if (claim.fault?.kind === 'refused') yield refused(claim, claim.fault.why, place)
    if (claim.fault?.kind === 'taken') yield taken(claim, claim.fault.by, place, hrefs)
  }
}

const refused = ({ path, key, written }: Claim, why: string, place: Message['place']): Message =>
  report(
    'formerly-refused',
    path,
    place,
    `Unexpected \`${shownUrl(written)}\` for \`${key[0]}\`, expected an address of this site: ${why}`,
    { mend: 'Write where the page was as a path from the handbook’s folder, such as `old/page.md`, or remove it.' },
  )

function taken(
  { path, href, written }: Claim,
  by: string | undefined,
  place: Message['place'],
  hrefs: Handbook['hrefs'],
): Message {
  const what = `Nothing leads from \`${shownUrl(written)}\` to this page`
  if (by === path)
    return report('formerly-taken', path, place, `${what}: that is its address now`, { mend: 'Remove it.' })
  if (by === undefined)
    return report('formerly-taken', path, place, `${what}: the site needs \`${href}\` for itself`, {
      mend: 'Remove it.',
    })
  const why = hrefs.get(by) === href ? 'another page is there now' : `\`${by}\` is in its way`
  return report('formerly-taken', path, place, `${what}: ${why}`, {
    mend: `Remove it, or rename \`${by}\`.`,
    related: { file: by, place: top, message: 'the other page is here' },
  })
}

/** Do old addresses lead on? */
export const claims: readonly Check[] = [free]
