import { given } from '../given.ts'
import type { Handbook, Term, TermView } from '../types.ts'
import { ref } from './refs.ts'
import { seeAlso } from './see-also.ts'

/** A word and what it means. */
export function termView(handbook: Handbook, term: Term): TermView {
  const { title, summary, aliases } = term
  return given({ kind: 'term' as const, title, summary, aliases, seeAlso: seeAlso(handbook, term).map(ref) })
}
