import { lstatSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { hashContents, type OutputFile } from '../../src/base/files.ts'
import { describeDiskFault, WriteError } from '../../src/write/disk.ts'
import { checkPaths, publish } from '../../src/write/publish.ts'
import fc from '../support/cases.ts'
import { quickDisk } from '../support/faulty-disk.ts'
import { contentsOf, site, temporaryTarget } from '../support/publishing.ts'

const manifest = '.rolebook-site.json'
const touched = (path: string) => statSync(path).ctimeMs

test('the first build makes the folder, and parents it lacks', async () => {
  const { top, handbook } = temporaryTarget()
  const target = join(top, 'out/public/site')
  const done = await publish(site({ 'index.html': 'home', 'roles/tl.html': 'TL', 'logo.svg': '<svg/>' }), {
    target,
    handbook,
  })
  expect(done).toMatchObject({ written: 3, unchanged: 0, removed: 0 })
  expect(contentsOf(target)).toMatchObject({ 'index.html': 'home', 'roles/tl.html': 'TL', 'logo.svg': '<svg/>' })
  expect(readdirSync(join(top, 'out/public'))).toEqual(['site'])
})

test('an existing empty folder is filled, not replaced', async () => {
  const { top, target, handbook } = temporaryTarget()
  mkdirSync(target)
  const before = statSync(target).ino
  await publish(site({ 'roles/tl.html': 'TL' }), { target, handbook })
  expect(statSync(target).ino).toBe(before)
  expect(Object.keys(contentsOf(target)).sort()).toEqual([manifest, 'roles/', 'roles/tl.html'])
  expect(readdirSync(top).sort()).toEqual(['handbook', 'site'])
})

test('bytes are published as they are', async () => {
  const { target, handbook } = temporaryTarget()
  await publish([{ path: 'logo.png', contents: Uint8Array.from([0x89, 0x50, 0, 0xff]) }], { target, handbook })
  expect(contentsOf(target)['logo.png']).toBe('\x89P\0\xff')
})

test('only what changed is written', async () => {
  const { target, handbook } = temporaryTarget()
  await publish(site({ 'index.html': 'home', 'roles/em.html': 'EM', 'roles/tl.html': 'TL' }), { target, handbook })
  const before = touched(join(target, 'index.html'))
  const files = site({ 'index.html': 'home', 'roles/em.html': 'EM!', 'roles/tlm.html': 'TLM' })
  expect(await publish(files, { target, handbook })).toMatchObject({ written: 2, unchanged: 1, removed: 1 })
  expect(touched(join(target, 'index.html'))).toBe(before)
  expect(contentsOf(target)).toMatchObject({ 'index.html': 'home', 'roles/em.html': 'EM!', 'roles/tlm.html': 'TLM' })
  expect(contentsOf(target)).not.toHaveProperty(['roles/tl.html'])
})

test('a build that changes nothing touches nothing', async () => {
  const { target, handbook } = temporaryTarget()
  const files = site({ 'index.html': 'home', 'roles/em.html': 'EM' })
  await publish(files, { target, handbook })
  const before = touched(join(target, manifest))
  expect(await publish(files, { target, handbook })).toMatchObject({ written: 0, unchanged: 2, removed: 0 })
  expect(touched(join(target, manifest))).toBe(before)
})

test('folders that become empty are removed, others stay', async () => {
  const { target, handbook } = temporaryTarget()
  await publish(site({ 'a/b/c.html': 'c', 'd/e.html': 'e', 'd/f.html': 'f' }), { target, handbook })
  mkdirSync(join(target, 'mine'))
  await publish(site({ 'd/f.html': 'f' }), { target, handbook })
  expect(Object.keys(contentsOf(target)).sort()).toEqual([manifest, 'd/', 'd/f.html', 'mine/'])
})

test('what rolebook did not write is never removed', async () => {
  const { target, handbook } = temporaryTarget()
  await publish(site({ 'a/b.html': 'b', 'c.html': 'c' }), { target, handbook })
  writeFileSync(join(target, 'a/notes.txt'), 'mine')
  writeFileSync(join(target, 'CNAME'), 'handbook.example')
  await publish(site({ 'c.html': 'c' }), { target, handbook })
  expect(contentsOf(target)).toMatchObject({ 'a/notes.txt': 'mine', CNAME: 'handbook.example', 'c.html': 'c' })
  expect(contentsOf(target)).not.toHaveProperty(['a/b.html'])
})

test('what was changed by hand is written again', async () => {
  const { target, handbook } = temporaryTarget()
  const files = site({
    'longer.html': 'as built',
    'same-size.html': 'as built',
    'gone.html': 'as built',
    'old.html': 'as built',
  })
  await publish(files, { target, handbook })
  const expected = contentsOf(target)
  writeFileSync(join(target, 'longer.html'), 'as changed by hand')
  writeFileSync(join(target, 'same-size.html'), 'AS BUILT')
  writeFileSync(join(target, 'old.html'), 'AS BUILT')
  utimesSync(join(target, 'old.html'), 0, 0)
  rmSync(join(target, 'gone.html'))
  expect(await publish(files, { target, handbook })).toMatchObject({ written: 4, unchanged: 0, removed: 0 })
  expect(contentsOf(target)).toEqual(expected)
})

test('a file whose time is new but whose contents are not is left alone', async () => {
  const { target, handbook } = temporaryTarget()
  await publish(site({ 'index.html': 'home' }), { target, handbook })
  writeFileSync(join(target, 'index.html'), 'home')
  expect(await publish(site({ 'index.html': 'home' }), { target, handbook })).toMatchObject({ unchanged: 1 })
})

test('a file may become a folder, and a folder a file', async () => {
  const { target, handbook } = temporaryTarget()
  await publish(site({ a: 'file', 'b/c/d.html': 'in a folder' }), { target, handbook })
  await publish(site({ 'a/x.html': 'in a folder', b: 'file' }), { target, handbook })
  expect(contentsOf(target)).toMatchObject({ 'a/x.html': 'in a folder', b: 'file' })
  expect(Object.keys(contentsOf(target))).toHaveLength(4)
})

test('a path may change its case only', async () => {
  const { target, handbook } = temporaryTarget()
  await publish(site({ 'Roles/TL.html': 'TL', 'Roles/em.html': 'EM' }), { target, handbook })
  await publish(site({ 'roles/tl.html': 'TL', 'roles/em.html': 'EM' }), { target, handbook })
  expect(Object.keys(contentsOf(target)).sort()).toEqual([manifest, 'roles/', 'roles/em.html', 'roles/tl.html'])
})

test('the manifest has hashes of the published files in order, and neither their paths nor anything about the machine', async () => {
  const { target, handbook } = temporaryTarget()
  await publish(site({ 'roles/tl.html': 'TL', 'index.html': 'home' }), { target, handbook })
  expect(contentsOf(target)[manifest]).toMatchInlineSnapshot(`
    "{
     "rolebook": 3,
     "files": [
      "0eb547304658805aad788d320f10bf1f 4ea140588150773ce3aace786aeef7f4",
      "2683db32fd0838b56759669564609db6 3c719afbe12d2a8864b70e8fef5d2f7e"
     ]
    }
    "
  `)
})

test.each([
  [1, 'has their paths', (path: string) => path],
  [2, 'has hashes of them as keys', hashContents],
])('a site of an older rolebook, whose manifest of version %i %s, is ours as well', async (version, _, keyOf) => {
  const { target, handbook } = temporaryTarget()
  await publish(site({ 'a/same.html': 'same', 'a/old.html': 'old', 'a/changed.html': '1' }), { target, handbook })
  const files = { 'a/same.html': 'same', 'a/old.html': 'old', 'a/changed.html': '1' }
  const hashes = Object.fromEntries(Object.entries(files).map(([path, text]) => [keyOf(path), hashContents(text)]))
  writeFileSync(join(target, manifest), JSON.stringify({ rolebook: version, files: hashes }))
  writeFileSync(join(target, 'a/mine.html'), 'mine')
  const next = site({ 'a/same.html': 'same', 'a/changed.html': '2' })
  expect(await publish(next, { target, handbook })).toMatchObject({ written: 1, unchanged: 1, removed: 1 })
  expect(contentsOf(target)).toMatchObject({ 'a/same.html': 'same', 'a/changed.html': '2', 'a/mine.html': 'mine' })
  expect(contentsOf(target)).not.toHaveProperty(['a/old.html'])
})

describe('what pages that readers have open may still load', () => {
  const edition = (edition: number, more: Readonly<Record<string, string>> = {}) =>
    site({
      'index.html': `${edition}`,
      'search.js': `${edition}`,
      [`assets/site.0000000${edition}.css`]: 'css',
      [`next/assets/search-data.0000000${edition}.js`]: 'data',
      ...more,
    })
  const assets = (target: string) =>
    Object.keys(contentsOf(target))
      .filter((path) => /assets\/./.test(path))
      .sort()
  const of = (...editions: readonly number[]) => [
    ...editions.map((edition) => `assets/site.0000000${edition}.css`),
    ...editions.map((edition) => `next/assets/search-data.0000000${edition}.js`),
  ]

  test('stays for one more publication, and goes with the one after', async () => {
    const options = { ...temporaryTarget(), disk: quickDisk }
    await publish(edition(1), options)
    expect(await publish(edition(2), options)).toMatchObject({ written: 4, removed: 0 })
    expect(assets(options.target)).toEqual(of(1, 2))
    expect(contentsOf(options.target)['index.html']).toBe('2')
    expect(await publish(edition(3), options)).toMatchObject({ written: 4, removed: 2 })
    expect(assets(options.target)).toEqual(of(2, 3))
  })

  test('stays when the same site is published again, also to mend it', async () => {
    const options = { ...temporaryTarget(), disk: quickDisk }
    await publish(edition(1), options)
    await publish(edition(2), options)
    const before = contentsOf(options.target)
    expect(await publish(edition(2), options)).toMatchObject({ written: 0, removed: 0 })
    writeFileSync(join(options.target, 'index.html'), 'changed by hand')
    expect(await publish(edition(2), options)).toMatchObject({ written: 1, removed: 0 })
    expect(contentsOf(options.target)).toEqual(before)
  })

  test('is a part of the site again when the site goes back', async () => {
    const options = { ...temporaryTarget(), disk: quickDisk }
    await publish(edition(1), options)
    await publish(edition(2), options)
    expect(await publish(edition(1), options)).toMatchObject({ written: 2, unchanged: 2, removed: 0 })
    expect(await publish(edition(1), options)).toMatchObject({ written: 0 })
    expect(assets(options.target)).toEqual(of(1, 2))
  })

  test('is no page, no copy of a page, and no file of somebody else', async () => {
    const options = { ...temporaryTarget(), disk: quickDisk }
    await publish(edition(1, { 'a.html': 'a', 'a.md': 'a', 'guides/assets/b.0000000b.html': 'b' }), options)
    writeFileSync(join(options.target, 'assets/mine.0000000a.css'), 'mine')
    await publish(edition(2), options)
    await publish(edition(3), options)
    expect(assets(options.target)).toEqual(['assets/mine.0000000a.css', ...of(2, 3)])
    for (const path of ['a.html', 'a.md', 'guides/assets/b.0000000b.html'])
      expect(contentsOf(options.target)).not.toHaveProperty([path])
  })

  test.each([
    ['the same name in another case', { 'assets/SITE.00000001.css': 'other' }],
    ['a file instead of its folder', { next: 'a file' }],
    ['a folder of its name', { 'assets/site.00000001.css/x.html': 'a page' }],
  ])('makes room for %s', async (_, more) => {
    const options = { ...temporaryTarget(), disk: quickDisk }
    await publish(edition(1), options)
    const files = [...edition(2), ...site(more)].filter(({ path }) => !('next' in more) || !path.startsWith('next/'))
    await publish(files, options)
    expect(contentsOf(options.target)).toMatchObject(more)
  })
})

test.each([
  ['a file', 'index.html', (path: string) => writeFileSync(path, 'mine')],
  ['a link', 'index.html', (path: string) => symlinkSync('../handbook', path)],
  ['a folder', 'index.html', (path: string) => mkdirSync(path)],
  [
    'a folder with a file',
    'index.html/notes.txt',
    (path: string) => {
      mkdirSync(dirname(path))
      writeFileSync(path, 'mine')
    },
  ],
  ['a file instead of a folder', 'roles', (path: string) => writeFileSync(path, 'mine')],
  ['a link instead of a folder', 'roles', (path: string) => symlinkSync('../handbook', path)],
])('%s of someone else that is in the way is named and stays', async (_, path, make) => {
  const { target, handbook } = temporaryTarget()
  await publish(site({ 'about.html': 'about', 'old.html': 'old' }), { target, handbook })
  make(join(target, path))
  const before = contentsOf(target)
  const files = site({ 'about.html': 'new', 'index.html': 'home', 'roles/tl.html': 'TL' })
  await expect(publish(files, { target, handbook })).rejects.toThrow(
    `Something that rolebook did not write is in the way: \`${join(target, path)}\`.`,
  )
  expect(contentsOf(target)).toEqual(before)
})

test('a folder of the site that was replaced by a link is not followed', async () => {
  const { top, target, handbook } = temporaryTarget()
  await publish(site({ 'index.html': 'home', 'roles/tl.html': 'TL' }), { target, handbook })
  rmSync(join(target, 'roles'), { recursive: true })
  mkdirSync(join(top, 'mine'))
  writeFileSync(join(top, 'mine/tl.html'), 'mine')
  symlinkSync('../mine', join(target, 'roles'))
  const files = site({ 'index.html': 'home', 'roles/tl.html': 'new TL' })
  await expect(publish(files, { target, handbook })).rejects.toThrow('is in the way')
  await publish(site({ 'index.html': 'home' }), { target, handbook })
  expect(contentsOf(join(top, 'mine'))).toEqual({ 'tl.html': 'mine' })
  expect(lstatSync(join(target, 'roles')).isSymbolicLink()).toBe(true)
})

test('a manifest with paths out of the folder is not trusted', async () => {
  const { top, target, handbook } = temporaryTarget()
  writeFileSync(join(top, 'precious.txt'), 'mine')
  mkdirSync(target)
  writeFileSync(join(target, manifest), JSON.stringify({ rolebook: 1, files: { '../precious.txt': '0' } }))
  await expect(publish(site({ 'index.html': 'home' }), { target, handbook })).rejects.toThrow('is damaged')
  expect(contentsOf(top)).toMatchObject({ 'precious.txt': 'mine' })
})

test('a site without files is a folder with a manifest', async () => {
  const { target, handbook } = temporaryTarget()
  await publish([], { target, handbook })
  expect(contentsOf(target)).toEqual({ [manifest]: '{\n "rolebook": 3,\n "files": []\n}\n' })
})

describe('any sites', () => {
  const path = fc
    .array(fc.constantFrom('a', 'A', 'b', 'c.html'), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.join('/'))
  const anySite = fc
    .array(fc.record({ path, contents: fc.constantFrom('1', '2', '') }), { maxLength: 8 })
    .filter(isPossible)

  function isPossible(files: readonly OutputFile[]): boolean {
    try {
      checkPaths(files)
      return true
    } catch {
      return false
    }
  }

  test('any site can replace any other, and leaves no trace of it', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anySite, { minLength: 2, maxLength: 4 }), async (sites) => {
        const [many, one] = [temporaryTarget(), temporaryTarget()]
        for (const files of sites) await publish(files, { ...many, disk: quickDisk })
        await publish(sites.at(-1)!, { ...one, disk: quickDisk })
        expect(contentsOf(many.target)).toEqual(contentsOf(one.target))
        expect(Object.keys(contentsOf(many.top)).filter((name) => name.startsWith('.'))).toEqual([])
      }),
      { numRuns: 20, seed: 7 },
    )
  })
})

