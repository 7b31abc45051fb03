// What a build remembers of the one before may save time and nothing else.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { type BuildOptions, buildSite } from '../../src/build.ts'
import { publishedIn, temporary } from '../support/commands.ts'
import { env, type TestRepository, testRepository } from '../support/git.ts'
import { editedHandbook, type Files, makeEditor } from '../support/random-edits.ts'

const isFull = process.env.EVERYTHING !== undefined
const seed = 100 * Number(process.env.SEED ?? 1)

/** Some seeds for the histories of a kind, each of which is short enough for a slow machine. */
const seeds = (count: number): readonly number[] => Array.from({ length: isFull ? count : 1 }, (_, at) => seed + at)

test.each(seeds(6))(
  'what a build leaves equals a cold build byte for byte after each of many edits (%i)',
  async (seed) => {
    const { edit, expectCold } = await startEditing(seed)
    for (let edits = 0; edits < (isFull ? 25 : 4); edits++) await expectCold(edit())
  },
)

// Every one of them makes all releases again in the cold build.
test.runIf(isFull).each(seeds(6))('the same of a site with releases, to which a tag is added (%i)', async (seed) => {
  const { edit, release, expectCold } = await startEditing(seed, { releases: true })
  await expectCold(release())
  for (let edits = 0; edits < 8; edits++) await expectCold(edits === 4 ? release() : edit())
})

test.runIf(isFull)('the same where the search is so large that it comes in parts', async () => {
  const lines = (from: number) =>
    Array.from({ length: 2500 }, (_, at) => `Word${from + at} is followed by another one.`)
  const pages = Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7, 8].map((at) => [`long/p${at}.md`, lines(at * 100).join('\n\n')]),
  )
  const { edit, expectCold } = await startEditing(seed, {}, new Map([...editedHandbook(), ...Object.entries(pages)]))
  for (let edits = 0; edits < 3; edits++) await expectCold(edit())
})

/** A handbook in a repository, built once; edits of it, each of which may be committed, and a comparison with a cold build. */
async function startEditing(seed: number, more: Partial<BuildOptions> = {}, files: Files = editedHandbook()) {
  const repository = testRepository()
  const handbook = join(repository.folder, 'handbook')
  const written: Files = new Map()
  const history: string[] = []
  const changeFiles = makeEditor(seed)
  const build = (target: string, keepIn: string | undefined) =>
    buildSite({
      folder: handbook,
      target,
      keepIn,
      force: true,
      plugins: false,
      today: '2026-04-01',
      clock: () => performance.now(),
      now: Date.now(),
      env,
      ...more,
    })
  const day = () => new Date(Date.UTC(2026, 0, 1 + history.length)).toISOString().slice(0, 10)
  const save = () => {
    writeEdited(repository, files, written)
    // Some edits are seen before they are committed.
    if (history.length % 3 !== 1) repository.commit(day(), history.length % 2 === 0 ? 'Ada' : 'Grace')
  }
  const [warm, cold] = [join(repository.folder, 'site'), join(temporary(), 'site')]
  const memory = join(temporary(), 'memory')
  save()
  await build(warm, memory)
  return {
    edit: () => {
      history.push(changeFiles(files))
      save()
      return history
    },
    release: () => {
      history.push('new tag')
      repository.commit(day())
      repository.git('tag', `v${history.length}.0.0`)
      return history
    },
    expectCold: async (edits: readonly string[]) => {
      await build(warm, memory)
      // It remembers nothing; that the files are there already saves writing those that are the same.
      await build(cold, undefined)
      const [left, right] = [publishedIn(warm), publishedIn(cold)]
      const paths = new Set([...left.keys(), ...right.keys()])
      const different = [...paths].filter((path) => left.get(path) !== right.get(path))
      expect(different, `After ${edits.length} edits, the last of which were ${edits.slice(-3).join(', ')}`).toEqual([])
    },
  }
}

function writeEdited({ folder }: TestRepository, files: Files, written: Files): void {
  for (const path of written.keys()) if (!files.has(path)) rmSync(join(folder, 'handbook', path))
  for (const [path, contents] of files) {
    if (written.get(path) === contents) continue
    mkdirSync(dirname(join(folder, 'handbook', path)), { recursive: true })
    writeFileSync(join(folder, 'handbook', path), contents)
  }
  written.clear()
  for (const [path, contents] of files) written.set(path, contents)
}
