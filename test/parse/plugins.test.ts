import type { Root as Html } from 'hast'
import type { Root } from 'mdast'
import rehypeSlug from 'rehype-slug'
import remarkGfm from 'remark-gfm'
import { visit } from 'unist-util-visit'
import { describe, expect, test } from 'vitest'
import { makePageParser } from '../../src/parse/page.ts'
import type { Plugin } from '../../src/parse/plugins.ts'
import type { Page } from '../../src/parse/types.ts'
import { defaults } from '../../src/schema/config.ts'
import { sourceOf } from '../support/handbooks.ts'
import { filled, lines } from '../support/pages.ts'

type Attach = Plugin['attach']
const remark = (attach: unknown, name = 'a'): Plugin => ({ kind: 'remark', name, attach: attach as Attach })
const rehype = (attach: unknown, name = 'b'): Plugin => ({ kind: 'rehype', name, attach: attach as Attach })

const pageWith = (plugins: readonly Plugin[], text: string): Page =>
  makePageParser({ limits: defaults.limits, plugins })(sourceOf('guides/page.md', text))

/** The page's HTML and what is wrong with it, a line each. */
function made(plugins: readonly Plugin[], text: string): string {
  const page = pageWith(plugins, text)
  return [filled(page.body), ...lines(page.messages)].join('\n')
}

/** A rehype plugin that puts nodes of any sort at the end of the page. */
const adding = (...nodes: readonly unknown[]) =>
  rehype(() => (tree: Html) => {
    tree.children.push(...(nodes as Html['children']))
  })

const shout = remark(() => (tree: Root) => {
  visit(tree, 'text', (node) => {
    node.value = node.value.toUpperCase()
  })
})

describe('a remark plugin', () => {
  test('changes the text, after links, ids and captions have been read from it', () => {
    expect(made([shout], '## One {#first}\n\nSee [[em|the em]] and [[tl]].\n')).toBe(
      '<h2 id="first">ONE</h2>\n<p>SEE <a href="#hole">THE EM</a> AND <a href="#hole">tl</a>.</p>',
    )
  })

  test('may define blocks of its own, which are not reported as unknown', () => {
    const own = remark(() => (tree: Root) => {
      visit(tree, (node) => {
        if ((node.type !== 'containerDirective' && node.type !== 'leafDirective') || node.name !== 'team') return
        node.data = { hName: 'section', hProperties: { className: ['team'], id: 'x', dataTeam: 'y' } }
      })
    })
    expect(made([own], ':::team\nWe.\n:::\n\n::team\n\n:::xyzzy\nx\n:::\n')).toBe(
      [
        '<section class="team" data-team="y" id="x"><p>We.</p></section>',
        '<section class="team" data-team="y"></section>',
        '<p>:::xyzzy</p>',
        '<p>x</p>',
        '<p>:::</p>',
        'guides/page.md:7:1-9:4 directive-unknown Unknown block `xyzzy`',
      ].join('\n'),
    )
  })

  test('may replace a block of ours by its own', () => {
    const own = remark(() => (tree: Root) => {
      visit(tree, 'containerDirective', (node, index, parent) => {
        ;(parent as Root).children[index!] = { type: 'thematicBreak' }
        expect(node.name).toBe('note')
      })
    })
    expect(made([own], ':::note\nx\n:::\n')).toBe('<hr>')
  })

  test('may bring syntax of its own beside that of the page', () => {
    const text = '| a |\n|---|\n| ~~b~~ https://a.example |\n\n- [x] c[^1]\n\n[^1]: d\n\n:::tip\ne\n:::\n'
    expect(made([remark(remarkGfm)], text)).toBe(made([remark(() => undefined)], text))
    expect(made([remark(remarkGfm)], text)).toContain('markdown-alert-tip')
    const atSign = remark(function (this: { data: () => { micromarkExtensions: unknown[] } }) {
      // Turns off what everyone else turns on.
      this.data().micromarkExtensions.push({ disable: { null: ['codeText'] } })
    })
    expect(made([atSign], '`a` *b* ~~c~~')).toBe('<p>`a` <em>b</em> <del>c</del></p>')
  })

  test('is treated as raw HTML: what may not be in a page is removed and reported, classes and data stay', () => {
    const own = remark(() => (tree: Root) => {
      tree.children.push(
        { type: 'html', value: '<p class="x" onclick="y">a<script>b</script></p>' },
        { type: 'paragraph', data: { hName: 'iframe', hProperties: { src: '//c' } }, children: [] },
        { type: 'paragraph', data: { hProperties: { className: ['z'], dataFooBar: 1 } }, children: [] },
      )
    })
    const page = pageWith([own], 'x')
    expect([filled(page.body), ...page.messages.map(({ message }) => message).sort()]).toEqual([
      '<p>x</p>\n<p class="x">a</p>\n\n<p class="z" data-foo-bar="1"></p>',
      'The plugin `a` makes `<iframe>`, which is not allowed in a page and removed',
      'The plugin `a` makes `<script>`, which is not allowed in a page and removed',
      'The plugin `a` sets `onclick` on `<p>`, which is not allowed in a page and removed',
    ])
  })

  test('may leave nodes without a place, or with half of one', () => {
    const own = remark(() => (tree: Root) => {
      visit(tree, (node, index) => {
        if (index === 0) node.position = { start: {} } as never
        else delete node.position
      })
      const children = [{ type: 'text', value: 'word' }] as const
      tree.children.push(
        { type: 'heading', depth: 2, children: [...children] },
        { type: 'paragraph', children: [{ type: 'link', url: 'a.md', children: [...children] }] },
        { type: 'blockquote', children: [{ type: 'paragraph', children: [{ type: 'text', value: '[!NOTE]\nx' }] }] },
        { type: 'code', lang: 'js', meta: 'title="t"', value: 'x' },
        { type: 'odd', children: [null, { type: 'text', value: 'odd' }, { type: 'odder', value: 'er' }] } as never,
      )
    })
    const page = pageWith([own], 'See [a](a.md) and [[em]].\n\n<!-- more -->\n\n```js title="a::b"\n```\n')
    expect(lines(page.messages).filter((line) => !line.includes('has no form in HTML'))).toEqual([])
    expect(page.headings).toMatchObject([{ id: 'word', depth: 2, place: { line: 1, column: 1 } }])
    expect(page.links.map(({ url }) => url)).toEqual(['a.md', '[[em]]', 'a.md'])
    expect(filled(page.body)).toContain('<p class="markdown-alert-title">Note</p>')
    expect(filled(page.body)).toContain('<div>odder</div>')
  })
})

