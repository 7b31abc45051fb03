import type { FrontMatter, Page, Place } from '../types.ts'
import type { Places } from './places.ts'

type Keys<Data> = Data extends unknown ? Exclude<keyof Data, 'kind'> & string : never

/**
 * Whether what the page says by these keys is all that was written there. Where a part of it was misspelt or could not be
 * read, that has been told, and what seems to follow from its absence is no problem of its own.
 */
export function isClear(page: Page, keys: readonly Keys<FrontMatter>[], { inPage }: Places): boolean {
  if (page.messages.length === 0) return true
  // Nothing is left of front matter that is broken.
  if (Object.keys(page.data).length <= 1) return false
  const wanted: readonly string[] = keys
  return !page.messages.some(
    ({ rule, place, expected }) =>
      (rule === 'key-unknown' && expected?.some((key) => wanted.includes(key))) ||
      keys.some((key) => isWithin(place, inPage(page, [key], 'key'), inPage(page, [key]))),
  )
}

/** By lines. A key that is not there has a place without extent. */
const isWithin = ({ line }: Place, key: Place, value: Place): boolean =>
  key.endColumn > key.column && line >= key.line && line <= value.endLine
