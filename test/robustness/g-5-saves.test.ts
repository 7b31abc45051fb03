// G5: however an editor saves, the page is rebuilt; what it writes for itself is not seen.

import { mkdir, open, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { eventually, fetchText, rebuilds, type Toy, toy } from '../support/dev.ts'

const saves: Readonly<Record<string, (path: string, text: string) => Promise<void>>> = {
  'in place': (path, text) => writeFile(path, text),
  'beside and renamed over': async (path, text) => {
    await writeFile(`${path}.tmp`, text)
    await rename(`${path}.tmp`, path)
  },
  'with a hidden file renamed over': async (path, text) => {
    const hidden = path.replace('tl.md', '.tl.md.part')
    await writeFile(hidden, text)
    await rename(hidden, path)
  },
  'with a backup, as vim does': async (path, text) => {
    await writeFile(path.replace('tl.md', '4913'), '')
    await rm(path.replace('tl.md', '4913'))
    await rename(path, `${path}~`)
    await writeFile(path, text)
    await unlink(`${path}~`)
  },
  'removed and written anew': async (path, text) => {
    await unlink(path)
    await writeFile(path, text)
  },
  'emptied and written later': async (path, text) => {
    const file = await open(path, 'w')
    await sleep(45)
    await file.write(text)
    await file.close()
  },
}

test.each(Object.entries(saves))('G5: a file saved %s is seen, and seen again', async (_way, save) => {
  const { folder, url } = await toy({ 'index.md': 'first', 'roles/tl.md': 'lead 0' })
  for (const text of ['lead 1', 'lead 2', 'lead 3']) {
    await save(join(folder, 'roles/tl.md'), text)
    await eventually(async () => expect(await fetchText(`${url}roles/tl.html`)).toContain(text))
  }
})

test('G5: of many saves in a row the last is never lost', async () => {
  const { folder, url } = await toy({ 'index.md': 'first' })
  for (let round = 0; round < 5; round++) {
    for (let save = 0; save < 6; save++) {
      await writeFile(join(folder, 'index.md'), `round ${round} save ${save}`)
      await sleep(round * 2 + save * 5)
    }
    await eventually(async () => expect(await fetchText(url)).toContain(`round ${round} save 5`))
  }
})

test('G5: a folder is renamed, and edited under its new name', async () => {
  const { folder, url, write } = await toy({ 'index.md': 'first', 'roles/deep/tl.md': 'lead' })
  await rename(join(folder, 'roles'), join(folder, 'people'))
  await eventually(async () => expect(await fetchText(`${url}people/deep/tl.html`)).toContain('lead'))
  expect((await fetch(`${url}roles/deep/tl.html`)).status).toBe(404)
  await write('people/deep/tl.md', 'edited')
  await eventually(async () => expect(await fetchText(`${url}people/deep/tl.html`)).toContain('edited'))
})

test('G5: pages come and go', async () => {
  const { folder, url, write } = await toy({ 'index.md': 'first' })
  await write('a/b/c/tl.md', 'deep')
  await eventually(async () => expect(await fetchText(`${url}a/b/c/tl.html`)).toContain('deep'))
  await rm(join(folder, 'a'), { recursive: true })
  await eventually(async () => expect((await fetch(`${url}a/b/c/tl.html`)).status).toBe(404))
})

test("G5: editors' own files, hidden ones, packages and what the caller ignores rebuild nothing", async () => {
  const served = await toy(
    { 'index.md': 'first', 'roles/tl.md': 'lead' },
    { ignored: (path) => path.endsWith('/site') || path.includes('/site/') },
  )
  const own = ['.tl.md.swp', 'tl.md.swp', 'tl.md~', '4913', '#tl.md#', '.#tl.md', '.DS_Store', 'tl.md___jb_tmp___']
  for (const name of own) await served.write(`roles/${name}`, 'x')
  for (const path of ['.git/index', 'node_modules/x/index.md', 'site/index.html', '.cache/x.md'])
    await served.write(path, 'x')
  for (const name of own) await rm(join(served.folder, 'roles', name))
  await quiet(served)
  expect(rebuilds(served)).toHaveLength(1)
})

test('G5: reading files and touching nothing rebuilds nothing', async () => {
  const served = await toy({ 'index.md': 'first', 'roles/tl.md': 'lead' })
  await served.write('roles/tl.md', 'lead 2')
  await eventually(() => expect(rebuilds(served)).toHaveLength(2))
  await quiet(served)
  expect(rebuilds(served)).toHaveLength(2)
  expect(rebuilds(served)[1]).toMatchObject({ changed: ['roles/tl.md'], pages: 2, fresh: true })
})

test('G5: a loop of symbolic links is not walked', async () => {
  const { folder, url, write } = await toy({ 'index.md': 'first' })
  await mkdir(join(folder, 'a'))
  await symlink(folder, join(folder, 'a/loop'))
  await write('a/x.md', 'x')
  await eventually(async () => expect(await fetchText(`${url}a/x.html`)).toContain('x'))
})

/** Long enough that a rebuild, had one been set off, would have been. */
const quiet = async (_served: Toy) => sleep(500)
