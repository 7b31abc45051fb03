// What the search of the built starter lists first: pages about the company, then those about the handbook, its rules last.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { PackedPages, SearchTexts } from '../../src/base/client-data.ts'
import { rules } from '../../src/rules/rules.ts'
import { engine } from '../../templates/client/search/engine.ts'
import { unpackPages } from '../../templates/client/search/pages.ts'
import { wholeTexts } from '../../templates/client/search/texts.ts'
import { makeWordIndex } from '../../templates/client/search/word-index.ts'
import { builtStarter } from '../support/starter.ts'

let find: (query: string) => readonly string[]
/** The heading of the page found first that a query leads to. */
let findHeading: (query: string) => string | undefined
beforeAll(async () => {
  const assets = join(builtStarter(), 'assets')
  const window: { rolebookSearchPages?: PackedPages; rolebookSearchTexts?: SearchTexts } = {}
  for (const name of readdirSync(assets).filter((name) => /^search-(?:names|texts)\./.test(name)))
    new Function('window', readFileSync(join(assets, name), 'utf8'))(window)
  const packed = window.rolebookSearchPages!
  const pages = unpackPages(packed)
  const index = makeWordIndex(pages, packed.sections)
  const texts = wholeTexts(index, async () => window.rolebookSearchTexts!)
  await texts.loadWords('')
  const search = engine(pages, index)
  find = (query) => search(query).map(({ page: [, href] }) => href)
  findHeading = (query) => texts.section(search(query)[0]!.place)?.title
})

/** 0 for a page about the company, more for those about the handbook. */
const behind = (href: string) =>
  href.startsWith('reference/rules/') ? 3 : href.startsWith('reference/') ? 2 : href.startsWith('using/') ? 1 : 0

test.each(['print', 'compare', 'matrix', 'card', 'owner', 'time', 'publish', 'role', 'team expired', 'review'])(
  'for “%s” pages about the company come first, then how to use the handbook, then what to look up, rules last',
  (query) => {
    const found = find(query).map(behind)
    expect(found.length).toBeGreaterThan(1)
    expect(found).toEqual(found.toSorted((a, b) => a - b))
  },
)

test.each([
  ['matrix', 'matrix/em-tl-tlm.html'],
  ['compare', 'compare/em/tl.html'],
  ['own-two', 'reference/rules/shared-responsibilities.html'],
  ['time-sum', 'reference/rules/working-time.html'],
  ['publishing', 'using/publishing.html'],
  ['hiring', 'responsibilities/staffing.html'],
  ['time split', 'practices/split-the-role-in-time.html'],
  ['Who reports to the TL?', 'roles/tl.html'],
  ['who reports to me', 'reporting.html'],
  ['skip-level meeting', 'guides/team-area-pillar.html'],
])('for “%s” %s comes first', (query, first) => {
  expect(find(query)[0]).toBe(first)
})

test('whoever searches for a rule gets to what is said of it', () => {
  const ids = Object.keys(rules).filter((id) => id.includes('-'))
  expect(ids.map(findHeading)).toEqual(ids)
})
