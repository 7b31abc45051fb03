import type { AorView } from '../src/types.ts'
import { Article } from './Article.tsx'
import { Chip } from './Chip.tsx'
import { Day } from './Day.tsx'
import { Fact } from './Fact.tsx'
import { PersonLink } from './PersonLink.tsx'
import type { PageProps } from './props.ts'
import { RoleLink } from './RoleLink.tsx'
import { Tag } from './Tag.tsx'

/** An area of responsibility: the person to go to first, then the role that stays accountable. */
export function AorPage({ view, ...page }: PageProps<AorView>) {
  const { link } = page
  const { holder, backup, owner, carries, team, scope, grantedOn } = view
  return (
    <Article page={page} title={view.title} summary={view.summary} status={view.status}>
      <div class="holders">
        {holder ? (
          <p class="holder">
            <PersonLink person={holder} link={link} />
            <span class="holding">
              <Tag>Holds it</Tag>
            </span>
          </p>
        ) : (
          <p class="holder gap">
            <strong>Nobody holds this area yet.</strong>
          </p>
        )}
        {backup ? (
          <p class="holder">
            <PersonLink person={backup} link={link} />
            <span class="holding">
              <Tag>Backup</Tag>
            </span>
          </p>
        ) : (
          <p class="holder gap">
            <strong>No backup:</strong> single point of failure
          </p>
        )}
        {owner && (
          <p class="holder">
            <RoleLink role={owner} link={link} />
            <span class="holding">
              <Chip kind="accountable">Accountable</Chip>
            </span>
          </p>
        )}
      </div>
      {(carries || team || scope || grantedOn) && (
        <dl class="facts">
          {carries && (
            <Fact name="Carries a part of">
              <a href={link(carries.href)}>{carries.title}</a>
            </Fact>
          )}
          {team && (
            <Fact name="Team">
              <a href={link(team.href)}>{team.title}</a>
            </Fact>
          )}
          {scope && <Fact name="Scope">{scope}</Fact>}
          {grantedOn && (
            <Fact name="Granted on">
              <Day date={grantedOn} />
            </Fact>
          )}
        </dl>
      )}
    </Article>
  )
}
