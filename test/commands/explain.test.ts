import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createColors } from 'picocolors'
import { beforeEach, describe, expect, test } from 'vitest'
import { runExplain } from '../../src/commands/explain.ts'
import { rules } from '../../src/rules/rules.ts'
import { run, temporary } from '../support/commands.ts'

let pages: string

beforeEach(() => {
  pages = temporary()
})

/** What is said of `own-two` when its page is `page`. */
async function explained(page: string, { columns = 60, colors = false } = {}): Promise<string> {
  writeFileSync(join(pages, 'own-two.md'), page)
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
  await runExplain({ rule: 'own-two', pages }, terminal)
  return said.join('\n')
}

const page = `---
title: own-two
summary: Two roles own one thing only when they share it by facet
---

When two roles **answer for one thing**, each can think that the [other](../roles/em.md) does.
See [the book](https://example.com/book).

## Wrong

\`\`\`md title="responsibilities/staffing.md"
---
ownerRole: [em, tl]
---
\`\`\`

## Right

1. Keep one role, and take the other out of the list of those who own it.
2. Or share.
   - By \`facet\`.
`

describe('rolebook explain', () => {
  test('shows the page of a rule as a terminal can, wrapped, with code as it is written', async () => {
    expect(await explained(page)).toBe(
      `own-two  error
  Two roles own one thing only when they share it by facet.

  When two roles answer for one thing, each can think that
  the other does. See the book (https://example.com/book).

Wrong

  responsibilities/staffing.md:
    ---
    ownerRole: [em, tl]
    ---

Right

  1. Keep one role, and take the other out of the list of
     those who own it.
  2. Or share.
     - By \`facet\`.`,
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
      '# Title\n\n> Quoted *text*\n\n| a | bb |\n|---|---|\n| ccc | d |\n\n---\n\n<b>x</b> ![A cat](cat.png)\n\n[^1]\n\n[^1]: Note.\n'
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

  test('without a rule lists them all by section, each with its severity and its summary', async () => {
    const { code, out } = await run(['explain'], pages)
    expect(code).toBe(0)
    for (const rule of Object.keys(rules))
      expect(out).toMatch(new RegExp(`^ {2}${rule} +(error|warning|note) +\\S`, 'm'))
    expect(out.match(/^[A-Z].*/gm)).toEqual([
      'Files and text',
      'Front matter and configuration',
      'Ownership',
      'Focus',
      'Roles',
      'Time',
      'Names',
      'People, teams and assessments',
      'Links',
      'What is kept true',
      'Releases',
      'More about one of them: rolebook explain own-two',
    ])
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
