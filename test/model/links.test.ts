import { describe, expect, test } from 'vitest'
import { protocolOf } from '../../src/base/paths.ts'
import { nearestPaths, trimUrl } from '../../src/model/links.ts'
import type { Target } from '../../src/model/types.ts'
import { commerce, handbookOf } from '../support/handbooks.ts'

const files = {
  'README.md': '# Home\n',
  'roles/tl.md': '# Tech Lead\n\n## In practice\n\n## Où ça ?\n',
  'roles/how to.md': '# How to\n',
  'guides/README.md': '# Guides\n',
  'guides/setup.md': '# Setup\n',
  'guides/setup/tools.md': '# Tools\n',
  'practices/reviews.md': '# Reviews\n',
  'both.md': '# The page\n',
  'both/index.md': '# The folder\n',
  'draft.md': '---\nstatus: draft\n---\n# Draft\n',
}

/** Where a link on `from` leads. Angle brackets let a url hold anything but line breaks. */
function target(url: string, from = 'guides/setup.md'): Target | undefined {
  const handbook = handbookOf(
    { ...files, [from]: `# Here\n\n## A part\n\n[link](<${url}>)\n` },
    { assets: ['guides/map.pdf', 'images/a b.png'] },
  )
  const [found] = handbook.targets.get(from)?.values() ?? []
  return found
}

const page = (path: string, more = {}) => ({ kind: 'page', path, ...more })

test.each([
  ['tools.md', 'guides/setup/x.md', 'guides/setup/tools.md'],
  ['./setup.md', 'guides/x.md', 'guides/setup.md'],
  ['../roles/tl.md', 'guides/x.md', 'roles/tl.md'],
  ['../../roles/tl.md', 'guides/setup/x.md', 'roles/tl.md'],
  ['/roles/tl.md', 'guides/x.md', 'roles/tl.md'],
  ['roles/tl.md', 'x.md', 'roles/tl.md'],
  ['roles//./tl.md', 'x.md', 'roles/tl.md'],
])('the path %s on %s is found from the page it stands on', (url, from, path) => {
  expect(target(url, from)).toEqual(page(path))
})

test.each([
  ['emoji', 'tools/slack.md', 'tools/slack/emoji.md'],
  ['./emoji/', 'tools/slack.md', 'tools/slack/emoji.md'],
  ['../teams', 'tools/slack/emoji.md', 'tools/slack/teams.md'],
  ['../../hub', 'tools/slack/emoji.md', 'tools/hub.md'],
])('%s on %s finds %s, as on sites with a folder for each page', (url, from, path) => {
  const pages = { 'tools/slack.md': '', 'tools/slack/emoji.md': '', 'tools/slack/teams.md': '', 'tools/hub.md': '' }
  const handbook = handbookOf({ ...pages, [from]: `# Here\n\n[link](${url})\n` })
  expect([...handbook.targets.get(from)!.values()]).toEqual([page(path)])
})

test.each(['emoji.md', '/emoji'])('%s finds no page in the folder of its page', (url) => {
  const handbook = handbookOf({ 'slack.md': `# Here\n\n[link](${url})\n`, 'slack/emoji.md': '# Emoji\n' })
  expect([...handbook.targets.get('slack.md')!.values()]).toMatchObject([{ kind: 'missing' }])
})

describe('a link that begins as `linkRoots` says', () => {
  const linkRoots = { '/': ['content', 'static'], '/handbook/': ['/'], '/handbook/old': ['content/a'] }
  const pages = {
    'README.md': '# Home\n',
    'a.md': '# A\n\n## Part\n',
    'content/a.md': '# Another\n',
    'content/b.md': '# B\n',
    'content/a/c.md': '# C\n',
  }
  const found = (url: string) => {
    const files = { ...pages, 'x/y.md': `# X\n\n[link](<${url}>)\n` }
    const handbook = handbookOf(files, { linkRoots, assets: ['static/map.png'] })
    return [...handbook.targets.get('x/y.md')!.values()][0]
  }

  test.each([
    ['/handbook/a', page('a.md')],
    ['/handbook/a/#part', page('a.md', { anchor: 'part' })],
    ['/handbook/', page('README.md')],
    ['/handbook', page('README.md')],
    ['/b', page('content/b.md')],
    ['/handbook/old/c', page('content/a/c.md')],
    ['/map.png?v=2', { kind: 'asset', path: 'static/map.png', suffix: '?v=2' }],
  ])('%s leads there', (url, target) => expect(found(url)).toEqual(target))

  test('leads where it always did if something is there', () => expect(found('/a')).toEqual(page('a.md')))

  test('leads nowhere if nothing is there either', () =>
    expect(found('/handbook/gone')).toMatchObject({ kind: 'missing', path: 'handbook/gone' }))

  test.each(['handbook/a', 'https://example.com/handbook/a'])('is not %s', (url) =>
    expect(found(url)).not.toMatchObject({ kind: 'page' }),
  )
})

