import { renderToString } from 'preact-render-to-string'
import { Block } from '../../templates/Block.tsx'
import type { ProseHtml } from '../../templates/props.ts'
import { TermTips } from '../../templates/TermTips.tsx'
import type { Fragment, Html, Prose } from '../types.ts'
import { type Filling, fill } from './fill.ts'
import type { Glossary, TermUse } from './glossary.ts'
import { termIds, withTerms } from './with-terms.ts'

interface Options extends Pick<Filling, 'link' | 'prefix'> {
  /** The HTML of its blocks, in their order. */
  readonly blocks: readonly string[]
  /** Where it uses terms that are explained in place, and what they mean. */
  readonly uses?: readonly TermUse[]
  readonly terms?: Glossary['terms']
}

/** Fills an author's text, cut before its first heading so that a page may put something in between. */
export function prose(
  written: Prose | undefined,
  { blocks, uses = [], terms = new Map(), ...options }: Options,
): ProseHtml {
  if (!written) return {}
  const next = blocks.values()
  const filling = { ...options, resolved: written.resolved, block: () => next.next().value ?? '' }
  const body = withTerms(written.body, uses, options.link)
  const tips = [...termIds(uses)].map(([term, id]) => ({ id, ...terms.get(term)! }))
  const cut = firstHeading(body)
  return {
    ...(written.heading && { heading: fill(written.heading, filling) }),
    lead: fill(body.slice(0, cut), filling),
    rest: (fill(body.slice(cut), filling) + renderToString(TermTips({ tips }))) as Html,
  }
}

/** What an author's blocks show, as HTML. */
export const blockHtml = (written: Prose | undefined, link: Filling['link']): readonly string[] =>
  (written?.blocks ?? []).map((view) => renderToString(Block({ view, link })))

/** A heading starts a chunk. */
function firstHeading(body: Fragment): number {
  const index = body.findIndex((part) => typeof part === 'string' && /^<h[1-6][ >]/.test(part))
  return index < 0 ? body.length : index
}
