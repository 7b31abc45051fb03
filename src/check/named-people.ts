import { byText } from '../order.ts'
import { present } from '../present.ts'
import type { Handbook, Page, PersonName } from '../types.ts'
import type { KeyPath } from '../yaml.ts'

/** A person's name where something is held. */
export interface Named {
  readonly name: PersonName
  readonly page: Page
  readonly path: KeyPath
}

/** Everybody who holds something now, as often as they do, in order of page. */
export function namedPeople({ teams, aors }: Pick<Handbook, 'teams' | 'aors'>): Named[] {
  const inTeams = present(teams).flatMap(({ page }) =>
    page.data.kind === 'team'
      ? Object.entries(page.data.roles ?? {}).flatMap(([role, names]) =>
          (names ?? []).map((name, index): Named => ({ name, page, path: ['roles', role, index] })),
        )
      : [],
  )
  const inAreas = present(aors).flatMap(({ page, holder, backup }) => [
    ...(holder === undefined ? [] : [{ name: holder, page, path: ['holder'] }]),
    ...(backup === undefined ? [] : [{ name: backup, page, path: ['backup'] }]),
  ])
  return [...inTeams, ...inAreas].sort((a, b) => byText(a.page.path, b.page.path))
}
