import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { listTags, type Tags } from '../../src/read/tags.ts'
import { temporary } from '../support/commands.ts'
import { env, type TestRepository, testRepository } from '../support/git.ts'

describe('tags of releases', () => {
  let repository: TestRepository
  beforeEach(() => {
    repository = testRepository()
    repository.write({ 'docs/a.md': 'a\n', 'other.txt': 'o\n' })
    repository.commit('2026-01-01')
  })

  async function tagsOf(pattern = 'v*', folder = join(repository.folder, 'docs')): Promise<Tags> {
    const found = await listTags(folder, pattern, env)
    if ('reason' in found) throw new Error(found.message)
    return found
  }

  test('a tag gives a version, a commit and the folder of the handbook in it', async () => {
    repository.git('tag', 'v1.0.0')
    const { tags, twice } = await tagsOf()
    const commit = repository.git('rev-parse', 'HEAD').trim()
    const tree = repository.git('rev-parse', 'HEAD:docs').trim()
    const time = Date.parse('2026-01-01T12:00:00Z') / 1000
    expect(tags).toEqual([
      { name: 'v1.0.0', version: '1.0.0', commit, prefix: 'docs/', tree, time, date: '2026-01-01' },
    ])
    expect(twice).toEqual([])
  })

  test('an annotated tag gives its commit, also a tag of a tag, and has the day it was made', async () => {
    repository.git('tag', '-a', '-m', 'm', 'v1.0.0')
    repository.git('tag', '-a', '-m', 'm', 'v1.1.0', 'v1.0.0')
    const { tags } = await tagsOf()
    const commit = repository.git('rev-parse', 'HEAD').trim()
    expect(tags.map((tag) => tag.commit)).toEqual([commit, commit])
    expect(tags[0]!.date).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(tags[0]!.date > '2026-01-01').toBe(true)
  })

  test('a tag on a file or a folder, also by way of a note, is no release and is named', async () => {
    repository.git('tag', 'v1.0.0')
    repository.git('tag', 'v2.0.0', 'HEAD:docs/a.md')
    repository.git('tag', '-a', '-m', 'm', 'v3.0.0', 'HEAD:docs')
    repository.git('tag', 'v4', 'HEAD:docs/a.md')
    const { tags, odd } = await tagsOf()
    expect(tags.map(({ name }) => name)).toEqual(['v1.0.0'])
    expect(odd.map(({ name, type }) => [name, type])).toEqual([
      ['v2.0.0', 'blob'],
      ['v3.0.0', 'tree'],
    ])
  })

  test('only tags that match the pattern and contain a version are releases, whatever their names', async () => {
    const names = ['<script>alert(1)</script>', 'v1"x', '$(id)', 'con', 'a/b', 'v', 'version', 'v1', 'v1.0', 'v01.0.0']
    const more = ['v5.0.0/x', 'vv1.0.0', '1.0.0', 'v1.0.0+build', 'v-1.0.0', 'v1.0.0-<b>', 'v1.0.0"', 'v\u202e1.0.0']
    for (const name of [...names, ...more]) repository.git('tag', name)
    repository.git('tag', 'v1.0.0')
    repository.git('tag', 'v2.0.0-beta.1')
    repository.git('tag', 'handbook-v3.0.0')
    repository.git('tag', 'releases/4.0.0/final')
    const versionsOf = async (pattern: string) => (await tagsOf(pattern)).tags.map(({ version }) => version)
    expect(await versionsOf('v*')).toEqual(['1.0.0', '2.0.0-beta.1'])
    expect(await versionsOf('handbook-v*')).toEqual(['3.0.0'])
    expect(await versionsOf('releases/*/final')).toEqual(['4.0.0'])
    expect(await versionsOf('*')).toEqual(['1.0.0'])
  })

  test('of two tags for one version the first by name counts, and the other is reported', async () => {
    repository.git('tag', 'a-1.0.0-x')
    repository.git('tag', 'a-1.0.0-X')
    const { tags, twice } = await tagsOf('a-*')
    expect(tags.map(({ name }) => name)).toEqual(['a-1.0.0-X'])
    expect(twice.map(({ name }) => name)).toEqual(['a-1.0.0-x'])
  })

  test('a tag from before the handbook has no folder, and a tag of something else than a commit is ignored', async () => {
    repository.write({ 'new/b.md': 'b\n', 'new/roles/em.md': 'e\n', 'new/roles/tl.md': 't\n' })
    repository.git('tag', 'v1.0.0')
    repository.git('tag', 'v2.0.0', 'HEAD:other.txt')
    repository.commit('2026-02-02')
    const { tags } = await tagsOf('v*', join(repository.folder, 'new'))
    expect(tags.map(({ name, tree }) => [name, tree])).toEqual([['v1.0.0', undefined]])
  })

  test('a repository without tags has none, and one without a commit cannot be asked', async () => {
    expect((await tagsOf()).tags).toEqual([])
    expect(await listTags(testRepository().folder, 'v*', env)).toMatchObject({ reason: 'repository' })
    expect(await listTags(temporary(), 'v*', env)).toMatchObject({ reason: 'repository' })
    expect(await listTags(repository.folder, 'v*', { PATH: '/nonexistent' })).toMatchObject({ reason: 'git' })
  })

  test('five hundred tags take as many calls of git as one tag, and nothing is checked out', async () => {
    const commit = repository.git('rev-parse', 'HEAD').trim()
    const refs = Array.from({ length: 500 }, (_, at) => `${commit} refs/tags/v1.${at}.0\n`).join('')
    repository.write({ '.git/packed-refs': `# pack-refs with: peeled fully-peeled \n${refs}` })
    const { tags } = await tagsOf()
    expect(tags).toHaveLength(500)
    expect(tags.every(({ tree }) => tree !== undefined)).toBe(true)
    expect(existsSync(join(repository.folder, '.git/index.lock'))).toBe(false)
  })
})

