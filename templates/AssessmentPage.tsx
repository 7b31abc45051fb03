import type { AssessmentView } from '../src/types.ts'
import { Article } from './Article.tsx'
import { Fact } from './Fact.tsx'
import type { PageProps } from './props.ts'
import { RoleLink } from './RoleLink.tsx'

/** An assessment: of which role. */
export function AssessmentPage({ view, ...page }: PageProps<AssessmentView>) {
  return (
    <Article page={page} title={view.title} summary={view.summary} status={view.status}>
      {(view.role || view.owner) && (
        <dl class="facts">
          {view.role && (
            <Fact name="About the role">
              <RoleLink role={view.role} link={page.link} />
            </Fact>
          )}
          {view.owner && (
            <Fact name="Kept by">
              <RoleLink role={view.owner} link={page.link} />
            </Fact>
          )}
        </dl>
      )}
    </Article>
  )
}
