import { clipped } from '../clipped.ts'
import { byText } from '../order.ts'
import { present } from '../present.ts'
import { report, top } from '../report.ts'
import type { Handbook, Message, Page } from '../types.ts'
import type { Check } from './check.ts'
import { leftOut } from './left-out.ts'
import type { Places } from './places.ts'
import { textPlace } from './text-place.ts'

/** A responsibility is understood by what it looks like. */
function* missing({ responsibilities }: Handbook, places: Places): Iterable<Message> {
  for (const { examples, page } of present(responsibilities)) {
    if (examples.length > 0 || !leftOut(page, ['examples'], places)) continue
    const written = /^examples/m.test(page.yaml) ? places.inPage(page, ['examples'], 'key') : top
    const mend = 'Add `examples:` with a sentence or two about what somebody does who has it.'
    yield report('ex-missing', page.path, written, 'This responsibility has no example', { mend })
  }
}

/** One example belongs to one page. */
function* duplicate({ entities, guides }: Handbook, places: Places): Iterable<Message> {
  const first = new Map<string, { readonly page: Page; readonly text: string }>()
  const pages = [...entities.values(), ...guides.values()]
    .filter(({ status, page }) => status === 'active' && page.data.examples)
    .map(({ page }) => page)
    .sort((a, b) => byText(a.path, b.path))
  for (const page of pages)
    for (const text of new Set(page.data.examples!.map(({ text }) => text))) {
      // A word or two is a placeholder.
      if (wordsOf(text).length < 3) continue
      const other = first.get(spelling(text))
      if (!other) first.set(spelling(text), { page, text })
      else if (other.page !== page) {
        const related = {
          file: other.page.path,
          place: textPlace(other.page, other.text, ['examples'], places),
          message: 'it stands here too',
        }
        const message = `Unexpected example that \`${other.page.id}\` has as well: \`${clipped(text, 60)}\``
        const mend = 'Keep it where it belongs, or tell it on each page from the side of that page.'
        yield report('ex-duplicate', page.path, textPlace(page, text, ['examples'], places), message, { mend, related })
      }
    }
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

/** Case, space and punctuation do not make two examples of one. */
const spelling = (text: string): string => wordsOf(text).join(' ').toLowerCase()

/** Do examples tell pages apart? */
export const examples: readonly Check[] = [missing, duplicate]
