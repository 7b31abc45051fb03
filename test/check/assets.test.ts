import { expect, test } from 'vitest'
import type { ReadAssets } from '../../src/assets/assets.ts'
import { checkHandbook as check } from '../../src/check/check.ts'
import { handbookOf } from '../support/handbooks.ts'
import { messages, problems } from '../support/problems.ts'

test('an image of another host is reported where it stands, in any form', () => {
  const text =
    '# X\n\n![a](https://example.com/a.png) ![b][b] <img src="//example.com/c.png" alt="c">\n\n[b]: http://b.example/b.png\n'
  expect(messages({ 'x.md': text }).map(({ rule, severity, place }) => [rule, severity, place.line])).toEqual([
    ['image-external', 'warning', 3],
    ['image-external', 'warning', 3],
    ['image-external', 'warning', 5],
  ])
  expect(problems({ 'x.md': '![a](https://example.com/a.png)\n' })).toEqual([
    'x.md:1:6-1:31 image-external Unexpected image of another host, `https://example.com/a.png`: readers see its alternative text instead',
  ])
})

test('a link to another host is none of its business', () => {
  expect(problems({ 'x.md': '[a](https://example.com/a.png)\n' })).toEqual([])
})

test('files that nothing refers to are one note per folder', () => {
  const assets = ['a.png', 'images/a.png', 'images/b.png', 'images/c.png', 'images/deep/d.png']
  const found = messages({ 'x.md': '![a](images/b.png)\n' }, { assets })
  expect(found.map(({ file, severity, message }) => `${file} ${severity} ${message}`)).toEqual([
    'a.png note No page refers to this file: the site does without it',
    'images/a.png note No page refers to this file and 1 more of its folder: the site does without them',
    'images/deep/d.png note No page refers to this file: the site does without it',
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
    unreadable: new Map([['a.png', { message: 'The file vanished while the handbook was read', mend: 'Again.' }]]),
    messages: [],
  }
  const handbook = handbookOf(
    { 'x.md': '---\ntitle: X\n---\n![a](a.png)\n[a](a.png)\n' },
    { assets: ['a.png', 'font.woff2'], logo: 'a.png' },
  )
  const found = check(handbook, 'logo: a.png\n', read, '2026-04-01')
  expect(
    found.map(({ rule, file, place, message }) => `${rule} ${file}:${place.line}:${place.column} ${message}`),
  ).toEqual([
    'asset-missing x.md:4:6 The file vanished while the handbook was read',
    'asset-missing x.md:5:5 The file vanished while the handbook was read',
    'asset-missing handbook.yaml:1:7 The file vanished while the handbook was read',
  ])
})
