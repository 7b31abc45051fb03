import { describe, expect, test } from 'vitest'
import { decodeConfig } from '../../src/schema/config.ts'
import { pagesOf } from '../support/handbooks.ts'

const readTeam = (...lines: readonly string[]) => {
  const text = ['---', 'title: Payments', 'roles: { em: Lena }', ...lines, '---', ''].join('\n')
  const [page] = pagesOf({ 'teams/payments.md': text })
  return { data: page!.data, messages: page!.messages.map(({ message, hint }) => `${message} ${hint ?? ''}`.trim()) }
}

const ways = (...lines: readonly string[]) => {
  const { data, messages } = readTeam(...lines)
  expect(messages).toEqual([])
  return data.kind === 'team' ? data.contact : undefined
}

describe('how to reach somebody', () => {
  test('is a list of what each way is, with a link or with text', () => {
    expect(
      ways(
        'contact:',
        '  - { for: on call, link: "https://call.example.com/payments/" }',
        '  - { for: phone, link: "tel:+49-30-1234" }',
        '  - { for: chat, text: "#payments" }',
      ),
    ).toEqual([
      { for: 'on call', text: 'call.example.com/payments', link: 'https://call.example.com/payments/' },
      { for: 'phone', text: '+49-30-1234', link: 'tel:+49-30-1234' },
      { for: 'chat', text: '#payments' },
    ])
  })

  test('is in short a map, in which addresses are links and all else is text', () => {
    expect(ways('contact: { chat: "#payments", mail: pay@example.com, docs: "https://example.com/pay" }')).toEqual([
      { for: 'chat', text: '#payments' },
      { for: 'mail', text: 'pay@example.com', link: 'mailto:pay@example.com' },
      { for: 'docs', text: 'example.com/pay', link: 'https://example.com/pay' },
    ])
  })

  test('shows an address of mail without the subject that its link has', () => {
    expect(ways('contact:', '  - { for: mail, link: "mailto:pay@example.com?subject=Hello" }')).toEqual([
      { for: 'mail', text: 'pay@example.com', link: 'mailto:pay@example.com?subject=Hello' },
    ])
  })

  test.each([
    [['contact:', '  - for: chat'], 'Missing key `link` or `text` in item 1 of `contact` Add `link:` or `text:`.'],
    [
      ['contact:', '  - { for: chat, text: "#a", link: "https://example.com" }'],
      'Unexpected `#a` for `contact.text`, expected nothing beside `link`: a way is one or the other',
    ],
    [['contact:', '  - text: "#a"'], 'Missing key `for` in item 1 of `contact` Add `for:`.'],
    [
      ['contact:', '  - { for: page, link: "javascript:alert(1)" }'],
      'Unexpected `javascript:alert(1)` for `contact.link`, expected an address that begins with `https:`, `mailto:` or `tel:`, or an address of mail',
    ],
    [
      ['contact:', '  - { for: page, link: call.example.com }'],
      'Unexpected `call.example.com` for `contact.link`, expected an address that begins with `https:`, `mailto:` or `tel:`, or an address of mail',
    ],
    [
      ['contact: { page: "javascript:alert(1)" }'],
      'Unexpected `javascript:alert(1)` for `contact.page`, expected text, or an address that begins with `https:`, `mailto:` or `tel:`, or an address of mail',
    ],
    [
      ['contact: pay@example.com'],
      'Unexpected `pay@example.com` for `contact`, expected ways by their names, or a list, such as `chat: "#team-payments"`',
    ],
    [
      ['contact:', '  chat: #payments'],
      'Unexpected empty value for `contact.chat`, expected text, in quotes if it begins with `#` Write it after the colon, or remove the line if nothing needs it.',
    ],
  ])('%j is reported', (lines, expected) => {
    expect(readTeam(...lines).messages).toEqual([expected])
  })
})

test('a pattern for all teams has no other word in braces than the id of each', () => {
  const read = (value: string) => decodeConfig(`contact:\n  team:\n    chat: "${value}"\n`)
  expect(read('#team-{id}').messages).toEqual([])
  expect(read('#team-{name}').messages.map(({ message }) => message)).toEqual([
    'Unexpected `chat:` with a value of its own for `contact.team`, expected no other word in braces than `{id}`, the id of each team',
  ])
})

test('words for the search may be in one line with commas', () => {
  const { data, messages } = readTeam('keywords: burnout, pay raise')
  expect([data.keywords, messages]).toEqual([['burnout', 'pay raise'], []])
})
