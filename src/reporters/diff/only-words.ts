import type { HandbookDiff } from '../../types.ts'

/** Whether nothing but wording, links and upkeep changed, on pages that stay where they are. */
export const isOnlyWords = ({ reasons, pages }: HandbookDiff): boolean =>
  reasons.length > 0 &&
  reasons.every(({ rule }) => rule === 'text' || rule === 'upkeep') &&
  pages.every(({ fate }) => fate === 'changed')

/** The same in a sentence, which names a few of the pages. */
export function onlyWords({ pages }: HandbookDiff, named: (path: string) => string): string {
  const [few, more] = [pages.slice(0, 3), pages.length - 3]
  const names = few.map(({ subject }) => named(subject.path)).join(', ')
  return `only wording, links or upkeep changed, in ${names}${more > 0 ? ` and ${more} more` : ''}`
}
