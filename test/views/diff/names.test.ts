import { describe, expect, test } from 'vitest'
import { diffHandbooks } from '../../../src/views/diff/diff.ts'
import { summarizeRenames } from '../../../src/views/diff/names.ts'
import { folderOf, run } from '../../support/commands.ts'
import { testRepository } from '../../support/git.ts'
import { handbookOf, page } from '../../support/handbooks.ts'

const before: Readonly<Record<string, string>> = {
  'roles/em.md': page('title: Engineering Manager', 'ownerRole: em', 'supports: {}'),
  'roles/tl.md': page('title: Tech Lead', 'ownerRole: em', 'reportsTo: em'),
  'roles/tlm.md': page('title: Tech Lead Manager', 'ownerRole: em', 'combines: [em, tl]'),
  'responsibilities/design.md': `${page('title: Design', 'ownerRole: tl')}\nSee [[tl]] and [the lead](../roles/tl.md#day).\n`,
  'teams/search.md': page('title: Search', 'roles: { em: Ana, tl: Jun }'),
  'guides/matrix.md':
    '# Matrix\n\n::matrix{roles="em tl"}\n\nThe tl of a team is its tech lead. It is the [TL](../roles/tl.md).\n',
  'guides/other.md': '# Other\n\nNothing here.\n',
  'glossary/lead.md': page('title: Lead', 'summary: The tl of a team.'),
}

/** As `rolebook rename tl lead-engineer` leaves it. */
const after: Readonly<Record<string, string>> = {
  ...before,
  'roles/tl.md': '',
  'roles/lead-engineer.md': page('title: Tech Lead', 'ownerRole: em', 'reportsTo: em', 'formerly: tl'),
  'roles/tlm.md': page('title: Tech Lead Manager', 'ownerRole: em', 'combines: [em, lead-engineer]'),
  'responsibilities/design.md': `${page('title: Design', 'ownerRole: lead-engineer')}\nSee [[lead-engineer]] and [the lead](../roles/lead-engineer.md#day).\n`,
  'teams/search.md': page('title: Search', 'roles: { em: Ana, lead-engineer: Jun }'),
  'guides/matrix.md':
    '# Matrix\n\n::matrix{roles="em lead-engineer"}\n\nThe tl of a team is its tech lead. It is the [TL](../roles/lead-engineer.md).\n',
}

const between = (was: Readonly<Record<string, string>>, is: Readonly<Record<string, string>>) => {
  const there = (files: Readonly<Record<string, string>>) =>
    handbookOf(Object.fromEntries(Object.entries(files).filter(([, text]) => text !== '')))
  return diffHandbooks(there(was), there(is))
}
const kinds = ({ pages }: ReturnType<typeof between>) =>
  Object.fromEntries(pages.map(({ subject, fate, text }) => [subject.path, `${fate} ${text.kind}`]))

describe('when a page has another id', () => {
  test('pages that only name it otherwise are one line, and the page itself is renamed and no more', () => {
    const found = between(before, after)
    expect(kinds(found)).toEqual({
      'guides/matrix.md': 'changed names',
      'responsibilities/design.md': 'changed names',
      'roles/lead-engineer.md': 'renamed same',
      'roles/tlm.md': 'changed names',
      'teams/search.md': 'changed names',
    })
    expect(found.reasons.map(({ message }) => message)).toEqual([
      'Tech Lead: was `tl`',
      '4 pages name Tech Lead by its new id',
    ])
  })

  test.each([
    ['another sentence', 'guides/matrix.md', 'of a team', 'of one team'],
    ['another emphasis', 'guides/matrix.md', 'of a team', '*of* a team'],
    ['another link', 'guides/matrix.md', '../roles/lead-engineer.md)', '../roles/em.md)'],
    ['another anchor', 'responsibilities/design.md', '#day', '#night'],
    ['another value', 'teams/search.md', 'Jun', 'Joe'],
    ['a comment', 'teams/search.md', 'roles:', '# Since May.\nroles:'],
  ])('a page that has %s as well is shown by itself', (_, path, was, is) => {
    expect(after[path]).toContain(was)
    const found = between(before, { ...after, [path]: after[path]!.replace(was, is) })
    expect(kinds(found)[path]).not.toContain('names')
    expect(summarizeRenames(found.pages)).toBe('3 pages name Tech Lead by its new id')
  })

  test('a page that takes one name for the other in its text is reworded', () => {
    const found = between(before, {
      ...after,
      'glossary/lead.md': page('title: Lead', 'summary: The lead-engineer of a team.'),
    })
    expect(kinds(found)['glossary/lead.md']).toBe('changed same')
    expect(found.reasons.map(({ message }) => message)).toContain(
      'Lead: `summary` is “The lead-engineer of a team.”, was “The tl of a team.”',
    )
  })

  test('several of them are named together', () => {
    const both = {
      ...after,
      'roles/em.md': '',
      'roles/manager.md': page('title: Engineering Manager', 'ownerRole: manager', 'supports: {}', 'formerly: em'),
      'roles/lead-engineer.md': page('title: Tech Lead', 'ownerRole: manager', 'reportsTo: manager', 'formerly: tl'),
      'roles/tlm.md': page('title: Tech Lead Manager', 'ownerRole: manager', 'combines: [manager, lead-engineer]'),
      'teams/search.md': page('title: Search', 'roles: { manager: Ana, lead-engineer: Jun }'),
      'guides/matrix.md': after['guides/matrix.md']!.replace('em lead', 'manager lead'),
    }
    const { pages } = between(before, both)
    expect(summarizeRenames(pages)).toBe('4 pages name Engineering Manager and Tech Lead by their new ids')
  })
})

