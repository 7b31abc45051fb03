import type { TeamView } from '../src/types.ts'
import { Article } from './Article.tsx'
import { PersonLinks } from './PersonLinks.tsx'
import type { PageProps } from './props.ts'
import { RoleLink } from './RoleLink.tsx'
import { TeamFacts } from './TeamFacts.tsx'
import { Vacancy } from './Vacancy.tsx'

/** A team: who holds which role, first of all. */
export function TeamPage({ view, ...page }: PageProps<TeamView>) {
  const { link } = page
  return (
    <Article page={page} title={view.title} summary={view.summary} status={view.status}>
      {(view.seats.length > 0 || view.vacant.length > 0) && (
        <div class="holders">
          {view.seats.map(({ role, people }) => (
            <p key={role.id} class="holder">
              <PersonLinks people={people} link={link} />
              <span class="holding">
                <RoleLink role={role} link={link} />
              </span>
            </p>
          ))}
          {view.vacant.map((vacancy) => (
            <Vacancy key={vacancy.role.id} vacancy={vacancy} tlm={view.tlm} />
          ))}
        </div>
      )}
      <TeamFacts view={view} link={link} />
    </Article>
  )
}
