import { raw } from 'hast-util-raw'
import { describe, expect, test } from 'vitest'
import { makeMarkdown } from '../../src/parse/markdown.ts'
import fc, { runs } from '../support/cases.ts'
import { handbookOf } from '../support/handbooks.ts'
import { filled } from '../support/pages.ts'
import { problems } from '../support/problems.ts'

const shown = (files: Record<string, string>, path = 'a.md') => filled(handbookOf(files).pages.get(path)!.body).trim()
const leads = (files: Record<string, string>, path = 'a.md') => handbookOf(files).targets.get(path)

const setup = [
  '# Setup',
  '',
  'Before all else.',
  '',
  '## Install',
  '',
  'Get the [tools](tools.md).[^why]',
  '',
  '### On a phone',
  '',
  'You cannot.',
  '',
  '## Run',
  '',
  'See [above](#install).[^how]',
  '',
  '[^why]: Because.',
  '[^how]: By hand.',
].join('\n')

describe('a page can include another', () => {
  test('as a whole, below the heading of the include', () => {
    const html = shown({
      'a.md': '# A\n\n## First\n\n::include{page="b.md"}\n',
      'b.md': '# B\n\nWords.\n\n## Part\n\nMore.\n',
    })
    expect(html).toBe('<h2 id="first">First</h2>\n\n<p>Words.</p>\n<h3 id="part">Part</h3>\n<p>More.</p>')
  })

  test('by its id', () => {
    expect(shown({ 'a.md': '::include{page=em}', 'roles/em.md': '---\ntitle: EM\n---\nLeads.\n' })).toBe(
      '<p>Leads.</p>',
    )
  })

  test('by its path from the top', () => {
    const files = { 'g/a.md': '::include{page="roles/em"}', 'roles/em.md': '---\ntitle: EM\n---\nLeads.\n' }
    expect(shown(files, 'g/a.md')).toBe('<p>Leads.</p>')
  })

  test('by a section, without its heading', () => {
    const files = {
      'a.md': '# A\n\n::include{page="g/setup.md" section="Install"}\n',
      'g/setup.md': setup,
      'g/tools.md': '# T',
    }
    expect(shown(files)).toMatch(/^<p>Get the <a href="#hole">tools<\/a>/)
    expect(shown(files)).toContain('<h2 id="on-a-phone">On a phone</h2>')
    expect(shown(files)).not.toContain('Install')
    expect(shown(files)).not.toContain('above')
  })

  test.each(['install', '#install', 'INSTALL', 'Install'])('by a section that is called %s', (section) => {
    expect(shown({ 'a.md': `::include{page="b.md" section="${section}"}`, 'b.md': setup })).toContain('Get the')
  })

  test('by a section in the address', () => {
    expect(shown({ 'a.md': '::include{page="b.md#install"}', 'b.md': setup })).toContain('Get the')
    expect(shown({ 'a.md': '::include{page="b#install"}', 'b.md': setup })).toContain('Get the')
  })

  test('and what that includes in turn', () => {
    const files = { 'a.md': '::include{page=b}', 'b.md': 'B.\n\n::include{page=c}\n', 'c.md': 'C.\n' }
    expect(shown(files)).toBe('<p>B.</p>\n<p>C.</p>')
  })

  test('twice, with ids of their own', () => {
    const html = shown({ 'a.md': '## Part\n\n::include{page=b}\n\n::include{page=b}\n', 'b.md': '## Part\n\nWords.\n' })
    expect(html.match(/ id="[^"]*"/g)).toEqual([' id="part"', ' id="part-1"', ' id="part-2"'])
  })

  test('inside a box, where a heading still starts no section', () => {
    const files = {
      'a.md': ':::note\n::include{page=b}\n:::\n\nAfter.\n',
      'b.md': '![x](x.png)\n\n## Part\n\nWords.\n',
    }
    const { body } = handbookOf(files).pages.get('a.md')!
    expect(body.filter((part) => typeof part === 'string' && part.startsWith('<h'))).toEqual([])
  })
})

describe('what is included', () => {
  test('has links that lead where they did on its own page', () => {
    const files = {
      'a.md': '::include{page="g/b.md"}',
      'g/b.md': '[c](c.md) [[c]] [out](https://example.com/) [root](/a.md) ![p](p.png) [here](#part)\n\n## Part\n',
      'g/c.md': '# C\n',
    }
    const { targets } = handbookOf(files, { assets: ['g/p.png'] })
    expect([...targets.get('a.md')!.values()].map((to) => ('path' in to ? to.path : to.kind))).toEqual([
      ...['g/c.md', 'g/c.md', 'external', 'a.md', 'g/p.png', 'a.md', 'g/b.md'],
    ])
  })

  test('has links to the whole page for what was not included', () => {
    const files = { 'a.md': '::include{page="g/b.md#part"}', 'g/b.md': '## Part\n\n[there](#other)\n\n## Other\n' }
    expect(leads(files)?.get('/g/b.md#other')).toEqual({ kind: 'page', path: 'g/b.md', anchor: 'other' })
  })

  test('brings the footnotes it refers to, with their numbers', () => {
    const html = shown({ 'a.md': '::include{page=b section=Run}', 'b.md': setup })
    expect(html).toContain('<li value="2" id="user-content-fn-how">')
    expect(html).not.toContain('Because.')
    expect(html).toMatch(/<\/li>\n<\/ol>\n<\/section>$/)
  })

  test('counts as text and headings of the page', () => {
    const page = handbookOf({
      'a.md': '# A\n\nFirst.\n\n::include{page=b}\n',
      'b.md': '# B\n\nSecond.\n\n## Part\n\nThird.\n',
    }).pages.get('a.md')!
    expect(page.text.map(({ id, text }) => [id, text])).toEqual([
      ['', 'First. Second.'],
      ['part', 'Third.'],
    ])
    expect(page.headings.map(({ id, depth, from }) => [id, depth, from])).toEqual([
      ['a', 1, undefined],
      ['part', 2, 'b.md'],
    ])
  })

  test('can be linked to where it is included', () => {
    const files = { 'a.md': '::include{page=b}', 'b.md': '## Part\n', 'c.md': '[p](a.md#part)' }
    expect(leads(files, 'c.md')?.get('a.md#part')).toEqual({ kind: 'page', path: 'a.md', anchor: 'part' })
  })
})

describe('an include that cannot be', () => {
  test('names a page that does not exist', () => {
    expect(problems({ 'guides/a.md': 'x\n\n::include{page="stafing"}\n' })).toEqual([
      'guides/a.md:3:17-3:24 include-missing No page `stafing` to include, did you mean `staffing`?',
    ])
    expect(shown({ 'a.md': '::include{page="zzz.md"}' })).not.toContain('<p>')
  })

  test.each([
    ['setpu.md', 'setup.md'],
    ['./setpu.md', './setup.md'],
    ['/guides/setpu.md', '/guides/setup.md'],
    ['setpu.html', 'setup.html'],
    ['../notes/leed.md', '../notes/lead.md'],
    ['guides/setup.md', 'setup.md'],
    ['odd.md', 'od%23d.md'],
  ])('of `%s`, the message writes the path as the page has to: `%s`', (written, right) => {
    const files = {
      'guides/setup.md': setup.replace('[tools](tools.md)', 'tools'),
      'guides/od#d.md': '# Odd\n',
      'notes/lead.md': '# Lead\n',
    }
    const [message] = problems({ ...files, 'guides/a.md': `::include{page="${written}"}\n` })
    expect(message).toContain(`\`${right}\``)
    expect(problems({ ...files, 'guides/a.md': `::include{page="${right}"}\n` })).toEqual([])
  })

  test('names a section that does not exist', () => {
    expect(
      problems({
        'guides/a.md': '::include{page="b.md" section="Instal"}\n',
        'guides/b.md': setup.replace('[tools](tools.md)', 'tools'),
      }),
    ).toEqual(['guides/a.md:1:32-1:38 include-missing No heading `Instal` on `guides/b.md`, did you mean `Install`?'])
  })

  test('leads back to its own page, which is reported once', () => {
    expect(
      problems({ 'guides/a.md': 'A\n\n::include{page=b}\n', 'guides/b.md': 'B\n\n::include{page="a.md"}\n' }),
    ).toEqual([
      'guides/b.md:3:17-3:21 include-cycle Unexpected circle of pages that include one another: `guides/a.md` → `guides/b.md` → `guides/a.md`',
    ])
  })

  test('may name another section of its own page', () => {
    expect(problems({ 'guides/a.md': '## One\n\nWords.\n\n## Two\n\n::include{page="a.md#one"}\n' })).toEqual([])
  })

  test('makes the page too long', () => {
    const files: Record<string, string> = { 'p0.md': 'x'.repeat(10_000) }
    for (let n = 1; n < 12; n++) files[`p${n}.md`] = `::include{page=p${n - 1}}\n\n::include{page=p${n - 1}}\n`
    expect(problems(files).map((line) => line.slice(0, 70))).toMatchInlineSnapshot(`
      [
        "p10.md:3:16-3:18 include-too-large Unexpected length of more than 2097",
        "p11.md:3:16-3:19 include-too-large Unexpected length of more than 2097",
        "p8.md:3:16-3:18 include-too-large Unexpected length of more than 20971",
        "p9.md:3:16-3:18 include-too-large Unexpected length of more than 20971",
      ]
    `)
  })
})

describe('any includes', () => {
  const { stringify } = makeMarkdown()
  const names = ['a', 'b', 'c', 'd'] as const
  const headings = ['One', 'Two', 'Three'] as const

  const line = fc.oneof(
    fc.constantFrom(...headings.map((heading) => `## ${heading}`), ...headings.map((heading) => `### ${heading}`)),
    fc.constantFrom(
      'Words.',
      'A note.[^n]',
      'Another.[^n] And more.[^m]',
      '[here](#one)',
      '![p](p.png)',
      '> ## Quoted',
      '- item',
    ),
    fc.constantFrom('::matrix', '::include', '<div><img src="p.png"><h2>Raw</h2></div>', '<a id="one"></a>'),
    fc
      .tuple(fc.constantFrom(...names), fc.option(fc.constantFrom(...headings)), fc.constantFrom('', '- ', '> '))
      .map(([page, section, before]) => `${before}::include{page=${page}${section ? ` section="${section}"` : ''}}`),
  )
  const text = fc
    .array(line, { maxLength: 8 })
    .map((lines) => `${lines.join('\n\n')}\n\n[^n]: Note.[^m]\n\n[^m]: A\n    > second.\n`)

  test('whatever pages include of one another, each page is complete and has unique ids', () => {
    fc.assert(
      fc.property(fc.tuple(text, text, text, text), (texts) => {
        const files = Object.fromEntries(names.map((name, at) => [`${name}.md`, texts[at]!]))
        const handbook = handbookOf(files)
        for (const page of handbook.pages.values()) {
          const html = filled(page.body)
          expect(
            stringify(raw({ type: 'root', children: [{ type: 'raw', value: html }] }) as never).replaceAll('=""', ''),
          ).toBe(html.replaceAll('=""', ''))
          const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
          expect(new Set(ids).size).toBe(ids.length)
          for (const [, id] of html.matchAll(/ href="#(user-content-[^"]*)"/g)) expect(ids).toContain(id)
          for (const [, id] of html.matchAll(/ aria-describedby="([^"]*)"/g)) expect(ids).toContain(id)
          for (const { id } of page.headings) expect(ids).toContain(id)
          expect([...page.anchors].sort()).toEqual([...ids].sort())
          for (const hole of page.body)
            if (typeof hole === 'object' && 'url' in hole)
              expect(handbook.targets.get(page.path)?.has(hole.url)).toBe(true)
        }
        expect(JSON.stringify([...handbookOf(files).pages])).toBe(JSON.stringify([...handbook.pages]))
      }),
      { numRuns: runs(150) },
    )
  })
})
