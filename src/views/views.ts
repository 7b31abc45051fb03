import { given } from '../given.ts'
import type { AssetFile, GitFacts, Handbook, PageView, Past, RedirectView, SiteView } from '../types.ts'
import { languagesOf } from './alternates.ts'
import { backlinks } from './backlinks.ts'
import { cardId, cardsHref, cardsView } from './cards.ts'
import { changedPages } from './changed.ts'
import { releaseFeed, unwritten, unwrittenAbout, unwrittenView } from './changes-page.ts'
import { chronicle } from './chronicle.ts'
import { commonView } from './common.ts'
import { comparable } from './compare.ts'
import { describeCompare, describeMatrix } from './describe.ts'
import { entityView } from './entity-view.ts'
import { explained } from './explained.ts'
import { type Framed, frame, siteOf } from './frame.ts'
import { generated } from './generated.ts'
import { handbookData } from './handbook-data.ts'
import { history as pageHistory, reportUrl } from './history.ts'
import { homeOf, homeView } from './home.ts'
import { listedPages } from './listed-pages.ts'
import { branches, noBranch, overview } from './navigation.ts'
import { peopleView } from './people-page.ts'
import { printView } from './print.ts'
import { prose } from './prose.ts'
import { redirectViews } from './redirects.ts'
import { searched } from './search.ts'
import { searchView } from './search-page.ts'
import { tensionsOf } from './tensions.ts'
import { titledText } from './titled-text.ts'
import { tree } from './tree.ts'

/**
 * Derives everything the site will show. Each page of the site is plain data on which nothing else depends, in the
 * order: the first page, the pages as written, the people, whom to go to, the matrices, the coverage, the
 * reporting lines, the reviews, the releases, the comparisons, the role cards, the search.
 * `files` are the assets as read, by path; `past` is what the releases before it were, where that is known.
 */
export function views(
  handbook: Handbook,
  files: ReadonlyMap<string, AssetFile> = new Map(),
  git?: GitFacts,
  past?: Past,
): SiteView {
  const history = chronicle(handbook, past)
  const feed = releaseFeed(handbook, history)
  const site = given({ ...siteOf(handbook, files, git), releases: feed?.path })
  const made = generated(handbook, history)
  const around = given({
    history,
    matrices: made.matrices,
    comparable: comparable(handbook),
    reporting: made.reporting[0],
  })
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
            frame: framed({ ...everybody, description: 'Everybody who holds something, and what it is.' }),
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
    ...made.reporting.map((main) => ({ frame: framed({ ...main, description: 'Who reports to whom.' }), main })),
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
    ...(search
      ? [{ frame: framed({ ...search, description: 'Find a page of the handbook by its words.' }), main: search }]
      : []),
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
    ...(feed && { releases: feed }),
  }

  function home(): PageView {
    const page = homeOf(handbook)?.page
    const main = homeView(handbook, { ...made, history }, overview(navigation))
    const { title, config } = handbook
    const common = page && commonView(handbook, page)
    return {
      frame: framed({ title, href: 'index.html', description: config.description, page, keptBy: common?.owner }),
      main,
      ...(page && common && { common, prose: prose(handbook, files, page) }),
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
        prose: prose(handbook, files, page),
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
