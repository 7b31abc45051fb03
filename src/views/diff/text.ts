import { isDeepStrictEqual } from 'node:util'
import { diffArrays } from 'diff'
import { joinWithAnd } from '../../base/text.ts'
import type { Page } from '../../parse/types.ts'
import { countInCommon, similarity } from './match.ts'
import type { BlockDiff, HeldBy, KeyDiff, RowDiff, Subject, TextDiff, Words } from './types.ts'

// How many sentences, or words of a sentence, may come or go. Two texts further apart are two texts, and comparing them
// would take long and say little.
const most = 500

// Sentences that have less than this in common are not one sentence with other words.
const alike = 0.4

/** How the text of a page changed: first by sentences, then by words inside those that changed. */
export function textDiff(was: Page, is: Page): TextDiff {
  if (isDeepStrictEqual(was.text, is.text)) return { kind: isSameMarkup(was, is) ? 'same' : 'formatting' }
  const [before, after] = [sentences(was), sentences(is)]
  const texts = (sentences: readonly Sentence[]) => sentences.map(({ text }) => text)
  const runs = runsOf(texts(before), texts(after))
  if (!runs) return { kind: 'too-different' }
  // Headings may have other ids.
  if (runs.every(({ added, removed }) => !added && !removed)) return { kind: 'formatting' }
  const blocks: BlockDiff[] = []
  let [from, to] = [0, 0]
  for (const [index, run] of runs.entries()) {
    const next = runs[index + 1]
    if (run.removed && next?.added)
      blocks.push({ section: after[to]!.section, words: words(run.value.join(' '), next.value.join(' ')) })
    else if (run.removed) blocks.push({ section: before[from]!.section, words: [run1('removed', run.value)] })
    else if (run.added && !runs[index - 1]?.removed)
      blocks.push({ section: after[to]!.section, words: [run1('added', run.value)] })
    if (!run.added) from += run.count
    if (!run.removed) to += run.count
  }
  return { kind: 'words', blocks }
}

const run1 = (kind: Words['kind'], sentences: readonly string[]): Words => ({ kind, text: sentences.join(' ') })

interface Sentence {
  readonly section: BlockDiff['section']
  readonly text: string
}

/** A heading is a sentence of its section. The page's title is part of its data. */
const sentences = ({ text }: Page): Sentence[] =>
  text.flatMap(({ id, title, text }) => {
    const section = { id, title }
    const inside = text.split(/(?<=[.!?…:;]["'”’)\]]*) +/).filter((sentence) => sentence !== '')
    return [...(id === '' ? [] : [title]), ...inside].map((text) => ({ section, text }))
  })

function words(was: string, is: string): readonly Words[] {
  const replaced: readonly Words[] = [
    { kind: 'removed', text: was },
    { kind: 'added', text: is },
  ]
  if (similarity(was, is) < alike) return replaced
  const runs = runsOf(was.split(' '), is.split(' '))
  return (
    runs?.map(({ value, added, removed }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(' '),
    })) ?? replaced
  )
}

/** What stays, comes and goes, in order; undefined where that is too much. */
function runsOf(was: string[], is: string[]) {
  // The order of things can only add to this, and looking for the shortest way takes long.
  const least = was.length + is.length - 2 * countInCommon(was, is)
  return least > most ? undefined : diffArrays(was, is, { maxEditLength: most })
}

/** Whether the pages look the same, given that their words do. */
const isSameMarkup = (was: Page, is: Page): boolean =>
  was.excerpt === is.excerpt && isDeepStrictEqual(was.body, is.body) && isDeepStrictEqual(was.heading, is.heading)

/** What became of a responsibility, in a sentence without a period. */
export function describeRowChange({ responsibility: { title }, was, is, why, into }: RowDiff): string {
  if (was.kind === 'absent') return `${title}: new, held by ${holders(is)}`
  if (is.kind !== 'absent') {
    if (was.kind === 'shared' && is.kind === 'shared' && named(was.roles) === named(is.roles))
      return `${title}: ${name(is.tieBreak)} settles doubt, before ${name(was.tieBreak)}`
    return `${title}: held by ${holders(is)}, before by ${holders(was)}`
  }
  const where = into.length > 0 ? ` in favor of ${joinWithAnd(into.map(({ title }) => title))}` : ''
  return `${title}: retired${where}, before held by ${holders(was)}${why === undefined ? '' : ` (${why})`}`
}

/** What a key says otherwise, as part of a sentence. */
export function describeKeyChange({ key, was, is }: KeyDiff): string {
  if (was.length === 1 && is.length === 1) return `\`${key}\` is ${quoted(is[0]!)}, was ${quoted(was[0]!)}`
  const added = is.length === 0 ? [] : [`adds ${many(is)}`]
  const dropped = was.length === 0 ? [] : [`drops ${many(was)}`]
  return `\`${key}\` ${[...added, ...dropped].join(' and ')}`
}

function holders({ kind, roles, tieBreak }: HeldBy): string {
  if (kind === 'everyone') return 'everyone'
  if (kind !== 'shared') return roles.length === 0 ? 'nobody' : named(roles)
  return `${named(roles)} together${tieBreak ? ` (${name(tieBreak)} settles doubt)` : ''}`
}

const many = (values: readonly string[]) => (values.length === 1 ? quoted(values[0]!) : `${values.length} entries`)

const quoted = (text: string) => `“${text}”`

const named = (roles: readonly Subject[]) => joinWithAnd(roles.map(name))

const name = (role: Subject | undefined): string => role?.short ?? role?.title ?? 'nobody'