describe('a rehype plugin', () => {
  test('is trusted: its elements stay, whatever they are', () => {
    const canvas = { type: 'element', tagName: 'canvas', properties: { dataChart: true, width: 300 }, children: [] }
    expect(made([adding(canvas)], '<b>x</b>')).toBe('<p><b>x</b></p><canvas data-chart width="300"></canvas>')
  })

  test('makes links, images and headings like all others', () => {
    const page = pageWith(
      [
        adding(
          { type: 'element', tagName: 'h2', children: [{ type: 'text', value: 'Added' }] },
          { type: 'element', tagName: 'a', properties: { href: ['b.md'], rel: ['me'], dataFoo: 1 }, children: [] },
          { type: 'element', tagName: 'IMG', properties: { src: 'c.png', ALT: 'd' } },
          { type: 'raw', value: '<a href="e.md">f</a><!-- g --><template>h</template>' },
        ),
      ],
      '## Added\n',
    )
    expect(page.headings.map(({ id }) => id)).toEqual(['added', 'added-1'])
    expect(page.links.map(({ url }) => url)).toEqual(['b.md', 'c.png', 'e.md'])
    expect(page.body).toContainEqual({ kind: 'link', url: 'b.md', attributes: { rel: 'me', 'data-foo': '1' } })
    expect(filled(page.body)).toMatch(/<a href="#hole">f<\/a>$/)
    expect(page.text.at(-1)).toEqual({ id: 'added-1', title: 'Added', text: 'f' })
  })

  test('that gives headings ids decides the ids', () => {
    const prefixed = rehype(function (this: never) {
      return rehypeSlug.call(this, { prefix: 'our-' })
    })
    const page = pageWith([prefixed], '# Title\n\n## One\n\n## One\n\n## Two {#second}\n')
    expect(page.anchors).toEqual(['our-title', 'our-one', 'our-one-1', 'second'])
  })

  test('may make nodes that no parser makes', () => {
    const odd = adding(
      null,
      5,
      { value: 'x' },
      { type: 'text' },
      { type: 'text', value: 5 },
      { type: 'comment', value: '--><b>' },
      { type: 'doctype' },
      { type: 'odd', children: [{ type: 'text', value: 'unseen' }] },
      { type: 'element', tagName: 'i' },
      { type: 'element', tagName: 'x y', children: [{ type: 'text', value: 'kept' }] },
      {
        type: 'element',
        tagName: 'p',
        position: null,
        properties: { a: null, b: [1, 2], c: Number.NaN, d: {}, id: 7 },
      },
      { type: 'element', tagName: 'p', properties: { class: 'a b', '"><script>': 'x', title: ['e', 'f'], align: 3 } },
      { type: 'root', children: [{ type: 'element', tagName: 'u', children: 'x' }] },
      { type: 'element', tagName: 'template', content: { type: 'root', children: [{ type: 'raw', value: 'x' }] } },
    )
    expect(made([odd], 'x')).toBe('<p>x</p>5<i></i>kept<p b="1 2" id="7"></p><p class="a b" title="e f"></p><u></u>')
  })

  test.each([
    { type: 'raw', value: '\uFDD00\uFDD0' },
    { type: 'text', value: '\uFDD00\uFDD0' },
    { type: 'comment', value: '\uFDD00\uFDD0' },
    { type: 'element', tagName: 'p', properties: { title: '\uFDD00\uFDD0', id: '\uFDD00\uFDD0' }, children: [] },
    { type: 'element', tagName: 'p', properties: { lang: ['\uFDD00\uFDD0'], '\uFDD00\uFDD0': 'x' }, children: [] },
    { type: 'element', tagName: '\uFDD00\uFDD0', children: [] },
    { type: 'element', tagName: 'script', children: [{ type: 'text', value: '\uFDD00\uFDD0' }] },
    { type: 'element', tagName: 'template', content: { type: 'text', value: '\uFDD00\uFDD0' }, children: [] },
  ])('makes no hole but by a link: %j', (node) => {
    const page = pageWith([adding(node)], '[a](a.md)\n')
    expect(page.body.filter((part) => typeof part !== 'string' && part.kind === 'link')).toHaveLength(1)
    expect(page.links).toHaveLength(1)
    expect(JSON.stringify(page.body)).not.toMatch(/\uFDD0/)
  })

  test('without a place does not end the excerpt', () => {
    const first = rehype(() => (tree: Html) => {
      tree.children.unshift({
        type: 'element',
        tagName: 'p',
        properties: {},
        children: [{ type: 'text', value: 'New' }],
      })
    })
    expect(pageWith([first], 'One.\n\n<!-- more -->\n\nTwo.\n').excerpt).toBe('New One.')
  })
})

