import { present } from '../present.ts'
import type { Handbook, Matrix, Role } from '../types.ts'
import { holds } from './load.ts'
import { matrix } from './matrix.ts'

/** The configured matrices; without any, one of every active role that holds something, if there are two of them. */
export function matrices(handbook: Handbook): Matrix[] {
  const rows = present(handbook.responsibilities)
  return specs(handbook).map(({ id, title, show, roles }) =>
    matrix(handbook, { id, title, href: `matrix/${id}.html`, show, roles, rows }),
  )
}

interface Spec extends Pick<Matrix, 'id' | 'title' | 'show'> {
  readonly roles: readonly Role[]
}

function specs(handbook: Handbook): Spec[] {
  const { config, roles } = handbook
  if (config.matrices.length === 0) {
    const holding = present(handbook.roles).filter((role) => holds(handbook, role))
    return holding.length < 2 ? [] : [{ id: 'roles', title: 'Roles', show: 'responsibilities', roles: holding }]
  }
  const byId = new Map<string, Spec>()
  for (const { id, title, show, roles: ids } of config.matrices) {
    const columns = [...new Set(ids)]
      .flatMap((role) => roles.get(role) ?? [])
      .filter(({ status }) => status === 'active')
    const shorts = columns.map(({ short }) => short).join(' / ')
    if (columns.length > 0 && !byId.has(id)) byId.set(id, { id, title: title ?? shorts, show, roles: columns })
  }
  return [...byId.values()]
}
