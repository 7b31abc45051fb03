import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { type AllowedMessage, type Message, report } from '../../src/base/messages.ts'
import { codeQualityReport, githubAnnotations, sarifLog } from '../../src/reporters/machines.ts'
import { rules } from '../../src/rules/rules.ts'
import { messages } from '../support/problems.ts'
import { sarifSchema } from './sarif-schema.ts'

const at = (line: number) => ({ line, column: 3, endLine: line, endColumn: 9 })
const broken = (line: number, message = 'No page `gone.md`') =>
  report('link-broken', { file: 'a.md', place: at(line) }, message)

const lines = (messages: readonly Message[], text = 'In words.', prefix = 'docs/'): string[] =>
  githubAnnotations(messages, text, prefix).split('\n')

/** What the runner takes for a command: a line that begins with two colons after blanks, or the older form anywhere. */
const isCommand = (line: string) => /^\s*::/.test(line) || /##\[/.test(line)

describe('annotations of GitHub Actions', () => {
  test('have the file from the top of the repository, the span, the rule and how to fix it', () => {
    const related = { file: 'b.md', place: at(7), message: 'the other is here' }
    expect(lines([{ ...broken(3), hint: 'Correct it.', related }])).toEqual([
      '::error file=docs/a.md,line=3,endLine=3,col=3,endColumn=9,title=link-broken::No page `gone.md`' +
        '%0Athe other is here: docs/b.md:7:3%0A→ Correct it.%0Arolebook explain link-broken',
      'In words.',
    ])
  })

  test('hold no character that steers a terminal, whatever a file is called and a plugin says', () => {
    const steering = '\u001b[31m \u0007 \u009b \u202e \r x'
    const place = at(1)
    const found = report('page-crash', { file: `${steering}.md`, place }, `Plugin: ${steering}\nmore`, {
      hint: `Remove ${steering}.`,
      related: { file: `${steering}.md`, place, message: steering },
    })
    expect(lines([found]).join('\n')).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u)
    expect(lines([found])[0]).toContain('%0Amore')
  })

  test('have no columns where the span is more than a line, which the runner refuses', () => {
    const [line] = lines([
      report('nesting', { file: 'a.md', place: { line: 1, column: 5, endLine: 4, endColumn: 2 } }, 'Too deep'),
    ])
    expect(line).toContain('::error file=docs/a.md,line=1,endLine=4,title=nesting::Too deep')
  })

  test('begin with errors, then warnings, then notes', () => {
    const found = (['note', 'warning', 'error'] as const).map((severity) => ({ ...broken(1), severity }))
    expect(lines(found).map((line) => /^::(\w+)/.exec(line)?.[1])).toEqual(['error', 'warning', 'notice', undefined])
  })

  test('are ten of a kind at most, the last of which counts the rest by rule', () => {
    const ten = Array.from({ length: 10 }, (_, line) => broken(line + 1))
    expect(lines(ten)).toHaveLength(11)
    const more = [...ten, broken(11), report('own-two', { file: 'z.md', place: at(1) }, 'Two')]
    const found = lines(more)
    expect(found).toHaveLength(11)
    expect(found[9]).toBe(
      '::error title=3 more errors::2 link-broken%0A1 own-two%0AThe log of this step shows each of them.',
    )
    const warnings = more.map((message): Message => ({ ...message, severity: 'warning' }))
    expect(lines([...more, ...warnings])).toHaveLength(21)
  })

  test('are followed by the full report as text', () => {
    expect(lines([], '✓ 3 pages\nall well')).toEqual(['✓ 3 pages', 'all well'])
  })
})

