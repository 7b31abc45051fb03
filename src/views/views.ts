import type { AssetFile, GitFacts, Handbook, PageView, RedirectView, SiteView } from '../types.ts'
import { languagesOf } from './alternates.ts'
import { backlinks } from './backlinks.ts'
import { commonView } from './common.ts'
import { comparable } from './compare.ts'
import { entityView } from './entity-view.ts'
import { type Framed, frame, siteOf } from './frame.ts'
import { generated } from './generated.ts'
import { given } from './given.ts'
import { history } from './history.ts'
import { homeOf, homeView } from './home.ts'
import { branches, noBranch, overview } from './navigation.ts'
import { peopleView } from './people-page.ts'
import { prose } from './prose.ts'
import { redirectViews } from './redirects.ts'
import { searched } from './search.ts'
import { searchView } from './search-page.ts'
import { tensionsOf } from './tensions.ts'
import { tree } from './tree.ts'

/**
 * Derives everything the site will show. Each page of the site is plain data on which nothing else depends, in the
 * order: the first page, the pages as written, the people, whom to go to, the matrices, the coverage, the
 * reporting lines, the reviews, the comparisons, the search.
 * `files` are the assets as read, by path.
 */
export function views(handbook: Handbook, files: ReadonlyMap<string, AssetFile> = new Map(), git?: GitFacts): SiteView {
  const site = siteOf(handbook, files)
  const made = generated(handbook)
  const around = given({ matrices: made.matrices, comparable: comparable(handbook), reporting: made.reporting[0] })
  const links = backlinks(handbook)
  const against = tensionsOf(handbook)
  const spoken = languagesOf(handbook)
  const navigation = tree(handbook, made)
  const branchOf = branches(navigation)
  const elsewhere = noBranch(navigation)
  const everybody = peopleView(handbook)
  const search = searchView(handbook, overview(navigation))
  const pages: PageView[] = [
    home(),
    ...written(),
    ...(everybody ? [{ frame: framed(everybody), main: everybody }] : []),
    ...made.who.map((main) => ({ frame: framed(main), main })),
    ...made.matrices.map((matrix) => ({ frame: framed(matrix), main: { kind: 'matrix' as const, matrix } })),
    ...made.coverage.map((main) => ({ frame: framed(main), main })),
    ...made.reporting.map((main) => ({ frame: framed(main), main })),
    ...made.freshness.map((main) => ({ frame: framed(main), main })),
    ...made.comparisons.map((compare) => ({
      frame: framed(compare.matrix),
      main: { kind: 'compare' as const, compare },
    })),
    ...(search ? [{ frame: framed(search), main: search }] : []),
  ]
  const all = unique(pages, redirectViews(handbook, site, made.comparisons), [...files.values()])
  return { ...all, searched: searched(handbook, all.pages) }

  function home(): PageView {
    const page = homeOf(handbook)?.page
    const main = homeView(handbook, made, overview(navigation))
    const { title, config } = handbook
    return {
      frame: framed({ title, href: 'index.html', description: config.description, page }),
      main,
      ...(page && { common: commonView(handbook, page), prose: prose(handbook, files, page) }),
    }
  }

  function written(): PageView[] {
    return [...handbook.pages.values()].map((page) => {
      const href = handbook.hrefs.get(page.path)!
      const main = entityView(handbook, page, around, branchOf.get(href)?.below ?? [])
      const title = main.kind === 'role' ? main.role.title : main.title
      const common = commonView(handbook, page)
      return { frame: framed({ title, href, page }), main, common, prose: prose(handbook, files, page) }
    })
  }

  function framed(of: Omit<Framed, 'branch' | 'tensions'>) {
    const past = history(handbook.config.repository, git, of.page?.path)
    const branch = branchOf.get(of.href) ?? elsewhere
    return { ...frame(site, links, { ...of, branch, tensions: against(of.page) }), ...spoken(of.page), ...past }
  }
}

/** Files of one name and content are one. Where two want one address, the first has it. Checks report that; a site published all the same must not mix them. */
function unique(pages: readonly PageView[], redirects: readonly RedirectView[], files: readonly AssetFile[]): SiteView {
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
