import type { Explained, Handbook, Term } from '../types.ts'
import { listed } from './listed.ts'
import { ref } from './refs.ts'

/** The terms that prose explains where it uses them: those that are in use and say what they mean in a sentence. */
export const explained = ({ terms }: Handbook): Explained[] =>
  listed(terms).flatMap((term) => {
    const { summary } = term
    return summary === undefined ? [] : [{ ...ref(term), summary, names: namesOf(term) }]
  })

/** A title such as `Service level objective (SLO)` is two names. What is ambiguous, the title too, is left to the author to link. */
function namesOf({ title, page }: Term): readonly string[] {
  const [, words, short] = /^(.+?)\s*\(([^()]+)\)$/.exec(title) ?? []
  const aliases = page.data.aliases ?? []
  const unclear = new Set(aliases.flatMap(({ name, ambiguous }) => (ambiguous ? name.toLowerCase() : [])))
  const all = [title, words, short, ...aliases.map(({ name }) => name)].flatMap((name) => name?.trim() || [])
  return [...new Set(all)].filter((name) => !unclear.has(name.toLowerCase()))
}
