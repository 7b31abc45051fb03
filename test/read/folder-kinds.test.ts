import { describe, expect, test } from 'vitest'
import { decideFolderKinds } from '../../src/read/folder-kinds.ts'
import type { Config } from '../../src/schema/config.ts'
import { page } from '../support/handbooks.ts'
import { lines } from '../support/pages.ts'

/** The kind that each page has by its folder, and what is said about folders. */
function decided(files: Record<string, string>, guides?: Config['guides']) {
  const pages = Object.entries(files).map(([path, text]) => ({ path, text }))
  const { kindAt, messages } = decideFolderKinds(pages, { guides: guides ?? [] }, guides !== undefined)
  return { kinds: Object.fromEntries(pages.map(({ path }) => [path, kindAt(path)])), problems: lines(messages) }
}

const kinds = (files: Record<string, string>, guides?: Config['guides']) => Object.values(decided(files, guides).kinds)

describe('with a handbook.yaml', () => {
  test('a folder says the kind of its pages, however deep they are, but not that of its own page', () => {
    expect(decided({ 'roles/x.md': '# X', 'teams/a/b.md': '', 'teams/README.md': '', 'guides/y.md': '' }, [])).toEqual({
      kinds: { 'roles/x.md': 'role', 'teams/a/b.md': 'team', 'teams/README.md': 'guide', 'guides/y.md': 'guide' },
      problems: [],
    })
  })

  test('`guides` takes folders out', () => {
    const files = { 'practices/a.md': page('description: D'), 'practices/b.md': page('layout: x'), 'roles/em.md': '' }
    expect(decided(files, ['practices', 'teams'])).toEqual({
      kinds: { 'practices/a.md': 'guide', 'practices/b.md': 'guide', 'roles/em.md': 'role' },
      problems: [],
    })
  })

  test('a warning says how to take out a folder whose pages have keys of another tool', () => {
    const files = {
      'teams/b.md': page('title: B', 'members: [a]'),
      'teams/a.md': page('title: A', 'members: [b]'),
      'teams/c.md': page('title: C', 'roles: {em: Ada}'),
    }
    expect(decided(files, []).problems).toEqual([
      'teams/a.md:1:1-1:1 folder-kind Most pages in `teams` have keys that are foreign to the kind `team`, such as `members`',
    ])
  })

  test.each<[string, Record<string, string>]>([
    ['a single page with a misspelled key', { 'people/a.md': page('titel: A') }],
    ['pages without front matter', { 'people/a.md': '# A', 'people/b.md': '# B' }],
    [
      'one page of many that is wrong',
      { 'people/a.md': page('x: y'), 'people/b.md': page('title: B'), 'people/c.md': page('title: C') },
    ],
  ])('%s is no reason to doubt the folder', (_, files) => {
    expect(decided(files, []).problems).toEqual([])
  })
})

describe('without a handbook.yaml', () => {
  test.each<[string, string]>([
    ['practices/web.md', page('title: Web', 'description: How we build')],
    ['teams/payments.md', page('title: Payments', 'type: docs', 'sidebar: 3')],
    ['roles/em.md', page('layout: page')],
    ['people/jane.md', page('title: Jane Roe', 'role: dev')],
    ['glossary/api.md', page('title: API')],
    ['releases/1.2.0.md', page('title: 1.2.0', 'date: 2026-01-01', 'tags: [x]')],
    ['paths/cycling.md', '# Cycling'],
    ['paths/note.md', 'Note: steps follow.\n\nSteps: none'],
    ['paths/late.md', `# A\n\n${'Text.\n\n'.repeat(9)}---\nskills: a\nexternal: b\n---\n`],
    ['assessments/2025.md', page('title: A', 'author: B')],
    ['focuses/x.md', page('title: X')],
    ['aors/x.md', '---\n---\n'],
    ['responsibilities/x.md', '+++\ntitle = "X"\n+++\n'],
  ])('%s of another tool is a guide', (path, text) => {
    expect(kinds({ [path]: text })).toEqual(['guide'])
  })

  test.each<[string, string, string]>([
    ['roles/em.md', page('title: EM', 'ownerRole: em'), 'role'],
    ['roles/em.md', page('Owner role: em'), 'role'],
    ['people/jane.md', page('kind: person', 'job: dev'), 'person'],
    ['teams/a.md', page('title: A', 'roles: {em: Ada}'), 'team'],
    ['glossary/api.md', page('title: API', 'seeAlso: [x]'), 'term'],
    ['releases/1.0.0.md', page('date: 2026-01-01'), 'release'],
    ['responsibilities/x.md', page('title: X', 'everyone: true'), 'responsibility'],
    ['aors/x.md', page('title: X', 'holder: Ada'), 'aor'],
    // Front matter that is not taken for one says as much.
    ['aors/x.md', `\n\n${page('title: X', 'holder: Ada')}`, 'aor'],
    ['aors/x.md', '———\ntitle: X\nholder: Ada\n———\n', 'aor'],
    ['aors/x.md', 'title: X\nholder: Ada\n\nText.\n', 'aor'],
    ['aors/x.md', '+++\ntitle = "X"\nholder = "Ada"\n+++\n', 'aor'],
    ['aors/x.md', '{\n  "title": "X",\n  "holder": "Ada"\n}\n', 'aor'],
    ['aors/x.md', '<!-- © Acme -->\n# X\n\n--\nholder: Ada\n--\n', 'aor'],
  ])('%s that says what it is, is that', (path, text, kind) => {
    expect(kinds({ [path]: text })).toEqual([kind])
  })

  test('most pages of a folder decide, and the others may be broken', () => {
    const role = page('title: R', 'ownerRole: em')
    const other = page('layout: x')
    expect(kinds({ 'roles/a.md': role, 'roles/b.md': role, 'roles/c.md': other })).toEqual(['role', 'role', 'role'])
    expect(kinds({ 'roles/a.md': role, 'roles/b.md': other })).toEqual(['guide', 'guide'])
    expect(kinds({ 'roles/a.md': role, 'roles/b.md': '# B', 'roles/c.md': '' })).toEqual(['role', 'role', 'role'])
  })

  test('folders whose pages have no key of their own follow the others', () => {
    const files = { 'people/jane.md': page('title: Jane'), 'practices/web.md': page('title: Web', 'tags: [x]') }
    expect(kinds(files)).toEqual(['guide', 'guide'])
    expect(kinds({ ...files, 'roles/em.md': page('ownerRole: em') })).toEqual(['person', 'guide', 'role'])
  })

  test('a note says what was read as guides, and how to change that', () => {
    expect(decided({ 'roles/b.md': page('title: B'), 'roles/a.md': '# A' }).problems).toEqual([
      'roles/a.md:1:1-1:1 folder-kind Read the 2 pages in `roles` as guides: there is no handbook.yaml',
    ])
  })
})
