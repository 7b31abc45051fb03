import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { describe, expect, test } from 'vitest'
import type { Fragment } from '../../src/parse/types.ts'
import { fillFragment, withTerms } from '../../src/render/fill.ts'
import { makeGlossary } from '../../src/render/glossary.ts'
import { explained } from '../../src/views/entities.ts'
import { proseView } from '../../src/views/prose.ts'
import type { Explained } from '../../src/views/refs.ts'
import fc, { runs } from '../support/cases.ts'
import { handbookOf, page } from '../support/handbooks.ts'
import { bestTime } from '../support/time.ts'

const term = (title: string, ...aliases: string[]) =>
  page(`title: ${title}`, `summary: What ${title} means.`, `aliases: ${JSON.stringify(aliases)}`)

/** What a guide comes to, its terms between brackets: `{word|page}`. */
function marked(text: string, terms: Record<string, string>, path = 'guides/a.md'): string {
  const handbook = handbookOf({
    ...Object.fromEntries(Object.entries(terms).map(([id, term]) => [`glossary/${id}.md`, term])),
    ...(path.startsWith('guides/') && { [path]: text }),
  })
  const written = proseView(handbook, new Map(), handbook.pages.get(path)!)
  const uses = makeGlossary(explained(handbook)).uses(written, handbook.hrefs.get(path)!)
  const link = (href: string) => href
  const html = fillFragment(withTerms(written.body, uses, link), { resolved: written.resolved, link })
  return html
    .replace(/<a class="term" href="glossary\/(.*?)\.html" aria-describedby="[^"]*">(.*?)<\/a>/gs, '{$2|$1}')
    .replace(/\n/g, ' ')
}

const common = {
  charter: term('Charter', 'team charter'),
  doc: term('Design doc', 'design docs'),
  dri: term('Accountable', 'DRI'),
}

describe('a term', () => {
  test('is explained where a section uses it first, and again in the next section', () => {
    const text = 'A charter, and the charter.\n\n## Two\n\nThe team charter, not a Charter.\n\n- a design doc\n'
    expect(marked(text, common)).toMatch(
      /^<p>A \{charter\|charter\}, and the charter\.<\/p> <h2.*<\/h2> <p>The \{team charter\|charter\}, not a Charter\.<\/p> .*\{design doc\|doc\}/,
    )
  })

  test.each([
    ['a heading', '# Title\n\n## The charter'],
    ['code', 'See `charter`.\n\n```\ncharter\n```'],
    ['a link', 'See [the charter](https://example.com/charter).'],
    ['an attribute', 'See <span title="the charter > all">this</span> and ![charter](charter.png "charter").'],
    ['a name to click', '<details><summary>The charter</summary></details>'],
    ['a longer word', 'Uncharter, charters, charter-like, co-charter, charter_x, me@charter.'],
    ['another way to write an abbreviation', 'A dri and a Dri.'],
    ['an entity', 'Charlie &amp; Co. &lt; all &gt;'],
  ])('is left alone in %s', (_, text) => {
    expect(marked(text, { ...common, x: term('x26'), amp: term('amp') })).not.toContain('{')
  })

  test.each([
    ['a line break', 'A design\ndoc.', '{design doc|doc}'],
    ['emphasis', 'A *charter*s.', '<em>{charter|charter}</em>'],
    ['the start of a sentence', 'Charter first.', '{Charter|charter} first'],
    ['an abbreviation', 'The DRI.', '{DRI|dri}'],
    ['a footnote', 'See[^1].\n\n[^1]: The charter.', '{charter|charter}'],
    ['a list below a link', 'See [x](b.md "a > b").\n\n- charter\n', '{charter|charter}'],
  ])('is found in %s', (_, text, shown) => {
    expect(marked(text, common)).toContain(shown)
  })

  test('is explained once before a heading that is inside something else', () => {
    const html = marked('- A charter, the charter.\n\n  ## Two\n\n  The charter.', common)
    expect(html.match(/\{charter\|charter\}/g)).toHaveLength(2)
  })

  test('with a longer name goes before one with a shorter', () => {
    const terms = { doc: term('Doc'), design: term('Design doc') }
    expect(marked('A design doc and a doc, design docs.', terms)).toBe(
      '<p>A {design doc|design} and a {doc|doc}, design docs.</p>',
    )
  })

  test('with letters of any script or signs of HTML is found', () => {
    const terms = { rd: term('R&D'), tokyo: term('東京'), uber: term('Überblick'), cpp: term('C++') }
    expect(marked('R&D, der Überblick, xÜberblick, 今東京へ, C++.', terms)).toBe(
      '<p>{R&#x26;D|rd}, der {Überblick|uber}, xÜberblick, 今{東京|tokyo}へ, {C++|cpp}.</p>',
    )
  })

  test('and its abbreviation in brackets are two names', () => {
    expect(
      marked('An SLO.\n\n## Two\n\nA service level objective.', { slo: term('Service level objective (SLO)') }),
    ).toMatch(/\{SLO\|slo\}.*\{service level objective\|slo\}/)
  })

  test('that can mean something else, has ended or is this very page is left alone', () => {
    const unclear = page('title: Program', 'summary: S.', 'aliases: [{ name: program, ambiguous: true }, programme]')
    const ended = page('title: Pillar', 'summary: S.', 'status: historical')
    expect(marked('A program, a programme, a pillar.', { unclear, ended })).toBe(
      '<p>A program, a {programme|unclear}, a pillar.</p>',
    )
    expect(marked('', { charter: `${term('Charter')}\nA charter.` }, 'glossary/charter.md')).not.toContain('{')
  })

  test('that the author links to is explained there', () => {
    const html = marked('A [charter](../glossary/charter.md#top), then a charter.', common)
    expect(html).toBe(
      '<p>A <a aria-describedby="rb-term-1" href="glossary/charter.html">charter</a>, then a charter.</p>',
    )
  })
})

