import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { makeSafeComment } from '../../src/reporters/comment-markdown.ts'
import { diffMarkdown } from '../../src/reporters/diff-markdown.ts'
import { diffHandbooks } from '../../src/views/diff/diff.ts'
import fc, { runs } from '../support/cases.ts'
import { hostile, shownByForge } from '../support/forge-markdown.ts'
import { handbookOf, page } from '../support/handbooks.ts'

const ours = 'https://github.com/acme/handbook/'

const safe = (text: string, room = 65_536) => makeSafeComment(text, { links: [ours], room })

describe('what rolebook writes', () => {
  test('stays as it is, to the letter', () => {
    const comment = readFileSync('test/fixtures-diff/2017/comment.md', 'utf8').trimEnd()
    expect(safe(comment)).toBe(comment)
  })

  test('stays as it is when titles and texts look like markup', () => {
    const files = (owner: string, text: string) => ({
      'roles/em.md': page(`title: ${JSON.stringify(hostile[0])}`, 'short: "@all | **x**"', 'ownerRole: em'),
      'roles/tl.md': page(`title: ${JSON.stringify(hostile[1])}`, 'ownerRole: em'),
      ...Object.fromEntries(
        hostile.map((line, at) => [
          `responsibilities/r${at}.md`,
          `${page(`title: ${JSON.stringify(`Row ${at} ${line}`)}`, `ownerRole: ${owner}`)}\n${text} at ${at}.\n`,
        ]),
      ),
    })
    const [from, to] = [handbookOf(files('em', 'One `</details>` @you')), handbookOf(files('tl', 'Two #12 &3 a_b'))]
    const sides = { from: 'a', to: 'b', errors: { from: 0, to: 0 }, introduced: [], solved: [], isFirst: false }
    const comparison = { ...sides, prefix: '', prefixBefore: '', diff: diffHandbooks(from, to) }
    const comment = diffMarkdown(comparison, ({ subject }) => ours + subject.path)
    expect(comment).toContain('](<https://github.com/acme/handbook/')
    expect(safe(comment)).toBe(comment)
  })

  test('keeps its words, but mentions no team: a stranger may have written the name', () => {
    expect(safe('Needs review from: owners of `roles/em.md` (@acme/managers).')).toBe(
      'Needs review from: owners of `roles/em.md` (@<!-- -->acme/managers).',
    )
  })
})

describe('what a stranger writes', () => {
  test.each(hostile)('%s is no more than words', (text) => {
    const made = shownByForge(safe(text))
    expect(made).not.toMatch(/<(?!\/?(?:p|h3|ul|li|strong|code)>|!-- -->)/)
  })

  test.each([
    ['**@**everyone', 'everyone'],
    ['@<!-- -->acme', '@<!-- -->acme'],
    ['@&#97;cme', '@<!-- -->acme'],
    ['@_acme', '@<!-- -->\\_acme'],
    ['see [the docs](https://evil.example)', 'see the docs'],
    ['[a](https://github.com/acme/handbook/../../evil/x)', 'a'],
    ['[a](https://github.com.evil.example/acme/handbook/)', 'a'],
    [`[a](${ours}blob/1/roles/em.md)`, `[a](<${ours}blob/1/roles/em.md>)`],
    ['/merge', '\\/merge'],
    ['<ins>new</ins> <del>old', '<ins>new</ins> \\<del\\>old'],
    ['> a quotation\n> of two lines', 'a quotation of two lines'],
  ])('%s', (text, made) => {
    expect(safe(text)).toContain(made)
    expect(shownByForge(safe(text))).not.toContain('evil')
  })

  test('leaves nothing folded open or closed that is not', () => {
    expect(safe('<details>\n<summary>One</summary>\n\nA\n\n<details>\n<summary>Two</summary>\n\nB')).toBe(
      '<details>\n<summary>One</summary>\n\nA\n\n</details>\n\n<details>\n<summary>Two</summary>\n\nB\n\n</details>',
    )
    expect(safe('</details>\n\nA')).toBe('A')
    expect(shownByForge(safe('<details>\n<summary><b>One</b></summary>'))).not.toContain('<b>')
  })

  test('becomes no markup, whatever is put together', () => {
    const parts = [
      ...hostile,
      '@acme',
      '\n\n',
      '\n',
      ' ',
      '<ins>',
      '</ins>',
      '<del>',
      '| a | b |\n|---|---|\n',
      '`',
      '<!-- -->',
      '\\',
    ]
    const anything = fc.array(fc.oneof(fc.constantFrom(...parts), fc.string()), { maxLength: 12 })
    fc.assert(
      fc.property(anything, (some) => {
        const made = safe(some.join(''))
        const html = shownByForge(made)
        const own = /<\/?(?:details|summary|table|thead|tbody|tr|td|th|h3|p|ul|li|strong|code|del|ins)>|<!-- -->/g
        expect(html.replace(own, '')).not.toMatch(/<[a-z/!]/i)
        // Outside of code, which mentions nobody.
        expect(html.replace(/<code>.*?<\/code>/gs, '\0').replace(/<!-- -->/g, '\0')).not.toMatch(/@[a-z\d]/i)
      }),
      { numRuns: runs(1_600) },
    )
  })
})

test('a text that is too long is cut between two blocks, says so, and is closed', () => {
  const list = Array.from({ length: 200 }, (_, at) => `- page ${at}`).join('\n')
  const long = ['### Changes', `<details>\n<summary>Pages</summary>`, list, '</details>', ...Array(60).fill(list)].join(
    '\n\n',
  )
  const made = safe(long, 10_000)
  expect(made.length).toBeLessThanOrEqual(10_000)
  expect(made).toMatch(/… and more, for which there is no room here\.$/)
  const inside = safe(long, 1_000)
  expect(inside).toBe(
    '### Changes\n\n<details>\n<summary>Pages</summary>\n\n</details>\n\n… and more, for which there is no room here.',
  )
})
