import { describe, expect, test } from 'vitest'
import { messages, problems } from '../support/problems.ts'

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
