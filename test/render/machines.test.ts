import { expect, test } from 'vitest'
import { matrixCsv } from '../../src/render/machines.ts'
import { listMatrices } from '../../src/views/matrix.ts'
import { handbookOf, page } from '../support/handbooks.ts'

const roles = {
  'roles/em.md': page(
    'title: Engineering Manager',
    'short: EM',
    'track: management',
    'time: {people-management: 60-70}',
  ),
  'roles/tl.md': page('title: Tech Lead', 'short: TL', 'track: ic', 'time: {people-management: 10}'),
  'roles/tlm.md': page('title: Tech Lead Manager', 'short: TLM', 'combines: [em, tl]'),
  'focuses/people.md': page('title: People, and more'),
}

const csv = (files: Record<string, string>, at = 0, config: Parameters<typeof handbookOf>[1] = {}) => {
  const matrix = listMatrices(handbookOf({ ...roles, ...files }, config))[at]!
  const { path, contents } = matrixCsv(matrix)
  return { path, lines: String(contents).split('\r\n') }
}

test('a matrix has a file for other programs beside its page, in the words of the page', () => {
  const { path, lines } = csv({
    'responsibilities/staffing.md': page(
      'title: Staffing',
      'ownerRole: em',
      'coreFocus: people',
      `supports: {tl: 'Says "yes", or no.'}`,
    ),
    'responsibilities/strategy.md': page('title: Strategy', 'ownerRole: tl', 'coreFocus: people'),
    'responsibilities/delivery.md': page(
      'title: Delivery',
      'coreFocus: people',
      'sharedBy: {em: staffing, tl: strategy}',
      'tieBreak: em',
    ),
  })
  expect(path).toBe('matrix/roles.csv')
  expect(lines).toEqual([
    '\uFEFFFocus,Responsibility,Engineering Manager,Tech Lead,Tech Lead Manager',
    '"People, and more",Delivery,"Shared: Staffing, clarifies in doubt",Shared: Strategy,"Accountable, both facets"',
    '"People, and more",Staffing,Accountable,"Supports: Says ""yes"", or no.","Accountable, via EM"',
    '"People, and more",Strategy,,Accountable,"Accountable, via TL"',
    ',Load,1 + 1 shared,1 + 1 shared,3',
    'Where the time goes,Strategy & Alignment,,,',
    'Where the time goes,People Management,60–70 %,10 %,70–80 %',
    'Where the time goes,Building Software,,,',
    'Where the time goes,Sum,60–70 %,10 %,70–80 %',
    '',
  ])
})

test('a matrix of time has a line for each bucket', () => {
  const matrix = { id: 'time', title: 'Time', roles: ['em', 'tl'], show: 'time' as const }
  expect(csv({}, 0, { matrices: [matrix] }).lines).toEqual([
    '\uFEFFTime spent on,Engineering Manager,Tech Lead',
    'Strategy & Alignment,,',
    'People Management,60–70 %,10 %',
    'Building Software,,',
    'Sum,60–70 %,10 %',
    '',
  ])
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1+1', '\uFF1D1+1'])(
  'no spreadsheet takes a title such as %j for a formula',
  (title) => {
    const { lines } = csv({
      'responsibilities/a.md': page(`title: ${JSON.stringify(title)}`, 'ownerRole: em', 'coreFocus: people'),
      'responsibilities/b.md': page('title: Plain - text', 'ownerRole: tl', 'coreFocus: people'),
    })
    expect(lines.some((line) => line.includes(`,'${title.trim()},`))).toBe(true)
    expect(lines.some((line) => line.includes(',Plain - text,'))).toBe(true)
  },
)
