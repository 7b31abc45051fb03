import type { CommonView } from '../src/views/common.ts'
import type { FrameView } from '../src/views/frame.ts'
import type { Matrix } from '../src/views/matrix.ts'
import type { SearchView } from '../src/views/navigation.ts'
import type { MainView, PageView } from '../src/views/page-view.ts'
import type { ReportingView } from '../src/views/reporting.ts'
import { CardsPage } from './pages/Cards.tsx'
import { ChangesPage, changesSections } from './pages/Changes.tsx'
import { ComparePage, compareSections } from './pages/Compare.tsx'
import { CoveragePage, coverageSections } from './pages/Coverage.tsx'
import {
  AorPage,
  AssessmentPage,
  aorSections,
  assessmentSections,
  FocusPage,
  focusSections,
  GuidePage,
  guideSections,
  PracticePage,
  practiceSections,
  TermPage,
  termSections,
} from './pages/Entities.tsx'
import { FreshnessPage, freshnessSections } from './pages/Freshness.tsx'
import { HomePage, homeSections } from './pages/Home.tsx'
import { PathPage, pathSections } from './pages/Path.tsx'
import { PeoplePage, PersonPage, peopleSections, personSections } from './pages/People.tsx'
import { ReleasePage, releaseSections } from './pages/Release.tsx'
import { ResponsibilityPage, responsibilitySections } from './pages/Responsibility.tsx'
import { RolePage, roleSections } from './pages/Role.tsx'
import { TeamPage, teamSections } from './pages/Team.tsx'
import { WhoPage, whoSections } from './pages/Who.tsx'
import {
  Article,
  type PageProps,
  type PageSection,
  type ProseHtml,
  type SectionsOf,
  section,
} from './parts/Article.tsx'
import { Examples } from './parts/Elements.tsx'
import { Frame } from './parts/Frame.tsx'
import { GraphFigure } from './parts/Graph.tsx'
import { type LinkTo, NodeList, RefList, RoleLinks } from './parts/Links.tsx'
import { Legend, MatrixTable } from './parts/Matrix.tsx'

interface Props {
  readonly view: PageView
  readonly link: LinkTo
  readonly prose: ProseHtml
  /** From the site's root, in the order of the cascade. */
  readonly stylesheets: readonly string[]
  /** From the site's root: what runs in every page, and what may run in this one besides. */
  readonly script: string
  readonly scripts: readonly string[]
}

/** A whole document: the frame, and in it what the page's kind shows. */
export function PageDocument({ view, link, prose, stylesheets, script, scripts }: Props) {
  const { frame, main, common } = view
  const sections = pageSections(view, link)
  const listed = (early: boolean) =>
    sections
      .filter((section) => (section.early ?? false) === early)
      .map(({ id, title }) => ({ id, text: title, depth: 2 }))
  const contents = [...listed(true), ...frame.contents, ...listed(false)]
  return (
    <Frame frame={frame} link={link} stylesheets={stylesheets} script={script} scripts={scripts}>
      <Main view={main} link={link} prose={prose} sections={sections} contents={contents} common={common} />
    </Frame>
  )
}

/** The page of each kind of view. */
export function Main({ view, ...rest }: PageProps<MainView>) {
  switch (view.kind) {
    case 'home':
      return <HomePage view={view} {...rest} />
    case 'role':
      return <RolePage view={view} {...rest} />
    case 'focus':
      return <FocusPage view={view} {...rest} />
    case 'responsibility':
      return <ResponsibilityPage view={view} {...rest} />
    case 'term':
      return <TermPage view={view} {...rest} />
    case 'aor':
      return <AorPage view={view} {...rest} />
    case 'team':
      return <TeamPage view={view} {...rest} />
    case 'person':
      return <PersonPage view={view} {...rest} />
    case 'practice':
      return <PracticePage view={view} {...rest} />
    case 'path':
      return <PathPage view={view} {...rest} />
    case 'assessment':
      return <AssessmentPage view={view} {...rest} />
    case 'release':
      return <ReleasePage view={view} {...rest} />
    case 'people':
      return <PeoplePage view={view} {...rest} />
    case 'guide':
      return <GuidePage view={view} {...rest} />
    case 'reporting':
      return <ReportingPage view={view} {...rest} />
    case 'matrix':
      return <MatrixPage view={view.matrix} {...rest} />
    case 'who':
      return <WhoPage view={view} {...rest} />
    case 'coverage':
      return <CoveragePage view={view} {...rest} />
    case 'freshness':
      return <FreshnessPage view={view} {...rest} />
    case 'changes':
      return <ChangesPage view={view} {...rest} />
    case 'search':
      return <SearchPage view={view} {...rest} />
    case 'cards':
      return <CardsPage view={view} {...rest} />
    case 'compare':
      return <ComparePage view={view.compare} {...rest} />
  }
}