test.each([
  ['b', 'b/_index.md'],
  ['b/', 'b/_index.md'],
  ['b/_index', 'b/_index.md'],
  ['b/_index.md', 'b/_index.md'],
  ['b/index.html', 'b/_index.md'],
  ['[[b]]', 'b/_index.md'],
  ['c', 'c/index.md'],
  ['c/_index.md', 'c/_index.md'],
  ['d', 'd/index.html.md'],
  ['d/x', 'd/x.html.md'],
  ['d/x.html', 'd/x.html.md'],
  ['d/x.html.md', 'd/x.html.md'],
  ['[[d/x]]', 'd/x.html.md'],
  ['e/x', 'e/x.markdown'],
  ['e', 'e/README.markdown'],
  ['f/x', 'f/x.md'],
])('%s finds the page as Hugo, Middleman and others name it', (url, path) => {
  const others = ['b/_index.md', 'c/_index.md', 'c/index.md', 'd/index.html.md', 'd/x.html.md', 'e/x.markdown']
  const more = ['e/README.markdown', 'f/x.html.md', 'f/x.md']
  const texts = Object.fromEntries([...others, ...more].map((one) => [one, `# ${one}`]))
  const { targets } = handbookOf({ 'a.md': `[x](<${url}>) ${url}`, ...texts })
  const found = targets.get('a.md')!
  expect(found.get(url) ?? [...found.values()][0]).toEqual(page(path))
})

test('pages have the addresses that Hugo and Middleman give them, and the names of their files', () => {
  const { hrefs, folders } = handbookOf({
    '_index.md': '# Home',
    'a/_index.md': 'x',
    'a/b.html.md': 'y',
    'c.htm.md': 'z',
  })
  expect(Object.fromEntries(hrefs)).toEqual({
    '_index.md': 'index.html',
    'a/_index.md': 'a/index.html',
    'a/b.html.md': 'a/b.html',
    'c.htm.md': 'c.html',
  })
  expect(folders.get('a')?.title).toBe('A')
  expect(folders.get('')?.title).toBe('Home')
})

test.each(['b#readme', 'b/#readme', 'b/README.md#readme', 'b/README.md#README', '#readme', '/#readme'])(
  '%s is the top of the page that a forge shows for the folder',
  (url) => {
    const { targets } = handbookOf({ 'README.md': `# Home\n\n[x](${url})`, 'b/README.md': '# B' })
    expect(targets.get('README.md')!.get(url)).toEqual(page(url.includes('b') ? 'b/README.md' : 'README.md'))
  },
)

test('a heading `Readme` is what `#readme` leads to where there is one, and other pages have no such name', () => {
  const { targets } = handbookOf({
    'a.md': '[x](b#readme) [y](#readme)',
    'b/README.md': '# B\n\n## Readme',
  })
  expect(targets.get('a.md')!.get('b#readme')).toEqual(page('b/README.md', { anchor: 'readme' }))
  expect(targets.get('a.md')!.get('#readme')).toEqual(page('a.md', { lostAnchor: 'readme' }))
})

test.each([
  ['caf%C3%A9', 'café'],
  ['caf%c3%a9', 'café'],
  ['café', 'café'],
  ['cafe\u0301', 'café'],
  ['x%20y', 'x%20y'],
  ['100%25', '100%'],
  ['100%', '100%'],
  ['%EF%B8%8F-tools', '\uFE0F-tools'],
])('the anchor #%s is the id %s', (fragment, anchor) => {
  const ids = '## Café\n\n<a id="x%20y"></a><a id="100%"></a>\n\n## ⚙\uFE0F Tools'
  const { targets } = handbookOf({ 'a.md': `[x](#${fragment})\n\n${ids}` })
  expect([...targets.get('a.md')!.values()]).toEqual([page('a.md', { anchor })])
})

test('the first page is at `/` also where nobody has written one', () => {
  const { targets } = handbookOf({ 'a/b.md': '[x](/) [y](..) [z](/#top)' })
  expect([...targets.get('a/b.md')!.values()]).toEqual([
    { kind: 'generated', href: 'index.html' },
    { kind: 'generated', href: 'index.html' },
    { kind: 'generated', href: 'index.html#top' },
  ])
})

