import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { adoptFolder } from '../../src/project/adopted.ts'
import { makeFirstBaseline } from '../../src/project/first-baseline.ts'
import { filesIn, run, temporary } from '../support/commands.ts'

/** A handbook without pages of its own that takes over a folder with these files. */
async function adopted(files: Readonly<Record<string, string>>, { name = 'docs', prepare = (_: string) => {} } = {}) {
  const from = join(temporary(), name)
  writeFiles(from, Object.entries(files))
  prepare(from)
  const pages = [{ path: 'handbook/handbook.yaml', contents: 'title: Ours\n' }]
  const { files: all, folder: taken, leftOut } = adoptFolder(pages, from)
  const { files: baseline, held, errors } = await makeFirstBaseline(all, taken, '2026-04-01')
  const folder = temporary()
  writeFiles(
    folder,
    [...all, ...baseline].map(({ path, contents }) => [path, contents]),
  )
  return { folder, leftOut, held, errors, paths: [...filesIn(join(folder, 'handbook', taken)).keys()] }
}

function writeFiles(folder: string, files: readonly (readonly [string, string | Uint8Array])[]): void {
  for (const [path, contents] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), contents)
  }
}

const textOf = (folder: string, path: string) => readFileSync(join(folder, 'handbook', path), 'utf8')

describe('a new handbook from a folder', () => {
  test('whose pages have errors makes a handbook that can be published at once, with a baseline of these', async () => {
    const { held, errors, folder } = await adopted({
      'README.md': '# Ours\n\n[gone](gone.md), [lost](#lost) and ![a picture](picture.png)\n',
      'broken.md': '---\ntitle: "No end\n---\n\nText.\n',
      'sound.md': '# Sound\n',
    })
    expect({ held, errors }).toEqual({ held: 4, errors: 0 })
    expect(textOf(folder, 'rolebook-baseline.txt').match(/^docs\/.*$/gm)).toEqual([
      'docs/README.md: anchor-broken: #lost',
      'docs/README.md: asset-missing: picture.png',
      'docs/README.md: link-broken: gone.md',
      expect.stringMatching(/^docs\/broken\.md: yaml-syntax: /),
    ])
    const { code, out: checked } = await run(['check'], folder)
    expect(code).toBe(0)
    expect(checked).toContain('no errors and no warnings; 4 old problems left in the baseline')
    expect((await run(['build'], folder)).code).toBe(0)
  })

  test('without errors writes no baseline', async () => {
    const { held, folder } = await adopted({ 'README.md': '# Ours\n\n<b>never closed\n' })
    expect(held).toBe(0)
    expect([...filesIn(folder).keys()]).not.toContain('handbook/rolebook-baseline.txt')
  })

  test('says how many errors cannot wait', async () => {
    const { held, errors, folder } = await adopted({
      'a.md': '# A\n\n<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> main\n\n[gone](gone.md)\n',
    })
    expect({ held, errors }).toEqual({ held: 1, errors: 1 })
    expect((await run(['check'], folder)).code).toBe(1)
  })

  test('lets links that begin with a slash lead where they did', async () => {
    const { folder } = await adopted({
      'README.md': '# Ours\n\n[a](/a/b.md) ![](/x.png)\n',
      'a/b.md': '# B\n',
      'x.png': 'x',
    })
    expect(parse(textOf(folder, 'handbook.yaml')).linkRoots).toEqual({ '/': 'docs' })
    expect((await run(['check'], folder)).code).toBe(0)
  })

  test('takes along what GitBook keeps and what links inside of the folder lead to', async () => {
    const files = {
      'a.md': '# A\n\n![Map](.gitbook/assets/map.png)\n',
      '.gitbook/assets/map.png': 'x',
      'b/c.md': '# C\n',
    }
    const prepare = (docs: string) => symlinkSync('b/c.md', join(docs, 'c.md'))
    const { paths, leftOut, folder } = await adopted(files, { prepare })
    expect(paths).toEqual(['.gitbook/assets/map.png', 'a.md', 'b/c.md', 'c.md'])
    expect(leftOut).toEqual([])
    expect((await run(['check'], folder)).code).toBe(0)
  })

  test('says what it leaves out', async () => {
    const files = {
      'a.md': '# A\n',
      '.github/b.md': '# B\n',
      'handbook.yaml': 'title: Theirs\n',
      'node_modules/x/c.md': '',
    }
    const { paths, leftOut } = await adopted(files, { prepare: (docs) => symlinkSync('/', join(docs, 'all')) })
    expect(paths).toEqual(['a.md'])
    expect(leftOut).toEqual([
      'handbook.yaml: the new handbook has settings of its own',
      '.github: a hidden folder',
      'all: Unexpected symbolic link out of the handbook or to nothing, expected a file or folder',
    ])
  })

  test('keeps pages in MDX, so that the check says what to do about them', async () => {
    const { paths, folder } = await adopted({ 'a.md': '# A\n', 'b.mdx': '# B\n' })
    expect(paths).toEqual(['a.md', 'b.mdx'])
    expect((await run(['check'], folder)).out).toContain('page-mdx')
  })

  test('with the name of a hidden folder gives it a name that is read', async () => {
    expect(textOf((await adopted({ 'a.md': '# A\n' }, { name: '.docs' })).folder, 'docs/a.md')).toBe('# A\n')
  })
})
