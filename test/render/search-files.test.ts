import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { searchFiles } from '../../src/render/machines.ts'
import { render } from '../../src/render/render.ts'
import type { SearchedPage } from '../../src/views/search.ts'
import { siteView as views } from '../../src/views/site.ts'
import { handbookOf } from '../support/handbooks.ts'
import { frame } from '../support/sample-handbook.ts'
import { rolePage } from '../support/sample-pages.ts'

const { print, data } = views(handbookOf({ 'a.md': '# A' }))

const one: SearchedPage = {
  title: '100 % <b>',
  href: 'guides/100 %.html',
  kind: 'guide',
  past: true,
  names: ['All'],
  within: ['Guides'],
  sections: [
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

test('the data is a script that holds every section, with addresses ready to follow', () => {
  const files = searchFiles([one])
  const data = files.find(({ path }) => /^assets\/search-data\.[0-9a-f]{8}\.js$/.test(path))!
  const script = files.find(({ path }) => /^assets\/search\.[0-9a-f]{8}\.js$/.test(path))!
  const first = files.find(({ path }) => path === 'search.js')!
  expect(run([String(first.contents), String(data.contents)])).toEqual({
    rolebookSearchFiles: { script: script.path, data: data.path },
    rolebookSearchData: [
      [
        '100 % <b>',
        'guides/100%20%25.html',
        'guide',
        1,
        ['All'],
        ['Guides'],
        ['', '', 'Line\u2028end </script>', 'über', 'Über', 'Text.'],
      ],
    ],
  })
})

test('a page stays the same when the words of another change', () => {
  const site = (text: string) => {
    const files = render(views(handbookOf({ 'a.md': '# A\n\nThe same.\n', 'b.md': `# B\n\n${text}\n` })))
    return new Map(files.map(({ path, contents }) => [path, contents]))
  }
  const [before, after] = [site('Before.'), site('After.')]
  expect(after.get('a.html')).toBe(before.get('a.html'))
  expect(after.get('search.js')).not.toBe(before.get('search.js'))
})

test('a page has one script, and the way to the search where the site can be searched', () => {
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
  expect(with1!.contents).toContain('<form class="search" action="../search.html">')
})

test('the data is hardly larger than the words it holds', () => {
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
      within: ['Guides'],
      sections: [
        {
          id: '',
          title: '',
          text: Array.from({ length: 30 }, (_, n) => `${sentence(at * 30 + n)} ${at * n}`).join('. '),
        },
      ],
    }),
  )
  const plain = pages.map(({ title, sections }) => [title, ...sections.map(({ text }) => text)].join('\n')).join('\n')
  const data = searchFiles(pages).find(({ path }) => path.includes('search-data'))!
  expect(gzipSync(data.contents).length / gzipSync(plain).length).toBeLessThan(1.1)
})
