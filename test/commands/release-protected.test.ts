import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { run, temporary } from '../support/commands.ts'
import { env, type TestRepository, testRepository } from '../support/git.ts'
import { page } from '../support/handbooks.ts'
import { sound } from '../support/problems.ts'

// Releases where nobody may push to `main`: a branch with the page, and the tag after it was merged.

let repository: TestRepository
const git = (...args: string[]) => repository.git(...args)

beforeEach(async () => {
  repository = testRepository()
  git('config', 'user.name', 'Ada')
  git('config', 'user.email', 'ada@example.com')
  repository.write({ '.gitignore': '.rolebook/\n' })
  commit({ 'handbook.yaml': 'title: Ours\n', ...sound })
  await release()
})

const release = (...options: readonly string[]) =>
  run(['release', '--today', '2026-04-01', ...options], repository.folder, { env })

function write(files: Readonly<Record<string, string>>): void {
  repository.write(Object.fromEntries(Object.entries(files).map(([path, text]) => [`handbook/${path}`, text])))
}

function commit(files: Readonly<Record<string, string>>): void {
  write(files)
  repository.commit('2026-02-01')
}

const design = sound['responsibilities/design.md']!
const moved = { 'responsibilities/design.md': design.replace('ownerRole: tl', 'ownerRole: em') }
const helped = { 'responsibilities/design.md': design.replace('examples:', 'supports:\n  em: Asks.\nexamples:') }

const tags = () => git('tag', '--list').split('\n').filter(Boolean)
const branch = () => git('symbolic-ref', '--short', 'HEAD').trim()
const head = (ref = 'HEAD') => git('rev-parse', ref).trim()

/** Merges a branch into `main` as a forge does, and checks it out. */
function merge(name: string, how: 'merge' | 'squash' = 'merge'): void {
  git('switch', '-q', 'main')
  if (how === 'merge') git('merge', '-q', '--no-ff', '-m', `Merge ${name}`, name)
  else {
    git('merge', '-q', '--squash', name)
    repository.commit('2026-04-02')
  }
}

describe('release --prepare', () => {
  test('commits the page on a branch of its own, and leaves main and the tags alone', async () => {
    commit(helped)
    const main = head()
    const { code, out } = await release('--prepare')
    expect(code).toBe(0)
    expect(out).toContain('git push -u origin release-1.1.0')
    expect([branch(), head('main'), head('HEAD~1'), tags()]).toEqual(['release-1.1.0', main, main, ['v1.0.0']])
    expect(git('show', '--format=%s', '--name-only', 'HEAD')).toBe(
      'Release 1.1.0 of the handbook\n\nhandbook/releases/1.1.0.md\n',
    )
    expect(git('status', '--porcelain')).toBe('')
    expect((await run(['check', '--today', '2026-04-01'], repository.folder, { env })).code).toBe(0)
  })

  test('takes the page along that somebody has written and not committed', async () => {
    commit(moved)
    await run(['new', 'release', '2.0.0'], repository.folder, { env })
    const path = join(repository.folder, 'handbook/releases/2.0.0.md')
    expect((await release('--prepare')).code).toBe(1)
    writeFileSync(path, `${readFileSync(path, 'utf8')}\nThe EM decides about designs now.\n`)
    expect((await release('--prepare')).code).toBe(0)
    expect(git('show', 'HEAD:handbook/releases/2.0.0.md')).toMatch(/^---\ndate: 2026-04-01\n/)
    expect(git('status', '--porcelain')).toBe('')
  })

  test('says what it would do, and does not go over a branch that is there', async () => {
    commit(helped)
    expect((await release('--prepare', '--dry-run')).out).toContain(
      'This would write the page of 1.1.0 and commit it on a new branch release-1.1.0.',
    )
    git('branch', 'release-1.1.0')
    const { code, err } = await release('--prepare')
    expect(code).toBe(2)
    expect(err).toContain('There is a branch `release-1.1.0` already.')
    expect(branch()).toBe('main')
  })

  test('is all or nothing: a branch that git cannot make leaves neither commit nor file', async () => {
    commit(helped)
    git('branch', 'release-1.1.0/x')
    const { code, err } = await release('--prepare')
    expect(code).toBe(2)
    expect(err).toContain('Nothing was released. Git says:')
    expect([branch(), git('status', '--porcelain')]).toEqual(['main', ''])
  })

  test('is finished by the next command where it was killed between the commit and the switch', async () => {
    commit(helped)
    const main = head()
    await release('--prepare')
    const after = readFileSync(join(repository.folder, 'handbook/releases/1.1.0.md'), 'utf8')
    git('symbolic-ref', 'HEAD', 'refs/heads/main')
    const begun = { files: [{ path: 'releases/1.1.0.md', after }], ref: 'refs/heads/release-1.1.0', head: main }
    write({ '.rolebook-release.json': JSON.stringify({ rolebook: 1, isFirst: false, ...begun }) })
    await run(['check'], repository.folder, { env })
    expect([branch(), git('status', '--porcelain')]).toEqual(['release-1.1.0', ''])
  })
})

