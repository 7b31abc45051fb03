import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { matrixCsv, searchFiles } from '../../src/render/machines.ts'
import { render } from '../../src/render/render.ts'
import { listMatrices } from '../../src/views/matrix.ts'
import type { SearchedPage } from '../../src/views/search.ts'
import { siteView } from '../../src/views/site.ts'
import { handbookOf, page } from '../support/handbooks.ts'
import { frame } from '../support/sample-handbook.ts'
import { rolePage } from '../support/sample-pages.ts'

const roles = {
  'roles/em.md': page(
    'title: Engineering Manager',
    'short: EM',
    'track: management',
    'time: {people-management: 60-70}',
  ),
  'roles/tl.md': page('title: Tech Lead', 'short: TL', 'track: ic', 'time: {people-management: 10}'),
  'roles/tlm.md': page('title: Tech Lead Manager', 'short: TLM', 'combines: [em, tl]'),
  'focuses/people.md': page('title: People, and more'),
}

const csv = (files: Record<string, string>, at = 0, config: Parameters<typeof handbookOf>[1] = {}) => {
  const matrix = listMatrices(handbookOf({ ...roles, ...files }, config))[at]!
  const { path, contents } = matrixCsv(matrix)
  return { path, lines: String(contents).split('\r\n') }
}

test('a matrix has a file for other programs beside its page, in the words of the page', () => {
  const { path, lines } = csv({
    'responsibilities/staffing.md': page(
      'title: Staffing',
      'ownerRole: em',
      'coreFocus: people',
      `supports: {tl: 'Says "yes", or no.'}`,
    ),
    'responsibilities/strategy.md': page('title: Strategy', 'ownerRole: tl', 'coreFocus: people'),
    'responsibilities/delivery.md': page(
      'title: Delivery',
      'coreFocus: people',
      'sharedBy: {em: staffing, tl: strategy}',
      'tieBreak: em',
    ),
  })
  expect(path).toBe('matrix/roles.csv')
  expect(lines).toEqual([
    '\uFEFFFocus,Responsibility,Engineering Manager,Tech Lead,Tech Lead Manager',
    '"People, and more",Delivery,"Shared: Staffing, clarifies in doubt",Shared: Strategy,"Accountable, both facets"',
    '"People, and more",Staffing,Accountable,"Supports: Says ""yes"", or no.","Accountable, via EM"',
    '"People, and more",Strategy,,Accountable,"Accountable, via TL"',
    ',Load,1 + 1 shared,1 + 1 shared,3',
    'Where the time goes,Strategy & Alignment,,,',
    'Where the time goes,People Management,60–70 %,10 %,70–80 %',
    'Where the time goes,Building Software,,,',
    'Where the time goes,Sum,60–70 %,10 %,70–80 %',
    '',
  ])
})

