import type { ReleaseView } from '../src/types.ts'
import type { Link, SectionsOf } from './props.ts'
import { RefList } from './RefList.tsx'
import { section } from './section.ts'

/** What went with a release, and which teams' agreements build on it. */
export const releaseSections: SectionsOf<ReleaseView> = ({ retired, teams }, link) => [
  ...section('retired', 'Retired', retired.length > 0 && gone(retired, link)),
  ...section('teams', 'Teams that adapt it', teams.length > 0 && <RefList refs={teams} link={link} />),
]

const gone = (retired: ReleaseView['retired'], link: Link) => (
  <dl class="per-role">
    {retired.map(({ id, why, now }) => (
      <div key={id}>
        <dt>{now ? <a href={link(now.href)}>{id}</a> : id}</dt>
        <dd>{why}</dd>
      </div>
    ))}
  </dl>
)
