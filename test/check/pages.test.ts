import { describe, expect, test } from 'vitest'
import type { ReadAssets } from '../../src/assets/assets.ts'
import { checkHandbook } from '../../src/check/check.ts'
import { handbookOf } from '../support/handbooks.ts'
import { messages, problems } from '../support/problems.ts'

test('an image of another host is reported at its place, in any form', () => {
  const text =
    '# X\n\n![a](https://example.com/a.png) ![b][b] <img src="//example.com/c.png" alt="c">\n\n[b]: http://b.example/b.png\n'
  expect(messages({ 'x.md': text }).map(({ rule, severity, place }) => [rule, severity, place.line])).toEqual([
    ['image-external', 'warning', 3],
    ['image-external', 'warning', 3],
    ['image-external', 'warning', 5],
  ])
  expect(problems({ 'x.md': '![a](https://example.com/a.png)\n' })).toEqual([
    'x.md:1:6-1:31 image-external Unexpected image from another host, `https://example.com/a.png`: readers see its alternative text instead',
  ])
})

test('a link to another host is not reported', () => {
  expect(problems({ 'x.md': '[a](https://example.com/a.png)\n' })).toEqual([])
})

test('files that nothing refers to are one note per folder', () => {
  const assets = ['a.png', 'images/a.png', 'images/b.png', 'images/c.png', 'images/deep/d.png']
  const found = messages({ 'x.md': '![a](images/b.png)\n' }, { assets })
  expect(found.map(({ file, severity, message }) => `${file} ${severity} ${message}`)).toEqual([
    'a.png note No page refers to this file: the site leaves it out',
    'images/a.png note No page refers to this file and 1 more in its folder: the site leaves them out',
    'images/deep/d.png note No page refers to this file: the site leaves it out',
  ])
})

test('what a draft or the configuration refers to is used', () => {
  const draft = '---\ntitle: Draft\nstatus: draft\n---\n![a](a.png)\n'
  expect(problems({ 'guides/x.md': draft }, { assets: ['guides/a.png', 'b.svg'], config: { logo: '/b.svg' } })).toEqual(
    [],
  )
})

test('a file that cannot be read is reported wherever it is referred to', () => {
  const read: ReadAssets = {
    files: new Map([['font.woff2', { href: 'assets/font.1a2b3c4d.woff2', contents: Buffer.alloc(0) }]]),
    unreadable: new Map([['a.png', { message: 'The file vanished while the handbook was read', hint: 'Again.' }]]),
    messages: [],
  }
  const handbook = handbookOf(
    { 'x.md': '---\ntitle: X\n---\n![a](a.png)\n[a](a.png)\n' },
    { assets: ['a.png', 'font.woff2'], logo: 'a.png' },
  )
  const found = checkHandbook(handbook, 'logo: a.png\n', read, '2026-04-01')
  expect(
    found.map(({ rule, file, place, message }) => `${rule} ${file}:${place.line}:${place.column} ${message}`),
  ).toEqual([
    'asset-missing x.md:4:6 The file vanished while the handbook was read',
    'asset-missing x.md:5:5 The file vanished while the handbook was read',
    'asset-missing handbook.yaml:1:7 The file vanished while the handbook was read',
  ])
})

