// The language of a handbook and of its pages.
import { describe, expect, test } from 'vitest'
import { directionOf } from '../../src/base/languages.ts'
import { render } from '../../src/render/render.ts'
import { decodeConfig } from '../../src/schema/config.ts'
import { siteView } from '../../src/views/site.ts'
import { handbookOf, page } from '../support/handbooks.ts'

const files = {
  'roles/em.md': page('title: Teamleitung', 'reviewedOn: 2026-04-01'),
  'guides/en.md': page('lang: en', 'title: In English'),
  'guides/fa.md': page('lang: fa', 'title: Farsi'),
}

const siteOf = (config: Record<string, unknown>, of: Record<string, string> = files) => {
  const made = render(siteView(handbookOf(of, config)))
  return (path: string) => String(made.find((file) => file.path === path)!.contents)
}

describe('a handbook in another language', () => {
  const at = siteOf({ language: 'de' })

  test('says so on its pages, in its data and in the whole document', () => {
    expect(at('roles/em.html')).toContain('<html lang="de">')
    expect(at('index.html')).toContain('<html lang="de">')
    expect(at('print.html')).toContain('<html lang="de"')
    expect(JSON.parse(at('handbook.json'))).toMatchObject({ language: 'de' })
  })

  test('marks the English words around its pages', () => {
    expect(at('roles/em.html')).toMatch(/<a class="skip" href="#rb-main" lang="en">/)
    expect(at('roles/em.html')).toMatch(/id="rb-group-owns" class="tree-group" lang="en">Who owns what/)
  })

  test('writes days as its readers do', () => {
    expect(at('roles/em.html')).toContain('<time datetime="2026-04-01">1. April 2026</time>')
  })

  test('has pages in other languages, whose navigation is in its own', () => {
    expect(at('guides/en.html')).toContain('<html lang="en">')
    expect(at('guides/en.html')).toMatch(/<div class="tree" lang="de" dir="ltr">/)
    expect(at('guides/fa.html')).toContain('<html lang="fa" dir="rtl">')
    expect(at('print.html')).toMatch(/<section class="chapter"[^>]* lang="fa">/)
  })
})

test('without a language a handbook is English and marks nothing', () => {
  const html = siteOf({})('roles/em.html')
  expect(html).toContain('<html lang="en">')
  expect(html.match(/ lang="/g)).toHaveLength(1)
  expect(html).toContain('<time datetime="2026-04-01">2026-04-01</time>')
})

test('pages are in the order of the language', () => {
  const words = ['Ärtor', 'Zebra', 'Anka'].map((title, index) => [`guides/${index}a.md`, `# ${title}\n`] as const)
  const titles = (language: string) => {
    const { navigation } = siteView(
      handbookOf(
        Object.fromEntries(words.map(([path, text]) => [path.replace(/\d/, (digit) => 'xyz'[Number(digit)]!), text])),
        { language },
      ),
    ).pages[0]!.frame
    return navigation[0]!.children.map(({ title }) => title)
  }
  expect(titles('en')).toEqual(['Anka', 'Ärtor', 'Zebra'])
  expect(titles('sv')).toEqual(['Anka', 'Zebra', 'Ärtor'])
})

test.each([
  ['ar', 'rtl'],
  ['he-IL', 'rtl'],
  ['az-Arab', 'rtl'],
  ['az', undefined],
  ['ja', undefined],
])('%s is written %s', (tag, direction) => expect(directionOf(tag)).toBe(direction))

describe('a wrong tag', () => {
  const said = (text: string) =>
    decodeConfig(text).messages.map(({ rule, message, hint }) => `${rule}: ${message} ${hint ?? ''}`.trim())

  test('is named with what a tag looks like', () => {
    expect(said('language: german')).toEqual([
      expect.stringContaining('expected the tag of a language such as `de`, `ja` or `pt-BR`'),
    ])
    expect(said('language: [de, en]')).toHaveLength(1)
    expect(said('language: 5')).toHaveLength(1)
  })

  test('with an underscore is corrected', () => {
    expect(said('language: pt_BR')).toEqual([expect.stringContaining('Write it with a hyphen: `language: pt-BR`.')])
  })

  test.each(['lang', 'locale'])('under the key `%s` is known for what it means', (key) => {
    expect(said(`${key}: de`)).toEqual([expect.stringContaining('language')])
  })
})
