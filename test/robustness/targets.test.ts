import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { findTargetProblem, publish } from '../../src/write/publish.ts'
import { contentsOf, newSite, oldSite, site, temporaryTarget } from '../support/publishing.ts'

const files = site({ 'index.html': 'home' })

/** Both ways to ask say the same, and nothing changes. */
async function expectRefusal(target: string, why: string, folders: ReturnType<typeof temporaryTarget>) {
  const before = contentsOf(folders.top)
  const message = `The site cannot be written to \`${target}\`: ${why}.`
  const refused = await findTargetProblem(target, folders.handbook)
  expect(refused).toMatchObject({ message })
  await expect(publish(files, { target, handbook: folders.handbook })).rejects.toMatchObject({ ...refused })
  expect(contentsOf(folders.top)).toEqual(before)
}

test('the top of the disk is refused', () => expectRefusal('/', 'it is the top of the disk', temporaryTarget()))

test('the home folder is refused, under any name', async () => {
  const folders = temporaryTarget()
  mkdirSync(folders.target)
  mkdirSync(join(folders.top, 'home'))
  symlinkSync('.', join(folders.top, 'also'))
  vi.stubEnv('HOME', join(folders.top, 'also/home'))
  vi.stubEnv('USERPROFILE', join(folders.top, 'also/home'))
  await expectRefusal(join(folders.top, 'home'), 'it is your home folder', folders)
  vi.unstubAllEnvs()
})

test('the folder of the handbook and those around it are refused, under any name', async () => {
  const folders = temporaryTarget()
  symlinkSync('.', join(folders.top, 'also'))
  await expectRefusal(folders.handbook, 'it is the folder of the handbook', folders)
  await expectRefusal(join(folders.top, 'also/handbook'), 'it is the folder of the handbook', folders)
  await expectRefusal(`${folders.handbook}/x/../`, 'it is the folder of the handbook', folders)
  await expectRefusal(folders.top, 'the handbook is inside it', folders)
  await expectRefusal(relative(process.cwd(), folders.top), 'the handbook is inside it', folders)
})

test('a folder with files that rolebook did not write is refused', async () => {
  const folders = temporaryTarget()
  mkdirSync(folders.target)
  writeFileSync(join(folders.target, 'thesis.txt'), 'mine')
  await expectRefusal(folders.target, 'rolebook did not write what is in it, such as `thesis.txt`', folders)
})

test('the top of a git work tree is refused, even if a site was published to it', async () => {
  const folders = temporaryTarget()
  await publish(files, folders)
  writeFileSync(join(folders.target, '.git'), 'gitdir: elsewhere')
  await expectRefusal(folders.target, 'it is the top of a git work tree', folders)
})

test('a folder of git itself is refused', async () => {
  const folders = temporaryTarget()
  mkdirSync(join(folders.top, '.git'))
  await expectRefusal(join(folders.top, '.git/site'), 'it is where git keeps what it knows', folders)
})

test('a symbolic link is refused, wherever it leads', async () => {
  const folders = temporaryTarget()
  symlinkSync('handbook', folders.target)
  symlinkSync('nowhere', join(folders.top, 'broken'))
  await expectRefusal(folders.target, 'it is a link', folders)
  await expectRefusal(`${folders.target}/`, 'it is a link', folders)
  await expectRefusal(join(folders.top, 'broken'), 'it is a link', folders)
})

test('a file is refused, and so is a folder that would be inside one', async () => {
  const folders = temporaryTarget()
  writeFileSync(folders.target, 'mine')
  await expectRefusal(folders.target, 'it is a file, not a folder', folders)
  await expectRefusal(join(folders.target, 'a/b'), 'a part of its path is a file, not a folder', folders)
})