test('a path with percent signs is decoded', () => {
  expect(target('../roles/how%20to.md')).toEqual(page('roles/how to.md'))
})

test('a path with percent signs that encode nothing is taken as it is', () => {
  expect(target('100%.md')).toMatchObject({ kind: 'missing', path: 'guides/100%.md' })
})

test('a path in decomposed letters finds the page in composed ones', () => {
  const handbook = handbookOf({ 'x.md': '[x](cafe\u0301.md)', 'caf\u00e9.md': '# Café\n' })
  expect([...(handbook.targets.get('x.md')?.values() ?? [])]).toEqual([page('caf\u00e9.md')])
})

test.each(['../guides/', '../guides', './', '.', '/guides/'])('the folder %s is its own page', (url) => {
  expect(target(url)).toEqual(page('guides/README.md'))
})

test.each(['../', '..', '/'])('the folder %s is the handbook’s own page', (url) => {
  expect(target(url)).toEqual(page('README.md'))
})

test.each(['../practices/reviews', '../practices/reviews/'])('the path %s without an ending is a page', (url) => {
  expect(target(url)).toEqual(page('practices/reviews.md'))
})

test('where a page and a folder have one name, a path without an ending is the folder', () => {
  expect(target('../both')).toEqual(page('both/index.md'))
})

test('a folder without a page leads nowhere', () => {
  expect(target('../roles/')).toMatchObject({ kind: 'missing', path: 'roles' })
})

test.each([
  ['../roles/tl.html', 'roles/tl.md'],
  ['index.html', 'guides/README.md'],
])('the address %s that a page will have is that page', (url, path) => {
  expect(target(url)).toEqual(page(path))
})

test('a query is left out', () => {
  expect(target('../roles/tl.md?plain=1#in-practice')).toEqual(page('roles/tl.md', { anchor: 'in-practice' }))
})

test('an anchor on the page itself', () => {
  expect(target('#a-part')).toEqual(page('guides/setup.md', { anchor: 'a-part' }))
})

test('an anchor on another page', () => {
  expect(target('../roles/tl.md#in-practice')).toEqual(page('roles/tl.md', { anchor: 'in-practice' }))
})

test.each(['o%C3%B9-%C3%A7a-', 'où-ça-', 'ou\u0300-c\u0327a-'])('the anchor %s finds its heading', (anchor) => {
  expect(target(`../roles/tl.md#${anchor}`)).toEqual(page('roles/tl.md', { anchor: 'où-ça-' }))
})

test('an anchor that no heading has is lost', () => {
  expect(target('../roles/tl.md#In-Practice')).toEqual(page('roles/tl.md', { lostAnchor: 'In-Practice' }))
})

test.each(['#', '#top', '../guides/setup.md#'])('%s is the top of the page', (url) => {
  expect(target(url)).toEqual(page('guides/setup.md'))
})

test('a path in the wrong case is missing, and the right one is suggested', () => {
  expect(target('../roles/TL.md')).toEqual({
    kind: 'missing',
    path: 'roles/TL.md',
    nearest: ['roles/tl.md'],
    letters: 'roles/tl.md',
  })
})

test('a path out of the handbook is missing, without a suggestion', () => {
  expect(target('../../elsewhere/tl.md')).toMatchObject({ kind: 'missing', path: '../elsewhere/tl.md' })
})

test('a draft is missing, and nothing else is suggested', () => {
  expect(target('../draft.md')).toEqual({ kind: 'missing', path: 'draft.md', nearest: [], draft: 'draft.md' })
})

test('a template’s placeholder is missing', () => {
  expect(target('{{ site.url }}/roles/tl.md')).toMatchObject({ kind: 'missing' })
})

test('a file that is not a page keeps what follows its path', () => {
  expect(target('map.pdf?v=1#page=2')).toEqual({ kind: 'asset', path: 'guides/map.pdf', suffix: '?v=1#page=2' })
})

test('the source of an image is a target', () => {
  const handbook = handbookOf({ 'x.md': '![x](images/a%20b.png)' }, { assets: ['images/a b.png'] })
  expect(handbook.targets.get('x.md')?.get('images/a%20b.png')).toEqual({
    kind: 'asset',
    path: 'images/a b.png',
    suffix: '',
  })
})

test.each([
  'https://example.com/x.md',
  'HTTP://example.com',
  'mailto:em@example.com',
  'tel:+4312345',
  'sms:+4312345',
  'slack://channel?id=C1',
  'ftp://example.com',
  'irc://example.com/team',
])('%s leads out of the handbook', (url) => {
  expect(target(url)).toEqual({ kind: 'external', url })
})

