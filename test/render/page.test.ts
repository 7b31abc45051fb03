import { describe, expect, test } from 'vitest'
import { linkHeadings } from '../../src/render/markup.ts'
import { render, renderPage } from '../../src/render/render.ts'
import { secondStylesheets, siteStylesheet } from '../../src/render/stylesheets.ts'
import type { PageView } from '../../src/views/pages.ts'
import { siteView } from '../../src/views/site.ts'
import { handbookOf, leads, page } from '../support/handbooks.ts'
import { htmlProblems } from '../support/html.ts'
import { frame } from '../support/sample-handbook.ts'
import {
  bareRolePage,
  combinedRolePage,
  homePage,
  matrixPage,
  plainHomePage,
  rolePage,
  samples,
  timePage,
} from '../support/sample-pages.ts'
import { pageAt } from '../support/site.ts'

const htmlOf = (view: PageView) => String(renderPage(view).contents)
const textOf = (view: PageView) =>
  htmlOf(view)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

// Two rules are about spelling that Preact decides. Checkboxes may share a name, as the columns of a matrix do.
describe.each(Object.entries(samples))('the page %s', (_name, view) => {
  const html = htmlOf(view)

  test('is valid HTML', async () => {
    expect(await htmlProblems(html)).toEqual([])
  })

  test('has no inline script or style and makes no request to another host', () => {
    expect(html).not.toMatch(/<script(?! src="[^"]+"(?: defer)?><\/script>)|<style|\sstyle=|\son\w+=/)
    expect(html.match(/<(?:link|img|script)[^>]+(?:href|src)="(?:https?:)?\/\/[^"]*"/g)).toBeNull()
  })

  test('has one heading of level 1, and skips no level below it', () => {
    const ranks = [...html.matchAll(/<h([1-6])/g)].map(([, rank]) => Number(rank))
    expect(ranks.filter((rank) => rank === 1)).toHaveLength(1)
    for (const [index, rank] of ranks.entries()) expect(rank).toBeLessThanOrEqual((ranks[index - 1] ?? 0) + 1)
  })

  test('has each id once', () => {
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
    expect(ids).toEqual([...new Set(ids)])
  })
})

test('a site has one style sheet and one script that every page loads, named after their content', () => {
  const { print, data } = siteView(handbookOf({ 'a.md': '# A' }))
  const files = render({ pages: [rolePage, plainHomePage], print, data, assets: [] })
  expect(files.map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      'roles/tl.html',
      'index.html',
      expect.stringMatching(/^assets\/site\.[0-9a-f]{8}\.css$/),
      expect.stringMatching(/^assets\/site\.[0-9a-f]{8}\.js$/),
    ]),
  )
  expect(files[0]!.contents).toContain(`href="../${siteStylesheet().path}"`)
})

test('the same view makes the same bytes', () => {
  expect(htmlOf(rolePage)).toBe(htmlOf(structuredClone(rolePage)))
})

test('titles are shown as text, whatever is in them', () => {
  const evil = '<img src=x onerror=alert(1)>"\'&'
  const html = htmlOf(
    JSON.parse(JSON.stringify(matrixPage).replaceAll('Engineering Manager', JSON.stringify(evil).slice(1, -1))),
  )
  expect(html).not.toContain('<img')
  expect(html).toContain('&lt;img')
})

