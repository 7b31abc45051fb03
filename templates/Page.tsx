import type { CommonView } from '../src/views/entities.ts'
import type { MainView, PageView } from '../src/views/pages.ts'
import type { About } from '../src/views/refs.ts'
import { cardsPage } from './pages/Cards.tsx'
import { comparePage, matrixPage } from './pages/Compare.tsx'
import { coveragePage, freshnessPage } from './pages/Coverage.tsx'
import { aorPage, assessmentPage, focusPage, pathPage, practicePage, termPage } from './pages/Entities.tsx'
import { homePage, searchPage } from './pages/Home.tsx'
import { guidePage } from './pages/Index.tsx'
import { namesPage } from './pages/Names.tsx'
import { peoplePage, personPage, reportingPage, teamPage } from './pages/People.tsx'
import { changesPage, releasePage } from './pages/Release.tsx'
import { responsibilityPage } from './pages/Responsibility.tsx'
import { rolePage } from './pages/Role.tsx'
import { whoPage } from './pages/Who.tsx'
import {
  Article,
  type PageKind,
  type PageProps,
  type PageSection,
  type PageSections,
  type ProseHtml,
  sectionId,
} from './parts/Article.tsx'
import { listExamples, listRefs, listSentences } from './parts/Elements.tsx'
import { Frame, type FrameProps } from './parts/Frame.tsx'
import type { LinkTo } from './parts/Links.tsx'
import { words } from './words/words.ts'

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
  names: namesPage,
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

interface Props extends Omit<FrameProps, 'frame' | 'children'> {
  readonly view: PageView
  readonly prose: ProseHtml
}

/** A whole document: the frame, and in it what the page's kind shows. */
export function PageDocument({ view, prose, ...loaded }: Props) {
  const { frame, main, common } = view
  const { link } = loaded
  const { backlinks } = frame
  const { sheet = false } = kindOf(main)
  const sections = pageSections(view, link)
  const listed = (some: readonly PageSection[]) =>
    some.map((section) => ({ id: sectionId(section), text: section[1], depth: 2 }))
  const contents = [...listed(sections.before), ...frame.contents, ...listed(sections.after)]
  return (
    <Frame frame={sheet ? { ...frame, backlinks: [] } : frame} {...loaded}>
      <Main
        view={main}
        link={link}
        prose={prose}
        sections={sections}
        contents={contents}
        common={common}
        usedIn={sheet ? backlinks : undefined}
      />
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
export function pageSections({ frame: { tensions = [] }, main, common }: PageView, link: LinkTo): PageSections {
  const { before, after } = kindOf(main)
  const withContent = (sections: readonly PageSection[]) => sections.filter(([, , content]) => content)
  return {
    before: withContent(before?.(main, link) ?? []),
    after: withContent([
      // Where its kind has no place of its own for them.
      ['examples', words.common.examples, common && listExamples(common.examples)],
      ...(after?.(main, link) ?? []),
      // A reader of one should know the other.
      ['tensions', words.everyPage.tensions, listRefs(tensions, link)],
      ['sources', words.everyPage.sources, common && listSentences(common.sources.map(sourceLink))],
    ]),
  }
}

const sourceLink = ({ title, url }: CommonView['sources'][number]) =>
  url === undefined ? (
    title
  ) : (
    <a href={url} rel="noopener">
      {title}
    </a>
  )

/** The script that a kind of page loads besides the one of every page. */
export const kindScript = (kind: MainView['kind']) => kinds[kind].script

/** The script that a page loads besides the one of every page. */
export function pageScript(view: MainView): string | undefined {
  const { script, needsScript } = kindOf(view)
  return needsScript?.(view) === false ? undefined : script
}
