import { execFileSync } from 'node:child_process'
import { chmodSync, linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { byCodePoint } from '../../src/base/text.ts'
import { readFolder } from '../../src/read/handbook.ts'
import { siteMarker } from '../../src/read/tree.ts'
import { type Config, defaults } from '../../src/schema/config.ts'
import { lines } from '../support/pages.ts'

let outside: string
let folder: string
beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), 'rolebook-read-'))
  folder = join(outside, 'handbook')
  mkdirSync(folder)
})
afterEach(() => rmSync(outside, { recursive: true, force: true }))

function write(...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), `# ${path}\n`)
  }
}

function read(config: Partial<Config> = {}) {
  const { sources, assets, messages } = readFolder(folder, { ...defaults, ...config })
  return {
    pages: sources.map(({ path }) => path),
    assets: assets.map(({ path }) => path),
    problems: lines(messages).map((line) => line.replace(':1:1-1:1', '')),
  }
}

/** Root may read everything, so it stands back for a moment. */
function asNobody<T>(run: () => T): T {
  if (process.getuid?.() !== 0) return run()
  process.seteuid!(65_534)
  try {
    return run()
  } finally {
    process.seteuid!(0)
  }
}

test('pages and other files come in the order of their code points, on every machine', () => {
  write(
    'b.md',
    'a/z.md',
    'a.md',
    'Z.md',
    'ä.md',
    'a-b.md',
    'a/B.png',
    '\u{1F600}.md',
    '\uFFFD.md',
    'aa/x.MARKDOWN',
    'a.txt',
  )
  expect(read()).toEqual({
    pages: ['Z.md', 'a-b.md', 'a.md', 'a/z.md', 'aa/x.MARKDOWN', 'b.md', 'ä.md', '\uFFFD.md', '\u{1F600}.md'],
    assets: ['a.txt', 'a/B.png'],
    problems: [],
  })
})

test('the order by code point puts the highest letters last', () => {
  expect(['\uFFFD', '\u{1F600}', 'b', 'a', '', 'ab', '\uE000'].sort(byCodePoint)).toEqual([
    ...['', 'a', 'ab', 'b', '\uE000', '\uFFFD', '\u{1F600}'],
  ])
})

test('a page has its text, and a hash of its bytes', () => {
  writeFileSync(join(folder, 'a.md'), '\uFEFFHi\n')
  writeFileSync(join(folder, 'b.md'), 'Hi\n')
  const [a, b] = readFolder(folder, defaults).sources
  expect([a!.text, b!.text]).toEqual(['Hi\n', 'Hi\n'])
  expect(a!.hash).toMatch(/^[0-9a-f]{64}$/)
  expect(a!.hash).not.toBe(b!.hash)
})

test('an empty folder and the configuration yield nothing', () => {
  write('handbook.yaml')
  mkdirSync(join(folder, 'roles'))
  expect(read()).toEqual({ pages: [], assets: [], problems: [] })
})

describe('left out', () => {
  test('are hidden files, and hidden folders, with a message if they hold pages', () => {
    write(
      '.a.md',
      '.drafts/x.md',
      '.drafts/y.md',
      '.obsidian/app.json',
      'guides/.old/z.md',
      '.git/x.md',
      '.rolebook/x.md',
      'b.md',
    )
    expect(read()).toEqual({
      pages: ['b.md'],
      assets: [],
      problems: [
        'guides/.old hidden-folder Left out one page in the hidden folder `guides/.old`',
        '.drafts hidden-folder Left out 2 pages in the hidden folder `.drafts`',
      ].sort(),
    })
  })

  test('are the drafts of Jekyll, unless `include` names their folder', () => {
    write('_drafts/x.md', 'guides/_drafts/y.md', 'drafts/z.md', 'b.md')
    expect(read()).toEqual({
      pages: ['b.md', 'drafts/z.md'],
      assets: [],
      problems: [
        '_drafts hidden-folder Left out one page in the folder `_drafts`, which stands for drafts',
        'guides/_drafts hidden-folder Left out one page in the folder `guides/_drafts`, which stands for drafts',
      ],
    })
  })

  test('are packages', () => {
    write('node_modules/x/README.md', 'guides/node_modules/y.md', 'a.md')
    expect(read().pages).toEqual(['a.md'])
  })

  test('are sites that rolebook made, wherever they are', () => {
    write(
      'site/index.md',
      'site/x.png',
      'site/deep/y.md',
      `site/${siteMarker}`,
      'guides/out/z.md',
      `guides/out/${siteMarker}`,
      'a.md',
    )
    expect(read()).toEqual({ pages: ['a.md'], assets: [], problems: [] })
  })

  test('is not the handbook itself when a site was published into it', () => {
    write('a.md', siteMarker)
    expect(read().pages).toEqual(['a.md'])
  })

  test.each([
    [['drafts'], ['a.md', 'x/drafts/c.md', 'x/d.draft.md', '[x]/e.md']],
    [['drafts/'], ['a.md', 'x/drafts/c.md', 'x/d.draft.md', '[x]/e.md']],
    [['**/drafts/**'], ['a.md', 'x/d.draft.md', '[x]/e.md']],
    [
      ['**/*.draft.md', 'a.md'],
      ['drafts/b.md', 'x/drafts/c.md', '[x]/e.md'],
    ],
    [['x/*'], ['a.md', 'drafts/b.md', '[x]/e.md']],
    [['{a,b}.md', '!(x)'], []],
    [['\\[x\\]'], ['a.md', 'drafts/b.md', 'x/d.draft.md', 'x/drafts/c.md']],
    [[], ['a.md', 'drafts/b.md', 'x/d.draft.md', 'x/drafts/c.md', '[x]/e.md']],
  ])('is what the patterns %j name', (exclude, pages) => {
    write('a.md', 'drafts/b.md', 'x/drafts/c.md', 'x/d.draft.md', '[x]/e.md')
    if (exclude.includes('!(x)')) write('x/z.md')
    const left = read({ exclude }).pages
    if (exclude.includes('!(x)')) expect(left.every((path) => path.startsWith('x/'))).toBe(true)
    else expect(left).toEqual([...pages].sort(byCodePoint))
  })
})

