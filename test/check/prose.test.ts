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
    expect(messages(duty('examples: [A role opens, the EM acts]'))[0]?.hint).toBe(
      'Put the sentence in quotes: `"A role opens, the EM acts"`.',
    )
  })

  test('is reported once, however many commas it has, and below any key that holds sentences', () => {
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

  test('between braces is an unknown key, and the comma is named as the cause', () => {
    expect(messages(duty('supports: { tl: Interviews candidates, gives input }'))).toMatchObject([
      {
        rule: 'key-value',
        place: { line: 5, column: 40 },
        hint: 'If a comma split the sentence before it, put it in quotes: `"Interviews candidates, gives input"`.',
      },
    ])
  })
})

describe('a sentence that a `#` has cut off', () => {
  test('is shown where it was cut', () => {
    expect(problems(duty('examples:', '  - Mends the #1 reason for pages'))).toEqual([
      'responsibilities/x.md:6:15-6:34 prose-cut-by-comment Unexpected `#1 reason for pages` after a space: YAML takes it for a comment, so the sentence ends at `the`',
    ])
    expect(messages(duty('summary: Mends the #1 reason'))[0]?.hint).toBe(
      'Put the sentence in quotes: `"Mends the #1 reason"`. A comment goes on a line of its own.',
    )
  })

  test('also when it is not complete there, or is a title', () => {
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

describe('examples', () => {
  const config = { rules: { 'ex-missing': 'warning' as const } }
  const duty = (name: string, ...lines: string[]) => ({
    [`responsibilities/${name}.md`]: `---\ntitle: X\nownerRole: em\ncoreFocus: people\n${lines.join('\n')}\n---\n`,
  })

  describe('a responsibility without an example is named', () => {
    test('at its top, or where it says that it has none', () => {
      expect(problems({ ...duty('a'), ...duty('b', 'examples: []') }, { config })).toEqual([
        'responsibilities/a.md:1:1-1:1 ex-missing This responsibility has no example',
        'responsibilities/b.md:5:1-5:9 ex-missing This responsibility has no example',
      ])
    })

    test.each([
      ['it has one in a line', 'examples: Hires.'],
      ['it has one for later', 'examples:\n  long: [Plans ahead.]'],
      ['it is of the past', 'status: historical'],
      ['it is being written', 'status: draft'],
    ])('but not when %s', (_, line) => {
      expect(problems(duty('a', line), { config })).toEqual([])
    })

    test.each([
      ['the key is misspelt', 'exmaples: Hires.', 'key-unknown'],
      ['a colon has made a map of it', 'examples:\n  - Note: keep scope small', 'ex-object'],
      ['the front matter cannot be read', 'examples: [Hires.', 'yaml-syntax'],
    ])('and not as an echo when %s', (_, line, rule) => {
      expect(messages(duty('a', line), { config }).map((message) => message.rule)).toEqual([rule])
    })
  })

  describe('an example that is under two ids', () => {
    const twice = {
      ...duty('a', 'examples:', '  - Hires a senior engineer.', '  - Lets nobody wait.'),
      ...duty('b', 'examples:', '  long:', '    - Other things.', '    - hires a  senior engineer'),
    }

    test('is shown in both places', () => {
      expect(problems(twice)).toEqual([
        'responsibilities/b.md:8:7-8:31 ex-duplicate Unexpected example that `a` has as well: `hires a  senior engineer`',
      ])
      expect(messages(twice)[0]?.related).toMatchObject({
        file: 'responsibilities/a.md',
        place: { line: 6, column: 5 },
      })
    })

    test.each([
      ['another example', duty('b', 'examples: Hires a junior engineer.')],
      ['a word or two that stand for one', { ...duty('b', 'examples: To come.'), ...duty('c', 'examples: To come.') }],
      ['the page that was before it', duty('b', 'examples: Hires a senior engineer.', 'status: historical')],
    ])('is not %s', (_, more) => {
      expect(problems({ ...duty('a', 'examples: Hires a senior engineer.'), ...more })).toEqual([])
    })
  })
})

const text = (...paragraphs: string[]) => ({ 'guides/a.md': `# A\n\n${paragraphs.join('\n\n')}\n` })
const term = (name: string, title: string, ...lines: string[]) => ({
  [`glossary/${name}.md`]: `---\ntitle: ${title}\nsummary: What it is.\n${lines.join('\n')}\n---\n`,
})
const thrice = text('Our SLO is one, and each SLO counts.', 'Look at the SLOs.')

describe('an abbreviation that is in no glossary', () => {
  test('is named where it is used first, with how often', () => {
    expect(problems(thrice)).toEqual([
      'guides/a.md:3:5-3:8 term-undefined `SLO` is used 3 times, here first, and has no entry in the glossary',
    ])
  })

  test('is counted over all pages, headings, tables and links included', () => {
    const files = {
      'guides/b.md': '## Every SLO\n\n| SLO |\n|-----|\n| 1   |\n',
      'guides/c.md': 'See [the SLO](b.md).\n',
    }
    expect(problems(files)).toEqual([
      'guides/b.md:1:10-1:13 term-undefined `SLO` is used 3 times, here first, and has no entry in the glossary',
    ])
  })

  test.each([
    ['used twice', text('An SLO and an SLO.')],
    ['the title of an entry', { ...thrice, ...term('slo', 'SLO') }],
    ['in brackets in a title', { ...thrice, ...term('objective', 'Service level objective (SLO)') }],
    ['an alias', { ...thrice, ...term('objective', 'Objective', 'aliases: [SLOs, SLO]') }],
    ['the short name of a role', text('EM, EM, EM.')],
    ['code', text('`SLO`, `SLO`, `SLO`', '```\nSLO SLO SLO\n```')],
    ['in addresses', text('<https://a.example/SLO>, <https://b.example/SLO>, <https://c.example/SLO>')],
    ['a figure of a king', text('Part II, part II, part II, part XIV, part XIV, part XIV.')],
    ['a unit', text('5 GB, 6 GB and 7 GB; 3 PM, 4 PM, 5 PM.')],
    ['shouted', text('PLEASE READ THIS. PLEASE READ THIS. PLEASE READ THIS.')],
    ['stressed', text('Do NOT run, do NOT eat, do NOT sleep.')],
    ['the name of a file', text('README, README, README, CHANGELOG, CHANGELOG, CHANGELOG')],
    ['a part of a longer word', text('UTF-8, UTF-8, UTF-8, CI/CD, CI/CD, CI/CD, A_SLO, A_SLO, A_SLO')],
  ])('is not one that is %s', (_, files) => {
    expect(problems(files)).toEqual([])
  })
})

describe('two entries for one term', () => {
  test('are shown in both places, whatever their case', () => {
    const files = {
      ...term('a', 'Charter', 'aliases: [remit]'),
      ...term('b', 'Scope', 'aliases:', '  - Mission', '  - Remit'),
    }
    expect(problems(files)).toEqual([
      'glossary/b.md:6:5-6:10 term-clash Unexpected second entry for `Remit`, expected one: `a` explains it too',
    ])
    expect(messages(files)[0]).toMatchObject({
      severity: 'error',
      related: { file: 'glossary/a.md', place: { line: 4, column: 11 } },
    })
  })

  test('may be a title and an alias', () => {
    expect(problems({ ...term('a', 'Charter', 'aliases: Scope'), ...term('b', 'Scope') })).toEqual([
      'glossary/b.md:2:8-2:13 term-clash Unexpected second entry for `Scope`, expected one: `a` explains it too',
    ])
  })

  test.each([
    ['one that has a name twice', term('a', 'Charter', 'aliases: [charter, Charter]')],
    ['one of the past', { ...term('a', 'Charter'), ...term('b', 'Mission', 'aliases: Charter', 'status: historical') }],
    [
      'names that are marked as ambiguous',
      { ...term('a', 'Charter'), ...term('b', 'Mission', 'aliases: [{ name: charter, ambiguous: true }]') },
    ],
  ])('are not %s', (_, files) => {
    expect(problems(files)).toEqual([])
  })
})