test('a matrix of time has a line for each bucket', () => {
  const matrix = { id: 'time', title: 'Time', roles: ['em', 'tl'], show: 'time' as const }
  expect(csv({}, 0, { matrices: [matrix] }).lines).toEqual([
    '\uFEFFTime spent on,Engineering Manager,Tech Lead',
    'Strategy & Alignment,,',
    'People Management,60–70 %,10 %',
    'Building Software,,',
    'Sum,60–70 %,10 %',
    '',
  ])
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1+1', '\uFF1D1+1'])(
  'no spreadsheet takes a title such as %j for a formula',
  (title) => {
    const { lines } = csv({
      'responsibilities/a.md': page(`title: ${JSON.stringify(title)}`, 'ownerRole: em', 'coreFocus: people'),
      'responsibilities/b.md': page('title: Plain - text', 'ownerRole: tl', 'coreFocus: people'),
    })
    expect(lines.some((line) => line.includes(`,'${title.trim()},`))).toBe(true)
    expect(lines.some((line) => line.includes(',Plain - text,'))).toBe(true)
  },
)

describe('the data for search', () => {
  const { print, data } = siteView(handbookOf({ 'a.md': '# A' }))

  const one: SearchedPage = {
    title: '100 % <b>',
    href: 'guides/100 %.html',
    kind: 'guide',
    past: true,
    names: ['All'],
    keywords: ['whole'],
    within: ['Guides'],
    sections: () => [
      { id: '', title: '', text: 'Line\u2028end </script>' },
      { id: 'über', title: 'Über', text: 'Text.' },
    ],
  }

  /** What a browser has after running these scripts. */
  function run(scripts: readonly string[]): Record<string, unknown> {
    const window = {}
    for (const script of scripts) new Function('window', script)(window)
    return window
  }

  const answers = { people: [], roles: [], teams: [], topics: [] }

  test('what pages are called comes apart from their sections, with addresses ready to follow', () => {
    const files = searchFiles({ pages: [one], answers })
    const named = (name: string) =>
      files.find(({ path }) => path.startsWith(`assets/${name}.`) && /\.[0-9a-f]{8}\.js$/.test(path))!
    const [script, sheet, names, texts] = ['search', 'sheet', 'search-names', 'search-texts'].map(named)
    const style = files.find(({ path }) => path.endsWith('.css'))
    const first = files.find(({ path }) => path === 'search.js')
    expect(run([first, names, texts].map((file) => String(file!.contents)))).toEqual({
      rolebookSearchFiles: {
        script: script!.path,
        sheet: sheet!.path,
        style: style!.path,
        names: names!.path,
        texts: texts!.path,
      },
      rolebookSearchNames: {
        pages: [['100 % <b>', 'guides/100%20%25.html', 'guide', 1, ['All'], ['whole'], ['Guides']]],
        answers,
      },
      rolebookSearchTexts: [['', '', 'Line\u2028end </script>', 'über', 'Über', 'Text.']],
    })
  })

  test('a page stays the same when the text of another changes', () => {
    const site = (text: string) => {
      const files = render(siteView(handbookOf({ 'a.md': '# A\n\nThe same.\n', 'b.md': `# B\n\n${text}\n` })))
      return new Map(files.map(({ path, contents }) => [path, contents]))
    }
    const [before, after] = [site('Before.'), site('After.')]
    expect(after.get('a.html')).toBe(before.get('a.html'))
    expect(after.get('search.js')).not.toBe(before.get('search.js'))
  })

  test('a page has one script, and a link to the search where the site can be searched', () => {
    const [made] = render({ pages: [rolePage], print, data, assets: [] })
    expect(made!.contents).not.toMatch(/class="search"/)
    const site = { ...rolePage.frame.site, search: 'search.html' }
    const [with1] = render({
      pages: [{ ...rolePage, frame: frame('TL', 'roles/tl.html', { site }) }],
      print,
      data,
      assets: [],
    })
    expect(String(with1!.contents).match(/<script[^>]*>/g)).toEqual([
      expect.stringMatching(/^<script src="\.\.\/assets\/site\.[0-9a-f]{8}\.js">$/),
    ])
    expect(with1!.contents).toMatch(/<form [^>]*action="..\/search.html"/)
  })

  test('the data is hardly larger than its text', () => {
    const words = 'team role owns decides plans reviews builds asks writes reads learns leads meets ships'.split(' ')
    const sentence = (seed: number) =>
      Array.from({ length: 12 }, (_, at) => words[(seed * 7 + at * at * 5) % 14]).join(' ')
    const pages = Array.from(
      { length: 40 },
      (_, at): SearchedPage => ({
        title: `Page ${at}`,
        href: `guides/page-${at}.html`,
        kind: 'guide',
        names: [],
        keywords: [],
        within: ['Guides'],
        sections: () => [
          {
            id: '',
            title: '',
            text: Array.from({ length: 30 }, (_, n) => `${sentence(at * 30 + n)} ${at * n}`).join('. '),
          },
        ],
      }),
    )
    const plain = pages
      .map(({ title, sections }) => [title, ...sections().map(({ text }) => text)].join('\n'))
      .join('\n')
    const data = searchFiles({ pages, answers }).find(({ path }) => path.includes('search-texts'))!
    expect(gzipSync(data.contents).length / gzipSync(plain).length).toBeLessThan(1.1)
  })
})
