import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'
import { type BuildOptions, buildSite } from '../../src/build.ts'
import { publishedIn, temporary } from './commands.ts'
import { env, type TestRepository, testRepository } from './git.ts'
import { editedHandbook, type Files, makeEditor } from './random-edits.ts'

/** A handbook in a repository, built once; edits of it, each of which may be committed, and a comparison with a cold build. */
export async function startEditing(seed: number, more: Partial<BuildOptions> = {}, files: Files = editedHandbook()) {
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
