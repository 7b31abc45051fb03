import { words } from '../../templates/words/words.ts'
import type { AnswerData, SearchedKind } from '../base/client-data.ts'
import { hashContents } from '../base/files.ts'
import { aboutFolders } from '../model/queries.ts'
import type { Handbook } from '../model/types.ts'
import type { Page, SectionText } from '../parse/types.ts'
import { type FrontMatter, partsOfKind } from '../schema/front-matter.ts'
import { valuesOf } from '../schema/keys.ts'
import { homeOf } from './navigation.ts'
import type { PageView } from './pages.ts'
import { linkTitle, shownHeadings, titledText } from './refs.ts'

/** All that a search knows. */
export interface Searched {
  readonly pages: readonly SearchedPage[]
  readonly answers: AnswerData
}

/** One page as a search knows it. */
export interface SearchedPage {
  readonly title: string
  readonly href: string
  readonly kind: SearchedKind
  readonly past?: true
  readonly names: readonly string[]
  /** What people call it when they look for it, which is not shown. */
  readonly keywords: readonly string[]
  /** Titles of the folders it is in, for pages whose own title may not say enough. */
  readonly within: readonly string[]
  /** How far back it comes: 0, or its place from 1 among the folders about the handbook itself. */
  readonly behind: number
  /**
   * Makes its sections, so that nobody has to hold the texts of all pages at once. The first is what comes before the first
   * heading, with what readers see of the front matter. None of a page that rolebook makes.
   */
  readonly sections: () => readonly SectionText[]
  /** The same for the same sections. Undefined where nobody knows whether they are. */
  readonly sectionsKey?: () => string | undefined
}

const generatedKeywords: Readonly<Partial<Record<SearchedKind, readonly string[]>>> = words.search.keywords

/** What a search can find: every page that lists may show, those about what is historical among them; of generated pages the title and what they are looked for by. */
export function searchedPages(handbook: Handbook, views: readonly PageView[]): SearchedPage[] {
  const pages = new Map([...handbook.pages.values()].map((page) => [handbook.hrefs.get(page.path)!, page]))
  const about = aboutFolders(handbook.config)
  return views.flatMap((view) => {
    const { kind, frame } = view
    if (kind === 'search' || kind === 'cards') return []
    const page = kind === 'home' ? homeOf(handbook)?.page : pages.get(frame.href)
    if (page?.data.hidden) return []
    return {
      title: frame.title,
      href: frame.href,
      kind,
      past: view.common?.status === 'historical' ? (true as const) : undefined,
      names: names(view, page),
      keywords: page?.data.keywords ?? generatedKeywords[kind] ?? [],
      within: kind === 'guide' ? frame.breadcrumbs.slice(1).map(({ title }) => title) : [],
      behind: page ? placeAmong(about, page.path) : 0,
      sections: () => (page ? sections(handbook, page) : []),
      sectionsKey: () => page && sectionsKey(handbook, page),
    }
  })
}

/** From 1, the place of the innermost of the folders that a page is in. */
function placeAmong(folders: readonly string[], path: string): number {
  const around = folders.filter((folder) => path.startsWith(`${folder}/`))
  const innermost = around.toSorted((a, b) => b.length - a.length)[0]
  return innermost === undefined ? 0 : folders.indexOf(innermost) + 1
}

function names(view: PageView, page: Page | undefined): readonly string[] {
  const { kind, frame, common } = view
  const titles = page?.data.kind === 'role' ? Object.values(page.data.titles ?? {}) : []
  const main = kind === 'compare' ? view.main : undefined
  const shorts = main?.kind === 'compare' ? [`${main.compare.left.short} / ${main.compare.right.short}`] : []
  const all = new Set([...(common?.aliases ?? []).map(({ name }) => name), ...titles, ...shorts])
  return [...all].filter((name) => name !== frame.title)
}

/** Made of all that sections are made of, without reading what is long. */
function sectionsKey(handbook: Handbook, page: Page): string | undefined {
  const { path, contentKey, data, headings } = page
  const targets = [...(handbook.targets.get(path) ?? [])]
  const titles = targets.flatMap(([url, target]) => linkTitle(handbook, url, target) ?? [])
  return contentKey && hashContents(JSON.stringify([contentKey, data, headings, titles]))
}

/** A heading is found also where only a table, an image or other headings follow it. */
function sections(handbook: Handbook, page: Page): readonly SectionText[] {
  const { text, headings, data } = page
  const shown = titledText(handbook, page)
  const shownHeading = shownHeadings(handbook, page)
  const texts = new Map(text.map((section) => [section.id, shown(section.text)]))
  const lead = { id: '', title: '', text: [...shownText(data), texts.get('') ?? ''].join(' ').trim() }
  const below = headings
    .filter(({ depth }) => depth > 1)
    .map((heading) => ({ id: heading.id, title: shownHeading(heading), text: texts.get(heading.id) ?? '' }))
  return [lead, ...below]
}

/** Every sentence and name of a page's front matter that its readers see. */
const shownText = (data: FrontMatter): readonly string[] =>
  partsOfKind[data.kind]
    .filter(({ isShown }) => isShown)
    .flatMap((part) => valuesOf(data, part).flatMap(({ value }) => strings(value).map(ended)))

/** Items of a list have no full stop, and run together without one. */
const ended = (text: string) => (/[\p{L}\p{N})]$/u.test(text) ? `${text}.` : text)

/** The text in a value. When an example has effect is not text of the author. */
function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => (key === 'horizon' ? [] : strings(inner)))
}
