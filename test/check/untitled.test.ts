import { expect, test } from 'vitest'
import { problems } from '../support/problems.ts'

const found = (text: string, path = 'guides/a.md') =>
  problems({ [path]: text }, { config: { rules: { 'title-missing': 'note' } } })

test('a page of prose without a title is named', () => {
  expect(found('Words.\n')).toEqual([
    'guides/a.md:1:1-1:1 title-missing This page has no title, so readers see the name of its file: `a`',
  ])
})

test.each(['# A\n\nWords.\n', '## A\n\nWords.\n', '---\ntitle: A\n---\nWords.\n', '', '---\nsumary: x\n---\n'])(
  'but not %j',
  (text) => {
    expect(found(text).filter((line) => line.includes('title-missing'))).toEqual([])
  },
)