describe('release --tag', () => {
  test.each(['merge', 'squash'] as const)('tags what was prepared, after a %s', async (how) => {
    commit(helped)
    await release('--prepare')
    merge('release-1.1.0', how)
    const main = head()
    const { code, out } = await release('--tag')
    expect(code).toBe(0)
    expect(out).toContain('1.1.0, a minor release after 1.0.0')
    expect(out).toContain('git push origin v1.1.0')
    expect([head(), head('v1.1.0^{commit}'), tags()]).toEqual([main, main, ['v1.0.0', 'v1.1.0']])
    expect(git('tag', '--list', '--format=%(contents)', 'v1.1.0')).toContain('EM: now supports Design')
    expect((await release('--tag')).out).toBe('Nothing to tag: no release after 1.1.0 was prepared.')
  })

  test('does nothing where no release was prepared, although a page is begun', async () => {
    commit({ ...moved, 'releases/2.0.0.md': '---\ntitle: Soon\n---\n\nThe EM will decide about designs.\n' })
    const { code, out } = await release('--tag')
    expect([code, out]).toEqual([0, 'Nothing to tag: no release after 1.0.0 was prepared.'])
    expect(tags()).toEqual(['v1.0.0'])
  })

  test('releases what was prepared as the step that was asked for', async () => {
    commit(helped)
    await release('--prepare', '--bump', 'major')
    merge('release-2.0.0')
    expect((await release('--tag', '--dry-run')).out).toContain('This would tag what is checked out v2.0.0.')
    expect((await release('--tag')).out).toContain(
      '2.0.0, a major release after 1.0.0; the changes make it a minor one',
    )
  })

  test('refuses where more has changed meanwhile than the version says, as the check does', async () => {
    commit(helped)
    await release('--prepare')
    merge('release-1.1.0')
    commit(moved)
    const { code, out } = await release('--tag')
    expect(code).toBe(1)
    expect(out).toContain(
      '1.1.0 was prepared as a minor release after 1.0.0, and has to be 2.0.0 now: Design: held by EM',
    )
    expect(out).toContain('Run `rolebook release --prepare`: it moves releases/1.1.0.md with its text to 2.0.0')
    expect(out).not.toContain('--bump')
    expect((await run(['check'], repository.folder, { env })).out).toContain('releases/1.1.0.md:1:1 error rel-bump')
    expect(tags()).toEqual(['v1.0.0'])
  })

  test('refuses a version that cannot come next, and anything that is not committed', async () => {
    commit({ ...helped, 'releases/4.0.0.md': `${page('date: 2026-04-01')}\nWords.\n` })
    const { code, err } = await release('--tag')
    expect(code).toBe(2)
    expect(err).toContain('4.0.0 was prepared, which does not come next after 1.0.0.')
    expect(err).toContain('Expected `1.0.1`, `1.1.0` or `2.0.0`.')
    git('mv', 'handbook/releases/4.0.0.md', 'handbook/releases/1.1.0.md')
    expect((await release('--tag')).err).toContain('changes that are not committed')
  })

  test('makes the first release too', async () => {
    git('tag', '-d', 'v1.0.0')
    expect((await release('--tag')).code).toBe(0)
    expect(tags()).toEqual(['v1.0.0'])
  })

  test('needs the whole history, and is not asked for with another step', async () => {
    commit(helped)
    const clone = join(temporary(), 'clone')
    execFileSync('git', ['clone', '-q', '--depth', '1', `file://${repository.folder}`, clone], { env })
    expect((await run(['release', '--tag'], clone, { env })).code).toBe(2)
    for (const other of [['--bump', 'major'], ['--prepare']])
      expect((await release('--tag', ...other)).err).toContain('cannot be used with')
  })
})

