import { expect, test } from 'vitest'
import { codeInMarkdown, diffMarkdown, inMarkdown, sentenceInMarkdown } from '../../src/reporters/diff-markdown.ts'
import type { Comparison } from '../../src/reporters/diff-words.ts'
import { diffHandbooks } from '../../src/views/diff/diff.ts'
import { hostile, shownByForge as shown } from '../support/forge-markdown.ts'
import { handbookOf, page } from '../support/handbooks.ts'

test.each(hostile)('%s is shown as it is written', (text) => {
  const expected = text.replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;')
  const made = shown(inMarkdown(text)).replaceAll('<!-- -->', '')
  expect(made).toBe(`<p>${expected}</p>`)
})

test.each([
  '@everyone',
  'fixes #12',
  'GH-12',
  'see !12',
  'a ~bug',
  'in %3',
  'the $5 one',
  ':tada:',
  'https://evil.example',
  'www.evil.example',
])('%s calls nobody', (text) => {
  expect(inMarkdown(text)).toContain('<!-- -->')
  expect(shown(inMarkdown(text))).not.toContain('<a')
})

test('what a message has between backticks is code, whatever is in it', () => {
  expect(shown(sentenceInMarkdown('Unexpected `<b>` and `@all`, expected *one*'))).toBe(
    '<p>Unexpected <code>&#x3C;b></code> and <code>@all</code>, expected *one*</p>',
  )
  expect(shown(codeInMarkdown('a`b``c'))).toBe('<p><code>a`b``c</code></p>')
})

const sides = {
  from: 'a',
  to: 'b',
  isFirst: false,
  errors: { from: 0, to: 0 },
  introduced: [],
  solved: [],
  prefix: '',
  prefixBefore: '',
}

const compared = (was: Record<string, string>, is: Record<string, string>, more: Partial<Comparison> = {}): string =>
  diffMarkdown({ ...sides, diff: diffHandbooks(handbookOf(was), handbookOf(is)), ...more }, () => undefined)

const quoted = (text: string) => JSON.stringify(text)

test('a handbook of hostile titles becomes a comment without any markup but its own', () => {
  const files = (owner: string, text: string) => ({
    'roles/em.md': page(`title: ${quoted(hostile[0]!)}`, 'short: "@all | **x**"', 'ownerRole: em'),
    'roles/tl.md': page(`title: ${quoted(hostile[1]!)}`, 'ownerRole: em'),
    'responsibilities/x.md': `${page(`title: ${quoted(hostile.join(' '))}`, `ownerRole: ${owner}`)}\n${text}\n`,
  })
  const made = compared(files('em', 'One `</details>` here.'), files('tl', 'Two `<script>` there @all.'))
  const own = /<\/?(?:details|summary|table|thead|tbody|tr|td|th|h3|p|ul|li|strong|code|del|ins)>|<!-- -->/g
  expect(shown(made).replace(own, '')).not.toMatch(/<[a-z/!]/i)
  expect(made.match(/<\/details>/g)).toHaveLength(made.match(/<details>/g)!.length)
  // One table of two columns.
  expect(
    made
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.match(/(?<!\\)\|/g)?.length),
  ).toEqual([3, 3, 3])
})

test('when nothing changed, the comment is one line', () => {
  expect(compared({}, {})).toBe('### Handbook changes: **none**')
})

test('the team of a role is mentioned as reviewer', () => {
  const files = (owner: string) => ({
    'roles/em.md': page('title: Engineering Manager', 'ownerRole: em'),
    'roles/tl.md': page('title: Tech Lead', 'ownerRole: em'),
    'responsibilities/x.md': page('title: X', `ownerRole: ${owner}`),
  })
  const to = handbookOf(files('tl'), { owners: { em: '@acme/managers', tl: '@acme/leads <b>' } })
  const made = diffMarkdown({ ...sides, diff: diffHandbooks(handbookOf(files('em')), to) }, () => undefined)
  expect(made).toContain(
    'Needs review from: owners of `roles/em.md` (@acme/managers), owners of `roles/tl.md` (@<!-- -->acme/leads \\<b\\>).',
  )
})

test('a thousand changed pages fit in a comment', () => {
  const many = (text: string) =>
    Object.fromEntries(
      Array.from({ length: 1_000 }, (_, at) => [`guides/${at}.md`, `# Guide ${at}\n\n${text} of the guide ${at}.\n`]),
    )
  const made = compared(many('The old words'), { ...many('Quite other words'), 'roles/em.md': page('title: EM') })
  expect(made.length).toBeLessThan(65_000)
  expect(made).toContain('and 901 more')
})

test('a comment about the configuration alone lists no pages', () => {
  const files = { 'roles/em.md': page('title: EM') }
  const [from, to] = [handbookOf(files, { title: 'Old' }), handbookOf(files, { title: 'New' })]
  const made = diffMarkdown({ ...sides, diff: diffHandbooks(from, to) }, () => undefined)
  expect(made).toContain('**patch** `handbook.yaml` changed')
  expect(made).not.toContain('Pages touched')
})

test('a comment says first that errors make its claims doubtful', () => {
  const moved = (owner: string) => ({
    'roles/em.md': page('title: EM'),
    'responsibilities/a.md': page('title: A', `ownerRole: ${owner}`),
  })
  const made = compared(moved('em'), moved('emm'), { errors: { from: 0, to: 1 } })
  const [, second] = made.split('\n\n')
  expect(second).toBe('With 1 error in b, some of what changed may be missing here, and some may only seem gone.')
})

test('a comment is never longer than a forge accepts, and says how much more there is', () => {
  const files = (owner: string) =>
    Object.fromEntries([
      ['roles/em.md', page('title: EM')],
      ['roles/tl.md', page('title: TL')],
      ...Array.from({ length: 300 }, (_, at) => [
        `responsibilities/r${at}.md`,
        `${page(`title: ${at} ${'long '.repeat(200)}`, `ownerRole: ${owner}`, `summary: ${owner.repeat(900)}`)}\n${`${owner} `.repeat(500)}\n`,
      ]),
    ])
  const made = compared(files('em'), files('tl'))
  expect(made.length).toBeLessThan(65_536)
  expect(made).toMatch(/^\| … \| and \d+ more \|$/m)
})
