// One mistake is one message, also where other pages and rules build on what is broken.
import { expect, test } from 'vitest'
import { problems } from '../support/problems.ts'

test('a broken link of a page that is included elsewhere is reported on its own page only', () => {
  const files = {
    'guides/part.md': '# Part\n\n[x](nowhere-at-all.md) ![y](nothing.png) [z](#nope)\n',
    'guides/one.md': '# One\n\n::include{page="part.md"}\n',
    'guides/two.md': '# Two\n\n::include{page="part.md"}\n',
  }
  expect(problems(files)).toEqual([
    'guides/part.md:3:5-3:22 link-broken No page `guides/nowhere-at-all.md`',
    'guides/part.md:3:29-3:40 asset-missing No file `guides/nothing.png`',
    'guides/part.md:3:46-3:51 anchor-broken No heading `#nope` on this page',
  ])
})

test('skipped headings of a page that is included elsewhere are reported on their own page only', () => {
  const files = {
    'guides/part.md': '# Part\n\n#### Deep\n',
    'guides/one.md': '# One\n\n::include{page="part.md"}\n',
  }
  expect(problems(files).map((line) => line.split(' ').slice(0, 2))).toEqual([
    ['guides/part.md:3:1-3:10', 'heading-skips'],
  ])
})

test('a page with broken YAML does not also lack its keys', () => {
  const found = problems({ 'responsibilities/hiring.md': '---\ntitle: a: b\nownerRole: em\n---\n' })
  expect(found.map((line) => line.split(' ')[1])).toEqual(['yaml-syntax'])
})

test('a misspelled key is not also reported as missing, whatever depends on it', () => {
  const shared = 'sharedBy: { em: staffing, tl: design }'
  for (const keys of ['titel: X\nownerRole: em', 'title: X\nownerRol: em', `title: X\n${shared}\ntieBrek: em`])
    expect(problems({ 'responsibilities/x.md': `---\n${keys}\ncoreFocus: people\n---\n` })).toEqual([
      expect.stringContaining('key-unknown'),
    ])
})

test('an unknown role that shares a responsibility is reported as unknown and nothing else', () => {
  const page = (em: string, tieBreak: string) =>
    `---\ntitle: X\nsharedBy:\n  ${em}: staffing\n  tl: design\ntieBreak: ${tieBreak}\ncoreFocus: people\n---\n`
  for (const text of [page('emq', 'em'), page('em', 'emq')])
    expect(problems({ 'responsibilities/x.md': text })).toEqual([expect.stringContaining('own-unknown-role')])
})

test('the same broken address in two links is two messages, in one definition it is one', () => {
  expect(problems({ 'guides/x.md': '[a](../rolez/zz.md) [b](../rolez/zz.md)\n' })).toHaveLength(2)
  expect(problems({ 'guides/x.md': '[a][r] [b][r]\n\n[r]: ../rolez/zz.md\n' })).toHaveLength(1)
})

test('a page that cannot be parsed has no other problem', () => {
  const deep = '['.repeat(300)
  expect(problems({ 'guides/x.md': `# X\n\n[a](nowhere.md) ![](x.png)\n\n${deep}\n` })).toEqual([
    expect.stringContaining('nesting'),
  ])
})

test('links of a draft are not reported, and a link to it is reported as one to a draft', () => {
  const files = {
    'guides/later.md': '---\ntitle: Later\nstatus: draft\n---\n\n[x](nowhere.md)\n',
    'guides/x.md': '# X\n\n[a](later.md#nope)\n',
  }
  expect(problems(files)).toEqual(['guides/x.md:3:5-3:18 link-broken No page `guides/later.md`: it is a draft'])
})

test('an include of a draft is reported once and its links not at all', () => {
  const files = {
    'guides/later.md': '---\ntitle: Later\nstatus: draft\n---\n\n[x](nowhere.md)\n',
    'guides/x.md': '# X\n\n::include{page="later.md"}\n',
  }
  expect(problems(files).map((line) => line.split(' ').slice(1).join(' '))).toEqual([
    'include-missing No page `guides/later.md`: it is a draft',
  ])
})

test('what is wrong with an item of a list is reported where it is written, behind items that do not fit', () => {
  const found = problems({
    'roles/lead.md': '---\ntitle: Lead\ncombines:\n  - em\n  - [x]\n  - tl\n  - nobody\nexamples: [Leads.]\n---\n',
    'responsibilities/x.md': '---\nownerRole: em\ncoreFocus: people\ninTensionWith:\n  - { a: b }\n  - gone\n---\n',
    'teams/a.md':
      '---\ntitle: A\nroles:\n  em:\n    - [x]\n    - Ana\nchanges:\n  - leans: em\n  - responsibility: nope\n    leans: tl\n---\n',
  })
  const unknown = found.filter((line) => /`(?:nobody|gone|nope)`/.test(line))
  expect(unknown.map((line) => line.split(' ')[0])).toEqual([
    'responsibilities/x.md:6:5-6:9',
    'roles/lead.md:7:5-7:11',
    'teams/a.md:9:21-9:25',
  ])
})
