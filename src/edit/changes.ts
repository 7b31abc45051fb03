import { createHash } from 'node:crypto'
import { formatPatch, structuredPatch } from 'diff'
import type { TextChange } from '../base/files.ts'
import type { Edit, Message, Place } from '../base/messages.ts'
import { byCodePoint, groupBy, lineStarts } from '../base/text.ts'
import { allProblems, type Compiled } from '../compile.ts'
import { pictureBytes } from '../parse/embedded.ts'
import { type ReadHandbook, readFolder, type Source, textsOf } from '../read/handbook.ts'
import { decodeConfig } from '../schema/config.ts'
import { namedKind } from '../schema/front-matter.ts'

// What changes a handbook works on texts in memory and returns changes; write/change-files.ts writes them. This file applies
// the fixes of messages, and has what all edits need: edits of a text, a handbook with changes in it, and changes as a diff.
// rename.ts and retire.ts decide what becomes of all that refers to a page; safety.ts says when nothing is changed, and
// written.ts collects the edits.

/** The changes that fix a handbook as far as that is certain. */
interface Fixing {
  readonly changes: readonly TextChange[]
  /** Files to write besides, which no page had yet. */
  readonly files: ReadonlyMap<string, Buffer>
  readonly resolved: readonly Message[]
  readonly after: Compiled
}

/** Each round may fix what the last one has uncovered. No real handbook needs more. */
const mostRounds = 10

/** Works out, without writing anything, what of a handbook's problems can be fixed, until none is left that can. */
export async function fixHandbook(
  folder: string,
  read: ReadHandbook,
  compile: (read: ReadHandbook) => Promise<Compiled>,
): Promise<Fixing> {
  const before = textsOf(read)
  const texts = new Map(before)
  const resolved: Message[] = []
  const files = new Map<string, Buffer>()
  let changes: TextChange[] = []
  let after = await compile(read)
  for (let round = 0; round < mostRounds; round++) {
    const chosen = apart(allProblems(after).filter(({ fix }) => fix?.every(({ file }) => texts.has(file))))
    if (chosen.length === 0) break
    for (const { saves = [] } of chosen)
      for (const { file, place, path } of saves) files.set(path, pictureBytes(textAt(texts.get(file)!, place)))
    for (const [path, edits] of byFile(chosen)) texts.set(path, fixed(texts.get(path)!, edits))
    resolved.push(...chosen)
    changes = [...before]
      .map(([path, before]) => ({ path, before, after: texts.get(path)! }))
      .filter(({ before, after }) => before !== after)
    after = await compile(withChanges(folder, read, changes))
  }
  return { changes, files, resolved, after }
}

const textAt = (text: string, place: Place): string => {
  const starts = lineStarts(text)
  const [from, to] = [
    offsetOf(place.line, place.column, starts, text),
    offsetOf(place.endLine, place.endColumn, starts, text),
  ]
  return text.slice(from, to)
}

interface Extent {
  readonly file: string
  readonly from: readonly [line: number, column: number]
  readonly to: readonly [line: number, column: number]
}

/** Messages whose fixes do not touch one another; of two that do, the first. A fix is made as a whole or not at all. */
function apart(messages: readonly Message[]): Message[] {
  const chosen: Message[] = []
  const extents: Extent[] = []
  for (const message of messages) {
    const own = [...byFile([message]).values()].map(extentOf)
    const isSame = chosen.some(({ fix }) => JSON.stringify(fix) === JSON.stringify(message.fix))
    // What several problems have in common, such as the definition of a link, is fixed once for all.
    if (!isSame && own.some((one) => extents.some((other) => meet(one, other)))) continue
    chosen.push(message)
    if (!isSame) extents.push(...own)
  }
  return chosen
}

function extentOf(edits: readonly Edit[]): Extent {
  const starts = edits.map(({ place }) => [place.line, place.column] as const).sort(inOrder)
  const ends = edits.map(({ place }) => [place.endLine, place.endColumn] as const).sort(inOrder)
  return { file: edits[0]!.file, from: starts[0]!, to: ends.at(-1)! }
}

const meet = (a: Extent, b: Extent): boolean =>
  a.file === b.file && inOrder(a.from, b.to) <= 0 && inOrder(b.from, a.to) <= 0

/**
 * A text with edits made to it, all of one file. Of edits that overlap, the first one given is made. All else
 * stays as it is, line ends too, and new lines end like the others.
 */
