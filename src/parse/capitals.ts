import type { Root, Text } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Capitals, Place } from '../types.ts'
import { placeAfter, placeOf } from './place-of.ts'

// Two to five capitals, as a word of its own, with or without the s of many: longer ones are file names or shouted.
const word = /(?<![\p{L}\p{N}_/.@#+-])\p{Lu}[\p{Lu}\p{N}]{1,7}(?=s?(?![\p{L}\p{N}_/@+-]|[.'’]\p{Lu}))/gu
const roman = /^X{0,3}(?:IX|IV|V?I{0,3})$/

// Words that are no abbreviation but written large to stress them; the formats that a handbook speaks of when it speaks of
// its own files; and what every reader of a web page knows. Each further one would be missing in some glossary.
const ordinary = new Set(
  'ALL AND ANY ARE BUT DO DONT FOR IF IN IS IT MAY MUST NEVER NO NOT OF OK ON ONLY OR SO THE TO TODO YES YOU GIVEN WHEN THEN WITH FROM NOTE HTML CSS JSON YAML CSV PDF URL FAQ UTC ID US UK EU USA'.split(
    ' ',
  ),
)

/** The abbreviations in a page's text, each where it stands first and how often; code has none. */
export function capitals(tree: Root, source: string): Capitals[] {
  if (!mayHold.test(source)) return []
  const found = new Map<string, { term: string; place: Place; count: number }>()
  visit(tree, 'text', (node) => {
    // Most texts hold none, and looking for one word by word is a twentieth of all parsing.
    if (!mayHold.test(node.value)) return
    for (const [term] of [...node.value.matchAll(word)].filter((match) => isTerm(match, node.value))) {
      const seen = found.get(term)
      const place = seen ? undefined : placeIn(node, term, source)
      if (seen) seen.count++
      else if (place) found.set(term, { term, place, count: 1 })
    }
  })
  return [...found.values()]
}

const mayHold = /\p{Lu}[\p{Lu}\p{N}]/u

/** Beside another word in capitals it is shouted, and behind a figure it is a unit: `5 GB`, `3 PM`. */
function isTerm({ 0: term, index }: RegExpExecArray | RegExpMatchArray, text: string): boolean {
  const letters = term.replace(/\P{Lu}/gu, '').length
  if (letters < 2 || letters > 5 || roman.test(term) || ordinary.has(term)) return false
  // No more is looked at than a space and the two characters beyond it.
  const [before, after] = [
    text.slice(Math.max(0, index! - 6), index),
    text.slice(index! + term.length, index! + term.length + 8),
  ]
  return !/\p{Lu}{2,} $|\p{N}[ \u00a0]?$/u.test(before) && !/^ \p{Lu}{2,}(?!\p{Ll})/u.test(after)
}

/** What is written with character references cannot be found in the text; then the place is that of all of it. */
function placeIn(node: Text, term: string, source: string): Place | undefined {
  const start = node.position?.start.offset
  const at = start === undefined ? -1 : source.indexOf(term, start)
  if (at < 0 || at >= (node.position?.end.offset ?? 0)) return placeOf(node)
  return placeAfter(node.position!.start, source.slice(start, at), term.length)
}
