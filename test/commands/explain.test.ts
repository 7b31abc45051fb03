import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createColors } from 'picocolors'
import { beforeEach, describe, expect, test } from 'vitest'
import { runExplain } from '../../src/commands/explain.ts'
import { rules, ruleTopics } from '../../src/rules/rules.ts'
import { run, temporary } from '../support/commands.ts'

let pages: string

beforeEach(() => {
  pages = temporary()
})

/** What is said of `own-two`, or what else is asked for, when the page of its topic is `page`. */
async function explained(page: string, { columns = 60, colors = false, rule = 'own-two' } = {}): Promise<string> {
  writeFileSync(join(pages, 'shared-responsibilities.md'), page)
  const said: string[] = []
  const out = (text: string) => void said.push(text)
  const terminal = {
    out,
    err: out,
    colors: createColors(colors),
    columns,
    folder: pages,
    clock: () => 0,
    now: () => 0,
    env: {},
    nameCommands: String,
  }
  await runExplain({ rule, pages }, terminal)
  return said.join('\n')
}

const page = `---
title: Sharing a responsibility
---

One owner **is the rule**.

## own-two

Two roles own one thing only when they share it by facet.

Decide which of them **answers for it**, and list the [other](../roles/em.md) under \`supports\`, with what it does.
See [the book](https://example.com/book).

**Wrong:**

\`\`\`md title="responsibilities/staffing.md"
---
ownerRole: [em, tl]
---
\`\`\`

**Right:**

1. Keep one role, and take the other out of the list of those who own it.
2. Or share.
   - By \`facet\`.

## own-facet

A role shares only a side that it owns.

Ask who owns it.
`

describe('rolebook explain', () => {
  test('shows what is said of a rule as a terminal can, wrapped, with code as it is written, and what belongs to it', async () => {
    expect(await explained(page)).toBe(
      `own-two  error
  Two roles own one thing only when they share it by facet.

  Decide which of them answers for it, and list the other
  under \`supports\`, with what it does. See the book
  (https://example.com/book).

  Wrong:

  responsibilities/staffing.md:
    ---
    ownerRole: [em, tl]
    ---

  Right:

  1. Keep one role, and take the other out of the list of
     those who own it.
  2. Or share.
     - By \`facet\`.

Sharing a responsibility

  One owner is the rule.

  See also: own-no-tiebreak, own-shared-single, own-facet`,
    )
  })

  test('has colors on a terminal only, and wraps the same with them', async () => {
    const colored = await explained(page, { colors: true })
    expect(colored).toContain('\u001b[31merror\u001b[39m')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colors are made of them
    expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(await explained(page))
  })

  test.each([20, 40, 79])('keeps text within %i columns', async (columns) => {
    const prose = (await explained(page, { columns }))
      .split('\n')
      .filter((line) => !/https|responsibilities/.test(line))
    expect(Math.max(...prose.map(({ length }) => length))).toBeLessThanOrEqual(Math.max(columns, 23))
  })

  test('copes with anything a page may contain', async () => {
    const odd =
      '## own-two\n\nA line.\n\n> Quoted *text*\n\n| a | bb |\n|---|---|\n| ccc | d |\n\n---\n\n<b>x</b> ![A cat](cat.png)\n\n[^1]\n\n[^1]: Note.\n'
    const said = await explained(odd)
    expect(said).toContain('Quoted text')
    expect(said).toContain('  a    bb\n  ccc  d')
    expect(said).toContain('A cat')
  })

  test.each(Object.keys(rules))('knows %s', async (rule) => {
    const { code, out } = await run(['explain', rule], pages)
    expect(code).toBe(0)
    expect(out).toContain(rule)
    expect(out.split('\n').length).toBeGreaterThan(3)
  })

  test.each([
    'reference/rules/own-two.md',
    'https://handbook.example.com/reference/rules/shared-responsibilities.html#own-two',
  ])('takes the address of a rule, old or new: %s', async (address) => {
    const { code, out } = await run(['explain', address], pages)
    expect(code).toBe(0)
    expect(out).toMatch(/^own-two {2}error\n/)
  })

  test('of a topic says what its rules have in common, and lists them', async () => {
    expect(await explained(page, { rule: 'shared-responsibilities', columns: 100 })).toBe(
      `Sharing a responsibility

  One owner is the rule.

  own-two                 error    ${rules['own-two'].summary}
  own-no-tiebreak         error    ${rules['own-no-tiebreak'].summary}
  own-shared-single       error    ${rules['own-shared-single'].summary}
  own-facet               warning  ${rules['own-facet'].summary}

More about one of them: rolebook explain own-two`,
    )
  })

  test('without a rule lists them all by topic, each with its severity and its summary', async () => {
    const { code, out } = await run(['explain'], pages)
    expect(code).toBe(0)
    for (const rule of Object.keys(rules))
      expect(out).toMatch(new RegExp(`^ {2}${rule} +(error|warning|note) +\\S`, 'm'))
    const titles = ruleTopics.map(({ title }) => title)
    expect(out.match(/^[A-Z].*/gm)).toEqual([...titles, 'More about one of them: rolebook explain own-two'])
    expect(Math.max(...out.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80)
  })

  test.each([
    ['own-tow', 'Unknown rule `own-tow`, did you mean `own-two`?'],
    ['toString', 'Unknown rule `toString`'],
  ])('of %s, which is no rule, says so with the nearest', async (rule, expected) => {
    const { code, err } = await run(['explain', rule], pages)
    expect(code).toBe(2)
    expect(err).toContain(expected)
  })
})
