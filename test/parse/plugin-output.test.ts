// What plugins make and readers do not see is reported with the page, the plugin and the element.
import type { Root as Html } from 'hast'
import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { describe, expect, test } from 'vitest'
import { makePageParser } from '../../src/parse/page.ts'
import type { Plugin } from '../../src/parse/plugins.ts'
import type { Page } from '../../src/parse/types.ts'
import { defaults } from '../../src/schema/config.ts'
import { sourceOf } from '../support/handbooks.ts'
import { filled, lines } from '../support/pages.ts'

type Attach = Plugin['attach']

/** A plugin that puts nodes at the end of the page. */
const adding = (kind: Plugin['kind'], name: string, ...nodes: readonly unknown[]): Plugin => ({
  kind,
  name,
  attach: (() => (tree: Html) => {
    tree.children.push(...(structuredClone(nodes) as Html['children']))
  }) as unknown as Attach,
})
const rehype = (name: string, ...nodes: readonly unknown[]) => adding('rehype', name, ...nodes)
const remark = (name: string, ...nodes: readonly unknown[]) => adding('remark', name, ...nodes)

const element = (tagName: string, properties: object = {}, ...children: readonly unknown[]) => ({
  type: 'element',
  tagName,
  properties,
  children,
})

const pageWith = (plugins: readonly Plugin[], text = 'x\n'): Page =>
  makePageParser({ limits: defaults.limits, plugins })(sourceOf('guides/page.md', text))

/** The problems of a page, without its name: `1:1-1:1 plugin-output The plugin ...`. */
const problems = (plugins: readonly Plugin[], text?: string): string[] =>
  lines(pageWith(plugins, text).messages).map((line) => line.replace('guides/page.md:', ''))

const hint = (plugins: readonly Plugin[]) => pageWith(plugins).messages[0]?.hint

describe('what a `rehype` plugin makes and the policy blocks', () => {
  test.each([
    [element('p', { style: 'color: red' }), 'sets `style` on `<p>`'],
    [element('p', { onClick: 'x()' }), 'sets `onclick` on `<p>`'],
    [element('style', {}, { type: 'text', value: 'p {}' }), 'makes `<style>`'],
    [element('script', {}, { type: 'text', value: 'x()' }), 'makes `<script>`'],
    [element('script', { src: 'https://a.example/x.js' }), 'makes `<script>`'],
    [element('script', { type: 'module', src: '//a.example/x.js' }), 'makes `<script>`'],
    [element('link', { rel: ['stylesheet'], href: 'https://a.example/x.css' }), 'makes `<link>`'],
    [element('iframe', { src: 'x.html' }), 'makes `<iframe>`'],
    [element('object', { data: 'x.pdf' }), 'makes `<object>`'],
    [element('video', { src: 'x.mp4', style: 'width: 1px' }), 'makes `<video>`'],
    [element('svg', {}, element('image', { href: 'https://a.example/x.png' })), 'sets `href` on `<image>`'],
    [element('math', {}, element('mtd', { style: 'padding: 0' })), 'sets `style` on `<mtd>`'],
    [{ type: 'raw', value: '<b style="color: red" title="a > b">x</b>' }, 'sets `style` on `<b>`'],
    [{ type: 'raw', value: "<i onmouseover='x()'>x</i>" }, 'sets `onmouseover` on `<i>`'],
  ])('is reported: %j', (node, what) => {
    expect(problems([rehype('fancy', node)])).toEqual([
      `1:1-1:1 plugin-output The plugin \`fancy\` ${what}, which the policy of the site blocks`,
    ])
  })

  test.each([
    element('p', { className: ['a'], dataStyle: 'b', title: 'style' }),
    element('script', { src: 'assets/x.js' }),
    element('script', { type: 'application/json' }, { type: 'text', value: '{}' }),
    element('link', { rel: ['stylesheet'], href: 'x.css' }),
    element('svg', { width: 9, fill: 'red' }, element('use', { href: '#a' }), element('path', { d: 'M0 0' })),
    element('svg', {}, element('image', { href: 'data:image/png;base64,AA' })),
    element('math', { display: 'block' }, element('mi', { mathcolor: 'red' }, { type: 'text', value: 'x' })),
    { type: 'text', value: '<p style="x">' },
  ])('is not what it allows: %j', (node) => {
    expect(problems([rehype('plain', node)])).toEqual([])
  })

  test('is said once for each sort, where the first stands, or where what it is in stands', () => {
    const inside: Plugin = {
      kind: 'rehype',
      name: 'colors',
      attach: (() => (tree: Html) =>
        visit(tree, 'element', (node) => {
          if (node.tagName === 'p') node.children = [element('b', { style: 'color: red' }, ...node.children) as never]
        })) as unknown as Attach,
    }
    expect(problems([inside], 'One.\n\n> Two.\n\nThree.\n')).toEqual([
      '1:1-1:5 plugin-output The plugin `colors` sets `style` on `<b>`, which the policy of the site blocks',
    ])
  })

  test('is the work of the plugin that made it, and not of those before and after it', () => {
    const styled = element('p', { style: 'color: red' })
    expect(problems([rehype('first'), rehype('second', styled), rehype('third', styled)])).toEqual([
      '1:1-1:1 plugin-output The plugin `second` sets `style` on `<p>`, which the policy of the site blocks',
    ])
  })

  test('comes with what works, where that is known', () => {
    const styled = element('p', { style: 'color: red' })
    expect(hint([rehype('rehype-katex', styled)])).toBe(
      'Give it `options: { output: mathml }`: then browsers draw the formulas themselves.',
    )
    expect(hint([rehype('rehype-mathjax/svg', styled)])).toContain('Use `rehype-katex`')
    expect(hint([rehype('other', styled)])).toContain('put their looks into your own `stylesheet`')
  })
})

