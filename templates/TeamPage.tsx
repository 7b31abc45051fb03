import type { TeamView } from '../src/types.ts'
import { Article } from './Article.tsx'
import { Holders } from './Holders.tsx'
import type { PageProps } from './props.ts'
import { TeamFacts } from './TeamFacts.tsx'

/** A team: who holds which role, first of all. */
export function TeamPage({ view, ...page }: PageProps<TeamView>) {
  const { link } = page
  return (
    <Article page={page} title={view.title} summary={view.summary} status={view.status}>
      <Holders team={view} link={link} />
      {view.who && (
        <p class="more">
          <a href={link(view.who.href)}>{view.who.title}</a>
        </p>
      )}
      <TeamFacts view={view} link={link} />
    </Article>
  )
}
