import { describe, expect, test } from 'vitest'
import { report, topOf } from '../../src/base/messages.ts'
import { allow } from '../../src/check/check.ts'
import { rules, ruleTopics } from '../../src/rules/rules.ts'
import { handbookOf } from '../support/handbooks.ts'
import { messages, problems } from '../support/problems.ts'

const guide = (allowed: string, text = '[gone](gone.md)') => ({ 'a.md': `---\nallow:\n  ${allowed}\n---\n\n${text}\n` })

describe('a page that allows what a rule forbids', () => {
  test('has no such problem any more', () => {
    expect(problems(guide('link-broken: The page comes next week.'))).toEqual([])
  })

  test('allows it on this page alone', () => {
    const files = { ...guide('link-broken: The page comes next week.'), 'b.md': '[gone](gone.md)\n' }
    expect(problems(files)).toEqual(['b.md:1:8-1:15 link-broken No page `gone.md`'])
  })

  test('allows no other rule', () => {
    expect(problems(guide('link-broken: The page comes next week.', '[gone](gone.md)\n\n[x](#y)'))).toEqual([
      'a.md:8:5-8:7 anchor-broken No heading `#y` on this page',
    ])
  })

  test('allows it also where handbook.yaml changes how severe it is', () => {
    const files = guide('link-broken: The page comes next week.')
    expect(problems(files, { config: { rules: { 'link-broken': 'warning' } } })).toEqual([])
  })

  test('gets a message for a rule that does not exist, with the nearest', () => {
    const [message, other] = messages(guide('link-borken: Soon.'))
    expect(message).toMatchObject({
      rule: 'allow-unknown',
      place: { line: 3, column: 3, endColumn: 14 },
      message: 'Unknown rule `link-borken`, did you mean `link-broken`?',
    })
    expect(other?.rule).toBe('link-broken')
  })

  test.each(['toString', '__proto__x', 'zebra'])('is told that `%s` is no rule', (rule) => {
    expect(messages(guide(`${rule}: Because.`, 'Text.'))[0]).toMatchObject({
      rule: 'allow-unknown',
      message: `Unknown rule \`${rule}\``,
      hint: 'See every rule with `rolebook explain`.',
    })
  })

  test('gets a message when nothing breaks the rule any more, so that the next mistake is seen', () => {
    expect(messages(guide('link-broken: Soon.', 'Text.'))).toMatchObject([
      {
        rule: 'allow-unused',
        severity: 'warning',
        message: 'Nothing on this page breaks `link-broken` any more',
        place: { line: 3, column: 3 },
      },
    ])
  })

  test('gets no such message as a draft, because what it refers to is not checked yet', () => {
    const draft = '---\nstatus: draft\nallow: {link-broken: Soon.}\n---\n[gone](gone.md)\n'
    expect(problems({ 'a.md': draft })).toEqual([])
  })

  test('has to give a reason', () => {
    const staffing =
      '---\ntitle: Staffing\nownerRole: em\ncoreFocus: people\nallow: {link-broken: ""}\n---\n[x](x.md)\n'
    expect(problems({ 'responsibilities/staffing.md': staffing })).toEqual([
      'responsibilities/staffing.md:5:22-5:24 key-value Unexpected empty value for `allow.link-broken`, expected text that says why',
      'responsibilities/staffing.md:7:5-7:9 link-broken No page `responsibilities/x.md`',
    ])
  })

  test.each([
    ['link-refused', '[x](javascript:alert)', 'it keeps readers safe'],
    ['allow-unused', 'Text.', 'it is about `allow` itself'],
    ['yaml-syntax', 'Text.', 'without it the page cannot be read as it was meant'],
  ])('cannot allow %s, and is told why', (rule, text, why) => {
    const found = messages(guide(`${rule}: We like it.`, text))
    expect(found[0]).toMatchObject({
      rule: 'allow-refused',
      message: `Unexpected \`${rule}\` here, expected a rule that a page can allow: ${why}`,
    })
    if (rule === 'link-refused') expect(found.map(({ rule }) => rule)).toContain('link-refused')
  })
})

test('a page with values that do not fit may allow rules, and one allows marks of git in code, not in text', () => {
  const front = '---\ntitle: T\norder: first\nallow:\n  merge-conflict: It shows them.\n---\n'
  const marks = '<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n'
  const rulesOf = (body: string) => problems({ 'guides/a.md': `${front}\n${body}` }).map((found) => found.split(' ')[1])
  expect(rulesOf(`\`\`\`text\n${marks}\`\`\`\n`)).toEqual(['key-value'])
  expect(rulesOf(marks)).toEqual(expect.arrayContaining(['merge-conflict', 'allow-refused']))
})

test('what is allowed is not lost: it is listed with its reason', () => {
  const handbook = handbookOf({ 'a.md': '---\nallow: {link-broken: Soon.}\n---\n' })
  const broken = report('link-broken', topOf('a.md'), 'No page `x.md`')
  const elsewhere = report('link-broken', topOf('b.md'), 'No page `x.md`')
  expect(allow([broken, elsewhere], handbook)).toEqual({
    messages: [elsewhere],
    allowed: [{ ...broken, reason: 'Soon.' }],
  })
})

test('no rule is in two topics', () => {
  const ids = ruleTopics.flatMap(({ ids }) => ids)
  expect(ids).toEqual([...new Set(ids)])
  expect(ids).toEqual(Object.keys(rules))
})
