import { report } from '../report.ts'
import type { Handbook, Message, Page } from '../types.ts'
import { misspeltTitle } from './misspelt-title.ts'
import type { Places } from './places.ts'
import { isUntitled } from './untitled.ts'

/** One note per key that guides carry and rolebook does not know, however many pages have it. */
export function* foreignKeys({ pages }: Handbook, { inPage }: Places): Iterable<Message> {
  const users = new Map<string, Page[]>()
  for (const page of pages.values())
    for (const key of page.foreignKeys) {
      // That is said where the title is missed.
      if (isUntitled(page) && misspeltTitle(page) === key) continue
      users.set(key, [...(users.get(key) ?? []), page])
    }
  for (const [key, [first, ...others]] of users) {
    const more = others.length === 0 ? ' page' : ` and ${others.length} more ${others.length === 1 ? 'page' : 'pages'}`
    yield report(
      'key-foreign',
      first!.path,
      inPage(first!, [key], 'key'),
      `Left alone the key \`${key}\` of this${more}, which means nothing to rolebook`,
      {
        mend: 'Correct it if it is misspelt; to hear of none, write `key-foreign: off` under `rules` in handbook.yaml.',
      },
    )
  }
}
