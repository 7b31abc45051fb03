import { describe, expect, test } from 'vitest'
import type { Target } from '../../src/model/types.ts'
import { handbookOf, page } from '../support/handbooks.ts'

const redirects = (files: Record<string, string>) =>
  handbookOf(files).redirects.map(({ href, heirs }) => `${href} -> ${heirs.join(' and ')}`)

const folders = [
  ...['roles', 'focuses', 'responsibilities', 'aors', 'teams', 'people', 'practices', 'glossary', 'paths'],
  ...['assessments', 'releases', 'guides'],
]

test.each(folders)('in %s, a page that was renamed is found where it was', (folder) => {
  expect(redirects({ [`${folder}/new.md`]: page('title: New', 'formerly: [old, 1.0.0]') })).toEqual([
    `${folder}/old.html -> ${folder}/new.md`,
    `${folder}/1.0.0.html -> ${folder}/new.md`,
  ])
})

test.each([
  ['/old/path/', 'old/path/index.html'],
  ['/old/path', 'old/path.html'],
  ['old/path', 'old/path.html'],
  ['./old/path.html', 'old/path.html'],
  ['/old.html', 'old.html'],
  ['old/page.md', 'old/page.html'],
  ['/old/README.md', 'old/index.html'],
  ['/caf%C3%A9/', 'café/index.html'],
])('%s, as other tools write addresses, is %s', (written, href) => {
  for (const key of ['redirect_from', 'aliases', 'formerly'])
    for (const value of [written, `["${written}"]`])
      expect(redirects({ 'guides/new.md': page('title: New', `${key}: ${value}`) })).toEqual([
        `${href} -> guides/new.md`,
      ])
})

test('an address of another tool begins at the handbook’s folder, a former name beside the page', () => {
  expect(redirects({ 'guides/new.md': page('redirect_from: old', 'formerly: older') })).toEqual([
    'guides/older.html -> guides/new.md',
    'old.html -> guides/new.md',
  ])
})

test('an alias of a guide that is not an address is a name', () => {
  expect(redirects({ 'guides/new.md': page('aliases: [Setting up, TCP/IP stack, setup]') })).toEqual([])
})

test('on a role, aliases are names whatever they look like', () => {
  expect(redirects({ 'roles/tl.md': page('title: TL', 'aliases: [/lead/]') })).toEqual([])
})

test('a page that was split leads to every part', () => {
  expect(redirects({ 'roles/em.md': page('formerly: pl'), 'roles/tl.md': page('formerly: [pl, pl]') })).toEqual([
    'roles/pl.html -> roles/em.md and roles/tl.md',
  ])
})

test('spellings that a disk takes for one file become one redirect', () => {
  expect(redirects({ 'roles/em.md': page('formerly: PL'), 'roles/tl.md': page('formerly: pl') })).toEqual([
    'roles/PL.html -> roles/em.md and roles/tl.md',
  ])
})

describe('nothing leads from', () => {
  test.each([
    ['../x', 'formerly'],
    ['a/../../x', 'redirect_from'],
    ['https://example.com/x', 'redirect_from'],
    ['//example.com/x', 'redirect_from'],
    ['C:\\x', 'formerly'],
    ['a\\b', 'formerly'],
    ['con', 'formerly'],
    ['a/%2e%2e/%2e%2e/b', 'redirect_from'],
    ['a/%00', 'redirect_from'],
    ['a//b', 'redirect_from'],
    ['javascript:alert(1)/', 'aliases'],
    ['x'.repeat(300), 'formerly'],
  ])('%s, which is no address of the site', (written, key) => {
    const { redirects, claims } = handbookOf({ 'guides/a.md': page(`${key}: '${written}'`) })
    expect(redirects).toEqual([])
    expect(claims).toMatchObject([{ written, fault: { kind: 'refused' } }])
  })

  test.each([
    ['the address of another page', 'roles/em'],
    ['one that differs in capitals only', 'roles/EM'],
    ['the page’s own', 'tl'],
    ['the first page', '/'],
    ['a matrix', 'matrix/em.html'],
    ['a comparison', 'compare/em/tl.html'],
    ['a folder that holds pages', '/deep.html'],
    ['below a page', 'roles/em.html/x'],
  ])('%s', (_, written) => {
    const { redirects, claims } = handbookOf(
      {
        'roles/em.md': page('title: EM'),
        'roles/tl.md': page(`formerly: '${written}'`),
        'deep.html/a.md': '# A\n',
      },
      { matrices: [{ id: 'em', roles: ['em'], show: 'responsibilities' }] },
    )
    expect(redirects).toEqual([])
    expect(claims).toMatchObject([{ fault: { kind: 'taken' } }])
  })

  test('a file where another redirect needs a folder, and the other way round', () => {
    expect(redirects({ 'a.md': page('redirect_from: [/x.html, /x.html/y, /z.html/y, /z.html]') })).toEqual([
      'x.html -> a.md',
      'z.html/y.html -> a.md',
    ])
  })

  test('a draft', () => {
    expect(redirects({ 'roles/tl.md': page('status: draft', 'formerly: pl') })).toEqual([])
  })
})