test('where a page has now the id that one of another kind had, what names the one is not taken for the other', () => {
  const was = {
    'roles/a.md': page('title: Lead', 'ownerRole: a'),
    'focuses/b.md': page('title: People', 'ownerRole: a'),
    'guides/x.md': '# X\n\n[[b]]\n',
  }
  const is = {
    'roles/b.md': page('title: Lead', 'ownerRole: b', 'formerly: a'),
    'focuses/c.md': page('title: People', 'ownerRole: b', 'formerly: b'),
  }
  const found = (text: string) => kinds(between(was, { ...is, 'guides/x.md': text }))['guides/x.md']
  expect(found('# X\n\n[[c]]\n')).toBe('changed names')
  expect(found('# X\n\n[[b]] \n')).not.toBe('changed names')
})

test('when a page is in another folder, pages that link to it are one line, too', () => {
  const guide = '# Other\n\nNothing here.\n'
  const was = {
    'a.md': '# A\n\n[Other](guides/other.md#x) and `guides`.\n',
    'b/c.md': '[o](../guides/other.md)\n',
    'guides/other.md': guide,
  }
  const is = {
    'a.md': '# A\n\n[Other](deep/er/other.md#x) and `guides`.\n',
    'b/c.md': '[o](../deep/er/other.md)\n',
    'deep/er/other.md': `---\nformerly: guides/other.html\n---\n\n${guide}`,
  }
  const found = between(was, is)
  expect(kinds(found)).toEqual({
    'a.md': 'changed names',
    'b/c.md': 'changed names',
    'deep/er/other.md': 'renamed same',
  })
})

test('`rename` is one line in each form of `diff`, and JSON lists the pages', async () => {
  const folder = folderOf({
    'roles/em.md': page('title: Manager', 'short: EM', 'ownerRole: em', 'examples: [Hires.]'),
    'roles/tl.md': page('title: Lead', 'short: TL', 'ownerRole: em', 'examples: [Designs.]'),
    ...Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [`guides/g${at}.md`, `# Guide ${at}\n\nAsk the [[tl]] about ${at}.\n`]),
    ),
  })
  testRepository(folder).commit('2026-01-01')
  expect((await run(['rename', 'tl', 'lead'], folder)).code).toBe(0)
  const diff = async (...options: string[]) => (await run(['diff', 'HEAD', ...options], folder)).out
  const people = await diff()
  expect(people).toContain(
    'Pages touched (13)\n  renamed handbook/roles/lead.md (was handbook/roles/tl.md)\n  12 pages name Lead by its new id',
  )
  expect(people).not.toContain('Guide 3')
  const markdown = await diff('--format', 'markdown')
  expect(markdown).toContain('- 12 pages name Lead by its new id\n- renamed ')
  expect(markdown).not.toContain('g3.md')
  const { pages } = JSON.parse(await diff('--json'))
  expect(pages).toHaveLength(13)
  expect(pages[0]).toMatchObject({ text: { kind: 'names', of: [{ kind: 'role', id: 'lead' }] } })
})
