import { renderToString } from 'preact-render-to-string'
import { Block } from '../../templates/Block.tsx'
import type { ProseHtml } from '../../templates/props.ts'
import type { Fragment, Prose } from '../types.ts'
import { type Filling, fill } from './fill.ts'

interface Options extends Pick<Filling, 'link' | 'prefix'> {
  /** The HTML of its blocks, in their order. */
  readonly blocks: readonly string[]
}

/** Fills an author's text, cut before its first heading so that a page may put something in between. */
export function prose(written: Prose | undefined, { blocks, ...options }: Options): ProseHtml {
  if (!written) return {}
  const next = blocks.values()
  const filling = { ...options, resolved: written.resolved, block: () => next.next().value ?? '' }
  const cut = firstHeading(written.body)
  return {
    ...(written.heading && { heading: fill(written.heading, filling) }),
    lead: fill(written.body.slice(0, cut), filling),
    rest: fill(written.body.slice(cut), filling),
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
