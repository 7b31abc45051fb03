import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { run, temporary } from '../support/commands.ts'
import { env, type TestRepository, testRepository } from '../support/git.ts'
import { page } from '../support/handbooks.ts'
import { sound } from '../support/problems.ts'

let repository: TestRepository
beforeEach(() => {
  repository = testRepository()
  repository.git('config', 'user.name', 'Ada')
  repository.git('config', 'user.email', 'ada@example.com')
  repository.write({ '.gitignore': '.rolebook/\n', ...inHandbook({ 'handbook.yaml': 'title: Ours\n', ...sound }) })
  repository.commit('2026-01-01')
})

const inHandbook = (files: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`handbook/${path}`, text]))

const release = (...options: readonly string[]) =>
  run(['release', '--today', '2026-04-01', ...options], repository.folder, { env })

const check = (...options: readonly string[]) =>
  run(['check', '--today', '2026-04-01', ...options], repository.folder, { env })

/** Commits pages, changed or new, or without those that are `undefined`. */
function commit(files: Readonly<Record<string, string>>): void {
  repository.write(inHandbook(files))
  repository.commit('2026-02-01')
}

const design = sound['responsibilities/design.md']!
const moved = { 'responsibilities/design.md': design.replace('ownerRole: tl', 'ownerRole: em') }
const helped = { 'responsibilities/design.md': design.replace('examples:', 'supports:\n  em: Asks.\nexamples:') }
const tags = () => repository.git('tag', '--list').split('\n').filter(Boolean)
const head = () => repository.git('rev-parse', 'HEAD').trim()
const state = () => [
  head(),
  tags(),
  repository.git('status', '--porcelain'),
  repository.git('ls-files', '--stage', '-v'),
]

describe('the first release', () => {
  test('is 1.0.0, is committed and tagged, and leaves nothing to commit', async () => {
    const { code, out } = await release()
    expect(code).toBe(0)
    expect(out).toContain('1.0.0, the first release')
    expect(out).toContain('git push --atomic origin HEAD v1.0.0')
    expect(tags()).toEqual(['v1.0.0'])
    expect(repository.git('status', '--porcelain')).toBe('')
    expect(repository.git('show', '--format=%an %s', '--name-only', 'HEAD')).toBe(
      'Ada Release 1.0.0 of the handbook\n\nhandbook/releases/1.0.0.md\n',
    )
    expect(repository.git('show', 'v1.0.0:handbook/releases/1.0.0.md')).toBe(
      '---\ndate: 2026-04-01\nsummary: "The first release of this handbook."\n---\n',
    )
    expect(repository.git('rev-parse', 'v1.0.0^{commit}').trim()).toBe(head())
    expect(repository.git('cat-file', '-t', 'v1.0.0').trim()).toBe('tag')
  })

  test('has the version of the page that somebody has written for it', async () => {
    commit({
      'releases/2.0.0.md': `${page('date: 2020-01-01')}\nHello.\n`,
      'releases/1.0.0.md': page('date: 2017-12-08'),
    })
    await release()
    expect(tags()).toEqual(['v2.0.0'])
    expect(repository.git('show', 'HEAD:handbook/releases/2.0.0.md')).toBe(`${page('date: 2026-04-01')}\nHello.\n`)
  })
})

