import { isMap, isNode, isPair, isScalar, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml'
import type { Place } from '../base/messages.ts'
import { lineStarts } from '../base/text.ts'

/** Something to take out of YAML: the key or the item of a list that has a name at a place. */
interface Removal {
  readonly place: Place
  /** Whether the item of a list goes in which the name is, with all that it says. */
  readonly withItem?: boolean
}

interface Removed {
  /** What to cut out. */
  readonly spans: readonly Place[]
  /** The outermost keys that are gone, as written. */
  readonly keys: readonly string[]
}

type Collection = YAMLMap | YAMLSeq

/** One thing of a list or a map. */
interface Entry {
  readonly of: Collection
  readonly at: number
}

/** What is written, with where each name starts and what is around each list and map. */
interface Written {
  readonly root: unknown
  readonly entries: ReadonlyMap<number, Entry>
  readonly parents: ReadonlyMap<unknown, Entry>
}

/**
 * Finds what to cut out of YAML, which begins on `firstLine` of its file, so that these things are gone and all else is as
 * written, comments too. A list or a map that would be left empty goes with its key. Undefined when one of them is not found.
 */
export function removeFromYaml(text: string, firstLine: number, wanted: readonly Removal[]): Removed | undefined {
  const { root, entries, parents } = readEntries(text)
  const starts = lineStarts(text)
  const removed = new Map<Collection, Set<number>>()
  for (const { place, withItem } of wanted) {
    const found = entries.get((starts[place.line - firstLine] ?? -1) + place.column - 1)
    const entry = found && withItem ? parents.get(found.of) : found
    if (!entry) return undefined
    remove(entry)
  }
  const spans = isCollection(root) ? cutsIn(root) : []
  return { spans: spans.map(asPlace), keys: isMap(root) ? removedKeys(root) : [] }

  function remove({ of, at }: Entry): void {
    const gone = (removed.get(of) ?? new Set()).add(at)
    removed.set(of, gone)
    const parent = parents.get(of)
    if (gone.size === of.items.length && parent) remove(parent)
  }

  function removedKeys(map: YAMLMap): string[] {
    return [...(removed.get(map) ?? [])].map((at) => String((map.items[at]!.key as { value?: unknown }).value))
  }

  function cutsIn(of: Collection): Cut[] {
    const gone = removed.get(of) ?? new Set()
    if (of === root && gone.size === of.items.length) return [[0, text.length]]
    const kept = of.items.flatMap((item: unknown, at) => {
      const { value } = partsOf(item)
      return !gone.has(at) && isCollection(value) ? cutsIn(value) : []
    })
    return [...runsOf(gone).map(([from, to]) => cutOut(text, of, from, to)), ...kept]
  }

  function asPlace([from, to]: Cut): Place {
    const [start, end] = [pointAt(from), pointAt(to)]
    return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column }
  }

  function pointAt(offset: number): { line: number; column: number } {
    const at = starts.findLastIndex((start) => start <= offset)
    return { line: firstLine + at, column: offset - starts[at]! + 1 }
  }
}

function readEntries(text: string): Written {
  const { contents: root } = parseDocument(text, { schema: 'core', stringKeys: true, logLevel: 'silent' })
  const entries = new Map<number, Entry>()
  const parents = new Map<unknown, Entry>()
  walk(root)
  return { root, entries, parents }

  function walk(of: unknown): void {
    if (!isCollection(of)) return
    for (const [at, item] of of.items.entries()) {
      const { key, value } = partsOf(item)
      for (const part of [key, value]) {
        parents.set(part, { of, at })
        if (isScalar(part) && part.range) entries.set(part.range[0], { of, at })
        walk(part)
      }
    }
  }
}

const isCollection = (node: unknown): node is Collection => isMap(node) || isSeq(node)

/** The value of an entry, and its key if it is one of a map. */
const partsOf = (item: unknown): { readonly key?: unknown; readonly value: unknown } =>
  isPair(item) ? item : { value: item }

type Cut = readonly [from: number, to: number]

/** Numbers that follow one another, as first and last. */
function runsOf(numbers: ReadonlySet<number>): [first: number, last: number][] {
  const runs: [number, number][] = []
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run?.[1] === number - 1) run[1] = number
    else runs.push([number, number])
  }
  return runs
}

/** What to cut so that the entries `first` to `last` are gone, which are not all there are. */
function cutOut(text: string, of: Collection, first: number, last: number): Cut {
  const [start, end] = [startOf(text, of, first), endOf(text, of, last)]
  const isLast = last === of.items.length - 1
  if (of.flow) return isLast ? [endOf(text, of, first - 1), end] : [start, startOf(text, of, last + 1)]
  const line = text.lastIndexOf('\n', start - 1) + 1
  // The first key of an item stands behind its dash, and the next one takes its place.
  if (!isLast && text.slice(line, start).trim() !== '') return [start, startOf(text, of, last + 1)]
  const next = text.indexOf('\n', end)
  return [line, next < 0 ? text.length : next + 1]
}

/** Where an entry begins: of a list in lines, with its dash. */
function startOf(text: string, of: Collection, at: number): number {
  const { key, value } = partsOf(of.items[at])
  const [start] = rangeOf(key ?? value)
  return isSeq(of) && !of.flow ? text.lastIndexOf('-', start - 1) : start
}

/** Where an entry ends, without blanks and comments behind it. */
function endOf(text: string, of: Collection, at: number): number {
  const { key, value } = partsOf(of.items[at])
  if (isCollection(value) && !value.flow && value.items.length > 0) return endOf(text, value, value.items.length - 1)
  const [start, end] = rangeOf(value)
  return Math.max(rangeOf(key)[1], start + text.slice(start, end).trimEnd().length)
}

const rangeOf = (node: unknown): Cut => (isNode(node) && node.range ? [node.range[0], node.range[1]] : [0, 0])
