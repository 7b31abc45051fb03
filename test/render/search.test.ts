import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { render } from '../../src/render/render.ts'
import { packPages, searchFiles } from '../../src/render/search.ts'
import type { SearchedPage } from '../../src/views/search.ts'
import { siteView } from '../../src/views/site.ts'
import { unpackPages } from '../../templates/client/search/pages.ts'
import { handbookOf } from '../support/handbooks.ts'
import { frame } from '../support/sample-handbook.ts'
import { rolePage } from '../support/sample-pages.ts'

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
    behind: 0,
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

  test('a small handbook has what pages are called apart from their sections', () => {
    const files = searchFiles({ pages: [one], answers })
    const named = (name: string) =>
      files.find(({ path }) => path.startsWith(`assets/${name}.`) && /\.[0-9a-f]{8}\.js$/.test(path))!
    const [script, sheet, names, texts] = ['search', 'sheet', 'search-names', 'search-texts'].map(named)
    const style = files.find(({ path }) => path.endsWith('.css'))
    const first = files.find(({ path }) => path === 'search.js')
    const window = run([first, names, texts].map((file) => String(file!.contents)))
    expect(window).toMatchObject({
      rolebookSearchFiles: {
        script: script!.path,
        sheet: sheet!.path,
        style: style!.path,
        pages: names!.path,
        answers: names!.path,
        texts: texts!.path,
      },
      rolebookSearchAnswers: answers,
      rolebookSearchTexts: [['', '', 'Line\u2028end </script>', 'über', 'Über', 'Text.']],
    })
    expect(files).toHaveLength(6)
  })

  test('pages are packed and unpacked without a loss, with addresses ready to follow', () => {
    const guide = { ...one, past: undefined, names: [], keywords: [] }
    const pages: SearchedPage[] = [
      { ...guide, title: 'Home', href: 'index.html', kind: 'home', within: [] },
      one,
      { ...guide, title: 'Set up: Día 1', href: 'guides/set-up-dia-1.html' },
      { ...guide, title: 'Two\nlines', href: 'guides/deep/index.html', within: ['Guides', 'Deep'], behind: 2 },
      { ...guide, title: '組織', href: 'guides/組織.html' },
    ]
    const packed = packPages(pages, [1, 2, 3, 4, 5])
    expect(packed.files).toBe('index\n100 %\n\nindex\n')
    expect(unpackPages(packed)).toEqual([
      ['Home', 'index.html', 'home', 0, [], [], [], 0],
      ['100 % <b>', 'guides/100%20%25.html', 'guide', 1, ['All'], ['whole'], ['Guides'], 0],
      ['Set up: Día 1', 'guides/set-up-dia-1.html', 'guide', 0, [], [], ['Guides'], 0],
      ['Two lines', 'guides/deep/index.html', 'guide', 0, [], [], ['Guides', 'Deep'], 2],
      ['組織', 'guides/%E7%B5%84%E7%B9%94.html', 'guide', 0, [], [], ['Guides'], 0],
    ])
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
        behind: 0,
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
