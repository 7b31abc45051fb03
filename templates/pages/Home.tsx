import type { HomeView } from '../../src/views/home.ts'
import type { NavNode } from '../../src/views/refs.ts'
import { Contents, type PageKind, type PageProps, Prose, Sections, section, Title } from '../parts/Article.tsx'
import { ForWhom } from '../parts/Diff.tsx'
import { Day, Fact } from '../parts/Elements.tsx'
import { type LinkTo, NodeList, RefLinks, RoleLink } from '../parts/Links.tsx'
import { MatrixTable } from '../parts/Matrix.tsx'
import { words } from '../words/words.ts'
import { RoleCard } from './Cards.tsx'
import { SituationList } from './Role.tsx'

/** The first page: what the handbook is and the ways into it, how its author introduces it, all that is in it, and the rest of the author's text. */
export const homePage: PageKind<HomeView> = {
  Page: HomePage,
  // What readers come for comes above the author's own words, however long these are.
  before: ({ roles, situations = [], who }, link) => [
    ...section('roles', words.common.roles, roles.length > 0 && roleCards(roles, link)),
    ...section(
      'situations',
      words.home.situations,
      who && situations.length > 0 && <SituationList situations={situations} who={who} link={link} />,
    ),
  ],
  after: (view, link) => {
    const rest = unseen(view)
    const { latest } = view
    return [
      ...section(
        'matrix',
        view.matrix?.title ?? '',
        view.matrix && (
          <>
            <MatrixTable matrix={view.matrix} link={link} />
            {view.matrices.length > 0 && (
              <dl class="facts">
                <Fact name={view.matrices.length > 1 ? words.home.allMatrices : words.home.matrixPage}>
                  <RefLinks refs={view.matrices} link={link} />
                </Fact>
              </dl>
            )}
          </>
        ),
      ),
      ...section('focuses', words.home.focuses, view.focuses.length > 0 && focuses(view.focuses, link)),
      ...section('latest', words.home.latest, latest && <LatestRelease latest={latest} link={link} />),
      ...section(
        'pages',
        view.roles.length > 0 ? words.home.readOn : words.common.contents,
        rest.length > 0 && <NodeList nodes={rest} link={link} />,
      ),
    ]
  },
}

function HomePage({ view, link, prose, sections, contents }: PageProps<HomeView>) {
  const derived = view.roles.length > 0
  // Beside a matrix there is no room for a list of headings, and beside plain prose there is.
  const listed = derived ? [] : [...contents].sort((a, b) => Number(isAuthors(a.id)) - Number(isAuthors(b.id)))
  return (
    <article class={listed.length > 1 ? 'article home with-contents' : 'article home'}>
      <header class="article-head">
        <Title heading={prose.heading} text={view.title} />
        {view.description && <p class="summary">{view.description}</p>}
        <HomeStart view={view} link={link} />
      </header>
      <Contents entries={listed} />
      <div class="article-body">
        <Sections sections={sections.before} />
        {derived ? (
          <Sections sections={section('about', words.home.about, prose.lead && <Prose html={[prose.lead]} />)} />
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
function HomeStart({ view: { search, who, roles }, link }: { readonly view: HomeView; readonly link: LinkTo }) {
  if (!search && !who) return null
  return (
    <div class="start">
      {search && (
        <form class="home-search" action={link(search)}>
          <input
            type="search"
            name="q"
            aria-label={words.home.search}
            placeholder={roles.length > 0 ? words.home.searchRoles : words.home.searchAny}
            maxLength={200}
            autocomplete="off"
          />
          <button type="submit">{words.common.search}</button>
        </form>
      )}
      {who && (
        <a class="start-who" href={link(who.href)}>
          {who.title}
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
    {all.map(({ title, href, summary, owner }) => (
      <li key={href}>
        <h3>
          <a href={link(href)}>{title}</a>
        </h3>
        {summary && <p>{summary}</p>}
        {owner && <RoleLink role={owner} link={link} />}
      </li>
    ))}
  </ul>
)

/** The latest release: when it was, and for whom it changed something. */
function LatestRelease({ latest, link }: { readonly latest: NonNullable<HomeView['latest']>; readonly link: LinkTo }) {
  const { release, all } = latest
  return (
    <div class="latest">
      <p>
        <a href={link(release.href)}>{release.title}</a>{' '}
        {release.date && (
          <small>
            <Day date={release.date} />
          </small>
        )}
      </p>
      {release.summary && <p>{release.summary}</p>}
      {release.diff && <ForWhom diff={release.diff} href={release.href} link={link} />}
      <p class="more">
        <a href={link(all.href)}>{words.common.allReleases}</a>
      </p>
    </div>
  )
}
