import { describe, expect, test } from 'vitest'
import { messages, problems } from '../support/problems.ts'

const config = { rules: { 'ex-missing': 'warning' as const } }
const duty = (name: string, ...lines: string[]) => ({
  [`responsibilities/${name}.md`]: `---\ntitle: X\nownerRole: em\ncoreFocus: people\n${lines.join('\n')}\n---\n`,
})

describe('a responsibility without an example is named', () => {
  test('at its top, or where it says that it has none', () => {
    expect(problems({ ...duty('a'), ...duty('b', 'examples: []') }, { config })).toEqual([
      'responsibilities/a.md:1:1-1:1 ex-missing This responsibility has no example',
      'responsibilities/b.md:5:1-5:9 ex-missing This responsibility has no example',
    ])
  })

  test.each([
    ['it has one in a line', 'examples: Hires.'],
    ['it has one for later', 'examples:\n  long: [Plans ahead.]'],
    ['it is of the past', 'status: historical'],
    ['it is being written', 'status: draft'],
  ])('but not when %s', (_, line) => {
    expect(problems(duty('a', line), { config })).toEqual([])
  })

  test.each([
    ['the key is misspelt', 'exmaples: Hires.', 'key-unknown'],
    ['a colon has made a map of it', 'examples:\n  - Note: keep scope small', 'ex-object'],
    ['the front matter cannot be read', 'examples: [Hires.', 'yaml-syntax'],
  ])('and not as an echo when %s', (_, line, rule) => {
    expect(messages(duty('a', line), { config }).map((message) => message.rule)).toEqual([rule])
  })
})

describe('an example that stands under two ids', () => {
  const twice = {
    ...duty('a', 'examples:', '  - Hires a senior engineer.', '  - Lets nobody wait.'),
    ...duty('b', 'examples:', '  long:', '    - Other things.', '    - hires a  senior engineer'),
  }

  test('is shown in both places', () => {
    expect(problems(twice)).toEqual([
      'responsibilities/b.md:8:7-8:31 ex-duplicate Unexpected example that `a` has as well: `hires a  senior engineer`',
    ])
    expect(messages(twice)[0]?.related).toMatchObject({ file: 'responsibilities/a.md', place: { line: 6, column: 5 } })
  })

  test.each([
    ['another example', duty('b', 'examples: Hires a junior engineer.')],
    ['a word or two that stand for one', { ...duty('b', 'examples: To come.'), ...duty('c', 'examples: To come.') }],
    ['the page that was before it', duty('b', 'examples: Hires a senior engineer.', 'status: historical')],
  ])('is not %s', (_, more) => {
    expect(problems({ ...duty('a', 'examples: Hires a senior engineer.'), ...more })).toEqual([])
  })
})
