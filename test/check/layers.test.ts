import { expect, test } from 'vitest'
import { messages, problems } from '../support/problems.ts'

const team = (id: string, ...lines: string[]) => ({
  [`teams/${id}.md`]: `---\ntitle: ${id}\nroles: { em: Ada }\n${lines.join('\n')}\n---\n`,
})

test('a team is part of something larger', () => {
  const files = { ...team('a', 'scope: team', 'partOf: b'), ...team('b', 'scope: team'), ...team('c', 'scope: area') }
  expect(problems(files)).toEqual([
    'teams/a.md:5:9-5:10 scope-parent Unexpected `b` of the scope Team for `partOf` of the scope Team, expected a larger scope',
  ])
  expect(messages(files)[0]).toMatchObject({
    severity: 'error',
    expected: ['c'],
    related: { file: 'teams/b.md', place: { line: 4, column: 8 } },
  })
})

test('an area is no part of a team', () => {
  expect(problems({ ...team('a', 'scope: area', 'partOf: b'), ...team('b', 'scope: team') })).toEqual([
    expect.stringContaining('teams/a.md:5:9-5:10 scope-parent Unexpected `b` of the scope Team'),
  ])
})

test('a circle is shown on every page it goes through, and as nothing else', () => {
  const files = {
    ...team('a', 'scope: team', 'partOf: b'),
    ...team('b', 'scope: area', 'partOf: c'),
    ...team('c', 'scope: pillar', 'partOf: a'),
    ...team('d', 'partOf: d'),
    ...team('e', 'scope: team', 'partOf: b'),
  }
  expect(problems(files)).toEqual([
    'teams/a.md:5:9-5:10 scope-parent Unexpected circle: `a` in `b` in `c` in `a`',
    'teams/b.md:5:9-5:10 scope-parent Unexpected circle: `b` in `c` in `a` in `b`',
    'teams/c.md:5:9-5:10 scope-parent Unexpected circle: `c` in `a` in `b` in `c`',
    'teams/d.md:4:9-4:10 scope-parent Unexpected circle: `d` in `d`',
  ])
})

test.each([
  ['of the next layer', { ...team('a', 'scope: team', 'partOf: b'), ...team('b', 'scope: area') }],
  ['of a layer further up', { ...team('a', 'scope: team', 'partOf: b'), ...team('b', 'scope: pillar') }],
  ['that does not say its layer', { ...team('a', 'scope: team', 'partOf: b'), ...team('b') }],
])('something larger may be %s', (_, files) => {
  expect(problems(files)).toEqual([])
})

test.each([
  ['a team that is not there', { ...team('a', 'scope: team', 'partOf: bb') }],
  ['a layer that is not there', { ...team('a', 'scope: team', 'partOf: b'), ...team('b', 'scope: planet') }],
])('%s is told as that alone', (_, files) => {
  expect(messages(files).map(({ rule }) => rule)).toEqual(['id-unknown'])
})
