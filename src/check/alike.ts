import { byText } from '../order.ts'

/** Something to compare, as the words it is made of. */
interface Worded<Item> {
  readonly item: Item
  readonly words: ReadonlySet<string>
}

// Words that carry no meaning of their own, and those that say that somebody answers for a thing, but not for what.
const empty = new Set(
  `a an and any are as at be been but by can each for from has have how if in into is it its no not of on once or our
  so than that the their them then they this to under until up was we what when where which who why will with you your
  drive drives driving ensure ensures ensuring guide guides guiding handle handles handling keep keeps keeping lead leads
  leading oversee oversees overseeing own owning owns run running runs set sets setting`.split(/\s+/),
)

/** The words of a text that carry its meaning, in one spelling: small letters, no plurals. */
export const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    (
      text
        .normalize('NFC')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? []
    )
      .filter((word) => !empty.has(word))
      .map((word) => word.replace(/(?<=ss|x|z|ch|sh)es$|(?<=..[^sui])s$/, '')),
  )

/**
 * For each item the first one before it that has at least `share` of all the words of the two in common and that it may
 * be confused with. An item may come more than once, by other words.
 */
export function alike<Item>(
  all: readonly Worded<Item>[],
  share: number,
  mayConfuse: (one: Item, other: Item) => boolean,
): Map<Item, Item> {
  const found = new Map<Item, Item>()
  const places = new Map<string, Worded<Item>[]>()
  const often = frequencies(all)
  for (const one of all) {
    // Two that are alike share one of the rarest words of each: with n words, of the n - share * n + 1 rarest.
    const rarest = [...one.words]
      .sort((a, b) => often.get(a)! - often.get(b)! || byText(a, b))
      .slice(0, one.words.size - Math.ceil(share * one.words.size) + 1)
    const others = rarest.flatMap((word) => places.get(word) ?? [])
    const first = others.find((other) => mayConfuse(one.item, other.item) && inCommon(one.words, other.words) >= share)
    if (first && !found.has(one.item)) found.set(one.item, first.item)
    for (const word of rarest) {
      const list = places.get(word)
      if (list) list.push(one)
      else places.set(word, [one])
    }
  }
  return found
}

function frequencies(all: readonly Worded<unknown>[]): Map<string, number> {
  const often = new Map<string, number>()
  for (const { words } of all) for (const word of words) often.set(word, (often.get(word) ?? 0) + 1)
  return often
}

/** The share of the words of two texts that both have. */
export function inCommon(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0
  for (const word of a) if (b.has(word)) both++
  return both / (a.size + b.size - both)
}