const words = fc.constantFrom(
  'charter',
  'Design doc',
  'DRI',
  ' ',
  '\n\n',
  '## ',
  '`',
  '*',
  '<b title="charter>">',
  '</b>',
  '[',
  '](b.md)',
  '&amp;',
  '[^1]',
  'x',
  '- ',
  '<details>',
  '![charter](x.png)',
)

test('whatever the text, it stays the same, and each term becomes one link in a section', () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 30 }), (parts) => {
      const handbook = handbookOf({
        ...Object.fromEntries(Object.entries(common).map(([id, text]) => [`glossary/${id}.md`, text])),
        'guides/a.md': `x ${parts.join('')}\n\n[^1]: A charter.`,
      })
      const written = proseView(handbook, new Map(), handbook.pages.get('guides/a.md')!)
      const uses = makeGlossary(explained(handbook)).uses(written, 'guides/a.html')
      const filled = (body: Fragment) => fillFragment(body, { resolved: written.resolved, link: (href) => href })
      const html = filled(withTerms(written.body, uses, (href) => href))
      expect(html.replace(/<a class="term"[^>]*>(.*?)<\/a>/gs, '$1')).toBe(filled(written.body))
      for (const section of html.split(/(?=<h[1-6][ >])/)) {
        const ids = [...section.matchAll(/ aria-describedby="(rb-term-\d)"/g)].map(([, id]) => id)
        expect(new Set(ids).size).toBe(ids.length)
      }
      const tree = parseFragment(html)
      expect(linksIn(tree)).toHaveLength(uses.filter(({ length }) => length > 0).length)
      for (const around of linksIn(tree))
        expect(around.filter((name) => /^(a|code|pre|h\d|summary)$/.test(name))).toEqual([])
    }),
    { numRuns: runs(300) },
  )
})

/** Names of the elements around each term. */
function linksIn(node: DefaultTreeAdapterTypes.Node, around: readonly string[] = []): readonly (readonly string[])[] {
  if (!('childNodes' in node)) return []
  const isTerm = 'attrs' in node && node.attrs.some(({ name, value }) => name === 'class' && value === 'term')
  return [
    ...(isTerm ? [around] : []),
    ...node.childNodes.flatMap((child) => linksIn(child, [...around, node.nodeName])),
  ]
}

test('a long text with many terms is read in one pass', () => {
  const terms = Array.from({ length: 200 }, (_, at): Explained => {
    const title = `term${at} of things`
    return { title, href: `glossary/${at}.html`, summary: 'S.', names: [title] }
  })
  const { uses } = makeGlossary(terms)
  const part = '<p>Some words about term7 of things and of others, <em>all</em> of one kind.</p>\n'
  const best = (times: number) => bestTime(() => uses({ body: [part.repeat(times)], resolved: new Map() }, ''), 5)
  best(500)
  expect(best(16_000) / best(2000)).toBeLessThan(24)
})