describe('what a `remark` plugin makes', () => {
  test('and is removed is reported as its work, and what the page says itself as the page’s', () => {
    const frame = { type: 'paragraph', data: { hName: 'iframe', hProperties: { src: 'x' } }, children: [] }
    expect(problems([remark('embed', frame)], '<form>x</form>\n')).toEqual([
      '1:1-1:15 html-removed Removed the element `<form>`, which is not allowed in a page',
      '1:1-1:1 plugin-output The plugin `embed` makes `<iframe>`, which is not allowed in a page and removed',
    ])
    expect(problems([remark('idle')], '<p onclick="x()">a</p>\n')).toEqual([
      '1:1-1:23 html-removed Removed the attribute `onclick` of `<p>`, which is not allowed in a page',
    ])
  })

  test('and that only concerns looks is a note', () => {
    const { messages } = pageWith([remark('looks', { type: 'html', value: '<p style="color: red">x</p>' })])
    expect(messages.map(({ severity, message }) => [severity, message])).toEqual([
      ['note', 'The plugin `looks` sets `style` on `<p>`, which is not allowed in a page and removed'],
    ])
  })

  test('and has no form in HTML is reported', () => {
    const list = { type: 'defList', children: [{ type: 'defListTerm', children: [{ type: 'text', value: 'Term' }] }] }
    expect(problems([remark('definitions', list)])).toEqual([
      '1:1-1:1 plugin-output The plugin `definitions` makes `defList`, which has no form in HTML: readers see its text alone',
      '1:1-1:1 plugin-output The plugin `definitions` makes `defListTerm`, which has no form in HTML: readers see its text alone',
    ])
    const named = { ...list, data: { hName: 'dl' }, children: [] }
    expect(problems([remark('definitions', named)])).toEqual([])
  })

  test('may be a tree without an end, which only ends the work on this page', () => {
    const endless: Plugin = {
      kind: 'remark',
      name: 'endless',
      attach: (() => (tree: Root) => void tree.children.push(tree as never)) as unknown as Attach,
    }
    expect(problems([endless])).toEqual([expect.stringContaining('plugin-crash The plugin `endless` breaks')])
  })
})

