import { type Message, report, topOf } from '../base/messages.ts'
import { normalizeKey, truncate } from '../base/text.ts'
import type { RuleId } from '../rules/rules.ts'
import { type Kind, kinds, partsOfKind } from '../schema/front-matter.ts'
import { isRecord, type PlacedText, type Yaml } from '../yaml/yaml.ts'
import type { FrontMatterText } from './front-matter.ts'

/** Keys whose values, or something in these, are sentences, as they are spelled. Of names a list between brackets is as it should be. */
const sentenceKeys = (kind: Kind): ReadonlySet<string> =>
  new Set(partsOfKind[kind].flatMap(({ isSentence, path: [key] }) => (isSentence ? normalizeKey(key!) : [])))

/** Sentences of the front matter of which YAML has made something else, because of a comma or a `#`. */
export function cutProse({ text, yaml }: FrontMatterText, kind: Kind, file: string): Message[] {
  // Most pages have neither, and looking at every text takes longer than this.
  if (!yaml || yaml.broken || !(/[ \t]#/.test(text) || /:\s*\[|- \[/.test(text))) return []
  const sentences = sentenceKeys(kind)
  const texts = yaml.texts().filter(({ path: [first], plain }) => plain && sentences.has(normalizeKey(String(first))))
  return [...atCommas(texts, file), ...atComments(texts, file)]
}

/** An item that goes on in small letters where the one before it has not ended. */
function atCommas(texts: readonly PlacedText[], file: string): Message[] {
  const reported = new Set<string>()
  return texts.flatMap((part, index) => {
    const before = texts[index - 1]
    if (!before || part.inside !== '[' || before.inside !== '[' || !isNext(before, part)) return []
    if (!goesOn(before.value, part.value)) return []
    // A sentence with two commas is one mistake.
    const list = JSON.stringify(part.path.slice(0, -1))
    if (reported.has(list)) return []
    reported.add(list)
    const message = `A comma may have split one sentence into \`${before.value}\` and \`${part.value}\``
    const place = { ...before.place, endLine: part.place.endLine, endColumn: part.place.endColumn }
    const hint = `Put the sentence in quotes: \`${quoted(`${before.value}, ${part.value}`)}\`.`
    return [report('prose-in-flow', { file, place }, message, { hint })]
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
    const message = `Unexpected \`${truncate(comment.text, 40)}\` after a space: YAML takes it for a comment, so the sentence ends at \`${value.split(/\s+/).at(-1)}\``
    const hint = `Put the sentence in quotes: \`${quoted(whole)}\`. A comment goes on a line of its own.`
    return [report('prose-cut-by-comment', { file, place: comment.place }, message, { hint })]
  })
}

/** `the #1 reason` is not a comment, and neither is what follows on a sentence that has not ended. Comments keep a distance. */
const isCut = (value: string, comment: string, distance: number): boolean =>
  /^#[\p{L}\p{N}]/u.test(comment) || (distance === 1 && wordsIn(value) > 3 && !/[.!?…:;)"”’]$/.test(value))

const wordsIn = (text: string): number => text.split(/\s+/).length

const quoted = (text: string): string => (/["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`)

/** What the kind needs and the page has not. Nothing is said twice: a misspelled key is there, keys that cannot be read too. */
export function missingKeys(
  { yaml, messages }: FrontMatterText,
  kind: Kind,
  data: object,
  wrongKeys: readonly Message[],
  path: string,
): Message[] {
  if (!yaml || yaml.broken || wrongKeys.some(({ rule }) => rule === 'frontmatter-shape')) return []
  // What is missing may be where the keys seem to have ended.
  if (messages.some(({ rule }) => rule === 'frontmatter-unclosed')) return []
  const missing: Message[] = []
  const misspelt = wrongKeys.flatMap(({ rule, expected }) => (rule === 'key-unknown' ? (expected ?? []) : []))
  const written = new Set([...(isRecord(yaml.data) ? Object.keys(yaml.data) : []), ...misspelt].map(normalizeKey))
  const has = (key: string) => written.has(normalizeKey(key))
  for (const key of kinds[kind].required) {
    if ((data as Record<string, unknown>)[key] !== undefined || has(key)) continue
    const [rule, message, hint] = ownWords[`${kind}.${key}`] ?? [
      'key-missing',
      `Missing key \`${key}\`, which every ${kind} has`,
      `Add \`${key}:\` between the dashes.`,
    ]
    missing.push(report(rule, topOf(path), message, { hint }))
  }
  if (kind === 'assessment') return [...missing, ...measured(yaml, has, path)]
  if (kind !== 'responsibility') return missing
  const [first, ...others] = ['ownerRole', 'sharedBy', 'everyone'].filter(has)
  for (const other of others) {
    const related = { file: path, place: yaml.place([first!], 'key'), message: `\`${first}\` is here` }
    const hint = 'Keep one of `ownerRole`, `sharedBy` with `tieBreak`, and `everyone`.'
    const message = `Unexpected \`${other}\` beside \`${first}\`, expected one of them`
    missing.push(report('own-two', { file: path, place: yaml.place([other], 'key') }, message, { hint, related }))
  }
  if (first === undefined) {
    const hint = 'Add `ownerRole:` with the role accountable for it, `sharedBy:` with `tieBreak:`, or `everyone: true`.'
    missing.push(report('own-missing', topOf(path), 'Nobody owns this responsibility', { hint }))
  }
  return missing
}

/** What is worse to lack than a key. */
const ownWords: Readonly<Record<string, readonly [rule: RuleId, message: string, hint: string]>> = {
  'role.examples': [
    'role-without-examples',
    'This role has no examples',
    'Add `examples:` with a sentence or more about what somebody in this role did or does.',
  ],
  'aor.ownerRole': [
    'aor-no-owner',
    'No role stays accountable for this area of responsibility',
    'Add `ownerRole:` with the role that handed it out.',
  ],
  'aor.holder': [
    'aor-no-holder',
    'Nobody holds this area of responsibility',
    'Add `holder:` with the name of one person.',
  ],
}

/** An assessment is statements with a rule and what follows from it, or else prompts. */
function measured(yaml: Yaml, has: (key: string) => boolean, path: string): Message[] {
  if (has('statements') && has('prompts')) {
    const related = { file: path, place: yaml.place(['statements'], 'key'), message: '`statements` is here' }
    const message = 'Unexpected `prompts` beside `statements`, expected one of them'
    const hint = 'Make two assessments of it: one that has a result and one to reflect on.'
    return [report('assess-passes', { file: path, place: yaml.place(['prompts'], 'key') }, message, { hint, related })]
  }
  if (has('prompts')) return []
  if (!has('statements')) {
    const hint = 'Add `statements:` with `passes:` and `outcomes:`, or `prompts:` with questions by theme.'
    return [report('assess-passes', topOf(path), 'Nothing is assessed here', { hint })]
  }
  return ['passes', 'outcomes']
    .filter((key) => !has(key))
    .map((key) => {
      const message = `Missing key \`${key}\`, which every assessment with statements has`
      return report('key-missing', topOf(path), message, { hint: `Add \`${key}:\` between the dashes.` })
    })
}