/** All but that of the first release. */
const releasePages = () => git('ls-tree', '--name-only', 'HEAD:handbook/releases').split('\n').filter(Boolean).slice(1)
const show = (path: string) => git('show', `HEAD:handbook/${path}`)

/** Writes below what a page says and commits it. */
function say(path: string, words: string): void {
  const file = join(repository.folder, 'handbook', path)
  writeFileSync(file, `${readFileSync(file, 'utf8')}\n${words}\n`)
  repository.commit('2026-04-02')
}

describe('a prepared release that another merge has overtaken', () => {
  beforeEach(async () => {
    commit(helped)
    await release('--prepare')
  })

  test('is prepared again as what it is now: its page moves with its text, and the first version leaves no trace', async () => {
    say('releases/1.1.0.md', 'The EM asks about designs, and decides.')
    merge('release-1.1.0')
    commit(moved)
    expect((await release('--tag')).code).toBe(1)
    expect((await release('--prepare', '--dry-run')).out).toContain(
      'This would move handbook/releases/1.1.0.md to handbook/releases/2.0.0.md, write the page of 2.0.0 and commit it',
    )
    const { code, out } = await release('--prepare', '--today', '2026-05-05')
    expect(code).toBe(0)
    expect(out).toContain('handbook/releases/1.1.0.md is now handbook/releases/2.0.0.md.')
    expect([branch(), releasePages(), git('status', '--porcelain')]).toEqual(['release-2.0.0', ['2.0.0.md'], ''])
    expect(show('releases/2.0.0.md')).toBe(
      '---\ndate: 2026-05-05\nsummary: "Changes what EM, TL answer for."\n---\n\nThe EM asks about designs, and decides.\n',
    )
    merge('release-2.0.0')
    expect((await release('--tag')).out).toContain('2.0.0, a major release after 1.0.0')
    expect(tags()).toEqual(['v1.0.0', 'v2.0.0'])
  })

  test('keeps a summary that somebody wrote, and links to the page', async () => {
    const path = 'releases/1.1.0.md'
    const written = show(path)
      .replace(/summary: .*/, 'summary: Who asks.')
      .replace(/$/, '\nWords.\n')
    commit({ [path]: written, 'README.md': 'See [what changes](releases/1.1.0.md).\n' })
    merge('release-1.1.0')
    commit(moved)
    expect((await release('--prepare')).err).toBe('')
    expect(show('releases/2.0.0.md')).toContain('summary: Who asks.\n')
    expect(show('README.md')).toBe('See [what changes](releases/2.0.0.md).\n')
  })

  test('does not lose a summary that is all somebody wrote', async () => {
    const path = 'releases/1.1.0.md'
    commit({ [path]: show(path).replace(/summary: .*/, 'summary: "The EM asks."') })
    merge('release-1.1.0')
    commit(moved)
    const { code, err } = await release('--prepare')
    expect(code).toBe(1)
    expect(err).toContain('Run `rolebook new release 2.0.0`, which takes along what releases/1.1.0.md says.')
    await run(['new', 'release', '2.0.0'], repository.folder, { env })
    expect(readFileSync(join(repository.folder, 'handbook/releases/2.0.0.md'), 'utf8')).toMatch(
      /^---\nsummary: "The EM asks\."\n---\n\n<!-- Say in a few sentences [\s\S]*- TL gives up, EM gains: Design \(was TL\)\n -->\n/,
    )
  })

  test('says what is missing where the page has no words, and `new` takes along what there is', async () => {
    merge('release-1.1.0', 'squash')
    commit(moved)
    const { code, err } = await release('--prepare')
    expect(code).toBe(1)
    expect(err).toContain('2.0.0 needs a page that says in words what changes for whom')
    expect(err).toContain('Run `rolebook new release 2.0.0`, write in the page, then run this again.')
    expect((await run(['new', 'release', '2.0.0'], repository.folder, { env })).code).toBe(0)
    const file = join(repository.folder, 'handbook/releases/2.0.0.md')
    writeFileSync(file, `${readFileSync(file, 'utf8')}\nThe EM decides now.\n`)
    expect((await release('--prepare')).code).toBe(0)
    expect([releasePages(), git('status', '--porcelain')]).toEqual([['2.0.0.md'], ''])
  })

  test('is released at once where somebody may push to main', async () => {
    say('releases/1.1.0.md', 'The EM decides.')
    merge('release-1.1.0')
    commit(moved)
    expect((await release()).code).toBe(0)
    expect([releasePages(), tags(), branch()]).toEqual([['2.0.0.md'], ['v1.0.0', 'v2.0.0'], 'main'])
  })

  test('is left as it was when the branch cannot be made', async () => {
    say('releases/1.1.0.md', 'The EM decides.')
    merge('release-1.1.0')
    commit(moved)
    git('branch', 'release-2.0.0/x')
    expect((await release('--prepare')).err).toContain('Nothing was released. Git says:')
    expect([branch(), releasePages(), git('status', '--porcelain')]).toEqual(['main', ['1.1.0.md'], ''])
  })

  test('is not mixed with another page that has words for the same release', async () => {
    say('releases/1.1.0.md', 'The EM asks.')
    merge('release-1.1.0')
    commit({ ...moved, 'releases/2.0.0.md': '---\ntitle: Soon\n---\n\nThe EM decides.\n' })
    const { code, err } = await release('--prepare')
    expect(code).toBe(2)
    expect(err).toContain(
      'Both `releases/2.0.0.md` and `releases/1.1.0.md` have words for the release that comes next, 2.0.0.',
    )
  })
})

