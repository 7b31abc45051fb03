import type { Fragment } from '../types.ts'
import type { TermUse } from './glossary.ts'
import { type MadePage, type MakePage, makePage, scriptsOf, sheetsOf, usesIn } from './make-page.ts'

/** A page that was made, and all it was made of. */
interface Known {
  readonly body: Fragment | undefined
  /** What decides, besides the body, which terms are found in it. */
  readonly names: string
  readonly uses: readonly TermUse[]
  /** All else of its view. */
  readonly facts: string
  /** All else of the other pages. */
  readonly around: string
  readonly made: MadePage
}

/** Makes pages and remembers each: one whose view is the same again is the same again. */
export function rememberPages(): MakePage {
  const last = new Map<string, Known>()
  return (view, loaded) => {
    const { frame, main, common, prose } = view
    const { terms, names: written } = loaded.glossary
    const body = prose?.body
    const resolved = JSON.stringify([...(prose?.resolved ?? [])])
    const names = resolved + written
    // A body is never changed, only replaced.
    const before = last.get(frame.href)
    const known = before?.body === body ? before : undefined
    const uses = known?.names === names ? known.uses : usesIn(view, loaded)
    const facts = JSON.stringify([
      sheetsOf(main, loaded),
      loaded.theme.path,
      scriptsOf(main, uses, loaded),
      frame,
      main,
      common,
      prose?.heading,
      resolved,
      prose?.blocks,
      uses,
      [...new Set(uses.map(({ term }) => term))].map((term) => terms.get(term)),
    ])
    const around = loaded.book?.key ?? ''
    if (known?.facts === facts && known.around === around) return known.made
    const made = makePage(view, loaded, uses)
    last.set(frame.href, { body, names, uses, facts, around, made })
    return made
  }
}
