import type { Edit, Place } from '../types.ts'

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