test.each([
  '',
  'null',
  '{"rolebook":4,"files":[]}',
  '{"rolebook":3,"files":{}}',
  '{"rolebook":3,"files":["../x 0"]}',
  '{"rolebook":2,"files":{"../x":"0"}}',
  '{"rolebook":1,"files":{"index.html":',
])('a site whose manifest is %j is refused', async (manifest) => {
  const folders = temporaryTarget()
  mkdirSync(folders.target)
  writeFileSync(join(folders.target, '.rolebook-site.json'), manifest)
  const why = 'is damaged or of another version, so what may be replaced is not known'
  await expectRefusal(folders.target, `its \`.rolebook-site.json\` ${why}`, folders)
})

test('an empty folder, a missing one, a published one and one inside the handbook may be written to', async () => {
  const folders = temporaryTarget()
  const targets = ['empty', 'missing/folder', 'published', 'handbook/site', 'handbook-site'].map((path) =>
    join(folders.top, path),
  )
  mkdirSync(targets[0]!)
  await publish(files, { target: targets[2]!, handbook: folders.handbook })
  for (const target of targets) {
    expect(await findTargetProblem(target, folders.handbook)).toBeUndefined()
    await publish(files, { target, handbook: folders.handbook })
    expect(contentsOf(target)).toMatchObject({ 'index.html': 'home' })
  }
})

describe('the same bytes', () => {
  async function published(...sites: Parameters<typeof publish>[0][]) {
    const folders = temporaryTarget()
    for (const files of sites) await publish(files, folders)
    return contentsOf(folders.target)
  }

  test('the order of the files, what was published before and the time zone leave no trace', async () => {
    const expected = await published(newSite)
    expect(await published(newSite.toReversed())).toEqual(expected)
    expect(await published(oldSite, newSite)).toEqual(expected)
    expect(await published(newSite, oldSite, newSite, newSite)).toEqual(expected)
    vi.stubEnv('TZ', 'Pacific/Auckland')
    vi.stubEnv('LANG', 'sv_SE.UTF-8')
    expect(await published(oldSite, newSite)).toEqual(expected)
    vi.unstubAllEnvs()
  })
})

describe('names of files', () => {
  const names = [
    'two words.html',
    '100%.html',
    '%2e%2e%2f.html',
    'C#.html',
    'why?.html',
    `"quoted" 'twice' \`thrice\`.html`,
    '🧑‍🚀/ünï/ロール.html',
    '&<b>;$(id)*|~.html',
    '__proto__',
    'constructor',
    '404',
    `${'n'.repeat(250)}.html`,
  ]

  test('names with spaces, signs, quotes and emoji are published, changed and removed', async () => {
    const folders = temporaryTarget()
    const target = join(folders.top, '1 % of #hand "books"? 🎉')
    const files = (contents: string) => names.map((path) => ({ path, contents }))
    const options = { target, handbook: folders.handbook }
    for (const contents of ['old', 'new']) {
      expect(await publish(files(contents), options)).toMatchObject({ written: names.length, unchanged: 0, removed: 0 })
      const found = contentsOf(target)
      for (const name of names) expect(Object.entries(found)).toContainEqual([name, contents])
    }
    expect(await publish(files('new'), options)).toMatchObject({ unchanged: names.length })
    expect(await publish([], options)).toMatchObject({ removed: names.length })
    expect(readdirSync(target)).toEqual(['.rolebook-site.json'])
    expect(readdirSync(folders.top).filter((name) => name.startsWith('.'))).toEqual([])
  })

  test('a new line in a name is refused', async () => {
    const folders = temporaryTarget()
    await expect(publish(site({ 'a\nb.html': '' }), folders)).rejects.toThrow('it contains a control character')
    expect(contentsOf(folders.top)).toEqual({ 'handbook/': 'folder' })
  })

  test('names that differ only in case are refused, with both of them', async () => {
    const folders = temporaryTarget()
    const files = site({ 'roles/TL.html': '', 'Roles/tl.html': '' })
    await expect(publish(files, folders)).rejects.toThrow('both `roles/TL.html` and `Roles/tl.html`')
    expect(contentsOf(folders.top)).toEqual({ 'handbook/': 'folder' })
  })
})
