import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import type { Cell } from '../../src/views/matrix.ts'
import { CellText } from '../../templates/parts/Cells.tsx'
import { efficiency, em, tl } from '../support/sample-handbook.ts'

const words = (cell: Cell, how: 'shown' | 'folded' = 'shown') =>
  renderToString(CellText({ cell, link: String, how }))
    .replace(/<[^>]+>/g, '')
    .trim()

test.each<[string, Cell]>([
  ['Accountable', { kind: 'accountable', via: [], allFacets: false }],
  ['Accountable, via TL', { kind: 'accountable', via: [tl], allFacets: false }],
  ['Accountable, via EM and TL', { kind: 'accountable', via: [em, tl], allFacets: false }],
  ['Accountable, both facets', { kind: 'accountable', via: [em, tl], allFacets: true }],
  ['Shared: Operational Efficiency', { kind: 'shared', via: [], facets: [efficiency], settlesDoubt: false }],
  [
    'Shared: Operational Efficiency, settles doubt',
    { kind: 'shared', via: [], facets: [efficiency], settlesDoubt: true },
  ],
  ['Shared: Operational Efficiency, via EM', { kind: 'shared', via: [em], facets: [efficiency], settlesDoubt: false }],
  ['Shared', { kind: 'shared', via: [], facets: [], settlesDoubt: false }],
  ['Everyone', { kind: 'everyone', via: [] }],
  ['Supports', { kind: 'supports', via: [], how: [] }],
  ['Supports, via TL', { kind: 'supports', via: [tl], how: [] }],
  ['Handed on', { kind: 'handed' }],
  ['Handed to TL', { kind: 'handed', to: tl }],
  ['–Nothing', { kind: 'none' }],
])('a cell says %j', (expected, cell) => {
  expect(words(cell)).toBe(expected)
})

test('a matrix folds how a role supports, a comparison shows it', () => {
  const cell: Cell = { kind: 'supports', via: [], how: ['Interviews candidates.'] }
  expect(renderToString(CellText({ cell, link: String, how: 'folded' }))).toMatch(/^<details.*Interviews candidates\./)
  expect(renderToString(CellText({ cell, link: String, how: 'shown' }))).not.toContain('<details')
  expect(words(cell)).toBe('SupportsInterviews candidates.')
})
