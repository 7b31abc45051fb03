// G2: whatever happens to the handbook, the last good pages stay and the server mends itself with it.

import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { eventually, fetchText, openStream, rebuilds, toy } from '../support/dev.ts'

test('G2: an error leaves the last good pages, says what is wrong, and goes when it is mended', async () => {
  const { url, port, write } = await toy({ 'index.md': 'first', 'tl.md': 'lead' })
  const page = await openStream(port)
  await eventually(() => expect(page.notices).toHaveLength(1))

  await write('tl.md', 'ERROR There is no such role')
  await eventually(() => expect(page.notices.at(-1)?.trouble).toBeDefined())
  expect(page.notices.at(-1)).toEqual({
    build: page.notices[0]!.build,
    trouble: {
      title: 'The handbook has 1 error. You see the last good version.',
      problems: [{ where: 'tl.md:3:8', rule: 'link-missing', message: 'There is no such role', mend: 'Write `tl`.' }],
      more: 0,
    },
  })
  expect(await fetchText(`${url}tl.html`)).toContain('lead')

  await write('tl.md', 'better lead')
  await eventually(async () => expect(await fetchText(`${url}tl.html`)).toContain('better lead'))
  await eventually(() => expect(page.notices.at(-1)?.build).not.toBe(page.notices[0]!.build))
  expect(page.notices.at(-1)?.trouble).toBeUndefined()
})

test('G2: mending by taking the change back reloads nothing', async () => {
  const { port, write } = await toy({ 'index.md': 'first' })
  const page = await openStream(port)
  await write('index.md', 'ERROR Oops')
  await eventually(() => expect(page.notices.at(-1)?.trouble).toBeDefined())
  await write('index.md', 'first')
  await eventually(() => expect(page.notices.at(-1)?.trouble).toBeUndefined())
  expect(new Set(page.notices.map(({ build }) => build)).size).toBe(1)
})

test('G2: a handbook broken from the start shows its errors on every page until it is mended', async () => {
  const { url, port, write } = await toy({ 'index.md': 'ERROR Unexpected `<b>`' })
  const page = await openStream(port)
  const answer = await fetch(`${url}roles/tl.html`)
  expect(answer.status).toBe(503)
  const html = await answer.text()
  expect(html).toContain('The handbook has 1 error.')
  expect(html).toContain('index.md:3:8')
  expect(html).toContain('Unexpected <code>&lt;b')
  expect(html).toContain('/__rolebook/dev.js')

  await write('index.md', 'mended')
  await eventually(async () => expect(await fetchText(url)).toContain('mended'))
  await eventually(() => expect(new Set(page.notices.map(({ build }) => build)).size).toBe(2))
})

test('G2: a rebuild that crashes is told, and the next one goes on as if nothing had been', async () => {
  const { url, events, port, write } = await toy({ 'index.md': 'first' })
  const page = await openStream(port)
  await write('index.md', 'CRASH')
  await eventually(() => expect(events.at(-1)?.kind).toBe('crashed'))
  expect(events.at(-1)).toMatchObject({ message: expect.stringContaining('Cannot read properties of undefined') })
  await eventually(() => expect(page.notices.at(-1)?.trouble?.crash).toContain('TypeError'))
  expect(await fetchText(url)).toContain('first')

  await write('index.md', 'second')
  await eventually(async () => expect(await fetchText(url)).toContain('second'))
})

test('G2: a rebuild that throws before it returns is no different', async () => {
  const { url, events } = await toy({}, { rebuild: () => expect.fail('at once') })
  expect(events.at(-1)).toMatchObject({ kind: 'crashed', message: expect.stringContaining('at once') })
  expect(await fetchText(url)).toContain('Something in rolebook broke.')
})

test('G2: the folder is deleted, restored, and then edited', async () => {
  const { folder, url, port, write } = await toy({ 'index.md': 'first', 'roles/tl.md': 'lead' })
  const page = await openStream(port)
  await rm(folder, { recursive: true })
  await eventually(() => expect(page.notices.at(-1)?.trouble?.problems[0]?.message).toBe('The folder is gone'))
  expect(await fetchText(`${url}roles/tl.html`)).toContain('lead')

  await write('index.md', 'restored')
  await write('roles/tl.md', 'restored lead')
  await eventually(async () => expect(await fetchText(`${url}roles/tl.html`)).toContain('restored lead'))

  await write('roles/tl.md', 'edited lead')
  await eventually(async () => expect(await fetchText(`${url}roles/tl.html`)).toContain('edited lead'))
})

test('G2: another folder takes the place of the handbook, and is watched from then on', async () => {
  const { folder, url, write } = await toy({ 'index.md': 'first' })
  await mkdir(`${folder}-next`)
  await writeFile(join(`${folder}-next`, 'index.md'), 'other')
  await rename(folder, `${folder}-old`)
  await rename(`${folder}-next`, folder)
  await eventually(async () => expect(await fetchText(url)).toContain('other'))
  await write('index.md', 'other edited')
  await eventually(async () => expect(await fetchText(url)).toContain('other edited'))
})

test('G2: a folder that is not there at first is waited for', async () => {
  const served = await toy({})
  expect(await fetchText(served.url)).toContain('The folder is gone')
  await served.write('index.md', 'arrived')
  await eventually(async () => expect(await fetchText(served.url)).toContain('arrived'))
  expect(rebuilds(served).at(-1)).toMatchObject({ fresh: true, pages: 1 })
})
