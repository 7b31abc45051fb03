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

/** The first page: what the handbook is and the ways into it, then its author's words, then all the rest. */
export function HomePage({ view, link, prose, sections, contents }: PageProps<HomeView>) {
  const derived = view.roles.length > 0
  // Beside a matrix there is no room for a list of headings, and beside plain prose there is.
  const listed = derived ? [] : contents
  return (
    <article class={listed.length > 1 ? 'article home with-contents' : 'article home'}>
      <header class="article-head">
        <Title heading={prose.heading} text={view.title} />
        {view.description && <p class="summary">{view.description}</p>}
        <HomeStart view={view} link={link} />
      </header>
      <Contents entries={listed} />
      <div class="article-body">
        {derived ? (
          <>
            <Sections sections={sections.filter(({ id }) => first.includes(id))} />
            <Sections sections={section('about', 'About this handbook', prose.lead && <Prose html={[prose.lead]} />)} />
            <Sections sections={sections.filter(({ id }) => !first.includes(id))} />
            <Prose html={[prose.rest]} />
          </>
        ) : (
          <>
            <Prose html={[prose.lead, prose.rest]} />
            <Sections sections={sections} />
          </>
        )}
      </div>
    </article>
  )
}
