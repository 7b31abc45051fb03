import { expect, test } from 'vitest'
import { page } from '../support/handbooks.ts'
import { messages, problems } from '../support/problems.ts'

const role = (...more: string[]) =>
  page('title: Lead', 'ownerRole: em', 'examples: [Leads.]', ...more, 'combines: [em, tl]')
const lead = { 'roles/lead.md': `${role('formerly: [pl]')}## Day\n` }

test.each([
  ['[x](../roles/pl.md)', '`../roles/pl.md` is now `roles/lead.md`', '../roles/lead.md'],
  ['[x](../roles/pl.html#day)', '`../roles/pl.html` is now `roles/lead.md`', '../roles/lead.md#day'],
  ['[x](/roles/pl.md)', '`/roles/pl.md` is now `roles/lead.md`', '/roles/lead.md'],
  ['[[pl]]', '`pl` is now `roles/lead.md`', '[[lead]]'],
  ['[[pl#day|words]]', '`pl` is now `roles/lead.md`', '[[lead#day]]'],
])('%s is followed, with the link to write instead', (link, message, instead) => {
  expect(messages({ ...lead, 'guides/a.md': `${link}\n` })).toMatchObject([
    { rule: 'link-former', severity: 'warning', file: 'guides/a.md', message, expected: [instead] },
  ])
})

test('the link to write instead is one that Markdown takes for an address', () => {
  const files = {
    'guides/my (new) page.md': page('title: New', 'formerly: old'),
    'guides/deep/a.md': '[x](../old.md)\n',
  }
  expect(messages(files)).toMatchObject([{ expected: ['../my%20%28new%29%20page.md'] }])
})

test('a heading that is not on the page as it is now is said to be lost', () => {
  expect(problems({ ...lead, 'guides/a.md': '[x](../roles/pl.md#dya)\n' })).toEqual([
    'guides/a.md:1:5-1:23 anchor-broken No heading `#dya` on `roles/lead.md`, did you mean `#day`?',
    'guides/a.md:1:5-1:23 link-former `../roles/pl.md` is now `roles/lead.md`',
  ])
})

test('a link to a page that was split names every part', () => {
  const files = { ...lead, 'roles/other.md': role('formerly: pl').replace('Lead', 'Other') }
  expect(messages({ ...files, 'guides/a.md': '[x](../roles/pl.md)\n' })).toMatchObject([
    {
      message: '`../roles/pl.md` is now `roles/lead.md` and `roles/other.md`',
      mend: 'Write `../roles/lead.md` or `../roles/other.md`.',
    },
  ])
})

test.each([
  [
    'roles/x.md',
    role('reportsTo: pl').replace('Lead', 'X'),
    'own-unknown-role',
    'Unknown role `pl`, which is now `lead`',
  ],
  ['guides/x.md', page('ownerRole: pl'), 'own-unknown-role', 'Unknown role `pl`, which is now `lead`'],
  [
    'practices/x.md',
    page('title: X', 'ownerRole: em', 'inTensionWith: pl'),
    'id-unknown',
    'Unknown id `pl`, which is now `lead`',
  ],
])('an id of the past in the front matter of %s names the heir', (path, text, rule, message) => {
  expect(messages({ ...lead, [path]: text })).toMatchObject([
    { rule, message, expected: ['lead'], mend: 'Write `lead`.' },
  ])
})

test('an id of the past that was another kind of page is only unknown', () => {
  expect(messages({ ...lead, 'practices/x.md': page('title: X', 'ownerRole: em', 'coreFocus: pl') })).toMatchObject([
    { rule: 'focus-unknown', message: 'Unknown core focus `pl`' },
  ])
})

test.each([
  ['em', 'Nothing leads from `em` to this page: another page is there now', 'Remove it, or rename `roles/em.md`.'],
  ['lead', 'Nothing leads from `lead` to this page: that is its address now', 'Remove it.'],
  [
    '/matrix/old.html',
    'Nothing leads from `/matrix/old.html` to this page: the site needs `matrix/old.html` for itself',
    'Remove it.',
  ],
])('a former name %s that something else has is told', (name, message, mend) => {
  expect(messages({ 'roles/lead.md': role(`formerly: [x, ${name}]`) })).toMatchObject([
    { rule: 'formerly-taken', severity: 'warning', file: 'roles/lead.md', place: { line: 5 }, message, mend },
  ])
})

test('with it comes the place of the page that has the address', () => {
  const [message] = messages({ 'roles/lead.md': role('formerly: em') })
  expect(message?.related).toMatchObject({ file: 'roles/em.md', message: 'the other page is here' })
})

test('an address that is none of this site is told where it stands', () => {
  expect(problems({ 'guides/a.md': page('redirect_from:', '  - /ok/', '  - ../x') })).toEqual([
    'guides/a.md:4:5-4:9 formerly-refused Unexpected `../x` for `redirectFrom`, expected an address of this site: it does not stay inside the site',
  ])
})

test('former addresses of guides are no foreign keys', () => {
  expect(problems({ 'guides/a.md': page('redirect_from: /ok/', 'layout: x') })).toEqual([
    'guides/a.md:3:1-3:7 key-foreign Left alone the key `layout` of this page, which means nothing to rolebook',
  ])
})
