import { raw } from 'hast-util-raw'
import { expect, test } from 'vitest'
import { makeMarkdown as markdown } from '../../src/parse/markdown.ts'
import fc, { runs } from '../support/cases.ts'
import { handbookOf } from '../support/handbooks.ts'
import { filled } from '../support/pages.ts'

const { stringify } = markdown()
const names = ['a', 'b', 'c', 'd'] as const
const headings = ['One', 'Two', 'Three'] as const

const line = fc.oneof(
  fc.constantFrom(...headings.map((heading) => `## ${heading}`), ...headings.map((heading) => `### ${heading}`)),
  fc.constantFrom(
    'Words.',
    'A note.[^n]',
    'Another.[^n] And more.[^m]',
    '[here](#one)',
    '![p](p.png)',
    '> ## Quoted',
    '- item',
  ),
  fc.constantFrom('::matrix', '::include', '<div><img src="p.png"><h2>Raw</h2></div>', '<a id="one"></a>'),
  fc
    .tuple(fc.constantFrom(...names), fc.option(fc.constantFrom(...headings)), fc.constantFrom('', '- ', '> '))
    .map(([page, section, before]) => `${before}::include{page=${page}${section ? ` section="${section}"` : ''}}`),
)
const text = fc
  .array(line, { maxLength: 8 })
  .map((lines) => `${lines.join('\n\n')}\n\n[^n]: Note.[^m]\n\n[^m]: A\n    > second.\n`)

test('whatever pages include of one another, each is whole and its ids are its own', () => {
  fc.assert(
    fc.property(fc.tuple(text, text, text, text), (texts) => {
      const files = Object.fromEntries(names.map((name, at) => [`${name}.md`, texts[at]!]))
      const handbook = handbookOf(files)
      for (const page of handbook.pages.values()) {
        const html = filled(page.body)
        expect(
          stringify(raw({ type: 'root', children: [{ type: 'raw', value: html }] }) as never).replaceAll('=""', ''),
        ).toBe(html.replaceAll('=""', ''))
        const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
        expect(new Set(ids).size).toBe(ids.length)
        for (const [, id] of html.matchAll(/ href="#(user-content-[^"]*)"/g)) expect(ids).toContain(id)
        for (const [, id] of html.matchAll(/ aria-describedby="([^"]*)"/g)) expect(ids).toContain(id)
        for (const { id } of page.headings) expect(ids).toContain(id)
        expect([...page.anchors].sort()).toEqual([...ids].sort())
        for (const hole of page.body)
          if (typeof hole === 'object' && 'url' in hole)
            expect(handbook.targets.get(page.path)?.has(hole.url)).toBe(true)
      }
      expect(JSON.stringify([...handbookOf(files).pages])).toBe(JSON.stringify([...handbook.pages]))
    }),
    { numRuns: runs(150) },
  )
})