describe('a symbolic link', () => {
  const message = 'link-outside Unexpected symbolic link out of the handbook or to nothing, expected a file or folder'

  test('into the handbook is followed: readers find the page or picture under both names', () => {
    write('guides/a.md', 'guides/b.png', 'plain')
    symlinkSync('guides/a.md', join(folder, 'b.md'))
    symlinkSync('b.md', join(folder, 'c.md'))
    symlinkSync('plain', join(folder, 'd.md'))
    symlinkSync('guides', join(folder, 'again'))
    symlinkSync(join(folder, 'guides'), join(folder, 'whole'))
    expect(read()).toEqual({
      pages: ['again/a.md', 'b.md', 'c.md', 'd.md', 'guides/a.md', 'whole/a.md'],
      assets: ['again/b.png', 'guides/b.png', 'plain', 'whole/b.png'],
      problems: [],
    })
    const texts = readFolder(folder, defaults).sources.map(({ path, text }) => `${path} ${text.trim()}`)
    expect(texts).toContain('b.md # guides/a.md')
    expect(texts).toContain('d.md # plain')
  })

  test('to what is hidden or excluded is an error, so that nothing is published by a detour', () => {
    write('.git/config', '.drafts/a.md', 'salaries/b.md')
    symlinkSync('.git/config', join(folder, 'x.md'))
    symlinkSync('.drafts', join(folder, 'y'))
    symlinkSync('salaries/b.md', join(folder, 'z.md'))
    expect(read({ exclude: ['salaries'] })).toEqual({
      pages: [],
      assets: [],
      problems: [
        '.drafts hidden-folder Left out one page in the hidden folder `.drafts`',
        'x.md link-outside Unexpected symbolic link to `.git/config`, which the handbook leaves out',
        'y link-outside Unexpected symbolic link to `.drafts`, which the handbook leaves out',
        'z.md link-outside Unexpected symbolic link to `salaries/b.md`, which the handbook leaves out',
      ],
    })
  })

  test('below another one is not followed, so that a few links cannot make thousands of pages', () => {
    for (let at = 0; at < 12; at++) {
      write(`f${at}/a.md`)
      for (const name of ['x', 'y']) symlinkSync(`../f${(at + 1) % 12}`, join(folder, `f${at}`, name))
    }
    const { pages, problems } = read()
    expect(pages).toHaveLength(12 * 3)
    expect(problems).toHaveLength(12 * 4)
  })

  test('out of the handbook is an error, and nothing is read through it', () => {
    writeFileSync(join(outside, 'secret.md'), 'secret')
    mkdirSync(join(outside, 'handbook-too'))
    writeFileSync(join(outside, 'handbook-too', 'x.md'), 'secret')
    symlinkSync(join(outside, 'secret.md'), join(folder, 'a.md'))
    symlinkSync('../secret.md', join(folder, 'b.png'))
    symlinkSync('../handbook-too', join(folder, 'c'))
    symlinkSync('/', join(folder, 'd'))
    symlinkSync('..', join(folder, 'e'))
    expect(read()).toEqual({
      pages: [],
      assets: [],
      problems: ['a.md', 'b.png', 'c', 'd', 'e'].map((path) => `${path} ${message}`),
    })
  })

  test('to nothing, to itself or in a circle is an error', () => {
    symlinkSync('nothing.md', join(folder, 'broken.md'))
    symlinkSync('self.md', join(folder, 'self.md'))
    symlinkSync('two', join(folder, 'one'))
    symlinkSync('one', join(folder, 'two'))
    expect(read().problems.sort()).toEqual(['broken.md', 'one', 'self.md', 'two'].map((path) => `${path} ${message}`))
  })

  test('to a folder around it is a note, not an endless walk', () => {
    write('guides/a.md')
    symlinkSync('..', join(folder, 'guides', 'up'))
    symlinkSync('.', join(folder, 'guides', 'here'))
    const circle =
      'link-circle This is a symbolic link to a folder around it or inside of another link, so it is not followed'
    expect(read()).toEqual({
      pages: ['guides/a.md'],
      assets: [],
      problems: [`guides/here ${circle}`, `guides/up ${circle}`],
    })
  })

  test('that is excluded is ignored', () => {
    symlinkSync('/', join(folder, 'all'))
    expect(read({ exclude: ['all'] }).problems).toEqual([])
  })

  test('that is a hard link is an ordinary file', () => {
    write('a.md')
    linkSync(join(folder, 'a.md'), join(folder, 'b.md'))
    expect(read()).toEqual({ pages: ['a.md', 'b.md'], assets: [], problems: [] })
  })
})