export function fixed(text: string, edits: readonly Edit[]): string {
  const lineEnd = /\r?\n/.exec(text)?.[0] ?? '\n'
  let result = text
  for (const { from, to, text: written } of spansOf(text, edits).reverse())
    result = result.slice(0, from) + written.replaceAll('\n', lineEnd) + result.slice(to)
  return result
}

/** The edits that `fixed` makes, in order of place: those whose place the text has and that no earlier one overlaps. */
export function spansOf(text: string, edits: readonly Edit[]): Span[] {
  const starts = lineStarts(text)
  const chosen: Span[] = []
  for (const { place, text: written } of edits) {
    const from = offsetOf(place.line, place.column, starts, text)
    const to = offsetOf(place.endLine, place.endColumn, starts, text)
    if (from === undefined || to === undefined || to < from) continue
    const span = { from, to, text: written }
    if (!chosen.some((other) => overlap(span, other))) chosen.push(span)
  }
  return chosen.sort((a, b) => a.from - b.from || a.to - b.to)
}

interface Span {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** Two insertions at one place overlap; one beside a span that is replaced does not. */
const overlap = (a: Span, b: Span): boolean => (a.from < b.to && b.from < a.to) || (a.from === b.from && a.to === b.to)

/** Undefined beyond the end of the line, to which its line ending does not belong. */
function offsetOf(line: number, column: number, starts: readonly number[], text: string): number | undefined {
  const start = starts[line - 1]
  if (start === undefined || column < 1) return undefined
  const next = starts[line]
  const end = next === undefined ? text.length : next - (text[next - 2] === '\r' ? 2 : 1)
  return start + column - 1 <= end ? start + column - 1 : undefined
}

/** A handbook as it will be with the changes made, read from the disk and from these. */
export function withChanges(folder: string, read: ReadHandbook, changes: readonly TextChange[]): ReadHandbook {
  const byPath = new Map(changes.map((change) => [change.path, change]))
  const inConfig = byPath.get('handbook.yaml')
  const { config, text, messages, misreadsPages } = inConfig ? decodeConfig(inConfig.after ?? '') : read
  const input = readFolder(folder, config, text)
  const added = changes.flatMap(({ path, before, after }) => (before === undefined ? asSource(path, after) : []))
  const sources = [...input.sources.flatMap((source) => changed(source, byPath.get(source.path))), ...added]
  return {
    config,
    text,
    messages,
    misreadsPages,
    plugins: read.plugins,
    input: { ...input, sources: sources.sort((a, b) => byCodePoint(a.path, b.path)) },
  }
}

function changed(source: Source, change: TextChange | undefined): readonly Source[] {
  return change ? asSource(change.to ?? source.path, change.after, source.folderKind) : [source]
}

function asSource(path: string, text: string | undefined, folderKind = namedKind(path)): Source[] {
  if (text === undefined) return []
  return [{ path, text, hash: createHash('sha256').update(text).digest('hex'), folderKind }]
}

/** Changes as `git diff` shows them, and as `git apply` takes them. `prefix` makes a path one from the working folder. */
export function unifiedDiff(changes: readonly TextChange[], prefix: string): string {
  return changes.map((change) => ofFile(change, prefix)).join('')
}

function ofFile({ path, to = path, before, after }: TextChange, prefix: string): string {
  const [from, into] = [`a/${prefix}${path}`, `b/${prefix}${to}`]
  const head = `diff --git ${from} ${into}\n`
  const moved = to === path ? '' : `rename from ${prefix}${path}\nrename to ${prefix}${to}\n`
  const there =
    before === undefined ? 'new file mode 100644\n' : after === undefined ? 'deleted file mode 100644\n' : ''
  if (before === after) return head + moved
  const [old, now] = [before === undefined ? nowhere : from, after === undefined ? nowhere : into]
  const patch = structuredPatch(old, now, before ?? '', after ?? '', undefined, undefined, { context: 3 })
  // The head that `diff` writes has a line of equal signs, which git does not know.
  return head + moved + there + formatPatch(patch).replace(/^(?:Index: .*\n)?=+\n/, '')
}

/** How git names a file that is not there. */
const nowhere = '/dev/null'

const inOrder = (a: readonly [number, number], b: readonly [number, number]): number => a[0] - b[0] || a[1] - b[1]

const byFile = (messages: readonly Message[]): ReadonlyMap<string, readonly Edit[]> =>
  groupBy(messages.flatMap(({ fix }) => fix ?? []).map((edit) => [edit.file, edit] as const))
