import { type FilePlace, type Message, type Place, report, topOf } from '../base/messages.ts'
import { byText, truncate } from '../base/text.ts'
import { activeEntities } from '../model/queries.ts'
import type { Entity, Handbook, Role, Team, Term } from '../model/types.ts'
import type { Page } from '../parse/types.ts'
import { type Check, lacksKey, type Places, textPlace, titlePlace } from './places.ts'
import { findCircle } from './roles.ts'

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
    const hint = `Add a page to \`glossary/\` with \`${term}\` as its title or among its \`aliases\`.`
    yield report('term-undefined', { file: page.path, place }, message, { hint })
  }
}

const namesOf = (entity: Entity | Role): string[] => [
  entity.title,
  ...(entity.page.data.aliases ?? []).map(({ name }) => name),
  ...('short' in entity ? [entity.short] : []),
]

/** A title such as `Service level objective (SLO)` explains what is between its brackets. */
const capitalsIn = (name: string): string[] => name.match(/\p{Lu}[\p{Lu}\p{N}]+/gu) ?? []

/** Two entries cannot both say what a term means. */
function* termClashes({ terms }: Handbook, places: Places): Iterable<Message> {
  const first = new Map<string, { readonly term: Term; readonly place: () => FilePlace }>()
  const entries = activeEntities(terms).sort((a, b) => byText(a.page.path, b.page.path))
  for (const term of entries)
    for (const { name, place } of claimsOf(term, places)) {
      const key = name.toLowerCase().replace(/\s+/g, ' ')
      const other = first.get(key)
      if (!other) first.set(key, { term, place })
      else if (other.term !== term) {
        const related = { ...other.place(), message: 'the other entry has it here' }
        const message = `Unexpected second entry for \`${name}\`, expected one: \`${other.term.id}\` explains it too`
        const hint =
          'Keep one entry and link to it, or mark the name on both: `aliases: [{ name: …, ambiguous: true }]`.'
        yield report('term-clash', place(), message, { hint, related })
      }
    }
}

function claimsOf({ title, page }: Term, places: Places) {
  const aliases = (page.data.aliases ?? []).flatMap(({ name, ambiguous }, index) =>
    ambiguous ? [] : [{ name, place: () => textPlace(page, name, ['aliases', index], places) }],
  )
  return [{ name: title, place: () => titlePlace(page, places) }, ...aliases]
}

function* missingExamples({ responsibilities }: Handbook, places: Places): Iterable<Message> {
  for (const { examples, page } of activeEntities(responsibilities)) {
    if (examples.length > 0 || !lacksKey(page, ['examples'], places)) continue
    const at = /^examples/m.test(page.yaml) ? places.inPage(page, ['examples'], 'key') : topOf(page.path)
    const hint = 'Add `examples:` with a sentence or two about what people who have it do.'
    yield report('ex-missing', at, 'This responsibility has no example', { hint })
  }
}

function* duplicateExamples({ entities, guides }: Handbook, places: Places): Iterable<Message> {
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
        const related = { ...textPlace(other.page, other.text, ['examples'], places), message: 'it is here too' }
        const message = `Unexpected example that \`${other.page.id}\` has as well: \`${truncate(text, 60)}\``
        const hint = 'Keep it on the page where it belongs, or word it on each page from that page’s point of view.'
        yield report('ex-duplicate', textPlace(page, text, ['examples'], places), message, { hint, related })
      }
    }
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

/** Case, space and punctuation do not make two examples of one. */
const spelling = (text: string): string => wordsOf(text).join(' ').toLowerCase()

/** A team is part of something of a larger scope, and never of itself. */
const teamScopes: Check = function* (handbook, { inPage }) {
  const { teams, scopes } = handbook
  const above = (id: string) => {
    const data = teams.get(id)?.page.data
    return data?.kind === 'team' ? data.partOf : undefined
  }
  const sizeOf = ({ scope }: Team) => scopes.findIndex(({ id }) => id === scope)
  for (const team of activeEntities(teams)) {
    const { id, page } = team
    const whole = teams.get(above(id) ?? '')
    if (!whole) continue
    const place = inPage(page, ['partOf'])
    const circle = findCircle(id, (one) => [above(one) ?? []].flat())
    if (circle.length > 0) {
      const way = circle.map((one) => `\`${one}\``).join(' in ')
      yield report('scope-parent', place, `Unexpected circle: ${way}`, {
        hint: 'Name what is larger than the team, or remove `partOf` from the largest.',
      })
    } else if (sizeOf(team) >= 0 && sizeOf(whole) >= 0 && sizeOf(whole) <= sizeOf(team)) {
      const larger = activeEntities(teams).filter((other) => sizeOf(other) > sizeOf(team))
      const names = larger.map((other) => other.id)
      const titleOf = ({ scope }: Team) => scopes.find((one) => one.id === scope)!.title
      const message = `Unexpected \`${whole.id}\` of the scope ${titleOf(whole)} for \`partOf\` of the scope ${titleOf(team)}, expected a larger scope`
      const related = { ...inPage(whole.page, ['scope']), message: `the scope of \`${whole.id}\` is here` }
      yield report('scope-parent', place, message, {
        ...(names.length > 0 && { expected: names.slice(0, 12) }),
        hint: 'Name what the team is part of, or fix the scope of one of the two.',
        related,
      })
    }
  }
}

/** Is every term explained, and once; do examples distinguish pages; are teams part of something larger? */
export const proseChecks: readonly Check[] = [
  missingExamples,
  duplicateExamples,
  undefinedTerms,
  termClashes,
  teamScopes,
]