/** The generated sections of a page. Known before the page is put together, so that its contents can list them. */
function sectionsOf(view: MainView, link: LinkTo): readonly PageSection[] {
  switch (view.kind) {
    case 'home':
      return homeSections(view, link)
    case 'role':
      return roleSections(view, link)
    case 'focus':
      return focusSections(view, link)
    case 'responsibility':
      return responsibilitySections(view, link)
    case 'term':
      return termSections(view, link)
    case 'aor':
      return aorSections(view, link)
    case 'team':
      return teamSections(view, link)
    case 'person':
      return personSections(view, link)
    case 'practice':
      return practiceSections(view, link)
    case 'path':
      return pathSections(view, link)
    case 'assessment':
      return assessmentSections(view, link)
    case 'release':
      return releaseSections(view, link)
    case 'people':
      return peopleSections(view, link)
    case 'guide':
      return guideSections(view, link)
    case 'reporting':
      return reportingSections(view, link)
    case 'compare':
      return compareSections(view.compare, link)
    case 'who':
      return whoSections(view, link)
    case 'coverage':
      return coverageSections(view, link)
    case 'freshness':
      return freshnessSections(view, link)
    case 'changes':
      return changesSections(view, link)
    case 'matrix':
    case 'search':
    case 'cards':
      return []
  }
}

/** All generated sections of a page: those of its kind between those that any page may have. */
export const pageSections = ({ frame, main, common }: PageView, link: LinkTo): readonly PageSection[] => [
  ...exampleSections(common),
  ...sectionsOf(main, link),
  ...tensionSections(frame, link),
  ...sourceSections(common),
]

/** Who reports to whom. */
function ReportingPage({ view, ...page }: PageProps<ReportingView>) {
  return (
    <Article page={page} title={view.title}>
      <GraphFigure graph={view.graph} link={page.link} />
      {view.others.length > 0 && (
        <div class="graph-others">
          Without a reporting line here: <RoleLinks roles={view.others} link={page.link} />
        </div>
      )}
    </Article>
  )
}

/** Which team is part of which. */
const reportingSections: SectionsOf<ReportingView> = ({ teams }, link) =>
  section('teams', 'Teams', teams && <GraphFigure graph={teams} link={link} />)

/** Where the site's script puts the search. Without it: the ways to look for oneself. */
function SearchPage({ view, link }: PageProps<SearchView>) {
  return (
    <article class="article">
      <header class="article-head">
        <h1>{view.title}</h1>
      </header>
      <div id="rb-search" class="search-place" />
      <noscript>
        <p class="summary">
          Searching needs JavaScript, which is off in this browser. Everything else on this site works without it, and
          these lists lead to every page:
        </p>
        <NodeList nodes={view.sections} link={link} />
      </noscript>
    </article>
  )
}

/** One matrix on a page of its own. */
function MatrixPage({ view, ...page }: PageProps<Matrix>) {
  return (
    <Article page={page} title={view.title}>
      {view.show === 'responsibilities' && view.groups.length > 0 && <Legend />}
      <MatrixTable matrix={view} link={page.link} tools />
    </Article>
  )
}

/** What the subject of the page looks like in practice, where its kind has no place of its own for that. */
const exampleSections = (common: CommonView | undefined): readonly PageSection[] =>
  section('examples', 'What it looks like', common?.examples.length && <Examples examples={common.examples} />)

/** Where the page has its facts from, at its foot. */
const sourceSections = (common: CommonView | undefined): readonly PageSection[] =>
  section('sources', 'Sources', common?.sources.length && sourceList(common.sources))

const sourceList = (sources: CommonView['sources']) => (
  <ul class="standards">
    {sources.map(({ title, url }, index) => (
      <li key={index}>
        {url === undefined ? (
          title
        ) : (
          <a href={url} rel="noopener">
            {title}
          </a>
        )}
      </li>
    ))}
  </ul>
)

/** Pages that pull in another direction: a reader of one should know the other. */
const tensionSections: SectionsOf<FrameView> = ({ tensions = [] }, link) =>
  section('tensions', 'In tension with', tensions.length > 0 && <RefList refs={tensions} link={link} />)
