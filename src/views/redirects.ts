import type { FrameView, Handbook, RedirectView } from '../types.ts'
import { baseOf } from './address.ts'
import { given } from './given.ts'
import { ref } from './refs.ts'

/** What is left where pages once were. */
export function redirectViews(
  { redirects, entities, guides, config, pages, hrefs }: Handbook,
  site: FrameView['site'],
): RedirectView[] {
  const byPath = new Map([...entities.values(), ...guides.values()].map((one) => [one.page.path, ref(one)]))
  const base = baseOf(config)
  return redirects.map(({ href, heirs }) => {
    const now = heirs.map((path) => byPath.get(path) ?? { title: pages.get(path)!.title, href: hrefs.get(path)! })
    return given({ site, href, heirs: now, base })
  })
}
