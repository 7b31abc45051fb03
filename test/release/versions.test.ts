import { describe, expect, test } from 'vitest'
import { type PlacedVersion, versionViews } from '../../src/release/versions.ts'

const pages = (pages: readonly string[], former: readonly (readonly [string, string])[] = []) => ({
  pages: ['index.html', ...pages],
  former,
})

const next: PlacedVersion = {
  ref: { name: 'next', state: 'next', folder: 'next/' },
  pages: pages(['roles/lead.html', 'new.html'], [['roles/tl.html', 'roles/lead.html']]),
}
const current: PlacedVersion = {
  ref: { name: '2.0.0', state: 'current', folder: '' },
  pages: pages(['roles/tl.html', 'both.html'], [['roles/pl.html', 'roles/tl.html']]),
}
const old: PlacedVersion = {
  ref: { name: '1.0.0', state: 'other', folder: '1.0.0/' },
  pages: pages(['roles/pl.html', 'gone.html', 'both.html']),
}
const viewOf = versionViews([next, current, old], 'https://example.com/handbook').of

const ways = (ref: PlacedVersion['ref'], href: string) =>
  viewOf(ref, href).versions.map(({ href, elsewhere, here }) =>
    [href, ...(elsewhere ? ['elsewhere'] : []), ...(here ? ['here'] : [])].join(' '),
  )

describe('a page of one version leads', () => {
  test('to the page of the same address in another', () => {
    expect(ways(old.ref, 'both.html')).toEqual(['../next/index.html elsewhere', '../both.html', 'both.html here'])
  })

  test('to the page that replaced it, and to what it was before', () => {
    expect(ways(old.ref, 'roles/pl.html')).toEqual([
      '../../next/index.html elsewhere',
      '../../roles/tl.html',
      'pl.html here',
    ])
    expect(ways(next.ref, 'roles/lead.html')).toEqual([
      'lead.html here',
      '../../roles/tl.html',
      '../../1.0.0/index.html elsewhere',
    ])
    expect(ways(current.ref, 'roles/tl.html')).toEqual([
      '../next/roles/lead.html',
      'tl.html here',
      '../1.0.0/roles/pl.html',
    ])
  })

  test('to the first page where there is no such page', () => {
    expect(ways(old.ref, 'gone.html')).toEqual([
      '../next/index.html elsewhere',
      '../index.html elsewhere',
      'gone.html here',
    ])
  })

  test('to the current version at the top, also from its own folder', () => {
    expect(ways({ ...current.ref, folder: '2.0.0/' }, 'both.html')).toEqual([
      ...['../next/index.html elsewhere', 'both.html here', '../1.0.0/both.html'],
    ])
  })
})

describe('search engines get', () => {
  test('the address of the page in the current version', () => {
    expect(viewOf(old.ref, 'roles/pl.html').canonical).toBe('https://example.com/handbook/roles/tl.html')
    expect(viewOf({ ...current.ref, folder: '2.0.0/' }, 'both.html').canonical).toBe(
      'https://example.com/handbook/both.html',
    )
    expect(viewOf(current.ref, 'both.html').canonical).toBe('https://example.com/handbook/both.html')
  })

  test('nothing where the current version has no such page, or the address of the site is not known', () => {
    expect(viewOf(old.ref, 'gone.html').canonical).toBeUndefined()
    expect(versionViews([next, current, old], undefined).of(old.ref, 'both.html').canonical).toBeUndefined()
  })
})

test('a page names the newest versions and its own, and leads to the one page that names all', () => {
  const many = Array.from({ length: 40 }, (_, at): PlacedVersion => {
    const name = `${40 - at}.0.0`
    return {
      ref: { name, state: at === 0 ? 'current' : 'other', folder: at === 0 ? '' : `${name}/` },
      pages: pages(['a.html']),
    }
  })
  const { of: viewOf } = versionViews([next, ...many], undefined)
  const oldest = viewOf(many.at(-1)!.ref, 'a.html')
  expect(oldest.versions.map(({ name }) => name)).toEqual([
    'next',
    ...many.slice(0, 11).map(({ ref }) => ref.name),
    '1.0.0',
  ])
  expect(oldest.all).toBe('../index.html#rb-versions')
  const first = viewOf(many[0]!.ref, 'index.html')
  expect(first.versions).toHaveLength(41)
  expect(first.all).toBeUndefined()
})

describe('the pages of a version are made again', () => {
  const hrefs = old.pages.pages
  const keyOf = (...versions: PlacedVersion[]) => versionViews(versions, 'https://example.com').key(old.ref, hrefs)
  const plus = (version: PlacedVersion, more: string) => ({
    ...version,
    pages: pages([...version.pages.pages, more], version.pages.former),
  })

  test('not when another version gets a page that has nothing to do with theirs', () => {
    expect(keyOf(plus(next, 'other.html'), current, old)).toBe(keyOf(next, current, old))
  })

  test.each([
    ['another version has one of their pages, too', [plus(next, 'gone.html'), current, old]],
    ['another version is the current one', [{ ...next, ref: { ...next.ref, state: 'current' } }, old]],
    ['there is one version less', [current, old]],
    ['a version is called otherwise', [{ ...next, ref: { ...next.ref, name: '3.0.0' } }, current, old]],
  ] as [string, PlacedVersion[]][])('when %s', (_, versions) => {
    expect(keyOf(...versions)).not.toBe(keyOf(next, current, old))
  })
})
