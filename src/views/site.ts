import { words } from '../../templates/words/words.ts'
import type { AssetFile } from '../assets/assets.ts'
import type { OutputFile } from '../base/files.ts'
import { cardId, cardsHref } from '../model/generated.ts'
import type { Entity, Handbook } from '../model/types.ts'
import type { Page } from '../parse/types.ts'
import type { GitFacts } from '../read/types.ts'
import { type Chronicle, chronicle, type Past } from './chronicle.ts'
import { backlinks, commonView, tensionsOf } from './common.ts'
import { comparable, comparisons, describeCompare } from './compare.ts'
import { coveragePages } from './coverage.ts'
import {
  aorView,
  assessmentView,
  explained,
  focusView,
  guideView,
  practiceView,
  strayView,
  termView,
} from './entities.ts'
import {
  type Framed,
  type FrameView,
  frame,
  languagesOf,
  pageHistory,
  reportUrl,
  type SitemapRow,
  siteOf,
  type VersionPages,
} from './frame.ts'
import { freshnessPages } from './freshness.ts'
import { type HandbookData, handbookData } from './handbook-json.ts'
import { homeView } from './home.ts'
import {
  type ChangedPage,
  changedPages,
  listedPages,
  type PrintView,
  printView,
  type RedirectView,
  redirectViews,
} from './machines.ts'
import { describeMatrix, matrices } from './matrix.ts'
import { branches, type Generated, homeOf, noBranch, overview, searchView, tree } from './navigation.ts'
import type { EntityView, PageView } from './page-view.ts'
import { pathView } from './path.ts'
import { peopleView, personView } from './people.ts'
import { proseView } from './prose.ts'
import { type Explained, type NavNode, titledText } from './refs.ts'
import {
  changesPages,
  type ReleaseFeed,
  releaseFeed,
  releaseView,
  unwritten,
  unwrittenAbout,
  unwrittenView,
} from './releases.ts'
import { reportingPages } from './reporting.ts'
import { responsibilityView } from './responsibility.ts'
import { type Around, cardsView, roleView } from './role.ts'
import { type SearchedPage, searched } from './search.ts'
import { teamView } from './team.ts'
import { whoPages } from './who.ts'

/** Everything the site will hold, in the order it is written. */
export interface SiteView {
  readonly pages: readonly PageView[]
  /** What prose explains where it uses it. Pages depend on those that they use alone. */
  readonly explained?: readonly Explained[]
  /** What a search can find, in the order of the pages. Missing on a site that cannot be searched. */
  readonly searched?: readonly SearchedPage[]
  /** In no list of pages: readers only pass through. Missing when there is none. */
  readonly redirects?: readonly RedirectView[]
  readonly print: PrintView
  /** The model, for programs. */
  readonly data: HandbookData
  /** The pages that search engines may list, on a site that knows its address. */
  readonly listed?: readonly SitemapRow[]
  /** The pages that changed last, on a site that knows its address. */
  readonly changed?: readonly ChangedPage[]
  /** On a site that knows its address. */
  readonly releases?: ReleaseFeed
  /** Files that pages or the configuration refer to. */
  readonly assets: readonly OutputFile[]
}

/**
 * Derives everything the site will show. Each page of the site is plain data on which nothing else depends, in the
 * order: the first page, the pages as written, the people, whom to go to, the matrices, the coverage, the
 * reporting lines, the reviews, the releases, the comparisons, the role cards, the search.
 * `files` are the assets as read, by path; `past` is what the releases before it were, where that is known.
 */
