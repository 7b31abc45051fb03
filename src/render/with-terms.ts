import { escapeHtml } from '../../templates/escape.ts'
import type { Fragment, Hole } from '../types.ts'
import type { Filling } from './fill.ts'
import type { TermUse } from './glossary.ts'

/** Wraps each use of a term into a link to its page, described by what it means. The words stay as they are. */
export function withTerms(body: Fragment, uses: readonly TermUse[], link: Filling['link']): Fragment {
  const ids = termIds(uses)
  const marked = [...body]
  // From the last to the first, so that places in a chunk stay what they were.
  for (const { part, at, length, term } of [...uses].reverse()) {
    const here = marked[part]!
    const id = ids.get(term)!
    if (typeof here !== 'string') {
      marked[part] = described(here, id)
    } else {
      const start = `<a class="term" href="${escapeHtml(link(term))}" aria-describedby="${id}">`
      const end = at + length
      marked[part] = `${here.slice(0, at)}${start}${here.slice(at, end)}</a>${here.slice(end)}`
    }
  }
  return marked
}

/** Of each term that is used, the id of the element that says what it means. */
export const termIds = (uses: readonly TermUse[]): ReadonlyMap<string, string> =>
  new Map([...new Set(uses.map(({ term }) => term))].map((term, index) => [term, `rb-term-${index + 1}`]))

/** A link of the author's own looks like any other. */
const described = (hole: Hole, id: string): Hole =>
  hole.kind === 'link' ? { ...hole, attributes: { ...hole.attributes, 'aria-describedby': id } } : hole
