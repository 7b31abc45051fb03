import { describe, expect, test } from 'vitest'
import { render } from '../../src/render/render.ts'
import { siteView } from '../../src/views/site.ts'
import { handbookOf, leads, page } from '../support/handbooks.ts'
import { hrefs, mainAt, pageAt } from '../support/site.ts'

const reviewed: Record<string, string> = {
  ...leads,
  'guides/late.md': page('title: Late', 'ownerRole: em', 'reviewedOn: 2025-08-31'),
  'guides/often.md': page('title: Often', 'ownerRole: em', 'reviewedOn: 2026-01-31', 'reviewEvery: 1 month'),
  'guides/also-late.md': page('title: Also late', 'ownerRole: em', 'reviewedOn: 2025-08-29'),
  'guides/nobodys.md': page('title: Nobody’s', 'reviewedOn: 2026-04-01'),
  'aors/build.md': page(
    'title: Build',
    'ownerRole: tl',
    'holder: A',
    'reviewedOn: 2026-01-01',
    'grantedOn: 2026-02-01',
  ),
}

const inWords = (files: Record<string, string>, config = {}) =>
  mainAt(handbookOf(files, config), 'freshness.html', 'freshness').groups.map(({ role, pages }) => [
    role?.id,
    ...pages.map(({ title, due }) => `${title} ${due}`),
  ])

describe('the page of reviews', () => {
  test('has the pages of each role, what is due first at the top', () => {
    expect(inWords(reviewed)).toEqual([
      ['em', 'Also late 2026-02-28', 'Late 2026-02-28', 'Often 2026-02-28'],
      ['tl', 'Build 2026-08-01'],
      [undefined, 'Nobody’s 2026-10-01'],
    ])
  })

  test('knows how often the handbook wants its pages reviewed', () => {
    expect(inWords(reviewed, { reviewEvery: '2 weeks' })).toEqual([
      ['em', 'Also late 2025-09-12', 'Late 2025-09-14', 'Often 2026-02-28'],
      ['tl', 'Build 2026-02-15'],
      [undefined, 'Nobody’s 2026-04-15'],
    ])
  })

  test('leaves out what is retired, hidden or a draft', () => {
    const files = {
      ...leads,
      'guides/a.md': page('title: A', 'reviewedOn: 2026-01-01'),
      'guides/b.md': page('title: B', 'reviewedOn: 2026-01-01', 'status: historical'),
      'guides/c.md': page('title: C', 'reviewedOn: 2026-01-01', 'hidden: true'),
      'guides/d.md': page('title: D', 'reviewedOn: 2026-01-01', 'status: draft'),
    }
    expect(inWords(files)).toEqual([[undefined, 'A 2026-07-01']])
  })

  test('does not exist when no page has a review date, or an author has written such a page', () => {
    expect(hrefs(handbookOf(leads))).not.toContain('freshness.html')
    const own = { ...reviewed, 'freshness.md': '# Ours\n' }
    expect(pageAt(handbookOf(own), 'freshness.html').main.kind).toBe('guide')
  })

  test('is the last of the pages that say who owns what, and can be linked to', () => {
    const handbook = handbookOf({ ...reviewed, 'guides/link.md': '[Due](../freshness.html)\n' })
    const section = pageAt(handbook, 'freshness.html').frame.navigation.find(({ title }) => title === 'At a glance')
    expect(section?.children.at(-1)).toMatchObject({ title: 'Due for review', href: 'freshness.html' })
    expect(handbook.targets.get('guides/link.md')?.get('../freshness.html')).toMatchObject({ kind: 'generated' })
  })
})

test('programs get the same data, by the id of the owner', () => {
  const files = render(siteView(handbookOf(reviewed)))
  const { groups } = JSON.parse(String(files.find(({ path }) => path === 'freshness.json')?.contents))
  expect(groups.map(({ role }: { role?: string }) => role)).toEqual(['em', 'tl', undefined])
  expect(groups[1]).toEqual({
    role: 'tl',
    title: 'Tech Lead',
    pages: [
      {
        title: 'Build',
        href: 'aors/build.html',
        reviewedOn: '2026-02-01',
        reviewEvery: '6 months',
        due: '2026-08-01',
      },
    ],
  })
})

test('a reader sees the day when each page is due and where the data is', () => {
  const files = render(siteView(handbookOf(reviewed)))
  const html = String(files.find(({ path }) => path === 'freshness.html')?.contents)
  expect(html).toContain('<time datetime="2026-02-28">2026-02-28</time>')
  expect(html).toContain('every month')
  expect(html).toContain('<a href="freshness.json">freshness.json</a>')
})

test('without the page of reviews there is no data either', () => {
  expect(render(siteView(handbookOf(leads))).map(({ path }) => path)).not.toContain('freshness.json')
})
