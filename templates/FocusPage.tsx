import type { FocusView } from '../src/types.ts'
import { Article } from './Article.tsx'
import { Fact } from './Fact.tsx'
import type { PageProps } from './props.ts'
import { RoleLink } from './RoleLink.tsx'

/** A focus: its promise, who owns what is new in it, and its responsibilities. */
export function FocusPage({ view, ...page }: PageProps<FocusView>) {
  return (
    <Article page={page} title={view.title} summary={view.summary}>
      {view.owner && (
        <dl class="facts">
          <Fact name="Default owner">
            <RoleLink role={view.owner} link={page.link} />
          </Fact>
        </dl>
      )}
    </Article>
  )
}
