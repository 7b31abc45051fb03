import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { type AllowedMessage as Allowed, type Message, report } from '../../src/base/messages.ts'
import { sarifLog } from '../../src/reporters/machines.ts'
import { rules } from '../../src/rules/rules.ts'
import { messages } from '../support/problems.ts'
import { sarifSchema } from './sarif-schema.ts'

const valid = new Ajv2020({ allErrors: true, formats: { uri: true } }).compile(sarifSchema)

// biome-ignore lint/suspicious/noExplicitAny: what it holds is what is tested
function read(found: readonly Message[], allowed: readonly Allowed[] = [], prefix = 'docs/handbook/'): any {
  const log = JSON.parse(JSON.stringify(sarifLog(found, allowed, { prefix, version: '1.2.3' })))
  valid(log)
  expect(valid.errors ?? []).toEqual([])
  return log
}

const line = (number: number) => ({ line: number, column: 3, endLine: number, endColumn: 9 })
const broken = (file: string, number: number, url = 'gone.md') =>
  report('link-broken', file, line(number), `No page \`${url}\``, { mend: 'Correct it.' })
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

  test('names rolebook, its version and every rule with what must hold and why', () => {
    const { driver } = read([]).runs[0].tool
    expect(driver).toMatchObject({ name: 'rolebook', version: '1.2.3' })
    expect(driver.rules).toHaveLength(Object.keys(rules).length)
    expect(driver.rules[0]).toEqual({
      id: 'file-name',
      shortDescription: { text: rules['file-name'].summary },
      fullDescription: { text: rules['file-name'].why },
      defaultConfiguration: { level: 'error' },
      help: { text: 'rolebook explain file-name' },
    })
  })

  test('has each problem with its place, its mend and the second place', () => {
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

  test('tells two problems of one rule apart by what they say', () => {
    const [first, second] = fingerprints(read([broken('a.md', 3), broken('a.md', 3, 'lost.md')]))
    expect(first).not.toBe(second)
  })

  test('has what a page allows, as suppressed, with the reason', () => {
    const log = read([broken('a.md', 3)], [{ ...broken('b.md', 1), reason: 'The page comes next week.' }])
    expect(log.runs[0].results[0].suppressions).toEqual([])
    expect(log.runs[0].results[1].suppressions).toEqual([
      { kind: 'inSource', justification: 'The page comes next week.' },
    ])
  })

  test('makes no link of what a page says', () => {
    const [result] = read([report('link-broken', 'a.md', line(1), 'No page [here](https://evil.example)')]).runs[0]
      .results
    expect(result.message.text).toBe('No page [here] (https://evil.example)')
  })
})