test('a page that was begun for a smaller release becomes that of the larger one, with its list brought up to date', async () => {
  commit(helped)
  await run(['new', 'release', '1.1.0'], repository.folder, { env })
  say('releases/1.1.0.md', 'The EM decides.')
  commit(moved)
  expect((await release()).code).toBe(0)
  expect([releasePages(), tags()]).toEqual([['2.0.0.md'], ['v1.0.0', 'v2.0.0']])
  const written = show('releases/2.0.0.md')
  expect(written).toContain('- TL gives up, EM gains: Design (was TL)\n')
  expect(written).toContain('The EM decides.')
  expect(written).not.toContain('supports')
})

describe('release, where one is prepared already', () => {
  beforeEach(async () => {
    commit(helped)
    await release('--prepare')
  })

  test('names the branch that waits, and how to go on or give it up', async () => {
    git('switch', '-q', 'main')
    const { code, err } = await release()
    expect(code).toBe(2)
    expect(err).toContain('1.1.0 is prepared on the branch `release-1.1.0`, which is not merged here.')
    expect(err).toContain(
      'Merge it, then run `rolebook release --tag`. To give it up, run `git branch -D release-1.1.0`.',
    )
    commit(moved)
    const { err: more } = await release('--prepare')
    expect(more).toContain('What is checked out would be 2.0.0.')
    expect(more).toContain('`git switch release-1.1.0`, `git merge main` and `rolebook release --prepare`')
    git('branch', '-D', 'release-1.1.0')
    expect((await release()).err).not.toContain('is prepared')
  })

  test('says after the merge that only the tag is missing', async () => {
    merge('release-1.1.0')
    for (const options of [[], ['--prepare']]) {
      const { code, err } = await release(...options)
      expect(code).toBe(2)
      expect(err).toContain('1.1.0 is prepared already')
      expect(err).toContain('Run `rolebook release --tag`')
    }
    expect(tags()).toEqual(['v1.0.0'])
  })

  test('says where the tag of a branch that was squashed is, and how it gets to main', async () => {
    await release('--tag')
    merge('release-1.1.0', 'squash')
    const { code, out } = await release('--tag')
    expect(code).toBe(0)
    expect(out).toContain('The tag `v1.1.0` is on a commit that is not in the history of what is checked out')
    expect(out).toContain('`git tag -d v1.1.0`, then `rolebook release --tag`')
    git('tag', '-d', 'v1.1.0')
    expect((await release('--tag')).code).toBe(0)
    expect(head('v1.1.0^{commit}')).toBe(head('main'))
  })
})
