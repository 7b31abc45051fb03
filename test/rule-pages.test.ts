// The rules of each topic have a page of the starter handbook together, whose examples are executed here: what stands below
// "Wrong" has the messages that are shown there and no others, what stands below "Right" has none. When a message or a summary
// has been reworded on purpose, `npx vitest run -u --config test/vitest.config.ts test/rule-pages.test.ts` writes what rolebook
// says now into the pages; `git diff` shows whether it reads well. It begins the page of a new topic and the part of a new rule.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Message } from '../src/base/messages.ts'
import { type RuleId, type RuleTopic, rules, ruleTopics } from '../src/rules/rules.ts'
import { pageOf } from './support/pages.ts'
import { asShown, type Example, messagesOf, proseIn, rulePartsIn } from './support/rule-examples.ts'

const folder = join(import.meta.dirname, '../handbook/reference/rules')

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

/**
 * What follows from the code at the top of a page: its place in the navigation, and that who looks for a rule finds it before
 * all else. One word is too often only a word.
 */
function withOwnKeys(page: string, topic: RuleTopic): string {
  const ids = topic.ids.filter((id) => id.includes('-'))
  return page
    .replace(/^order:.*$/m, `order: ${ruleTopics.indexOf(topic) + 1}`)
    .replace(/^keywords:.*$/m, `keywords: [${ids.join(', ')}]`)
}

const example = '```md title="guides/page.md"\n```\n'

/** What the part about a new rule begins as. */
const begin = (id: RuleId): string =>
  `\n## ${id}\n\n${rules[id].summary}.\n\n**Wrong:**\n\n${example}\n\`\`\`text\n\`\`\`\n\n**Right:**\n\n${example}`

test('every topic has a page and every page is about a topic', () => {
  const names = readdirSync(folder).filter((name) => name !== 'README.md')
  expect(names.sort()).toEqual(ruleTopics.map(({ stem }) => `${stem}.md`).sort())
})

test('a topic has few enough rules to be read at once, and is called as no rule is', () => {
  for (const { stem, ids } of ruleTopics) {
    expect(ids.length, stem).toBeGreaterThan(1)
    expect(ids.length, stem).toBeLessThan(10)
    expect(Object.keys(rules)).not.toContain(stem)
  }
})

test('the list of all rules has them by topic, each with its severity and what must be true', async () => {
  const page = read('README.md')
  const row = (id: RuleId, stem: string) =>
    `- [\`${id}\`](${stem}.md#${id}) (${rules[id].severity}): ${rules[id].summary}.`
  const list = ({ stem, title, ids }: RuleTopic) =>
    `## [${title}](${stem}.md)\n\n${ids.map((id) => `${row(id, stem)}\n`).join('')}`
  const current = `${page.slice(0, page.search(/^## /m))}${ruleTopics.map(list).join('\n')}`
  await expect(current).toMatchFileSnapshot(join(folder, 'README.md'))
})

describe.each(ruleTopics)('the page $title', (topic) => {
  const { stem, title, ids } = topic
  const name = `${stem}.md`
  const written = existsSync(join(folder, name))
    ? read(name)
    : `---\ntitle: ${title}\nsummary:\norder:\nkeywords:\n---\n`
  const known = rulePartsIn(written).map(({ id }) => id)
  const text = [written, ...ids.filter((id) => !known.includes(id)).map(begin)].join('')
  const parts = rulePartsIn(text)
  const said = new Map<Example, readonly Message[]>()
  beforeAll(async () => {
    for (const example of parts.flatMap(({ examples }) => [...examples.values()]))
      said.set(example, await messagesOf(example.files))
  })

  test('has what must be true for each rule, what rolebook prints, and its rules as words to search for', async () => {
    const edits = parts.flatMap(({ id, summary, examples }) => {
      const wrong = examples.get('Wrong')
      const messages = (wrong && said.get(wrong)) ?? []
      const shown = messages.length > 0 ? `${asShown(messages)}\n` : ''
      return [
        ...(summary ? [{ ...summary, text: `${rules[id as RuleId]?.summary}.` }] : []),
        ...(wrong?.shown ?? []).map((range) => ({ ...range, text: shown })),
      ]
    })
    const current = edits.reduceRight(
      (page, { start, end, text }) => page.slice(0, start) + text + page.slice(end),
      text,
    )
    await expect(withOwnKeys(current, topic)).toMatchFileSnapshot(join(folder, name))
  })

  test('is called as the topic, says something about all its rules, and has each under its id', () => {
    const { data, text: sections } = pageOf(text)
    expect(data.title).toBe(title)
    expect(sections[0]!.text, 'text above the first heading').not.toBe('')
    expect(parts.map(({ id }) => id)).toEqual(ids)
  })

  test('says nothing twice', () => {
    const sentences = proseIn(text).flatMap((paragraph) => paragraph.replace(/\s+/g, ' ').split(/(?<=[.:!?])\s/))
    const repeated = sentences.filter((sentence, at) => sentences.indexOf(sentence) !== at)
    expect(repeated.filter((sentence) => !/^(Wrong|Right):$/.test(sentence))).toEqual([])
  })

  describe.each(ids)('on %s', (id) => {
    const { examples } = parts.find((part) => part.id === id)!
    const wrong = examples.get('Wrong')
    const right = examples.get('Right')
    if (inWords[id]) {
      test(`has no example, which would be ${inWords[id]}`, () => expect([...examples.keys()]).not.toContain('Wrong'))
      return
    }

    test('has an example with the message that it shows, and one without any message', () => {
      expect([...examples.keys()]).toEqual(['Wrong', 'Right'])
      expect(wrong!.shown).toHaveLength(1)
      expect(said.get(wrong!)!.map(({ rule }) => rule)).toContain(id)
      expect(Object.keys(right!.files)).not.toEqual([])
      expect(said.get(right!)).toEqual([])
    })
  })
})
