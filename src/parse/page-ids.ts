import GithubSlugger, { slug } from 'github-slugger'
import type { Properties } from 'hast'

/** Gives out the ids of a page, each once. */
interface PageIds {
  /** The id of a heading: the one that is written, else one of its words. */
  readonly ofHeading: (written: Properties['id'], text: string) => { readonly id: string; readonly positional?: true }
  /** The id that an element has of its own, if it may have it. Of two equal ones the first counts, as in a browser. */
  readonly take: (written: Properties['id']) => string | undefined
  /** All that were given out, in order. */
  readonly given: readonly string[]
}

/** `reserved` are ids that headings have by their author's will: none is made up that is the same. */
export function pageIds(reserved: ReadonlySet<string>): PageIds {
  const slugger = new GithubSlugger()
  const waiting = new Set(reserved)
  for (const id of waiting) slugger.occurrences[id] = 0
  const given: string[] = []

  return { ofHeading, take, given }

  function ofHeading(written: Properties['id'], text: string): ReturnType<PageIds['ofHeading']> {
    const plain = slug(text)
    // Of words that leave nothing for an id, such as a smiley, none is made.
    const base = /[^-]/.test(plain) ? plain : 'section'
    const own = String(written)
    const chosen = waiting.delete(own) ? own : usable(written)
    const id = chosen ?? slugger.slug(base)
    give(id)
    return { id, ...(chosen === undefined && id !== base && { positional: true as const }) }
  }

  function take(written: Properties['id']): string | undefined {
    const id = usable(written)
    if (id !== undefined) give(id)
    return id
  }

  function give(id: string): void {
    slugger.occurrences[id] ??= 0
    given.push(id)
  }

  function usable(id: Properties['id']): string | undefined {
    return typeof id === 'string' && /^\S+$/.test(id) && !(id in slugger.occurrences) ? id : undefined
  }
}
