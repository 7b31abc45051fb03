import { byText } from '../../order.ts'
import type { Handbook, PageDiff } from '../../types.ts'
import { keyDiffs } from './key-diffs.ts'
import type { Match, Pair } from './match.ts'
import { retiredIn } from './retired.ts'
import { textDiff } from './text-diff.ts'

/** Every page that is new, gone, or not as it was, in order of path. */
export function pageDiffs(to: Handbook, match: Match): PageDiff[] {
  const retired = retiredIn(to)
  return match.pairs.flatMap((pair) => pageDiff(pair) ?? []).sort((a, b) => byText(a.subject.path, b.subject.path))

  function pageDiff({ subject, was, is, into }: Pair): PageDiff | undefined {
    if (!was) return { subject, fate: 'added', into, keys: [], text: { kind: 'same' } }
    if (!is) {
      const why = retired.get(was.id)
      return { subject, fate: 'removed', into, keys: [], text: { kind: 'same' }, ...(why !== undefined && { why }) }
    }
    const isMoved = was.id !== is.id || was.path !== is.path
    // That it says what it was called is what makes it the same page.
    const keys = keyDiffs(was, is, match).filter(({ key }) => !(isMoved && key === 'formerly'))
    const text = textDiff(was, is)
    // Comments, quotes and the order of keys are looks, too.
    const looks = text.kind === 'same' && keys.length === 0 && was.yaml !== is.yaml
    if (!isMoved && !looks && keys.length === 0 && text.kind === 'same') return undefined
    return {
      subject,
      fate: isMoved ? 'renamed' : 'changed',
      ...(isMoved && { from: { path: was.path, id: was.id } }),
      into,
      keys,
      text: looks ? { kind: 'formatting' } : text,
    }
  }
}
