import type { Handbook, Link, Page, Target } from '../types.ts'

/** Every link of every page with what it leads to. */
export function* resolvedLinks({ pages, targets }: Handbook): Iterable<{ page: Page; link: Link; target: Target }> {
  for (const page of pages.values())
    for (const link of page.links) {
      const target = targets.get(page.path)?.get(link.url)
      if (target) yield { page, link, target }
    }
}
