import type { Root, Text } from 'mdast'
import type { Node, Point, Position } from 'unist'
import { visit } from 'unist-util-visit'
import { type Message, type Place, report, top } from '../base/messages.ts'
import { clipped, keySpelling } from '../base/text.ts'
import type { RuleId } from '../rules/rules.ts'
import { type Kind, kinds } from '../schema/front-matter.ts'
import type { PlacedText, Yaml } from '../yaml/yaml.ts'
import { type FrontMatterText, isMap } from './front-matter.ts'
import type { Capitals } from './types.ts'

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

/** What the kind needs and the page has not. Nothing is said twice: a misspelt key is there, keys that cannot be read too. */
export function missingKeys(
  { yaml }: FrontMatterText,
  kind: Kind,
  data: object,
  wrongKeys: readonly Message[],
  path: string,
): Message[] {
  if (!yaml || yaml.broken || wrongKeys.some(({ rule }) => rule === 'frontmatter-shape')) return []
  const missing: Message[] = []
  const misspelt = wrongKeys.flatMap(({ rule, expected }) => (rule === 'key-unknown' ? (expected ?? []) : []))
  const written = new Set([...(isMap(yaml.data) ? Object.keys(yaml.data as object) : []), ...misspelt].map(keySpelling))
  const has = (key: string) => written.has(keySpelling(key))
  for (const key of kinds[kind].required) {
    if ((data as Record<string, unknown>)[key] !== undefined || has(key)) continue
    const [rule, message, mend] = ownWords[kind]?.[key] ?? [
      'key-missing',
      `Missing key \`${key}\`, which every ${kind} has`,
      `Add \`${key}:\` between the dashes.`,
    ]
    missing.push(report(rule, path, top, message, { mend }))
  }
  if (kind === 'assessment') return [...missing, ...measured(yaml, has, path)]
  if (kind !== 'responsibility') return missing
  const [first, ...others] = ['ownerRole', 'sharedBy', 'everyone'].filter(has)
  for (const other of others) {
    const related = { file: path, place: yaml.place([first!], 'key'), message: `\`${first}\` is here` }
    const mend = 'Keep one of `ownerRole`, `sharedBy` with `tieBreak`, and `everyone`.'
    const message = `Unexpected \`${other}\` beside \`${first}\`, expected one of them`
    missing.push(report('own-two', path, yaml.place([other], 'key'), message, { mend, related }))
  }
  if (first === undefined) {
    const mend = 'Add `ownerRole:` with the role accountable for it, `sharedBy:` with `tieBreak:`, or `everyone: true`.'
    missing.push(report('own-missing', path, top, 'Nobody owns this responsibility', { mend }))
  }
  return missing
}

/** What is worse to lack than a key. */
const ownWords: Partial<Record<Kind, Partial<Record<string, readonly [rule: RuleId, message: string, mend: string]>>>> =
  {
    role: {
      examples: [
        'role-without-examples',
        'This role has no examples',
        'Add `examples:` with a sentence or more about what somebody in this role did or does.',
      ],
    },
    aor: {
      ownerRole: [
        'aor-no-owner',
        'No role stays accountable for this area of responsibility',
        'Add `ownerRole:` with the role that handed it out.',
      ],
      holder: [
        'aor-no-holder',
        'Nobody holds this area of responsibility',
        'Add `holder:` with the name of one person.',
      ],
    },
  }

/** An assessment is statements with a rule and what follows from it, or else prompts. */
function measured(yaml: Yaml, has: (key: string) => boolean, path: string): Message[] {
  if (has('statements') && has('prompts')) {
    const related = { file: path, place: yaml.place(['statements'], 'key'), message: '`statements` is here' }
    const message = 'Unexpected `prompts` beside `statements`, expected one of them'
    const mend = 'Make two assessments of it: one that has a result and one to reflect on.'
    return [report('assess-passes', path, yaml.place(['prompts'], 'key'), message, { mend, related })]
  }
  if (has('prompts')) return []
  if (!has('statements')) {
    const mend = 'Add `statements:` with `passes:` and `outcomes:`, or `prompts:` with questions by theme.'
    return [report('assess-passes', path, top, 'Nothing is assessed here', { mend })]
  }
  return ['passes', 'outcomes']
    .filter((key) => !has(key))
    .map((key) => {
      const message = `Missing key \`${key}\`, which every assessment with statements has`
      return report('key-missing', path, top, message, { mend: `Add \`${key}:\` between the dashes.` })
    })
}

