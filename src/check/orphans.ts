import { grouped } from '../grouped.ts'
import { report } from '../report.ts'
import type { Handbook, Message, Page } from '../types.ts'
import type { Check } from './check.ts'

// A matrix has its row or column for these, hidden or not.
const alwaysShown = new Set(['role', 'responsibility', 'focus'])

/** A page that the navigation does not show is linked to or named somewhere. */
export const orphans: Check = function* (handbook, { inPage }): Iterable<Message> {
  const hidden = [...handbook.pages.values()].filter(({ data, kind }) => data.hidden && !alwaysShown.has(kind))
  if (hidden.length === 0) return
  const { linked, named } = referredTo(handbook)
  for (const page of hidden) {
    if (isIndex(handbook, page) || isFound(handbook, page, linked, named)) continue
    const message = 'No page leads to this one, and the navigation does not show it'
    const mend = 'Link to it from a page whose readers need it, or remove `hidden`.'
    yield report('page-orphan', page.path, inPage(page, ['hidden'], 'key'), message, { mend })
  }
}

/** What is in a folder leads up to its page. */
const isIndex = ({ folders }: Handbook, { path }: Page): boolean =>
  [...folders.values()].some(({ index }) => index === path)

function isFound(handbook: Handbook, page: Page, linked: ReadonlySet<string>, named: ReadonlyMap<string, Page[]>) {
  if (linked.has(page.path)) return true
  if (page.kind === 'person' && (handbook.people.get(page.title)?.holds.length ?? 0) > 0) return true
  return (named.get(page.id) ?? []).some((other) => other !== page)
}

/** Paths that another page links to, and ids that front matter names anywhere. */
function referredTo({ pages, targets, alternates, redirects, included }: Handbook) {
  const split = redirects.flatMap(({ heirs }) => (heirs.length > 1 ? heirs : []))
  const linked = new Set([...included, ...split])
  for (const [from, leads] of targets)
    for (const target of leads.values()) if (target.kind === 'page' && target.path !== from) linked.add(target.path)
  for (const { target } of alternates) if (target.kind === 'page') linked.add(target.path)
  const words = [...pages.values()].flatMap((page) => wordsIn(page.data).map((word) => [word, page] as const))
  return { linked, named: grouped(words) }
}

/** Every text and key of the front matter: whichever of them is an id names its page. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [key, ...wordsIn(inner)])
}
