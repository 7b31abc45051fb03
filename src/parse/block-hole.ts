import type { Block, Hole } from '../types.ts'

/** What stands in a page's text for a block until the page is made. */
export function blockHole({ name, attributes, title, place, places }: Block): Hole {
  if (name !== 'include') return { kind: 'block', name, attributes, ...(title !== undefined && { title }) }
  const { page = '', section } = attributes
  const at = places.page ?? place
  return {
    kind: 'include',
    page,
    ...(section !== undefined && { section }),
    places: { page: at, section: places.section ?? at },
  }
}
