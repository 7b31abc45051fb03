import { editDistance, type FilePlace, type Message, report } from '../base/messages.ts'
import { byText, groupBy } from '../base/text.ts'
import { activeEntities, ownersOf } from '../model/queries.ts'
import type { Handbook, Person, Responsibility } from '../model/types.ts'
import type { Page } from '../parse/types.ts'
import { type NamedPerson, namedPeople } from './names.ts'
import { type Check, headingPlace, type Places, titlePlace } from './places.ts'

/** A name that is in one place only and is all but that of somebody known is probably misspelled there. */
export const similarNames: Check = function* (handbook, places): Iterable<Message> {
  const uses = groupBy(namedPeople(handbook).map((use) => [use.person, use] as const))
  const known = knownPeople(handbook, uses)
  const byWord = groupBy(known.flatMap((person) => nameWords(person.name).map((word) => [word, person] as const)))
  for (const [person, [use, ...more]] of uses) {
    if (!use || more.length > 0 || known.includes(person)) continue
    const { name } = person
    // Names of one word share none, so these are compared with each other.
    const near = new Set(nameWords(name).flatMap((word) => byWord.get(word) ?? []))
    const alone = nameWords(name).length === 1 ? known.filter((other) => nameWords(other.name).length === 1) : []
    const meant = [...near, ...alone].find((other) => other !== person && areSimilar(name, other.name))
    if (meant === undefined) continue
    const page = meant.page?.page
    const other = uses.get(meant)?.[0]
    const related = page
      ? { ...titlePlace(page, places), message: 'this person has a page' }
      : other && { ...places.inPage(other.page, other.path), message: `\`${meant.name}\` is here, for example` }
    const message = `Unexpected \`${name}\`, who is named nowhere else, did you mean \`${meant.name}\`?`
    const hint = `Write \`${meant.name}\`, or give \`${name}\` a page in \`people/\` if that is somebody else.`
    const at = places.inPage(use.page, use.path)
    yield report('person-similar', at, message, { expected: [meant.name], hint, related })
  }
}

/** A name alone says nothing of which of several people is meant that have pages of that title. */
export const ambiguousNames: Check = function* (handbook, places): Iterable<Message> {
  const withPage = [...handbook.people.values()].flatMap((person) =>
    person.page ? { ...person, page: person.page } : [],
  )
  const namesakes = groupBy(withPage.map((person) => [person.page.title, person] as const))
  for (const { name, page, path } of namedPeople(handbook)) {
    const [first, second, ...more] = namesakes.get(name) ?? []
    if (!first || !second) continue
    const ids = [first, second, ...more].map(({ id }) => id)
    const message = `Unexpected \`${name}\`, whose name ${ids.length} people have, expected the id of one`
    const team = first.team === undefined ? '' : ` or \`${name} (${first.team})\``
    const hint = `Write the id of the page that is meant, such as \`${first.id}\`${team}.`
    const related = { ...titlePlace(second.page.page, places), message: 'this is one of them' }
    yield report('person-ambiguous', places.inPage(page, path), message, { expected: ids, hint, related })
  }
}

/** Those who are meant for sure: somebody made a page for them or named them twice. */
const knownPeople = ({ people }: Handbook, uses: ReadonlyMap<Person, readonly NamedPerson[]>): Person[] =>
  [...people.values()].filter((person) => person.page !== undefined || (uses.get(person)?.length ?? 0) > 1)

const nameWords = (name: string): string[] => plain(name).split(/[\s-]+/)

/** Case, accents and dots do not make two people of one. */
const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase()
    .trim()

/** All words but one are the same, and that one is an edit away, or two when it is long. */
function areSimilar(a: string, b: string): boolean {
  if (plain(a) === plain(b)) return true
  const [left, right] = [nameWords(a), nameWords(b)]
  if (left.length !== right.length) return false
  const [at, ...more] = left.flatMap((word, index) => (word === right[index] ? [] : [index]))
  if (at === undefined || more.length > 0) return false
  const [one, other] = [left[at]!, right[at]!]
  const shorter = Math.min(one.length, other.length)
  // Bo and Jo are two people, and so are two whose names differ in a number.
  if (shorter < 4 || /\p{N}/u.test(one + other)) return false
  return editDistance(one, other) <= (shorter < 7 ? 1 : 2)
}

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
export const meaningfulWords = (text: string): ReadonlySet<string> =>
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
    const first = others.find(
      (other) => mayConfuse(one.item, other.item) && shareInCommon(one.words, other.words) >= share,
    )
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
export function shareInCommon(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0
  for (const word of a) if (b.has(word)) both++
  return both / (a.size + b.size - both)
}

// Titles are short, so that in effect they have the same words. Measured on the starter handbook, no two titles have more
// than a third of their words in common and no two summaries more than an eighth, while a summary of seven such words that
// was copied and changed in one has three quarters. Summaries of a few words are alike by chance.
const share = { title: 0.8, summary: 0.7 }
const fewestOfSummary = 5

/** Two responsibilities that say nearly the same have one owner, or else are one. */
export function* overlap({ responsibilities }: Handbook, { inPage }: Places): Iterable<Message> {
  const owned = activeEntities(responsibilities)
    .filter(({ ownership }) => ownership.kind !== 'nobody')
    .sort((a, b) => byText(a.page.path, b.page.path))
  const owners = new Map(owned.map((one) => [one, inWords(one)]))
  const mayConfuse = (one: Responsibility, other: Responsibility) =>
    owners.get(one) !== owners.get(other) && !isFacet(one, other) && !isFacet(other, one)
  const titles = owned.flatMap((item) => namesOf(item).map((name) => ({ item, words: meaningfulWords(name) })))
  const summaries = owned
    .map((item) => ({ item, words: meaningfulWords(item.summary ?? '') }))
    .filter(({ words }) => words.size >= fewestOfSummary)
  const byTitle = alike(titles, share.title, mayConfuse)
  const bySummary = alike(summaries, share.summary, mayConfuse)
  for (const one of owned) {
    const what = byTitle.has(one) ? 'title' : 'summary'
    const other = byTitle.get(one) ?? bySummary.get(one)
    if (!other) continue
    const message = `Unexpected ${what} nearly the same as that of \`${other.id}\`, which ${owners.get(other)} while ${owners.get(one)} this`
    yield report('own-overlap', placeOf(one.page, what), message, {
      hint: 'Keep one page and name the other role under `supports`, or say in both how they differ.',
      related: { ...placeOf(other.page, what), message: 'the other one is here' },
    })
  }

  function placeOf(page: Page, what: 'title' | 'summary'): FilePlace {
    return page.data[what] === undefined ? headingPlace(page) : inPage(page, [what])
  }
}

const namesOf = ({ title, page }: Responsibility): string[] => [
  title,
  ...(page.data.aliases ?? []).map(({ name }) => name),
]

/** A side of what is shared has its name for a reason. */
const isFacet = ({ ownership }: Responsibility, other: Responsibility): boolean =>
  ownership.kind === 'shared' && [...ownership.facets.values()].includes(other.id)

function inWords(one: Responsibility): string {
  const owners = [...ownersOf(one)].sort().map((role) => `\`${role}\``)
  return owners.length === 0 ? 'everyone has' : `${owners.join(' and ')} ${owners.length > 1 ? 'share' : 'owns'}`
}
