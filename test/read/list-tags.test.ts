import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { listTags, type Tags } from '../../src/read/git.ts'
import { temporary } from '../support/commands.ts'
import { env, type TestRepository, testRepository } from '../support/git.ts'

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

test('a tag stands for a version, a commit and the folder of the handbook in it', async () => {
  repository.git('tag', 'v1.0.0')
  const { tags, twice } = await tagsOf()
  const commit = repository.git('rev-parse', 'HEAD').trim()
  const tree = repository.git('rev-parse', 'HEAD:docs').trim()
  expect(tags).toEqual([{ name: 'v1.0.0', version: '1.0.0', commit, tree, date: '2026-01-01' }])
  expect(twice).toEqual([])
})

test('an annotated tag stands for its commit, also one of a tag, and has the day it was made', async () => {
  repository.git('tag', '-a', '-m', 'm', 'v1.0.0')
  repository.git('tag', '-a', '-m', 'm', 'v1.1.0', 'v1.0.0')
  const { tags } = await tagsOf()
  const commit = repository.git('rev-parse', 'HEAD').trim()
  expect(tags.map((tag) => tag.commit)).toEqual([commit, commit])
  expect(tags[0]!.date).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect(tags[0]!.date > '2026-01-01').toBe(true)
})

test('only tags that match the pattern and hold a version are ours, whatever else they are called', async () => {
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

test('of two tags for one version the first by name counts, and the other is said', async () => {
  repository.git('tag', 'a-1.0.0-x')
  repository.git('tag', 'a-1.0.0-X')
  const { tags, twice } = await tagsOf('a-*')
  expect(tags.map(({ name }) => name)).toEqual(['a-1.0.0-X'])
  expect(twice.map(({ name }) => name)).toEqual(['a-1.0.0-x'])
})

test('a tag from before the handbook has no folder, and one of no commit is none', async () => {
  repository.write({ 'new/b.md': 'b\n' })
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

test('five hundred tags take as many calls of git as one, and nothing is checked out', async () => {
  const commit = repository.git('rev-parse', 'HEAD').trim()
  const refs = Array.from({ length: 500 }, (_, at) => `${commit} refs/tags/v1.${at}.0\n`).join('')
  repository.write({ '.git/packed-refs': `# pack-refs with: peeled fully-peeled sorted \n${refs}` })
  const { tags } = await tagsOf()
  expect(tags).toHaveLength(500)
  expect(tags.every(({ tree }) => tree !== undefined)).toBe(true)
  expect(existsSync(join(repository.folder, '.git/index.lock'))).toBe(false)
})
