import { grouped } from '../grouped.ts'
import { edits, report } from '../report.ts'
import type { Handbook, Message, PersonName } from '../types.ts'
import type { Check } from './check.ts'
import { type Named, namedPeople } from './named-people.ts'
import { titlePlace } from './title-place.ts'

/** A name that stands in one place only and is all but that of somebody known is probably misspelt there. */
export const similarNames: Check = function* (handbook, places): Iterable<Message> {
  const uses = grouped(namedPeople(handbook).map((use) => [use.name, use] as const))
  const names = knownNames(handbook, uses)
  const byWord = grouped(names.flatMap((name) => wordsOf(name).map((word) => [word, name] as const)))
  for (const [name, [use, ...more]] of uses) {
    if (!use || more.length > 0 || names.includes(name)) continue
    // Names of one word share none, so these are compared with each other.
    const near = new Set(wordsOf(name).flatMap((word) => byWord.get(word) ?? []))
    const alone = wordsOf(name).length === 1 ? names.filter((other) => wordsOf(other).length === 1) : []
    const meant = [...near, ...alone].find((other) => other !== name && areSimilar(name, other))
    if (meant === undefined) continue
    const page = handbook.people.get(meant)?.page?.page
    const other = uses.get(meant)?.[0]
    const related = page
      ? { file: page.path, place: titlePlace(page, places), message: 'this person has a page' }
      : other && {
          file: other.page.path,
          place: places.inPage(other.page, other.path),
          message: `\`${meant}\` stands here, for example`,
        }
    const message = `Unexpected \`${name}\`, whom nothing else names, did you mean \`${meant}\`?`
    const mend = `Write \`${meant}\`, or give \`${name}\` a page in \`people/\` if that is somebody else.`
    const at = places.inPage(use.page, use.path)
    yield report('person-similar', use.page.path, at, message, { expected: [meant], mend, ...(related && { related }) })
  }
}

/** Those who are meant for sure: somebody made a page for them or named them twice. */
const knownNames = ({ people }: Handbook, uses: ReadonlyMap<PersonName, readonly Named[]>): PersonName[] =>
  [...people.values()]
    .filter(({ name, page }) => page !== undefined || (uses.get(name)?.length ?? 0) > 1)
    .map(({ name }) => name)

const wordsOf = (name: string): string[] => plain(name).split(/[\s-]+/)

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
  const [left, right] = [wordsOf(a), wordsOf(b)]
  if (left.length !== right.length) return false
  const [at, ...more] = left.flatMap((word, index) => (word === right[index] ? [] : [index]))
  if (at === undefined || more.length > 0) return false
  const [one, other] = [left[at]!, right[at]!]
  const shorter = Math.min(one.length, other.length)
  // Bo and Jo are two people, and so are those of whom one has another number.
  if (shorter < 4 || /\p{N}/u.test(one + other)) return false
  return edits(one, other) <= (shorter < 7 ? 1 : 2)
}
