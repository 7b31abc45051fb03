import { mkdirSync, readdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { publish } from '../../src/write/publish.ts'
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

test('the manifest lists what is ours, in order, and nothing of the machine', async () => {
  const { target, handbook } = temporaryTarget()
  await publish(site({ 'roles/tl.html': 'TL', 'index.html': 'home' }), { target, handbook })
  expect(contentsOf(target)[manifest]).toMatchInlineSnapshot(`
    "{
     "rolebook": 1,
     "files": {
      "index.html": "4ea140588150773ce3aace786aeef7f4",
      "roles/tl.html": "3c719afbe12d2a8864b70e8fef5d2f7e"
     }
    }
    "
  `)
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

test('a folder of ours that someone replaced by a link is not followed', async () => {
  const { top, target, handbook } = temporaryTarget()
  await publish(site({ 'index.html': 'home', 'roles/tl.html': 'TL' }), { target, handbook })
  rmSync(join(target, 'roles'), { recursive: true })
  mkdirSync(join(top, 'mine'))
  writeFileSync(join(top, 'mine/tl.html'), 'mine')
  symlinkSync('../mine', join(target, 'roles'))
  await expect(publish(site({ 'index.html': 'home' }), { target, handbook })).rejects.toThrow('is in the way')
  expect(contentsOf(join(top, 'mine'))).toEqual({ 'tl.html': 'mine' })
})

test('a manifest that leads out of the folder is not believed', async () => {
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
  expect(contentsOf(target)).toEqual({ [manifest]: '{\n "rolebook": 1,\n "files": {}\n}\n' })
})