describe('what is hidden', () => {
  test('is read when `include` names it, and no more than that', () => {
    write('.gitbook/assets/a.png', '.gitbook/assets/b/c.md', '.gitbook/vars.yaml', '.x/d.md', 'e/.hidden/f.png')
    expect(read({ include: ['.gitbook/assets/', './e/.hidden/f.png'] })).toEqual({
      pages: ['.gitbook/assets/b/c.md'],
      assets: ['.gitbook/assets/a.png', 'e/.hidden/f.png'],
      problems: ['.x hidden-folder Left out one page in the hidden folder `.x`'],
    })
  })
})

describe('settings under another name', () => {
  test.each([
    'handbook.yml',
    'Handbook.yaml',
    'HANDBOOK.YML',
    'handbook.json',
    'rolebook.yaml',
    'handbook.toml',
    'handbook.yaml.txt',
    '.handbook.yaml',
    '.rolebook.yml',
  ])('in %s are an error, since they have no effect', (name) => {
    write(name, 'a.md')
    const message = `config-name Settings in \`${name}\` have no effect, expected them in \`handbook.yaml\``
    expect(read()).toEqual({ pages: ['a.md'], assets: [], problems: [`${name} ${message}`] })
  })

  test('are ordinary files further down', () => {
    write('guides/handbook.yml')
    expect(read()).toEqual({ pages: [], assets: ['guides/handbook.yml'], problems: [] })
  })
})

describe('more pages than there may be', () => {
  test('are not read, and the message is where the limit is written', () => {
    write('b.md', 'a.md', 'c.md')
    const limits = { ...defaults.limits, pages: 2 }
    const found = readFolder(folder, { ...defaults, limits }, 'limits:\n  pages: 2\n')
    expect(found.sources).toEqual([])
    expect(lines(found.messages)).toEqual([
      'handbook.yaml:2:10-2:11 pages-too-many Unexpected 3 pages, expected at most 2: none of them was read',
    ])
    expect(read({ limits }).problems).toEqual([
      'c.md pages-too-many Unexpected 3 pages, expected at most 2: none of them was read',
    ])
    expect(read({ limits: { ...limits, pages: 3 } }).pages).toHaveLength(3)
  })
})

test('pages in MDX are a warning, one for all', () => {
  write('a.mdx', 'b/c.MDX', 'd.md')
  expect(read()).toEqual({
    pages: ['d.md'],
    assets: [],
    problems: ['a.mdx page-mdx Unexpected page in MDX as in 1 more file, expected Markdown: the site does without it'],
  })
})

test('pages with another ending of Markdown are a warning, one for all', () => {
  write('a.mkd', 'b/c.mdown', 'd.md', 'e.md.txt', 'f.txt')
  expect(read()).toEqual({
    pages: ['d.md'],
    assets: ['f.txt'],
    problems: [
      'a.mkd file-name This page has an ending by which rolebook reads none, as have 2 more: the site does without it',
    ],
  })
})

