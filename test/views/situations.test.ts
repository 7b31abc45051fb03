import { expect, test } from 'vitest'
import { handbookOf, page } from '../support/handbooks.ts'
import { mainAt } from '../support/site.ts'

const duty = (title: string, owner: string, ...goTo: string[]) =>
  page(
    `title: ${title}`,
    `ownerRole: ${owner}`,
    ...(goTo.length > 0 ? ['goTo:', ...goTo.map((line) => `  ${line}`)] : []),
  )

const roles = {
  'roles/em.md': page('title: Engineering Manager', 'short: EM'),
  'roles/tl.md': page('title: Tech Lead', 'short: TL'),
}

const situations = (files: Record<string, string>) =>
  mainAt(handbookOf({ ...roles, ...files }), 'index.html', 'home').situations?.map(
    ({ when, role, responsibility }) => `${when} ${role.short}, ${responsibility.title}`,
  )

test('the first page shows situations from each role in turn, in the words of the pages', () => {
  expect(
    situations({
      'responsibilities/hiring.md': duty('Hiring', 'em', 'em: A seat is open.', 'tl: An interview needs a task.'),
      'responsibilities/pay.md': duty('Pay', 'em', 'em: Pay is unfair.'),
    }),
  ).toEqual(['A seat is open. EM, Hiring', 'An interview needs a task. TL, Hiring', 'Pay is unfair. EM, Pay'])
})

test('it shows six at most', () => {
  const many = Array.from({ length: 9 }, (_, index) => [
    `responsibilities/r${index}.md`,
    duty(`R${index}`, 'em', `em: Case ${index}.`),
  ])
  expect(situations(Object.fromEntries(many))).toHaveLength(6)
})

test('it shows none where no page names any', () => {
  expect(situations({ 'responsibilities/hiring.md': duty('Hiring', 'em') })).toEqual([])
})
