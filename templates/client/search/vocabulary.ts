import { stem } from './stem.ts'

/** The words of everything that is searched, and which of them a written word may mean. */
interface Vocabulary {
  readonly add: (word: string, isName: boolean) => void
  /** Words to look for instead of the written one, each with its weight. Empty when there is none like it. */
  readonly meant: (written: string, isBeginning: boolean) => ReadonlyMap<string, number>
}

/** Occurrences of all words looked for instead of one: more would keep a reader waiting at each key. */
const most = 4000

/** An empty vocabulary. */
export function vocabulary(): Vocabulary {
  const counts = new Map<string, number>()
  const names = new Set<string>()
  const forms = new Map<string, string[]>()
  return { add, meant }

  function add(word: string, isName: boolean): void {
    const count = counts.get(word) ?? 0
    counts.set(word, count + 1)
    if (count === 0) forms.set(stem(word), [...(forms.get(stem(word)) ?? []), word])
    if (isName) names.add(word)
  }

  /** Words in titles and names come first, then those that are used most. */
  function meant(written: string, isBeginning: boolean): ReadonlyMap<string, number> {
    const found = new Map((forms.get(stem(written)) ?? []).map((form) => [form, form === written ? 1 : 0.7]))
    if (!isBeginning) return found
    const longer = [...counts.keys()].filter(
      (word) => word.length > written.length && word.startsWith(written) && !found.has(word),
    )
    const rank = (word: string) => counts.get(word)! + (names.has(word) ? 1e9 : 0)
    let left = most
    for (const word of longer.sort((a, b) => rank(b) - rank(a))) {
      left -= counts.get(word)!
      if (left < 0 && found.size > 0) break
      found.set(word, (0.375 * word.length) / (word.length + 0.3 * (word.length - written.length)))
    }
    return found
  }
}
