import type { WhoView } from '../src/types.ts'
import { Article } from './Article.tsx'
import type { PageProps } from './props.ts'
import { TeamChoice } from './TeamChoice.tsx'
import { WhoFilter } from './WhoFilter.tsx'

/** Whom to go to: what is needed, the team to ask in, then every responsibility by focus. */
export function WhoPage({ view, ...page }: PageProps<WhoView>) {
  return (
    <Article page={page} title={view.title} summary={view.description}>
      <WhoFilter team={view.team?.title} />
      {view.teams.length > 0 && <TeamChoice view={view} link={page.link} />}
    </Article>
  )
}
