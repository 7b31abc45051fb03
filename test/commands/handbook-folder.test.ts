import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { folderOf, hashesIn, run } from '../support/commands.ts'

let folder: string

beforeEach(() => {
  const page = (title: string, more = '') => `---\ntitle: ${title}\nownerRole: lead\n${more}---\n`
  folder = join(
    folderOf({
      'ours/package.json': '{}',
      'ours/handbook/handbook.yaml': 'title: Ours\n',
      'ours/handbook/roles/lead.md': page('Lead', 'examples: [Leads.]\n'),
      'ours/handbook/focuses/people.md': page('People', 'summary: People first.\n'),
      'ours/handbook/responsibilities/hiring.md': page('Hiring', 'coreFocus: people\nexamples: [Hires.]\n'),
    }),
    'handbook',
  )
})

describe('where the folder of a project is given in place of that of its handbook', () => {
  const note = 'note `ours` is a project and not the folder of its handbook: the handbook is read from `ours/handbook`.'

  test.each([
    [['check', 'ours']],
    [['check', 'ours', '--fix', '--dry-run']],
    [['diff', 'ours', 'ours/handbook']],
    [['diff', 'ours/handbook', 'ours']],
  ])('%j reads the handbook and says so in one line', async (argv) => {
    const { code, out, err } = await run(argv, folder)
    expect(err.split('\n')).toEqual([note])
    expect(out).not.toContain('error ')
    expect(code).toBe(0)
  })

  test.each([
    [['build', 'ours']],
    [['new', 'role', 'Scout', 'ours']],
    [['check', 'ours', '--fix']],
    [['check', 'ours', '--baseline']],
    [['rename', 'people', 'humans', 'ours']],
    [['retire', 'people', 'ours']],
    [['release', 'ours']],
    [['owners', 'ours', '--write']],
  ])('%j, which writes, names the folder of the handbook and changes nothing', async (argv) => {
    const before = hashesIn(folder)
    const { code, err } = await run(argv, folder)
    expect(code).toBe(2)
    expect(err).toContain('`ours` is a project and not the folder of its handbook; the handbook is `ours/handbook`.')
    expect(err).toContain('write `ours/handbook` as the handbook')
    expect(hashesIn(folder)).toEqual(before)
  })

  test('a project whose handbook has no settings is known by its package.json', async () => {
    const bare = join(folder, 'plain')
    mkdirSync(join(bare, 'handbook'), { recursive: true })
    writeFileSync(join(bare, 'handbook/a.md'), '# A\n')
    writeFileSync(join(bare, 'package.json'), '{ "devDependencies": { "rolebook": "*" } }')
    expect((await run(['check', 'plain'], folder)).err).toContain('read from `plain/handbook`')
    writeFileSync(join(bare, 'package.json'), '{}')
    expect((await run(['check', 'plain'], folder)).err).toBe('')
  })

  test('a handbook that has a folder of this name is still itself', async () => {
    mkdirSync(join(folder, 'ours/roles'))
    writeFileSync(join(folder, 'ours/roles/a.md'), '# A\n')
    expect((await run(['check', 'ours'], folder)).err).toBe('')
  })
})

describe('inside a handbook', () => {
  const roles = () => join(folder, 'ours/handbook/roles')

  test('the handbook around is checked, and its paths lead there', async () => {
    writeFileSync(join(folder, 'ours/handbook/a.md'), '# A\n\n[b](b.md)\n')
    const { out, err } = await run(['check'], roles())
    expect(err).toBe('note There is no folder `handbook` here: the handbook is read from `..`.')
    expect(out).toContain('../a.md:3:5 error link-broken')
  })

  test('the folder itself stands for the whole handbook', async () => {
    const { code, err } = await run(['check', '.'], roles())
    expect(err).toBe('note `.` is a part of a handbook: the handbook is read from `..`.')
    expect(code).toBe(0)
    expect((await run(['check', 'ours/handbook/roles'], folder)).err).toContain('read from `ours/handbook`')
  })

  test('a command that writes says which folder to name', async () => {
    const { code, err } = await run(['rename', 'people', 'humans'], roles())
    expect(code).toBe(2)
    expect(err).toContain('There is no folder `handbook` here; the handbook is `..`.')
    expect((await run(['rename', 'people', 'humans', '..'], roles())).err).toBe('')
  })

  test('the project is found from its other folders, and nothing is looked for above a repository', async () => {
    mkdirSync(join(folder, 'ours/vendor/deep'), { recursive: true })
    expect((await run(['check'], join(folder, 'ours/vendor/deep'))).err).toContain('read from `../../handbook`')
    mkdirSync(join(folder, 'ours/vendor/.git'))
    expect((await run(['check'], join(folder, 'ours/vendor/deep'))).err).toContain('There is no folder `handbook`.')
  })
})
