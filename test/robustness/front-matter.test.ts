import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { defaults } from '../../src/schema/config.ts'
import { readYaml } from '../../src/yaml/yaml.ts'
import { html, lines, pageOf, places, problems } from '../support/pages.ts'
import { bestTime } from '../support/time.ts'

const folder = mkdtempSync(join(tmpdir(), 'rolebook-f-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const globals = globalThis as { canary?: string }

/** The front matter of a role, with all a role needs besides what is given. */
const role = (...keys: string[]) => {
  const written = new Set(keys.map((key) => key.split(':')[0]))
  const needed = ['title: X', 'ownerRole: em', 'examples: [a]'].filter((key) => !written.has(key.split(':')[0]))
  return `---\n${[...keys, ...needed].join('\n')}\n---\nBody.\n`
}
const ofRole = (...keys: string[]) =>
  problems(role(...keys), 'roles/x.md').map((line) => line.replace('roles/x.md:', ''))

describe('front matter', () => {
  const canary = join(folder, 'canary')
  const code = `module.exports = { title: (globalThis.canary = 'ran', require('fs').writeFileSync(${JSON.stringify(canary)}, '')) }`

  test.each(['js', 'JS', 'javascript', 'JavaScript', ' js', '\tjs', ' js ', 'coffee', 'toml', 'json'])(
    'F1: in `---%s` is an error and nothing runs',
    (language) => {
      const text = `---${language}\n${code}\n---\n\nBody.\n`
      const name = language.trim()
      expect(problems(text)).toEqual([
        `guides/page.md:1:4-1:${4 + name.length} frontmatter-language Unexpected front matter in \`${name}\`, expected YAML`,
      ])
      expect(html(text)).toBe('<p>Body.</p>')
      expect(globals.canary).toBeUndefined()
      expect(existsSync(canary)).toBe(false)
    },
  )

  test('F1: a space before the dashes makes it text', () => {
    expect(html(` ---js\n${code}\n---\n`)).toContain('globalThis.canary')
    expect(globals.canary).toBeUndefined()
    expect(existsSync(canary)).toBe(false)
  })

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'F2: in `---%s` is an error like any other',
    (name) => {
      const text = `---${name}\na: 1\n---\nBody.\n`
      expect(places(text)).toEqual([`1:4-1:${4 + name.length} frontmatter-language`])
      expect(pageOf(text).data).toEqual({ kind: 'guide' })
    },
  )

  test('F3: a title between dashes gets a hint how to write it', () => {
    const [message] = pageOf('--- Title ---\n\nBody.\n').messages
    expect(lines([message!])).toEqual([
      'guides/page.md:1:4-1:13 frontmatter-language Unexpected text after `---` on the first line',
    ])
    expect(message!.hint).toBe('Put an empty line above it, or draw the line with `***`.')
    expect(html('--- Title ---\n\nBody.\n')).toContain('Body.')
  })

  test.each([
    ['never closed', '---\ntitle: X\n\nBody.\n', '<p>Body.</p>'],
    [
      'never closed, with words among the keys',
      '---\ntitle: X\nWords.\n\nBody.\n',
      '<p>title: X\nWords.</p>\n<p>Body.</p>',
    ],
    ['nothing after it', '---', ''],
    ['an empty line after it', '---\n', ''],
    ['a thematic break', '---\nHello\n\n***\n', '<p>Hello</p>\n<hr>'],
  ])('F4: %s is an error at the first line, and the text is kept', (_, text, body) => {
    expect(problems(text)).toEqual([
      'guides/page.md:1:1-1:4 frontmatter-unclosed Front matter is opened here and never closed',
    ])
    expect(html(text)).toBe(body)
  })

  test.each([
    ['---foo', '3:4-3:7'],
    ['-----', '3:4-3:6'],
    ['--- # done', '3:5-3:11'],
  ])('F5: closed by `%s` is an error at the fence', (fence, place) => {
    const text = `---\ntitle: X\n${fence}\nBody.\n`
    expect(places(text)).toEqual([`${place} frontmatter-fence`])
    expect(html(text)).toBe('<p>Body.</p>')
  })

  test('F5: without its first line of dashes is an error, and the page still has the kind of its folder', () => {
    const keys = 'title: X\nownerRole: em\nexamples:\n  - a\n---\nBody.\n'
    const message = 'frontmatter-fence Unexpected key on the first line, expected three dashes above it'
    expect(problems(keys, 'roles/x.md')).toEqual([`roles/x.md:1:1-1:9 ${message}`])
    expect(pageOf(keys, 'roles/x.md')).toMatchObject({ kind: 'role', body: ['<p>Body.</p>'] })
    // Other tools have keys at the top of a page as they want them.
    expect(pageOf(keys).messages).toMatchObject([{ rule: 'frontmatter-fence', severity: 'warning' }])
    expect(html(keys)).toContain('title: X')
  })

  test.each(['Note: read this\n---\n', 'Note: read this\n\nBody.\n\n---\n', 'Note: a\nmore of it\n---\n'])(
    'F5: is not what %j begins with',
    (text) => {
      expect(problems(text, 'roles/x.md').filter((line) => line.includes('frontmatter-fence'))).toEqual([])
    },
  )

  test.each(['---  ', '---\t', '...', '... '])('F5: may be closed by %j', (fence) => {
    const page = pageOf(`---\ntitle: X\n${fence}\nBody.\n`)
    expect(page.messages).toEqual([])
    expect(page.data).toEqual({ kind: 'guide', title: 'X' })
    expect(page.body).toEqual(['<p>Body.</p>'])
  })

  test('F5: what begins with three dots is not the end', () => {
    expect(pageOf('---\n...title: X\ntitle: Y\n---\n').data).toMatchObject({ title: 'Y' })
  })

  test.each([
    ['just words', '2:1-2:11', 'text'],
    ['- a\n- b', '2:1-3:4', 'list'],
    ['42', '2:1-2:3', 'text'],
    ['"quoted"', '2:1-2:9', 'text'],
  ])('F6: of %j is an error, said once', (yaml, place, what) => {
    expect(problems(`---\n${yaml}\n---\nBody.\n`, 'roles/x.md')).toEqual([
      `roles/x.md:${place} frontmatter-shape Unexpected ${what} between the dashes, expected keys with values`,
    ])
  })

  test('F6: without the space after the colon gets a message that says so', () => {
    expect(pageOf('---\ntitle:X\n---\n').messages).toMatchObject([{ hint: 'Put a space after the colon.' }])
  })

  test.each(['', '# only a comment', '\n\n'])('F6: of %j lacks its keys', (yaml) => {
    expect(problems(`---\n${yaml}\n---\n`, 'glossary/x.md')).toEqual([
      'glossary/x.md:1:1-1:1 key-missing Missing key `title`, which every term has',
      'glossary/x.md:1:1-1:1 key-missing Missing key `summary`, which every term has',
    ])
    expect(problems(`---\n${yaml}\n---\n`)).toEqual([])
  })

  test('F7: an unknown key gets a suggestion, and the suggested key is not reported as missing', () => {
    expect(problems('---\ntitel: X\nownerRole: em\nexamples: [a]\n---\n', 'roles/x.md')).toEqual([
      'roles/x.md:2:1-2:6 key-unknown Unexpected key `titel`, did you mean `title`?',
    ])
  })

  test.each([
    [
      'track: 3',
      '2:8-2:9 key-value Unexpected number `3` for `track`, expected `ic`, `management`, `hybrid` or `product`',
    ],
    [
      'track: managment',
      '2:8-2:17 key-value Unexpected `managment` for `track`, expected `ic`, `management`, `hybrid` or `product`',
    ],
    [
      'combines: [em, 3, tl]',
      '2:16-2:17 key-value Unexpected number `3` for `combines`, expected an id: a file name without its ending',
    ],
    [
      'time:\n  people: 30\n  code: lots',
      '4:9-4:13 key-value Unexpected `lots` for `time.code`, expected a percentage such as `30` or `30-50`',
    ],
    ['titles:\n  area: 3', '3:9-3:10 key-value Unexpected number `3` for `titles.area`, expected text'],
    ['notResponsible:\n  - a\n  - [b]', '4:5-4:8 key-value Unexpected list for `notResponsible`, expected text'],
    ['sources:\n  - title: A\n  - url: b', '4:5-4:11 key-missing Missing key `title` in item 2 of `sources`'],
  ])('F8: %j is an error at the value', (yaml, problem) => {
    expect(ofRole(yaml)).toEqual([problem])
  })

  test('F8: a missing key is an error at the start of the page', () => {
    expect(places('---\nownerRole: em\nexamples: [a]\n---\n', 'roles/x.md')).toEqual(['1:1-1:1 key-missing'])
  })

  test.each([
    ['a key twice', 'title: a\ntitle: b', '3:1-3:6 key-duplicate Unexpected second key `title`, expected it once'],
    [
      'a key in two spellings',
      'owner role: a\nownerRole: b',
      '3:1-3:10 key-duplicate Unexpected second key `ownerRole`, expected it once',
    ],
    ['a tab', 'examples:\n\t- a', '3:1-3:2 yaml-syntax Unexpected tab, expected spaces'],
    [
      'a second colon',
      'title: Staffing: the EM',
      '2:8-2:24 yaml-syntax Unexpected second colon, expected one `key: value` on the line',
    ],
    [
      'a leading @',
      'title: @me',
      '2:8-2:11 yaml-syntax Unexpected `@` at the start of a value, expected words or a quote',
    ],
    [
      'a leading backtick',
      'title: `x`',
      '2:8-2:11 yaml-syntax Unexpected backtick at the start of a value, expected words or a quote',
    ],
    [
      'a leading %',
      'title: %x',
      '2:8-2:10 yaml-syntax Unexpected `%` at the start of a value, expected words or a quote',
    ],
    [
      'a leading *',
      'title: * x',
      '2:8-2:11 yaml-syntax Unexpected `*` at the start of a value, expected words or a quote',
    ],
    [
      'bad indentation',
      'time:\n  a: 1\n b: 2',
      '4:1-4:2 yaml-syntax Unexpected indentation, expected the same as the lines around it',
    ],
    [
      'a dash too far in',
      'examples:\n- a\n - b',
      '4:2-4:3 yaml-syntax Unexpected indentation of a list item, which makes it part of the line above',
    ],
    [
      'a key too far in',
      'title: a\n  short: b',
      '2:8-2:9 yaml-syntax Unexpected indentation of the line below, which makes it part of this value',
    ],
    [
      'a no-break space before a key',
      '\u00a0title: a',
      '2:1-2:2 yaml-syntax Unexpected special space U+00A0, expected an ordinary one',
    ],
    [
      'no-break spaces for indentation',
      'time:\n\u00a0\u00a0a: 1',
      '3:1-3:2 yaml-syntax Unexpected special space U+00A0, expected an ordinary one',
    ],
    [
      'no-break spaces before a dash',
      'examples:\n\u00a0\u00a0- a',
      '3:1-3:2 yaml-syntax Unexpected special space U+00A0, expected an ordinary one',
    ],
    ['an open quote', 'title: "a', '2:8-2:10 yaml-syntax A quote is opened here and never closed'],
    [
      'an open quote above other keys',
      'title: "a\nexamples:\n  - "b"\n  - c',
      '2:8-2:10 yaml-syntax A quote is opened here and never closed',
    ],
    ['a dash at a word', 'examples:\n  -One', '3:3-3:4 yaml-syntax Unexpected `-One`, expected a space after the dash'],
    [
      'a dash at the first word of a list',
      'examples:\n  -One\n  - Two',
      '3:3-3:4 yaml-syntax Unexpected `-One`, expected a space after the dash',
    ],
    [
      'a dash at a later word of a list',
      'examples:\n  - One\n  -Two',
      '4:3-4:4 yaml-syntax Unexpected `-Two`, expected a space after the dash',
    ],
    [
      'a dash at a word in a list that is not indented',
      'examples:\n-One\n-Two',
      '3:1-3:2 yaml-syntax Unexpected `-One`, expected a space after the dash',
    ],
    [
      'no space after the colon',
      'title: a\nshort:b',
      '3:1-3:8 yaml-syntax Unexpected colon without a space after it, expected `key: value`',
    ],
    ['an open bracket', 'title: [a, b', '2:13-2:14 yaml-syntax Unexpected end of the line, expected `]`'],
    ['a closing bracket', 'title: ]', '2:8-2:9 yaml-syntax Unexpected `]`, which nothing before it opens'],
    [
      'words after a quote',
      'title: "a" b',
      '2:12-2:13 yaml-syntax Unexpected text after the value, expected the end of the line',
    ],
    [
      'a list on the line of its key',
      'title: - a',
      '2:8-2:11 yaml-syntax Unexpected list on the line of its key, expected it on the lines below',
    ],
    ['no colon', 'title: a\nshort', '3:1-3:6 yaml-syntax Unexpected text without a colon, expected `key: value`'],
    ['a list among keys', 'title: a\n- b', '3:1-3:2 yaml-syntax Unexpected list item, expected `key: value`'],
    [
      'text after a bar',
      'title: | a',
      '2:10-2:11 yaml-syntax Unexpected text after `|`, expected it on the lines below',
    ],
    ['a backslash', 'title: "\\q"', '2:9-2:10 yaml-syntax Unexpected backslash between double quotes'],
    ['a bracket for a key', '[a]: b', '2:1-2:2 yaml-syntax Unexpected bracket where a key should be, expected a word'],
  ])('F9: %s is an error in plain words at its place', (_, yaml, problem) => {
    const page = pageOf(`---\n${yaml}\n---\nBody.\n`, 'roles/x.md')
    expect(lines(page.messages)).toEqual([`roles/x.md:${problem}`])
    expect(page.messages[0]!.hint).toBeTruthy()
    expect(page.kind).toBe('role')
  })

  test.each([
    ['title: {{ page.title }}', '`"{{ page.title }}"`'],
    ['summary: {{ a }} and b', '`"{{ a }} and b"`'],
    ['summary: {% include x %}', '`"{% include x %}"`'],
    ['examples:\n  - {{ y }}', '`"{{ y }}"`'],
    ['summary: {{cookiecutter.name}}', '`"{{cookiecutter.name}}"`'],
    ['title: {{ page["x"] }}', 'Put the whole value in quotes.'],
  ])('F9: of a template such as %s the message says to put it in quotes', (yaml, hint) => {
    const [message, ...others] = pageOf(`---\n${yaml}\n---\nBody.\n`).messages
    expect(others).toEqual([])
    expect(message).toMatchObject({ rule: 'yaml-syntax', message: 'Unexpected braces of a template, expected text' })
    expect(message!.hint).toContain(hint)
  })

  test('F9: of a dash at a word the message says how to write the item', () => {
    const [message] = pageOf('---\nexamples:\n  -One of them\n---\nBody.\n').messages
    expect(message!.hint).toBe('Write `- One`.')
  })

  test('F9: no message has a word that only programmers know', () => {
    const samples = [
      '- ?',
      '? a: b',
      '!!x',
      '{a',
      '}',
      ',',
      '"a\nb"',
      "'a",
      '%x',
      '&',
      '*',
      '> x',
      'a: b: c',
      'a:\n b\nc',
      'a: "b" "c"',
      '- a\nb: c',
      '{a: b}: c',
      'a: [b\nc: d',
      '-',
      ':',
      'a: |2-x',
      '--- a',
    ]
    for (const sample of samples)
      for (const { message, hint = '' } of pageOf(`---\n${sample}\n---\n`).messages)
        expect(message + hint).not.toMatch(/scalar|token|block|implicit|mapping|sequence|flow|node|directive|boolean/i)
  })

  test.each([
    [
      'an alias bomb',
      `a: &a [1, 1]\n${[...'bcdefghij'].map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[at]}`)}]`).join('\n')}`,
      '2:4-2:6',
    ],
    ['a self-alias', 'a: &a [*a]', '2:4-2:6'],
    ['an unresolved alias', 'a: *x', '2:4-2:6'],
    ['a merge key', '<<: {a: 1}', '2:1-2:3'],
    ['an anchor', 'title: &x a', '2:8-2:10'],
    ['an anchor on a map', 'time: &x {a: 1}', '2:7-2:9'],
  ])('F10: %s is an error at its place, at once', (_, yaml, place) => {
    const before = process.memoryUsage().heapUsed
    const text = `---\n${yaml}\n---\n`
    expect(bestTime(() => pageOf(text))).toBeLessThan(8_000)
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(50_000_000)
    expect(places(text)[0]).toBe(`${place} yaml-feature`)
  })

  test.each([
    '__proto__: {polluted: 1}',
    'constructor: {prototype: {polluted: 1}}',
    'prototype: 1',
    'time:\n  __proto__: {polluted: 1}',
    'titles:\n  constructor: x',
  ])('F11: %j is an error and nothing is polluted', (yaml) => {
    expect(places(`---\n${yaml}\n---\n`)[0]).toMatch(/key-reserved$/)
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
    expect((pageOf(`---\n${yaml}\n---\n`).data as { polluted?: number }).polluted).toBeUndefined()
  })

  test.each(['toString', 'hasOwnProperty', 'valueOf'])('F11: %s is a key and a name like any other', (name) => {
    expect(ofRole(`${name}: 1`)).toEqual([`2:1-2:${name.length + 1} key-unknown Unexpected key \`${name}\``])
    expect(pageOf(role(`time:\n  ${name}: 30`), 'roles/x.md').data).toMatchObject({
      time: { [name]: { min: 30, max: 30 } },
    })
  })

  test.each([
    ['!!js/function', 'title: !!js/function "function(){ globalThis.canary = 1 }"', '2:8-2:21'],
    ['!!binary', 'title: !!binary aGk=', '2:8-2:16'],
    ['!custom', 'title: !custom x', '2:8-2:15'],
    ['!!map', 'time: !!map {a: 1}', '2:7-2:12'],
  ])('F12: the tag %s is an error at its place', (tag, yaml, place) => {
    expect(problems(`---\n${yaml}\n---\n`)).toEqual([
      `guides/page.md:${place} yaml-feature Unexpected tag \`${tag}\`, expected a plain value`,
    ])
    expect(globals.canary).toBeUndefined()
  })

  test('F13: files of a great many brackets, dashes or indents are errors, and the process survives', () => {
    const nested = [
      `a: ${'['.repeat(5000)}${']'.repeat(5000)}`,
      `a: ${'{'.repeat(5000)}`,
      `a:\n${'- '.repeat(5000)}x`,
      `${'? '.repeat(3000)}x`,
      `a: ${'[{a: '.repeat(2000)}`,
      Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
    ]
    for (let file = 0; file < 20; file++)
      for (const yaml of nested)
        expect(places(`---\n${yaml}\n---\nBody.\n`, `guides/${file}.md`)[0]).toMatch(/frontmatter-too-large$/)
    expect(places(`---\na: ${'['.repeat(40)}\n---\n`)).toEqual(['2:36-2:37 frontmatter-too-large'])
  })

  test.each([
    ['50,000 empty lines', '\n'.repeat(50_000)],
    ['20,000 keys', Array.from({ length: 20_000 }, (_, at) => `key${at}: 1`).join('\n')],
    ['a value of a megabyte', `title: ${'x'.repeat(1_000_000)}`],
  ])('F14: %s are too much, said at once', (_, yaml) => {
    const text = `---\n${yaml}\n---\nBody.\n`
    expect(bestTime(() => pageOf(text))).toBeLessThan(8_000)
    expect(places(text)).toContain('1:1-1:4 frontmatter-too-large')
  })

  test('F14: 80,000 carriage returns on the first line are an error, reported at once', () => {
    const text = `---${'\r'.repeat(80_000)}\ntitle: X\n---\n`
    expect(bestTime(() => pageOf(text))).toBeLessThan(8_000)
    expect(places(text)).toContain('1:4-1:5 line-ending')
  })

  test('F15: makes the same page with other line endings', () => {
    const lf =
      '---\ntitle: X\nshort: |\n  a\n  b\nownerRole: 3\nexamples: [a]\nsummary: em\n---\n# Hi\n\nOne [two](x.md)\nthree `a\n b`.\n\n> [!NOTE]\n> So.\n\n    code\n    more\n\n[^1]\n\n[^1]: n\n'
    const page = pageOf(lf, 'roles/x.md')
    expect(page.messages).toHaveLength(1)
    for (const text of [lf.replaceAll('\n', '\r\n'), lf.replace(/\n/g, (end, at) => (at % 2 ? '\r\n' : end))])
      expect(pageOf(text, 'roles/x.md')).toEqual(page)
  })

  test('F15: with CRLF gives the last value without its carriage return', () => {
    expect(pageOf('---\r\ntitle: X\r\nsummary: em\r\n---\r\n').data).toMatchObject({ title: 'X', summary: 'em' })
    expect(places('---\r\ntitle: X\r\nsummary: a: b\r\n---\r\n')).toEqual(['3:10-3:14 yaml-syntax'])
  })

  test.each(['1.10', '0777', '0o17', '1e3', '12345678901234567890', 'true'])(
    'F16: `%s` for text is to be quoted',
    (value) => {
      const [message] = pageOf(role(`summary: ${value}`), 'roles/x.md').messages
      expect(message).toMatchObject({ rule: 'key-value', hint: `Quote it: \`summary: "${value}"\`.` })
      expect(pageOf(role(`summary: "${value}"`), 'roles/x.md').data).toMatchObject({ summary: value })
    },
  )

  test.each(['12:30', '2026-04-01', 'yes', 'no', 'off', '1.2.3'])('F16: `%s` stays what it is', (value) => {
    expect(ofRole(`summary: ${value}`)).toEqual([])
    expect(pageOf(role(`summary: ${value}`), 'roles/x.md').data).toMatchObject({ summary: value })
  })

  test('F17: the same bad file gives the same error twice, and new data each time', () => {
    const bad = '---\ntitle: a: b\n---\nBody.\n'
    expect(pageOf(bad)).toEqual(pageOf(bad))
    expect(pageOf(bad).messages).toHaveLength(1)
    const good = '---\ntitle: X\naliases: [a]\n---\n'
    const first = pageOf(good)
    ;(first.data as { title: string }).title = 'changed'
    expect(pageOf(good).data).toMatchObject({ title: 'X', aliases: [{ name: 'a', ambiguous: false }] })
  })

  test('F18: a second YAML document is an error at its dashes', () => {
    const { messages } = readYaml('a: 1\n---\nb: 2\n', 'handbook.yaml', 1, defaults.limits)
    expect(lines(messages)).toEqual(['handbook.yaml:2:1-2:4 yaml-syntax Unexpected second document, expected one'])
  })

  test('F19: a second block and one inside a fence are text', () => {
    const page = pageOf(`---\ntitle: X\n---\nBody.\n\n---\ntitle: Y\n---\n\n\`\`\`\n---js\n${code}\n---\n\`\`\`\n`)
    expect(page.messages).toEqual([])
    expect(page.data).toEqual({ kind: 'guide', title: 'X' })
    expect(page.text.map(({ title, text }) => title + text).join(' ')).toMatch(/title: Y.*---js.*globalThis/s)
    expect(globals.canary).toBeUndefined()
    expect(existsSync(canary)).toBe(false)
  })
})