describe('paths', () => {
  test.each([
    ['', 'a part of it is empty'],
    ['/etc/passwd', 'it does not stay inside the site'],
    ['../x.html', 'it does not stay inside the site'],
    ['a/../../x.html', 'it does not stay inside the site'],
    ['./x.html', 'it does not stay inside the site'],
    ['a//b.html', 'a part of it is empty'],
    ['a/', 'a part of it is empty'],
    ['C:\\x.html', 'it contains a backslash'],
    ['C:/x.html', 'it contains a colon'],
    ['x.html:stream', 'it contains a colon'],
    ['\\\\host\\x', 'it contains a backslash'],
    ['nul\0.html', 'it contains a control character'],
    ['new\nline.html', 'it contains a control character'],
    ['half\ud800.html', 'it contains half a character'],
    ['con', 'Windows keeps the name `con` for a device'],
    ['roles/AUX.html', 'Windows keeps the name `AUX` for a device'],
    ['nul .tar.gz', 'Windows keeps the name `nul ` for a device'],
    ['com1/x.html', 'Windows keeps the name `com1` for a device'],
    ['roles./x.html', 'a part of it ends in a dot or a space'],
    ['roles /x.html', 'a part of it ends in a dot or a space'],
    [`${'é'.repeat(128)}`, 'a part of it is longer than 255 bytes'],
  ])('%j cannot be in a site', (path, why) => {
    expect(() => checkPaths(site({ [path]: '' }))).toThrow(`: ${why}.`)
  })

  test.each([
    'console.html',
    'com10.html',
    'lpt.html',
    '.well-known/x',
    '%2e%2e/x',
    'a b',
    'é'.repeat(127),
    '__proto__',
  ])('%j can be in a site', (path) => expect(() => checkPaths([{ path, contents: '' }])).not.toThrow())

  test('a control character is spelled out in the message', () => {
    expect(() => checkPaths(site({ 'a\u001b[2J': '' }))).toThrow('The site cannot hold `a\\u001b[2J`')
  })

  test.each([
    ['roles/tl.html', 'roles/tl.html', 'many disks take them for one file'],
    ['roles/tl.html', 'Roles/TL.html', 'many disks take them for one file'],
    ['caf\u00e9.html', 'cafe\u0301.html', 'many disks take them for one file'],
    ['.rolebook-site.json', '.Rolebook-Site.json', 'many disks take them for one file'],
    ['roles', 'Roles/tl.html', 'one needs a folder where the other is a file'],
  ])('%j and %j cannot both be in a site', (left, right, why) => {
    const files = [left, right].map((path) => ({ path, contents: '' }))
    if (left.startsWith('.')) files.shift()
    expect(() => checkPaths(files)).toThrow(`The site cannot hold both \`${left}\` and \`${right}\`: ${why}.`)
  })
})

