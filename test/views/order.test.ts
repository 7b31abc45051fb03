import { expect, test } from 'vitest'
import { handbookOf, page } from '../support/handbooks.ts'
import { pageAt } from '../support/site.ts'

const kinds: readonly (readonly [folder: string, ...keys: string[]])[] = [
  ['roles'],
  ['focuses'],
  ['responsibilities'],
  ['aors'],
  ['teams', 'roles: {}'],
  ['people'],
  ['practices'],
  ['glossary', 'summary: S.'],
  ['paths', 'steps: []'],
  ['assessments', 'prompts: {}'],
  ['guides'],
]

/** The entries of the open section. */
function listed(files: Record<string, string>, href: string): string[] {
  const open = pageAt(handbookOf(files), href).frame.navigation.find(({ children }) => children.length > 0)
  return (open?.children ?? []).map(({ title }) => title)
}

test.each(kinds)('in %s, pages come by order, then those without one; ties by title', (folder, ...keys) => {
  const of = (title: string, ...more: string[]) => page(`title: ${title}`, ...keys, ...more)
  const files = {
    [`${folder}/a.md`]: of('Alpha'),
    [`${folder}/b.md`]: of('Beta', 'order: 2'),
    [`${folder}/d.md`]: of('Delta', 'order: 1.5'),
    [`${folder}/c.md`]: of('Gamma', 'order: 2'),
    [`${folder}/e.md`]: of('Epsilon', 'order: -1'),
    [`${folder}/f.md`]: of('Part 10'),
    [`${folder}/g.md`]: of('Part 9'),
  }
  expect(listed(files, `${folder}/a.html`).filter((title) => title !== 'All people')).toEqual([
    ...['Epsilon', 'Delta', 'Beta', 'Gamma', 'Alpha', 'Part 9', 'Part 10'],
  ])
})

test('responsibilities come by the order of their focus, then by their own', () => {
  const of = (title: string, focus: string, ...more: string[]) =>
    page(`title: ${title}`, `coreFocus: ${focus}`, ...more)
  const files = {
    'focuses/x.md': page('title: X', 'order: 2'),
    'focuses/y.md': page('title: Y', 'order: 1'),
    'responsibilities/a.md': of('A', 'x', 'order: 1'),
    'responsibilities/b.md': of('B', 'y', 'order: 9'),
    'responsibilities/c.md': of('C', 'y', 'order: 8'),
  }
  expect([...handbookOf(files).responsibilities.keys()]).toEqual(['c', 'b', 'a'])
})

test('releases come by order, then the newest first, below the list of what changed', () => {
  const files = {
    'releases/1.0.0.md': page('date: 2025-01-01', 'order: 1'),
    'releases/2.0.0.md': page('date: 2026-01-01'),
    'releases/10.0.0.md': page('date: 2027-01-01'),
  }
  expect(listed(files, 'releases/2.0.0.html')).toEqual(['What changed', '1.0.0', '10.0.0', '2.0.0'])
})
