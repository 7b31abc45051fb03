import { isDeepStrictEqual } from 'node:util'
import { diffArrays } from 'diff'
import { byText, subtract } from '../../base/text.ts'
import { namesInPage } from '../../model/queries.ts'
import { handedOn } from '../../model/roles.ts'
import type { Handbook } from '../../model/types.ts'
import type { Page } from '../../parse/types.ts'
import type { FrontMatterOf, Kind } from '../../schema/front-matter.ts'
import type { NameOf } from '../../schema/keys.ts'
import { isRecord } from '../../yaml/yaml.ts'
import { countInCommon, type Match, type Pair, reasonsRetired, similarity } from './match.ts'
import { makeFindRenames } from './names.ts'
import type { BlockDiff, KeyDiff, PageDiff, Subject, TextDiff, Words } from './types.ts'

/** Every page that is new, gone, or not as it was, in order of path. */
export function pageDiffs(from: Handbook, to: Handbook, match: Match): PageDiff[] {
  const retired = reasonsRetired(to)
  const findRenames = makeFindRenames(from, to, match)
  return match.pairs.flatMap((pair) => pageDiff(pair) ?? []).sort((a, b) => byText(a.subject.path, b.subject.path))

  function pageDiff({ subject, was, is, into }: Pair): PageDiff | undefined {
    if (!was) return { subject, fate: 'added', into, keys: [], text: { kind: 'same' } }
    if (!is) {
      const why = retired.get(was.id)
      return { subject, fate: 'removed', into, keys: [], text: { kind: 'same' }, why }
    }
    const isMoved = was.id !== is.id || was.path !== is.path
    // That it says what it was called is what makes it the same page.
    const keys = keyDiffs(was, is, match).filter(({ key }) => !(isMoved && key === 'formerly'))
    const text = textDiff(was, is)
    // Comments, quotes and the order of keys are looks, too.
    const looks = text.kind === 'same' && keys.length === 0 && was.yaml !== is.yaml
    if (!isMoved && !looks && keys.length === 0 && text.kind === 'same') return undefined
    const renames = (looks || text.kind !== 'same') && keys.length === 0 ? findRenames(was, is) : undefined
    return {
      subject,
      fate: isMoved ? 'renamed' : 'changed',
      ...(isMoved && { from: { path: was.path, id: was.id } }),
      into,
      keys,
      text: renames ? namesDiff(renames) : looks ? { kind: 'formatting' } : text,
    }
  }
}

const namesDiff = (of: readonly Subject[]): TextDiff => (of.length > 0 ? { kind: 'names', of } : { kind: 'same' })

interface Value {
  readonly same: string
  readonly shown: string
}

/** Names a page's front matter as it is now, wherever the page is from. */
type Naming = (kind: Named | undefined, name: string) => Value

type Named = NameOf & (Kind | 'entity')

// What a page is called and when it was looked after says nothing of what it means.
const unread = new Set(['kind', 'id'])

/** What the front matter of a page says otherwise. That another page has another name is not a difference. */
function keyDiffs(was: Page, is: Page, { now, pair }: Match): KeyDiff[] {
  if (was.yaml === is.yaml && was.title === is.title) return []
  const naming =
    (idOf: Match['now']): Naming =>
    (kind, name) => {
      if (kind === undefined) return { same: name, shown: name }
      const id = idOf(kind, name)
      const subject = kind === 'entity' ? undefined : pair(kind, id)?.subject
      return { same: id, shown: subject?.short ?? subject?.title ?? name }
    }
  const before = valuesOf(was, naming(now))
  const after = valuesOf(
    is,
    naming((_, id) => id),
  )
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((key) => {
    const [old, current] = [before.get(key) ?? [], after.get(key) ?? []]
    const diff = { key, was: more(old, current), is: more(current, old) }
    return diff.was.length + diff.is.length > 0 ? [diff] : []
  })
}

function more(values: readonly Value[], others: readonly Value[]): string[] {
  const sameOf = ({ same }: Value) => same
  return subtract(values, others.map(sameOf), sameOf).map(({ shown }) => shown)
}

function valuesOf(page: Page, naming: Naming): Map<string, Value[]> {
  const found = new Map<string, Value[]>()
  const kinds = kindsOf(page)
  const named = (name: string, path: readonly (string | number)[], part: 'key' | 'value') =>
    naming(kinds.get(`${part} ${path.join('\n')}`), name)
  const { data } = page
  for (const [key, value] of Object.entries({ ...data, title: page.title })) {
    if (unread.has(key) || value === undefined) continue
    if (data.kind === 'role' && key === 'givesUp') found.set(key, givenUp(data, naming))
    else if (key === 'examples') examples(value as Examples)
    else add(key, value, [key])
  }
  return found

  function add(key: string, value: unknown, path: readonly (string | number)[]): void {
    if (Array.isArray(value))
      found.set(
        key,
        value.map((item, index) => one(item, [...path, index])),
      )
    else if (isRecord(value) && !isShare(value))
      for (const [inner, item] of Object.entries(value)) {
        const name = named(inner, [...path, inner], 'key')
        add(`${key}.${name.same}`, item, [...path, inner])
      }
    else found.set(key, [one(value, path)])
  }

  function one(value: unknown, path: readonly (string | number)[]): Value {
    if (typeof value === 'string') return named(value, path, 'value')
    if (value === null) return plain('nobody')
    if (!isRecord(value)) return plain(String(value))
    if (isShare(value)) return plain(value.min === value.max ? `${value.min}` : `${value.min}-${value.max}`)
    const inside = Object.entries(value)
      .filter(([, item]) => item !== undefined && item !== false)
      .map(([key, item]) => ({ key, ...one(item, [...path, key]) }))
    return {
      same: JSON.stringify(inside.map(({ key, same }) => [key, same])),
      shown: inside.map(({ key, shown }) => (key === 'name' || key === 'title' ? shown : `${key} ${shown}`)).join(', '),
    }
  }

  function examples(list: Examples): void {
    for (const { horizon, text } of list) {
      const key = horizon === 'any' ? 'examples' : `examples.${horizon}`
      found.set(key, [...(found.get(key) ?? []), plain(text)])
    }
  }
}

type Examples = readonly { readonly horizon: string; readonly text: string }[]

const givenUp = (data: FrontMatterOf<'role'>, naming: Naming): Value[] =>
  handedOn(data).map(([id, to]) => {
    const [row, taker] = [naming('responsibility', id), to === undefined ? undefined : naming('role', to)]
    return taker ? { same: `${row.same} ${taker.same}`, shown: `${row.shown} to ${taker.shown}` } : row
  })

const comparedNames: ReadonlySet<NameOf> = new Set<Named>(['role', 'focus', 'responsibility', 'team', 'aor', 'entity'])

const kindsOf = (page: Page): ReadonlyMap<string, Named> =>
  new Map(
    namesInPage(page)
      .filter(({ names }) => comparedNames.has(names))
      .map(({ names, path, part = 'value' }) => [`${part} ${path.join('\n')}`, names as Named]),
  )

const plain = (text: string): Value => ({ same: text, shown: text })

const isShare = (value: Readonly<Record<string, unknown>>): value is { readonly min: number; readonly max: number } =>
  isDeepStrictEqual(Object.keys(value), ['min', 'max'])

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
