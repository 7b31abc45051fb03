import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { run, temporary } from '../support/commands.ts'

let folder: string
beforeEach(() => {
  folder = temporary()
})

function write(files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

interface Problem {
  readonly file: string
  readonly rule: string
  readonly severity: string
  readonly message: string
  readonly hint: string
}

async function problems(): Promise<readonly Problem[]> {
  const { out } = await run(['check', '.', '--json', '--no-cache'], folder)
  return JSON.parse(out).problems
}

const said = async () => (await problems()).map(({ file, rule, message }) => `${file} ${rule} ${message}`)

test.skipIf(process.platform === 'win32')('a link to a pipe says that it is no file', async () => {
  write({ 'a.md': '# A\n\n[x](x.pdf)\n' })
  execFileSync('mkfifo', [join(folder, 'x.pdf')])
  expect(await said()).toEqual(['a.md asset-missing No file `x.pdf`: `x.pdf` is a device, pipe or socket'])
})

describe('a link to a file that is there and was left out says why', () => {
  test.each(['intro.mdx', './intro', 'intro.md', 'intro.html', '/intro.mdx'])('as %s, which is MDX', async (url) => {
    write({ 'a.md': `# A\n\n[x](${url})\n`, 'intro.mdx': '# Intro\n' })
    const [link, ...others] = await problems()
    expect(link).toMatchObject({ file: 'a.md', rule: 'link-broken', severity: 'error' })
    expect(link?.message).toContain('`intro.mdx` is MDX, which rolebook does not read')
    expect(others.map(({ rule }) => rule)).toEqual(['page-mdx'])
  })

  test('as a folder whose page is in MDX', async () => {
    write({ 'a.md': '# A\n\n[x](docs)\n', 'docs/index.mdx': '# Docs\n', 'docs/b.md': '# B\n' })
    expect((await problems())[0]?.message).toBe('No page `docs`: `docs/index.mdx` is MDX, which rolebook does not read')
  })

  test('as a folder that is a symbolic link in a circle', async () => {
    write({ 'a.md': '# A\n\n[x](b/up/a.md)\n', 'b/c.md': '# C\n' })
    symlinkSync('..', join(folder, 'b/up'))
    expect((await problems())[0]?.message).toContain('`b/up` is a symbolic link to a folder around it')
  })
})

describe('what is an error at the file is not one at each link to it, too', () => {
  test.each<[string, string, Record<string, string | Buffer>]>([
    [
      'a page that is too large',
      'file-too-large',
      { 'handbook.yaml': 'limits: { fileBytes: 99 }', 'b.md': 'x'.repeat(100) },
    ],
    ['a page in another encoding', 'text-encoding', { 'b.md': Buffer.from('caf\xe9', 'latin1') }],
    [
      'a heading of a page with a line that is too long',
      'line-too-long',
      { 'b.md': `## Part\n\n${'x'.repeat(20_001)}\n` },
    ],
    [
      'a heading below a large table',
      'table-too-large',
      { 'b.md': `|a|b|\n|-|-|\n${'|x|y|\n'.repeat(10_000)}\n## Part\n` },
    ],
  ])('%s', async (_, rule, files) => {
    write({ 'a.md': '# A\n\n[x](b.md#part) [y](b)\n', ...files })
    expect((await problems()).map((one) => `${one.file} ${one.rule}`)).toEqual([`b.md ${rule}`])
  })

  test('unless the handbook does not take it for one', async () => {
    write({
      'handbook.yaml': 'limits: { fileBytes: 99 }\nrules: { file-too-large: note }',
      'a.md': '# A\n\n[x](b.md)\n',
      'b.md': 'x'.repeat(100),
    })
    expect((await said())[0]).toBe('a.md link-broken No page `b.md`: `b.md` could not be read')
  })
})

describe('pictures in a hidden folder', () => {
  const picture = { '.pictures/plan.png': 'x', '.pictures/b c.png': 'y' }

  test('are one error with the option that helps, however many they are', async () => {
    write({
      ...picture,
      'a.md': '# A\n\n![P](.pictures/plan.png) ![P](<.pictures/b c.png>)\n',
      'c/d.md': '# D\n\n![P](../.pictures/plan.png)\n',
    })
    const [only, ...others] = await problems()
    expect(others).toEqual([])
    expect(only).toMatchObject({
      file: 'a.md',
      rule: 'asset-missing',
      message: '`.pictures/plan.png` is left out, because it is in `.pictures`, as are 2 more that pages name',
      hint: 'Write `include: [.pictures]` in handbook.yaml, or move it to where readers may see it.',
    })
  })

  test('are shown when the configuration includes them', async () => {
    write({
      ...picture,
      'handbook.yaml': 'include: [.pictures]\n',
      'a.md': '# A\n\n![P](.pictures/plan.png)\n',
    })
    expect(await problems()).toMatchObject([{ rule: 'asset-unused' }])
    expect((await run(['build', '.', '--no-cache'], folder)).code).toBe(0)
  })

  test('are missing as anywhere else when they are not there', async () => {
    write({ ...picture, 'handbook.yaml': 'include: [.pictures]\n', 'a.md': '# A\n\n![P](.pictures/pln.png)\n' })
    expect((await problems()).at(-1)?.message).toBe('No file `.pictures/pln.png`, did you mean `.pictures/plan.png`?')
  })

  test('are shown without any option where GitBook keeps what people upload', async () => {
    write({ 'a.md': '# A\n\n![P](.gitbook/assets/plan.png)\n', '.gitbook/assets/plan.png': 'x', '.gitbook/x.png': 'y' })
    expect(await problems()).toEqual([])
    write({ 'a.md': '# A\n\n![P](.gitbook/x.png) ![P](.gitbook/assets/gone.png) [p](.gitbook/assets/p.md)\n' })
    write({ '.gitbook/assets/p.md': '# P\n' })
    const found = (await problems()).filter(({ severity }) => severity === 'error')
    expect(found.map(({ message }) => message)).toEqual([
      '`.gitbook/x.png` is left out, because it is in `.gitbook`, as is 1 more that pages name',
      'No file `.gitbook/assets/gone.png`',
    ])
  })

  test.each(['.git/config', 'node_modules/x/a.png', '.rolebook/a.png'])('%s can be had in no way', async (path) => {
    write({ 'a.md': `# A\n\n![P](${path})\n` })
    expect((await problems())[0]?.hint).toBe('Move it to where readers may see it, or remove the link.')
    write({ 'handbook.yaml': `include: [${path}]\n` })
    expect((await said())[0]).toContain('handbook.yaml key-value')
  })
})

test('a README that is a symbolic link is the first page', async () => {
  write({ 'pages/about.md': '# About us\n\nWe do things.\n' })
  symlinkSync('pages/about.md', join(folder, 'README.md'))
  expect((await run(['build', '.', '--no-cache', '--out', 'site'], folder)).code).toBe(0)
})
