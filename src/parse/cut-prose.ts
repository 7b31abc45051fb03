import { clipped } from '../clipped.ts'
import { keySpelling } from '../key-spelling.ts'
import { report } from '../report.ts'
import type { Message } from '../types.ts'
import type { PlacedText } from '../yaml.ts'
import type { FrontMatterText } from './front-matter.ts'
import { type Kind, kinds } from './kinds.ts'

// Keys whose values, and whatever is in these, are sentences. What is a name or an id is none: a list of names between
// brackets is as it should be.
const sentences = new Set(
  [
    ...['summary', 'examples', 'when', 'notResponsible', 'supports', 'goTo', 'decides', 'standards', 'scopes'],
    ...['changes', 'steps', 'antiPatterns', 'statements', 'outcomes', 'prompts', 'retired', 'allow', 'title'],
  ].map(keySpelling),
)

/** Sentences of the front matter of which YAML has made something else, because of a comma or a `#`. */
export function cutProse({ text, yaml }: FrontMatterText, kind: Kind, file: string): Message[] {
  // Most pages have neither, and looking at every text takes longer than this.
  if (!yaml || yaml.broken || !(/[ \t]#/.test(text) || /:\s*\[|- \[/.test(text))) return []
  const known = new Set(Object.keys(kinds[kind].schema.shape).map(keySpelling))
  const texts = yaml.texts().filter(({ path: [first], plain }) => {
    const key = keySpelling(String(first))
    return plain && sentences.has(key) && known.has(key)
  })
  return [...atCommas(texts, file), ...atComments(texts, file)]
}

/** An item that goes on in small letters where the one before it has not ended. */
function atCommas(texts: readonly PlacedText[], file: string): Message[] {
  const told = new Set<string>()
  return texts.flatMap((part, index) => {
    const before = texts[index - 1]
    if (!before || part.inside !== '[' || before.inside !== '[' || !isNext(before, part)) return []
    if (!goesOn(before.value, part.value)) return []
    // A sentence with two commas is one mistake.
    const list = JSON.stringify(part.path.slice(0, -1))
    if (told.has(list)) return []
    told.add(list)
    const message = `A comma may have split one sentence into \`${before.value}\` and \`${part.value}\``
    const place = { ...before.place, endLine: part.place.endLine, endColumn: part.place.endColumn }
    const mend = `Put the sentence in quotes: \`${quoted(`${before.value}, ${part.value}`)}\`.`
    return [report('prose-in-flow', file, place, message, { mend })]
  })
}

const isNext = ({ path: a }: PlacedText, { path: b }: PlacedText): boolean =>
  a.length === b.length && a.slice(0, -1).every((step, at) => step === b[at]) && Number(a.at(-1)) + 1 === b.at(-1)

/** Two short entries such as `Hiring, coaching` are a list; two halves of a sentence have words enough for one. */
const goesOn = (before: string, rest: string): boolean =>
  /^\p{Lu}/u.test(before) &&
  /^\p{Ll}/u.test(rest) &&
  !/[.!?…:;]["”’)]?$/.test(before) &&
  wordsIn(before) > 1 &&
  wordsIn(rest) > 1 &&
  wordsIn(before) + wordsIn(rest) > 4

function atComments(texts: readonly PlacedText[], file: string): Message[] {
  return texts.flatMap(({ value, place, comment }) => {
    if (!comment || !isCut(value, comment.text, comment.place.column - place.endColumn)) return []
    const whole = `${value} ${comment.text}`
    const message = `Unexpected \`${clipped(comment.text, 40)}\` after a space: YAML takes it for a comment, so the sentence ends at \`${value.split(/\s+/).at(-1)}\``
    const mend = `Put the sentence in quotes: \`${quoted(whole)}\`. A comment goes on a line of its own.`
    return [report('prose-cut-by-comment', file, comment.place, message, { mend })]
  })
}

/** `the #1 reason` is no comment, and neither is what follows on a sentence that has not ended. Comments keep a distance. */
const isCut = (value: string, comment: string, distance: number): boolean =>
  /^#[\p{L}\p{N}]/u.test(comment) || (distance === 1 && wordsIn(value) > 3 && !/[.!?…:;)"”’]$/.test(value))

const wordsIn = (text: string): number => text.split(/\s+/).length

const quoted = (text: string): string => (/["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`)