// Two to five capitals, as a word of its own, with or without the s of many: longer ones are file names or shouted.
const word = /(?<![\p{L}\p{N}_/.@#+-])\p{Lu}[\p{Lu}\p{N}]{1,7}(?=s?(?![\p{L}\p{N}_/@+-]|[.'’]\p{Lu}))/gu
const roman = /^X{0,3}(?:IX|IV|V?I{0,3})$/

// Words that are no abbreviation but written large to stress them; the formats that a handbook speaks of when it speaks of
// its own files; and what every reader of a web page knows. Each further one would be missing in some glossary.
const ordinary = new Set(
  'ALL AND ANY ARE BUT DO DONT FOR IF IN IS IT MAY MUST NEVER NO NOT OF OK ON ONLY OR SO THE TO TODO YES YOU GIVEN WHEN THEN WITH FROM NOTE HTML CSS JSON YAML CSV PDF URL FAQ UTC ID US UK EU USA'.split(
    ' ',
  ),
)

/** The abbreviations in a page's text, each where it stands first and how often; code has none. */
export function capitals(tree: Root, source: string): Capitals[] {
  if (!mayHold.test(source)) return []
  const found = new Map<string, { term: string; place: Place; count: number }>()
  visit(tree, 'text', (node) => {
    // Most texts hold none, and looking for one word by word is a twentieth of all parsing.
    if (!mayHold.test(node.value)) return
    for (const [term] of [...node.value.matchAll(word)].filter((match) => isTerm(match, node.value))) {
      const seen = found.get(term)
      const place = seen ? undefined : placeIn(node, term, source)
      if (seen) seen.count++
      else if (place) found.set(term, { term, place, count: 1 })
    }
  })
  return [...found.values()]
}

const mayHold = /\p{Lu}[\p{Lu}\p{N}]/u

/** Beside another word in capitals it is shouted, and behind a figure it is a unit: `5 GB`, `3 PM`. */
function isTerm({ 0: term, index }: RegExpExecArray | RegExpMatchArray, text: string): boolean {
  const letters = term.replace(/\P{Lu}/gu, '').length
  if (letters < 2 || letters > 5 || roman.test(term) || ordinary.has(term)) return false
  // No more is looked at than a space and the two characters beyond it.
  const [before, after] = [
    text.slice(Math.max(0, index! - 6), index),
    text.slice(index! + term.length, index! + term.length + 8),
  ]
  return !/\p{Lu}{2,} $|\p{N}[ \u00a0]?$/u.test(before) && !/^ \p{Lu}{2,}(?!\p{Ll})/u.test(after)
}

/** What is written with character references cannot be found in the text; then the place is that of all of it. */
function placeIn(node: Text, term: string, source: string): Place | undefined {
  const start = node.position?.start.offset
  const at = start === undefined ? -1 : source.indexOf(term, start)
  if (at < 0 || at >= (node.position?.end.offset ?? 0)) return placeOf(node)
  return placeAfter(node.position!.start, source.slice(start, at), term.length)
}

/** The place of a node in the file, if the parser knows it. What raw HTML leaves open may have no start or end. */
export function placeOf({ position }: Node): Place | undefined {
  const { start, end } = (position ?? {}) as Partial<Position>
  if (!start) return undefined
  const { line, column } = end && (end.offset ?? 0) >= (start.offset ?? 0) ? end : start
  return { line: start.line, column: start.column, endLine: line, endColumn: column }
}

/** The place of the address `part` inside a link or image, where it can be found as written; else of the node. */
export function placeWithin(node: Node, part: string, source: string): Place | undefined {
  const { position } = node
  if (position?.start?.offset === undefined || position.end?.offset === undefined) return placeOf(node)
  const written = source.slice(position.start.offset, position.end.offset)
  const at = part === '' ? -1 : addressIn(written, part)
  if (at < 0) {
    // The parser percent-encodes what an address may not hold.
    const decoded = safely(decodeURI, part)
    return decoded === part ? placeOf(node) : placeWithin(node, decoded, source)
  }
  return placeAfter(position.start, written.slice(0, at), part.length)
}

/** The place of so many characters of one line that stand behind `before`, which begins at `start`. */
export function placeAfter(start: Point, before: string, length: number): Place {
  const lines = before.split('\n')
  const line = start.line + lines.length - 1
  const column = lines.at(-1)!.length + (lines.length === 1 ? start.column : 1)
  return { line, column, endLine: line, endColumn: column + length }
}

// What a link says, its title and its end tag may hold the same words.
function addressIn(written: string, part: string): number {
  const last = written.lastIndexOf(part)
  if (written.startsWith('<') && written.indexOf(part) !== last)
    for (const { 0: before, index } of written.matchAll(/\b(?:href|src)\s*=\s*["']?/gi))
      if (written.startsWith(part, index + before.length)) return index + before.length
  for (let at = last; at >= 0; at = at === 0 ? -1 : written.lastIndexOf(part, at - 1)) {
    const open = written.lastIndexOf('](', at)
    if (open >= 0 && /^\s*<?$/.test(written.slice(open + 2, at))) return at
    if (open < 0) break
  }
  return last
}

function safely(change: (text: string) => string, text: string): string {
  try {
    return change(text)
  } catch {
    return text
  }
}

/** Where the comment `<!-- more -->` stands that ends a page's excerpt, if it stands between two blocks. */
export function moreAt(tree: Root, source: string): number | undefined {
  if (!/<!--\s*more\s*-->/i.test(source)) return undefined
  const comment = tree.children.find((node) => node.type === 'html' && /^\s*<!--\s*more\s*-->\s*$/i.test(node.value))
  return comment?.position?.start.offset
}
