import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { temporary } from '../support/commands.ts'
import { env, testRepository } from '../support/git.ts'
import { page } from '../support/handbooks.ts'
import { sound } from '../support/problems.ts'

// Follows the page *Releasing* in a repository that has what the page assumes: the last release is 2.4.1, and there is a forge.

const text = readFileSync('handbook/using/releasing.md', 'utf8')

/** The commands below a heading of the page, a block after the other. */
function blocksBelow(heading: string): string[] {
  const [, section = ''] = text.split(`\n## ${heading}\n`)
  return [...section.split('\n## ')[0]!.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block]) => block!)
}

const design = sound['responsibilities/design.md']!

function project() {
  const origin = join(temporary(), 'origin.git')
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', origin], { env })
  const repository = testRepository()
  const { folder, git, write, commit } = repository
  git('config', 'user.name', 'Ada')
  git('config', 'user.email', 'ada@example.com')
  git('remote', 'add', 'origin', origin)
  const change = (files: Readonly<Record<string, string>>) => {
    write(Object.fromEntries(Object.entries(files).map(([path, text]) => [`handbook/${path}`, text])))
    commit('2026-02-01')
  }
  write({ '.gitignore': '.rolebook/\nnode_modules/\nsite/\n' })
  const config = 'title: Ours\nversions:\n  tags: "handbook-v*"\n'
  change({ 'handbook.yaml': config, 'releases/2.4.1.md': `${page('date: 2026-01-01')}\nWords.\n`, ...sound })
  git('tag', 'handbook-v2.4.1')
  git('push', '-q', '-u', 'origin', 'main', 'handbook-v2.4.1')
  const bin = join(folder, 'node_modules/.bin')
  mkdirSync(bin, { recursive: true })
  writeFileSync(join(bin, 'rolebook'), `#!/bin/sh\nexec node '${resolve('dist/src/bin.js')}' "$@"\n`, { mode: 0o755 })
  /** Runs commands as they stand on the page. */
  const type = (block: string) => {
    const asked = { ...env, HOME: temporary(), npm_config_offline: 'true' }
    const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', block], {
      cwd: folder,
      env: asked,
      encoding: 'utf8',
    })
    return { code: status, said: stdout + stderr }
  }
  const atForge = () =>
    execFileSync('git', ['-C', origin, 'tag', '--list'], { env, encoding: 'utf8' }).trim().split('\n')
  return { ...repository, origin, change, type, atForge }
}

test('the page Releasing works as it stands: two releases in a row, a prepared one, and all of them published', () => {
  const { folder, origin, git, change, type, atForge } = project()

  const [make = ''] = blocksBelow('Make one')
  change({ 'responsibilities/design.md': design.replace('examples:', 'supports:\n  em: Asks.\nexamples:') })
  const made = type(make)
  expect(made.code, made.said).toBe(0)
  expect(made.said).toContain('Nothing was done. This would write the page of 2.5.0')
  expect(made.said).toContain('git push --atomic origin HEAD handbook-v2.5.0')
  expect(atForge()).toEqual(['handbook-v2.4.1', 'handbook-v2.5.0'])

  const [begin = '', release = ''] = blocksBelow('When jobs change')
  change({ 'responsibilities/design.md': design.replace('ownerRole: tl', 'ownerRole: em') })
  const refused = type(make)
  expect(refused.code).toBe(1)
  expect(refused.said).toContain('npx rolebook new release 3.0.0')
  expect(type(begin).code).toBe(0)
  const begun = type(release)
  expect(begun.code).toBe(1)
  expect(begun.said.match(/ error [a-z-]+$/gm)).toEqual([' error rel-unannounced'])
  expect(begun.said).toContain('The page of 3.0.0 is begun and says nothing yet')
  const path = join(folder, 'handbook/releases/3.0.0.md')
  writeFileSync(path, `${readFileSync(path, 'utf8')}\nThe EM decides about designs now.\n`)
  const second = type(release)
  expect(second.code, second.said).toBe(0)
  expect(atForge()).toContain('handbook-v3.0.0')
  expect(git('status', '--porcelain')).toBe('')

  const [prepare = '', tag = ''] = blocksBelow('Where `main` is protected')
  change({
    'responsibilities/staffing.md': sound['responsibilities/staffing.md']!.replace(
      'examples:',
      'supports:\n  tl: Asks.\nexamples:',
    ),
  })
  git('push', '-q', 'origin', 'main')
  const prepared = type(prepare)
  expect(prepared.code, prepared.said).toBe(0)
  const forge = testRepository(join(temporary(), 'forge'), false)
  execFileSync('git', ['clone', '-q', origin, forge.folder], { env })
  forge.git('merge', '-q', '--squash', 'origin/release-3.1.0')
  forge.commit('2026-02-02')
  forge.git('push', '-q', 'origin', 'main')
  const tagged = type(tag)
  expect(tagged.code, tagged.said).toBe(0)
  expect(atForge()).toEqual(['handbook-v2.4.1', 'handbook-v2.5.0', 'handbook-v3.0.0', 'handbook-v3.1.0'])

  const [publish = ''] = blocksBelow('Publish them all')
  const published = type(publish)
  expect(published.code, published.said).toBe(0)
  for (const version of ['', '2.5.0/', '3.0.0/'])
    expect(existsSync(join(folder, 'site', version, 'index.html'))).toBe(true)
})
