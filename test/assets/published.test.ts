import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesIn, folderOf, run } from '../support/commands.ts'

/** A handbook with these lines of `publish`, beside the files. */
const withPublish = (publish: readonly string[], files: Readonly<Record<string, string>>) =>
  folderOf({
    'handbook.yaml': `title: Handbook\n${publish.length > 0 ? 'publish:\n' : ''}${publish.map((path) => `  - ${path}\n`).join('')}`,
    'index.md': '# Handbook\n',
    ...files,
  })

/** `handbook.yaml:3 rule What was found`, for all that is wrong. */
async function problems(folder: string): Promise<string[]> {
  const { out } = await run(['check', '--json'], folder)
  const { problems } = JSON.parse(out) as { problems: Record<'file' | 'line' | 'rule' | 'message', string>[] }
  return problems.map(({ file, line, rule, message }) => `${file.slice('handbook/'.length)}:${line} ${rule} ${message}`)
}

describe('what `publish` names', () => {
  test('is in the site as it is, at the same address, files of hidden folders too', async () => {
    const folder = withPublish(['CNAME', './.well-known/', 'google1.html'], {
      CNAME: 'handbook.example.com\n',
      '.well-known/security.txt': 'Contact: mailto:security@example.com\n',
      '.well-known/acme/x': '',
      'google1.html': 'google-site-verification: google1.html',
    })
    const { code, out } = await run(['build', 'handbook'], folder)
    expect([code, out]).toEqual([0, expect.stringContaining('✓')])
    const site = filesIn(join(folder, 'site'))
    expect(site.get('CNAME')?.toString()).toBe('handbook.example.com\n')
    expect(site.get('.well-known/security.txt')?.toString()).toBe('Contact: mailto:security@example.com\n')
    expect(site.get('.well-known/acme/x')?.length).toBe(0)
    expect(site.get('google1.html')?.toString()).toBe('google-site-verification: google1.html')
    expect(await problems(folder)).toEqual([])
  })

  test('is published again when it changes, and gone when it is no longer named', async () => {
    const folder = withPublish(['.well-known'], { '.well-known/a.txt': 'before' })
    const at = (path: string) => filesIn(join(folder, 'site')).get(path)?.toString()
    await run(['build', 'handbook'], folder)
    writeFileSync(join(folder, 'handbook/.well-known/a.txt'), 'after!')
    await run(['build', 'handbook'], folder)
    expect(at('.well-known/a.txt')).toBe('after!')
    writeFileSync(join(folder, 'handbook/handbook.yaml'), 'title: Handbook\n')
    await run(['build', 'handbook'], folder)
    expect(at('.well-known/a.txt')).toBeUndefined()
  })

  test('leaves out what systems and editors keep in its folder', async () => {
    const folder = withPublish(['.well-known'], {
      '.well-known/a.txt': 'a',
      '.well-known/.DS_Store': 'x',
      '.well-known/.git/config': 'x',
      '.other/b.txt': 'b',
    })
    await run(['build', 'handbook'], folder)
    const paths = [...filesIn(join(folder, 'site')).keys()].filter((path) => path.startsWith('.'))
    expect(paths).toEqual(['.rolebook-site.json', '.well-known/a.txt'])
  })

  test('is linked to from pages as every other file is', async () => {
    const folder = withPublish(['forms'], {
      'index.md': '# Handbook\n\n[A form](forms/leave.pdf)\n',
      'forms/leave.pdf': 'x',
    })
    await run(['build', 'handbook'], folder)
    expect(readFileSync(join(folder, 'site/index.html'), 'utf8')).toMatch(/href="assets\/leave\.[0-9a-f]{8}\.pdf"/)
    expect(await problems(folder)).toEqual([])
  })
})

