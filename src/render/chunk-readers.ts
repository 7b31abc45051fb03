import { isWithinWord } from './word-edges.ts'

/** Something found in a chunk of HTML. */
interface Found {
  readonly at: number
  readonly text: string
}

/** Reads the chunks of a fragment in turn and remembers between them which elements are open. */
interface ChunkReader {
  /** What the pattern finds in the chunk's running text, told in turn with the headings. */
  readonly read: (chunk: string) => Iterable<Found>
  /** Tells of a start tag that is no part of a chunk. */
  readonly enter: (name: string) => void
}

/** Words in these have a meaning of their own already, or are no running text. */
const apart: ReadonlySet<string> = new Set(
  'a abbr button code del dfn figcaption h1 h2 h3 h4 h5 h6 kbd label legend pre s samp select summary svg textarea var'.split(
    ' ',
  ),
)

// A chunk that ends in a tag ends in a value between quotes, because holes stand in values.
const value = '(?:"[^"]*"|[^">])*(?:>|"[^"]*$|$)'
const tag = `<(/?)([a-z][a-z0-9]*)${value}`
// Most places of a text are inside a word, which is seen at once where the word is plain ASCII.
const notInside = '(?:(?<![A-Za-z0-9])|(?![\\x00-\\x7f]))'
const restOfTag = new RegExp(`[^"]*(?:"${value}|$)`, 'y')

/**
 * Looks for a pattern in one pass over HTML as the parser writes it; `onHeading` is called where a section begins.
 * All that read with one pattern share it, because to compile many names takes longer than to read a page.
 */
export function chunkReaders(pattern: string): (onHeading: () => void) => ChunkReader {
  const any = new RegExp(`${tag}|${notInside}(${pattern})|&#?\\w+;`, 'gu')
  return (onHeading) => chunkReader(any, onHeading)
}

function chunkReader(any: RegExp, onHeading: () => void): ChunkReader {
  let depth = 0
  let inTag = false

  const enter = (name: string) => {
    if (apart.has(name)) depth++
  }
  return { read, enter }

  function* read(chunk: string): Iterable<Found> {
    any.lastIndex = inTag ? skipTag(chunk) : 0
    for (let match = any.exec(chunk); match; match = any.exec(chunk)) {
      const { 0: text, 1: slash, 2: name, 3: hit, index: at } = match
      if (name !== undefined) {
        if (slash === '/') leave(name)
        else start(name)
        inTag = !text.endsWith('>')
      } else if (hit !== undefined && isWithinWord(chunk, at)) {
        // A name inside a word may hide another one that begins later.
        any.lastIndex = at + 1
      } else if (hit !== undefined && depth === 0) {
        yield { at, text }
      }
    }
  }

  function skipTag(chunk: string): number {
    restOfTag.lastIndex = 0
    const [text = ''] = restOfTag.exec(chunk) ?? []
    inTag = !text.endsWith('>')
    return text.length
  }

  function start(name: string): void {
    if (/^h[1-6]$/.test(name)) onHeading()
    enter(name)
  }

  function leave(name: string): void {
    if (apart.has(name) && depth > 0) depth--
  }
}
