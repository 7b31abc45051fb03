import { given } from '../given.ts'
import type { Entity, Page } from '../types.ts'

/** What every kind of page says about itself. */
export function entity(page: Page, hrefs: ReadonlyMap<string, string>): Entity {
  const { id, title, path, data } = page
  return given({
    id,
    title,
    page,
    href: hrefs.get(path) ?? path,
    summary: data.summary,
    status: data.status ?? 'active',
  })
}
