import { expect, test } from 'vitest'
import { page } from '../support/handbooks.ts'
import { problems } from '../support/problems.ts'

const files = {
  'roles/tl.md': page('title: Tech Lead', 'short: TL', 'ownerRole: tl', 'track: ic', 'examples: [Leads.]'),
  'roles/em.md': page('title: Engineering Manager', 'ownerRole: em', 'track: management', 'examples: [Manages.]'),
  'focuses/tech.md': page('title: Technology', 'ownerRole: tl', 'summary: All of it.'),
}

const unknown = (...lines: readonly string[]) =>
  problems({ ...files, 'responsibilities/a.md': page('title: Strategy', ...lines, 'examples: [Plans.]') }).filter(
    (problem) => /Unknown/.test(problem),
  )

test.each([
  ['ownerRole: Tech Lead', '`Tech Lead`, did you mean `tl`?'],
  ['ownerRole: engineering manager', '`engineering manager`, did you mean `em`?'],
  ['ownerRole: TL', '`TL`, did you mean `tl`?'],
])('whoever writes `%s`, a title in place of an id, is told the id', (owner, expected) => {
  const [problem, ...more] = unknown(owner, 'coreFocus: tech')
  expect(problem).toContain(`Unknown role ${expected}`)
  expect(more).toEqual([])
})

test('so is whoever writes the title of a focus', () => {
  expect(unknown('ownerRole: tl', 'coreFocus: Technology')[0]).toContain('did you mean `tech`?')
})

test('of a role of two letters another one is no misspelling', () => {
  const [problem] = unknown('ownerRole: pm', 'coreFocus: tech')
  expect(problem).toMatch(/Unknown role `pm`(?!, did you mean)/)
})