describe('errors as sentences', () => {
  test.each([
    ['ENOSPC', 'There is no space left on the disk. The site is as it was.'],
    ['EDQUOT', 'The disk quota is used up. The site is as it was.'],
    ['EACCES', 'There is no permission to write `/srv/site`. The site is as it was.'],
    ['EPERM', 'There is no permission to write `/srv/site`. The site is as it was.'],
    ['EROFS', 'The disk of `/srv/site` can only be read. The site is as it was.'],
    ['EMFILE', 'Too many files are open. The site is as it was.'],
    ['ENAMETOOLONG', 'The path `/srv/site` is too long for the disk. The site is as it was.'],
    ['EIO', 'The disk failed at `/srv/site`. The site is as it was.'],
    ['EODD', 'The disk reports the fault EODD at `/srv/site`. The site is as it was.'],
  ])('%s is reported in words', (code, message) => {
    const fault = Object.assign(new Error(code), { code, syscall: 'open', path: '/srv/site' })
    const error = describeDiskFault(fault, 'The site is as it was.')
    expect(error).toBeInstanceOf(WriteError)
    expect(error).toMatchObject({ message, cause: fault })
  })

  test('an error of our own code is not turned into a sentence about the disk', () => {
    const error = new TypeError('x is not a function')
    expect(describeDiskFault(error, '')).toBe(error)
  })
})
