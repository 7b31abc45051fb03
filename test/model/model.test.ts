import { describe, expect, test } from 'vitest'
import { buildHandbook } from '../../src/model/model.ts'
import type { Page } from '../../src/parse/types.ts'
import { defaults } from '../../src/schema/config.ts'
import { siteView } from '../../src/views/site.ts'
import fc, { runs } from '../support/cases.ts'
import { handbookOf, leads, page, pagesOf } from '../support/handbooks.ts'

test('without any page there is an empty handbook', () => {
  const handbook = handbookOf({})
  expect(handbook.title).toBe('Handbook')
  expect(handbook.entities.size + handbook.guides.size + handbook.pages.size).toBe(0)
})

test('pages come in order of path, whatever order they are read in', () => {
  const pages = pagesOf(leads)
  expect(buildHandbook(pages, [], defaults)).toEqual(buildHandbook(pages.toReversed(), [], defaults))
  expect([...handbookOf(leads).pages.keys()]).toEqual(Object.keys(leads).sort())
})

test('a draft is kept apart from everything', () => {
  const handbook = handbookOf({ ...leads, 'roles/tl.md': page('title: Tech Lead', 'status: draft') })
  expect([...handbook.drafts.keys()]).toEqual(['roles/tl.md'])
  expect(handbook.pages.has('roles/tl.md')).toBe(false)
  expect(handbook.hrefs.has('roles/tl.md')).toBe(false)
  expect(handbook.entities.has('tl')).toBe(false)
  expect(handbook.roles.get('tlm')?.combines).toEqual(['em'])
  expect(handbook.responsibilities.get('strategy')?.ownership).toEqual({ kind: 'nobody' })
})

test('of two pages with one id the first in order of path has it', () => {
  const handbook = handbookOf({ 'roles/b/em.md': page('title: Second'), 'roles/a/em.md': page('title: First') })
  expect(handbook.roles.get('em')?.title).toBe('First')
  expect(handbook.pages.size).toBe(2)
})

test('of two kinds with one id the first in order of path is the entity', () => {
  const handbook = handbookOf({ 'roles/em.md': page('title: Role'), 'glossary/em.md': page('title: Term') })
  expect(handbook.entities.get('em')?.title).toBe('Term')
  expect(handbook.roles.get('em')?.title).toBe('Role')
})

test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('%s is an id like any other', (id) => {
  const handbook = handbookOf({
    [`roles/${id}.md`]: page('title: Odd', 'track: ic'),
    'responsibilities/one.md': page('title: One', `ownerRole: ${id}`),
    'responsibilities/two.md': page('title: Two', 'ownerRole: valueOf'),
  })
  expect(handbook.involvement.get(id)?.get('one')).toEqual({ kind: 'accountable', via: [], allFacets: false })
  expect(handbook.responsibilities.get('two')?.ownership).toEqual({ kind: 'nobody' })
})

test('the handbook has the configured title, or else that of its own page', () => {
  const files = { 'README.md': '# Who owns what\n' }
  expect(handbookOf(files).title).toBe('Who owns what')
  expect(handbookOf(files, { title: 'Handbook of Acme' }).title).toBe('Handbook of Acme')
})

test('a folder has the title of its page, or else its readable name', () => {
  const { folders } = handbookOf({
    'a/README.md': '# All about A\n',
    '01-using-this/deep/x.md': '# X\n',
    'empty/README.md': 'No heading.\n',
  })
  expect([...folders.values()].map(({ path, title }) => [path, title])).toEqual([
    ['', 'Handbook'],
    ['01-using-this', 'Using this'],
    ['01-using-this/deep', 'Deep'],
    ['a', 'All about A'],
    ['empty', 'Empty'],
  ])
})

test('a bucket without a title has its readable id as the title', () => {
  expect(handbookOf({}, { buckets: [{ id: 'deep-work' }, { id: 'talk', title: 'Talking' }] }).buckets).toEqual([
    { id: 'deep-work', title: 'Deep work' },
    { id: 'talk', title: 'Talking' },
  ])
})

