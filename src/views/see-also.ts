import type { Entity, Handbook, Term } from '../types.ts'

/** The pages a term refers to: entities and, by their path without ending, guides. */
export const seeAlso = ({ entities, guides }: Handbook, { seeAlso }: Term): Entity[] =>
  [...new Set(seeAlso)].flatMap((id) => entities.get(id) ?? guides.get(`${id}.md`) ?? [])
