import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createColors } from 'picocolors'
import { describe, expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { folderOf, run as runIn, temporary } from '../support/commands.ts'
import { env, testRepository } from '../support/git.ts'
import { sound } from '../support/problems.ts'

const design = 'handbook/responsibilities/design.md'
const inFolder = Object.fromEntries(Object.entries(sound).map(([path, text]) => [`handbook/${path}`, text]))
const swapped = { [design]: sound['responsibilities/design.md']!.replace('ownerRole: tl', 'ownerRole: em') }

const run = (args: readonly string[], folder: string) => runIn(['diff', ...args, '--no-cache'], folder)

/** A repository with a handbook at `v1.0.0`, which another owner has at `main`. */
function twoCommits() {
  const repository = testRepository()
  repository.write(inFolder)
  repository.commit('2026-01-01')
  repository.git('tag', 'v1.0.0')
  repository.write(swapped)
  repository.commit('2026-02-01')
  return repository
}

const headline = (out: string) => out.split('\n').slice(0, 2).join('\n')

describe('rolebook diff', () => {
  test('compares a tag with the working tree, and says who gains and gives up', async () => {
    const { folder } = twoCommits()
    const { code, out, err } = await run(['v1.0.0'], folder)
    expect([code, err]).toEqual([0, ''])
    expect(headline(out)).toBe(
      'major (1.0.0 → 2.0.0), from v1.0.0 to the working tree\n  - Design: held by EM, before by TL',
    )
    expect(out).toContain('TL gives up, EM gains: Design (was TL)')
    expect(out).toContain('EM: owners of handbook/roles/em.md')
    expect(out).toContain('TL: owners of handbook/roles/tl.md')
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })

  test('compares two revisions, whatever is in the working tree', async () => {
    const { folder, write } = twoCommits()
    write({ 'handbook/roles/em.md': 'Nothing.\n' })
    expect(headline((await run(['v1.0.0', 'HEAD'], folder)).out)).toContain('from v1.0.0 to HEAD')
    expect((await run(['HEAD', 'main'], folder)).out).toBe('✓ Nothing changed from HEAD to main.')
  })

  test('takes a problem of a renamed page, or one that names it, for the same problem', async () => {
    const repository = testRepository()
    repository.write({
      ...inFolder,
      'handbook/guides/draft-plan.md': '# Plan\n\n[gone](gone.md)\n',
      'handbook/guides/b.md': '# B\n\n[odd](draft-plan.md#odd)\n',
    })
    repository.commit('2026-01-01')
    expect((await runIn(['rename', 'guides/draft-plan', 'guides/plan'], repository.folder)).err).toBe('')
    const { out } = await run(['HEAD', '--format', 'json'], repository.folder)
    expect(JSON.parse(out)).toMatchObject({ problems: { introduced: [], solved: [] } })
  })

  test('sees what is not committed yet', async () => {
    const { folder, write } = twoCommits()
    write({ [design]: sound['responsibilities/design.md']! })
    expect((await run(['HEAD'], folder)).out).toContain('EM gives up, TL gains: Design (was EM)')
  })

  test('finds the handbook where its folder had another name', async () => {
    const { folder, git } = twoCommits()
    git('mv', 'handbook', 'book')
    testRepository(folder, false).commit('2026-03-01')
    const { code, out, err } = await run(['v1.0.0', 'book'], folder)
    expect(code, err).toBe(0)
    expect(out).toContain('gives up')
  })

  test('compares two folders without git', async () => {
    const folder = temporary()
    for (const [name, files] of [
      ['old', inFolder],
      ['new', { ...inFolder, ...swapped }],
    ] as const) {
      const made = folderOf(Object.fromEntries(Object.entries(files).map(([path, text]) => [path.slice(9), text])))
      execFileSync('cp', ['-r', join(made, 'handbook'), join(folder, name)])
    }
    const { out } = await run(['old', 'new'], folder)
    expect(headline(out)).toBe('major, from old to new\n  - Design: held by EM, before by TL')
    expect(out).toContain('new/responsibilities/design.md')
  })

  test('compares the folder it is given with what git has of that folder', async () => {
    const { folder, write, commit } = testRepository()
    write(Object.fromEntries(Object.entries(sound).map(([path, text]) => [`docs/who/${path}`, text])))
    commit('2026-01-01')
    write({ 'docs/who/responsibilities/design.md': swapped[design]! })
    expect((await run(['HEAD', 'docs/who'], folder)).out).toContain('docs/who/responsibilities/design.md')
    expect((await run(['HEAD', '--handbook', 'docs/who'], folder)).out).toContain('Design (was TL)')
  })

  test('reports mere typos in one line', async () => {
    const { folder, write } = twoCommits()
    write({ 'handbook/roles/em.md': `${sound['roles/em.md']}\nHires wel.\n` })
    const repository = testRepository(folder, false)
    repository.commit('2026-03-01')
    write({ 'handbook/roles/em.md': `${sound['roles/em.md']}\nHires well.\n` })
    const { out } = await run(['HEAD'], folder)
    expect(out.replace(/\n +/g, ' ')).toBe(
      'patch: only wording, links or upkeep changed, in handbook/roles/em.md, from HEAD to the working tree.',
    )
    const comment = await run(['HEAD', '--format', 'markdown'], folder)
    expect(comment.out).toBe(
      '### Handbook changes: **patch**\n\nOnly wording, links or upkeep changed, in `handbook/roles/em.md`.',
    )
  })

  test('says which problems are new and which are solved, even when lines have moved', async () => {
    const { folder, write } = twoCommits()
    write({
      'handbook/roles/em.md': `${sound['roles/em.md']}\n[Gone](gone.md).\n\n[Lost](lost.md).\n`,
    })
    testRepository(folder, false).commit('2026-03-01')
    write({ 'handbook/roles/em.md': `${sound['roles/em.md']}\nOne more line.\n\n[Lost](lost.md) and [new](new.md).\n` })
    const { code, out } = await run(['HEAD', '--json'], folder)
    expect(code).toBe(0)
    const { problems, errors, version } = JSON.parse(out)
    const messages = (list: readonly { readonly message: string }[]) => list.map(({ message }) => message.slice(0, 40))
    expect(messages(problems.introduced)).toEqual([expect.stringContaining('new.md')])
    expect(messages(problems.solved)).toEqual([expect.stringContaining('gone.md')])
    expect([version, errors]).toEqual([1, { from: 2, to: 2 }])
    const people = await run(['HEAD'], folder)
    expect(people.out).toContain('With 2 errors in HEAD and 2 errors in the working tree')
  })

  test('in a comment links to the source of each page, or to a preview', async () => {
    const { folder, write } = twoCommits()
    write({ 'handbook/handbook.yaml': 'repository: { url: "https://forge.example/acme/book.git" }\n' })
    const { out } = await run(['v1.0.0', 'main', '--format', 'markdown'], folder)
    expect(out).toContain('- changed `handbook/responsibilities/design.md`')
    const { git, commit } = testRepository(folder, false)
    commit('2026-03-01')
    // A branch moves, and is deleted once it is merged.
    const head = git('rev-parse', 'HEAD').trim()
    expect((await run(['v1.0.0', 'main', '--format', 'markdown'], folder)).out).toContain(
      `[\`handbook/responsibilities/design.md\`](<https://forge.example/acme/book/blob/${head}/handbook/responsibilities/design.md>)`,
    )
    const preview = ['--links', 'https://preview.example/12']
    expect((await run(['v1.0.0', '--format', 'markdown', ...preview], folder)).out).toContain(
      '(<https://preview.example/12/responsibilities/design.html>)',
    )
    expect((await run(['v1.0.0', '--links', 'javascript:x'], folder)).code).toBe(2)
  })
})

describe('where there is no handbook yet', () => {
  /** A repository with documents at `main`, and a handbook on a branch. */
  function proposed(more: Readonly<Record<string, string>> = {}) {
    const repository = testRepository()
    repository.write({ 'README.md': '# Documents\n', 'docs/setup.md': '# Set up\n', 'docs/laptop.md': '# Laptop\n' })
    repository.commit('2026-01-01')
    repository.git('switch', '-qc', 'handbook')
    repository.write({ ...inFolder, ...more })
    repository.commit('2026-02-01')
    return repository.folder
  }

  test('everything is new, in each format', async () => {
    const folder = proposed()
    const { code, out, err } = await run(['main'], folder)
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('There is no handbook in main yet, so all of it is new.')
    expect(out).toContain('EM gains: Staffing (new)')
    const comment = await run(['main', '--format', 'markdown'], folder)
    expect(comment.out).toContain('\n\nThere is no handbook in main yet, so all of it is new.\n\n')
    const { isFirst, pages } = JSON.parse((await run(['main', '--json'], folder)).out)
    expect(isFirst).toBe(true)
    expect(new Set(pages.map(({ fate }: { fate: string }) => fate))).toEqual(new Set(['added']))
  })

  test('pages that were copied into it are new, and what they were copied from is nothing that is gone', async () => {
    const copied = { 'handbook/docs/setup.md': '# Set up\n', 'handbook/docs/laptop.md': '# Laptop\n' }
    const { out } = await run(['main'], proposed({ ...copied, 'handbook/README.md': '# Handbook\n' }))
    expect(out).toContain('There is no handbook in main yet')
    expect(out).toContain('added handbook/docs/setup.md')
    expect(out).not.toContain('removed')
  })
})

test('a picture with other contents is a change, in a folder and in git', async () => {
  const repository = testRepository()
  const map = { 'handbook/README.md': '# Ours\n\n![A map](map.svg)\n', 'handbook/map.svg': '<svg/>\n' }
  repository.write({ ...inFolder, ...map })
  repository.commit('2026-01-01')
  repository.write({ 'handbook/map.svg': '<svg/>\r\n' })
  expect((await run(['HEAD'], repository.folder)).out).toBe('✓ Nothing changed from HEAD to the working tree.')
  repository.write({ 'handbook/map.svg': '<svg><g/></svg>\n' })
  const changed = 'patch, from HEAD to the working tree\n  - `map.svg` changed'
  expect((await run(['HEAD'], repository.folder)).out).toBe(changed)
  repository.commit('2026-02-01')
  expect((await run(['HEAD~1', 'HEAD'], repository.folder)).out).toContain('`map.svg` changed')
})

describe('what cannot be read gets a message with what to run', () => {
  test.each([
    [['', 'HEAD'], 'One of the names to compare is empty.', 'Expected a tag, a branch or a folder.'],
    [['HEAD', ''], 'One of the names to compare is empty.', 'Expected a tag, a branch or a folder.'],
    [
      ['v1.0.0..main'],
      'Nothing in the repository is called `v1.0.0..main`.',
      'Name the two apart: rolebook diff v1.0.0 main',
    ],
  ])('%j', async (names, message, hint) => {
    const { code, out, err } = await run(names, twoCommits().folder)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(message)
    expect(err).toContain(hint)
  })

  test('a name that nothing has', async () => {
    const { folder } = twoCommits()
    const { code, err } = await run(['v9.9.9'], folder)
    expect(code).toBe(2)
    expect(err).toBe(
      'error Nothing in the repository is called `v9.9.9`, and there is no such folder.\n' +
        '  → Expected a tag, a branch or the id of a commit. If others have it, run `git fetch --tags`.',
    )
  })

  test('no repository', async () => {
    const { code, err } = await run(['main'], folderOf(sound))
    expect(code).toBe(2)
    expect(err).toContain('git init')
  })

  test('no git', async () => {
    const { folder } = twoCommits()
    const said: string[] = []
    const code = await main(['diff', 'v1.0.0', '--no-cache'], {
      out: () => undefined,
      err: (text) => void said.push(text),
      colors: createColors(false),
      folder,
      env: { PATH: '/nonexistent' },
    })
    expect(code).toBe(2)
    expect(said.join('\n')).toContain('Install git')
  })

  test('a commit that a shallow clone does not have', async () => {
    const { folder, git } = twoCommits()
    const first = git('rev-parse', 'v1.0.0').trim()
    const clone = join(temporary(), 'clone')
    execFileSync('git', ['clone', '-q', '--depth', '1', `file://${folder}`, clone], { env })
    const { code, err } = await run([first], clone)
    expect(code).toBe(2)
    expect(err).toContain('git fetch --unshallow')
  })

  test('a handbook that is not there any more', async () => {
    const { folder, git, commit } = twoCommits()
    git('rm', '-qr', 'handbook')
    commit('2026-03-01')
    git('checkout', '-q', 'v1.0.0')
    const { code, err } = await run(['v1.0.0', 'main'], folder)
    expect(code).toBe(2)
    expect(err).toContain('At `main` there is no folder `handbook`')
  })

  test('no handbook here', async () => {
    const { code, err } = await run(['main'], temporary())
    expect(code).toBe(2)
    expect(err).toContain('--handbook <folder>')
  })
})

describe('any name that git allows works', () => {
  test.each(['<script>', 'v1"x', '$(id)', "it's", 'a/b', 'con', 'v1;touch>canary'])('%s', async (name) => {
    const { folder, git } = twoCommits()
    git('tag', name, 'v1.0.0')
    const { code, out } = await run([name, 'HEAD'], folder)
    expect([code, headline(out)]).toEqual([0, `major, from ${name} to HEAD\n  - Design: held by EM, before by TL`])
    expect((await run([name, 'HEAD', '--format', 'markdown'], folder)).out).not.toContain('<script>')
    expect(existsSync(join(folder, 'canary'))).toBe(false)
  })

  test.each(['--output=canary', '-ocanary', '--upload-pack=touch canary'])('%s is no option of git', async (name) => {
    const { folder } = twoCommits()
    const { code, err } = await runIn(['diff', '--no-cache', '--', name], folder)
    expect(code).toBe(2)
    expect(err).toContain(`Nothing in the repository is called \`${name}\``)
    expect(existsSync(join(folder, 'canary'))).toBe(false)
  })

  test('a detached head, and a merge', async () => {
    const { folder, git, write, commit } = twoCommits()
    git('checkout', '-q', '-b', 'side', 'v1.0.0')
    write({ 'handbook/guides/side.md': '# Side\n' })
    commit('2026-02-02')
    git('checkout', '-q', '--detach', 'main')
    git('merge', '-q', '--no-edit', 'side')
    const { out } = await run(['HEAD^2'], folder)
    expect(out).toContain('Design (was TL)')
    expect(out).not.toContain('guides/side.md')
    expect((await run(['HEAD^1'], folder)).out).toContain('added handbook/guides/side.md')
  })

  test('nothing that the repository names is run', async () => {
    const { folder, git } = twoCommits()
    git('config', 'core.fsmonitor', 'touch canary')
    git('config', 'diff.x.textconv', 'touch canary; cat')
    writeFileSync(join(folder, '.gitattributes'), '*.md diff=x\n')
    await run(['v1.0.0'], folder)
    expect(existsSync(join(folder, 'canary'))).toBe(false)
  })
})
