import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commonKeys, type Kind, kinds } from '../../src/schema/front-matter.ts'
import { folderOf, run, textIn } from '../support/commands.ts'
import { pagesOf } from '../support/handbooks.ts'
import { sound } from '../support/problems.ts'

const templates = 'templates/new'
const everyKind = Object.keys(kinds) as Kind[]

/** A page of the kind as it is written for the sound handbook. */
async function written(
  kind: Kind,
  title = kind === 'release' ? '1.2.0' : `Some ${kind}`,
): Promise<{ path: string; text: string }> {
  const folder = folderOf(sound)
  const { code, out, err } = await run(['new', kind, title], folder)
  expect(err).toBe('')
  expect(code).toBe(0)
  const path = /handbook\/(\S+\.md) is there/.exec(out)![1]!
  return { path, text: textIn(folder, path) }
}

/** The page with every comment that stands for a key made one. */
const uncommented = (text: string) => text.replace(/^# (?=\s*(?:[a-zA-Z-]+:(?:\s|$)|- ))/gm, '')

describe('rolebook new', () => {
  test.each(everyKind)('writes a %s into the folder of its kind, with keys that such a page may have', async (kind) => {
    const { path, text } = await written(kind)
    expect(path.split('/')[0]).toBe(kinds[kind].folder ?? 'guides')
    const [page] = pagesOf({ [path]: text })
    expect(page!.kind).toBe(kind)
    // What is empty is said to be empty, and nothing else is wrong.
    expect(page!.messages.filter(({ message }) => !/empty|Missing/.test(message))).toEqual([])
    expect(text).not.toMatch(/\{\w+\}/)
  })

  test.each(everyKind)('offers on a %s no key that such a page does not know', async (kind) => {
    const { path, text } = await written(kind)
    const [page] = pagesOf({ [path]: uncommented(text) })
    expect(page!.messages.map(({ rule }) => rule)).not.toContain('key-unknown')
    expect(page!.messages.map(({ rule }) => rule)).not.toContain('yaml-syntax')
  })

  test.each(everyKind.filter((kind) => kind !== 'guide'))('offers every key that only a %s has', (kind) => {
    const text = readFileSync(join(templates, `${kind}.md`), 'utf8')
    // But for the day of a release, which says that it was made.
    const own = Object.keys(kinds[kind].schema.shape).filter((key) => key !== 'date' && !(key in commonKeys))
    expect(own.filter((key) => !new RegExp(`^(?:# )?${key}:`, 'm').test(text))).toEqual([])
  })

  test.each(everyKind)('lines up what it says of the keys of a %s', async (kind) => {
    const { text } = await written(kind)
    const columns = [...text.matchAll(/^(# *\S.*?) +# /gm)].map(([line]) => line.length)
    expect(new Set(columns).size).toBeLessThan(2)
  })

  test('names the ids of the handbook in the keys that it offers, and of the roles that it has', async () => {
    const folder = folderOf({
      'roles/chief-of-staff-and-of-things.md': '---\ntitle: Chief\n---\n',
      'roles/dev.md': '---\ntitle: Developer\n---\n',
      'responsibilities/hiring.md': '---\ntitle: Hiring\nownerRole: dev\n---\n',
      'teams/web.md': '---\ntitle: Web\n---\n',
    })
    for (const [kind, ...lines] of [
      ['responsibility', '#   dev: Gives advice.', '# tieBreak: chief-of-staff-and-of-things'],
      ['team', '#   - responsibility: hiring', '# partOf: web '],
      ['practice', '# appliesTo: [chief-of-staff-and-of-things, dev] '],
    ] as const) {
      expect((await run(['new', kind, `My ${kind}`], folder)).code).toBe(0)
      const text = textIn(folder, `${kinds[kind].folder}/my-${kind}.md`)
      for (const line of lines) expect(text).toContain(line)
      expect(text).not.toMatch(/\b(?:em|tl|tlm)\b/)
    }
  })

  test('offers no key twice where there is one role', async () => {
    const folder = folderOf({ 'roles/em.md': '---\ntitle: Manager\n---\n' })
    await run(['new', 'responsibility', 'Hiring'], folder)
    const text = uncommented(textIn(folder, 'responsibilities/hiring.md'))
    const [page] = pagesOf({ 'responsibilities/hiring.md': text })
    expect(page!.messages.filter(({ rule }) => rule.startsWith('frontmatter-'))).toEqual([])
    expect(text).toContain('  another-role: another-responsibility')
  })

  test('says the kind of a page where the folder does not', async () => {
    const folder = folderOf({ 'a.md': '# A\n', 'practices/web.md': '---\ntitle: Web\nlayout: x\n---\n# Web\n' })
    await run(['new', 'practice', 'Reviews'], folder)
    expect(textIn(folder, 'practices/reviews.md')).toMatch(/^---\nkind: practice\n/)
    await run(['new', 'role', 'Tech Lead'], folder)
    expect(textIn(folder, 'roles/tech-lead.md')).not.toContain('kind:')
  })

  test('has a template for every kind and no other', () => {
    expect(readdirSync(templates).sort()).toEqual(everyKind.map((kind) => `${kind}.md`).sort())
  })

  test('names the values to choose from', async () => {
    const { text } = await written('responsibility')
    expect(text).toContain('# The role accountable for it: em, tl.\nownerRole:\n')
    expect(text).toContain('# The focus area it belongs to: people, technology.\ncoreFocus:\n')
    expect(commonKeys).toHaveProperty('ownerRole')
  })

  test('fills in the owner and the focus when they are given', async () => {
    const folder = folderOf(sound)
    await run(['new', 'responsibility', 'Incident: Response', '--owner', 'tl', '--focus', 'technology'], folder)
    const text = textIn(folder, 'responsibilities/incident-response.md')
    expect(text).toMatch(/^---\ntitle: "Incident: Response"\n/)
    expect(text).toContain('\nownerRole: tl\n')
    expect(text).toContain('\ncoreFocus: technology\n')
  })

  test('leaves a page for which the check says what is still to be filled in, and where', async () => {
    const folder = folderOf(sound)
    await run(['new', 'responsibility', 'On Call'], folder)
    const { out } = await run(['check', '--json'], folder)
    const found = JSON.parse(out).problems.map(({ file, message }: { file: string; message: string }) => [
      file,
      message,
    ])
    expect(found).toContainEqual([
      'handbook/responsibilities/on-call.md',
      'Unexpected empty value for `ownerRole`, expected an id: a file name without its ending',
    ])
  })

  test('never writes over a page', async () => {
    const folder = folderOf(sound)
    const before = textIn(folder, 'roles/em.md')
    const { code, err } = await run(['new', 'role', 'EM'], folder)
    expect(code).toBe(2)
    expect(err).toBe('error There is a page `em` already: roles/em.md.\n  → Change that page, or choose another title.')
    expect(textIn(folder, 'roles/em.md')).toBe(before)
  })

  test.each([
    [['new', 'constructor', 'X'], 'Unknown kind of page `constructor`'],
    [['new', 'roel', 'X'], 'Unknown kind of page `roel`, did you mean `role`?'],
    [['new', 'role', '!!!'], 'Nothing in `!!!` can be a file name.'],
    [['new', 'release', 'next'], 'Unexpected `next`, expected a version.'],
    [['new', 'responsibility', 'X', '--owner', 'emm'], 'Unknown role `emm`'],
    [['new', 'responsibility', 'X', '--focus', 'peple'], 'Unknown focus area `peple`, did you mean `people`?'],
    [['new', 'role', 'X', 'nowhere'], 'There is no folder `nowhere`.'],
  ])('says what is wrong with %j, and writes nothing', async (argv, message) => {
    const folder = folderOf(sound)
    const { code, err } = await run(argv, folder)
    expect(err).toContain(message)
    expect(code).toBe(2)
    expect(existsSync(join(folder, 'handbook/roles/x.md'))).toBe(false)
  })
})
