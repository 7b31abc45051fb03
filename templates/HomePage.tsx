import type { HomeView } from '../src/types.ts'
import { Contents } from './Contents.tsx'
import { HomeStart } from './HomeStart.tsx'
import { Prose } from './Prose.tsx'
import type { PageProps } from './props.ts'
import { Sections } from './Sections.tsx'
import { section } from './section.ts'
import { Title } from './Title.tsx'

// What readers come for stands above the author's own words, however long these are.
const first = ['rb-roles', 'rb-situations']

const isAuthors = (id: string) => !id.startsWith('rb-')

/** The first page: what the handbook is and the ways into it, how its author introduces it, all that is in it, and the rest of the author's text. */
export function HomePage({ view, link, prose, sections, contents }: PageProps<HomeView>) {
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
        <Sections sections={sections.filter(({ id }) => first.includes(id))} />
        {derived ? (
          <Sections sections={section('about', 'About this handbook', prose.lead && <Prose html={[prose.lead]} />)} />
        ) : (
          <Prose html={[prose.lead]} />
        )}
        <Sections sections={sections.filter(({ id }) => !first.includes(id))} />
        <Prose html={[prose.rest]} />
      </div>
    </article>
  )
}
