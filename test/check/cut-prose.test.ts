import { describe, expect, test } from 'vitest'
import { messages, problems } from '../support/problems.ts'

const duty = (...lines: string[]) => ({
  'responsibilities/x.md': `---\ntitle: X\nownerRole: em\ncoreFocus: people\n${lines.join('\n')}\n---\n`,
})

describe('a sentence between brackets that a comma has split', () => {
  test('is shown from its beginning to its end', () => {
    expect(problems(duty('examples: [A role opens, the EM acts]'))).toEqual([
      'responsibilities/x.md:5:12-5:37 prose-in-flow A comma may have split one sentence into `A role opens` and `the EM acts`',
    ])
    expect(messages(duty('examples: [A role opens, the EM acts]'))[0]?.mend).toBe(
      'Put the sentence in quotes: `"A role opens, the EM acts"`.',
    )
  })

  test('is told once, however many commas it has, and below any key that holds sentences', () => {
    expect(problems(duty('decides:', '  alone: [Which tool we use, how it is set up, and who pays for it]'))).toEqual([
      expect.stringMatching(/^responsibilities\/x\.md:6:11-6:46 prose-in-flow /),
    ])
  })

  test.each([
    ['a sentence in quotes', 'examples: ["A role opens, the EM acts"]'],
    ['two sentences', 'examples: [A role opens., the EM acts at once.]'],
    ['two sentences that begin like sentences', 'examples: [A role opens, The EM acts at once]'],
    ['a list of short entries', 'examples: [Hiring, coaching, letting go]'],
    ['names', 'partners: [Talent Acquisition of Europe, the people of finance]'],
    ['ids', 'inTensionWith: [em, tl]\nhidden: false'],
    ['a list with dashes', 'examples:\n  - A role opens\n  - the EM acts'],
  ])('is not %s', (_, line) => {
    expect(problems(duty(line)).filter((problem) => problem.includes('prose'))).toEqual([])
  })

  test('between braces is a key that nobody knows, and the comma is named as the cause', () => {
    expect(messages(duty('supports: { tl: Interviews candidates, gives input }'))).toMatchObject([
      {
        rule: 'key-value',
        place: { line: 5, column: 40 },
        mend: 'If a comma split the sentence before it, put it in quotes: `"Interviews candidates, gives input"`.',
      },
    ])
  })
})

describe('a sentence that a `#` has cut off', () => {
  test('is shown where it was cut', () => {
    expect(problems(duty('examples:', '  - Mends the #1 reason for pages'))).toEqual([
      'responsibilities/x.md:6:15-6:34 prose-cut-by-comment Unexpected `#1 reason for pages` after a space: YAML takes it for a comment, so the sentence ends at `the`',
    ])
    expect(messages(duty('summary: Mends the #1 reason'))[0]?.mend).toBe(
      'Put the sentence in quotes: `"Mends the #1 reason"`. A comment goes on a line of its own.',
    )
  })

  test('also when it has not ended there, or is a title', () => {
    expect(problems(duty('summary: We write C # and we like it'))).toEqual([])
    expect(problems(duty('summary: All of us here write C # and we like it'))).toEqual([
      expect.stringContaining('prose-cut-by-comment'),
    ])
    expect(problems({ 'guides/x.md': '---\ntitle: Ticket #42\n---\n' })).toEqual([
      'guides/x.md:2:15-2:18 prose-cut-by-comment Unexpected `#42` after a space: YAML takes it for a comment, so the sentence ends at `Ticket`',
    ])
  })

  test.each([
    ['a comment behind a sentence', 'summary: Fills the roles of the team. # as agreed'],
    ['a comment with a distance', 'summary: Fills the roles of the team   # as agreed'],
    ['a comment behind an id', 'bucket: people-management #1'],
    ['a comment on a line of its own', 'examples:\n  # one of many\n  - Hires the people we need'],
    ['a sentence in quotes', 'summary: "Mends the #1 reason"'],
    ['a sentence below a bar', 'summary: |\n  Mends the #1 reason'],
    ['a word with a sign in it', 'summary: All of us here write C# and F#'],
  ])('is not %s', (_, line) => {
    expect(problems(duty(line))).toEqual([])
  })
})
