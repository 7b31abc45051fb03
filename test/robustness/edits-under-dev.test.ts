// G2: whatever happens to the handbook, the last good pages stay and the server mends itself with it.
// G5: however an editor saves, the page is rebuilt; what it writes for itself is not seen.
// G6: what a message quotes can neither be HTML in a page nor steer a terminal.
import { chmod, cp, mkdir, open, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { eventually, fetchText, message, openStream, rebuilds, type Toy, toy } from '../support/dev.ts'

test('G2: an error leaves the last good pages, says what is wrong, and goes away when it is fixed', async () => {
  const { url, port, write } = await toy({ 'index.md': 'first', 'tl.md': 'lead' })
  const page = await openStream(port)
  await eventually(() => expect(page.notices).toHaveLength(1))

  await write('tl.md', 'ERROR There is no such role')
  await eventually(() => expect(page.notices.at(-1)?.trouble).toBeDefined())
  expect(page.notices.at(-1)).toEqual({
    build: page.notices[0]!.build,
    trouble: {
      title: 'The handbook has 1 error. You see the last good version.',
      problems: [{ where: 'tl.md:3:8', rule: 'link-missing', message: 'There is no such role', hint: 'Write `tl`.' }],
      more: 0,
    },
  })
  expect(await fetchText(`${url}tl.html`)).toContain('lead')

  await write('tl.md', 'better lead')
  await eventually(async () => expect(await fetchText(`${url}tl.html`)).toContain('better lead'))
  await eventually(() => expect(page.notices.at(-1)?.build).not.toBe(page.notices[0]!.build))
  expect(page.notices.at(-1)?.trouble).toBeUndefined()
})

test('G2: undoing the change that caused an error reloads nothing', async () => {
  const { port, write } = await toy({ 'index.md': 'first' })
  const page = await openStream(port)
  await write('index.md', 'ERROR Oops')
  await eventually(() => expect(page.notices.at(-1)?.trouble).toBeDefined())
  await write('index.md', 'first')
  await eventually(() => expect(page.notices.at(-1)?.trouble).toBeUndefined())
  expect(new Set(page.notices.map(({ build }) => build)).size).toBe(1)
})

test('G2: a handbook with errors from the start shows them on every page until they are fixed', async () => {
  const { url, port, write } = await toy({ 'index.md': 'ERROR Unexpected `<b>`' })
  const page = await openStream(port)
  const answer = await fetch(`${url}roles/tl.html`)
  expect(answer.status).toBe(503)
  const html = await answer.text()
  expect(html).toContain('The handbook has 1 error.')
  expect(html).toContain('index.md:3:8')
  expect(html).toContain('Unexpected <code>&lt;b')
  expect(html).toContain('/__rolebook/dev.js')

  await write('index.md', 'resolved')
  await eventually(async () => expect(await fetchText(url)).toContain('resolved'))
  await eventually(() => expect(new Set(page.notices.map(({ build }) => build)).size).toBe(2))
})

test('G2: a rebuild that crashes is reported, and the next one runs as usual', async () => {
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

test('G2: a rebuild that throws before it returns a promise is treated the same', async () => {
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

describe('whatever happens to a folder, dev sees what is written in it later', () => {
  const aside = (folder: string) => `${folder}-aside`
  const fates: Readonly<Record<string, (folder: string) => Promise<void>>> = {
    'moved away and back': async (folder) => {
      await rename(folder, aside(folder))
      await sleep(1_000)
      await rename(aside(folder), folder)
    },
    'moved away and back at once': async (folder) => {
      await rename(folder, aside(folder))
      await rename(aside(folder), folder)
    },
    'deleted and written again': async (folder) => {
      await cp(folder, aside(folder), { recursive: true })
      await rm(folder, { recursive: true })
      await sleep(1_000)
      await cp(aside(folder), folder, { recursive: true })
    },
    'deleted and written again at once': async (folder) => {
      await cp(folder, aside(folder), { recursive: true })
      await rm(folder, { recursive: true })
      await cp(aside(folder), folder, { recursive: true })
    },
    'replaced by a copy': async (folder) => {
      await cp(folder, aside(folder), { recursive: true })
      await rename(folder, `${folder}-old`)
      await rename(aside(folder), folder)
    },
    'replaced by a link to itself': async (folder) => {
      await rename(folder, aside(folder))
      await symlink(aside(folder), folder)
    },
    'replaced by a link to itself, and the link by itself': async (folder) => {
      await rename(folder, aside(folder))
      await symlink(aside(folder), folder)
      await sleep(1_000)
      await rm(folder)
      await rename(aside(folder), folder)
    },
    'taken for a file': async (folder) => {
      await rename(folder, aside(folder))
      await writeFile(folder, '')
      await sleep(1_000)
      await rm(folder)
      await rename(aside(folder), folder)
    },
  }

  test.each(Object.entries(fates))('G2: the handbook is %s', async (_fate, happen) => {
    const { folder, url, write } = await toy({ 'index.md': 'first', 'roles/tl.md': 'lead' })
    await happen(folder)
    await sleep(1_000)
    for (const text of ['second', 'third']) {
      await write('roles/tl.md', text)
      await eventually(async () => expect(await fetchText(`${url}roles/tl.html`)).toContain(text))
    }
  })

  // A link inside the handbook is not followed by the watcher of the folder it is in.
  const inside = Object.entries(fates).filter(([fate]) => !/by a link to itself$/.test(fate))
  test.each(inside)('G2: a folder of the handbook is %s', async (_fate, happen) => {
    const { folder, url, write } = await toy({ 'index.md': 'first', 'roles/deep/tl.md': 'lead' })
    await happen(join(folder, 'roles'))
    await sleep(1_000)
    for (const text of ['second', 'third']) {
      await write('roles/deep/tl.md', text)
      await eventually(async () => expect(await fetchText(`${url}roles/deep/tl.html`)).toContain(text))
    }
  })

  test.each(['', 'roles'])('G2: `handbook/%s` cannot be read for a while', async (path) => {
    // Nothing is unreadable to root.
    if (process.getuid?.() === 0) {
      process.seteuid!(65_534)
      onTestFinished(() => process.seteuid!(0))
    }
    const { folder, url, write } = await toy({ 'index.md': 'first', 'roles/tl.md': 'lead' })
    await chmod(join(folder, path), 0)
    await sleep(2_000)
    await chmod(join(folder, path), 0o755)
    await sleep(1_000)
    for (const text of ['second', 'third']) {
      await write('roles/tl.md', text)
      await eventually(async () => expect(await fetchText(`${url}roles/tl.html`)).toContain(text))
    }
  })

  test('G2: handbook.yaml is deleted and written again', async () => {
    const { folder, events, write } = await toy({ 'index.md': 'first', 'handbook.yaml': 'title: A\n' })
    const changes = () => events.flatMap((event) => (event.kind === 'rebuilt' ? event.changed : []))
    for (let round = 1; round <= 2; round++) {
      await rm(join(folder, 'handbook.yaml'))
      await eventually(() => expect(changes().filter((path) => path === 'handbook.yaml')).toHaveLength(2 * round - 1))
      await write('handbook.yaml', 'title: B\n')
      await eventually(() => expect(changes().filter((path) => path === 'handbook.yaml')).toHaveLength(2 * round))
    }
  })

  test('G2: a link is exchanged for the folder that it led to', async () => {
    const { folder, url, write } = await toy({ 'index.md': 'first' })
    await rename(folder, aside(folder))
    await symlink(aside(folder), folder)
    await write('index.md', 'behind a link')
    await eventually(async () => expect(await fetchText(url)).toContain('behind a link'))
    await sleep(600)
    await rm(folder)
    await rename(aside(folder), folder)
    await sleep(600)
    await write('index.md', 'a folder again')
    await eventually(async () => expect(await fetchText(url)).toContain('a folder again'))
  })
})

describe('ways to save', () => {
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
    'removed and written again': async (path, text) => {
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

  test('G5: the last of many saves in a row is never lost', async () => {
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

  test('G5: a loop of symbolic links is not followed', async () => {
    const { folder, url, write } = await toy({ 'index.md': 'first' })
    await mkdir(join(folder, 'a'))
    await symlink(folder, join(folder, 'a/loop'))
    await write('a/x.md', 'x')
    await eventually(async () => expect(await fetchText(`${url}a/x.html`)).toContain('x'))
  })

  /** Long enough that a rebuild, had one been set off, would have been. */
  const quiet = async (_served: Toy) => sleep(500)
})

describe('hostile messages', () => {
  const esc = String.fromCharCode(27)
  const bell = String.fromCharCode(7)
  const hostile = `<img src=x onerror=alert(1)></script></title>${esc}[31mred${esc}[0m${bell}${esc}]0;title${bell}\u202Egpj.md`
  const problems = [message('error', `roles/${hostile}.md`, hostile)]

  test('G6: the page that shows errors escapes them', async () => {
    const { url } = await toy({}, { rebuild: async () => ({ problems }) })
    const html = await fetchText(`${url}<script>alert(2)</script>`)
    expect(html).toContain('&lt;img src=x onerror=alert(1)>')
    expect(html).not.toMatch(/<img|<\/script><\/title>|alert\(2\)/)
    expect(html).not.toMatch(steering)
  })

  test('G6: the page that says a page is missing escapes its path', async () => {
    const { url } = await toy({ 'index.md': 'first' })
    const html = await fetchText(`${url}%3Cimg%20src=x%20onerror=alert(1)%3E`)
    expect(html).toContain('/&lt;img src=x onerror=alert(1)>')
    expect(html).not.toContain('<img')
  })

  test('G6: open pages get messages as plain text in one line', async () => {
    const { port } = await toy({}, { rebuild: async () => ({ files: [], problems, crash: `${hostile}\nat x` }) })
    const page = await openStream(port)
    await eventually(() => expect(page.notices).toHaveLength(1))
    const { trouble } = page.notices[0]!
    expect(trouble?.problems[0]?.where).toBe('roles/<img src=x onerror=alert(1)></script></title>redgpj.md.md:3:8')
    expect(trouble?.problems[0]?.message).toBe('<img src=x onerror=alert(1)></script></title>redgpj.md')
    expect(trouble?.crash).toBe('<img src=x onerror=alert(1)></script></title>redgpj.md\nat x')
  })

  test('G6: the message of a crash cannot steer the terminal', async () => {
    const { events } = await toy({}, { rebuild: () => Promise.reject(new Error(hostile)) })
    expect(events.at(-1)).toMatchObject({ kind: 'crashed', message: expect.not.stringMatching(steering) })
  })

  test('G6: the name of a changed file cannot steer the terminal', async () => {
    const { events, write } = await toy({ 'index.md': 'first' })
    await write(`a${esc}[31mb.md`, 'second')
    await eventually(() => expect(events.at(-1)).toMatchObject({ kind: 'rebuilt', changed: ['ab.md'], pages: 2 }))
  })

  const steering = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/u
})
