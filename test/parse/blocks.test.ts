import { describe, expect, test } from 'vitest'
import { html, pageOf, problems } from '../support/pages.ts'

const blocksOf = (text: string) =>
  pageOf(text).blocks.map(({ name, attributes, title }) => ({ name, attributes, title }))

describe('a block that rolebook generates', () => {
  test('is a hole with its attributes', () => {
    const { body } = pageOf('Before.\n\n::matrix[Who leads]{roles="em tl"}\n\nAfter.\n')
    expect(body).toEqual([
      '<p>Before.</p>\n',
      { kind: 'block', name: 'matrix', attributes: { roles: 'em tl' }, title: 'Who leads' },
      '\n<p>After.</p>',
    ])
  })

  test('may be in a list, a quote and a box', () => {
    expect(blocksOf('- ::glossary\n\n> ::glossary\n\n:::note\n::glossary\n:::\n')).toHaveLength(3)
  })

  test('knows the shorthand for an id', () => {
    expect(blocksOf('::team{#payments}\n')).toEqual([
      { name: 'team', attributes: { id: 'payments' }, title: undefined },
    ])
  })

  test('is text inside a paragraph and inside code', () => {
    expect(blocksOf('See ::matrix there.\n\n```\n::matrix\n```\n')).toEqual([])
    expect(html('See ::matrix there.\n')).toBe('<p>See ::matrix there.</p>')
  })

  test('has a title that can be searched', () => {
    expect(pageOf('::glossary[All *our* words]\n').text).toEqual([{ id: '', title: '', text: 'All our words' }])
  })

  test('cannot be forged by HTML', () => {
    expect(pageOf('<div name="matrix" roles="em"></div>\n\n<rb-block name="matrix"></rb-block>\n').blocks).toEqual([])
  })
})

describe('an attribute', () => {
  test.each([
    [
      '::matrix{role="em"}',
      '1:10-1:14 directive-attribute Unknown attribute `role` on the block `matrix`, did you mean `roles`?',
    ],
    [
      '::include{file="setup.md"}',
      '1:11-1:15 directive-attribute Unknown attribute `file` on the block `include`, did you mean `page`?',
    ],
    ['::matrix{only="same"}', '1:16-1:20 directive-attribute Unexpected `same` as `only`, expected `differences`'],
    ['::pages{kind="practise"}', '1:15-1:23 directive-attribute Unexpected `practise` as `kind`, expected `role`'],
    ['::matrix{roles=""}', '1:10-1:15 directive-attribute Unexpected `roles` without a value'],
    ['::matrix{roles}', '1:10-1:15 directive-attribute Unexpected `roles` without a value'],
    ['::compare', '1:1-1:10 directive-attribute Missing `roles` on the block `compare`'],
    ['::matrix{id=a roles=em}', '1:21-1:23 directive-attribute Unexpected `roles` beside `id`, expected one of them'],
    ['::matrix{.wide}', '1:1-1:16 directive-attribute Unknown attribute `class` on the block `matrix`'],
    [
      ':::matrix\n:::',
      '1:1-2:4 directive-unknown Unexpected `:::matrix` with three colons, expected two: it has no content of its own',
    ],
    ['::matrx', '1:1-1:8 directive-unknown Unknown block `matrx`, did you mean `matrix`?'],
  ])('%s is reported', (text, expected) => {
    expect(problems(`${text}\n`).map((line) => line.replace('guides/page.md:', ''))).toEqual([
      expect.stringContaining(expected),
    ])
  })

  test('of a misspelt block says what it could be', () => {
    const [message] = pageOf('::matrix{role="em"}\n').messages
    expect(message?.expected).toEqual(['roles'])
  })

  test('that is missing comes with an example', () => {
    expect(pageOf('::compare\n').messages[0]?.hint).toBe('Write it like this: `::compare{roles="em tl"}`.')
  })
})