describe('plugins that break on a page', () => {
  const broken = remark(
    () => () => {
      throw new Error('no such team\n  at x')
    },
    'broken',
  )

  test('are named there, and the page is made without them and with the others', () => {
    expect(made([broken, shout], 'x')).toBe(
      '<p>X</p>\nguides/page.md:1:1-1:1 plugin-crash The plugin `broken` breaks on this page: no such team',
    )
  })

  test('do not stop one another from being named', () => {
    const second = rehype(() => () => new Error('nor that'), './second.js')
    expect(made([broken, second], 'x')).toBe(
      [
        '<p>x</p>',
        'guides/page.md:1:1-1:1 plugin-crash The plugin `broken` breaks on this page: no such team',
        'guides/page.md:1:1-1:1 plugin-crash The plugin `./second.js` breaks on this page: nor that',
      ].join('\n'),
    )
  })

  test('leave nothing behind of what they had begun', () => {
    const half = remark(() => (tree: Root) => {
      tree.children.length = 0
      throw new Error('half')
    })
    expect(made([half], 'x')).toMatch(/^<p>x<\/p>\n/)
  })

  test('later, by what they left in the tree, are all named, since it may be any of them', () => {
    const endless = rehype(() => (tree: Html) => {
      tree.children.push(tree as never)
    })
    expect(made([endless, shout], 'x')).toMatch(
      /^<p>x<\/p>\nguides\/page\.md:1:1-1:1 plugin-crash One of the plugins `b`, `a` breaks on this page: /,
    )
  })

  test('only on some pages are named on these', () => {
    const slow = remark(
      () => (tree: Root) => (tree.children.length > 1 ? Promise.reject(new Error('late')) : undefined),
    )
    const parse = makePageParser({ limits: defaults.limits, plugins: [slow] })
    const said = (text: string) => lines(parse(sourceOf('a.md', text)).messages)
    expect(said('x')).toEqual([])
    expect(said('x\n\ny')).toEqual([
      'a.md:1:1-1:1 plugin-crash The plugin `a` breaks on this page: it does not work at once',
    ])
    expect(said('x')).toEqual([])
  })

  test('may call back when they are done, if that is at once', () => {
    const polite = remark(
      () => (tree: Root, _: unknown, next: (error?: unknown, tree?: Root) => void) =>
        next(undefined, { ...tree, children: [] }),
    )
    expect(made([polite], 'x')).toBe('')
    const never = remark(() => (_tree: Root, _file: unknown, _next: unknown) => undefined)
    expect(made([never], 'x')).toContain('it does not work at once')
  })
})
