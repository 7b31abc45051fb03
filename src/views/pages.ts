import { words } from '../../templates/words/words.ts'
import type { AssetFile } from '../assets/assets.ts'
import { once, withLazy } from '../base/lazy.ts'
import { parentFolder } from '../base/paths.ts'
import { coverageHref, homeHref } from '../model/generated.ts'
import type { Entity, Handbook, Role } from '../model/types.ts'
import type { Page } from '../parse/types.ts'
import type { GitFacts } from '../read/git-history.ts'
import { branchesOf, noBranch, overview } from './branches.ts'
import { type CoverageView, coverageView } from './coverage.ts'
import {
  type AorView,
  type AssessmentView,
  aorView,
  assessmentView,
  type CommonView,
  commonView,
  type FocusView,
  focusView,
  type PathView,
  type PracticeView,
  pathView,
  practiceView,
  type TermView,
  termView,
} from './entities.ts'
import { type FrameView, languagesOf, pageFrame, siteFrame } from './frame.ts'
import { type FreshnessView, freshnessView } from './freshness.ts'
import { type HomeView, homeView, type SearchView, searchView } from './home.ts'
import { type GuideView, guideView, strayView, summariesOf } from './index-page.ts'
import {
  type Compare,
  comparisonsByRole,
  describeCompare,
  describeMatrix,
  listComparisons,
  listMatrices,
  type Matrix,
  matrixHeading,
} from './matrix.ts'
import { listNames, type NamesView } from './names.ts'
import { buildTree, homeOf } from './navigation.ts'
import { type PeopleView, type PersonView, peopleView, personView, type TeamView, teamView } from './people.ts'
import { planPrint, printedSections } from './print.ts'
import { type ProseView, proseView } from './prose.ts'
import { backlinks, type NavNode, tensionsOf } from './refs.ts'
import {
  buildChronicle,
  type ChangesView,
  changesView,
  describeUnwritten,
  type Past,
  type ReleaseView,
  releaseFeed,
  releaseView,
  unwrittenReleases,
  unwrittenView,
} from './releases.ts'
import { type ReportingView, reportingView } from './reporting.ts'
import { type ResponsibilityView, responsibilityView } from './responsibility.ts'
import { type CardsView, cardsView, type RoleView, roleView } from './role.ts'
import { type WhoView, whoPages } from './who.ts'

export type MainView =
  | EntityView
  | HomeView
  | PeopleView
  | ReportingView
  | { readonly kind: 'matrix'; readonly matrix: Matrix; readonly heading: string }
  | { readonly kind: 'compare'; readonly compare: Compare }
  | NamesView
  | WhoView
  | CoverageView
  | ChangesView
  | FreshnessView
  | SearchView
  | CardsView

/** One page of the site. All that rendering it depends on. Most of it is made when it is asked for, by whoever renders the page. */
export interface PageView {
  readonly kind: MainView['kind']
  readonly frame: FrameView
  readonly main: MainView
  readonly common?: CommonView
  readonly prose?: ProseView
  /** All that it depends on besides the facts of all pages. Missing where nobody compares. */
  readonly dependsOn?: readonly unknown[] | undefined
}

type EntityView =
  | RoleView
  | FocusView
  | ResponsibilityView
  | TermView
  | AorView
  | TeamView
  | PersonView
  | PracticeView
  | PathView
  | AssessmentView
  | ReleaseView
  | GuideView

/** What the makers of pages share. */
type Context = ReturnType<typeof contextOf>

export function contextOf(
  handbook: Handbook,
  files: ReadonlyMap<string, AssetFile>,
  git: GitFacts | undefined,
  past: Past | undefined,
) {
  const history = buildChronicle(handbook, past)
  const feed = releaseFeed(history)
  const byRole = comparisonsByRole(handbook)
  const matrices = listMatrices(handbook)
  const coverage = handbook.generated.has(coverageHref) ? coverageView(handbook) : undefined
  const generated = {
    /** The list for the whole handbook first, then those of the teams. */
    who: whoPages(handbook),
    matrices,
    names: listNames(handbook, matrices, coverage),
    coverage,
    reporting: reportingView(handbook),
    freshness: freshnessView(handbook),
    changes: changesView(history),
    comparisons: listComparisons(handbook, byRole),
  }
  const roleContext = { history, matrices, reporting: generated.reporting, comparisons: byRole }
  const roleViews = new Map<Role, RoleView>()
  const roleViewOf = (role: Role): RoleView => {
    const view = roleViews.get(role) ?? roleView(handbook, role, roleContext)
    roleViews.set(role, view)
    return view
  }
  const unwritten = unwrittenReleases(history)
  const navigation = buildTree(handbook, generated, history, unwritten)
  const print = planPrint(handbook, navigation)
  return {
    handbook,
    files,
    git,
    history,
    feed,
    site: { ...siteFrame(handbook, files, git), releases: feed?.path },
    generated,
    unwritten,
    roleViewOf,
    navigation,
    print,
    printSections: printedSections(print),
    branches: branchesOf(navigation),
    emptyBranch: noBranch(navigation),
    backlinks: once(() => backlinks(handbook)),
    tensions: tensionsOf(handbook),
    languages: languagesOf(handbook),
    summaries: summariesOf(handbook),
    folders: new Set([...handbook.hrefs.values()].map(parentFolder)),
  }
}

