import { grouped } from '../grouped.ts'
import { didYouMean, report } from '../report.ts'
import type { Handbook, Message } from '../types.ts'
import { misspeltTitle } from './misspelt-title.ts'
import type { Places } from './places.ts'
import { isUntitled } from './untitled.ts'

/** One note per key that guides carry and rolebook does not know, however many pages have it. */
export function* foreignKeys({ pages }: Handbook, { inPage }: Places): Iterable<Message> {
  const found = [...pages.values()].flatMap((page) =>
    page.foreignKeys
      // That is said where the title is missed.
      .filter(({ name }) => !(isUntitled(page) && misspeltTitle(page) === name))
      .map(({ name, near }) => [name, { page, near }] as const),
  )
  for (const [key, [first, ...others]] of grouped(found)) {
    const { page, near } = first!
    const more = others.length === 0 ? ' page' : ` and ${others.length} more ${others.length === 1 ? 'page' : 'pages'}`
    yield report(
      'key-foreign',
      page.path,
      inPage(page, [key], 'key'),
      `Left alone the key \`${key}\` of this${more}, which means nothing to rolebook${didYouMean(near)}`,
      {
        ...(near.length > 0 && { expected: near }),
        mend: 'Correct it if it is misspelt; to hear of none, write `key-foreign: off` under `rules` in handbook.yaml.',
      },
    )
  }
}