test.each(['//example.com/x', '///example.com/x'])(
  '%s leads to another host by the web, also from a page on disk',
  (url) => {
    expect(target(url)).toEqual({ kind: 'external', url: 'https://example.com/x' })
  },
)

test.each([
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:x',
  'c:/windows',
])('%s is refused', (url) => {
  expect(target(url)).toEqual({ kind: 'refused', url })
})

test('links of each page are resolved from that page', () => {
  const handbook = handbookOf({ 'a/x.md': '[x](y.md)', 'a/y.md': '# Y', 'b/x.md': '[x](y.md)', 'b/y.md': '# Y' })
  expect(handbook.targets.get('a/x.md')?.get('y.md')).toEqual(page('a/y.md'))
  expect(handbook.targets.get('b/x.md')?.get('y.md')).toEqual(page('b/y.md'))
})

test('a configured matrix can be linked to by the address its page will have', () => {
  const handbook = handbookOf(
    { 'roles/em.md': '---\ntitle: EM\n---\n', 'guides/x.md': '[m](../matrix/em.html#load) [n](../matrix/none.html)' },
    { matrices: [{ id: 'em', roles: ['em'], show: 'responsibilities' }] },
  )
  const found = handbook.targets.get('guides/x.md')
  expect(found?.get('../matrix/em.html#load')).toEqual({ kind: 'generated', href: 'matrix/em.html#load' })
  expect(found?.get('../matrix/none.html')?.kind).toBe('missing')
})

test('every page that rolebook makes can be linked to, and no other', () => {
  const handbook = handbookOf({
    ...commerce,
    'teams/old.md': '---\ntitle: Old\nroles: {}\nstatus: historical\n---\n',
    'guides/x.md':
      '[w](../who.html#rb-who-people) [p](/who/payments.html) [o](../who/old.html) [c](/compare/em/tl.html)',
  })
  expect([...(handbook.targets.get('guides/x.md')?.values() ?? [])]).toMatchObject([
    { kind: 'generated', href: 'who.html#rb-who-people' },
    { kind: 'generated', href: 'who/payments.html' },
    { kind: 'missing', path: 'who/old.html' },
    { kind: 'generated', href: 'compare/em/tl.html' },
  ])
})

describe('the nearest paths', () => {
  const nearest = nearestPaths([
    'glossary/staffing.md',
    'guides/README.md',
    'guides/setup.md',
    'images/setup.png',
    'responsibilities/staffing.md',
    'roles/em.md',
    'roles/tl.md',
    ...Array.from({ length: 500 }, (_, n) => `notes/note-${n}.md`),
  ])

  test('the same file name in other folders comes first, the nearest folder before others', () => {
    expect(nearest('responsibility/staffing.md').slice(0, 2)).toEqual([
      'responsibilities/staffing.md',
      'glossary/staffing.md',
    ])
  })

  test('a typo in the file name is found', () => {
    expect(nearest('guides/setpu.md')).toEqual(['guides/setup.md'])
  })

  test('a typo in a folder’s name finds the folder’s page', () => {
    expect(nearest('gudies')).toEqual(['guides/README.md'])
  })

  test('upper and lower case do not matter', () => {
    expect(nearest('Roles/EM.md')).toEqual(['roles/em.md'])
  })

  test('a missing or different extension does not matter', () => {
    expect(nearest('role/tl.html')).toEqual(['roles/tl.md'])
  })

  test('there are at most three', () => {
    expect(nearest('notes/note-1000.md')).toHaveLength(3)
  })

  test('nothing is suggested for a path that resembles no other', () => {
    expect(nearest('completely/different.md')).toEqual([])
  })
})

describe('an address with a protocol', () => {
  test.each([
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    ' javascript:alert(1)',
    '\u0000javascript:alert(1)',
    '\u0001\u001f javascript:alert(1)',
    'jAvAsCrIpT:alert(1)',
  ])('%j is refused, as a browser would run it', (url) => {
    expect(protocolOf(trimUrl(url))).toBe('refused')
  })

  test.each(['\\\\example.com', '/\\example.com', '\\/example.com', '\t//example.com'])('%j is another host', (url) => {
    expect(protocolOf(trimUrl(url))).toBe('external')
  })

  test.each(['roles/a:b.md', './a:b.md', '#a:b', '?a:b', 'java script:x', ''])('%j is a path', (url) => {
    expect(protocolOf(trimUrl(url))).toBeUndefined()
  })
})