/** The pages of a site in their order. */
export function makePages(context: Context): readonly PageView[] {
  const { handbook, generated, unwritten, history, navigation, roleViewOf } = context
  const { who, matrices, names, coverage, reporting, freshness, changes, comparisons } = generated
  const cards = cardsView(handbook, roleViewOf, history, context.git)
  return [
    homePage(context),
    ...[...handbook.pages.values()].map((page) => writtenPage(context, page)),
    ...generatedPages(context, [peopleView(handbook)], words.people.description),
    ...generatedPages(context, who),
    ...matrices.map((matrix) => ({
      kind: 'matrix' as const,
      frame: pageFrame(context, { ...matrix, description: describeMatrix(matrix) }),
      main: { kind: 'matrix' as const, matrix, heading: matrixHeading(matrix) },
      dependsOn: [],
    })),
    ...generatedPages(context, [...names, coverage]),
    ...generatedPages(context, [reporting], words.reporting.description),
    ...generatedPages(context, [freshness, changes]),
    ...unwritten.map((entry) => {
      const main = unwrittenView(entry, history)
      return {
        kind: main.kind,
        frame: pageFrame(context, { ...entry, description: describeUnwritten(entry) }),
        main,
      }
    }),
    ...comparisons.map((compare) => ({
      kind: 'compare' as const,
      frame: pageFrame(context, { ...compare.matrix, description: describeCompare(compare) }),
      main: { kind: 'compare' as const, compare },
      dependsOn: [],
    })),
    // They show when git says that roles were changed.
    ...generatedPages(context, [cards], undefined, [cards?.changed]),
    ...generatedPages(context, [searchView(handbook, overview(navigation))], words.search.description),
  ]
}

/** Pages of views that know their address. Where the page itself says nothing of the sort, `description` is for those who only see its name. */
const generatedPages = (
  context: Context,
  mains: readonly ((MainView & { readonly title: string; readonly href: string }) | undefined)[],
  description?: string,
  dependsOn: PageView['dependsOn'] = [],
): readonly PageView[] =>
  mains.flatMap((main) => {
    if (!main) return []
    const { kind, title, href } = main
    const own = 'description' in main ? main.description : undefined
    const frame = pageFrame(context, { title, href, description: own ?? description })
    return { kind, frame, main, dependsOn }
  })

function homePage(context: Context): PageView {
  const { handbook, files, generated, history, navigation } = context
  const { title, config } = handbook
  const page = homeOf(handbook)?.page
  const common = page && commonView(handbook, page)
  return {
    kind: 'home',
    frame: pageFrame(context, { title, href: homeHref, description: config.description, page, keptBy: common?.owner }),
    main: homeView(handbook, { ...generated, history, sections: overview(navigation) }),
    common,
    prose: page && proseView(handbook, files, page),
  }
}

function writtenPage(context: Context, page: Page): PageView {
  const { handbook, files, branches } = context
  const href = handbook.hrefs.get(page.path)!
  const entity = findEntity(handbook, page)
  const kind = entity ? page.kind : 'guide'
  const title = entity?.title ?? page.title
  const common = commonView(handbook, page)
  const role = kind === 'role' ? handbook.roles.get(page.id) : undefined
  const card = role && context.roleViewOf(role).card
  const frame = pageFrame(context, { title, href, page, card, keptBy: common.owner })
  const { contentKey } = page
  const dependsOn = contentKey === undefined ? undefined : [contentKey, frame.changed, frame.authors]
  const known = { kind, frame, common, dependsOn }
  return withLazy<typeof known, { main: EntityView; prose: ProseView }>(known, {
    main: () => entityView(context, page, branches.get(href)?.below ?? []),
    prose: () => proseView(handbook, files, page),
  })
}

/** What the page is about, unless another page has taken its id. */
function findEntity({ entities, guides }: Handbook, page: Page): Entity | undefined {
  const found = page.kind === 'guide' ? guides.get(page.path) : entities.get(page.id)
  return found?.page === page ? found : undefined
}

function entityView(context: Context, page: Page, below: readonly NavNode[]): EntityView {
  const { handbook, history, generated, roleViewOf } = context
  switch (page.data.kind) {
    case 'role':
      return viewOf(page, handbook.roles, roleViewOf)
    case 'focus':
      return viewOf(page, handbook.focuses, (focus) => focusView(handbook, focus, generated.matrices))
    case 'responsibility':
      return viewOf(page, handbook.responsibilities, (row) => responsibilityView(handbook, row, history))
    case 'term':
      return viewOf(page, handbook.terms, (term) => termView(handbook, term))
    case 'aor':
      return viewOf(page, handbook.aors, (aor) => aorView(handbook, aor))
    case 'team':
      return viewOf(page, handbook.teams, (team) => teamView(handbook, team, history))
    case 'person':
      return viewOf(page, handbook.entities, (person) => personView(handbook, person))
    case 'practice':
      return viewOf(page, handbook.practices, (practice) => practiceView(handbook, practice))
    case 'path':
      return viewOf(page, handbook.paths, (path) => pathView(handbook, path))
    case 'assessment':
      return viewOf(page, handbook.assessments, (assessment) => assessmentView(handbook, assessment))
    case 'release':
      return viewOf(page, handbook.releases, (release) => releaseView(release, history))
    case 'guide': {
      const guide = handbook.guides.get(page.path)
      return guide ? guideView(handbook, guide, below, context.summaries) : strayView(page)
    }
  }
}

/** The view of the entity that a page is about, unless another page has taken this one's id. */
function viewOf<T extends Entity>(
  page: Page,
  entities: ReadonlyMap<string, T>,
  makeView: (entity: T) => EntityView,
): EntityView {
  const entity = entities.get(page.id)
  return entity?.page === page ? makeView(entity) : strayView(page)
}