export function siteView(
  handbook: Handbook,
  files: ReadonlyMap<string, AssetFile> = new Map(),
  git?: GitFacts,
  past?: Past,
): SiteView {
  const history = chronicle(handbook, past)
  const feed = releaseFeed(handbook, history)
  const site = { ...siteOf(handbook, files, git), releases: feed?.path }
  const made = generated(handbook, history)
  const around = {
    history,
    matrices: made.matrices,
    comparable: comparable(handbook),
    reporting: made.reporting[0],
  }
  const links = backlinks(handbook)
  const against = tensionsOf(handbook)
  const spoken = languagesOf(handbook)
  const bare = unwritten(handbook, history)
  const navigation = tree(handbook, made, bare)
  const branchOf = branches(navigation)
  const elsewhere = noBranch(navigation)
  const everybody = peopleView(handbook)
  const search = searchView(handbook, overview(navigation))
  const folders = new Set([...handbook.hrefs.values()].map((href) => href.slice(0, href.lastIndexOf('/'))))
  const own = written()
  const hidden = new Set(own.flatMap(({ frame }) => (frame.hidden ? [frame.href] : [])))
  const cards = cardsView(
    handbook,
    own.map(({ main }) => main),
    hidden,
  )
  const pages: PageView[] = [
    home(),
    ...own,
    ...(everybody
      ? [
          {
            frame: framed({ ...everybody, description: words.people.description }),
            main: everybody,
          },
        ]
      : []),
    ...made.who.map((main) => ({ frame: framed(main), main })),
    ...made.matrices.map((matrix) => ({
      frame: framed({ ...matrix, description: describeMatrix(matrix) }),
      main: { kind: 'matrix' as const, matrix },
    })),
    ...made.coverage.map((main) => ({ frame: framed(main), main })),
    ...made.reporting.map((main) => ({ frame: framed({ ...main, description: words.reporting.description }), main })),
    ...made.freshness.map((main) => ({ frame: framed(main), main })),
    ...made.changes.map((main) => ({ frame: framed(main), main })),
    ...bare.map((entry) => ({
      frame: framed({ ...entry, description: unwrittenAbout(entry) }),
      main: unwrittenView(entry, history),
    })),
    ...made.comparisons.map((compare) => ({
      frame: framed({ ...compare.matrix, description: describeCompare(compare) }),
      main: { kind: 'compare' as const, compare },
    })),
    ...(cards ? [{ frame: framed(cards), main: cards }] : []),
    ...(search ? [{ frame: framed({ ...search, description: words.search.description }), main: search }] : []),
  ]
  const all = unique(pages, redirectViews(handbook, site, made.comparisons), [...files.values()])
  return {
    ...all,
    explained: explained(handbook),
    searched: searched(handbook, all.pages),
    print: printView(handbook, navigation, all.pages),
    data: handbookData(handbook, all.pages),
    ...(site.base !== undefined && { listed: listedPages(all.pages) }),
    ...(site.feed !== undefined && { changed: changedPages(all.pages) }),
    releases: feed,
  }

  function home(): PageView {
    const page = homeOf(handbook)?.page
    const main = homeView(handbook, { ...made, history }, overview(navigation))
    const { title, config } = handbook
    const common = page && commonView(handbook, page)
    return {
      frame: framed({ title, href: 'index.html', description: config.description, page, keptBy: common?.owner }),
      main,
      ...(page && common && { common, prose: proseView(handbook, files, page) }),
    }
  }

  function written(): PageView[] {
    return [...handbook.pages.values()].map((page) => {
      const href = handbook.hrefs.get(page.path)!
      const main = entityView(handbook, page, around, branchOf.get(href)?.below ?? [])
      const title = main.kind === 'role' ? main.role.title : main.title
      const common = commonView(handbook, page)
      const carded = main.kind === 'role' && main.status === 'active' && page.data.hidden !== true
      const card = carded && handbook.generated.has(cardsHref) ? `${cardsHref}#${cardId(page.id)}` : undefined
      return {
        frame: framed({ title, href, page, card, keptBy: common.owner }),
        main,
        common,
        prose: proseView(handbook, files, page),
      }
    })
  }

  function framed(of: Omit<Framed, 'branch' | 'tensions' | 'shown'>) {
    const { repository } = handbook.config
    const changed = pageHistory(repository, git, of.page?.path)
    const reported = repository && { reportUrl: reportUrl(repository, of.title) }
    const branch = branchOf.get(of.href) ?? elsewhere
    const shown = of.page && { shown: titledText(handbook, of.page) }
    const { markdown, ...around } = frame(site, links, { ...of, ...shown, branch, tensions: against(of.page) })
    // A folder of that name leaves no room for the copy.
    const copy = markdown === undefined || folders.has(markdown) ? {} : { markdown }
    return { ...around, ...copy, ...spoken(of.page), ...changed, ...reported }
  }
}