describe('no page can give the runner a command', () => {
  const hostile = [
    'x\n::error::evil',
    'x\r\n::add-mask::evil',
    '::stop-commands::evil',
    '##[add-matcher]evil',
    '###[error]##[error]',
    '%0A::error::evil',
    ',title=evil::evil',
  ]

  test.each(hostile)('by a message such as %j', (text) => {
    const found = lines([broken(1, text)])
    expect(found).toHaveLength(2)
    expect(found[0]).toMatch(/^::error file=docs\/a\.md,line=1,endLine=1,col=3,endColumn=9,title=link-broken::/)
    expect(found.join('\n')).not.toContain('##[')
    if (text.startsWith('%0A')) expect(found[0]).toContain('::%250A::error::evil')
  })

  test.each(hostile)('by a file name such as %j', (file) => {
    const [line, ...rest] = lines([{ ...broken(1), file }], 'In words.', '')
    expect(rest).toEqual(['In words.'])
    const [properties] = line!.slice('::error '.length).split('::')
    expect(properties!.split(',').map((property) => property.split('=')[0])).toEqual([
      'file',
      'line',
      'endLine',
      'col',
      'endColumn',
      'title',
    ])
  })

  test.each([
    '::error::evil',
    '  ::error::evil',
    '\u00a0\t::error::evil',
    'fine\n::error::evil',
    'a ##[error]evil',
    ':::x',
  ])('by the words below, such as %j', (text) => {
    expect(githubAnnotations([], text, '').split('\n').filter(isCommand)).toEqual([])
  })
})

describe('Code Quality of GitLab', () => {
  // As GitLab documents a report, and nothing else in it.
  const text = { type: 'string', minLength: 1 }
  const strict = (properties: object) => ({
    ...{ type: 'object', properties, additionalProperties: false },
    required: Object.keys(properties),
  })
  const valid = new Ajv2020({ allErrors: true }).compile({
    type: 'array',
    items: strict({
      description: text,
      check_name: text,
      fingerprint: { type: 'string', pattern: '^[0-9a-f]{32}$' },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: strict({
        // From the top of the repository, without `./`.
        path: { type: 'string', pattern: '^[^./]' },
        lines: strict({ begin: { type: 'integer', minimum: 1 } }),
      }),
    }),
  })

  interface Degradation {
    readonly fingerprint: string
    readonly severity: string
  }
  const reported = (found: readonly Message[]): readonly Degradation[] => {
    const all = JSON.parse(JSON.stringify(codeQualityReport(found, 'docs/')))
    expect(valid(all), JSON.stringify(valid.errors)).toBe(true)
    return all
  }

  test('has each problem at its line, with how to fix it', () => {
    expect(reported([{ ...broken(3), hint: 'Correct it.' }])).toEqual([
      {
        description: 'No page `gone.md`. → Correct it.',
        check_name: 'link-broken',
        fingerprint: expect.any(String),
        severity: 'major',
        location: { path: 'docs/a.md', lines: { begin: 3 } },
      },
    ])
    expect(reported([])).toEqual([])
  })

  test('is as documented for whatever is wrong with a handbook', () => {
    const found = messages({
      'roles/em.md': '---\ntitle: [a]\n---\n',
      'guides/a.md': '---\nlayout: x\n---\n# A\n\n[gone](gone.md)\n\n[gone](gone.md)\n',
    })
    expect(new Set(reported(found).map(({ severity }) => severity)).size).toBeGreaterThan(1)
  })

  test('tells problems apart by what they are, not by where they are: GitLab shows one for each fingerprint', () => {
    const prints = (found: readonly Message[]) => reported(found).map(({ fingerprint }) => fingerprint)
    const two = prints([broken(3), broken(9)])
    expect(new Set(two).size).toBe(2)
    expect(prints([broken(5), broken(20)])).toEqual(two)
    expect(prints([broken(3, 'Another')])).not.toContain(two[0])
  })
})

