import { describe, expect, test } from 'vitest'
import { type Message, report } from '../../src/base/messages.ts'
import { githubAnnotations } from '../../src/reporters/machines.ts'

const at = (line: number) => ({ line, column: 3, endLine: line, endColumn: 9 })
const broken = (line: number, message = 'No page `gone.md`') => report('link-broken', 'a.md', at(line), message)

const lines = (messages: readonly Message[], text = 'In words.', prefix = 'docs/'): string[] =>
  githubAnnotations(messages, text, prefix).split('\n')

/** What the runner takes for a command: a line that begins with two colons after blanks, or the older form anywhere. */
const isCommand = (line: string) => /^\s*::/.test(line) || /##\[/.test(line)

describe('annotations of GitHub Actions', () => {
  test('have the file from the top of the repository, the span, the rule and how to mend it', () => {
    const related = { file: 'b.md', place: at(7), message: 'the other is here' }
    expect(lines([{ ...broken(3), mend: 'Correct it.', related }])).toEqual([
      '::error file=docs/a.md,line=3,endLine=3,col=3,endColumn=9,title=link-broken::No page `gone.md`' +
        '%0Athe other is here: docs/b.md:7:3%0A→ Correct it.%0Arolebook explain link-broken',
      'In words.',
    ])
  })

  test('have no columns where the span is more than a line, which the runner refuses', () => {
    const [line] = lines([report('nesting', 'a.md', { line: 1, column: 5, endLine: 4, endColumn: 2 }, 'Too deep')])
    expect(line).toContain('::error file=docs/a.md,line=1,endLine=4,title=nesting::Too deep')
  })

  test('begin with errors, then warnings, then notes', () => {
    const found = (['note', 'warning', 'error'] as const).map((severity) => ({ ...broken(1), severity }))
    expect(lines(found).map((line) => /^::(\w+)/.exec(line)?.[1])).toEqual(['error', 'warning', 'notice', undefined])
  })

  test('are ten of a kind at most, the last of which counts the rest by rule', () => {
    const ten = Array.from({ length: 10 }, (_, line) => broken(line + 1))
    expect(lines(ten)).toHaveLength(11)
    const more = [...ten, broken(11), report('own-two', 'z.md', at(1), 'Two')]
    const found = lines(more)
    expect(found).toHaveLength(11)
    expect(found[9]).toBe(
      '::error title=3 more errors::2 link-broken%0A1 own-two%0AThe log of this step shows each of them.',
    )
    const warnings = more.map((message): Message => ({ ...message, severity: 'warning' }))
    expect(lines([...more, ...warnings])).toHaveLength(21)
  })

  test('are followed by everything in words', () => {
    expect(lines([], '✓ 3 pages\nall well')).toEqual(['✓ 3 pages', 'all well'])
  })
})

describe('no page can give the runner an order', () => {
  const hostile = [
    'x\n::error::evil',
    'x\r\n::add-mask::evil',
    '::stop-commands::evil',
    '##[add-matcher]evil',
    '###[error]##[error]',
    '%0A::error::evil',
    ',title=evil::evil',
  ]

  test.each(hostile)('by a message such as %j', (text) => {
    const found = lines([broken(1, text)])
    expect(found).toHaveLength(2)
    expect(found[0]).toMatch(/^::error file=docs\/a\.md,line=1,endLine=1,col=3,endColumn=9,title=link-broken::/)
    expect(found.join('\n')).not.toContain('##[')
    if (text.startsWith('%0A')) expect(found[0]).toContain('::%250A::error::evil')
  })

  test.each(hostile)('by a file name such as %j', (file) => {
    const [line, ...rest] = lines([{ ...broken(1), file }], 'In words.', '')
    expect(rest).toEqual(['In words.'])
    const [properties] = line!.slice('::error '.length).split('::')
    expect(properties!.split(',').map((property) => property.split('=')[0])).toEqual([
      'file',
      'line',
      'endLine',
      'col',
      'endColumn',
      'title',
    ])
  })

  test.each([
    '::error::evil',
    '  ::error::evil',
    '\u00a0\t::error::evil',
    'fine\n::error::evil',
    'a ##[error]evil',
    ':::x',
  ])('by the words below, such as %j', (text) => {
    expect(githubAnnotations([], text, '').split('\n').filter(isCommand)).toEqual([])
  })
})
