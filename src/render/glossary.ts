import type { Explained, Prose } from '../types.ts'
import { chunkReaders } from './chunk-readers.ts'
import { termNames } from './term-names.ts'

/** Where a text uses a term: some characters of a chunk, or a link of the author's to the term. */
export interface TermUse {
  /** Index in the body of the chunk or of the link's hole. */
  readonly part: number
  readonly at: number
  readonly length: number
  /** Href of its page, from the site's root. */
  readonly term: string
}

/** The terms of a handbook, and where a text uses them. */
export interface Glossary {
  /** By the href of its page. */
  readonly terms: ReadonlyMap<string, Explained>
  /** The first use of each term in each section of a text, in order. A term needs no explanation on its own page. */
  readonly uses: (text: Pick<Prose, 'body' | 'resolved'>, here: string) => readonly TermUse[]
}

/** Makes what finds terms in the pages of a site. */
export function glossary(explained: readonly Explained[]): Glossary {
  const terms = new Map(explained.map((term) => [term.href, term]))
  const { pattern, termOf } = termNames(explained)
  if (pattern === undefined) return { terms, uses: () => [] }
  const readerWith = chunkReaders(pattern)
  return { terms, uses }

  function uses({ body, resolved }: Pick<Prose, 'body' | 'resolved'>, here: string): readonly TermUse[] {
    const found: TermUse[] = []
    const seen = new Set([here])
    const reader = readerWith(() => {
      seen.clear()
      seen.add(here)
    })
    for (const [part, chunk] of body.entries()) {
      if (typeof chunk === 'string') {
        for (const { at, text } of reader.read(chunk)) use(termOf(text), { part, at, length: text.length })
      } else if (chunk.kind === 'link') {
        reader.enter('a')
        const target = resolved.get(chunk.url)
        if (target?.kind === 'internal') use(target.href.replace(/#.*/, ''), { part, at: 0, length: 0 })
      }
    }
    return found

    function use(term: string | undefined, place: Omit<TermUse, 'term'>): void {
      if (term === undefined || !terms.has(term) || seen.has(term)) return
      seen.add(term)
      found.push({ ...place, term })
    }
  }
}
