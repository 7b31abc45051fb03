import type { HomeView } from '../src/types.ts'
import { Prose } from './Prose.tsx'
import type { PageProps } from './props.ts'
import { Sections } from './Sections.tsx'
import { Title } from './Title.tsx'

/** The first page. The author's opening words come first; what follows them waits until roles and matrix were shown. */
export function HomePage({ view, prose, sections }: PageProps<HomeView>) {
  const derived = view.roles.length > 0
  return (
    <article class="article home">
      <header class="article-head">
        <Title heading={prose.heading} text={view.title} />
        {view.description && <p class="summary">{view.description}</p>}
      </header>
      <div class="article-body">
        <Prose html={derived ? [prose.lead] : [prose.lead, prose.rest]} />
        <Sections sections={sections} />
        {derived && <Prose html={[prose.rest]} />}
      </div>
    </article>
  )
}