describe('what cannot be read', () => {
  // Other systems store no such names.
  test.skipIf(process.platform !== 'linux')('is a file whose name is in another encoding', () => {
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xe9]), Buffer.from('.md')]), '# X\n')
    expect(read().problems).toEqual([
      '\ufffd.md file-unreadable The file cannot be read: its name has bytes that are not UTF-8',
    ])
  })

  test('is a pipe, which would be waited for forever', () => {
    execFileSync('mkfifo', [join(folder, 'a.md'), join(folder, 'b.png')])
    expect(read()).toEqual({
      pages: [],
      assets: [],
      problems: ['a.md file-unreadable Unexpected device or pipe, expected an ordinary file'],
    })
  })

  test('is not a folder with the name of a page, which is read as a folder', () => {
    write('a.md/b.md')
    expect(read()).toEqual({ pages: ['a.md/b.md'], assets: [], problems: [] })
  })

  test('is a file or a folder one has no permission for; the rest is read', () => {
    write('a.md', 'b.md', 'c/d.md', '.e/f.md')
    chmodSync(outside, 0o755)
    for (const path of ['a.md', 'c', '.e']) chmodSync(join(folder, path), 0o000)
    expect(asNobody(read)).toEqual({
      pages: ['b.md'],
      assets: [],
      problems: [
        'c file-unreadable The folder cannot be read: you do not have permission',
        'a.md file-unreadable The file cannot be read: you do not have permission',
      ],
    })
  })

  test('is a file larger than a page may be, reported with the limit', () => {
    writeFileSync(join(folder, 'a.md'), 'x'.repeat(101))
    writeFileSync(join(folder, 'b.md'), 'x'.repeat(100))
    writeFileSync(join(folder, 'c.png'), 'x'.repeat(1000))
    expect(read({ limits: { ...defaults.limits, fileBytes: 100 } })).toEqual({
      pages: ['b.md'],
      assets: ['c.png'],
      problems: ['a.md file-too-large Unexpected size of 101 bytes, expected at most 100'],
    })
  })
})

describe('names', () => {
  test.each([
    ['a?.md', 'Unexpected character `?` in the name, which some systems cannot store'],
    ['a:b.md', 'Unexpected character `:` in the name, which some systems cannot store'],
    ['a\nb.md', 'Unexpected character U+000A in the name, which some systems cannot store'],
    ['a\\b.md', 'Unexpected character `\\` in the name, which some systems cannot store'],
    ['con.md', 'Unexpected name `con.md`, which Windows reserves'],
    ['a.', 'Unexpected dot or space at the end of the name, which some systems cut off'],
    [`${'x'.repeat(250)}.md`, 'Unexpected name longer than 240 bytes'],
  ])('that some systems cannot store are an error: %j', (name, message) => {
    write(name)
    expect(read()).toEqual({ pages: [], assets: [], problems: [`${name} file-name ${message}`] })
  })

  test.each(['a b.md', 'a#b.md', 'a%20b.md', "a'b.md", 'ünï.md', '\u{1F600}.md', '日本.md', 'constructor.md'])(
    'that all can are none: %j',
    (name) => {
      write(name)
      expect(read()).toEqual({ pages: [name], assets: [], problems: [] })
    },
  )

  test('are in one normal form, of pages, of other files and in messages', () => {
    write('cafe\u0301/na\u0308me.md', 'cafe\u0301/lo\u0308go.png')
    symlinkSync('/', join(folder, 'cafe\u0301', 'u\u0308ber'))
    expect(read()).toEqual({
      pages: ['caf\u00e9/n\u00e4me.md'],
      assets: ['caf\u00e9/l\u00f6go.png'],
      problems: [
        'caf\u00e9/\u00fcber link-outside Unexpected symbolic link out of the handbook or to nothing, expected a file or folder',
      ],
    })
    expect(read({ exclude: ['caf\u00e9'] })).toEqual({ pages: [], assets: [], problems: [] })
  })

  test('that are the same in that form are reported, so that no file is lost silently', () => {
    write('caf\u00e9.md', 'cafe\u0301.md', 'caf\u00e9.png', 'cafe\u0301.png')
    expect(read()).toEqual({
      pages: ['caf\u00e9.md'],
      assets: ['caf\u00e9.png'],
      problems: [
        'caf\u00e9.md id-duplicate Unexpected second file `caf\u00e9.md`, whose name differs only in its Unicode form',
        'caf\u00e9.png id-duplicate Unexpected second file `caf\u00e9.png`, whose name differs only in its Unicode form',
      ],
    })
  })
})
