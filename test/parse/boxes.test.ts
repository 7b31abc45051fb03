import { describe, expect, test } from 'vitest'
import fc, { runs } from '../support/cases.ts'
import { html, pageOf, problems } from '../support/pages.ts'
import { messages } from '../support/problems.ts'

const found = (text: string) => problems(text).map((line) => line.replace('guides/page.md:', ''))

describe('a title is read as other tools write it', () => {
  const wanted = html(':::tip[My *own* title]\nWords.\n\n- One\n- Two\n:::\n')
  const body = 'Words.\n\n- One\n- Two'

  test.each([
    [':::tip My *own* title', ':::'],
    ['::: tip My *own* title', ':::'],
    [':::   tip   My *own* title  ', ':::'],
    [':::\ttip\tMy *own* title', ':::'],
    [':::::tip My *own* title', ':::::'],
    [':::tip{.wide} My *own* title', ':::'],
    [':::tip{#here .wide key="v"} My *own* title', ':::'],
    [':::tip My *own* title {#here}', ':::'],
    [':::{tip} My *own* title', ':::'],
    ['::: {.tip} My *own* title', ':::  '],
    ['   :::tip My *own* title', '   :::'],
  ])('%j', (opening, closing) => {
    expect(html(`${opening}\n${body}\n${closing}\n`)).toBe(wanted)
    expect(found(`${opening}\n${body}\n${closing}\n`)).toEqual([])
    expect(html(`${opening}\r\n${body.replaceAll('\n', '\r\n')}\r\n${closing}\r\n`)).toBe(wanted)
  })

  test.each(['::: tip', '::: tip  ', ':::{tip}', '::: {.tip}', ':::tip {.wide}', ':::tip'])(
    '%j has the title that all have',
    (opening) => {
      expect(html(`${opening}\nWords.\n:::\n`)).toBe(html(':::tip[]\nWords.\n:::\n'))
    },
  )

  test('between brackets behind a space', () => {
    expect(html(':::note [Mine]\nWords.\n:::\n')).toBe(html(':::note[Mine]\nWords.\n:::\n'))
    expect(html(':::note [Mine](page.md) too\n:::\n')).toContain('<a href="#hole">Mine</a> too')
  })

  test('among the attributes', () => {
    for (const key of ['title', 'label', 'summary'])
      expect(html(`:::note{${key}="Mine" .wide}\nWords.\n:::\n`)).toBe(html(':::note[Mine]\nWords.\n:::\n'))
    expect(html(':::note[Mine]{title="Other"}\nWords.\n:::\n')).toBe(html(':::note[Mine]\nWords.\n:::\n'))
    expect(html('::::tabs\n:::tab{label="One"}\nWords.\n:::\n::::\n')).toContain('One')
  })

  test('of text to unfold and of tabs', () => {
    expect(html('::: details Press me {open}\nWords.\n:::\n')).toBe(html(':::details[Press me]\nWords.\n:::\n'))
    expect(html(':::: tabs\n::: tab One\nWords.\n:::\n::::\n')).toBe(html('::::tabs\n:::tab[One]\nWords.\n:::\n::::\n'))
  })

  test('in one another, in lists and in quotes', () => {
    expect(html(':::: warning Outer\n::: tip Inner\nWords.\n:::\n::::\n')).toBe(
      html('::::warning[Outer]\n:::tip[Inner]\nWords.\n:::\n::::\n'),
    )
    expect(html('- Item\n\n  ::: tip Title\n  Words.\n  :::\n- Next\n')).toBe(
      html('- Item\n\n  :::tip[Title]\n  Words.\n  :::\n- Next\n'),
    )
    expect(html('> ::: tip Title\n> Words.\n> :::\n\nAfter.\n')).toBe(
      html('> :::tip[Title]\n> Words.\n> :::\n\nAfter.\n'),
    )
    expect(html('Before.\n::: tip Title\nWords.\n:::\nAfter.\n')).toBe(
      html('Before.\n:::tip[Title]\nWords.\n:::\nAfter.\n'),
    )
  })

  test('with links in it whose places are those of the file', () => {
    const [link] = pageOf('Words.\n\n::: tip See [this](other.md) first\nWords.\n:::\n').links
    expect(link).toMatchObject({ url: 'other.md', address: { line: 3, column: 20 } })
  })

  test.each([
    '    ::: tip Title\n',
    '```\n::: tip Title\n```\n',
    '`::: tip Title`\n',
    '\\::: tip Title\n',
    'a ::: b\n',
  ])('but %j is no box', (text) => {
    expect(html(text)).toContain('::: ')
    expect(found(text)).toEqual([])
  })

  test('any words make the same title as between brackets', () => {
    const words = fc.stringMatching(/^[A-Za-z][A-Za-z ,.!?'*_é-]{0,20}$/).map((title) => title.trim())
    const colons = fc.constantFrom(':::', '::: ', '::::', ':::: ')
    fc.assert(
      fc.property(colons, fc.constantFrom('note', 'tip', 'details'), words, (opening, name, title) => {
        const close = `\nWords.\n${opening.trim()}\n`
        expect(html(`${opening}${name} ${title}${close}`)).toBe(html(`${opening.trim()}${name}[${title}]${close}`))
      }),
      { numRuns: runs(200) },
    )
  })
})

describe('a box that only other tools have', () => {
  test.each([
    ['::: info\nWords.\n:::\n', 'note', '::: note\nWords.\n:::\n'],
    [':::danger Stop\nWords.\n:::\n', 'caution', ':::caution Stop\nWords.\n:::\n'],
    ['::: {.callout-tip}\nWords.\n:::\n', 'tip', '::: {.tip}\nWords.\n:::\n'],
    [':::Note\nWords.\n:::\n', 'note', ':::note\nWords.\n:::\n'],
    ['> [!INFO] Title\n> Words.\n', 'NOTE', '> [!NOTE] Title\n> Words.\n'],
    ['> [!danger]\n> Words.\n', 'CAUTION', '> [!CAUTION]\n> Words.\n'],
  ])('as in %j is reported with the name to write', (text, name, fixed) => {
    const [message, ...more] = pageOf(text).messages
    expect(more).toEqual([])
    expect(message).toMatchObject({ rule: 'directive-unknown', expected: [name] })
    const [{ place, text: instead } = { place: undefined, text: '' }] = message?.fix ?? []
    const lines = text.split('\n')
    const line = lines[place!.line - 1]!
    lines[place!.line - 1] = line.slice(0, place!.column - 1) + instead + line.slice(place!.endColumn - 1)
    expect(lines.join('\n')).toBe(fixed)
  })

  test('and that is never closed is one problem', () => {
    const all = messages({ 'guides/page.md': '# Page\n\n::: frobnicate Some words\n\nMore.\n' })
    expect(all.map(({ rule, place }) => [rule, place.line])).toEqual([['directive-unknown', 3]])
  })

  test('as in `> [!NOPE]` is reported with those there are', () => {
    expect(found('> [!NOPE]\n> Words.\n')).toEqual([
      '1:5-1:9 directive-unknown Unknown box `[!NOPE]`, did you mean `NOTE`?',
    ])
    expect(pageOf('> [!quux]\n> Words.\n').messages[0]?.hint).toContain('Write `NOTE`, `TIP`')
  })
})
