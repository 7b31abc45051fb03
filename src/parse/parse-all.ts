import type { Limits } from '../config.ts'
import type { Page, Source } from '../types.ts'
import { loadHighlight, mayHighlight } from './highlight.ts'
import { pageParser } from './page-parser.ts'

/** Parses pages with code coloured. The highlighter is loaded when one of them has code with a language. */
export async function parseAll(sources: readonly Source[], limits: Limits): Promise<readonly Page[]> {
  const highlight = sources.some(({ text }) => mayHighlight(text)) ? await loadHighlight() : undefined
  return sources.map(pageParser({ limits, highlight }))
}
