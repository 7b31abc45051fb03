import type { CommonView } from '../src/views/entities.ts'
import type { FrameView } from '../src/views/frame.ts'
import type { SearchView } from '../src/views/home.ts'
import type { Matrix } from '../src/views/matrix.ts'
import type { MainView, PageView } from '../src/views/pages.ts'
import type { About } from '../src/views/refs.ts'
import type { ReportingView } from '../src/views/reporting.ts'
import { cardsPage } from './pages/Cards.tsx'
import { changesPage } from './pages/Changes.tsx'
import { comparePage } from './pages/Compare.tsx'
import { coveragePage } from './pages/Coverage.tsx'
import { aorPage, assessmentPage, focusPage, guidePage, practicePage, termPage } from './pages/Entities.tsx'
import { freshnessPage } from './pages/Freshness.tsx'
import { homePage } from './pages/Home.tsx'
import { pathPage } from './pages/Path.tsx'
import { peoplePage, personPage } from './pages/People.tsx'
import { releasePage } from './pages/Release.tsx'
import { responsibilityPage } from './pages/Responsibility.tsx'
import { rolePage } from './pages/Role.tsx'
import { teamPage } from './pages/Team.tsx'
import { whoPage } from './pages/Who.tsx'
import {
  Article,
  type PageKind,
  type PageProps,
  type PageSection,
  type PageSections,
  type ProseHtml,
  type SectionsOf,
  section,
} from './parts/Article.tsx'
import { Examples } from './parts/Elements.tsx'
import { Frame } from './parts/Frame.tsx'
import { GraphFigure } from './parts/Graph.tsx'
import { type LinkTo, NodeList, RefList, RoleLinks } from './parts/Links.tsx'
import { Legend, MatrixTable } from './parts/Matrix.tsx'
import { words } from './words/words.ts'

/** Who reports to whom, and which team is part of which. */
const reportingPage: PageKind<ReportingView> = {
  facts: ({ graph, others }, link) => (
    <>
      <GraphFigure graph={graph} link={link} />
      {others.length > 0 && (
        <div class="graph-others">{words.reporting.others(<RoleLinks roles={others} link={link} />)}</div>
      )}
    </>
  ),
  after: ({ teams }, link) => section('teams', words.common.teams, teams && <GraphFigure graph={teams} link={link} />),
}

/** Where the site's script puts the search. Without it: the ways to look for oneself. */
const searchPage: PageKind<SearchView> = {
  Page: ({ view, link }) => (
    <article class="article">
      <header class="article-head">
        <h1>{view.title}</h1>
      </header>
      <div id="rb-search" class="search-place" />
      <noscript>
        <p class="summary">{words.search.needsScript}</p>
        <NodeList nodes={view.sections} link={link} />
      </noscript>
    </article>
  ),
}

/** One matrix on a page of its own. */
const matrixPage: PageKind<{ readonly matrix: Matrix }> = {
  Page: ({ view: { matrix }, ...page }) => (
    <Article page={page} title={matrix.title}>
      {matrix.show === 'responsibilities' && matrix.groups.length > 0 && <Legend />}
      <MatrixTable matrix={matrix} link={page.link} tools />
    </Article>
  ),
  script: 'matrix',
}

/** What the pages of each kind show. A new kind of page is a row here. */
const kinds: { readonly [Kind in MainView['kind']]: PageKind<Extract<MainView, { kind: Kind }>> } = {
  home: homePage,
  role: rolePage,
  focus: focusPage,
  responsibility: responsibilityPage,
  term: termPage,
  aor: aorPage,
  team: teamPage,
  person: personPage,
  practice: practicePage,
  path: pathPage,
  assessment: assessmentPage,
  release: releasePage,
  guide: guidePage,
  people: peoplePage,
  reporting: reportingPage,
  matrix: matrixPage,
  who: whoPage,
  coverage: coveragePage,
  freshness: freshnessPage,
  changes: changesPage,
  search: searchPage,
  cards: cardsPage,
  compare: comparePage,
}

// The row of a view's own kind takes that view.
const kindOf = (view: MainView) => kinds[view.kind] as PageKind<MainView>

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
  const listed = (some: readonly PageSection[]) => some.map(({ id, title }) => ({ id, text: title, depth: 2 }))
  const contents = [...listed(sections.before), ...frame.contents, ...listed(sections.after)]
  return (
    <Frame frame={frame} link={link} stylesheets={stylesheets} script={script} scripts={scripts}>
      <Main view={main} link={link} prose={prose} sections={sections} contents={contents} common={common} />
    </Frame>
  )
}

/** What the views of all kinds without a `Page` begin with. */
interface Headline extends Partial<About> {
  readonly title: string
  readonly description?: string
}

/** What a page shows in its frame. */
export function Main({ view, ...page }: PageProps<MainView>) {
  const { Page, facts } = kindOf(view)
  if (Page) return <Page view={view} {...page} />
  const { title, summary, description, status } = view as Headline
  return (
    <Article page={page} title={title} summary={summary ?? description} status={status}>
      {facts?.(view, page.link)}
    </Article>
  )
}

/** All generated sections of a page: those of its kind, and those that any page may have. */
export function pageSections({ frame, main, common }: PageView, link: LinkTo): PageSections {
  const { before, after } = kindOf(main)
  return {
    before: before?.(main, link) ?? [],
    after: [
      ...exampleSections(common),
      ...(after?.(main, link) ?? []),
      ...tensionSections(frame, link),
      ...sourceSections(common),
    ],
  }
}

/** The script that a kind of page loads besides the one of every page. */
export const kindScript = (kind: MainView['kind']) => kinds[kind].script

/** The script that a page loads besides the one of every page. */
export function pageScript(view: MainView): string | undefined {
  const { script, needsScript } = kindOf(view)
  return needsScript?.(view) === false ? undefined : script
}

/** What the subject of the page looks like in practice, where its kind has no place of its own for that. */
const exampleSections = (common: CommonView | undefined): readonly PageSection[] =>
  section('examples', words.common.examples, common?.examples.length && <Examples examples={common.examples} />)

/** Where the page has its facts from, at its foot. */
const sourceSections = (common: CommonView | undefined): readonly PageSection[] =>
  section('sources', words.everyPage.sources, common?.sources.length && sourceList(common.sources))

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
  section('tensions', words.everyPage.tensions, tensions.length > 0 && <RefList refs={tensions} link={link} />)
