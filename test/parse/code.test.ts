import { describe, expect, test } from 'vitest'
import { loadHighlight } from '../../src/parse/code.ts'
import { html, pageOf, problems } from '../support/pages.ts'

const block = (info: string, code = 'a\nb\nc') => `\`\`\`${info}\n${code}\n\`\`\`\n`
const pre = (code: string, language = '') => `<pre tabindex="0"><code${language}>${code}\n</code></pre>`
const figure = (title: string, code: string) => `<figure class="code"><figcaption>${title}</figcaption>${code}</figure>`
const text = ' class="language-text"'
const marked = (line: string) => `<span class="line marked">${line}\n</span>`

test.each([
  ['text title="src/a.ts"', figure('src/a.ts', pre('a\nb\nc', text))],
  ["text title='the file'", figure('the file', pre('a\nb\nc', text))],
  ['title="the file"', figure('the file', pre('a\nb\nc'))],
  ['text title="a" {2}', figure('a', `<pre tabindex="0"><code${text}>a\n${marked('b')}c\n</code></pre>`)],
  [
    'text {2-3} title="a" showLineNumbers',
    figure('a', `<pre tabindex="0"><code${text}>a\n${marked('b')}${marked('c')}</code></pre>`),
  ],
  ['{ 1, 3 }', `<pre tabindex="0"><code>${marked('a')}b\n${marked('c')}</code></pre>`],
  ['{3-99999999999}', `<pre tabindex="0"><code>a\nb\n${marked('c')}</code></pre>`],
])('%j has a title and marked lines', (info, expected) => {
  expect(html(block(info))).toBe(expected)
  expect(problems(block(info))).toEqual([])
})

test.each([
  ['text', text],
  ['text title=', text],
  ['text title=""', text],
  ['text title="a', text],
  ['text subtitle="a"', text],
  ['text {a}', text],
  ['text {0,9-4}', text],
  ['text onload="x" style="y" {', text],
  ['{.js}', ' class="language-{.js}"'],
])('%j is the code alone', (info, language) => {
  expect(html(block(info))).toBe(pre('a\nb\nc', language))
})

test.each(['"><script>', '<b onclick=x>', '&lt;b>', "' onload='x", '\uFDD00\uFDD0'])(
  'a title of %j is text',
  (title) => {
    const body = html(block(`text title="${title}"`))
    expect(body).not.toMatch(/<(script|b)|<[^>]*\son/)
  },
)

test('colours that span several lines are cut where a marked line begins and ends', () => {
  expect(html(block('js {2}', '/* a\nb */ let c\nd'))).toBe(
    pre(
      '<span class="hljs-comment">/* a\n</span><span class="line marked"><span class="hljs-comment">b */</span> <span class="hljs-keyword">let</span> c\n</span>d',
      ' class="language-js"',
    ),
  )
})

test('also beside raw HTML, in a list, and with an empty line', () => {
  expect(html(`<b>x</b>\n\n- ${block('text title="a" {2}', '  y\n\n  z').replace(/```\n$/, '  ```\n')}`)).toBe(
    `<p><b>x</b></p>\n<ul>\n<li>\n${figure('a', `<pre tabindex="0"><code${text}>y\n<span class="line marked">\n</span>z\n</code></pre>`)}\n</li>\n</ul>`,
  )
})

test('the title is among the words that search finds', () => {
  expect(pageOf(block('text title="src/a.ts"')).text).toEqual([{ id: '', title: '', text: 'src/a.ts a b c' }])
})

describe('code stays plain, and the page whole', () => {
  const highlight = loadHighlight()
  const colours = async (code: string, language: string) => (await highlight)(code, language) !== undefined

  test.each([
    ['javascript', '`${'],
    ['python', 'f"{'],
    ['bash', '$("'],
    ['ruby', '"#{'],
    ['kotlin', '"${'],
    ['swift', '"\\('],
    ['csharp', '$"{'],
  ])('where strings of %s are nested without end', async (language, opening) => {
    expect(await colours(opening.repeat(3), language)).toBe(true)
    for (const count of [100, 3_000])
      expect(await colours(`${opening}\n`.repeat(count), language), `${count}`).toBe(false)
  })

  test('where a line or all of it is longer than anybody reads', async () => {
    expect(await colours('const a = 1\n'.repeat(5_000), 'js')).toBe(true)
    expect(await colours('const a = 1\n'.repeat(10_000), 'js')).toBe(false)
    expect(await colours('const a = 1 '.repeat(1_000), 'js')).toBe(false)
  })

  test('where it takes the parser itself too deep', () => {
    const deep = block('js', '`${'.repeat(6_000))
    expect(problems(deep)).toEqual([])
    expect(html(deep)).toContain('<pre tabindex="0"><code class="language-js">`${`${')
  })
})