test('terms come by title', () => {
  const handbook = handbookOf({ 'glossary/a.md': page('title: Zebra'), 'glossary/z.md': page('title: apple') })
  expect([...handbook.terms.keys()]).toEqual(['z', 'a'])
})

const id = fc.constantFrom('a', 'b', 'c', 'd', 'nobody', 'constructor', '..')
const lines = fc.record(
  {
    title: fc.constantFrom('A', 'B'),
    ownerRole: id,
    combines: fc.array(id),
    reportsTo: id,
    givesUp: fc.array(id),
    coreFocus: fc.array(id),
    sharedBy: fc.dictionary(id, id),
    tieBreak: id,
    supports: fc.dictionary(id, fc.constant('Helps.')),
    goTo: fc.dictionary(id, fc.constant('When.')),
    seeAlso: fc.array(id),
    everyone: fc.constant(true),
    order: fc.integer(),
    hidden: fc.boolean(),
    status: fc.constantFrom('active', 'draft', 'historical'),
    time: fc.dictionary(fc.constantFrom('building-software', 'x'), fc.integer({ min: 0, max: 100 })),
  },
  { requiredKeys: [] },
)
const path = fc
  .tuple(fc.constantFrom('roles/', 'focuses/', 'responsibilities/', 'glossary/', '', 'guides/deep/'), id)
  .map(([folder, name]) => `${folder}${name}.md`)
const url = fc.oneof(fc.webUrl(), fc.string({ unit: 'binary' }), path)

/** All that a site of these pages says, with the texts that the search makes when it is written. */
function written(pages: readonly Page[]) {
  const { searched, ...site } = siteView(buildHandbook(pages, [], defaults))
  const { pages: found = [], ...search } = searched ?? {}
  return {
    ...site,
    search,
    found: found.map(({ sections, sectionsKey: _, ...page }) => ({ ...page, sections: sections() })),
  }
}

test('no pages make it throw, and the order of files makes no difference', () => {
  fc.assert(
    fc.property(fc.dictionary(path, fc.tuple(lines, fc.array(url))), (drawn) => {
      const files = Object.fromEntries(
        Object.entries(drawn).map(([path, [data, urls]]) => [
          path,
          `---\n${JSON.stringify(data)}\n---\n${urls.map((url) => `[x](<${url.replace(/[<>\n\r\\]/g, '')}>)`).join('\n')}\n`,
        ]),
      )
      const pages = pagesOf(files)
      expect(written(pages)).toEqual(written(pages.toReversed()))
    }),
    { numRuns: runs(60) },
  )
})

describe('the address of a page', () => {
  const hrefs = (...paths: string[]) =>
    Object.fromEntries(handbookOf(Object.fromEntries(paths.map((path) => [path, '# Title\n']))).hrefs)

  test('a page keeps its name, with spaces and capitals', () => {
    expect(hrefs('roles/tl.md', 'How To/Write It.md')).toEqual({
      'roles/tl.md': 'roles/tl.html',
      'How To/Write It.md': 'How To/Write It.html',
    })
  })

  test('the README of a folder becomes its index', () => {
    expect(hrefs('README.md', 'guides/readme.md')).toEqual({
      'README.md': 'index.html',
      'guides/readme.md': 'guides/index.html',
    })
  })

  test('beside an index page a README is a page like any other', () => {
    expect(hrefs('a/README.md', 'a/Index.md')).toEqual({ 'a/Index.md': 'a/index.html', 'a/README.md': 'a/README.html' })
  })

  test('two index pages of one folder have one address, so that the check can report it', () => {
    expect(hrefs('a/INDEX.md', 'a/index.md')).toEqual({ 'a/INDEX.md': 'a/index.html', 'a/index.md': 'a/index.html' })
  })
})
