// An editor whose company has three roles in engineering and four focuses of other names begins with the starter and makes it hers. It must
// not take her a day: a few commands and edits, after which nothing in the handbook speaks of the roles it came with.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesIn, run, temporary } from '../support/commands.ts'

type Edit = readonly [path: string, old: string, now: string]
type Step = { readonly command: readonly string[] } | { readonly edit: Edit }

const command = (...argv: readonly string[]): Step => ({ command: argv })
const edit = (...edit: Edit): Step => ({ edit })
const rename = (id: string, newId: string, title: string) =>
  command('rename', id, newId, '--title', title, '--no-former')

/** What she does after `init`. */
const steps: readonly Step[] = [
  rename('em', 'engineering-lead', 'Engineering Lead (EL)'),
  rename('tl', 'staff-engineer', 'Staff Engineer (SE)'),
  rename('tlm', 'player-coach', 'Player Coach'),
  command('retire', 'ic'),
  rename('people-management', 'people', 'People'),
  rename('organizational-strategy', 'organization', 'Organization'),
  rename('technical-leadership', 'technology', 'Technology'),
  command('new', 'focus', 'Operations', '--owner', 'engineering-lead'),
  edit('focuses/operations.md', 'summary:', 'summary: Work flows through the team, and more smoothly each season.'),
  edit('responsibilities/operational-efficiency.md', 'coreFocus: organization', 'coreFocus: operations'),
  edit('roles/engineering-lead.md', '[people, organization]', '[people, organization, operations]'),
]

test('three own roles and four own focuses take fewer than 15 commands and edits', async () => {
  expect(steps.length + ['init', 'check'].length).toBeLessThan(15)
  const folder = join(temporary(), 'ours')
  await run(['init', folder, '--registry', '--bare'], temporary())
  for (const step of steps) await take(step, folder)

  expect((await run(['check'], folder)).out).toMatch(/no errors and no warnings/)
  const files = [...filesIn(join(folder, 'handbook'))].map(([path, bytes]) => [path, withoutTitles(bytes)] as const)
  const mentions = files.flatMap(([path, text]) =>
    text
      .split('\n')
      .flatMap((line) => (/\b(?:EM|TL|TLM)s?\b|Tech Lead|Engineering Manager/.test(line) ? [`${path}: ${line}`] : [])),
  )
  expect(mentions).toEqual([])
  const folders = (name: string) =>
    files.map(([path]) => path).filter((path) => path.startsWith(`${name}/`) && !/README/.test(path))
  expect(folders('roles').map((path) => path.replace(/.*\//, ''))).toEqual([
    'engineering-lead.md',
    'player-coach.md',
    // Owns the roadmap everywhere, and is called so in her company, too.
    'pm.md',
    'staff-engineer.md',
  ])
  expect(folders('focuses')).toHaveLength(4)

  expect((await run(['build'], folder)).code).toBe(0)
  for (const [path, bytes] of filesIn(join(folder, 'site')))
    if (path.endsWith('.html'))
      expect(withoutTitles(bytes), path).not.toMatch(/\b(?:EM|TL|TLM)s?\b|Tech Lead|Engineering Manager/)
})

/** A text without the titles of the works that it comes from, which keep their names. */
const withoutTitles = (bytes: Buffer): string => bytes.toString('utf8').replace(/“[^”]*”/g, '')

async function take(step: Step, folder: string): Promise<void> {
  if ('command' in step) {
    const { code, out, err } = await run(step.command, folder)
    expect(code, `${step.command.join(' ')}\n${out}${err}`).toBe(0)
    return
  }
  const [path, old, now] = step.edit
  const file = join(folder, 'handbook', path)
  const text = readFileSync(file, 'utf8')
  expect(text).toContain(old)
  writeFileSync(file, text.replace(old, now))
}
