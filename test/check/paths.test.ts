import { expect, test } from 'vitest'
import { problems as all } from '../support/problems.ts'

/** These roles have nothing to do, which is not what is tried here. */
const problems = (files: Record<string, string>) => all(files, { config: { rules: { 'role-no-duty': 'off' } } })

const path = (...steps: string[]) => ({
  'paths/a.md': `---\ntitle: A\nsteps:\n${steps.map((step) => `  - ${step}`).join('\n')}\nexternal: [director]\n---\n`,
})
const role = (id: string, more = '') => ({
  [`roles/${id}.md`]: `---\ntitle: ${id}\nownerRole: em\nexamples: Works.\n${more}\n---\n`,
})

test('a role that no step leads to or on from is named', () => {
  expect(problems({ ...path('{ from: tl, to: em }'), ...role('pm') })).toEqual([
    'roles/pm.md:2:8-2:10 path-unreachable No step of a path leads to `pm` or on from it',
  ])
})

test.each([
  ['a handbook has no path', role('pm')],
  ['a step begins there', { ...path('{ from: tl, to: em }', '{ from: pm, to: director }'), ...role('pm') }],
  ['a step leads through it', { ...path('{ from: tl, to: em, via: pm }'), ...role('pm') }],
  ['it is of the past', { ...path('{ from: tl, to: em }'), ...role('pm', 'status: historical') }],
])('but not when %s', (_, files) => {
  expect(problems(files)).toEqual([])
})

test('and not while a step names a role that is not there, which may be the one', () => {
  expect(problems({ ...path('{ from: tl, to: em }', '{ from: pmm, to: em }'), ...role('pm') })).toEqual([
    expect.stringContaining('own-unknown-role'),
  ])
})