describe('where `publish` names what cannot be published, `check` says so at its line:', () => {
  test.each([
    ['CNAME', {}, 'publish-file No file `CNAME` in the handbook'],
    ['cname', { CNAME: 'x' }, 'publish-file No file `cname` in the handbook, did you mean `CNAME`?'],
    ['empty', { 'empty/.keep': '' }, 'publish-file No file `empty` in the handbook'],
    [
      'guides',
      { 'guides/a.md': '# A\n', 'guides/b.md': '# B\n' },
      'publish-file Unexpected page `guides/a.md` and one more in `publish`, expected other files',
    ],
    [
      'roles/tl.html',
      { 'roles/tl.html': 'x', 'roles/tl.md': '# TL\n' },
      'publish-clash Unexpected file `roles/tl.html` in `publish`: its address is needed for the page `roles/tl.md`',
    ],
    [
      '_headers',
      { _headers: 'x' },
      'publish-clash Unexpected file `_headers` in `publish`: rolebook writes this file itself',
    ],
    [
      'SEARCH.js',
      { 'SEARCH.js': 'x' },
      'publish-clash Unexpected file `SEARCH.js` in `publish`: its address is needed for `search.js`, which rolebook writes',
    ],
    [
      'search.html/x',
      { 'search.html/x': 'x' },
      'publish-clash Unexpected file `search.html/x` in `publish`: its address is needed for `search.html`, which rolebook writes',
    ],
    ['guides', { guides: 'x' }, undefined],
    [
      'assets/x.png',
      { 'assets/x.png': 'x' },
      'publish-clash Unexpected file `assets/x.png` in `publish`: its address is needed for `assets/`, which rolebook writes',
    ],
    [
      'tools',
      { 'tools/a.html': '<p>' },
      'publish-active Unexpected HTML in `tools/a.html`, which is published with its folder: it could run as a part of the site',
    ],
    [
      'tools',
      { 'tools/a.svg': '<svg onload="x()"/>' },
      'publish-active Unexpected `onload` in `tools/a.svg`, which is published with its folder: it could run as a part of the site',
    ],
    ['tools', { 'tools/a.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' }, undefined],
    [
      '../x',
      {},
      'key-value Unexpected `../x` for `publish`, expected the path of a file or folder beside the pages, such as `CNAME` or `.well-known`',
    ],
    [
      'handbook.yaml',
      {},
      'key-value Unexpected `handbook.yaml` for `publish`, expected the path of a file or folder beside the pages, such as `CNAME` or `.well-known`',
    ],
  ])('%s %j', async (path, files, expected) => {
    const found = (await problems(withPublish([path], files as Record<string, string>))).filter((line) =>
      line.startsWith('handbook.yaml'),
    )
    expect(found).toEqual(expected === undefined ? [] : [`handbook.yaml:3 ${expected}`])
  })

  test('a file that `exclude` leaves out', async () => {
    const folder = withPublish(['a.txt'], { 'a.txt': 'x' })
    writeFileSync(join(folder, 'handbook/handbook.yaml'), 'exclude: ["*.txt"]\npublish: [a.txt]\n')
    expect(await problems(folder)).toEqual([
      'handbook.yaml:2 publish-file `a.txt` is listed under `exclude` too, which leaves it out',
    ])
  })

  test('files that are too large together', async () => {
    const folder = withPublish(['a.txt', 'b.txt'], { 'a.txt': 'x'.repeat(60), 'b.txt': 'x'.repeat(60) })
    writeFileSync(join(folder, 'handbook/handbook.yaml'), 'limits: {publishedBytes: 100}\npublish: [a.txt, b.txt]\n')
    expect(await problems(folder)).toEqual([
      'handbook.yaml:2 publish-file `b.txt`: the files of `publish` are larger together than 100 bytes',
    ])
  })

  test('a file that is kept elsewhere', async () => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n'
    expect(await problems(withPublish(['a.zip'], { 'a.zip': pointer }))).toEqual([
      'handbook.yaml:3 publish-file `a.zip`: the file is not here: Git LFS has put a pointer in its place',
    ])
  })

  test('at its own line, behind entries that are refused', async () => {
    expect(
      await problems(withPublish(['../x', 'a.txt', '{ y: z }', 'b.txt', 'guides'], { 'guides/a.md': '# A\n' })),
    ).toEqual([
      expect.stringMatching(/^handbook\.yaml:3 key-value Unexpected `\.\.\/x`/),
      'handbook.yaml:4 publish-file No file `a.txt` in the handbook',
      expect.stringMatching(/^handbook\.yaml:5 key-value /),
      'handbook.yaml:6 publish-file No file `b.txt` in the handbook',
      'handbook.yaml:7 publish-file Unexpected page `guides/a.md` in `publish`, expected other files',
    ])
  })

  test.skipIf(process.platform === 'win32')('a link out of the handbook', async () => {
    const folder = withPublish(['.well-known'], {})
    mkdirSync(join(folder, 'handbook/.well-known'))
    symlinkSync('/etc/passwd', join(folder, 'handbook/.well-known/passwd'))
    expect(await problems(folder)).toEqual([
      '.well-known/passwd:1 link-outside Unexpected symbolic link out of the handbook or to nothing, expected a file or folder',
      'handbook.yaml:3 publish-file No file `.well-known` in the handbook',
    ])
  })
})

test('an internal site has a robots.txt of its own, a public one without an address takes that of the handbook', async () => {
  const folder = withPublish(['robots.txt'], { 'robots.txt': 'User-agent: *\n' })
  expect(await problems(folder)).toEqual([])
  writeFileSync(join(folder, 'handbook/handbook.yaml'), 'visibility: internal\npublish: [robots.txt]\n')
  expect(await problems(folder)).toEqual([
    'handbook.yaml:2 publish-clash Unexpected file `robots.txt` in `publish`: rolebook writes this file itself',
  ])
})

test('published with its problems, a site has all but what has no place in it', async () => {
  const folder = withPublish(['CNAME', '_headers'], { CNAME: 'x', _headers: 'mine' })
  expect((await run(['build', 'handbook', '--force'], folder)).code).toBe(0)
  const site = filesIn(join(folder, 'site'))
  expect(site.get('CNAME')?.toString()).toBe('x')
  expect(site.get('_headers')?.toString()).toContain('Content-Security-Policy')
})
