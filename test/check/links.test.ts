import { describe, expect, test } from 'vitest'
import { certainPath, linkTo } from '../../src/check/links.ts'
import { fixed } from '../../src/edit/changes.ts'
import { commerce, handbookOf, page } from '../support/handbooks.ts'
import { messages, problems } from '../support/problems.ts'

describe('links', () => {
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
    ['[x](http:/a.example)', 'guides/here.md:5:5-5:20 link-broken Unexpected address `http:/a.example` without a host'],
    ['[x](https://)', 'guides/here.md:5:5-5:13 link-broken Unexpected address `https://` without a host'],
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
    [
      '[x](hhttps://example.com)',
      'guides/here.md:5:5-5:25 link-broken Unexpected protocol `hhttps:`, did you mean `https:`?',
    ],
  ])('%s is said to be broken, at its place and with the nearest match', (text, problem) => {
    expect(problems(page(text), more)).toEqual([problem])
  })

  test('a broken link without a similar page has a hint', () => {
    expect(messages(page('[x](zebra-crossing.md)'))).toMatchObject([
      { rule: 'link-broken', expected: [], hint: 'Correct the path, or remove the link.' },
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

  test('an id that more than one page has is reported with their paths', () => {
    expect(messages({ ...page('[[same]]'), 'guides/a/same.md': '# A\n', 'guides/b/same.md': '# B\n' })).toMatchObject([
      {
        message: 'More than one page is called `same`',
        expected: ['guides/a/same', 'guides/b/same'],
        hint: 'Write more of its path.',
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
        message: `No page \`${wrong}\`: it is \`${right}\`, with different capitals`,
        hint: `Write \`${write}\`: some computers ignore the difference, the site does not.`,
      },
    ])
  })

  test('an image in the wrong case is reported in the same way', () => {
    expect(messages(page('![x](Map.PNG)'), more)).toMatchObject([
      {
        message: 'No file `guides/Map.PNG`: it is `guides/map.png`, with different capitals',
        hint: expect.stringContaining('Write `map.png`:'),
      },
    ])
  })

  test('a heading in the wrong case is reported with what to write', () => {
    expect(messages(page('[x](there.md#Second-Part)'))).toMatchObject([
      {
        rule: 'anchor-broken',
        expected: ['second-part'],
        hint: 'Write `#second-part`: capitals and small letters are different here.',
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
    ['[x](../.github/CONTRIBUTING.md)', '`.github/CONTRIBUTING.md` is left out, because it is in `.github`'],
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
    expect(problems({ ...many, ...page(text) }, { ...more, assets: ['guides/map.png', 'guides/my map.png'] })).toEqual(
      [],
    )
  })

  test('a page is never suggested for a missing file, nor a file for a page', () => {
    expect(problems({ ...page('![x](there.png) [y](map.md)') }, more)).toEqual([
      'guides/here.md:5:6-5:15 asset-missing No file `guides/there.png`',
      expect.stringContaining('link-broken No page `guides/map.md`'),
    ])
  })

  test('a heading whose id is only text gets a hint', () => {
    expect(messages({ 'x.md': '# X\n\n[a](#b(c))\n\n## B {#b(c)}\n' })).toMatchObject([
      { rule: 'anchor-broken', hint: expect.stringContaining('`{#b(c)}` is text there') },
    ])
  })

  test('a broken reference is reported once, at its definition, however often it is used', () => {
    expect(problems({ 'guides/x.md': '[a][r] [b][r] and [r]\n\n[r]: nowhere.md\n' })).toEqual([
      'guides/x.md:3:6-3:16 link-broken No page `guides/nowhere.md`',
    ])
  })
})

describe('linkTo', () => {
  test.each([
    ['[x](old.md#y "t")', '[x](../roles/em.md#y "t")'],
    ['[x](./old)', '[x](../roles/em)'],
    ['[x](/old.html)', '[x](/roles/em.html)'],
    ['[[old]]', '[[em]]'],
    ['[[old#y|words]]', '[[em#y|words]]'],
    ['[x][o]\n\n[o]: old.md', '[x][o]\n\n[o]: ../roles/em.md'],
  ])('makes %j lead to the page as %j', (before, after) => {
    const handbook = handbookOf({ 'roles/em.md': '---\ntitle: EM\n---\n', 'guides/a.md': before })
    const page = handbook.pages.get('guides/a.md')!
    const { fix = [] } = linkTo(page, page.links[0]!, 'roles/em.md', handbook)
    expect(fixed(before, fix)).toBe(after)
  })

  test('encodes what would end the address', () => {
    const handbook = handbookOf({ 'a b (c).md': '# A\n', 'b.md': '[x](old.md)' })
    const page = handbook.pages.get('b.md')!
    expect(linkTo(page, page.links[0]!, 'a b (c).md', handbook).fix?.[0]?.text).toBe('a%20b%20%28c%29.md')
  })
})

describe('certainPath', () => {
  test.each([
    ['ROLES/em.md', ['roles/em.md', 'guides/em.md'], 'roles/em.md'],
    ['x/em.html', ['roles/em.md', 'roles/tl.md'], 'roles/em.md'],
    ['x/em.md', ['roles/em.md', 'guides/em.md'], undefined],
    ['x/em.md', ['roles/emm.md'], undefined],
    ['x/em.md', ['roles/em.md', 'em/index.md'], undefined],
    ['x/README.md', ['y/README.md'], undefined],
    ['x/index.md', ['x/README.md'], undefined],
    ['Y/readme.md', ['y/README.md'], 'y/README.md'],
  ])('of %s among %j is %s', (missing, paths, expected) => {
    expect(certainPath(missing, paths)).toBe(expected)
  })
})

describe('links to former names', () => {
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

  test('a heading that is no longer on the page is reported as lost', () => {
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
        hint: 'Write `../roles/lead.md` or `../roles/other.md`.',
      },
    ])
  })

  test.each([
    ['roles/x.md', role('reportsTo: pl').replace('Lead', 'X')],
    ['guides/x.md', page('ownerRole: pl')],
    ['practices/x.md', page('title: X', 'ownerRole: em', 'inTensionWith: pl')],
  ])('an id of the past in the front matter of %s leads to the heir, with a note', (path, text) => {
    const found = messages({ ...lead, [path]: text }).filter(({ rule }) => rule !== 'tension-oneway')
    expect(found).toMatchObject([
      {
        rule: 'id-former',
        severity: 'note',
        message: '`pl` is now `lead`',
        expected: ['lead'],
        hint: 'Write `lead`.',
        fix: [{ text: 'lead' }],
      },
    ])
  })

  test('a former id of another kind of page is reported as unknown', () => {
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
  ])('a former name %s that something else has is reported', (name, message, hint) => {
    expect(messages({ 'roles/lead.md': role(`formerly: [x, ${name}]`) })).toMatchObject([
      { rule: 'formerly-taken', severity: 'warning', file: 'roles/lead.md', place: { line: 5 }, message, hint },
    ])
  })

  test('the message has the place of the page that has the address', () => {
    const [message] = messages({ 'roles/lead.md': role('formerly: em') })
    expect(message?.related).toMatchObject({ file: 'roles/em.md', message: 'the other page is here' })
  })

  test('an address outside of this site is reported at its place', () => {
    expect(problems({ 'guides/a.md': page('redirect_from:', '  - /ok/', '  - ../x') })).toEqual([
      'guides/a.md:4:5-4:9 formerly-refused Unexpected `../x` for `redirectFrom`, expected an address of this site: it does not stay inside the site',
    ])
  })

  test.each([
    ['"/old?page=1#part"', '?', '/old'],
    ['/old#part', '#', '/old'],
    ['old.html#part', '#', 'old.html'],
    ['/old/?p=12', '?', '/old/'],
    ['"/?p=12"', '?', '/'],
    ['/old%3Fpage', '?', undefined],
  ])('of the address %s, no server is asked for what follows `%s`', (written, sign, path) => {
    const [only, ...others] = messages({ 'guides/a.md': page(`redirect_from: ${written}`) })
    expect(others).toEqual([])
    expect(only).toMatchObject({
      rule: 'formerly-refused',
      message: expect.stringContaining(`what follows \`${sign}\` is not a part of the address`),
      ...(path && { hint: `Write \`${path}\`, or remove it.` }),
    })
  })

  test('an address with an encoded `#` is that of a page whose name has one', () => {
    expect(problems({ 'guides/a.md': page('formerly: "issue %2312"') })).toEqual([])
  })

  test('former addresses of guides are not reported as foreign keys', () => {
    expect(problems({ 'guides/a.md': page('redirect_from: /ok/', 'layout: x') })).toEqual([
      'guides/a.md:3:1-3:7 key-foreign Ignored the key `layout` of this page, which rolebook does not know',
    ])
  })
})

describe('an address of the web without a protocol', () => {
  const messageOn = (link: string) => {
    const [first] = messages({
      'guides/a.md': `# A\n\n[x](${link})\n`,
      'index.md': '# Home\n\n[A](guides/a.md)\n',
    }).filter(({ file }) => file === 'guides/a.md')
    return first
  }

  test.each([
    ['www.example.com', 'https://www.example.com'],
    ['www.example.com/a?b#c', 'https://www.example.com/a?b#c'],
    ['ada@example.com', 'mailto:ada@example.com'],
  ])('such as %s is fixed by `check --fix`', (written, whole) => {
    expect(messageOn(written)).toMatchObject({ rule: 'link-broken', expected: [whole], fix: [{ text: whole }] })
  })

  test.each([
    ['example.com/path', 'https://example.com/path'],
    ['http//example.com', 'https://example.com'],
    ['github.com/acme/handbook', 'https://github.com/acme/handbook'],
    ['docs.acme.io/x/b.html', 'https://docs.acme.io/x/b.html'],
  ])('such as %s is suggested with one', (written, whole) => {
    const message = messageOn(written)
    expect(message).toMatchObject({ rule: 'link-broken', expected: [whole] })
    expect(message!.fix).toBeUndefined()
  })

  test.each(['notes.txt', 'www/b.md', 'map.pdf', 'v1.0/notes.md'])(
    'is not what the missing file %s looks like',
    (path) => {
      expect(messageOn(path)?.message).not.toMatch(/protocol/)
    },
  )
})

test.each([
  ['![Plan](C:\\Users\\me\\plan.png)', 'link-refused'],
  ['![Plan](C:/Users/me/plan.png)', 'link-refused'],
  ['![Plan](file:///C:/Users/me/plan.png)', 'link-refused'],
  ['![Plan](/Users/me/Desktop/plan.png)', 'asset-missing'],
  ['![Plan](/home/me/plan.png)', 'asset-missing'],
  ['![Plan](~/Desktop/plan.png)', 'asset-missing'],
  ['<img src="/Users/me/plan.png" alt="Plan">', 'asset-missing'],
  ['[Plan](file:///home/me/plan.png)', 'link-refused'],
])('what is on the own disk of the editor is called that: %s', (text, rule) => {
  expect(messages({ 'guides/x.md': `# X\n\n${text}\n` })).toMatchObject([
    {
      rule,
      message: expect.stringContaining('is on your computer, where readers have no access to it'),
      hint: 'Copy it beside this page and write its name: `plan.png`.',
    },
  ])
})

test('asking for the owner of what is not a responsibility says so, and a slip in it is corrected', () => {
  const text = 'Ask [[em#owner]] or [[staffing#owners]], not [x](../responsibilities/staffing.md#owner).'
  const found = messages({ ...commerce, 'guides/here.md': text }).filter(({ file }) => file === 'guides/here.md')
  expect(found.map(({ message, hint }) => hint ?? message)).toEqual([
    'Link to the page without `#owner`, or name a responsibility, which has an owner.',
    'No heading `#owners` on `responsibilities/staffing.md`, did you mean `#owner`?',
    'Link to the page without `#owner`, or add the heading there.',
  ])
})
