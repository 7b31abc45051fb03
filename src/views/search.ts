import { given } from '../given.ts'
import type { Handbook, Page, PageView, SearchedPage, Section } from '../types.ts'
import { homeOf } from './home.ts'
import { titledText } from './titled-text.ts'
import { told } from './told.ts'

/** What a search can find: every page that lists may show, those about what is no more among them; of generated pages the title. */
export function searched(handbook: Handbook, views: readonly PageView[]): SearchedPage[] {
  const pages = new Map([...handbook.pages.values()].map((page) => [handbook.hrefs.get(page.path)!, page]))
  return views.flatMap((view) => {
    const { frame, main } = view
    if (main.kind === 'search' || main.kind === 'cards') return []
    const page = main.kind === 'home' ? homeOf(handbook)?.page : pages.get(frame.href)
    if (page?.data.hidden) return []
    return given({
      title: main.kind === 'compare' ? `${main.compare.left.title} and ${main.compare.right.title}` : frame.title,
      href: frame.href,
      kind: main.kind,
      past: view.common?.status === 'historical' ? (true as const) : undefined,
      names: names(view, page),
      within: main.kind === 'guide' ? frame.breadcrumbs.slice(1).map(({ title }) => title) : [],
      sections: page ? sections(handbook, page) : [],
    })
  })
}

/** Other names, short names, and what a role is called in a part of the organization. */
function names({ frame, main, common }: PageView, page: Page | undefined): readonly string[] {
  const titles = page?.data.kind === 'role' ? Object.values(page.data.titles ?? {}) : []
  const shorts = main.kind === 'compare' ? [`${main.compare.left.short} / ${main.compare.right.short}`] : []
  const all = new Set([...(common?.aliases ?? []).map(({ name }) => name), ...titles, ...shorts])
  return [...all].filter((name) => name !== frame.title)
}

/** A heading is found also where only a table, an image or other headings follow it. */
function sections(handbook: Handbook, page: Page): readonly Section[] {
  const { text, headings, data } = page
  const shown = titledText(handbook, page)
  const texts = new Map(text.map((section) => [section.id, shown(section.text)]))
  const lead = { id: '', title: '', text: [...told(data), texts.get('') ?? ''].join(' ').trim() }
  const below = headings
    .filter(({ depth }) => depth > 1)
    .map(({ id, text: title }) => ({ id, title, text: texts.get(id) ?? '' }))
  return [lead, ...below]
}