describe('a handbook whose folder had another name', () => {
  let repository: TestRepository
  beforeEach(() => {
    repository = testRepository()
  })

  const handbook = (folder: string, more = '') => ({
    [`${folder}README.md`]: '# Handbook\n',
    [`${folder}roles/em.md`]: `# EM\n${more}`,
    [`${folder}roles/tl.md`]: '# TL\n',
    [`${folder}guides/start.md`]: '# Start\n',
  })

  function move(from: string, to: string): void {
    for (const path of Object.keys(handbook(''))) {
      mkdirSync(dirname(join(repository.folder, to, path)), { recursive: true })
      renameSync(join(repository.folder, from, path), join(repository.folder, to, path))
    }
    if (from !== '') rmSync(join(repository.folder, from), { recursive: true })
  }

  function release(tag: string): void {
    repository.commit('2026-01-01')
    repository.git('tag', tag)
  }

  /** Where the handbook was at each tag. */
  async function found(folder: string): Promise<Record<string, string | undefined>> {
    const found = await listTags(join(repository.folder, folder), 'v*', env)
    if ('reason' in found) throw new Error(found.message)
    return Object.fromEntries(found.tags.map(({ name, prefix }) => [name, prefix]))
  }

  test('is found where it was, also if it was moved several times and edited meanwhile', async () => {
    repository.write(handbook(''))
    release('v1.0.0')
    move('', 'docs/')
    release('v2.0.0')
    repository.write({ 'docs/roles/em.md': '# EM\nHires.\n', 'docs/roles/pm.md': '# PM\n' })
    release('v2.1.0')
    move('docs/', 'people/our handbook/')
    repository.write({ 'people/our handbook/roles/tl.md': '# TL\nDesigns.\n' })
    release('v3.0.0')
    expect(await found('people/our handbook')).toEqual({
      'v1.0.0': '',
      'v2.0.0': 'docs/',
      'v2.1.0': 'docs/',
      'v3.0.0': 'people/our handbook/',
    })
  })

  test('is found before the move is committed, and when it moved back', async () => {
    repository.write(handbook('a/'))
    release('v1.0.0')
    move('a/', 'b/')
    release('v2.0.0')
    move('b/', 'a/')
    release('v3.0.0')
    expect(await found('a')).toEqual({ 'v1.0.0': 'a/', 'v2.0.0': 'b/', 'v3.0.0': 'a/' })
    move('a/', 'c/')
    expect(await found('c')).toEqual({ 'v1.0.0': 'a/', 'v2.0.0': 'b/', 'v3.0.0': 'a/' })
  })

  test('is found where a folder of its name was something else', async () => {
    repository.write({ ...handbook('handbook/'), 'docs/README.md': '# The code\n', 'docs/api.md': '# API\n' })
    release('v1.0.0')
    rmSync(join(repository.folder, 'docs'), { recursive: true })
    move('handbook/', 'docs/')
    release('v2.0.0')
    expect(await found('docs')).toEqual({ 'v1.0.0': 'handbook/', 'v2.0.0': 'docs/' })
  })

  test('is not mixed up with another handbook that stays where it was', async () => {
    repository.write({ ...handbook('ours/'), ...handbook('theirs/') })
    release('v1.0.0')
    move('ours/', 'handbook/')
    release('v2.0.0')
    expect(await found('handbook')).toEqual({ 'v1.0.0': 'ours/', 'v2.0.0': 'handbook/' })
    expect(await found('theirs')).toEqual({ 'v1.0.0': 'theirs/', 'v2.0.0': 'theirs/' })
  })

  test('is not found where it was not there yet, whatever else has a README', async () => {
    repository.write({ 'README.md': '# The code\n', 'src/README.md': '# Sources\n', 'LICENSE.md': 'MIT\n' })
    release('v0.1.0')
    repository.write({ ...handbook('handbook/'), 'handbook/LICENSE.md': 'MIT\n' })
    release('v1.0.0')
    expect(await found('handbook')).toEqual({ 'v0.1.0': undefined, 'v1.0.0': 'handbook/' })
  })

  test('that was written again in its place is there', async () => {
    repository.write({ 'handbook/one.md': '# One\n' })
    release('v1.0.0')
    rmSync(join(repository.folder, 'handbook'), { recursive: true })
    repository.write({ 'handbook/two.md': '# Two\n' })
    release('v2.0.0')
    expect(await found('handbook')).toEqual({ 'v1.0.0': 'handbook/', 'v2.0.0': 'handbook/' })
  })
})
