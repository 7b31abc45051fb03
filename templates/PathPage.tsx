import type { PathView } from '../src/types.ts'
import { Article } from './Article.tsx'
import { Fact } from './Fact.tsx'
import { GraphFigure } from './GraphFigure.tsx'
import type { PageProps } from './props.ts'
import { RoleLink } from './RoleLink.tsx'

/** A career path: what it takes, and its steps as a picture; the sections tell them in words. */
export function PathPage({ view, ...page }: PageProps<PathView>) {
  return (
    <Article page={page} title={view.title} summary={view.summary} status={view.status}>
      {(view.skills.length > 0 || view.owner) && (
        <dl class="facts">
          {view.skills.length > 0 && <Fact name="Skills">{view.skills.join(', ')}</Fact>}
          {view.owner && (
            <Fact name="Kept by">
              <RoleLink role={view.owner} link={page.link} />
            </Fact>
          )}
        </dl>
      )}
      {view.graph?.drawing && <GraphFigure graph={view.graph} link={page.link} listed={false} />}
    </Article>
  )
}
