import { expect, test } from 'vitest'
import { messages, problems } from '../support/problems.ts'

// Not every link of these tests leads to the image.
const more = {
  assets: ['guides/map.png'],
  config: { rules: { 'asset-unused': 'off' as const } },
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

const many = {
  ...page('x'),
  'guides/my page.md': '# Mine\n',
  'guides/deep/index.md': '# Deep\n',
  'guides/bare/one.md': '# One\n',
  'guides/later.md': '---\ntitle: Later\nstatus: draft\n---\n',
}

test.each([
  ['[x](There.md)', 'guides/There.md', 'guides/there.md', 'there.md'],
  ['[x](./There.md#second-part)', 'guides/There.md', 'guides/there.md', './there.md#second-part'],
  ['[x](../Guides/there.md)', 'Guides/there.md', 'guides/there.md', '../guides/there.md'],
  ['[x](/Guides/There.md?x#second-part)', 'Guides/There.md', 'guides/there.md', '/guides/there.md?x#second-part'],
  ['[x](THERE.html)', 'guides/THERE.html', 'guides/there.html', 'there.html'],
  ['[x](There)', 'guides/There', 'guides/there', 'there'],
  ['[x](Deep/)', 'guides/Deep', 'guides/deep', 'deep/'],
  ['[x](My%20page.md)', 'guides/My page.md', 'guides/my page.md', 'my%20page.md'],
  ['<a href="There.md">x</a>', 'guides/There.md', 'guides/there.md', 'there.md'],
])('%s has other capitals than the file, and the mend is what to write', (text, wrong, right, write) => {
  expect(messages({ ...many, ...page(text) }, more)).toMatchObject([
    {
      rule: 'link-broken',
      message: `No page \`${wrong}\`: it is \`${right}\`, in other capitals or small letters`,
      mend: `Write \`${write}\`: some computers take capitals for small letters, the site does not.`,
    },
  ])
})

test('an image with other capitals is told in the same way', () => {
  expect(messages(page('![x](Map.PNG)'), more)).toMatchObject([
    {
      message: 'No file `guides/Map.PNG`: it is `guides/map.png`, in other capitals or small letters',
      mend: expect.stringContaining('Write `map.png`:'),
    },
  ])
})

test('a heading in other capitals is told with what to write', () => {
  expect(messages(page('[x](there.md#Second-Part)'))).toMatchObject([
    {
      rule: 'anchor-broken',
      expected: ['second-part'],
      mend: 'Write `#second-part`: capitals and small letters are different here.',
    },
  ])
})

test.each([
  ['[x](later.md)', 'No page `guides/later.md`: it is a draft'],
  ['[x](later)', 'No page `guides/later`: `guides/later.md` is a draft'],
  ['[x](later.html)', 'No page `guides/later.html`: `guides/later.md` is a draft'],
  ['[[later]]', 'No page `later`: `guides/later.md` is a draft'],
  ['[x](../old/plan.md)', 'No page `old/plan.md`: it is excluded by `exclude` in handbook.yaml'],
  ['[x](../old/plan.html)', 'No page `old/plan.html`: it is excluded by `exclude` in handbook.yaml'],
  ['[x](../old)', 'No page `old`: it is excluded by `exclude` in handbook.yaml'],
  ['![x](../old/plan.png)', 'No file `old/plan.png`: it is excluded by `exclude` in handbook.yaml'],
  ['[x](../.github/CONTRIBUTING.md)', 'No page `.github/CONTRIBUTING.md`: `.github` is left out of every handbook'],
  ['[x](../../CONTRIBUTING.md)', 'No page `../CONTRIBUTING.md`: it is outside of the handbook'],
  ['[x](bare)', 'The folder `guides/bare` has no page of its own'],
  ['[x](bare/)', 'The folder `guides/bare` has no page of its own'],
])('%s leads to nothing, and why is said', (text, message) => {
  const config = { ...more.config, exclude: ['old'] }
  expect(messages({ ...many, ...page(text) }, { ...more, config }).map((one) => one.message)).toEqual([message])
})

test.each([
  ['[x](../matrix/rols.html)', 'matrix/roles.html'],
  ['[x](../matrix/roles.htm)', 'matrix/roles.html'],
  ['[x](matrix/roles.html)', 'matrix/roles.html'],
  ['[x](/who.htm)', 'who.html'],
  ['[x](/compare/em/tk.html)', 'compare/em/tl.html'],
])('%s misses a page that rolebook makes, which is suggested', (text, near) => {
  const [message, ...others] = messages(page(text))
  expect(others).toEqual([])
  expect(message).toMatchObject({ rule: 'link-broken', expected: expect.arrayContaining([near]) })
  expect(message!.message).toContain(`did you mean \`${near}\`?`)
})

test.each([
  '[x](my%20page.md) [y](<my page.md>) ![z](my%20map.png)',
  '[x](deep/) [y](deep) [z](deep/index.md) [a](deep/index.html)',
  '[x](/guides/there) [y](/guides/there.html?a#second-part)',
  '[x][1] ![y][2] [3]\n\n[1]: there.md\n[2]: map.png\n[3]: #first-part',
  '<a href="../roles/em.md"><img src="map.png" alt="x"></a>',
])('%s lead to something', (text) => {
  expect(problems({ ...many, ...page(text) }, { ...more, assets: ['guides/map.png', 'guides/my map.png'] })).toEqual([])
})

test('a missing file is never taken for a page, nor a page for a file', () => {
  expect(problems({ ...page('![x](there.png) [y](map.md)') }, more)).toEqual([
    'guides/here.md:5:6-5:15 asset-missing No file `guides/there.png`',
    expect.stringContaining('link-broken No page `guides/map.md`'),
  ])
})

test('a heading whose id is none says so', () => {
  expect(messages({ 'x.md': '# X\n\n[a](#b(c))\n\n## B {#b(c)}\n' })).toMatchObject([
    { rule: 'anchor-broken', mend: expect.stringContaining('`{#b(c)}` is text there') },
  ])
})

test('a broken reference is reported once, at its definition, however often it is used', () => {
  expect(problems({ 'guides/x.md': '[a][r] [b][r] and [r]\n\n[r]: nowhere.md\n' })).toEqual([
    'guides/x.md:3:6-3:16 link-broken No page `guides/nowhere.md`',
  ])
})
