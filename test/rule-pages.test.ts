// Every rule has a page in the starter handbook, whose examples are executed here: what stands below "Wrong" has the
// messages that are shown there and no others, what stands below "Right" has none. When a message or a summary has been
// reworded on purpose, `npx vitest run -u --config test/vitest.config.ts test/rule-pages.test.ts` writes what rolebook says
// now into the pages; `git diff` shows whether it reads well. For a rule without a page it begins one.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type RuleId, rules } from '../src/rules/rules.ts'
import { pageOf } from './support/pages.ts'
import { asShown, examplesIn, messagesOf } from './support/rule-examples.ts'

const folder = join(import.meta.dirname, '../handbook/reference/rules')
const ids = Object.keys(rules) as RuleId[]

/** Rules that no block of Markdown on a page can break, and why. Their pages say in words how it comes about. */
const inWords: Partial<Record<RuleId, string>> = {
  'file-unreadable': 'a file without the right to read it',
  'link-outside': 'a symbolic link',
  'link-circle': 'a symbolic link',
  'text-encoding': 'bytes that are not UTF-8',
  'text-control': 'a character that no page may hold',
  'line-ending': 'a character that no page may hold',
  'output-too-large': 'a page of many thousand characters',
  'git-missing': 'a machine without git',
  'git-shallow': 'a clone',
  'git-unsafe': 'a repository of another user',
  'id-lost': 'the release before',
  'rel-bump': 'the release before',
  'rel-unannounced': 'the release before',
  'plugin-off': 'an option of the command line',
  'page-slow': 'how long a page takes depends on the machine',
  'page-crash': 'a fault of rolebook that nobody knows yet',
}

const read = (name: string): string => readFileSync(join(folder, name), 'utf8')

const example = '```md title="guides/page.md"\n```\n'

/** What a new rule's page begins as. */
const empty = (id: RuleId): string =>
  `---\ntitle: ${id}\nsummary:\n---\n\n## Wrong\n\n${example}\n\`\`\`text\n\`\`\`\n\n## Right\n\n${example}`

test('every rule has a page and every page is about a rule', () => {
  const names = readdirSync(folder).filter((name) => name !== 'README.md')
  expect(names.sort()).toEqual(ids.map((id) => `${id}.md`).sort())
})

test('the list of all rules has every rule once, with its severity and what must be true', async () => {
  const page = read('README.md')
  const row = /^\| \[`([^`]+)`\].*$/gm
  expect([...page.matchAll(row)].map(([, id]) => id).sort()).toEqual([...ids].sort())
  const current = page.replace(row, (_, id: RuleId) => {
    const { severity, summary } = rules[id]
    return `| [\`${id}\`](${id}.md) | ${severity} | ${summary.replaceAll('|', '\\|')} |`
  })
  await expect(current).toMatchFileSnapshot(join(folder, 'README.md'))
})

describe.each(ids)('the page of %s', (id) => {
  const text = existsSync(join(folder, `${id}.md`)) ? read(`${id}.md`) : empty(id)
  const examples = examplesIn(text)
  const wrong = examples.get('Wrong')
  const right = examples.get('Right')

  test('has what must be true, then what to do, then what rolebook prints', async () => {
    const messages = wrong ? await messagesOf(wrong.files) : []
    const { start, end } = wrong?.shown[0] ?? { start: text.length, end: text.length }
    const shown = messages.length > 0 ? `${asShown(messages)}\n` : ''
    const current = `${withSummary(text.slice(0, start), rules[id].summary)}${shown}${text.slice(end)}`
    await expect(current).toMatchFileSnapshot(join(folder, `${id}.md`))
    expect(pageOf(current).data).toMatchObject({ title: id, summary: rules[id].summary })
    expect(pageOf(current).text[0]!.text, 'text above the first heading').not.toBe('')
  })

  if (inWords[id]) {
    test(`has no example, which would be ${inWords[id]}`, () => expect([...examples.keys()]).not.toContain('Wrong'))
    return
  }

  test('has an example with the message that it shows, and one without any message', async () => {
    expect([...examples.keys()].slice(0, 2)).toEqual(['Wrong', 'Right'])
    expect(wrong!.shown).toHaveLength(1)
    expect((await messagesOf(wrong!.files)).map(({ rule }) => rule)).toContain(id)
    expect(Object.keys(right!.files)).not.toEqual([])
    expect(await messagesOf(right!.files)).toEqual([])
  })
})

/** In quotes where YAML needs them. */
const withSummary = (page: string, summary: string): string => {
  const needsQuotes = /^[`"'[{*&!|>%@]|: | #/.test(summary)
  return page.replace(/^summary:.*$/m, () => `summary: ${needsQuotes ? JSON.stringify(summary) : summary}`)
}
