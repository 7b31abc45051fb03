import { byNumber, byReading } from '../order.ts'
import type { Config, RoleId, Track } from '../types.ts'
import type { PageOf } from './pages.ts'

type RolePage = PageOf<'role'>

const tracks: readonly (Track | undefined)[] = ['management', 'ic', 'hybrid', 'product', undefined]

/** Compares roles by `order`, then by their place in the matrices, then by track and title. */
export function roleOrder({ matrices }: Config): (a: RolePage, b: RolePage) => number {
  const places = new Map<RoleId, number>()
  for (const id of matrices.flatMap(({ roles }) => roles)) if (!places.has(id)) places.set(id, places.size)
  return (a, b) =>
    byNumber(a.data.order, b.data.order) ||
    byNumber(places.get(a.id), places.get(b.id)) ||
    byNumber(tracks.indexOf(a.data.track), tracks.indexOf(b.data.track)) ||
    byReading(a.title, b.title)
}