/** Files of one name and content are one. Where two want one address, the first has it. Checks report that; a site published all the same must not mix them. */
function unique(
  pages: readonly PageView[],
  redirects: readonly RedirectView[],
  files: readonly AssetFile[],
): Pick<SiteView, 'pages' | 'redirects' | 'assets'> {
  const taken = new Set<string>()
  const isFree = (href: string) => !taken.has(href.toLowerCase()) && taken.add(href.toLowerCase())
  const kept = pages.filter(({ frame }) => isFree(frame.href))
  const led = redirects.filter(({ href }) => isFree(href))
  return {
    pages: kept,
    ...(led.length > 0 && { redirects: led }),
    assets: files.filter(({ href }) => isFree(href)).map(({ href, contents }) => ({ path: href, contents })),
  }
}

/** Derives all pages that no Markdown stands behind. */
const generated = (handbook: Handbook, past: Chronicle): Generated => ({
  who: whoPages(handbook),
  matrices: matrices(handbook),
  coverage: coveragePages(handbook),
  reporting: reportingPages(handbook),
  freshness: freshnessPages(handbook),
  changes: changesPages(handbook, past),
  comparisons: comparisons(handbook),
})

/** What is generated for a page, by its kind. */
function entityView(handbook: Handbook, page: Page, around: Around, below: readonly NavNode[]): EntityView {
  const { roles, focuses, responsibilities, terms, guides } = handbook
  switch (page.data.kind) {
    case 'role':
      return view(roles, (role) => roleView(handbook, role, around))
    case 'focus':
      return view(focuses, (focus) => focusView(handbook, focus, around.matrices))
    case 'responsibility':
      return view(responsibilities, (responsibility) => responsibilityView(handbook, responsibility, around.history))
    case 'term':
      return view(terms, (term) => termView(handbook, term))
    case 'aor':
      return view(handbook.aors, (aor) => aorView(handbook, aor))
    case 'team':
      return view(handbook.teams, (team) => teamView(handbook, team, around.history))
    case 'person':
      return view(handbook.entities, (person) => personView(handbook, person))
    case 'practice':
      return view(handbook.practices, (practice) => practiceView(handbook, practice))
    case 'path':
      return view(handbook.paths, (path) => pathView(handbook, path))
    case 'assessment':
      return view(handbook.assessments, (assessment) => assessmentView(handbook, assessment))
    case 'release':
      return view(handbook.releases, (release) => releaseView(handbook, release, around.history))
    case 'guide': {
      const guide = guides.get(page.path)
      return guide ? guideView(handbook, guide, below) : strayView(page)
    }
  }

  /** Another page may have taken this one's id. */
  function view<T extends Entity>(map: ReadonlyMap<string, T>, make: (entity: T) => EntityView): EntityView {
    const entity = map.get(page.id)
    return entity?.page === page ? make(entity) : strayView(page)
  }
}

/**
 * A site as one of several versions: each page leaves room to name the others. It does not know its own address, which
 * depends on the other versions, so that what needs one is left out.
 */
export function versioned({ redirects = [], listed, changed: _, ...view }: SiteView): {
  site: SiteView
  pages: VersionPages
} {
  const site = {
    ...view,
    pages: view.pages.map((page) => ({ ...page, frame: inFrame(page.frame) })),
    ...(redirects.length > 0 && {
      redirects: redirects.map(({ base: _, site, ...redirect }) => ({ ...redirect, site: withoutAddress(site) })),
    }),
  }
  const pages = {
    pages: view.pages.map(({ frame }) => frame.href),
    former: redirects.flatMap(({ href, heirs: [first] }) =>
      first ? [[href, first.href.replace(/#.*$/, '')] as const] : [],
    ),
    listed,
  }
  return { site, pages }
}

const inFrame = ({ address: _, ...frame }: FrameView): FrameView => ({
  ...frame,
  site: { ...withoutAddress(frame.site), versioned: true },
})

const withoutAddress = ({ base: _, feed: __, ...site }: FrameView['site']): FrameView['site'] => site
