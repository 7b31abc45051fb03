import { expect, test } from 'vitest'
import { problems } from '../support/problems.ts'

const hidden = (path: string, title: string, ...lines: string[]) => ({
  [path]: `---\ntitle: ${title}\nhidden: true\n${lines.join('\n')}\n---\nText.\n`,
})
const orphan = hidden('guides/lost.md', 'Lost')

test('a hidden page that nothing leads to is named', () => {
  expect(problems(orphan)).toEqual([
    'guides/lost.md:3:1-3:7 page-orphan No page leads to this one, and the navigation does not show it',
  ])
})

test('a link to itself does not count', () => {
  const files = { 'guides/lost.md': '---\ntitle: Lost\nhidden: true\n---\n[Up](lost.md), [[guides/lost]]\n' }
  expect(problems(files)).toEqual([expect.stringContaining('page-orphan')])
})

test.each([
  ['is not hidden', { 'guides/lost.md': '# Lost\n' }],
  ['is linked to', { ...orphan, 'guides/other.md': 'See [there](lost.md).\n' }],
  ['is linked to by its id', { ...orphan, 'guides/other.md': 'See [[lost]].\n' }],
  ['is included elsewhere', { ...orphan, 'guides/other.md': '::include{page="lost.md"}\n' }],
  [
    'is named by an id',
    {
      ...hidden('glossary/ktlo.md', 'KTLO', 'summary: Upkeep.'),
      'glossary/charter.md': '---\ntitle: Charter\nsummary: What for.\nseeAlso: ktlo\n---\n',
    },
  ],
  [
    'is of somebody who holds something',
    {
      ...hidden('people/maria.md', 'Maria'),
      'aors/a.md': '---\ntitle: A\nownerRole: em\nholder: Maria\nbackup: Jun\n---\n',
    },
  ],
  ['is the page of a folder', { ...hidden('guides/README.md', 'Guides'), 'guides/a.md': '# A\n' }],
  ['is a role, which has a column in every matrix', hidden('roles/pm.md', 'PM', 'ownerRole: em', 'examples: Plans.')],
])('a page is found when it %s', (_, files) => {
  // What is tried here is whether pages are found.
  expect(problems(files, { config: { rules: { 'role-no-duty': 'off' } } })).toEqual([])
})
