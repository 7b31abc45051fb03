import { describe, expect, test } from 'vitest'
import type { GitFacts } from '../../src/read/git-history.ts'
import { renderPage } from '../../src/render/render.ts'
import { pageHistory, reportUrl } from '../../src/views/frame.ts'
import { siteView } from '../../src/views/site.ts'
import { handbookOf, page } from '../support/handbooks.ts'
import { messages, problems } from '../support/problems.ts'
import { mainAt, pageAt } from '../support/site.ts'

const frame = (text: string) => pageAt(handbookOf({ 'x.md': text }), 'x.html').frame

test('the contents are the headings of the second and third level', () => {
  expect(frame('# X\n\n## One\n\n### Two\n\n#### Three\n').contents).toEqual([
    { id: 'one', text: 'One', depth: 2 },
    { id: 'two', text: 'Two', depth: 3 },
  ])
})

test('a page is described by its summary, or else by how it begins', () => {
  expect(frame(page('title: X', 'summary: In short.')).description).toBe('In short.')
  expect(frame('# X\n\nThe first *sentence*.\n\nThe second.\n\n<!-- more -->\n\nMore.\n').description).toBe(
    'The first sentence. The second.',
  )
  expect(frame(`${page('title: X', 'summary: In short.')}A.\n\n<!-- more -->\n`).description).toBe('In short.')
  expect(frame('# X\n\nThe first *sentence*.\n').description).toBe('The first sentence.')
})

test('a long description is cut between words', () => {
  const description = frame(`# X\n\n${'word '.repeat(50)}\n`).description
  expect(description).toBe(`${'word '.repeat(31)}word…`)
})

test('a page without any text is not described', () => {
  expect(frame('# X\n').description).toBeUndefined()
})

test('a term names the pages it refers to', () => {
  const handbook = handbookOf({
    'glossary/load.md': page('title: Load', 'summary: Rows.', 'aliases: [burden]', 'seeAlso: [em, about, unknown]'),
    'roles/em.md': page('title: Manager'),
    'about.md': '# About\n',
  })
  expect(mainAt(handbook, 'glossary/load.html', 'term')).toEqual({
    kind: 'term',
    title: 'Load',
    summary: 'Rows.',
    aliases: ['burden'],
    seeAlso: [
      { title: 'Manager', href: 'roles/em.html' },
      { title: 'About', href: 'about.html' },
    ],
  })
})

describe('other languages', () => {
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

  test('readers and search engines see the other languages', () => {
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
    const html = renderPage(
      pageAt(handbookOf({ 'a.md': page(`alternates: {${tag}: b.md}`), 'b.md': '# B\n' }), 'a.html'),
    )
    expect(String(html.contents)).toContain(`>${name}</a>`)
  })

  test.each([
    ['german: b.md', 'a.md:2:14-2:20 alternate-language Unexpected `german` as a language, expected its tag'],
    ['de_: b.md', 'a.md:2:14-2:17 alternate-language Unexpected `de_` as a language, expected its tag'],
    ['de: c.md', 'a.md:2:18-2:22 link-broken No page `c.md`'],
    ['de: "javascript:x"', 'a.md:2:18-2:32 link-refused Unexpected protocol in `javascript:x`'],
  ])('alternates with %s are reported where they stand', (line, problem) => {
    expect(problems({ 'a.md': page(`alternates: {${line}}`), 'b.md': '# B\n' })).toEqual([problem])
  })

  test('a page that claims two languages is reported', () => {
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
})

describe('the history of a page', () => {
  const git: GitFacts = {
    facts: new Map([['roles/tl.md', { changed: '2026-04-01', authors: ['Ada', 'Bob'] }]]),
    prefix: 'docs/',
  }
  const repository = (url: string, branch = 'main') => ({ url, branch })
  const links = (url: string, path = 'a.md', branch?: string) => {
    const { editUrl, historyUrl } = pageHistory(repository(url, branch), git, path)
    return [editUrl, historyUrl]
  }

  test('a page has the facts of git and links into the repository', () => {
    expect(pageHistory(repository('https://github.com/acme/handbook'), git, 'roles/tl.md')).toEqual({
      changed: '2026-04-01',
      authors: ['Ada', 'Bob'],
      editUrl: 'https://github.com/acme/handbook/edit/main/docs/roles/tl.md',
      historyUrl: 'https://github.com/acme/handbook/commits/main/docs/roles/tl.md',
    })
  })

  test('links are those of GitLab when the repository is there', () => {
    expect(links('https://gitlab.acme.com/a/b/handbook.git/')).toEqual([
      'https://gitlab.acme.com/a/b/handbook/-/edit/main/docs/a.md',
      'https://gitlab.acme.com/a/b/handbook/-/commits/main/docs/a.md',
    ])
    expect(links('https://github.com/acme/gitlab')[0]).toBe('https://github.com/acme/gitlab/edit/main/docs/a.md')
  })

  test('names are spelled as an address needs them, and no password is published', () => {
    expect(links('https://me:secret@github.com/acme/h.git', 'how we/#1 "x"?.md', 'feature/50%')[0]).toBe(
      'https://github.com/acme/h/edit/feature/50%25/docs/how%20we/%231%20%22x%22%3F.md',
    )
  })

  test('there is no history without git, without a page, or for a page that git does not know', () => {
    const github = repository('https://github.com/acme/handbook')
    expect(pageHistory(github, undefined, 'a.md')).toEqual({})
    expect(pageHistory(github, { facts: new Map() }, 'a.md')).toEqual({})
    expect(pageHistory(github, git, undefined)).toEqual({})
    expect(pageHistory(undefined, git, 'a.md')).toEqual({})
  })

  test('the frame of a written page has the links, that of a generated page does not', () => {
    const handbook = handbookOf({ 'README.md': '# Home\n', 'roles/tl.md': '---\ntitle: TL\n---\n' })
    const facts = new Map(['README.md', 'roles/tl.md'].map((path) => [path, { changed: '2026-04-01', authors: [] }]))
    const frames = siteView(handbook, new Map(), { facts, prefix: '' }).pages.map(({ frame }) => frame)
    expect(frames.filter(({ changed }) => changed).map(({ href }) => href)).toEqual(['index.html', 'roles/tl.html'])
    expect(siteView(handbook).pages.every(({ frame }) => !('changed' in frame) && !('editUrl' in frame))).toBe(true)
  })

  test('a problem is reported where the repository keeps its issues, with the name of the page', () => {
    expect(reportUrl(repository('https://github.com/acme/handbook.git'), 'R&D?')).toBe(
      'https://github.com/acme/handbook/issues/new?title=R%26D%3F%3A+',
    )
    expect(reportUrl(repository('https://gitlab.acme.com/a/handbook'), 'Pay')).toBe(
      'https://gitlab.acme.com/a/handbook/-/issues/new?issue%5Btitle%5D=Pay%3A+',
    )
  })

  test('with a repository every page says where to report a problem, a generated one too', () => {
    const { pages } = siteView(handbookOf({ 'a.md': '# A\n' }, { repository: repository('https://github.com/acme/h') }))
    expect(pages.map(({ frame }) => frame.reportUrl)).toEqual([
      'https://github.com/acme/h/issues/new?title=Handbook%3A+',
      'https://github.com/acme/h/issues/new?title=A%3A+',
      'https://github.com/acme/h/issues/new?title=Search%3A+',
    ])
  })
})
