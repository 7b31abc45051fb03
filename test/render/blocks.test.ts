import { expect, test } from 'vitest'
import { renderPage } from '../../src/render/render.ts'
import { siteView as views } from '../../src/views/site.ts'
import { commerce, handbookOf } from '../support/handbooks.ts'
import { htmlProblems } from '../support/html.ts'

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
  const page = views(handbookOf(files)).pages.find(({ frame }) => frame.href === 'guides/here.html')!
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

test('a block that names nothing that exists says that there is nothing', () => {
  expect(prose('::team{id=gone}')).toContain('There is nothing to show here yet.')
})

test('what cannot be included says so in its place', () => {
  expect(prose('::include{page="gone.md"}')).toContain('<p class="broken">Nothing found to include: gone.md</p>')
})
