import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { explainSystemError } from '../../src/base/ordinary-files.ts'
import { filesIn, folderOf, run } from '../support/commands.ts'
import { testRepository } from '../support/git.ts'

type Make = (path: string) => void | Promise<void>

/** What may be where a file is expected. */
const strange: Record<string, Make> = {
  'a folder': (path) => void mkdirSync(path),
  'a pipe': (path) => void execFileSync('mkfifo', [path]),
  'a socket': async (path) => {
    const server = createServer().listen(path)
    await new Promise((resolve) => server.once('listening', resolve))
    onTestFinished(() => void server.close())
  },
  'a link to a device': (path) => symlinkSync('/dev/zero', path),
  'a link to itself': (path) => symlinkSync(path, path),
  'a file of 300 MB': (path) => {
    writeFileSync(path, '')
    truncateSync(path, 300 * 1024 * 1024)
  },
}

const pages = { 'README.md': '# Ours\n', 'guides/a.md': '# A\n' }

describe.skipIf(process.platform === 'win32')('at once, with the path', () => {
  const links: Record<string, Make> = {
    'a link out of the handbook': (path) => {
      writeFileSync(join(path, '../../outside.yaml'), 'title: Secret\n')
      symlinkSync('../outside.yaml', path)
    },
    'a link to nothing': (path) => symlinkSync('gone.yaml', path),
  }

  test.each(Object.entries({ ...strange, ...links }))('no command takes %s for handbook.yaml', async (_, make) => {
    const folder = folderOf(pages)
    await make(join(folder, 'handbook/handbook.yaml'))
    for (const args of [['check'], ['build'], ['build', '--releases'], ['rename', 'a', 'b'], ['owners']]) {
      const started = performance.now()
      const { code, out, err } = await run(args, folder)
      expect([code, out, err], args.join(' ')).toEqual([2, '', expect.stringContaining('handbook/handbook.yaml')])
      expect(performance.now() - started).toBeLessThan(5_000)
    }
    expect(existsSync(join(folder, 'site'))).toBe(false)
  })

  test('a handbook.yaml that is a link to a file of the handbook is read', async () => {
    const folder = folderOf({ ...pages, 'settings/ours.yaml': 'title: Linked\n' })
    symlinkSync('settings/ours.yaml', join(folder, 'handbook/handbook.yaml'))
    expect(await run(['build'], folder)).toMatchObject({ code: 0, err: '' })
    expect(filesIn(join(folder, 'site')).get('index.html')!.toString()).toContain('Linked')
  })

  test.each(Object.entries(strange).filter(([name]) => name !== 'a folder'))(
    'no command takes %s for the handbook',
    async (_, make) => {
      const folder = folderOf({})
      await make(join(folder, 'handbook'))
      for (const args of [['check'], ['build'], ['diff', 'HEAD']]) {
        const { code, err } = await run(args, folder)
        expect([code, err]).toEqual([2, expect.stringContaining('handbook')])
      }
    },
  )

  test.each(Object.entries(strange))(
    'a build replaces nothing where %s is in place of the list of its files',
    async (_, make) => {
      const folder = folderOf(pages)
      await run(['build'], folder)
      const list = join(folder, 'site/.rolebook-site.json')
      rmSync(list)
      await make(list)
      for (const args of [['build'], ['build', '--no-cache', '--force']]) {
        const { code, err } = await run(args, folder)
        expect([code, err]).toEqual([2, expect.stringContaining('.rolebook-site.json')])
      }
    },
  )

  test.each(Object.entries(strange).filter(([name]) => name !== 'a folder'))(
    'a build does not publish to %s',
    async (_, make) => {
      const folder = folderOf(pages)
      await make(join(folder, 'site'))
      const { code, err } = await run(['build'], folder)
      expect([code, err]).toEqual([2, expect.stringContaining('site')])
      expect(readdirSync(folder).filter((name) => name.startsWith('.site'))).toEqual([])
    },
  )

  test.each(Object.entries(strange))(
    'where %s is in place of what is kept between runs, it is made again',
    async (_, make) => {
      const folder = folderOf(pages)
      const { git, commit } = testRepository(folder)
      commit('2026-01-01')
      git('tag', 'v1.0.0')
      await run(['build', '--releases'], folder)
      for (const path of filesIn(join(folder, '.rolebook')).keys()) {
        const file = join(folder, '.rolebook', path)
        rmSync(file)
        await make(file)
      }
      expect(await run(['check'], folder)).toMatchObject({ code: 0, err: '' })
      expect(await run(['build', '--releases'], folder)).toMatchObject({ code: 0, err: '' })
    },
  )

  test('a pipe in place of a lock or a journal stops nobody', async () => {
    const folder = folderOf(pages)
    testRepository(folder).commit('2026-01-01')
    const names = ['.site.rolebook-lock', 'handbook/.rolebook-edit.json', 'handbook/.rolebook-release.json']
    for (const name of [...names, 'handbook/.rolebook-edit-lock']) execFileSync('mkfifo', [join(folder, name)])
    expect(await run(['build'], folder)).toMatchObject({ code: 0, err: '' })
    expect(readdirSync(join(folder, 'handbook')).sort()).toEqual(['README.md', 'guides'])
  })

  // Nothing keeps the administrator of a machine from reading.
  test.skipIf(process.getuid?.() === 0)('what you have no permission for is named', async () => {
    for (const path of ['handbook/handbook.yaml', 'handbook', 'site', 'site/.rolebook-site.json']) {
      const folder = folderOf({ ...pages, 'handbook.yaml': 'title: Ours\n' })
      await run(['build'], folder)
      chmodSync(join(folder, path), 0)
      onTestFinished(() => chmodSync(join(folder, path), 0o755))
      const { code, err } = await run(['build', '--no-cache'], folder)
      expect([code, err]).toEqual([2, expect.stringContaining(path)])
    }
  })

  test('what the system says of a path is said in words', () => {
    const said = (code: string) =>
      explainSystemError(Object.assign(new Error(code), { code, syscall: 'open', path: '/a/b' }))
    expect(said('EACCES')).toMatchObject({ message: 'There is no permission to use `/a/b`.' })
    expect(said('ENOENT')).toMatchObject({ message: '`/a/b` is gone.' })
    expect(said('EIO')).toMatchObject({ message: 'The system cannot use `/a/b`: it reports EIO.' })
    const bug = new TypeError('a bug of ours')
    expect(explainSystemError(bug)).toBe(bug)
  })
})
