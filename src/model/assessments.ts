import { given } from '../given.ts'
import { byOrder } from '../order.ts'
import type { Assessment } from '../types.ts'
import { entity } from './entity.ts'
import { type Found, known, type PageOf } from './pages.ts'

/** The assessments by `order`, then by title. */
export function assessments(
  pages: ReadonlyMap<string, PageOf<'assessment'>>,
  found: Found,
  hrefs: ReadonlyMap<string, string>,
): Map<string, Assessment> {
  const sorted = [...pages.values()].sort(byOrder)
  return new Map(
    sorted.map((page): [string, Assessment] => {
      const { ownerRole, role, statements = [], passes, outcomes = {}, prompts = {} } = page.data
      return [
        page.id,
        given({
          ...entity(page, hrefs),
          owner: known(ownerRole, found.roles),
          role: known(role, found.roles),
          statements,
          passes,
          needed: needed(passes, statements.length),
          outcomes: given(outcomes),
          prompts: new Map(Object.entries(prompts)),
        }),
      ]
    }),
  )
}

function needed(passes: Assessment['passes'] | undefined, statements: number): number | undefined {
  if (statements === 0 || passes === undefined) return undefined
  if (passes === 'half') return Math.ceil(statements / 2)
  return passes === 'all' ? statements : Math.min(passes, statements)
}
