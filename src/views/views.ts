import type { AssetFile, GitFacts, Handbook, PageView, SiteView } from '../types.ts'
import { backlinks } from './backlinks.ts'
import { comparable, comparisons } from './compare.ts'
import { entityView } from './entity-view.ts'
import { type Framed, frame, siteOf } from './frame.ts'
import { given } from './given.ts'
import { history } from './history.ts'
import { homeOf, homeView } from './home.ts'
import { matrices } from './matrices.ts'
import { branches, noBranch, overview } from './navigation.ts'
import { prose } from './prose.ts'
import { reportingView } from './reporting-page.ts'
import { tensionsOf } from './tensions.ts'
import { tree } from './tree.ts'

/**
 * Derives everything the site will show. Each page of the site is plain data on which nothing else depends, in the
 * order: the first page, the pages as written, the matrices, the reporting lines, the comparisons. `files` are the assets as read, by path.
 */
export function views(handbook: Handbook, files: ReadonlyMap<string, AssetFile> = new Map(), git?: GitFacts): SiteView {
  const site = siteOf(handbook, files)
  const reporting = reportingView(handbook)
  const around = given({ matrices: matrices(handbook), comparable: comparable(handbook), reporting })
  const compared = comparisons(handbook)
  const links = backlinks(handbook)
  const against = tensionsOf(handbook)
  const navigation = tree(handbook, { matrices: around.matrices, comparisons: compared, reporting })
  const branchOf = branches(navigation)
  const elsewhere = noBranch(navigation)
  const pages = [
    home(),
    ...written(),
    ...around.matrices.map((matrix) => ({ frame: framed(matrix), main: { kind: 'matrix' as const, matrix } })),
    ...(reporting ? [{ frame: framed(reporting), main: reporting }] : []),
    ...compared.map((compare) => ({ frame: framed(compare.matrix), main: { kind: 'compare' as const, compare } })),
  ]
  return unique(pages, [...files.values()])

  function home(): PageView {
    const page = homeOf(handbook)?.page
    const main = homeView(handbook, around.matrices, overview(navigation))
    const { title, config } = handbook
    return {
      frame: framed({ title, href: 'index.html', description: config.description, page }),
      main,
      ...(page && { prose: prose(handbook, files, page) }),
    }
  }

  function written(): PageView[] {
    return [...handbook.pages.values()].map((page) => {
      const href = handbook.hrefs.get(page.path)!
      const main = entityView(handbook, page, around, branchOf.get(href)?.below ?? [])
      const title = main.kind === 'role' ? main.role.title : main.title
      return { frame: framed({ title, href, page }), main, prose: prose(handbook, files, page) }
    })
  }

  function framed(of: Omit<Framed, 'branch' | 'tensions'>) {
    const past = history(handbook.config.repository, git, of.page?.path)
    const branch = branchOf.get(of.href) ?? elsewhere
    return { ...frame(site, links, { ...of, branch, tensions: against(of.page) }), ...past }
  }
}

/** Files of one name and content are one. Where two want one address, the first has it. Checks report that; a site published all the same must not mix them. */
function unique(pages: readonly PageView[], files: readonly AssetFile[]): SiteView {
  const taken = new Set<string>()
  const isFree = (href: string) => !taken.has(href.toLowerCase()) && taken.add(href.toLowerCase())
  return {
    pages: pages.filter(({ frame }) => isFree(frame.href)),
    assets: files.filter(({ href }) => isFree(href)).map(({ href, contents }) => ({ path: href, contents })),
  }
}