test('a style sheet of the handbook comes after ours', () => {
  const site = { title: 'H', home: 'index.html', stylesheets: ['my styles.css'] }
  const html = htmlOf({ ...rolePage, frame: frame('TL', 'roles/tl.html', { site }) })
  expect(html).toMatch(/assets\/site\.\w+\.css"\/><link rel="stylesheet" href="\.\.\/my%20styles\.css"/)
})

test('a role begins with what readers come for, and folds what is left to read after its author’s words', () => {
  const html = htmlOf(rolePage)
  const [open, folded] = html.split('<details class="read-on">')
  const ids = (text = '') => [...text.matchAll(/<h2 id="([^"]*)"/g)].map(([, id]) => id)
  expect(ids(open)).toEqual(['rb-accountable', 'rb-shares', 'rb-supports', 'rb-not-owned', 'one-person'])
  expect(ids(folded?.split('</details></div></article>')[0])).toEqual(
    expect.arrayContaining(['rb-examples', 'rb-everyone']),
  )
})

test('where a role is used stands in what its page folds, and of any other page below it', () => {
  const name = 'Where this is used'
  const [open, folded] = htmlOf(rolePage).split('<details class="read-on">')
  const [fold, after] = folded!.split('</details></div></article>')
  expect(fold).toMatch(/<summary>.*Where this is used<\/span><\/summary>/)
  expect(fold).toContain('href="../guides/adapting-the-default.html"')
  expect(`${open}${after}`).not.toContain(name)
  const [article, below] = htmlOf(matrixPage).split('</article>')
  expect(article).not.toContain(name)
  expect(below).toContain(name)
})

test('the handbook as one document leaves out where each page is used', () => {
  const { pages, print, data } = siteView(handbookOf(leads))
  expect(pages.find(({ frame }) => frame.href === 'roles/em.html')!.frame.backlinks).not.toEqual([])
  const book = render({ pages, print, data, assets: [] }).find(({ path }) => path === 'print.html')!
  expect(book.contents).toContain('Read on')
  expect(book.contents).not.toContain('rb-backlinks')
})

test('the link of a heading to itself says its words and what its images show, and no number of a footnote', () => {
  const text = '# A\n\n## Ask [[tl]][^1]\n\n## One<br>two\n\n## ![The plan](t.png) of ours\n\n[^1]: A note.\n'
  const handbook = handbookOf({ ...leads, 'guides/a.md': text, 't.png': 'no picture' })
  const labels = [...htmlOf(pageAt(handbook, 'guides/a.html')).matchAll(/aria-label="Link to section ([^"]*)"/g)]
  expect(labels.map(([, label]) => label)).toEqual(['Ask Tech Lead', 'One two', 'The plan of ours'])
  const shown = linkHeadings(
    '<h2 id="a"><img src="t.png" alt="The plan" loading="lazy"> of ours</h2>',
    (title) => title,
  )
  expect(shown).toContain('aria-label="The plan of ours"')
})

test('the current page is marked in the navigation', () => {
  expect(htmlOf(rolePage)).toContain('<a href="tl.html" aria-current="page">Tech Lead</a>')
})

test('a matrix ends with load and time, and marks a sum of two jobs as one', () => {
  const text = textOf(matrixPage)
  expect(text).toContain('5 + 1 shared 4 + 1 shared 10')
  expect(text).toContain('200 % more than one full-time job')
  expect(text).toContain('if halved: 30 / 30 / 40')
})

test('a role page says how two jobs add up', () => {
  expect(textOf(combinedRolePage)).toContain('200 % is more than one full-time job; if halved: 30 / 30 / 40.')
})

test('ranges of time are shown as ranges, and their sum as one job', () => {
  const text = textOf(timePage)
  expect(text).toContain('30–50 %')
  expect(text).toMatch(/Sum 100 % .*Not stated 100 %/)
})

test('a role without duties has no empty sections', () => {
  const html = htmlOf(bareRolePage)
  expect(html).not.toMatch(/<section|<ul[^>]*><\/ul>|<dl[^>]*><\/dl>|<nav class="contents"/)
  expect(textOf(bareRolePage)).toContain('Historical')
})

test('the first page says what each role answers for, and what it supports if it answers for nothing', () => {
  const feet = [...htmlOf(homePage).matchAll(/<p class="card-foot">(.*?)<\/p>/g)].map(([, text]) => text)
  expect(feet).toEqual([
    '<span>Accountable for 5, shares 1</span>',
    '<span>Accountable for 4, shares 1</span>',
    '<span>Accountable for 10</span><span class="tag">EM and TL in one</span>',
    '<span>Supports 3</span>',
  ])
  const { main } = homePage
  if (main.kind !== 'home') throw new Error(main.kind)
  const roles = main.roles.map((role) => ({ ...role, load: bareLoad, supports: 0, combines: [] }))
  expect(htmlOf({ ...homePage, main: { ...main, roles } })).not.toContain('card-foot')
})

const bareLoad = { accountable: 0, shared: 0, total: 0 }

test('a handbook of plain pages has a home without anything about roles', () => {
  const text = textOf(plainHomePage)
  expect(text).not.toMatch(/Roles|Focuses|Accountable/)
  expect(text).toContain('Contents Guides How to read this handbook')
})

test('a page ends with who keeps it, and where to report a problem', () => {
  const { keptBy, reportUrl } = {
    keptBy: { id: 'em', title: 'Engineering Manager', short: 'EM', href: 'roles/em.html' },
    reportUrl: 'https://example.com/issues/new',
  }
  const html = htmlOf({ ...rolePage, frame: { ...rolePage.frame, keptBy, reportUrl } })
  expect(html).toMatch(/Maintained by <a class="role-link" href="em.html">/)
  expect(html).toContain('<a href="https://example.com/issues/new" rel="noopener">Report a problem</a>')
})

test('a logo is also the icon of the site in the browser', () => {
  const site = { ...rolePage.frame.site, logo: 'assets/logo.0a1b2c3d.svg' }
  const html = htmlOf({ ...rolePage, frame: { ...rolePage.frame, site } })
  expect(html).toContain('<link rel="icon" href="../assets/logo.0a1b2c3d.svg"/>')
})

test('the first page has a search field, a link to whom to go to, and situations of all roles in turn', () => {
  const { main } = homePage
  if (main.kind !== 'home') throw new Error(main.kind)
  const [em, tl] = main.roles
  const responsibility = { title: 'Staffing', href: 'responsibilities/staffing.html' }
  const situations = [
    { when: 'A role is open.', role: em!, responsibility },
    { when: 'A design is stuck.', role: tl!, responsibility },
  ]
  const who = { title: 'Who do I go to?', href: 'who.html' }
  const html = htmlOf({ ...homePage, main: { ...main, search: 'search.html', who, situations } })
  expect(html).toMatch(
    /<form class="ask" action="search.html"><label for="rb-ask">[^<]+<\/label><div class="ask-fields"><input id="rb-ask" type="search" name="q"/,
  )
  expect(html.indexOf('id="rb-situations"')).toBeLessThan(html.indexOf('id="rb-about"'))
  expect(html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).toContain('A design is stuck. TL Tech Lead about Staffing')
})

test('the first page of a handbook without roles asks for nothing but words to look for', () => {
  const { main } = homePage
  if (main.kind !== 'home') throw new Error(main.kind)
  const html = htmlOf({ ...homePage, main: { ...main, search: 'search.html', roles: [] } })
  const [form] = /<form class="ask[\s\S]*?<\/form>/.exec(html)!
  expect(
    form
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  ).toBe('Search the handbook Search')
  expect(form).not.toContain('placeholder')
})

test('a page ends with when and by whom it was changed, and where to edit it', () => {
  expect(textOf(rolePage)).toContain('Last changed 1 April 2026 by Ada Lovelace, Bob Edit this page History')
  expect(htmlOf(rolePage)).toContain('<time datetime="2026-04-01">1 April 2026</time>')
  const { changed, authors, editUrl, historyUrl, ...rest } = rolePage.frame
  expect(textOf({ ...rolePage, frame: { ...rest, changed: '2025-12-31' } })).toContain('Last changed 31 December 2025 ')
  expect(htmlOf({ ...rolePage, frame: rest })).not.toMatch(/Last changed|<time|Edit this page/)
  expect(htmlOf({ ...rolePage, frame: { ...rest, editUrl: editUrl! } })).not.toContain('Last changed')
})

test('every class of a component has a rule in the style sheet, or is what a script looks for', () => {
  const css = [siteStylesheet(), secondStylesheets().at(-1)!].map(({ contents }) => contents).join('')
  const ofAuthors = /^(hljs|language-|function_|markdown-alert-|contains-)/
  const ofScripts = ['shown', 'sides']
  const used = Object.values(samples).flatMap((view) => [...htmlOf(view).matchAll(/\sclass="([^"]*)"/g)])
  const names = new Set(used.flatMap(([, value]) => value!.split(' ')).filter((name) => !ofAuthors.test(name)))
  for (const name of ofScripts) names.delete(name)
  expect([...names].filter((name) => !css.includes(`.${name}`))).toEqual([])
})

test('a link to the title of a page leads to it, on its page and where all pages are one document', () => {
  const { pages, print, data } = siteView(
    handbookOf({
      'index.md': '# Our *guide*\n\n[up](#our-guide)',
      'a.md': '[x](index.md#our-guide) [[index#our-guide]]',
    }),
  )
  const files = render({ pages, print, data, assets: [] })
  const text = (path: string) => String(files.find((file) => file.path === path)!.contents)
  expect(text('index.html')).toContain('<h1 id="our-guide">Our <em>guide</em></h1>')
  expect(text('index.html')).toContain('<a href="#our-guide">up</a>')
  expect(text('a.html').match(/href="index\.html#our-guide"/g)).toHaveLength(2)
  const whole = text('print.html')
  expect(whole).toContain('id="page-index--our-guide"')
  expect(whole.match(/href="#page-index--our-guide"/g)).toHaveLength(3)
})

test('a page is made once, when its file is read', () => {
  let read = 0
  const counted = {
    ...rolePage,
    get main() {
      read += 1
      return rolePage.main
    },
  }
  const { print, data } = siteView(handbookOf({ 'a.md': '# A' }))
  const files = render({ pages: [counted], print, data, assets: [] })
  const before = read
  const page = files.find(({ path }) => path === rolePage.frame.href)!
  expect(read).toBe(before)
  expect(page.contents).toContain('<h1')
  const after = read
  expect(after).toBeGreaterThan(before)
  expect(page.contents).toContain('<h1')
  expect(read).toBe(after)
})

describe('keys that every page may have', () => {
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

  test.each(kinds)('a %s without the key has no empty place for it', (kind) => {
    expect(shown(kind)).not.toMatch(/Also called (?!X )|Maintained by|Reviewed|Sources|What it looks like|Historical/)
  })

  test.each(['team', 'person', 'term', 'release', 'guide', 'practice', 'path', 'assessment'])(
    'the owner of a %s keeps it',
    (kind) => expect(shown(kind, 'ownerRole: em')).toContain('Maintained by EM Engineering Manager'),
  )

  test('an alias that may also mean another role says so', () => {
    expect(shown('role', 'aliases: {name: Lead, ambiguous: true}')).toContain('sometimes used for other roles too')
    expect(shown('term', 'aliases: {name: Lead, ambiguous: true}')).toContain('sometimes used for other things too')
  })

  test('a name that is given twice is shown once, and a title is not listed as its own alias', () => {
    expect(shown('role', 'short: SU', 'aliases: [SU, Other, Subject, Other]')).toContain('Also called SU, Other ')
  })

  test('an old address among the aliases of a guide is not shown as a name', () => {
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
    expect(html).toMatch(/Sources<a [^>]*><\/a><\/h2><ul class="standards"><li>A book/)
  })

  test('a page with all these keys is valid HTML', async () => {
    const all = keys.map(([, written]) => written).filter((line) => !/^(aliases: \{|examples: \{|order)/.test(line))
    const files = {
      ...others,
      'guides/x.md': page('title: X', 'alternates: {de: y.md}', ...all),
      'guides/y.md': '# Y\n',
    }
    const html = String(renderPage(pageAt(handbookOf(files), 'guides/x.html')).contents)
    expect(await htmlProblems(html)).toEqual([])
  })

  const escaped = (text: string) => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
})
