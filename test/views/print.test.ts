// How the handbook is divided for paper, and what that makes of its pages.
import { expect, test } from 'vitest'
import { render } from '../../src/render/render.ts'
import { siteView } from '../../src/views/site.ts'
import { handbookOf, leads, page } from '../support/handbooks.ts'

/** A site whose files are made when a test asks for them. */
function siteOf(files: Record<string, string>) {
  const made = render(siteView(handbookOf(files)))
  const text = (path: string) => String(made.find((file) => file.path === path)?.contents)
  return { text, printed: made.map(({ path }) => path).filter((path) => /^print.*\.html$/.test(path)) }
}

const several = (folder: string, count: number, text = 'See [[tl]].'): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`${folder}/p${at}.md`, `# ${folder} ${at}\n\n${text}\n`]),
  )

const section = 'Print this section'

const guides: Record<string, string> = {
  'guides/README.md': '# Guides',
  'guides/in/README.md': '# In',
  ...several('guides/in', 3),
  'guides/p1.md':
    '# Links\n\n[Far](../talks/one.md#why), [near](in/p2.md), [here](#below).\n\n## Below\n\n`<a href="#page-roles-tl">`\n',
  'talks/README.md': '# Talks',
  'talks/one.md': '# One\n\n## Why\n\nSee [[tl]].\n',
}

const large = siteOf({
  ...leads,
  'README.md': '# Ours',
  ...guides,
  'many/README.md': '# Many',
  ...several('many', 10),
  ...several('many/deep', 650),
  ...several('many/small', 20),
  'print-guides.md': page('title: Of an author'),
})

test('a handbook of up to 600 pages is printed as one document', () => {
  const { text, printed } = siteOf({ ...leads, ...guides })
  expect(printed).toEqual(['print.html'])
  expect(text('print.html')).toContain('id="page-guides-in-p1"')
  expect(siteOf(several('guides', 598)).printed).toEqual(['print.html'])
})

test('a larger one has a document for each section, and a page that lists them', () => {
  const { text, printed } = large
  expect(printed).toEqual(
    expect.arrayContaining(['print-home.html', 'print-roles.html', 'print-talks.html', 'print.html']),
  )
  expect(text('print.html')).toContain('<a id="print-talks" href="print-talks.html">Talks</a><p>2 pages</p>')
  expect(text('print.html')).not.toContain('class="chapter"')
  expect(text('print-home.html')).toContain('id="page-index"')
  expect(text('print-talks.html').match(/class="chapter"/g)).toHaveLength(2)
  expect(text('print-talks.html')).toContain('<a href="print.html">All parts</a>')
})

test('links between chapters lead to the document that has the other one', () => {
  const text = large.text('print-guides-2.html')
  expect(text).toContain('<a href="print-talks.html#page-talks-one--why">Far</a>')
  expect(text).toContain('<a href="#page-guides-in-p2">near</a>')
  expect(text).toContain('<a href="#page-guides-p1--below">here</a>')
  expect(text).toContain('&#x3C;a href="#page-roles-tl">')
})

test('a section that is too large is divided by its folders, and where that does not help page by page', () => {
  const ofMany = large.printed.filter((path) => path.includes('many'))
  const parts = ['print-many.html', 'print-many-deep.html', 'print-many-deep-2.html', 'print-many-small.html']
  expect(ofMany).toEqual(parts)
  expect(large.text('print.html')).toContain('href="print-many-deep-2.html">Many: Deep, 2 of 2</a><p>50 pages</p>')
  expect(large.text('many/index.html')).toContain(`<a href="../print.html#print-many">${section}</a>`)
})

test('a document of few long pages stays below 5 MB, too', () => {
  const { printed, text } = siteOf(several('guides', 30, 'A long day. '.repeat(16_000)))
  const sizes = printed.map((path) => Buffer.byteLength(text(path)))
  expect(sizes.reduce((sum, size) => sum + size)).toBeGreaterThan(5_000_000)
  expect(Math.max(...sizes)).toBeLessThan(5_000_000)
})

test('the page of a folder leads to where the folder is printed, in one document or in its own', () => {
  const link = (href: string) => `<a href="../../${href}#section-guides-in-index">${section}</a>`
  expect(siteOf(guides).text('guides/in/index.html')).toContain(link('print.html'))
  expect(large.text('guides/in/index.html')).toContain(link('print-guides-2.html'))
  expect(large.text('guides/index.html')).toContain(`<a href="../print-guides-2.html">${section}</a>`)
  expect(large.text('print-guides-2.html')).toContain('<div class="book-section" id="section-guides-in-index">')
})

test('where there is one page below another or none, there is no section to print', () => {
  expect(large.text('talks/index.html')).not.toContain(section)
  expect(large.text('talks/one.html')).not.toContain(section)
})

test('a document for printing gives way to a page that has its address', () => {
  expect(large.printed).toContain('print-guides-2.html')
  expect(large.text('print-guides.html')).toContain('<h1>Of an author</h1>')
})
