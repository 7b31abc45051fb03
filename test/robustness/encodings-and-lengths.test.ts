import { execFileSync } from 'node:child_process'
import { closeSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readFolder } from '../../src/read/handbook.ts'
import { defaults } from '../../src/schema/config.ts'
import { html, lines, pageOf, places, problems } from '../support/pages.ts'
import { bestTime } from '../support/time.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolebook-t-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(path: string, contents: string | Buffer): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), contents)
}

/** What reading the folder says, and the pages it yields. */
function read() {
  const { sources, messages } = readFolder(folder, defaults)
  return { paths: sources.map(({ path }) => path), texts: sources.map(({ text }) => text), problems: lines(messages) }
}

/** Bytes as UTF-16 with the other end first. */
const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16()

describe('text', () => {
  test.each([
    ['an invalid byte', Buffer.from([0x61, 0x0a, 0x62, 0xff, 0x63]), '2:2-2:3', 'Windows-1252 or Latin-1 text'],
    ['a sequence cut short', Buffer.from([0x61, 0xe2, 0x82]), '1:2-1:3', 'Windows-1252 or Latin-1 text'],
    ['Latin-1', Buffer.from('Tout\nCaf\u00e9 noir', 'latin1'), '2:4-2:5', 'Windows-1252 or Latin-1 text'],
    ['an overlong form', Buffer.from([0x0a, 0x0a, 0xc0, 0xaf]), '3:1-3:2', 'Windows-1252 or Latin-1 text'],
    ['a surrogate', Buffer.from([0x61, 0xed, 0xa0, 0x80]), '1:2-1:3', 'Windows-1252 or Latin-1 text'],
    ['UTF-16 LE', Buffer.from('\uFEFF# Title\n', 'utf16le'), '1:1-1:2', 'UTF-16 text'],
    ['UTF-16 BE', swapped('\uFEFF# Title\n'), '1:1-1:2', 'UTF-16 text'],
    ['UTF-16 without a mark', Buffer.from('# Title\n', 'utf16le'), '1:1-1:2', 'UTF-16 text'],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), '1:1-1:2', 'UTF-32 text'],
    ['a NUL', Buffer.from('# Title\n\nA\0B'), '3:2-3:3', 'byte 0x00'],
  ])('T1: %s is an error at the first bad byte', (_, bytes, place, what) => {
    write('x.md', bytes)
    write('y.md', 'fine')
    expect(read()).toEqual({
      paths: ['y.md'],
      texts: ['fine'],
      problems: [`x.md:${place} text-encoding Unexpected ${what}, expected UTF-8`],
    })
  })

  test('T1: a byte after many good ones is found, and its column counts what editors count', () => {
    write('x.md', Buffer.concat([Buffer.from(`${'é\u{1F600}\n'.repeat(20_000)}é\u{1F600}`), Buffer.from([0xfc])]))
    expect(bestTime(() => read())).toBeLessThan(8_000)
    expect(read().problems).toEqual([
      'x.md:20001:4-20001:5 text-encoding Unexpected Windows-1252 or Latin-1 text, expected UTF-8',
    ])
  })

  test('T2: a byte order mark is not a part of the text', () => {
    write('a.md', '\uFEFF---\ntitel: X\n---\n')
    write('b.md', '\uFEFF---\r\ntitle: a: b\r\n---\r\n')
    const { texts } = read()
    expect(places(texts[0]!, 'glossary/a.md')[1]).toBe('2:1-2:6 key-unknown')
    expect(places(texts[1]!)).toEqual(['2:8-2:12 yaml-syntax'])
  })

  test.each([
    ['U+0000', '\u0000', 'error'],
    ['U+0007', '\u0007', 'error'],
    ['U+001B', '\u001b', 'error'],
    ['U+007F', '\u007f', 'error'],
    ['U+202E', '\u202e', 'error'],
    ['U+2066', '\u2066', 'error'],
    ['U+0092', '\u0092', 'warning'],
    ['U+200B', '\u200b', 'warning'],
    ['U+2060', '\u2060', 'warning'],
    ['U+FEFF', '\ufeff', 'warning'],
  ])('T3: %s in the text and in front matter is reported', (code, character, severity) => {
    const text = `---\ntitle: "A${character}B"\n---\n\nOne ${character}two${character}.\n\n\`\`\`\n${character}\n\`\`\`\n`
    const [message, ...others] = pageOf(text).messages
    expect(others).toEqual([])
    expect(message).toMatchObject({ rule: 'text-control', severity, place: { line: 2, column: 10 } })
    expect(message!.message).toContain(`${code} and 3 more`)
    expect(html(text)).toContain('two')
  })

  test('T3: an id cannot hide a character, and the message shows it', () => {
    const text = '---\ntitle: X\nexamples: [a]\nownerRole: e\u200dm\n---\n'
    expect(problems(text, 'roles/x.md')).toEqual([
      'roles/x.md:4:12-4:15 key-value Unexpected `e(U+200D)m` for `ownerRole`, expected an id: a file name without its ending',
    ])
  })

  test('T4: a bare carriage return is an error at its place, and the text is still shown', () => {
    const text = '---\r\ntitle: X\r\n---\r\none\r\ntwo\rthree\r\n'
    expect(problems(text)).toEqual([
      'guides/page.md:5:4-5:5 line-ending Unexpected carriage return without a line feed',
    ])
    expect(pageOf(text)).toMatchObject({ title: 'X', text: [{ text: 'one\ntwo\nthree' }] })
  })

  test('T4: next line and line separators are text, and lines are those of the editor', () => {
    expect(places('a\u0085b\u2028c\u2029d\n\n[x](y) [z][nope]\n')).toEqual(['3:11-3:17 reference-undefined'])
    expect(html('a\u0085b\u2028c\n')).toBe('<p>a\u0085b\u2028c</p>')
  })

  test.each(['', ' \n\t\n', '\n\n\n', '---\ntitle: X\n---', '---\ntitle: X\n---\n'])(
    'T5: %j has an empty body',
    (text) => {
      const page = pageOf(text)
      expect(page.messages).toEqual([])
      expect(page).toMatchObject({ headings: [], links: [], body: [], text: [] })
      expect(page.title).toBe(text.includes('X') ? 'X' : 'page')
    },
  )

  test('T5: a last line without a line ending is a line', () => {
    expect(html('One\n\nTwo')).toBe('<p>One</p>\n<p>Two</p>')
  })

  test('T6: what is too large or not a file is refused before it is read', () => {
    write('line.md', 'x'.repeat(10_000_000))
    write('words.md', 'word '.repeat(2_000_000))
    const sparse = openSync(join(folder, 'sparse.md'), 'w')
    ftruncateSync(sparse, 2_000_000_000)
    closeSync(sparse)
    symlinkSync('/dev/zero', join(folder, 'zero.md'))
    execFileSync('mkfifo', [join(folder, 'pipe.md')])
    expect(bestTime(() => read())).toBeLessThan(8_000)
    expect(read()).toEqual({
      paths: [],
      texts: [],
      problems: [
        'pipe.md:1:1-1:1 file-unreadable Unexpected device or pipe, expected an ordinary file',
        'zero.md:1:1-1:1 link-outside Unexpected symbolic link out of the handbook or to nothing, expected a file or folder',
        'line.md:1:1-1:1 file-too-large Unexpected size of 10000000 bytes, expected at most 1048576',
        'sparse.md:1:1-1:1 file-too-large Unexpected size of 2000000000 bytes, expected at most 1048576',
        'words.md:1:1-1:1 file-too-large Unexpected size of 10000000 bytes, expected at most 1048576',
      ],
    })
  })

  test('T7: columns count UTF-16 units, as editors do', () => {
    expect(places('\u{1F600}e\u0301 [x](y) [z][nope]\n')).toEqual(['1:16-1:22 reference-undefined'])
    expect(pageOf('\u{1F600} 日本 שלום [x](y)\n').links).toMatchObject([
      { place: { line: 1, column: 16, endColumn: 17 } },
    ])
    expect(places('---\ntitle: \u{1F600} a: b\n---\n')).toEqual(['2:8-2:15 yaml-syntax'])
  })

  test('T7: headings in any script have ids that last', () => {
    const ids = pageOf('# 日本語\n\n## שלום עולם\n\n## Ünïcödé\n\n## हिन्दी\n\n## 👩‍💻 Code\n').headings.map(
      ({ id }) => id,
    )
    expect(ids).toEqual(['日本語', 'שלום-עולם', 'ünïcödé', 'हिन्दी', '-code'])
  })

  test('T8: composed and decomposed letters are the same in paths and in ids', () => {
    write('cafe\u0301.md', '## Cafe\u0301\n\n## Caf\u00e9\n')
    const { paths, texts } = read()
    expect(paths).toEqual(['caf\u00e9.md'])
    const { headings } = pageOf(texts[0]!)
    expect(headings.map(({ id, text }) => [id, text])).toEqual([
      ['caf\u00e9', 'Caf\u00e9'],
      ['caf\u00e9-1', 'Caf\u00e9'],
    ])
  })

  test('T8: of two files whose names differ only in that, one is read and the clash is reported', () => {
    write('cafe\u0301.md', 'a')
    write('caf\u00e9.md', 'b')
    const { sources, messages } = readFolder(folder, defaults)
    expect(sources.map(({ path }) => path)).toEqual(['caf\u00e9.md'])
    expect(messages.map(({ rule, file }) => [rule, file])).toEqual([['id-duplicate', 'caf\u00e9.md']])
  })
})
