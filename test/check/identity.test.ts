import { expect, test } from 'vitest'
import { messages, problems } from '../support/problems.ts'

test('an id stands for one page, ignoring case', () => {
  expect(messages({ 'glossary/EM.md': '---\ntitle: EM\nsummary: A role.\n---\n' })).toMatchObject([
    { rule: 'id-duplicate', file: 'roles/em.md', related: { file: 'glossary/EM.md' } },
  ])
})

test('guides may have the name of anything else', () => {
  expect(problems({ 'guides/em.md': '# EM\n', 'em.md': '# EM\n' })).toEqual([])
})

test('two pages cannot have one address where case does not count', () => {
  expect(problems({ 'guides/Plan.md': '# Plan\n', 'guides/plan.md': '# Plan\n' })).toEqual([
    'guides/plan.md:1:1-1:1 id-duplicate Unexpected second page at the address `guides/plan.html`, expected one',
  ])
})

test.each(['who.md', 'print.md', 'who/payments.md', 'coverage.md', 'matrix/roles.md', '404.md', 'assets/x.md'])(
  '%s would stand where the site has a page of its own',
  (path) => {
    expect(problems({ [path]: '# X\n' })).toEqual([
      expect.stringContaining(`${path}:1:1-1:1 id-duplicate Unexpected page at the address`),
    ])
  },
)

test('a key that only other tools know is one note, however many guides have it', () => {
  const guide = '---\nlayout: page\n---\n# X\n'
  expect(messages({ 'a.md': guide, 'b.md': guide, 'c.md': guide })).toMatchObject([
    {
      rule: 'key-foreign',
      severity: 'note',
      file: 'a.md',
      place: { line: 2, column: 1, endColumn: 7 },
      message: 'Left alone the key `layout` of this and 2 more pages, which means nothing to rolebook',
    },
  ])
})

test('a key of a guide that is nearly one of its own is asked about', () => {
  expect(problems({ 'a.md': '---\nsumary: Words.\n---\n# X\n' })).toEqual([
    'a.md:2:1-2:7 key-foreign Left alone the key `sumary` of this page, which means nothing to rolebook, did you mean `summary`?',
  ])
})
