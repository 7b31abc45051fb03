import { grouped } from '../grouped.ts'
import { byText } from '../order.ts'
import type { Alternate, AlternateView, Handbook, Page } from '../types.ts'

/** The language of a page that is not English, and where the page can be read in other languages. */
interface Languages {
  readonly language?: string
  readonly alternates?: readonly AlternateView[]
}

/**
 * Makes a function that gives the languages of a page. That one page of several says so is enough: it and all that it
 * names refer to each other. A page that no other names as its translation is English, as rolebook's own words are.
 */
export function languagesOf({ alternates, hrefs }: Handbook): (page: Page | undefined) => Languages {
  const languages = new Map<string, string>()
  for (const { language, target } of alternates)
    if (language !== undefined && target.kind === 'page' && !languages.has(target.path))
      languages.set(target.path, language)
  const found = new Map<string, Map<string, AlternateView>>()
  for (const [path, own] of grouped(alternates.map((one) => [one.path, one] as const))) {
    const members = [...itself(path, own), ...own.flatMap(member)]
    for (const at of new Set([path, ...members.flatMap((one) => one.path ?? [])])) {
      const views = found.get(at) ?? new Map<string, AlternateView>()
      found.set(at, views)
      for (const { path: to, view } of members)
        if (to !== at && !views.has(view.language)) views.set(view.language, view)
    }
  }
  return (page) => {
    const language = languages.get(page?.path ?? '')
    const views = [...(found.get(page?.path ?? '')?.values() ?? [])]
    return {
      ...(language !== undefined && { language }),
      ...(views.length > 0 && { alternates: views.sort((a, b) => byText(a.language, b.language)) }),
    }
  }

  /** What a page is to those it names; nothing when it names an English page and may be in any language itself. */
  function itself(path: string, own: readonly Alternate[]): Member[] {
    const language = languages.get(path) ?? (own.some(({ language }) => language === 'en') ? undefined : 'en')
    return language === undefined ? [] : [{ path, view: { language, href: hrefs.get(path)! } }]
  }

  function member({ language, target }: Alternate): Member[] {
    if (language === undefined) return []
    if (target.kind === 'external') return [{ view: { language, href: target.url, external: true } }]
    if (target.kind !== 'page') return []
    return [{ path: target.path, view: { language, href: hrefs.get(target.path)! } }]
  }
}

interface Member {
  readonly path?: string
  readonly view: AlternateView
}