describe('a link to a former name', () => {
  const files = {
    'roles/tl.md': `${page('title: TL', 'formerly: [pl, lead]')}## Day\n`,
    'roles/em.md': page('title: EM', 'formerly: pl'),
    'guides/new.md': page('title: New', 'redirect_from: /start/old/'),
  }
  const target = (url: string) =>
    handbookOf({ ...files, 'guides/x.md': `[x](${url})\n` })
      .targets.get('guides/x.md')
      ?.get(url)
  const named = (name: string) =>
    handbookOf({ ...files, 'guides/x.md': `${name}\n` })
      .targets.get('guides/x.md')
      ?.get(name)

  test.each(['../roles/lead.md', '/roles/lead.html', '../roles/lead'])('%s leads to the page it is now', (url) => {
    expect(target(url)).toEqual({ kind: 'page', path: 'roles/tl.md', former: true })
    expect(target(`${url}#day`)).toEqual({ kind: 'page', path: 'roles/tl.md', anchor: 'day', former: true })
  })

  test.each(['../start/old/', '../start/old', '../start/old/index.html', '../start/old/README.md'])(
    '%s, an address of another tool, does too',
    (url) => expect(target(url)).toEqual({ kind: 'page', path: 'guides/new.md', former: true }),
  )

  test.each([
    ['[[lead]]', 'roles/tl.md'],
    ['[[roles/lead]]', 'roles/tl.md'],
    ['[[old]]', 'guides/new.md'],
    ['[[start/old]]', 'guides/new.md'],
  ])('%s does too', (name, path) => expect(named(name)).toEqual({ kind: 'page', path, former: true }))

  test('leads to a page with both where two pages have the name', () => {
    const both = { kind: 'generated', heirs: ['roles/em.md', 'roles/tl.md'] }
    expect(target('../roles/pl.md#x')).toEqual({ ...both, href: 'roles/pl.html' })
    expect(named('[[pl]]')).toEqual({ ...both, href: 'roles/pl.html' })
  })

  test('means the page that has the name today', () => {
    const today = handbookOf({
      'roles/pl.md': page('title: PL'),
      'roles/tl.md': page('formerly: pl'),
      'x.md': '[[pl]]',
    })
    expect(today.targets.get('x.md')?.get('[[pl]]')).toEqual({ kind: 'page', path: 'roles/pl.md' })
    expect(today.former.has('pl')).toBe(false)
  })
})

describe('the name of a page', () => {
  const files = {
    'README.md': '# Home\n',
    'roles/tl.md': '---\ntitle: Tech Lead\n---\n## In practice\n',
    'roles/manager.md': `${page('id: em', 'title: Engineering Manager')}`,
    'terms/tl.md': '---\ntitle: The other tl\n---\n',
    'guides/README.md': '# Guides\n',
    'guides/setup.md': '# Setup\n',
    'guides/tools/setup.md': '# Tools\n',
    'guides/tools/editor.md': '# Editor\n',
    'guides/gone.md': '---\nstatus: draft\n---\n# Gone\n',
  }

  /** Where a link on a guide leads. */
  function target(link: string): Target | undefined {
    const handbook = handbookOf({ ...files, 'x.md': `# X\n\n${link}\n` })
    return [...(handbook.targets.get('x.md')?.values() ?? [])][0]
  }

  test.each([
    ['[[em]]', { kind: 'page', path: 'roles/manager.md' }],
    ['[[tl#in-practice|how]]', { kind: 'page', path: 'roles/tl.md', anchor: 'in-practice' }],
    ['[[tl#gone]]', { kind: 'page', path: 'roles/tl.md', lostAnchor: 'gone' }],
    ['[[editor]]', { kind: 'page', path: 'guides/tools/editor.md' }],
    ['[[tools/editor]]', { kind: 'page', path: 'guides/tools/editor.md' }],
    ['[[guides/tools/editor]]', { kind: 'page', path: 'guides/tools/editor.md' }],
    ['[[guides/setup]]', { kind: 'page', path: 'guides/setup.md' }],
    ['[[guides]]', { kind: 'page', path: 'guides/README.md' }],
    ['[[README]]', { kind: 'page', path: 'README.md' }],
    ['[[setup]]', { kind: 'missing', path: 'setup', nearest: ['guides/setup', 'guides/tools/setup'], several: true }],
    ['[[editr]]', { kind: 'missing', path: 'editr', nearest: ['editor'] }],
    ['[[EM]]', { kind: 'missing', path: 'EM', nearest: ['em'] }],
    ['[[manager]]', { kind: 'missing', path: 'manager', nearest: [] }],
    ['[[guides/gone]]', { kind: 'missing', path: 'guides/gone', nearest: [], draft: 'guides/gone.md' }],
  ])('%s leads where its name says', (link, expected) => {
    expect(target(link)).toEqual(expected)
  })
})
