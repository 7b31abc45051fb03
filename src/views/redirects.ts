import { given } from '../given.ts'
import type { Compare, FrameView, Handbook, RedirectView } from '../types.ts'
import { baseOf } from './address.ts'
import { ref } from './refs.ts'

/** What is left where pages once were, and what stands where a comparison would be with its roles the other way round. */
export function redirectViews(
  { redirects, entities, guides, config, pages, hrefs }: Handbook,
  site: FrameView['site'],
  comparisons: readonly Compare[],
): RedirectView[] {
  const byPath = new Map([...entities.values(), ...guides.values()].map((one) => [one.page.path, ref(one)]))
  const base = baseOf(config)
  const moved = redirects.map(({ href, heirs }) => {
    const now = heirs.map((path) => byPath.get(path) ?? { title: pages.get(path)!.title, href: hrefs.get(path)! })
    return given({ site, href, heirs: now, base })
  })
  const swapped = comparisons.map(({ left, right, href, matrix: { title } }) =>
    given({ site, href: `compare/${right.id}/${left.id}.html`, heirs: [{ title, href }], base }),
  )
  return [...moved, ...swapped]
}
