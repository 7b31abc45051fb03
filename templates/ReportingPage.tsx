import type { ReportingView } from '../src/types.ts'
import { Article } from './Article.tsx'
import { GraphFigure } from './GraphFigure.tsx'
import type { PageProps } from './props.ts'
import { RoleLinks } from './RoleLinks.tsx'

/** Who reports to whom. */
export function ReportingPage({ view, ...page }: PageProps<ReportingView>) {
  return (
    <Article page={page} title={view.title}>
      <GraphFigure graph={view.graph} link={page.link} />
      {view.others.length > 0 && (
        <div class="graph-others">
          Without a reporting line here: <RoleLinks roles={view.others} link={page.link} />
        </div>
      )}
    </Article>
  )
}
