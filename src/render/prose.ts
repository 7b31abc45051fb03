import { renderToString } from 'preact-render-to-string'
import { Block } from '../../templates/Block.tsx'
import type { ProseHtml } from '../../templates/props.ts'
import type { Fragment, Prose } from '../types.ts'
import { type Filling, fill } from './fill.ts'

/** Fills an author's text, cut before its first heading so that a page may put something in between. */
export function prose(written: Prose | undefined, link: Filling['link']): ProseHtml {
  if (!written) return {}
  const blocks = (written.blocks ?? []).values()
  const block = () => {
    const { value: view } = blocks.next()
    return view ? renderToString(Block({ view, link })) : ''
  }
  const filling = { resolved: written.resolved, link, block }
  const cut = firstHeading(written.body)
  return {
    ...(written.heading && { heading: fill(written.heading, filling) }),
    lead: fill(written.body.slice(0, cut), filling),
    rest: fill(written.body.slice(cut), filling),
  }
}

/** A heading starts a chunk. */
function firstHeading(body: Fragment): number {
  const index = body.findIndex((part) => typeof part === 'string' && /^<h[1-6][ >]/.test(part))
  return index < 0 ? body.length : index
}
