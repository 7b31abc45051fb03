import { didYouMean, report } from '../report.ts'
import type { Handbook, Message, Page } from '../types.ts'
import { misspeltTitle } from './misspelt-title.ts'
import type { Places } from './places.ts'
import { isUntitled } from './untitled.ts'

/** One note per key that guides carry and rolebook does not know, however many pages have it. */
export function* foreignKeys({ pages }: Handbook, { inPage }: Places): Iterable<Message> {
  const users = new Map<string, Page[]>()
  const meant = new Map<string, readonly string[]>()
  for (const page of pages.values())
    for (const { name, near } of page.foreignKeys) {
      // That is said where the title is missed.
      if (isUntitled(page) && misspeltTitle(page) === name) continue
      users.set(name, [...(users.get(name) ?? []), page])
      meant.set(name, near)
    }
  for (const [key, [first, ...others]] of users) {
    const near = meant.get(key)!
    const more = others.length === 0 ? ' page' : ` and ${others.length} more ${others.length === 1 ? 'page' : 'pages'}`
    yield report(
      'key-foreign',
      first!.path,
      inPage(first!, [key], 'key'),
      `Left alone the key \`${key}\` of this${more}, which means nothing to rolebook${didYouMean(near)}`,
      {
        ...(near.length > 0 && { expected: near }),
        mend: 'Correct it if it is misspelt; to hear of none, write `key-foreign: off` under `rules` in handbook.yaml.',
      },
    )
  }
}