describe('the next release', () => {
  beforeEach(async () => {
    await release()
  })

  test('is a minor one when only help changed', async () => {
    commit(helped)
    const { out, code } = await release()
    expect(code).toBe(0)
    expect(out).toMatch(/^1\.1\.0, a minor release after 1\.0\.0\n/)
    expect(tags()).toEqual(['v1.0.0', 'v1.1.0'])
    expect(repository.git('tag', '--list', '--format=%(contents)', 'v1.1.0')).toContain('EM: now supports Design')
  })

  test('is a major one when a job changed, and needs somebody to announce it', async () => {
    commit(moved)
    const before = state()
    const refused = await release()
    expect(refused.code).toBe(1)
    expect(refused.out).toContain('2.0.0, a major release after 1.0.0')
    expect(refused.err).toContain(
      'Nothing was released: 2.0.0 needs a page that says in words what changes for whom.\n' +
        '→ Run `rolebook new release 2.0.0`, write in the page, then run this again.',
    )
    // A file that is not there is named nowhere.
    expect(refused.out + refused.err + (await release('--dry-run')).out).not.toContain('releases/')
    expect(state()).toEqual(before)

    // A page that somebody has begun and not written says nothing, and the check does not wait for the release to say so.
    expect((await check()).code).toBe(0)
    await run(['new', 'release', '2.0.0'], repository.folder)
    const begunPage = readFileSync(join(repository.folder, 'handbook/releases/2.0.0.md'), 'utf8')
    expect(begunPage).toContain('Since 1.0.0 these are:\n\n- TL gives up, EM gains: Design (was TL)\n')
    const checked = await check()
    expect(checked.code).toBe(1)
    expect(checked.out).toContain('handbook/releases/2.0.0.md:1:1 error rel-unannounced')
    const { problems } = JSON.parse((await check('--json')).out)
    expect(problems.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual([
      expect.objectContaining({ rule: 'rel-unannounced', message: 'The page of 2.0.0 is begun and says nothing yet' }),
    ])
    const begun = await release()
    expect(begun.code).toBe(1)
    expect(begun.out).toContain('Write it below the second `---` of releases/2.0.0.md')

    // Its own page is committed with the release, and gets its day.
    const written = `${begunPage.replace(/<!--.*-->\n/s, '')}The EM decides about designs now.\n`
    repository.write(inHandbook({ 'releases/2.0.0.md': written }))
    expect((await check()).code).toBe(0)
    expect((await release()).code).toBe(0)
    expect(tags()).toEqual(['v1.0.0', 'v2.0.0'])
    expect(repository.git('show', 'v2.0.0:handbook/releases/2.0.0.md')).toBe(
      written.replace('---\n', '---\ndate: 2026-04-01\n'),
    )
    expect(repository.git('status', '--porcelain')).toBe('')
    // What is released is not to be announced any more.
    repository.write(inHandbook({ 'releases/2.0.0.md': page('date: 2026-03-01') }))
    expect((await check()).code).toBe(0)
  })

  test('is not asked about by the check where nobody can release: without git, without tags, in a part of the history', async () => {
    commit({ ...moved, 'releases/2.0.0.md': page('date: 2026-03-01') })
    expect((await check()).code).toBe(1)
    const clone = join(temporary(), 'clone')
    repository.git('clone', '-q', '--depth', '1', '--no-tags', `file://${repository.folder}`, clone)
    expect((await run(['check'], clone, { env })).code).toBe(0)
    repository.git('tag', '-d', 'v1.0.0')
    expect((await check()).code).toBe(0)
    rmSync(join(repository.folder, '.git'), { recursive: true })
    expect((await check()).code).toBe(0)
  })

  test('is named by the page of a new team, though the next one is begun', async () => {
    commit(helped)
    await release()
    repository.write(inHandbook({ 'releases/9.0.0.md': `${page('date: 2026-03-01')}\nWords.\n` }))
    await run(['new', 'team', 'Payments'], repository.folder, { env })
    const text = readFileSync(join(repository.folder, 'handbook/teams/payments.md'), 'utf8')
    expect(text).toContain('# adapts: 1.1.0  ')
  })

  test('may be a larger step than needed, and never a smaller one', async () => {
    commit({ ...moved, 'releases/1.0.1.md': `${page('date: 2026-03-01')}\nWords.\n` })
    const refused = await release('--bump', 'patch')
    expect(refused.code).toBe(1)
    expect(refused.out).toContain('1.0.1 was prepared as a patch release after 1.0.0, and has to be 2.0.0 now')
    expect(tags()).toEqual(['v1.0.0'])
    commit({ ...sound, ...helped })
    expect((await release('--bump', 'major')).out).toContain(
      '2.0.0, a major release after 1.0.0; the changes make it a minor one',
    )
  })

  test('loses no id without an explanation', async () => {
    repository.git('rm', '-q', 'handbook/responsibilities/design.md')
    commit({
      'responsibilities/plans.md': design.replace('title: Design', 'title: Plans'),
      'releases/2.0.0.md': `${page('date: 2026-03-01')}\nWords.\n`,
    })
    const { code, out } = await release()
    expect(code).toBe(1)
    expect(out).toContain('The responsibility `design` of 1.0.0 is gone, and nothing says what became of it')
    commit({ 'releases/2.0.0.md': `${page('date: 2026-03-01', 'retired:', '  design: Plans say it all.')}\nWords.\n` })
    expect((await release()).code).toBe(0)
  })

  test('is refused when nothing has changed', async () => {
    const { code, err } = await release()
    expect(code).toBe(2)
    expect(err).toContain('Nothing in the handbook has changed since v1.0.0.')
  })

  test('is refused when something is not committed', async () => {
    repository.write(inHandbook(helped))
    const before = state()
    const { code, err } = await release()
    expect(code).toBe(2)
    expect(err).toContain('A file has changes that are not committed: handbook/responsibilities/design.md.')
    expect(state()).toEqual(before)
  })

  test('is refused when the handbook has errors', async () => {
    commit({ 'responsibilities/design.md': design.replace('ownerRole: tl', 'ownerRole: tll') })
    const { code, out, err } = await release()
    expect(code).toBe(1)
    expect(out).toContain('own-unknown-role')
    expect(err).toContain('Nothing was released: the handbook has errors.')
  })

  test('can be previewed before it is made', async () => {
    commit(helped)
    const before = state()
    const { code, out } = await release('--dry-run')
    expect(code).toBe(0)
    expect(out).toContain('Nothing was done. This would write the page of 1.1.0, commit it, and tag the commit v1.1.0.')
    expect(state()).toEqual(before)
  })

  test('is all or nothing: a tag that git does not allow leaves neither commit nor file', async () => {
    commit(helped)
    // A tag `v1.1.0/x` keeps git from making one called `v1.1.0`.
    repository.git('tag', 'v1.1.0/x')
    repository.git('update-index', '--assume-unchanged', '.gitignore')
    const before = state()
    const { code, err } = await release()
    expect(code).toBe(2)
    expect(err).toContain('Nothing was released. Git says:')
    expect(state()).toEqual(before)
  })

  test('needs somebody to be the author', async () => {
    commit(helped)
    repository.git('config', '--unset', 'user.email')
    repository.git('config', 'user.useConfigOnly', 'true')
    const before = state()
    const { code, err } = await release()
    expect(code).toBe(2)
    expect(err).toContain('git config user.name')
    expect(state()).toEqual(before)
  })

  test('runs no hook and nothing else that the repository names', async () => {
    commit(helped)
    repository.write({ '.git/hooks/reference-transaction': '#!/bin/sh\ntouch "$GIT_DIR/../canary"\n' })
    repository.git('config', 'core.fsmonitor', 'touch canary; false')
    expect((await release()).code).toBe(0)
    expect(existsSync(join(repository.folder, 'canary'))).toBe(false)
  })

  test('takes its tags from the pattern of the configuration', async () => {
    commit({ 'handbook.yaml': 'title: Ours\nversions:\n  tags: "handbook-v*"\n', ...helped })
    expect((await release()).code).toBe(0)
    expect(tags()).toEqual(['handbook-v1.0.0', 'v1.0.0'])
  })

  test('works on a detached commit, and says how to push what no branch leads to', async () => {
    commit({
      'handbook.yaml': 'title: Ours\nrepository:\n  url: https://example.com/ours\n  branch: trunk\n',
      ...helped,
    })
    repository.git('checkout', '-q', '--detach')
    const { code, out } = await release()
    expect(code).toBe(0)
    expect(repository.git('rev-parse', 'v1.1.0^{commit}').trim()).toBe(head())
    expect(out).toContain('git push --atomic origin HEAD:refs/heads/trunk v1.1.0')
  })

  test('comes after the last full one: a preview does not count', async () => {
    commit(moved)
    repository.git('tag', 'v2.0.0-beta.1')
    commit({ ...moved, 'README.md': 'Hello.\n' })
    const { code, out } = await release()
    expect(code).toBe(1)
    expect(out).toContain('2.0.0, a major release after 1.0.0')
  })

  test('continues the line of a branch that lacks the last one, as long as it does not reach it', async () => {
    const start = head()
    commit(helped)
    await release()
    repository.git('checkout', '-q', '-b', 'fix', start)
    commit({ 'roles/tl.md': sound['roles/tl.md']!.replace('Designs.', 'Designs it.') })
    const minor = await release()
    expect(minor.code).toBe(2)
    expect(minor.err).toContain('After 1.0.0 this would be 1.1.0, but there is 1.1.0 already')
    expect(minor.err).toContain('`git merge v1.1.0`')
    commit({ 'roles/tl.md': sound['roles/tl.md']!, 'README.md': 'Hello.\n' })
    const patch = await release()
    expect(patch.code, patch.err).toBe(0)
    expect(patch.out).toMatch(/^1\.0\.1, a patch release after 1\.0\.0, beside 1\.1\.0 of another branch\n/)
    expect(tags()).toEqual(['v1.0.0', 'v1.0.1', 'v1.1.0'])
    commit({ 'README.md': 'Hello again.\n' })
    expect((await release()).out).toMatch(/^1\.0\.2, a patch release after 1\.0\.1/)
    commit(moved)
    expect((await release('--bump', 'major')).err).toContain('`git merge v1.1.0`')
    repository.git('checkout', '-q', 'main')
    repository.git('merge', '-q', '--no-edit', 'v1.0.1')
    expect((await release()).out).toMatch(/^1\.1\.1, a patch release after 1\.1\.0\n/)
  })

  test('is refused on a branch without any release, which would be another first one', async () => {
    repository.git('checkout', '-q', '-b', 'old', 'HEAD~1')
    const { code, err } = await release()
    expect(code).toBe(2)
    expect(err).toContain('What is checked out contains no release of the handbook. The last one is `v1.0.0`')
    expect(err).toContain('`git merge v1.0.0`')
  })

  test('comes after a release whose branch was squashed when it was merged', async () => {
    repository.git('checkout', '-q', '-b', 'next')
    commit(helped)
    await release()
    repository.git('checkout', '-q', 'main')
    repository.git('merge', '-q', '--squash', 'next')
    commit({ 'README.md': 'Hello.\n' })
    expect((await release()).out).toMatch(/^1\.1\.1, a patch release after 1\.1\.0\n/)
  })

  test('does not list its own page as a change', async () => {
    commit({ 'README.md': 'Hello.\n', 'releases/1.0.1.md': `${page('date: 2026-03-01')}\nWords.\n` })
    const { out } = await release('--dry-run')
    expect(out).toContain('README: new')
    expect(out).not.toContain('1.0.1: new')
  })

  test('may be about a picture alone', async () => {
    const picture = (colour: string) => ({ 'README.md': '![A map](map.svg)\n', 'map.svg': `<svg fill="${colour}"/>\n` })
    commit(picture('red'))
    await release()
    commit(picture('blue'))
    const { code, out } = await release()
    expect(code).toBe(0)
    expect(out).toContain('1.0.2, a patch release after 1.0.1\n  `map.svg` changed')
  })

  test('changes nothing on a written page but the day', async () => {
    const written = '---\n"date":\n  2020-01-01 # when\n---\n\ndate: the day we meet.\n'
    commit({ ...helped, 'releases/1.1.0.md': written })
    await release()
    expect(repository.git('show', 'v1.1.0:handbook/releases/1.1.0.md')).toBe(
      written.replace('2020-01-01', '2026-04-01'),
    )
  })

  test('commits its page with the line ends and the byte order mark that the repository has', async () => {
    const written = '\uFEFF---\ndate: 2020-01-01\n---\n\nWords.\n'
    commit({ ...helped, 'releases/1.1.0.md': written })
    repository.git('config', 'core.autocrlf', 'true')
    rmSync(join(repository.folder, 'handbook'), { recursive: true })
    repository.git('checkout', '--', '.')
    expect((await release()).code).toBe(0)
    expect(repository.git('show', 'v1.1.0:handbook/releases/1.1.0.md')).toBe(
      written.replace('2020-01-01', '2026-04-01'),
    )
    expect(repository.git('status', '--porcelain')).toBe('')
  })

  test.each([
    ['merge', ['merge', '--no-commit', '--strategy=ours', 'side']],
    ['cherry-pick', ['cherry-pick', '--no-commit', 'side']],
  ])('is refused in the middle of a %s', async (name, args) => {
    repository.git('switch', '-q', '-c', 'side')
    commit(moved)
    repository.git('switch', '-q', 'main')
    commit(helped)
    repository.git(...args)
    if (name === 'cherry-pick') {
      repository.git('update-ref', 'CHERRY_PICK_HEAD', 'side')
      repository.git('reset', '-q', 'HEAD', '--', '.')
      repository.git('checkout', '--', '.')
    }
    const before = state()
    const { code, err } = await release()
    expect(code).toBe(2)
    expect(err).toContain(`A ${name} was begun here and is not done.`)
    expect(state()).toEqual(before)
  })

  test('is refused when its tag exists for something else, also in a dry run', async () => {
    const tree = repository.git('mktree').trim()
    repository.git('tag', 'v1.1.0', repository.git('commit-tree', tree, '-m', 'Other').trim())
    commit(helped)
    for (const options of [[], ['--dry-run']]) {
      const { code, err } = await release(...options)
      expect(code).toBe(2)
      expect(err).toContain('There is a tag `v1.1.0` already, which is not a release of this handbook.')
    }
  })

  test('says what is the matter with a tag of its name that is on a file', async () => {
    commit(helped)
    repository.git('tag', 'v1.1.0', 'HEAD:handbook/roles/em.md')
    const { code, err } = await release()
    expect(code).toBe(2)
    expect(err).toContain('The tag `v1.1.0` is left out: it is on a file (git: blob), not on a commit.')
    expect(err).toContain('git tag -d v1.1.0')
    expect((await run(['diff', 'v1.1.0'], repository.folder, { env })).err).toContain(
      '`v1.1.0` is a file in git (blob), not a commit',
    )
  })

  test('is refused when git is set not to look at a page that may differ', async () => {
    commit(helped)
    repository.git('update-index', '--assume-unchanged', 'handbook/roles/em.md')
    expect((await release()).err).toContain('Git is set not to look at a file of the handbook')
    repository.git('update-index', '--no-assume-unchanged', 'handbook/roles/em.md')
    repository.write({ '.git/info/exclude': 'private.md\n', ...inHandbook({ 'private.md': 'Mine.\n' }) })
    const { code, err } = await release()
    expect(code).toBe(2)
    expect(err).toContain('committed: handbook/private.md.')
    expect(tags()).toEqual(['v1.0.0'])
  })

  test('is refused when git cannot say what is committed, and leaves what is staged alone', async () => {
    commit(helped)
    const index = join(repository.folder, '.git/index')
    writeFileSync(index, 'no index')
    const { code, err } = await release()
    expect(code).toBe(2)
    expect(err).toContain('Nothing was released. Git says:')
    expect(readFileSync(index, 'utf8')).toBe('no index')
  })

  test('names files that are not committed by their exact names', async () => {
    repository.write(inHandbook({ 'über uns.md': 'Hello.\n' }))
    repository.git('mv', 'handbook/roles/em.md', 'handbook/roles/head.md')
    expect((await release()).err).toContain(
      '2 files have changes that are not committed: handbook/roles/head.md, handbook/über uns.md.',
    )
  })
})

test('two at once make one release, and leave nothing to commit', async () => {
  await release()
  commit({ ...helped, 'releases/1.1.0.md': `${page('date: 2020-01-01')}\nWords.\n` })
  const codes = (await Promise.all([release(), release()])).map(({ code }) => code)
  expect(codes.sort()).toEqual([0, 2])
  expect(repository.git('status', '--porcelain')).toBe('')
  expect(repository.git('show', 'v1.1.0:handbook/releases/1.1.0.md')).toContain('date: 2026-04-01')
})

test.each(['next', '1.4.0'])('a page in a folder `%s` could not be published', async (name) => {
  commit({ [`${name}/page.md`]: '# Page\n', 'next.md': '# Next\n' })
  const { code, err } = await release()
  expect(code).toBe(2)
  expect(err).toContain(`\`handbook/${name}/page.md\` has the address of another version`)
  expect(tags()).toEqual([])
})

test('a clone with a part of the history does not make another first release', async () => {
  await release()
  const folder = join(temporary(), 'clone')
  repository.git('clone', '-q', '--depth=1', '--no-tags', `file://${repository.folder}`, folder)
  const { code, err } = await run(['release', '--dry-run'], folder, { env })
  expect(code).toBe(2)
  expect(err).toContain('This clone has only a part of the history: the last release cannot be found.')
  expect(err).toContain('git fetch --unshallow --tags')
})

test('a release that fails leaves no folder behind', async () => {
  repository.git('tag', 'v1.0.0/x')
  expect((await release()).code).toBe(2)
  expect(existsSync(join(repository.folder, 'handbook/releases'))).toBe(false)
})

test('without a repository it says what to do', async () => {
  const folder = testRepository().folder
  const { code, err } = await run(['release', '.'], folder, { env })
  expect(code).toBe(2)
  expect(err).toContain('Run `git init` and commit the handbook')
})
