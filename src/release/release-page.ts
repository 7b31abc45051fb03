import { places } from '../check/places.ts'
import { fixed } from '../edit/fixed.ts'
import type { Handbook } from '../types.ts'

/** A file of the handbook as a release makes it: `before` is missing where there is none yet. */
export interface ReleasePage {
  readonly path: string
  readonly before?: string
  readonly after: string
}

interface Said {
  readonly version: string
  readonly date: string
  /** What changed, in a sentence. */
  readonly summary: string
}

/** The page of a release: what somebody has written, with the day of the release, or else the day and what changed. */
export function releasePage(
  handbook: Handbook,
  texts: ReadonlyMap<string, string>,
  { version, date, summary }: Said,
): ReleasePage {
  const page = handbook.releases.get(version)?.page
  const before = page && texts.get(page.path)
  if (page === undefined || before === undefined)
    return { path: `releases/${version}.md`, after: `---\ndate: ${date}\nsummary: ${JSON.stringify(summary)}\n---\n` }
  const place = places(handbook, '').inPage(page, ['date'])
  return { path: page.path, before, after: fixed(before, [{ file: page.path, place, text: date }]) }
}
