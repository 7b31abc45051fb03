import type { FileChange } from '../base/files.ts'
import type { Edit, Message } from '../base/messages.ts'
import { groupBy } from '../base/text.ts'
import type { Compiled } from '../compile.ts'
import type { ReadHandbook } from '../read/handbook.ts'
import { editableTexts, fixed, withChanges } from './changes.ts'

// What changes a handbook works on texts in memory and returns changes; write/change-files.ts writes them. This file applies
// the fixes of messages, rename.ts gives a page another id by way of rename-links.ts, and changes.ts holds what both need:
// edits of a text, a handbook with changes in it, and changes as a diff.

/** What fixes a handbook as far as that is certain. */
interface Fixing {
  readonly changes: readonly FileChange[]
  /** The problems that are fixed, as they were found. */
  readonly resolved: readonly Message[]
  /** The handbook with the changes made. */
  readonly after: Compiled
}

/** Each round may reveal what the last one has uncovered. Nobody's handbook needs more. */
const mostRounds = 10

/** Works out, without writing anything, what of a handbook's problems can be fixed, until none is left that can. */
export async function fixHandbook(
  folder: string,
  read: ReadHandbook,
  compile: (read: ReadHandbook) => Promise<Compiled>,
): Promise<Fixing> {
  const before = editableTexts(read)
  const texts = new Map(before)
  const resolved: Message[] = []
  let changes: FileChange[] = []
  let after = await compile(read)
  for (let round = 0; round < mostRounds; round++) {
    const chosen = apart(after.messages.filter(({ fix }) => fix?.every(({ file }) => texts.has(file))))
    if (chosen.length === 0) break
    for (const [path, edits] of byFile(chosen)) texts.set(path, fixed(texts.get(path)!, edits))
    resolved.push(...chosen)
    changes = [...before]
      .map(([path, before]) => ({ path, before, after: texts.get(path)! }))
      .filter(({ before, after }) => before !== after)
    after = await compile(withChanges(folder, read, changes))
  }
  return { changes, resolved, after }
}

/** Messages whose fixes leave one another alone; of two that do not, the first. A fix is made as a whole or not at all. */
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

interface Extent {
  readonly file: string
  readonly from: readonly [line: number, column: number]
  readonly to: readonly [line: number, column: number]
}

function extentOf(edits: readonly Edit[]): Extent {
  const starts = edits.map(({ place }) => [place.line, place.column] as const).sort(inOrder)
  const ends = edits.map(({ place }) => [place.endLine, place.endColumn] as const).sort(inOrder)
  return { file: edits[0]!.file, from: starts[0]!, to: ends.at(-1)! }
}

const meet = (a: Extent, b: Extent): boolean =>
  a.file === b.file && inOrder(a.from, b.to) <= 0 && inOrder(b.from, a.to) <= 0

const inOrder = (a: readonly [number, number], b: readonly [number, number]): number => a[0] - b[0] || a[1] - b[1]

const byFile = (messages: readonly Message[]): ReadonlyMap<string, readonly Edit[]> =>
  groupBy(messages.flatMap(({ fix }) => fix ?? []).map((edit) => [edit.file, edit] as const))
