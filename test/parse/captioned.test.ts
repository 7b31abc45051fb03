import { expect, test } from 'vitest'
import { html, pageOf, problems } from '../support/pages.ts'

const picture = '<img src="hole.png" alt="">'
const scroll = (table: string) =>
  `<div class="table-scroll" role="group" aria-label="Table" tabindex="0"><table>${table}</table></div>`
const rows = '\n<thead>\n<tr>\n<th scope="col">a</th>\n</tr>\n</thead>\n'

test.each([
  ['![A map](map.png "The *site*")', `<figure>${picture}<figcaption>The *site*</figcaption></figure>`],
  ['![A map][m]\n\n[m]: map.png "T"', `<figure>${picture}<figcaption>T</figcaption></figure>`],
  [
    '- ![A map](map.png "T")\n\n  x',
    `<ul>\n<li>\n<figure>${picture}<figcaption>T</figcaption></figure>\n<p>x</p>\n</li>\n</ul>`,
  ],
  [
    '![A map](map.png "<b>")\n\n<b>x</b>',
    `<figure>${picture}<figcaption>&#x3C;b></figcaption></figure>\n<p><b>x</b></p>`,
  ],
])('%j is a picture with a caption', (text, expected) => {
  expect(html(text)).toBe(expected)
  expect(problems(text)).toEqual([])
})

test('the caption of a picture is not its title once more, and can be searched for', () => {
  const page = pageOf('![A map](map.png "The site")')
  expect(page.body[1]).toEqual({ kind: 'image', url: 'map.png', alt: 'A map' })
  expect(page.text).toEqual([{ id: '', title: '', text: 'The site' }])
})

test.each([
  ['![A map](map.png)', `<p>${picture}</p>`],
  ['![A map](map.png " ")', `<p>${picture}</p>`],
  ['See ![A map](map.png "T")', `<p>See ${picture}</p>`],
  ['![A](a.png "T") ![B](b.png "T")', `<p>${picture} ${picture}</p>`],
  ['[![A](a.png "T")](b.md)', `<p><a href="#hole">${picture}</a></p>`],
])('%j has none', (text, expected) => {
  expect(html(text)).toBe(expected)
})

test.each([
  ['Table: Who *does* it\n\n| a |\n|-|', scroll(`<caption>Who <em>does</em> it</caption>${rows}`)],
  ['Table: Two\n| a |\n|-|', scroll(`<caption>Two</caption>${rows}`)],
  ['x\n\nTable: A\n\n| a |\n|-|\n\n<b>y</b>', `<p>x</p>\n${scroll(`<caption>A</caption>${rows}`)}\n<p><b>y</b></p>`],
])('%j is a table with a caption', (text, expected) => {
  expect(html(text)).toBe(expected)
  expect(problems(text)).toEqual([])
})

test.each([
  ['Table: A\n\nx\n\n| a |\n|-|', `<p>Table: A</p>\n<p>x</p>\n${scroll(rows)}`],
  ['Table:\n\n| a |\n|-|', `<p>Table:</p>\n${scroll(rows)}`],
  ['Tables: A\n\n| a |\n|-|', `<p>Tables: A</p>\n${scroll(rows)}`],
  ['Table: A', '<p>Table: A</p>'],
])('%j has no caption', (text, expected) => {
  expect(html(text)).toBe(expected)
})
