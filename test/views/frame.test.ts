import { expect, test } from 'vitest'
import { handbookOf, page } from '../support/handbooks.ts'
import { mainAt, pageAt } from '../support/site.ts'

const frame = (text: string) => pageAt(handbookOf({ 'x.md': text }), 'x.html').frame

test('the contents are the headings of the second and third level', () => {
  expect(frame('# X\n\n## One\n\n### Two\n\n#### Three\n').contents).toEqual([
    { id: 'one', text: 'One', depth: 2 },
    { id: 'two', text: 'Two', depth: 3 },
  ])
})

test('a page is described by its summary, or else by how it begins', () => {
  expect(frame(page('title: X', 'summary: In short.')).description).toBe('In short.')
  expect(frame('# X\n\nThe first *sentence*.\n\nThe second.\n\n<!-- more -->\n\nMore.\n').description).toBe(
    'The first sentence. The second.',
  )
  expect(frame(`${page('title: X', 'summary: In short.')}A.\n\n<!-- more -->\n`).description).toBe('In short.')
  expect(frame('# X\n\nThe first *sentence*.\n').description).toBe('The first sentence.')
})

test('a long beginning is cut between words', () => {
  const description = frame(`# X\n\n${'word '.repeat(50)}\n`).description
  expect(description).toBe(`${'word '.repeat(31)}word…`)
})

test('a page without any text is not described', () => {
  expect(frame('# X\n').description).toBeUndefined()
})

test('a term names the pages it refers to', () => {
  const handbook = handbookOf({
    'glossary/load.md': page('title: Load', 'summary: Rows.', 'aliases: [burden]', 'seeAlso: [em, about, unknown]'),
    'roles/em.md': page('title: Manager'),
    'about.md': '# About\n',
  })
  expect(mainAt(handbook, 'glossary/load.html', 'term')).toEqual({
    kind: 'term',
    title: 'Load',
    summary: 'Rows.',
    aliases: ['burden'],
    seeAlso: [
      { title: 'Manager', href: 'roles/em.html' },
      { title: 'About', href: 'about.html' },
    ],
  })
})
