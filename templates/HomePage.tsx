import type { HomeView } from '../src/types.ts'
import { Contents } from './Contents.tsx'
import { Prose } from './Prose.tsx'
import type { PageProps } from './props.ts'
import { Sections } from './Sections.tsx'
import { Title } from './Title.tsx'

/** The first page. The author's opening words come first; what follows them waits until roles and matrix were shown. */
export function HomePage({ view, link, prose, sections, contents }: PageProps<HomeView>) {
  const derived = view.roles.length > 0
  // Beside a matrix there is no room for a list of headings, and beside plain prose there is.
  const listed = derived ? [] : contents
  return (
    <article class={listed.length > 1 ? 'article home with-contents' : 'article home'}>
      <header class="article-head">
        <Title heading={prose.heading} text={view.title} />
        {view.description && <p class="summary">{view.description}</p>}
        {view.who && (
          <p class="start">
            <a href={link(view.who.href)}>{view.who.title}</a>
          </p>
        )}
      </header>
      <Contents entries={listed} />
      <div class="article-body">
        <Prose html={derived ? [prose.lead] : [prose.lead, prose.rest]} />
        <Sections sections={sections} />
        {derived && <Prose html={[prose.rest]} />}
      </div>
    </article>
  )
}
