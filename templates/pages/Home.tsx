import type { HomeView, SearchView } from '../../src/views/home.ts'
import type { NavNode } from '../../src/views/refs.ts'
import { Contents, type PageKind, type PageProps, Prose, Sections, Title } from '../parts/Article.tsx'
import { AskForm } from '../parts/Ask.tsx'
import { ForWhom, ReleaseName } from '../parts/Diff.tsx'
import { Facts, listNodes, listRefsInline, MoreLink } from '../parts/Elements.tsx'
import { hueClass, type Linked, type LinkTo, RoleLink } from '../parts/Links.tsx'
import { MatrixTable } from '../parts/Matrix.tsx'
import { words } from '../words/words.ts'
import { RoleCard } from './Cards.tsx'
import { SituationList } from './Role.tsx'

/** The first page: what the handbook is and the ways into it, how its author introduces it, all that is in it, and the rest of the author's text. */
export const homePage: PageKind<HomeView> = {
  Page: HomePage,
  // What readers come for comes above the author's own words, however long these are.
  before: (view, link) => {
    const { matrix, roles, situations = [], who } = view
    return [
      ['matrix', matrix?.title ?? '', matrixWithLinks(view, link)],
      ['roles', words.common.roles, roles.length > 0 && roleCards(roles, link)],
      [
        'situations',
        words.home.situations,
        who && situations.length > 0 && <SituationList situations={situations} who={who} link={link} />,
      ],
    ]
  },
  after: (view, link) => [
    ['focuses', words.home.focuses, view.focuses.length > 0 && focuses(view.focuses, link)],
    ['latest', words.home.latest, view.latest && <LatestRelease latest={view.latest} link={link} />],
    ['pages', view.roles.length > 0 ? words.home.readOn : words.common.contents, listNodes(unseen(view), link)],
  ],
}

const matrixWithLinks = ({ matrix, matrices }: HomeView, link: LinkTo) =>
  matrix && (
    <>
      <MatrixTable matrix={matrix} link={link} />
      <Facts
        rows={[[matrices.length > 1 ? words.home.allMatrices : words.home.matrixPage, listRefsInline(matrices, link)]]}
      />
    </>
  )

function HomePage({ view, link, prose, sections, contents }: PageProps<HomeView>) {
  const derived = view.roles.length > 0
  // Beside a matrix there is no room for a list of headings, and beside plain prose there is.
  const listed = derived ? [] : [...contents].sort((a, b) => Number(isAuthors(a.id)) - Number(isAuthors(b.id)))
  return (
    <article class={listed.length > 1 ? 'article home with-contents' : 'article home'}>
      <header class="article-head">
        <Title prose={prose} text={view.title} />
        {view.description && <p class="summary">{view.description}</p>}
        <HomeStart view={view} link={link} />
      </header>
      <Contents entries={listed} />
      <div class="article-body">
        <Sections sections={sections.before} />
        {derived ? (
          prose.lead && <Sections sections={[['about', words.home.about, <Prose html={[prose.lead]} />]]} />
        ) : (
          <Prose html={[prose.lead]} />
        )}
        <Sections sections={sections.after} />
        <Prose html={[prose.rest]} />
      </div>
    </article>
  )
}

const isAuthors = (id: string) => !id.startsWith('rb-')

/** Where readers with a question begin. Without JavaScript the field leads to the page to search on. */
function HomeStart({ view: { search, who, roles, teams }, link }: Linked<{ readonly view: HomeView }>) {
  if (!search && !who) return null
  return (
    <div class="start">
      <AskForm
        action={search}
        label={roles.length > 0 ? words.home.ask : words.home.search}
        isSearch={roles.length === 0}
        teams={teams}
        link={link}
      />
      {who && (
        <a class="start-who" href={link(who.href)}>
          {words.home.wholeList}
        </a>
      )}
    </div>
  )
}

/** Parts of the handbook that the page has not shown yet. */
function unseen({ sections, roles, focuses, matrix, matrices, who }: HomeView): readonly NavNode[] {
  const rows = matrix?.groups.flatMap((group) => group.rows.map((row) => row.responsibility)) ?? []
  const seen = new Set([...roles, ...focuses, ...matrices, ...rows, ...(who ? [who] : [])].map(({ href }) => href))
  return sections.filter(({ href, children }) =>
    children.length > 0 ? children.some((child) => !child.href || !seen.has(child.href)) : !href || !seen.has(href),
  )
}

const roleCards = (roles: HomeView['roles'], link: LinkTo) => (
  <ul class="cards">
    {roles.map((role) => (
      <RoleCard key={role.id} role={role} link={link} />
    ))}
  </ul>
)

const focuses = (all: HomeView['focuses'], link: LinkTo) => (
  <ul class="focuses">
    {all.map(({ title, href, summary, owner, hue }) => (
      <li key={href} class={hueClass({ hue })}>
        <h3>
          <span class="hue" aria-hidden="true" />
          <a href={link(href)}>{title}</a>
        </h3>
        {summary && <p>{summary}</p>}
        {owner && <RoleLink role={owner} link={link} />}
      </li>
    ))}
  </ul>
)

/** The latest release: when it was, and for whom it changed something. */
function LatestRelease({
  latest: { release, all },
  link,
}: Linked<{ readonly latest: NonNullable<HomeView['latest']> }>) {
  return (
    <div class="latest">
      <p>
        <ReleaseName title={release.title} href={release.href} date={release.date} link={link} />
      </p>
      {release.summary && <p>{release.summary}</p>}
      {release.diff && <ForWhom diff={release.diff} href={release.href} link={link} />}
      <MoreLink title={words.common.allReleases} href={all.href} link={link} />
    </div>
  )
}

/** Where the site's script puts the search. Without it: the ways to look for oneself. */
export const searchPage: PageKind<SearchView> = {
  Page: ({ view, link }) => (
    <article class="article">
      <header class="article-head">
        <h1>{view.title}</h1>
      </header>
      <div id="rb-search" class="search-place" />
      <noscript>
        <p class="summary">{words.search.needsScript}</p>
        {listNodes(view.sections, link)}
      </noscript>
    </article>
  ),
}
