import { parse } from 'parse5'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { renderPage } from '../../src/render/render.ts'
import type { Cell } from '../../src/views/matrix.ts'
import { siteView } from '../../src/views/site.ts'
import { CellText } from '../../templates/parts/Cells.tsx'
import { commerce, handbookOf, page } from '../support/handbooks.ts'
import { htmlProblems } from '../support/html.ts'
import { efficiency, em, tl } from '../support/sample-handbook.ts'

const blocks = [
  '::matrix[Who leads]{roles="em tl"}',
  '::matrix{focus=people}',
  '::compare{roles="em tlm"}',
  '::time{roles=em}',
  '::pages{kind=practice}',
  '::pages{owner=em}',
  '::glossary',
  '::team{id=payments}',
  '::who{team=payments}',
  '::coverage',
  '::graph{of=reporting}',
  '::graph{of=teams}',
  '::graph{path=leads}',
  '::team{id=gone}',
]

/** The page that holds these blocks, each twice, plainly and in places where other text stands. */
function built(texts: readonly string[]): string {
  const nested = texts.flatMap((text) => [`- ${text}`, `> ${text}`, `:::details\n${text}\n:::`])
  const files = {
    ...commerce,
    'glossary/dri.md': '---\ntitle: DRI\nsummary: Who answers.\n---\n',
    'guides/here.md': `# Here\n\n${[...texts, ...nested].join('\n\n')}\n`,
  }
  const page = siteView(handbookOf(files)).pages.find(({ frame }) => frame.href === 'guides/here.html')!
  return String(renderPage(page).contents)
}

const prose = (text: string) => /<div class="prose">([\s\S]*?)<\/article>/.exec(built([text]))![1]!

test('a page with every block, also in lists, quotes and boxes, is valid HTML with each id once', async () => {
  const html = built(blocks)
  // Every matrix of a page has controls of the same names, and nothing sends them.
  expect(await htmlProblems(html, { 'form-dup-name': 'off' })).toEqual([])
  const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
  expect(ids).toEqual([...new Set(ids)])
})

test('a block has the title its author gave it', () => {
  expect(prose('::matrix[Who leads & why]{roles="em tl"}')).toContain('<p class="block-title">Who leads &amp; why</p>')
})

test('a list of pages says what each is and who keeps it', () => {
  expect(prose('::pages{kind=practice}')).toMatch(
    /href="\.\.\/practices\/people-first\.html">People first<\/a>.*Engineering Manager/,
  )
})

test('a block that names nothing that exists says so', () => {
  expect(prose('::team{id=gone}')).toContain('There is nothing to show here yet.')
})

test('an include that fails says so in its place', () => {
  expect(prose('::include{page="gone.md"}')).toContain('<p class="broken">Nothing found to include: gone.md</p>')
})

describe('graphs', () => {
  const { pages } = siteView(handbookOf(commerce))
  const htmlAt = (href: string, from = pages) =>
    String(renderPage(from.find(({ frame }) => frame.href === href)!).contents).replace(/^[\s\S]*<main/, '<main')
  const reporting = htmlAt('reporting.html')
  const path = htmlAt('paths/leads.html')

  test('boxes are links with full names, and roles of other ladders are named without a link', () => {
    expect(reporting).toMatch(
      /<a class="graph-box role" href="roles\/tlm.html" aria-label="Tech Lead Manager TLM = EM \+ TL">/,
    )
    expect(path).toMatch(/<g class="graph-box other" role="img" aria-label="Engineer 1">/)
  })

  test('a graph is also a list, once', () => {
    expect(reporting).toMatch(
      /<summary>As a list<\/summary><ul><li><a href="roles\/em.html">Engineering Manager<\/a><ul><li>/,
    )
    expect(path).not.toContain('As a list')
    expect(path).toContain('Steps')
  })

  test('two graphs on a page have arrows of their own', () => {
    const ids = [...reporting.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
    expect(ids).toEqual([...new Set(ids)])
    const used = [...reporting.matchAll(/url\(#([^)]*)\)/g)].map(([, id]) => id)
    expect(used.length).toBeGreaterThan(0)
    expect(ids).toEqual(expect.arrayContaining(used))
  })

  test('nothing in a graph is styled in place', () => {
    expect(reporting + path).not.toMatch(/style=|<style|<script|fill="|stroke="/)
  })

  test('a title of any letters stays text', () => {
    const evil = {
      'roles/a.md': page('title: "<script>alert(1)</script> & \\"quoted\\""'),
      'roles/b.md': page('title: B', 'reportsTo: a'),
    }
    const html = htmlAt('reporting.html', siteView(handbookOf(evil)).pages)
    expect(html).not.toContain('<script>alert')
    expect(() => parse(html)).not.toThrow()
  })

  test('a graph that is too large to draw says so and is a list', () => {
    const many = Array.from({ length: 250 }, (_, index): [string, string] => [
      `roles/r${index}.md`,
      page(`title: Role ${index}`, 'reportsTo: em'),
    ])
    const html = htmlAt('reporting.html', siteView(handbookOf({ ...commerce, ...Object.fromEntries(many) })).pages)
    expect(html).toContain('too large to draw')
    expect(html).toContain('>Role 249</a>')
  })
})

describe('cells', () => {
  const words = (cell: Cell) =>
    renderToString(CellText({ cell, link: String, how: 'shown' }))
      .replace(/<[^>]+>/g, '')
      .trim()

  test.each<[string, Cell]>([
    ['Accountable', { kind: 'accountable', via: [], allFacets: false }],
    ['Accountable, via TL', { kind: 'accountable', via: [tl], allFacets: false }],
    ['Accountable, via EM and TL', { kind: 'accountable', via: [em, tl], allFacets: false }],
    ['Accountable, both facets', { kind: 'accountable', via: [em, tl], allFacets: true }],
    ['Shared: Operational Efficiency', { kind: 'shared', via: [], facets: [efficiency], settlesDoubt: false }],
    [
      'Shared: Operational Efficiency, clarifies in doubt',
      { kind: 'shared', via: [], facets: [efficiency], settlesDoubt: true },
    ],
    [
      'Shared: Operational Efficiency, via EM',
      { kind: 'shared', via: [em], facets: [efficiency], settlesDoubt: false },
    ],
    ['Shared', { kind: 'shared', via: [], facets: [], settlesDoubt: false }],
    ['Everyone', { kind: 'everyone', via: [] }],
    ['Supports', { kind: 'supports', via: [], how: [] }],
    ['Supports, via TL', { kind: 'supports', via: [tl], how: [] }],
    ['Handed on', { kind: 'handed' }],
    ['Handed to TL', { kind: 'handed', to: tl }],
    ['–Nothing', { kind: 'none' }],
  ])('a cell says %j', (expected, cell) => {
    expect(words(cell)).toBe(expected)
  })

  test('a comparison shows how a role supports, and a matrix leads to it', () => {
    const cell: Cell = { kind: 'supports', via: [], how: ['Interviews candidates.'] }
    expect(words(cell)).toBe('SupportsInterviews candidates.')
    expect(renderToString(CellText({ cell, link: String, how: 'elsewhere', href: 'staffing.html' }))).toBe(
      '<a class="chip supports" href="staffing.html">Supports</a>',
    )
  })
})
