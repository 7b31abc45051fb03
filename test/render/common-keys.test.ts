import { describe, expect, test } from 'vitest'
import { renderPage } from '../../src/render/render.ts'
import { handbookOf, page } from '../support/handbooks.ts'
import { htmlProblems } from '../support/html.ts'
import { pageAt } from '../support/site.ts'

/** The smallest page of each kind, without any key that every kind may have. */
const smallest: Record<string, readonly [path: string, ...keys: string[]]> = {
  role: ['roles/x.md'],
  focus: ['focuses/x.md'],
  responsibility: ['responsibilities/x.md'],
  aor: ['aors/x.md', 'holder: Ada'],
  team: ['teams/x.md', 'roles: {}'],
  person: ['people/x.md'],
  practice: ['practices/x.md'],
  term: ['glossary/x.md'],
  path: ['paths/x.md', 'steps: []'],
  assessment: ['assessments/x.md', 'prompts: {}'],
  release: ['releases/1.0.0.md', 'date: 2026-04-01'],
  guide: ['guides/x.md'],
}
const kinds = Object.keys(smallest)

const others = {
  'roles/em.md': page('title: Engineering Manager', 'short: EM'),
  'focuses/people.md': page('title: People', 'ownerRole: em', 'summary: S.'),
}

/** A page's main part as text. */
function shown(kind: string, ...keys: readonly string[]): string {
  const [path, ...own] = smallest[kind]!
  const files = { ...others, [path]: page('title: Subject', ...own, ...keys) }
  const html = String(renderPage(pageAt(handbookOf(files), path.replace('.md', '.html'))).contents)
  return html
    .replace(/^[\s\S]*<main/, '<main')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,;)])/g, '')
}

const keys: readonly [key: string, written: string, seen: string | RegExp, except?: readonly string[]][] = [
  ['title', 'order: 1', 'Subject'],
  ['ownerRole', 'ownerRole: em', 'Engineering Manager'],
  // On a role the focuses are those of what it is accountable for, and a focus is one itself.
  ['coreFocus', 'coreFocus: people', 'Focus People', ['role', 'focus']],
  ['examples', 'examples: [Something happens.]', 'What it looks like Something happens.'],
  ['examples by horizon', 'examples: {short: [Soon.]}', 'What it looks like Short term : Soon.'],
  ['summary', 'summary: In short.', 'In short.'],
  ['aliases', 'aliases: [Second Name, Third]', /Also called (X, )?Second Name, Third/],
  [
    'an ambiguous alias',
    'aliases: {name: Lead, ambiguous: true}',
    /Also called (X, )?Lead \(sometimes used for other (roles|things) too\)/,
  ],
  ['status', 'status: historical', 'Historical'],
  ['reviewedOn', 'reviewedOn: 2026-03-01', 'Reviewed 2026-03-01'],
  ['reviewEvery', 'reviewEvery: 6 months', 'Reviewed every 6 months'],
  ['sources', 'sources: [A book, {title: A page, url: "https://example.com/x"}]', 'Sources A book A page'],
  ['inTensionWith', 'inTensionWith: people', 'People'],
]

describe.each(keys)('%s', (_, written, seen, except = []) => {
  test.each(kinds.filter((kind) => !except.includes(kind)))('is on the page of a %s', (kind) => {
    expect(shown(kind, written)).toMatch(typeof seen === 'string' ? escaped(seen) : seen)
  })
})

test.each(kinds)('a %s that says nothing has no empty place for it', (kind) => {
  expect(shown(kind)).not.toMatch(/Also called (?!X )|Kept by|Reviewed|Sources|What it looks like|Historical/)
})

test.each(['team', 'person', 'term', 'release', 'guide', 'practice', 'path', 'assessment'])(
  'the owner of a %s keeps it',
  (kind) => expect(shown(kind, 'ownerRole: em')).toContain('Kept by EM Engineering Manager'),
)

test('an alias that may be another role too says so', () => {
  expect(shown('role', 'aliases: {name: Lead, ambiguous: true}')).toContain('sometimes used for other roles too')
  expect(shown('term', 'aliases: {name: Lead, ambiguous: true}')).toContain('sometimes used for other things too')
})

test('a name that is said twice is said once, and a title is no alias of itself', () => {
  expect(shown('role', 'short: SU', 'aliases: [SU, Other, Subject, Other]')).toContain('Also called SU, Other ')
})

test('an old address among the aliases of a guide is no name', () => {
  expect(shown('guide', 'aliases: [/old/place/, old.html, Beginning]')).toContain('Also called Beginning ')
})

test('sources are links where they have an address that is safe to follow', () => {
  const html = (url: string) => {
    const files = { 'a.md': page(`sources: [{title: Source, url: "${url}"}]`) }
    return String(renderPage(pageAt(handbookOf(files), 'a.html')).contents)
  }
  expect(html('https://example.com/x?a&b')).toContain(
    '<a href="https://example.com/x?a&amp;b" rel="noopener">Source</a>',
  )
  expect(html('javascript:alert(1)')).toContain('<li>Source</li>')
})

test('the handbook’s own page has its sources too', () => {
  const html = String(renderPage(pageAt(handbookOf({ 'README.md': page('sources: A book') }), 'index.html')).contents)
  expect(html).toMatch(/Sources<\/h2><ul class="standards"><li>A book/)
})

test('a page with all of it is valid HTML', async () => {
  const all = keys.map(([, written]) => written).filter((line) => !/^(aliases: \{|examples: \{|order)/.test(line))
  const files = { ...others, 'guides/x.md': page('title: X', 'alternates: {de: y.md}', ...all), 'guides/y.md': '# Y\n' }
  const html = String(renderPage(pageAt(handbookOf(files), 'guides/x.html')).contents)
  expect(await htmlProblems(html)).toEqual([])
})

const escaped = (text: string) => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
