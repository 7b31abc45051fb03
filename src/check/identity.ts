import { isOwnAddress } from '../own-address.ts'
import { report, top } from '../report.ts'
import type { Handbook, Message, Page } from '../types.ts'
import type { Check } from './check.ts'

/** Ids are unique over all kinds but guides, also ignoring case, so that a name is never ambiguous. */
function* uniqueIds({ pages }: Handbook): Iterable<Message> {
  const first = new Map<string, Page>()
  for (const page of pages.values()) {
    if (page.kind === 'guide') continue
    const other = first.get(page.id.toLowerCase())
    if (other) {
      const related = { file: other.path, place: top, message: 'the other page is here' }
      yield report('id-duplicate', page.path, top, `Unexpected second page with the id \`${page.id}\`, expected one`, {
        mend: 'Rename one of the files.',
        related,
      })
    } else first.set(page.id.toLowerCase(), page)
  }
}

/** Two pages cannot have one address, also where upper and lower case are the same. */
function* uniqueAddresses({ hrefs }: Handbook): Iterable<Message> {
  const first = new Map<string, string>()
  for (const [path, href] of hrefs) {
    const key = href.toLowerCase().normalize('NFC')
    const other = first.get(key)
    if (other) {
      const related = { file: other, place: top, message: 'the other page is here' }
      yield report('id-duplicate', path, top, `Unexpected second page at the address \`${href}\`, expected one`, {
        mend: 'Rename one of the files.',
        related,
      })
    } else first.set(key, path)
  }
}

function* ownAddresses({ hrefs }: Handbook): Iterable<Message> {
  for (const [path, href] of hrefs)
    if (isOwnAddress(href))
      yield report(
        'id-duplicate',
        path,
        top,
        `Unexpected page at the address \`${href}\`, which the site needs for itself`,
        { mend: 'Rename the file or its folder.' },
      )
}

/** Does every page have a name and an address of its own? */
export const identity: readonly Check[] = [uniqueIds, uniqueAddresses, ownAddresses]