describe('SARIF', () => {
  const valid = new Ajv2020({ allErrors: true, formats: { uri: true } }).compile(sarifSchema)

  // biome-ignore lint/suspicious/noExplicitAny: what it holds is what is tested
  function read(found: readonly Message[], allowed: readonly AllowedMessage[] = [], prefix = 'docs/handbook/'): any {
    const log = JSON.parse(
      JSON.stringify(sarifLog({ messages: found, allowed, baselined: [], solved: 0 }, { prefix, version: '1.2.3' })),
    )
    valid(log)
    expect(valid.errors ?? []).toEqual([])
    return log
  }

  const line = (number: number) => ({ line: number, column: 3, endLine: number, endColumn: 9 })
  const broken = (file: string, number: number, url = 'gone.md') =>
    report('link-broken', { file, place: line(number) }, `No page \`${url}\``, { hint: 'Correct it.' })
  // biome-ignore lint/suspicious/noExplicitAny: the same
  const fingerprints = (log: any) => log.runs[0].results.map((result: any) => result.partialFingerprints['rolebook/v1'])

  describe('what code scanning reads', () => {
    test('follows the standard, whatever is wrong with the handbook', () => {
      const found = messages({
        'roles/tl.md': '---\ntitel: Lead\nownerRole: [em, tl]\nexamples: {a: b}\n---\n[x](gone.md) <b onclick="x">',
        'responsibilities/staffing.md': '---\ntitle: S\nownerRole: emm\nsharedBy: {em: x}\ncoreFocus: people\n---\n',
        'a b%#.md': '---\nlayout: x\n---\n[x]: y\n',
      })
      expect(found.length).toBeGreaterThan(6)
      const log = read(found)
      expect(log.runs[0].results).toHaveLength(found.length)
      expect(new Set(log.runs[0].results.map(({ level }: { level: string }) => level))).toEqual(
        new Set(['error', 'warning', 'note']),
      )
    })

    test('is well-formed when nothing is wrong', () => {
      expect(read([]).runs[0].results).toEqual([])
    })

    test('names rolebook, its version and every rule with its summary and its reason', () => {
      const { driver } = read([]).runs[0].tool
      expect(driver).toMatchObject({ name: 'rolebook', version: '1.2.3' })
      expect(driver.rules).toHaveLength(Object.keys(rules).length)
      expect(driver.rules.find(({ id }: { id: string }) => id === 'file-name')).toEqual({
        id: 'file-name',
        shortDescription: { text: rules['file-name'].summary },
        fullDescription: { text: rules['file-name'].why },
        defaultConfiguration: { level: 'error' },
        help: { text: 'rolebook explain file-name' },
      })
    })

    test('has each problem with its place, its hint and the second place', () => {
      const related = { file: 'b.md', place: line(7), message: 'the other is here' }
      const log = read([{ ...broken('a b/ü%.md', 3), related }])
      const [result] = log.runs[0].results
      expect(result).toMatchObject({
        ruleId: 'link-broken',
        level: 'error',
        message: { text: 'No page `gone.md`\n→ Correct it.' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'docs/handbook/a%20b/%C3%BC%25.md', uriBaseId: '%SRCROOT%' },
              region: { startLine: 3, startColumn: 3, endLine: 3, endColumn: 9 },
            },
          },
        ],
        relatedLocations: [
          {
            message: { text: 'the other is here' },
            physicalLocation: { artifactLocation: { uri: 'docs/handbook/b.md' }, region: { startLine: 7 } },
          },
        ],
      })
      expect(log.runs[0].tool.driver.rules[result.ruleIndex].id).toBe('link-broken')
    })

    test('knows a problem again when the lines above it move', () => {
      const before = fingerprints(read([broken('a.md', 3), broken('a.md', 9), broken('b.md', 3)]))
      expect(fingerprints(read([broken('a.md', 5), broken('a.md', 11), broken('b.md', 4)]))).toEqual(before)
      expect(new Set(before).size).toBe(3)
    })

    test('distinguishes two problems of one rule by their messages', () => {
      const [first, second] = fingerprints(read([broken('a.md', 3), broken('a.md', 3, 'lost.md')]))
      expect(first).not.toBe(second)
    })

    test('has what a page allows, marked as suppressed, with the reason', () => {
      const log = read([broken('a.md', 3)], [{ ...broken('b.md', 1), reason: 'The page comes next week.' }])
      expect(log.runs[0].results[0].suppressions).toEqual([])
      expect(log.runs[0].results[1].suppressions).toEqual([
        { kind: 'inSource', justification: 'The page comes next week.' },
      ])
    })

    test('never turns text of a page into a link', () => {
      const [result] = read([
        report('link-broken', { file: 'a.md', place: line(1) }, 'No page [here](https://evil.example)'),
      ]).runs[0].results
      expect(result.message.text).toBe('No page [here] (https://evil.example)')
    })
  })
})
