import { byText } from '../order.ts'
import { present } from '../present.ts'
import { report } from '../report.ts'
import type { Entity, Handbook, Message, Page, Place, Role, Term } from '../types.ts'
import type { Check } from './check.ts'
import type { Places } from './places.ts'
import { textPlace } from './text-place.ts'
import { titlePlace } from './title-place.ts'

const often = 3

/**
 * An abbreviation that many pages use is explained somewhere. One note for each, where it is used first. A folder of prose
 * alone has no glossary to look it up in.
 */
function* undefinedTerms({ pages, entities, guides, roles, terms }: Handbook): Iterable<Message> {
  if (entities.size === 0) return
  const used = new Map<string, { readonly page: Page; readonly place: Place; count: number }>()
  for (const page of pages.values())
    for (const { term, place, count } of page.capitals) {
      const seen = used.get(term)
      if (seen) seen.count += count
      else used.set(term, { page, place, count })
    }
  if (![...used.values()].some(({ count }) => count >= often)) return
  const explained = new Set([...terms.values(), ...roles.values()].flatMap(namesOf).flatMap(capitalsIn))
  const named = new Set([...entities.values(), ...guides.values()].flatMap(namesOf))
  for (const [term, { page, place, count }] of used) {
    if (count < often || explained.has(term) || named.has(term)) continue
    const message = `\`${term}\` is used ${count} times, here first, and has no entry in the glossary`
    const mend = `Add a page to \`glossary/\` with \`${term}\` as its title or among its \`aliases\`.`
    yield report('term-undefined', page.path, place, message, { mend })
  }
}

const namesOf = (entity: Entity | Role): string[] => [
  entity.title,
  ...(entity.page.data.aliases ?? []).map(({ name }) => name),
  ...('short' in entity ? [entity.short] : []),
]

/** A title such as `Service level objective (SLO)` explains what stands between its brackets. */
const capitalsIn = (name: string): string[] => name.match(/\p{Lu}[\p{Lu}\p{N}]+/gu) ?? []

/** Two entries cannot both say what a term means. */
function* clashes({ terms }: Handbook, places: Places): Iterable<Message> {
  const first = new Map<string, { readonly term: Term; readonly place: () => Place }>()
  const entries = present(terms).sort((a, b) => byText(a.page.path, b.page.path))
  for (const term of entries)
    for (const { name, place } of claimsOf(term, places)) {
      const key = name.toLowerCase().replace(/\s+/g, ' ')
      const other = first.get(key)
      if (!other) first.set(key, { term, place })
      else if (other.term !== term) {
        const related = { file: other.term.page.path, place: other.place(), message: 'the other entry has it here' }
        const message = `Unexpected second entry for \`${name}\`, expected one: \`${other.term.id}\` explains it too`
        const mend =
          'Keep one entry and link to it, or mark the name on both: `aliases: [{ name: …, ambiguous: true }]`.'
        yield report('term-clash', term.page.path, place(), message, { mend, related })
      }
    }
}

function claimsOf({ title, page }: Term, places: Places) {
  const aliases = (page.data.aliases ?? []).flatMap(({ name, ambiguous }, index) =>
    ambiguous ? [] : [{ name, place: () => textPlace(page, name, ['aliases', index], places) }],
  )
  return [{ name: title, place: () => titlePlace(page, places) }, ...aliases]
}

/** Is every term explained, and once? */
export const glossary: readonly Check[] = [undefinedTerms, clashes]
