import { expect, test } from 'vitest'
import { messages, problems } from '../problems.ts'

// Not every link of these tests leads to the image.
const more: Parameters<typeof problems>[1] = {
  assets: ['guides/map.png'],
  config: { rules: { 'asset-unused': 'off' } },
}

const page = (text: string) => ({
  'guides/here.md': `# Here\n\n## First part\n\n${text}\n`,
  'guides/there.md': '# There\n\n## Second part\n',
})

test.each([
  ['[x](../roles/em.md)'],
  ['[x](there.md#second-part)'],
  ['[x](#first-part)'],
  ['[x](/guides/there.md)'],
  ['[x][ref]\n\n[ref]: there.md'],
  ['<a href="there.md">x</a>'],
  ['![x](map.png)'],
  ['<https://example.com> https://example.com em@example.com'],
  ['[x](there.html)'],
])('%s leads to something', (text) => {
  expect(problems(page(text), more)).toEqual([])
})

test.each([
  ['[x](thre.md)', 'guides/here.md:5:5-5:12 link-broken No page `guides/thre.md`, did you mean `guides/there.md`?'],
  ['[x](There.md)', 'guides/here.md:5:5-5:13 link-broken No page `guides/There.md`, did you mean `guides/there.md`?'],
  ['[x](../roles/emm.md)', 'guides/here.md:5:5-5:20 link-broken No page `roles/emm.md`, did you mean `roles/em.md`?'],
  ['[x](em.md)', 'guides/here.md:5:5-5:10 link-broken No page `guides/em.md`, did you mean `roles/em.md`?'],
  [
    '[x](there.md#secnd-part)',
    'guides/here.md:5:5-5:24 anchor-broken No heading `#secnd-part` on `guides/there.md`, did you mean `#second-part`?',
  ],
  [
    '[x](#frist-part)',
    'guides/here.md:5:5-5:16 anchor-broken No heading `#frist-part` on this page, did you mean `#first-part`?',
  ],
  ['![x](mpa.png)', 'guides/here.md:5:6-5:13 asset-missing No file `guides/mpa.png`, did you mean `guides/map.png`?'],
  ['![x](Map.PNG)', 'guides/here.md:5:6-5:13 asset-missing No file `guides/Map.PNG`, did you mean `guides/map.png`?'],
  ['![x](../map.png)', 'guides/here.md:5:6-5:16 asset-missing No file `map.png`, did you mean `guides/map.png`?'],
  ['[x](plan.pdf)', 'guides/here.md:5:5-5:13 asset-missing No file `guides/plan.pdf`'],
  [
    '<a href="thre.md">x</a>',
    'guides/here.md:5:10-5:17 link-broken No page `guides/thre.md`, did you mean `guides/there.md`?',
  ],
  [
    '[x](javascript:alert(1))',
    'guides/here.md:5:5-5:24 link-refused Unexpected protocol in `javascript:alert(1)`, expected one that is safe to follow',
  ],
])('%s is said to be broken, at its place and with the nearest match', (text, problem) => {
  expect(problems(page(text), more)).toEqual([problem])
})

test('a broken link without anything like it says what to do', () => {
  expect(messages(page('[x](zebra-crossing.md)'))).toMatchObject([
    { rule: 'link-broken', expected: [], mend: 'Correct the path, or remove the link.' },
  ])
})

test('files that the configuration names have to exist', () => {
  const config = { logo: 'images/lgo.svg', stylesheet: './extra.css', rules: { 'asset-unused': 'off' as const } }
  expect(
    problems(
      {},
      { config, text: 'logo: images/lgo.svg\nstylesheet: ./extra.css\n', assets: ['images/logo.svg', 'extra.css'] },
    ),
  ).toEqual(['handbook.yaml:1:7-1:21 asset-missing No file `images/lgo.svg`, did you mean `images/logo.svg`?'])
})

test.each([
  ['[[em]] [[tl|the lead]] [[here]] [[guides/there#second-part]]', []],
  ['[[emm]]', ['guides/here.md:5:1-5:8 link-broken No page has the id `emm`, did you mean `em`?']],
  [
    'x [[there#secnd-part|y]]',
    [
      'guides/here.md:5:3-5:25 anchor-broken No heading `#secnd-part` on `guides/there.md`, did you mean `#second-part`?',
    ],
  ],
])('%s, a link by id, is checked as any other', (text, expected) => {
  expect(problems(page(text))).toEqual(expected)
})

test('an id that more than one page has is told with their paths', () => {
  expect(messages({ ...page('[[same]]'), 'guides/a/same.md': '# A\n', 'guides/b/same.md': '# B\n' })).toMatchObject([
    {
      message: 'More than one page is called `same`',
      expected: ['guides/a/same', 'guides/b/same'],
      mend: 'Write more of its path.',
    },
  ])
})