describe('a formula in MathML', () => {
  const formula =
    '<math display="block"><mfrac><mi mathvariant="normal">x</mi><mn>2</mn></mfrac><mo stretchy="false">=</mo></math>'

  test.each([
    ['by a page', [], `<div>\n${formula}\n</div>\n`],
    ['by a remark plugin', [remark('math', { type: 'html', value: formula })], ''],
    ['by a rehype plugin', [rehype('math', { type: 'raw', value: formula })], ''],
  ] as const)('stays as it is when it is written %s', (_, plugins, text) => {
    const page = pageWith(plugins, text)
    expect([filled(page.body).replace(/<\/?div>|\n/g, ''), ...lines(page.messages)]).toEqual([formula])
  })

  test.each([
    ['<math href="javascript:x()"><mi>a</mi></math>', '<math><mi>a</mi></math>', ['attribute `href` of `<math>`']],
    ['<math><mi onclick="x()">a</mi></math>', '<math><mi>a</mi></math>', ['attribute `onclick` of `<mi>`']],
    ['<math><mtext><b>a</b></mtext></math>', '<math><mtext>a</mtext></math>', ['element `<b>`']],
    ['<math><mtext><img src=x onerror=y()></mtext></math>', '<math><mtext></mtext></math>', ['element `<img>`']],
    [
      '<math><annotation-xml encoding="text/html"><p>a</p></annotation-xml></math>',
      '<math></math>',
      ['element `<annotation-xml>`'],
    ],
    [
      '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
      undefined,
      undefined,
    ],
    ['<p><mi>a</mi> <mfrac>b</mfrac></p>', '<p>a b</p>', []],
  ])('holds nothing but itself: %s', (text, html, removed) => {
    const page = pageWith([], `${text}\n`)
    const shown = filled(page.body)
      .trim()
      .replace(/^<p>(<math.*)<\/p>$/, '$1')
    if (html !== undefined) expect(shown).toBe(html)
    expect(shown).not.toMatch(/style|<img|onerror=[^"]*"|href|annotation-xml/)
    if (removed)
      expect(page.messages.map(({ message }) => message)).toEqual(
        removed.map((what) => `Removed the ${what}, which is not allowed in a page`),
      )
  })

  test('is searched and named by what it shows, not by what it is written as', () => {
    const written =
      '<math><semantics><mi>E</mi><annotation encoding="application/x-tex">\\mathit{E}</annotation></semantics></math>'
    const page = pageWith([], `## Energy ${written}\n\nIs ${written}.\n`)
    expect(page.headings[0]).toMatchObject({ id: 'energy-e', text: 'Energy E' })
    expect(page.text).toEqual([{ id: 'energy-e', title: 'Energy E', text: 'Is E.' }])
    expect(filled(page.body)).toContain('<annotation encoding="application/x-tex">\\mathit{E}</annotation>')
  })
})

describe('a plugin that takes words away', () => {
  const cutting = (kind: Plugin['kind'], left: number): Plugin => ({
    kind,
    name: 'cut',
    attach: (() => (tree: Html) => {
      tree.children.splice(left)
    }) as unknown as Attach,
  })
  const paragraphs = Array.from({ length: 6 }, () => 'Six words are in each one.\n').join('\n')

  test.each(['remark', 'rehype'] as const)('is named at the page: %s', (kind) => {
    expect(problems([cutting(kind, 0)], paragraphs)).toEqual([
      expect.stringContaining('plugin-output The plugin `cut` leaves no word of the page'),
    ])
    // What rehype has between paragraphs counts as a child.
    expect(problems([cutting(kind, 2)], paragraphs)).toEqual([
      expect.stringMatching(/plugin-output The plugin `cut` leaves (?:12|6) words of 36/),
    ])
  })

  test('may take a few, or code', () => {
    expect(problems([cutting('remark', 5)], paragraphs)).toEqual([])
    expect(problems([cutting('remark', 1)], 'Words.\n\n```\nmuch code\n```\n')).toEqual([])
  })
})
