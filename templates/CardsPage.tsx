import type { CardsView } from '../src/types.ts'
import { Article } from './Article.tsx'
import type { PageProps } from './props.ts'
import { RoleSheet } from './RoleSheet.tsx'

/** Each role on a sheet of paper. */
export function CardsPage({ view, ...page }: PageProps<CardsView>) {
  const contents = view.roles.map(({ role }) => ({ id: sheetId(role.id), text: role.title, depth: 2 }))
  return (
    <div class="sheets">
      <Article page={{ ...page, contents }} title={view.title} summary={view.description}>
        <p class="sheets-hint">Printed, each card is a page of its own: A4 or Letter, upright.</p>
      </Article>
      {view.roles.map((role) => (
        <RoleSheet key={role.role.id} view={role} id={sheetId(role.role.id)} link={page.link} />
      ))}
    </div>
  )
}

const sheetId = (role: string) => `rb-card-${role}`
