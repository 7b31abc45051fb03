import { byText } from '../order.ts'
import { ownersOf } from '../owners-of.ts'
import { present } from '../present.ts'
import { report, top } from '../report.ts'
import type { Handbook, Message, Page, Responsibility } from '../types.ts'
import { alike, wordsOf } from './alike.ts'
import type { Places } from './places.ts'

// Titles are short, so that in effect they have the same words. Measured on the starter handbook, no two titles have more
// than a third of their words in common and no two summaries more than an eighth, while a summary of seven such words that
// was copied and changed in one has three quarters. Summaries of a few words are alike by chance.
const share = { title: 0.8, summary: 0.7 }
const fewestOfSummary = 5

/** Two responsibilities that say nearly the same have one owner, or else are one. */
export function* overlap({ responsibilities }: Handbook, { inPage }: Places): Iterable<Message> {
  const owned = present(responsibilities)
    .filter(({ ownership }) => ownership.kind !== 'nobody')
    .sort((a, b) => byText(a.page.path, b.page.path))
  const owners = new Map(owned.map((one) => [one, inWords(one)]))
  const mayConfuse = (one: Responsibility, other: Responsibility) =>
    owners.get(one) !== owners.get(other) && !isFacet(one, other) && !isFacet(other, one)
  const titles = owned.flatMap((item) => namesOf(item).map((name) => ({ item, words: wordsOf(name) })))
  const summaries = owned
    .map((item) => ({ item, words: wordsOf(item.summary ?? '') }))
    .filter(({ words }) => words.size >= fewestOfSummary)
  const byTitle = alike(titles, share.title, mayConfuse)
  const bySummary = alike(summaries, share.summary, mayConfuse)
  for (const one of owned) {
    const what = byTitle.has(one) ? 'title' : 'summary'
    const other = byTitle.get(one) ?? bySummary.get(one)
    if (!other) continue
    const message = `Unexpected ${what} nearly the same as that of \`${other.id}\`, which ${owners.get(other)} while ${owners.get(one)} this`
    yield report('own-overlap', one.page.path, placeOf(one.page, what), message, {
      mend: 'Keep one page and name the other role under `supports`, or say in both how they differ.',
      related: { file: other.page.path, place: placeOf(other.page, what), message: 'the other one is here' },
    })
  }

  function placeOf(page: Page, what: 'title' | 'summary'): Message['place'] {
    return page.data[what] === undefined ? (page.headings[0]?.place ?? top) : inPage(page, [what])
  }
}

const namesOf = ({ title, page }: Responsibility): string[] => [
  title,
  ...(page.data.aliases ?? []).map(({ name }) => name),
]

/** A side of what is shared has its name for a reason. */
const isFacet = ({ ownership }: Responsibility, other: Responsibility): boolean =>
  ownership.kind === 'shared' && [...ownership.facets.values()].includes(other.id)

/** `em` owns, `em` and `tl` share. */
function inWords(one: Responsibility): string {
  const owners = [...ownersOf(one)].sort().map((role) => `\`${role}\``)
  return owners.length === 0 ? 'everyone has' : `${owners.join(' and ')} ${owners.length > 1 ? 'share' : 'owns'}`
}
