import { expect, test } from 'vitest'
import { renderPage } from '../../src/render/render.ts'
import { handbookOf, page } from '../support/handbooks.ts'
import { messages, problems } from '../support/problems.ts'
import { pageAt } from '../support/site.ts'

const files = {
  'roles/tl.md': page(
    'title: TL',
    'alternates:',
    '  de: tl-de',
    '  fr: https://example.com/tl',
    '  it: guides/capo.md',
  ),
  'roles/tl-de.md': page('title: Technische Leitung'),
  'guides/capo.md': '# Capo\n',
}
const of = (href: string, from: Record<string, string> = files) => {
  const { language, alternates } = pageAt(handbookOf(from), href).frame
  return { language, alternates: alternates?.map(({ language, href }) => `${language} ${href}`) }
}

test('a page leads to itself in other languages: by id, by path and by address', () => {
  expect(of('roles/tl.html')).toEqual({
    language: undefined,
    alternates: ['de roles/tl-de.html', 'fr https://example.com/tl', 'it guides/capo.html'],
  })
})

test('the pages it names lead back and to each other, and know their language', () => {
  expect(of('roles/tl-de.html')).toEqual({
    language: 'de',
    alternates: ['en roles/tl.html', 'fr https://example.com/tl', 'it guides/capo.html'],
  })
  expect(of('guides/capo.html').language).toBe('it')
})

test('a page that names an English one may be in any language', () => {
  const german = { 'a.md': page('title: A', 'alternates: {en: b.md}'), 'b.md': '# B\n' }
  expect(of('a.html', german)).toEqual({ language: undefined, alternates: ['en b.html'] })
  expect(of('b.html', german)).toEqual({ language: 'en', alternates: undefined })
})

test('pages that name each other are named once', () => {
  const both = { 'a.md': page('alternates: {de: b.md}'), 'b.md': page('alternates: {en: a.md}') }
  expect(of('a.html', both)).toEqual({ language: 'en', alternates: ['de b.html'] })
  expect(of('b.html', both)).toEqual({ language: 'de', alternates: ['en a.html'] })
})

test('readers and search engines are told', () => {
  const html = String(renderPage(pageAt(handbookOf(files), 'roles/tl.html')).contents)
  expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en">/)
  expect(html).toContain('<link rel="alternate" hreflang="de" href="tl-de.html"/>')
  expect(html).toContain('<link rel="alternate" hreflang="fr" href="https://example.com/tl"/>')
  expect(html).toContain('<a href="tl-de.html" hreflang="de" lang="de">Deutsch</a>')
  expect(html.replace(/<[^>]+>/g, '')).toContain('Read this in: Deutsch, Français, Italiano')
  expect(String(renderPage(pageAt(handbookOf(files), 'roles/tl-de.html')).contents)).toContain('<html lang="de">')
})

test.each([
  ['pt-br', 'Português (BR)'],
  ['gsw', 'gsw'],
])('the language %s is called %s', (tag, name) => {
  const html = renderPage(pageAt(handbookOf({ 'a.md': page(`alternates: {${tag}: b.md}`), 'b.md': '# B\n' }), 'a.html'))
  expect(String(html.contents)).toContain(`>${name}</a>`)
})

test.each([
  ['german: b.md', 'a.md:2:14-2:20 alternate-language Unexpected `german` as a language, expected its tag'],
  ['de_: b.md', 'a.md:2:14-2:17 alternate-language Unexpected `de_` as a language, expected its tag'],
  ['de: c.md', 'a.md:2:18-2:22 link-broken No page `c.md`'],
  ['de: "javascript:x"', 'a.md:2:18-2:32 link-refused Unexpected protocol in `javascript:x`'],
])('alternates with %s are told where they stand', (line, problem) => {
  expect(problems({ 'a.md': page(`alternates: {${line}}`), 'b.md': '# B\n' })).toEqual([problem])
})

test('a page of two languages is told', () => {
  const files = { 'a.md': page('alternates: {de: c.md}'), 'b.md': page('alternates: {fr: c.md}'), 'c.md': '# C\n' }
  expect(messages(files)).toMatchObject([
    {
      rule: 'alternate-language',
      file: 'b.md',
      message: 'Unexpected language `fr` of `c.md`, expected `de` as elsewhere',
      related: { file: 'a.md' },
    },
  ])
})
