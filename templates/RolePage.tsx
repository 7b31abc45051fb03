import type { RoleView } from '../src/types.ts'
import { Article } from './Article.tsx'
import { Glance } from './Glance.tsx'
import type { PageProps } from './props.ts'
import { RoleFacts } from './RoleFacts.tsx'
import { RoleMark } from './RoleMark.tsx'

/** A role: how much it carries and where its time goes, its author's words, then every duty derived for it. */
export function RolePage({ view, ...page }: PageProps<RoleView>) {
  return (
    <Article
      page={page}
      title={view.role.title}
      summary={view.summary}
      status={view.status}
      mark={<RoleMark role={view.role} />}
    >
      <RoleFacts view={view} link={page.link} />
      <Glance view={view} />
    </Article>
  )
}
