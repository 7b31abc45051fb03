import { chmodSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { filesIn, hashesIn, run, temporary } from '../support/commands.ts'
import { env, type TestRepository, testRepository } from '../support/git.ts'

describe('a site with releases stays as it is', () => {
  let master: TestRepository
  let repository: TestRepository
  let site: ReadonlyMap<string, string>

  beforeAll(async () => {
    master = testRepository()
    master.write({
      'handbook/handbook.yaml': 'title: Ours\n',
      'handbook/README.md': '# Home\n\n![A map](map.png)\n',
      'handbook/map.png': 'a map',
      'handbook/guides/a.md': '# A\n\nThe first text.\n',
      'handbook/guides/more/b.md': '# B\n',
      'tool/x.txt': 'x',
    })
    master.commit('2026-01-01')
    master.git('tag', 'v1.0.0')
    master.write({ 'handbook/guides/a.md': '# A\n\nThe second text.\n' })
    master.commit('2026-01-02')
    master.git('tag', '-a', '-m', 'm', 'v1.1.0')
    master.write({ 'tool/y.txt': 'y' })
    master.commit('2026-01-03')
    master.git('tag', '-a', '-m', 'm', 'tool-v3')
    const built = await run(['build', 'handbook', '--releases', '--no-cache'], master.folder, { env })
    expect(built).toMatchObject({ code: 0 })
    site = hashesIn(join(master.folder, 'site'))
  })

  beforeEach(() => {
    const folder = temporary()
    cpSync(master.folder, folder, { recursive: true })
    repository = testRepository(folder, false)
  })

  const objectFile = (name: string) => {
    const oid = repository.git('rev-parse', name).trim()
    return join(repository.folder, '.git/objects', oid.slice(0, 2), oid.slice(2))
  }
  const lose = (name: string) => rmSync(objectFile(name))
  function overwrite(file: string, contents: string | Buffer): void {
    rmSync(file, { force: true })
    writeFileSync(file, contents)
  }
  const build = (more: Record<string, string> = {}) =>
    run(['build', 'handbook', '--releases', '--no-cache'], repository.folder, { env: { ...env, ...more } })

  async function expectRefusal(...words: (string | RegExp)[]): Promise<void> {
    const { code, err } = await build()
    for (const word of words) expect(err).toMatch(word)
    expect(err).toMatch(/git (?:fsck|fetch)/)
    expect(code).toBe(2)
    expect(hashesIn(join(repository.folder, 'site'))).toEqual(site)
  }

  test.each<[what: string, object: string, tag: string]>([
    ['the commit of a release', 'v1.0.0', 'v1.0.0'],
    ['the tag itself', 'v1.1.0', 'v1.1.0'],
    ['the commit that a tag is of', 'v1.1.0^{commit}', 'v1.1.0'],
    ['the tree of a release', 'v1.0.0^{tree}', 'v1.0.0'],
    ['the folder of the handbook', 'v1.0.0:handbook', 'v1.0.0'],
    ['a folder of the handbook', 'v1.0.0:handbook/guides', 'v1.0.0'],
    ['a page', 'v1.0.0:handbook/guides/a.md', 'v1.0.0'],
  ])('when git has lost %s', async (_, object, tag) => {
    // Git itself says only what refers to such a commit.
    const oid = repository.git('rev-parse', object.replace(/\^\{commit\}$/, '')).trim()
    lose(object)
    await expectRefusal(tag, oid.slice(0, 12))
  })

  test.each([
    ['a page', 'handbook/guides/a.md'],
    ['a picture', 'handbook/map.png'],
    ['the configuration', 'handbook/handbook.yaml'],
  ])('when %s is damaged: empty, cut off, or the contents of another', async (what, path) => {
    const file = objectFile(`v1.0.0:${path}`)
    const whole = readFileSync(file)
    const other = readFileSync(objectFile('v1.0.0:handbook/guides/more/b.md'))
    const damages = [other, Buffer.from(''), whole.subarray(0, whole.length - 4), Buffer.from('nonsense')]
    for (const contents of what === 'a page' ? damages : damages.slice(0, 2)) {
      overwrite(file, contents)
      await expectRefusal(/v1\.\d\.0/)
    }
  })

  test('when the file of a tag is empty, nonsense or names no object', async () => {
    for (const contents of ['', 'nonsense\n', `${'0'.repeat(40)}\n`, `${'1'.repeat(40)}\n`]) {
      overwrite(join(repository.folder, '.git/refs/tags/v1.0.0'), contents)
      await expectRefusal('v1.0.0')
    }
  })

  test('when the list of packed tags is damaged', async () => {
    repository.git('pack-refs', '--all')
    const file = join(repository.folder, '.git/packed-refs')
    const text = readFileSync(file, 'utf8')
    overwrite(file, `${text}nonsense\n`)
    await expectRefusal('packed-refs')
    overwrite(file, text.slice(0, -9))
    await expectRefusal('packed-refs')
  })

  test('when a pack is damaged', async () => {
    repository.git('gc', '-q')
    const pack = [...filesIn(join(repository.folder, '.git/objects/pack')).keys()].find((name) =>
      name.endsWith('.pack'),
    )!
    const file = join(repository.folder, '.git/objects/pack', pack)
    const bytes = readFileSync(file)
    overwrite(file, Buffer.concat([bytes.subarray(0, 12), Buffer.alloc(bytes.length - 12, 7)]))
    await expectRefusal()
    rmSync(file)
    await expectRefusal()
  })

  test('when the repository itself is damaged', async () => {
    const git = join(repository.folder, '.git')
    overwrite(join(git, 'config'), '[core\n')
    await expectRefusal('config')
    overwrite(join(git, 'config'), '[core]\nrepositoryformatversion = 9\n')
    await expectRefusal('version')
    rmSync(git, { recursive: true })
    writeFileSync(git, 'gitdir: /nowhere\n')
    await expectRefusal('/nowhere')
  })

  test('but not because of a tag that is none of its releases', async () => {
    lose('tool-v3')
    expect(await build()).toMatchObject({ code: 0, err: '' })
    overwrite(join(repository.folder, '.git/refs/tags/tool-v3'), '')
    expect(await build()).toMatchObject({ code: 0, err: '' })
    expect(hashesIn(join(repository.folder, 'site'))).toEqual(site)
  })

  describe.skipIf(process.platform === 'win32')('when git itself', () => {
    /** A git that does something else for one command. */
    function otherGit(command: string, script: string): string {
      const folder = temporary()
      const real = `PATH='${process.env.PATH}' exec git "$@"`
      writeFileSync(join(folder, 'git'), `#!/bin/sh\ncase " $* " in *" ${command} "*) ${script} ;; esac\n${real}\n`)
      chmodSync(join(folder, 'git'), 0o755)
      return `${folder}${delimiter}${process.env.PATH}`
    }

    const commands = ['rev-parse', 'for-each-ref', 'cat-file', 'ls-tree', 'log']

    test.each(commands.slice(0, 4))('fails, says nonsense or is killed at git %s', async (command) => {
      for (const script of ['exit 3', 'echo nonsense', 'kill -9 $$']) {
        if (command === 'rev-parse' && script === 'echo nonsense') continue
        const { code, err } = await build({
          PATH: otherGit(command, script === 'exit 3' ? 'echo fatal: broken >&2; exit 3' : `${script}; exit 0`),
        })
        expect([code, err], script).toEqual([2, expect.stringMatching(/[Gg]it/)])
        expect(hashesIn(join(repository.folder, 'site'))).toEqual(site)
      }
    })

    test('fails when it reads the history', async () => {
      const { code, err } = await build({ PATH: otherGit('log', 'exit 128') })
      expect([code, err]).toEqual([2, expect.stringContaining('history')])
      expect(hashesIn(join(repository.folder, 'site'))).toEqual(site)
    })

    test.each(commands.slice(0, 4))('does not answer at git %s', async (command) => {
      const PATH = otherGit(command, 'sleep 30')
      const started = performance.now()
      const { code, err } = await build({ PATH, ROLEBOOK_GIT_SECONDS: '0.3' })
      expect(err).toMatch(/did not answer for 0\.3 seconds|cannot read the object/)
      expect(code).toBe(2)
      expect(performance.now() - started).toBeLessThan(15_000)
      expect(hashesIn(join(repository.folder, 'site'))).toEqual(site)
    })
  })

  test('and the next release is not made on top of a damaged one', async () => {
    repository.write({ 'handbook/guides/a.md': '# A\n\nThe third text.\n' })
    repository.commit('2026-01-04')
    lose('v1.1.0:handbook/guides/a.md')
    const { code, err } = await run(['release', 'handbook'], repository.folder, { env })
    expect([code, err]).toEqual([2, expect.stringContaining('v1.1.0')])
    expect(existsSync(join(repository.folder, 'handbook/releases'))).toBe(false)
    const compared = await run(['diff', 'v1.1.0', '--handbook', 'handbook'], repository.folder, { env })
    expect([compared.code, compared.err]).toEqual([2, expect.stringContaining('guides/a.md')])
  })
})
