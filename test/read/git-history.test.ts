import { execFileSync } from 'node:child_process'
import { appendFileSync, chmodSync, existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { readGitFacts } from '../../src/read/git-history.ts'
import { temporary } from '../support/commands.ts'
import { env, pageText, type TestRepository, testRepository } from '../support/git.ts'

let repository: TestRepository

beforeEach(() => {
  repository = testRepository()
})

const factsOf = async (folder = repository.folder, keepIn?: string) =>
  Object.fromEntries((await readGitFacts(folder, { env, keepIn })).facts)

/** What git itself says about one file. */
function followed(path: string, folder = repository.folder): { changed: string; authors: string[] } {
  const format = ['-c', 'log.showSignature=false', 'log', '--follow', '-M50%', '--date=format-local:%Y-%m-%d']
  const text = execFileSync('git', ['-C', folder, ...format, '--format=%cd %aN', '--', path], {
    env: { ...env, TZ: 'UTC' },
    encoding: 'utf8',
  })
  const lines = text.trim().split('\n')
  return { changed: lines[0]!.slice(0, 10), authors: [...new Set(lines.map((line) => line.slice(11)))] }
}

describe('what git knows of a page', () => {
  test('is the day of its last commit and its authors, the last one first and each once', async () => {
    repository.write({ 'a.md': pageText('a'), 'b.md': pageText('b') })
    repository.commit('2026-01-01', 'Ada')
    repository.write({ 'a.md': `${pageText('a')}More.\n` })
    repository.commit('2026-02-02', 'Bob')
    repository.write({ 'a.md': pageText('a') })
    repository.commit('2026-03-03', 'Ada')
    expect(await factsOf()).toEqual({
      'a.md': { changed: '2026-03-03', authors: ['Ada', 'Bob'] },
      'b.md': { changed: '2026-01-01', authors: ['Ada'] },
    })
  })

  test('is a day in UTC, wherever it was committed', async () => {
    repository.write({ 'a.md': 'a\n' })
    repository.commit('2026-04-01T01:30:00+05:00')
    expect(await factsOf()).toMatchObject({ 'a.md': { changed: '2026-03-31' } })
  })

  test('names authors as .mailmap does, also before it is committed', async () => {
    repository.write({ 'a.md': 'a\n' })
    repository.commit('2026-01-01', 'Ada')
    const keepIn = join(temporary(), 'kept')
    await factsOf(repository.folder, keepIn)
    repository.write({ '.mailmap': 'Ada Lovelace <ada@example.com>\n' })
    expect(await factsOf(repository.folder, keepIn)).toMatchObject({ 'a.md': { authors: ['Ada Lovelace'] } })
  })

  test('follows a rename, also one that changed a line, and one of a renamed page', async () => {
    repository.write({ 'a.md': pageText('a') })
    repository.commit('2026-01-01', 'Ada')
    repository.write({ 'b.md': pageText('a').replace('says 3', 'said 3') })
    rmSync(join(repository.folder, 'a.md'))
    repository.commit('2026-02-02', 'Bob')
    repository.git('mv', 'b.md', 'c d.md')
    repository.commit('2026-03-03', 'Cyd')
    expect(await factsOf()).toEqual({ 'c d.md': { changed: '2026-03-03', authors: ['Cyd', 'Bob', 'Ada'] } })
    expect(followed('c d.md')).toEqual({ changed: '2026-03-03', authors: ['Cyd', 'Bob', 'Ada'] })
  })

  test('does not count the merge of a branch, but what was done on it', async () => {
    repository.write({ 'a.md': pageText('a'), 'b.md': pageText('b') })
    repository.commit('2026-01-01', 'Ada')
    repository.git('switch', '-q', '-c', 'branch')
    repository.write({ 'a.md': `${pageText('a')}More.\n` })
    repository.commit('2026-02-02', 'Bob')
    repository.git('switch', '-q', 'main')
    repository.write({ 'b.md': `${pageText('b')}More.\n` })
    repository.commit('2026-03-03', 'Cyd')
    repository.git('merge', '-q', '--no-commit', 'branch')
    repository.commit('2026-04-04', 'Dee')
    const facts = await factsOf()
    expect(facts).toEqual({
      'a.md': { changed: '2026-02-02', authors: ['Bob', 'Ada'] },
      'b.md': { changed: '2026-03-03', authors: ['Cyd', 'Ada'] },
    })
    for (const path of Object.keys(facts)) expect(facts[path]).toEqual(followed(path))
  })

  test('counts what was done on a branch whose result was not taken, as git does', async () => {
    repository.write({ 'docs/a.md': pageText('a'), 'b.md': 'b\n' })
    repository.commit('2026-01-01', 'Ada')
    repository.git('switch', '-q', '-c', 'branch')
    repository.write({ 'docs/a.md': `${pageText('a')}More.\n` })
    repository.commit('2026-02-02', 'Bob')
    repository.git('switch', '-q', 'main')
    repository.write({ 'b.md': 'more\n' })
    repository.commit('2026-03-03', 'Cyd')
    repository.git('merge', '-q', '-s', 'ours', 'branch')
    expect(await factsOf(join(repository.folder, 'docs'))).toEqual({ 'a.md': followed('docs/a.md') })
    expect(followed('docs/a.md').authors).toEqual(['Bob', 'Ada'])
  })

  test('is read for the folder alone, with the name it has from the top, and what came from outside is followed', async () => {
    repository.write({ 'old/a.md': pageText('a'), 'docs/héllo "x"/b.md': pageText('b'), 'other.md': pageText('o') })
    repository.commit('2026-01-01', 'Ada')
    repository.write({ 'old/a.md': `${pageText('a')}More.\n` })
    repository.commit('2026-02-02', 'Bob')
    repository.git('mv', 'old/a.md', 'docs/a.md')
    repository.commit('2026-03-03', 'Cyd')
    const { facts, prefix } = await readGitFacts(join(repository.folder, 'docs'), { env, keepIn: undefined })
    expect(prefix).toBe('docs/')
    expect(Object.fromEntries(facts)).toEqual({
      'a.md': { changed: '2026-03-03', authors: ['Cyd', 'Bob', 'Ada'] },
      'héllo "x"/b.md': { changed: '2026-01-01', authors: ['Ada'] },
    })
    expect(followed('docs/a.md')).toEqual(facts.get('a.md'))
  })

  test('is nothing for a new page, and nothing for one that is gone', async () => {
    repository.write({ 'a.md': pageText('a'), 'b.md': pageText('b') })
    repository.commit('2026-01-01')
    rmSync(join(repository.folder, 'a.md'))
    repository.commit('2026-02-02')
    repository.write({ 'a.md': pageText('a'), 'new.md': 'new\n' })
    expect(Object.keys(await factsOf())).toEqual(['b.md'])
  })

  test('of a page that was made from another is its own', async () => {
    repository.write({ 'a.md': pageText('a') })
    repository.commit('2026-01-01', 'Ada')
    repository.write({ 'b.md': pageText('a') })
    repository.commit('2026-02-02', 'Bob')
    expect(await factsOf()).toMatchObject({ 'b.md': { authors: ['Bob'] } })
  })
})

/** Commits that change, add, rename, delete and bring back pages, on branches too. The same for the same `seed`. */
function grow({ folder, write, git }: TestRepository, commits: number, files: number, seed: number, start = 0): void {
  let state = seed
  const random = (below: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return (state >>> 8) % below
  }
  // One stream for all, because a process for each commit takes ten times as long.
  const texts = new Map<string, string>()
  let stream = ''
  let mark = 0
  let made = 0
  const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`
  const commit = (ref: string, changes: string, merge = '') => {
    mark++
    const author = `Author ${random(7)}`
    const time = 1_700_000_000 + (start + mark) * 5_000
    stream += `commit refs/heads/${ref}\nmark :${mark}\nauthor ${author} <${author.replace(' ', '')}@x> 1 +0000\ncommitter C <c@x> ${time} +0200\n${data('m')}${merge}${changes}\n`
    return mark
  }
  const put = (path: string) => {
    texts.set(path, texts.has(path) ? `${texts.get(path)}Line ${random(1e6)}.\n` : pageText(`page ${made++} ${seed}`))
    return `M 100644 inline ${path}\n${data(texts.get(path)!)}`
  }
  const name = () => `docs/f${random(5)}/${['p', 'q'][random(2)]}${made++}.md`
  let first = ''
  for (let at = 0; at < files; at++) first += put(name())
  let tip = commit('main', first)
  while (mark < commits) {
    const paths = [...texts.keys()]
    const path = paths[random(paths.length)]!
    const act = random(10)
    if (act === 0) {
      const to = name()
      texts.set(to, texts.get(path)! + (random(2) ? `Line ${random(1e6)}.\n` : ''))
      texts.delete(path)
      tip = commit('main', `D ${path}\nM 100644 inline ${to}\n${data(texts.get(to)!)}`)
    } else if (act === 1 && paths.length > files / 2) {
      texts.delete(path)
      tip = commit('main', `D ${path}\n`)
    } else if (act === 2) tip = commit('main', put(name()))
    else if (act === 3) tip = commit('main', `M 100644 inline other${random(3)}.txt\n${data(String(random(1e6)))}`)
    else if (act === 4) {
      // A branch of two commits, merged: what it did to its own page is done on the main line by the merge.
      const other = paths[random(paths.length)]!
      const base = tip
      const onSide = put(path)
      const side = commit(`side${mark}`, onSide, `from :${base}\n`)
      tip = commit('main', other === path ? '' : put(other), `from :${base}\n`)
      tip = commit('main', onSide, `merge :${side}\n`)
    } else tip = commit('main', put(path))
  }
  execFileSync('git', ['-C', folder, 'fast-import', '--quiet', '--force'], { input: stream, env })
  git('reset', '-q', '--hard', 'main')
  write({})
}

describe('a long history', () => {
  test.each([1, 2, 3])('of 500 commits gives every page what git log --follow gives it (%i)', async (seed) => {
    grow(repository, 500, 60, seed)
    const started = performance.now()
    const facts = await factsOf()
    expect(performance.now() - started).toBeLessThan(15_000)
    const paths = repository.git('ls-files', '-z', 'docs').split('\0').filter(Boolean)
    expect(Object.keys(facts).sort()).toEqual(paths.sort())
    expect(facts).toEqual(Object.fromEntries(paths.map((path) => [path, followed(path)])))
    expect(
      Object.fromEntries((await readGitFacts(join(repository.folder, 'docs'), { env, keepIn: undefined })).facts),
    ).toEqual(Object.fromEntries(Object.entries(facts).map(([path, of]) => [path.slice(5), of])))
  })

  test('is read once, and then from where reading stopped: the facts are those of reading it all', async () => {
    grow(repository, 200, 30, 9)
    const commits = repository.git('rev-list', '--first-parent', '--reverse', 'main').trim().split('\n')
    const keepIn = join(temporary(), 'kept')
    for (let at = 0; at < commits.length; at += 7) {
      repository.git('reset', '-q', '--hard', commits[at]!)
      expect(await factsOf(repository.folder, keepIn)).toEqual(await factsOf())
    }
    // Back again, where what is remembered is no ancestor.
    repository.git('reset', '-q', '--hard', commits[20]!)
    expect(await factsOf(repository.folder, keepIn)).toEqual(await factsOf())
  })

  test('gives the same facts when a branch that was begun before has been merged since', async () => {
    repository.write({ 'a.md': pageText('a') })
    repository.commit('2026-01-01', 'Ada')
    repository.git('switch', '-q', '-c', 'branch')
    repository.write({ 'a.md': `Before.\n${pageText('a')}` })
    repository.commit('2026-02-02', 'Bob')
    repository.git('switch', '-q', 'main')
    repository.write({ 'a.md': `${pageText('a')}After.\n` })
    repository.commit('2026-03-03', 'Cyd')
    const keepIn = join(temporary(), 'kept')
    await factsOf(repository.folder, keepIn)
    repository.git('merge', '-q', '--no-commit', 'branch')
    repository.commit('2026-04-04', 'Dee')
    expect(await factsOf(repository.folder, keepIn)).toEqual({
      'a.md': { changed: '2026-03-03', authors: ['Cyd', 'Bob', 'Ada'] },
    })
  })

  test('that was read before is asked for by one call', async () => {
    repository.write({ 'a.md': pageText('a') })
    repository.commit('2026-01-01')
    const keepIn = join(temporary(), 'kept')
    const calls = countedGit()
    const ask = () => readGitFacts(repository.folder, { env: { ...env, PATH: `${calls.folder}:${env.PATH}` }, keepIn })
    const first = await ask()
    const before = calls.count()
    expect(before).toBeGreaterThan(1)
    expect(await ask()).toEqual(first)
    expect(calls.count()).toBe(before + 1)
    repository.write({ 'a.md': `${pageText('a')}More.\n` })
    repository.commit('2026-02-02', 'Bob')
    expect((await ask()).facts.get('a.md')).toEqual({ changed: '2026-02-02', authors: ['Bob', 'Ada'] })
    expect(calls.text()).toContain('merge-base')
  })
})

/** A git that writes down that it was called. */
function countedGit() {
  const folder = temporary()
  const list = join(folder, 'calls')
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim()
  writeFileSync(join(folder, 'git'), `#!/bin/sh\necho "$*" >> '${list}'\nexec '${real}' "$@"\n`)
  chmodSync(join(folder, 'git'), 0o755)
  writeFileSync(list, '')
  const text = () => readFileSync(list, 'utf8')
  return { folder, text, count: () => text().split('\n').length - 1 }
}

describe('without what it needs, git is left out', () => {
  const ask = (folder: string, more = {}) => readGitFacts(folder, { env: { ...env, ...more }, keepIn: undefined })

  test('silently where there is no repository, or an empty one', async () => {
    expect(await ask(temporary())).toEqual({ facts: new Map() })
    expect(await ask(repository.folder)).toEqual({ facts: new Map() })
  })

  test('with a note where there is a repository and no git', async () => {
    repository.write({ 'a.md': 'a\n' })
    repository.commit('2026-01-01')
    const { facts, message } = await ask(repository.folder, { PATH: temporary() })
    expect(facts.size).toBe(0)
    expect(message).toMatchObject({ rule: 'git-missing', severity: 'note' })
    expect(await ask(temporary(), { PATH: temporary() })).toEqual({ facts: new Map() })
  })

  test('with the command that helps where the repository belongs to somebody else', async () => {
    repository.write({ 'a.md': 'a\n' })
    repository.commit('2026-01-01')
    const { facts, message } = await ask(repository.folder, { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' })
    expect(facts.size).toBe(0)
    expect(message).toMatchObject({ rule: 'git-unsafe', severity: 'note' })
    expect(message?.hint).toContain(`git config --global --add safe.directory ${repository.folder}`)
  })

  test('for pages whose last change is beyond the edge of a shallow clone', async () => {
    repository.write({ 'a.md': pageText('a'), 'b.md': pageText('b') })
    repository.commit('2026-01-01', 'Ada')
    repository.commit('2026-01-15', 'Ada')
    repository.write({ 'a.md': `${pageText('a')}More.\n` })
    repository.commit('2026-02-02', 'Bob')
    repository.write({ 'c.md': pageText('c') })
    repository.commit('2026-03-03', 'Cyd')
    const clone = join(temporary(), 'clone')
    execFileSync('git', ['clone', '-q', '--depth', '3', `file://${repository.folder}`, clone], { env })
    const keepIn = join(temporary(), 'kept')
    const { facts, message } = await readGitFacts(clone, { env, keepIn })
    expect(Object.fromEntries(facts)).toEqual({
      'a.md': { changed: '2026-02-02', authors: [] },
      'c.md': { changed: '2026-03-03', authors: ['Cyd'] },
    })
    expect(message).toMatchObject({ rule: 'git-shallow', severity: 'note' })
    expect(message?.hint).toContain('git fetch --unshallow')
    // The same commit has its whole history once that was done.
    execFileSync('git', ['-C', clone, 'fetch', '-q', '--unshallow'], { env })
    expect(Object.fromEntries((await readGitFacts(clone, { env, keepIn })).facts)).toEqual(await factsOf())
  })

  test('but not for a clone that has no files of old commits, which nothing fetches', async () => {
    repository.write({ 'a.md': pageText('a') })
    repository.commit('2026-01-01', 'Ada')
    repository.git('mv', 'a.md', 'b.md')
    repository.commit('2026-02-02', 'Bob')
    repository.write({ 'c.md': pageText('b').replace('says 3', 'said 3') })
    rmSync(join(repository.folder, 'b.md'))
    repository.commit('2026-03-03', 'Cyd')
    repository.git('config', 'uploadpack.allowFilter', 'true')
    const clone = join(temporary(), 'clone')
    execFileSync('git', ['clone', '-q', '--filter=blob:none', `file://${repository.folder}`, clone], { env })
    const canary = join(temporary(), 'canary')
    const asked = (...setting: string[]) => execFileSync('git', ['-C', clone, 'config', ...setting], { env })
    asked('remote.origin.url', 'ssh://nobody@localhost/nothing')
    asked('core.sshCommand', `touch '${canary}'; false`)
    asked('protocol.ssh.allow', 'always')
    expect(await factsOf(clone)).toMatchObject({ 'c.md': { changed: '2026-03-03' } })
    expect(existsSync(canary)).toBe(false)
  })

  test('which also holds inside a hook, where variables name another repository', async () => {
    repository.write({ 'docs/a.md': 'a\n' })
    repository.commit('2026-01-01')
    const { facts } = await ask(join(repository.folder, 'docs'), { GIT_DIR: '.git', GIT_INDEX_FILE: '.git/index' })
    expect([...facts.keys()]).toEqual(['a.md'])
  })

  test('and a folder that is reached by a symbolic link is the folder it leads to', async () => {
    repository.write({ 'docs/a.md': 'a\n' })
    repository.commit('2026-01-01')
    const link = join(temporary(), 'link')
    symlinkSync(join(repository.folder, 'docs'), link)
    expect(await ask(link)).toMatchObject({ prefix: 'docs/', facts: new Map([['a.md', expect.anything()]]) })
  })
})

/** Gives the last commit a signature, which git would have checked by a program. */
function sign({ folder, git }: TestRepository): void {
  const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ==\n -----END PGP SIGNATURE-----'
  const input = git('cat-file', 'commit', 'HEAD').replace('\n\n', `\n${signature}\n\n`)
  const hash = ['-C', folder, 'hash-object', '-t', 'commit', '-w', '--stdin']
  git('reset', '-q', '--soft', execFileSync('git', hash, { env, input, encoding: 'utf8' }).trim())
}

test('nothing that the configuration of a repository names is run', async () => {
  const canary = join(temporary(), 'canary')
  const trap = join(temporary(), 'trap')
  writeFileSync(trap, `#!/bin/sh\necho "$0 $*" >> '${canary}'\n`)
  chmodSync(trap, 0o755)
  const hooks = temporary()
  for (const hook of ['post-index-change', 'reference-transaction', 'post-checkout', 'pre-auto-gc'])
    writeFileSync(join(hooks, hook), `#!/bin/sh\n'${trap}'\n`, { mode: 0o755 })
  repository.write({ 'docs/a.md': pageText('a'), '.gitattributes': '*.md diff=trap filter=trap\n' })
  repository.commit('2026-01-01', 'Ada')
  repository.write({ 'docs/b.md': pageText('a').replace('says 3', 'said 3') })
  rmSync(join(repository.folder, 'docs/a.md'))
  repository.commit('2026-02-02', 'Bob')
  sign(repository)
  appendFileSync(
    join(repository.folder, '.git/config'),
    `
[core]
  fsmonitor = ${trap}
  hooksPath = ${hooks}
  pager = ${trap}
  sshCommand = ${trap}
  editor = ${trap}
  askPass = ${trap}
[diff]
  external = ${trap}
  relative = true
  renames = false
[diff "trap"]
  command = ${trap}
  textconv = ${trap}
[filter "trap"]
  clean = ${trap}
  smudge = ${trap}
[pager]
  log = ${trap}
  rev-parse = ${trap}
[alias]
  log = !${trap}
  rev-parse = !${trap}
[gpg]
  program = ${trap}
[log]
  showSignature = true
  showRoot = false
  follow = true
[color]
  ui = always
[format]
  pretty = oneline
[protocol]
  allow = always
[protocol "ext"]
  allow = always
`,
  )
  const expected = { changed: '2026-02-02', authors: ['Bob', 'Ada'] }
  expect(await factsOf()).toEqual({ 'docs/b.md': expected })
  expect(await factsOf(join(repository.folder, 'docs'))).toEqual({ 'b.md': expected })
  expect(existsSync(canary)).toBe(false)
  // The trap itself works.
  execFileSync('git', ['-C', repository.folder, 'status'], { env, stdio: 'ignore' })
  expect(existsSync(canary)).toBe(true)
})
