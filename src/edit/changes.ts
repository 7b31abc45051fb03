import { createHash } from 'node:crypto'
import { formatPatch, structuredPatch } from 'diff'
import type { FileChange } from '../base/files.ts'
import type { Edit, Place } from '../base/messages.ts'
import { byCodePoint, lineStarts } from '../base/text.ts'
import { type ReadHandbook, readFolder } from '../read/handbook.ts'
import type { Source } from '../read/types.ts'
import { decodeConfig } from '../schema/config.ts'

/**
 * A text with edits made to it, which all are of one file. Of edits that overlap the first one given is made. All else
 * stays as it is, line ends too, and new lines end as those do that are there.
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

/** Columns end with the line: the line's end is not a part of it. */
function offsetOf(line: number, column: number, starts: readonly number[], text: string): number | undefined {
  const start = starts[line - 1]
  if (start === undefined || column < 1) return undefined
  const next = starts[line]
  const end = next === undefined ? text.length : next - (text[next - 2] === '\r' ? 2 : 1)
  return start + column - 1 <= end ? start + column - 1 : undefined
}

/** What is written in the files of a handbook, and the edits that are to be made to it. */
export interface Written {
  /** The text at a place that is on one line. */
  readonly at: (file: string, place: Place) => string | undefined
  /** Writes `text` there. Without a place, or where something else stands than is read, it is kept as out of reach. */
  readonly change: (file: string, place: Place, text: string | undefined) => void
  readonly edits: readonly Edit[]
  /** References that are there but cannot be changed. */
  readonly outOfReach: readonly Omit<Edit, 'text'>[]
}

/** The texts by path. */
export function writtenIn(texts: ReadonlyMap<string, string>): Written {
  const lines = new Map<string, readonly string[]>()
  const edits = new Map<string, Edit>()
  const outOfReach: Omit<Edit, 'text'>[] = []
  return {
    at(file, { line, column, endLine, endColumn }) {
      const known = lines.get(file) ?? (texts.get(file) ?? '').split(/\r?\n/)
      lines.set(file, known)
      return line === endLine ? known[line - 1]?.slice(column - 1, endColumn - 1) : undefined
    },
    change(file, place, text) {
      // Several links may have one definition.
      if (text !== undefined) edits.set(JSON.stringify([file, place]), { file, place, text })
      else outOfReach.push({ file, place })
    },
    get edits() {
      return [...edits.values()]
    },
    outOfReach,
  }
}

/** A value of YAML with another name in it, in the quotes it has; undefined when it says something else than `name`. */
export function requoted(written: string | undefined, name: string, newName: string): string | undefined {
  const [, quote = '', inner] = /^(["']?)(.*)\1$/s.exec(written ?? '') ?? []
  if (inner !== name) return undefined
  return quote === '' ? plainOrQuoted(newName) : quote + newName + quote
}

/** Without quotes, unless YAML took it for something else than a word. An id has nothing in it that ends a value. */
export const plainOrQuoted = (name: string): string =>
  /^(?:true|false|null|[-+.\d].*)$/i.test(name) ? `"${name}"` : name

/** A handbook as it will be with the changes made, read from the disk and from these. */
export function withChanges(folder: string, read: ReadHandbook, changes: readonly FileChange[]): ReadHandbook {
  const byPath = new Map(changes.map((change) => [change.path, change]))
  const inConfig = byPath.get('handbook.yaml')
  const config = inConfig ? decodeConfig(inConfig.after) : read
  const input = readFolder(folder, config.config)
  const sources = input.sources.map((source) => changed(source, byPath.get(source.path)))
  const { config: options, text, messages } = config
  return {
    config: options,
    text,
    messages,
    plugins: read.plugins,
    input: { ...input, sources: sources.sort((a, b) => byCodePoint(a.path, b.path)) },
  }
}

function changed(source: Source, change: FileChange | undefined): Source {
  if (!change) return source
  const hash = createHash('sha256').update(change.after).digest('hex')
  return { path: change.to ?? source.path, text: change.after, hash }
}

/** Changes as `git diff` shows them, and as `git apply` takes them. `prefix` makes a path one from the working folder. */
export function unifiedDiff(changes: readonly FileChange[], prefix: string): string {
  return changes.map((change) => ofFile(change, prefix)).join('')
}

function ofFile({ path, to = path, before, after }: FileChange, prefix: string): string {
  const [from, into] = [`a/${prefix}${path}`, `b/${prefix}${to}`]
  const head = `diff --git ${from} ${into}\n`
  const moved = to === path ? '' : `rename from ${prefix}${path}\nrename to ${prefix}${to}\n`
  if (before === after) return head + moved
  const patch = structuredPatch(from, into, before, after, undefined, undefined, { context: 3 })
  // Its own head is a line of equal signs that git does not know.
  return head + moved + formatPatch(patch).replace(/^(?:Index: .*\n)?=+\n/, '')
}

/** The files that may be changed, by path: pages and the configuration. */
export const editableTexts = ({ text, input }: ReadHandbook): ReadonlyMap<string, string> =>
  new Map([
    ...(text === '' ? [] : [['handbook.yaml', text] as const]),
    ...input.sources.map(({ path, text }) => [path, text] as const),
  ])
