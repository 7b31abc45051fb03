import type { PersonView } from '../src/types.ts'
import { Article } from './Article.tsx'
import { Fact } from './Fact.tsx'
import type { PageProps } from './props.ts'

/** A person. */
export function PersonPage({ view, ...page }: PageProps<PersonView>) {
  return (
    <Article page={page} title={view.title} summary={view.summary} status={view.status}>
      {view.team && (
        <dl class="facts">
          <Fact name="Team">
            <a href={page.link(view.team.href)}>{view.team.title}</a>
          </Fact>
        </dl>
      )}
    </Article>
  )
}
