import type { Edit, Place } from '../base/messages.ts'

/** What `writtenIn` returns. */
export type Written = ReturnType<typeof writtenIn>

/** What is written in the files of a handbook, by path, and the edits that are to be made to it. */
export function writtenIn(texts: ReadonlyMap<string, string>) {
  const lines = new Map<string, readonly string[]>()
  const edits = new Map<string, Edit>()
  const outOfReach: Omit<Edit, 'text'>[] = []
  return {
    /** The text at a place that is on one line. */
    at(file: string, { line, column, endLine, endColumn }: Place): string | undefined {
      const known = lines.get(file) ?? (texts.get(file) ?? '').split(/\r?\n/)
      lines.set(file, known)
      return line === endLine ? known[line - 1]?.slice(column - 1, endColumn - 1) : undefined
    },
    /** Writes `text` there. Without a text the place is kept as out of reach. */
    change(file: string, place: Place, text: string | undefined): void {
      // Several links may have one definition.
      if (text !== undefined) edits.set(JSON.stringify([file, place]), { file, place, text })
      else outOfReach.push({ file, place })
    },
    get edits(): readonly Edit[] {
      return [...edits.values()]
    },
    /** References that are there but cannot be changed. */
    outOfReach,
  }
}

/** The lines of a place, with the blank one below where there is another above; undefined where something else is on them. */
export function wholeLines(file: string, place: Place, written: Written): Place | undefined {
  const { line, column, endLine, endColumn } = place
  const before = written.at(file, { line, column: 1, endLine: line, endColumn: column })
  const after = written.at(file, { line: endLine, column: endColumn, endLine, endColumn: Number.POSITIVE_INFINITY })
  if (before?.trim() !== '' || after?.trim() !== '') return undefined
  const lineAt = (at: number) =>
    written.at(file, { line: at, column: 1, endLine: at, endColumn: Number.POSITIVE_INFINITY })
  const isBlank = (at: number) => lineAt(at)?.trim() === ''
  const end = isBlank(line - 1) && isBlank(endLine + 1) && lineAt(endLine + 2) !== undefined ? endLine + 2 : endLine + 1
  return lineAt(end) === undefined ? { ...place, column: 1 } : { line, column: 1, endLine: end, endColumn: 1 }
}

/** A value of YAML with another name in it, in the same quotes; undefined when the value is not `name`. */
export function requoted(written: string | undefined, name: string, newName: string): string | undefined {
  const [, quote = '', inner] = /^(["']?)(.*)\1$/s.exec(written ?? '') ?? []
  if (inner !== name) return undefined
  return quote === '' ? plainOrQuoted(newName) : quote + newName + quote
}

/** Without quotes, unless YAML would not take it for a string. */
export const plainOrQuoted = (name: string): string =>
  /^(?:true|false|null|[-+.\d].*)$|[^\p{L}\p{M}\p{N}_./%-]/iu.test(name) ? JSON.stringify(name) : name

/** The line of the dashes that end front matter. */
export const lineBelow = (yaml: string): number =>
  2 + yaml.split('\n').length - (yaml === '' || yaml.endsWith('\n') ? 1 : 0)
