import { describe, expect, test } from 'vitest'
import fc, { runs } from '../support/cases.ts'
import { pageOf, problems } from '../support/pages.ts'

const page = (yaml: string) => pageOf(`---\n${yaml}\n---\n\nText.\n`)

describe('a quoted value goes on at the start of the lines below', () => {
  test.each([
    ['title: "Two\nwords"', { title: 'Two words' }],
    ["title: 'It''s two\nwords'", { title: "It's two words" }],
    ['title: "Two  \nwords"\nsummary: Words', { title: 'Two words', summary: 'Words' }],
    ['summary: "One\ntwo: three"', undefined],
    ['summary: "One\n\ntwo"', { summary: 'One\ntwo' }],
    ['title: Words\nsummary: "One \\"two\\"\nthree" # of them', { title: 'Words', summary: 'One "two" three' }],
    ["title: 'Two\nwords'\nsummary: 'one\ntwo\nthree'", { title: 'Two words', summary: 'one two three' }],
    ['title: "Two\r\nwords"', { title: 'Two words' }],
  ])('%j', (yaml, data) => {
    if (data) expect(page(yaml)).toMatchObject({ data, messages: [] })
    else expect(page(yaml).messages).toMatchObject([{ rule: 'yaml-syntax', place: { line: 2 } }])
  })

  test('also in a list', () => {
    const { data, messages } = page('examples:\n  - "One\ntwo"\n  - "three\n  four"\n  - five')
    expect(messages).toEqual([])
    expect(data.examples?.map(({ text }) => text)).toEqual(['One two', 'three four', 'five'])
  })

  test('and what is wrong below has its place', () => {
    const text = '---\ntitle: "Two\nwords"\nstatus: "gone\nfor good"\norder: first\n---\n'
    const [status, order, ...more] = problems(text, 'guides/page.md')
    expect(status).toContain('guides/page.md:4:9-5:10 key-value Unexpected `gone for good`')
    expect(order).toContain('guides/page.md:6:8-6:13 key-value')
    expect(more).toEqual([])
  })
})

test.each([
  ['title: "Two\nsummary: words"', 'indent the lines below that belong to it'],
  ['title: "Two\n- words"', 'indent the lines below that belong to it'],
  ['title: "Two\nsummary: words', 'Put a quote at the end of the value.'],
  ['title: "Two\nwords" more', 'indent the lines below that belong to it'],
])('but %j may be meant in two ways, and says so', (yaml, hint) => {
  const [message] = page(yaml).messages
  expect(message).toMatchObject({ rule: 'yaml-syntax', place: { line: 2, column: 8 } })
  expect(message?.hint).toContain(hint)
})

test('a value is the same whether its lines are indented or not', () => {
  const line = fc.stringMatching(/^[A-Za-z][A-Za-z ,.!?é()#&-]{0,12}[a-z.]$/)
  fc.assert(
    fc.property(fc.array(line, { minLength: 2, maxLength: 4 }), fc.constantFrom('"', "'"), (lines, quote) => {
      const write = (margin: string) => `summary: ${quote}${lines.join(`\n${margin}`)}${quote}\ntitle: Words`
      expect(page(write('')).data).toEqual(page(write('  ')).data)
    }),
    { numRuns: runs(200) },
  )
})