describe('generated blocks', () => {
  test('a block names only what exists', () => {
    const text = [
      '::matrix{roles="em tll" focus="peple"}',
      '::matrix{id="rolez"}',
      '::who{responsibility="stafing"}',
      '::team{id="payments"}',
      '::graph{path="up"}',
      '::pages{owner="me" kind="guide role"}',
    ].join('\n\n')
    expect(problems({ 'guides/a.md': text })).toEqual([
      'guides/a.md:1:20-1:23 own-unknown-role Unknown role `tll`, did you mean `tl`?',
      'guides/a.md:1:32-1:37 focus-unknown Unknown core focus `peple`, did you mean `people`?',
      'guides/a.md:3:14-3:19 id-unknown Unknown matrix `rolez`, did you mean `roles`?',
      'guides/a.md:5:23-5:30 id-unknown Unknown responsibility `stafing`, did you mean `staffing`?',
      'guides/a.md:7:12-7:20 id-unknown Unknown team `payments`',
      'guides/a.md:9:15-9:17 id-unknown Unknown path `up`',
      'guides/a.md:11:16-11:18 own-unknown-role Unknown role `me`, did you mean `em`?',
    ])
  })

  test('a comparison is of two roles', () => {
    const [message, ...more] = messages({ 'guides/a.md': '::compare{roles="em"}\n' })
    expect(message?.message).toBe('Unexpected number of roles to compare: 1, expected 2')
    expect(more).toEqual([])
    expect(problems({ 'guides/a.md': '::compare{roles="em, tl"}\n' })).toEqual([])
  })

  test('a block on a page that is included is reported once, on its own page', () => {
    const files = { 'guides/a.md': '::include{page=b}\n', 'guides/b.md': '::team{id=x}\n' }
    expect(problems(files)).toEqual(['guides/b.md:1:11-1:12 id-unknown Unknown team `x`'])
  })
})

describe('pages that nothing leads to', () => {
  const hidden = (path: string, title: string, ...lines: string[]) => ({
    [path]: `---\ntitle: ${title}\nhidden: true\n${lines.join('\n')}\n---\nText.\n`,
  })
  const orphan = hidden('guides/lost.md', 'Lost')

  test('a hidden page that nothing leads to is named', () => {
    expect(problems(orphan)).toEqual([
      'guides/lost.md:3:1-3:7 page-orphan No page leads to this one, and the navigation does not show it',
    ])
  })

  test('a link to itself does not count', () => {
    const files = { 'guides/lost.md': '---\ntitle: Lost\nhidden: true\n---\n[Up](lost.md), [[guides/lost]]\n' }
    expect(problems(files)).toEqual([expect.stringContaining('page-orphan')])
  })

  test.each([
    ['is not hidden', { 'guides/lost.md': '# Lost\n' }],
    ['is linked to', { ...orphan, 'guides/other.md': 'See [there](lost.md).\n' }],
    ['is linked to by its id', { ...orphan, 'guides/other.md': 'See [[lost]].\n' }],
    ['is included elsewhere', { ...orphan, 'guides/other.md': '::include{page="lost.md"}\n' }],
    [
      'is named by an id',
      {
        ...hidden('glossary/ktlo.md', 'KTLO', 'summary: Upkeep.'),
        'glossary/charter.md': '---\ntitle: Charter\nsummary: What for.\nseeAlso: ktlo\n---\n',
      },
    ],
    [
      'is of somebody who holds something',
      {
        ...hidden('people/maria.md', 'Maria'),
        'aors/a.md': '---\ntitle: A\nownerRole: em\nholder: Maria\nbackup: Jun\n---\n',
      },
    ],
    ['is the page of a folder', { ...hidden('guides/README.md', 'Guides'), 'guides/a.md': '# A\n' }],
    ['is a role, which has a column in every matrix', hidden('roles/pm.md', 'PM', 'ownerRole: em', 'examples: Plans.')],
  ])('a page is found when it %s', (_, files) => {
    // What is tried here is whether pages are found.
    expect(problems(files, { config: { rules: { 'role-no-duty': 'off' } } })).toEqual([])
  })
})

describe('pages without a title', () => {
  const found = (text: string, path = 'guides/a.md') =>
    problems({ [path]: text }, { config: { rules: { 'title-missing': 'note' } } })

  test('a page of prose without a title is named', () => {
    expect(found('Words.\n')).toEqual([
      'guides/a.md:1:1-1:1 title-missing This page has no title, so readers see the name of its file: `a`',
    ])
  })

  test.each(['# A\n\nWords.\n', '## A\n\nWords.\n', '---\ntitle: A\n---\nWords.\n', '', '---\nsumary: x\n---\n'])(
    'but not %j',
    (text) => {
      expect(found(text).filter((line) => line.includes('title-missing'))).toEqual([])
    },
  )
})
