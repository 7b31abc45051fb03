import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { readAssets } from '../../src/assets/assets.ts'
import type { RevisionFault } from '../../src/read/git.ts'
import { type ReadHandbook, readHandbook, readRevision } from '../../src/read/handbook.ts'
import { temporary } from '../support/commands.ts'
import { env, type TestRepository, testRepository } from '../support/git.ts'
import { lines } from '../support/pages.ts'

describe('a revision', () => {
  let repository: TestRepository
  beforeEach(() => {
    repository = testRepository()
  })

  async function at(ref: string, folder = repository.folder): Promise<ReadHandbook> {
    const read = await readRevision(folder, ref, { env })
    if ('reason' in read) throw new Error(`${read.message}. ${read.hint}`)
    return read
  }

  async function notAt(ref: string, folder = repository.folder): Promise<RevisionFault> {
    const read = await readRevision(folder, ref, { env })
    if ('reason' in read) return read
    throw new Error('It could be read.')
  }

  const pages = ({ input }: ReadHandbook) => Object.fromEntries(input.sources.map(({ path, text }) => [path, text]))
  const problems = ({ input }: ReadHandbook) => lines(input.messages).map((line) => line.replace(':1:1-1:1', ''))

  /** The bytes of every other file. */
  function files({ input, readBlob }: ReadHandbook): Record<string, string> {
    const assets = new Map(input.assets.map((asset) => [asset.path, asset]))
    const read = readAssets({ assets, usedAssets: new Set(assets.keys()) }, readBlob)
    return Object.fromEntries([...read.files].map(([path, { contents }]) => [path, Buffer.from(contents).toString()]))
  }

  describe('a handbook at a revision', () => {
    test('is as it was committed, whatever has happened to the folder since', async () => {
      repository.write({ 'handbook.yaml': 'title: Old\n', 'roles/em.md': '\uFEFF# EM\n', 'map.svg': '<svg/>' })
      repository.commit('2026-01-01')
      repository.git('tag', 'v1.0.0')
      repository.write({ 'handbook.yaml': 'title: New\n', 'roles/em.md': '# Changed\n', 'new.md': 'new\n' })
      rmSync(join(repository.folder, 'map.svg'))
      const read = await at('v1.0.0')
      expect(read.config.title).toBe('Old')
      expect(pages(read)).toEqual({ 'roles/em.md': '# EM\n' })
      expect(files(read)).toEqual({ 'map.svg': '<svg/>' })
    })

    test('is the same as the folder that was committed', async () => {
      repository.write({
        'docs/handbook.yaml': 'exclude: ["out/**"]\nplugins: { remark: ["./plug.js"] }\n',
        'docs/a.md': '# A\n',
        'docs/b/ü ö.md': '# B\n',
        'docs/b/"q".png': 'x',
        'docs/b/x.png': 'x',
        'docs/out/c.md': '# C\n',
        'docs/.hidden/d.md': '# D\n',
        'docs/site/.rolebook-site.json': '{}',
        'docs/site/e.md': '# E\n',
        'docs/plug.js': 'export default () => undefined\n',
        'docs/bad.md': 'caf\u00e9\0',
        'outside.md': '# no\n',
      })
      writeFileSync(join(repository.folder, 'docs/latin.md'), Buffer.from('caf\xe9', 'latin1'))
      symlinkSync('a.md', join(repository.folder, 'docs/inside.md'))
      symlinkSync('b', join(repository.folder, 'docs/folder'))
      symlinkSync('../outside.md', join(repository.folder, 'docs/outside.md'))
      symlinkSync('/etc/passwd', join(repository.folder, 'docs/passwd'))
      symlinkSync('gone', join(repository.folder, 'docs/nothing'))
      symlinkSync('loop', join(repository.folder, 'docs/loop'))
      symlinkSync('folder', join(repository.folder, 'docs/twice'))
      repository.commit('2026-01-01')
      const folder = join(repository.folder, 'docs')
      const now = await readHandbook(folder, { plugins: false })
      const then = await at('HEAD', folder)
      expect(then.text).toBe(now.text)
      expect(then.input.sources).toEqual(now.input.sources)
      expect(then.input.assets.map(({ path }) => path)).toEqual(now.input.assets.map(({ path }) => path))
      expect(problems(then).sort()).toEqual(
        problems(now)
          .filter((line) => !line.includes('plugin-off'))
          .sort(),
      )
      expect(problems(then)).not.toEqual([])
    })

    test('can be named by a tag of either kind, a branch, a commit or an expression such as HEAD~1', async () => {
      repository.write({ 'a.md': 'first\n' })
      repository.commit('2026-01-01')
      repository.git('tag', 'light')
      repository.git('tag', '-a', '-m', 'm', 'annotated')
      repository.git('tag', '-a', '-m', 'm', 'twice', 'annotated')
      repository.git('branch', 'old')
      const id = repository.git('rev-parse', 'HEAD').trim()
      repository.write({ 'a.md': 'second\n' })
      repository.commit('2026-01-02')
      for (const ref of ['light', 'annotated', 'twice', 'old', id, id.slice(0, 10), 'HEAD~1', 'refs/tags/light'])
        expect(pages(await at(ref)), ref).toEqual({ 'a.md': 'first\n' })
    })

    test('is read in a work tree of a bare repository, and on a detached HEAD', async () => {
      repository.write({ 'a.md': 'a\n' })
      repository.commit('2026-01-01')
      repository.git('tag', 'v1.0.0')
      const bare = join(temporary(), 'bare.git')
      repository.git('clone', '-q', '--bare', '.', bare)
      const tree = join(temporary(), 'tree')
      execFileSync('git', ['-C', bare, 'worktree', 'add', '-q', '--detach', tree], { env, stdio: 'pipe' })
      expect(pages(await at('v1.0.0', tree))).toEqual({ 'a.md': 'a\n' })
    })

    test('says which pages are too large, and reads none of them', async () => {
      repository.write({
        'handbook.yaml': 'limits: { fileBytes: 10 }\n',
        'a.md': 'a'.repeat(11),
        'b.md': 'b'.repeat(10),
      })
      repository.commit('2026-01-01')
      const read = await at('HEAD')
      expect(Object.keys(pages(read))).toEqual(['b.md'])
      expect(problems(read)).toEqual(['a.md file-too-large Unexpected size of 11 bytes, expected at most 10'])
    })

    test('says that a submodule is in another repository', async () => {
      const other = testRepository()
      other.write({ 'b.md': 'b\n' })
      other.commit('2026-01-01')
      repository.write({ 'a.md': 'a\n' })
      repository.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', other.folder, 'sub')
      repository.commit('2026-01-01')
      const read = await at('HEAD')
      expect(pages(read)).toEqual({ 'a.md': 'a\n' })
      expect(problems(read)).toEqual([
        'sub file-unreadable Unexpected submodule, whose files are in another repository',
      ])
    })

    test('says that Git LFS has a file, be it a page or a picture', async () => {
      const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12\n`
      repository.write({ 'a.md': pointer, 'b.png': pointer })
      repository.commit('2026-01-01')
      const read = await at('HEAD')
      expect(problems(read)).toEqual([
        'a.md file-unreadable The file is not here: Git LFS has put a pointer in its place',
      ])
      const assets = new Map(read.input.assets.map((asset) => [asset.path, asset]))
      expect(readAssets({ assets, usedAssets: new Set(['b.png']) }, read.readBlob).unreadable.get('b.png')).toEqual({
        message: 'The file is not here: Git LFS has put a pointer in its place',
        hint: 'Keep the file in git itself: what Git LFS keeps cannot be read from a revision.',
      })
    })

    test('of a clone without all files cannot be read, and nothing is fetched', async () => {
      repository.write({ 'a.md': 'a\n', 'b.png': 'b' })
      repository.commit('2026-01-01')
      repository.git('config', 'uploadpack.allowFilter', 'true')
      const clone = join(temporary(), 'clone')
      const options = ['--no-checkout', '--filter=blob:none']
      execFileSync('git', ['clone', '-q', ...options, `file://${repository.folder}`, clone], { env, stdio: 'pipe' })
      const fault = await notAt('HEAD', clone)
      expect(fault).toMatchObject({ reason: 'history', hint: expect.stringContaining('without `--filter`') })
      expect(fault.message).toMatch(/^`HEAD` cannot be read: /)
    })

    test('is read where only a part of the files is checked out', async () => {
      repository.write({ 'a.md': 'a\n', 'roles/em.md': 'em\n' })
      repository.commit('2026-01-01')
      repository.git('sparse-checkout', 'set', '--no-cone', '/a.md')
      expect(existsSync(join(repository.folder, 'roles'))).toBe(false)
      expect(pages(await at('HEAD'))).toEqual({ 'a.md': 'a\n', 'roles/em.md': 'em\n' })
    })
  })

  describe('when there is nothing to read', () => {
    test('the message names the command that may help', async () => {
      repository.write({ 'a.md': 'a\n' })
      repository.commit('2026-01-01')
      expect(await notAt('v9.9.9')).toEqual({
        reason: 'ref',
        message: 'Nothing in the repository is called `v9.9.9`',
        hint: 'Expected a tag, a branch or the id of a commit. If others have it, run `git fetch --tags`.',
      })
      repository.write({ 'docs/b.md': 'b\n' })
      expect(await notAt('main', join(repository.folder, 'docs'))).toEqual({
        reason: 'folder',
        message: 'At `main` there is no folder `docs`',
        hint: 'See what it was called: `git ls-tree main`.',
      })
      expect(await notAt('main', temporary())).toMatchObject({ reason: 'repository' })
      expect(await notAt('main', testRepository().folder)).toMatchObject({ reason: 'repository' })
      const noGit = await readRevision(repository.folder, 'main', { env: { PATH: '/nonexistent' } })
      expect(noGit).toMatchObject({
        reason: 'git',
        message: 'Revisions cannot be read: git cannot be started',
        hint: 'Install git, and make sure that `git log` runs in the folder of the handbook.',
      })
    })

    test('a clone with a part of the history says how to get the rest', async () => {
      repository.write({ 'a.md': 'a\n' })
      repository.commit('2026-01-01')
      repository.git('tag', 'v1.0.0')
      repository.write({ 'a.md': 'b\n' })
      repository.commit('2026-01-02')
      const clone = join(temporary(), 'clone')
      const options = ['--depth', '1', '--no-tags']
      execFileSync('git', ['clone', '-q', ...options, `file://${repository.folder}`, clone], { env, stdio: 'pipe' })
      expect(await notAt('v1.0.0', clone)).toEqual({
        reason: 'ref',
        message: 'Nothing in the repository is called `v1.0.0`, and this clone has only part of the history',
        hint: 'Expected a tag, a branch or the id of a commit. If others have it, run `git fetch --unshallow --tags`; in GitHub Actions, give actions/checkout `fetch-depth: 0`.',
      })
      expect(pages(await at('HEAD', clone))).toEqual({ 'a.md': 'b\n' })
    })

    test.skipIf(process.getuid?.() !== 0)('a repository of somebody else is not read until one says so', async () => {
      repository.write({ 'a.md': 'a\n' })
      repository.commit('2026-01-01')
      execFileSync('chown', ['-R', '65534:65534', repository.folder])
      expect(await notAt('main')).toEqual({
        reason: 'unsafe',
        message: 'Revisions cannot be read: the repository belongs to somebody else',
        hint: `If you trust it, run \`git config --global --add safe.directory ${repository.folder}\`.`,
      })
    })

    test.each([
      '--help',
      '-h',
      '--output=x',
      '',
      ' ',
      '$(id)',
      '<script>',
      'a\0b',
      'a\nb',
      'main:a.md',
      'main^{tree}',
      '../x',
      'main..main',
    ])('the name %j is only looked up', async (ref) => {
      repository.write({ 'a.md': 'a\n' })
      repository.commit('2026-01-01')
      expect(await notAt(ref)).toMatchObject({ reason: 'ref' })
      expect(readdirSync(repository.folder).sort()).toEqual(['.git', 'a.md'])
    })
  })

  test('nothing that a repository names is run', async () => {
    repository.write({ 'a.md': 'a\n', 'b.png': 'b', '.gitattributes': '* diff=evil filter=evil merge=evil\n' })
    repository.commit('2026-01-01')
    repository.git('tag', '-a', '-m', 'm', 'v1.0.0')
    const canary = join(temporary(), 'canary')
    const evil = join(temporary(), 'evil')
    writeFileSync(evil, `#!/bin/sh\ntouch '${canary}'\n`)
    chmodSync(evil, 0o755)
    const hooks = temporary()
    for (const hook of ['post-checkout', 'post-index-change', 'reference-transaction', 'fsmonitor-watchman'])
      symlinkSync(evil, join(hooks, hook))
    mkdirSync(join(repository.folder, '.git/hooks'), { recursive: true })
    symlinkSync(evil, join(repository.folder, '.git/hooks/post-checkout'))
    const named = ['core.fsmonitor', 'core.sshCommand', 'core.pager', 'core.editor', 'core.askPass', 'gpg.program']
    for (const key of [...named, 'diff.external', 'diff.evil.textconv', 'diff.evil.command', 'filter.evil.smudge'])
      repository.git('config', key, evil)
    repository.git('config', 'core.hooksPath', hooks)
    repository.git('config', 'alias.cat-file', `!${evil}`)
    const before = readFileSync(join(repository.folder, '.git/config'))
    const read = await at('v1.0.0')
    expect(pages(read)).toEqual({ 'a.md': 'a\n' })
    expect(files(read)).toEqual({ 'b.png': 'b' })
    expect(existsSync(canary)).toBe(false)
    expect(readFileSync(join(repository.folder, '.git/config'))).toEqual(before)
  })
})
