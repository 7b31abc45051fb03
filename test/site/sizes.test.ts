import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildSync } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { render } from '../../src/render/render.ts'
import { siteView } from '../../src/views/site.ts'
import { filesIn } from '../support/commands.ts'
import { handbookOf, page } from '../support/handbooks.ts'
import { builtStarter } from '../support/starter.ts'

const size = (contents: string | Uint8Array) => gzipSync(contents, { level: 9 }).length

/** What a browser asks for to show a page, the page first, with the gzipped size of each. */
function firstView(site: ReadonlyMap<string, string | Uint8Array>, path: string): Record<string, number> {
  const html = String(site.get(path))
  const asked = [...html.matchAll(/<(?:link rel="(?:stylesheet|icon)" href|script src|img[^>]* src)="([^"]+)"/g)]
    .map(([, url]) => url!)
    .filter((url) => !url.startsWith('data:'))
    .map((url) => posix.join(posix.dirname(path), url))
  return Object.fromEntries([path, ...new Set(asked)].map((one) => [one, size(site.get(one)!)]))
}

const sum = (sizes: Record<string, number>) => Object.values(sizes).reduce((all, one) => all + one, 0)

test('the first view of a role page takes 24 KB at most', async () => {
  const site = filesIn(builtStarter())
  for (const role of ['em', 'tl', 'tlm', 'pm', 'ic']) {
    const sizes = firstView(site, `roles/${role}.html`)
    if (role === 'tlm') console.log(sizes, sum(sizes))
    expect(sum(sizes), role).toBeLessThanOrEqual(24 * 1024)
  }
}, 120_000)

test('no page takes more than 5 requests in its first view', async () => {
  const site = filesIn(builtStarter())
  const pages = [...site.keys()].filter((path) => path.endsWith('.html') && path !== '404.html')
  const many = pages.filter((path) => Object.keys(firstView(site, path)).length > 5)
  expect(many).toEqual([])
}, 120_000)

/** Words in an order of their own for each page, so that gzip cannot make light of it. */
function words(seed: number, count: number): string {
  const letters = 'etaoinshrdlu'
  let state = seed * 2654435761 + 1
  const next = () => {
    state = (state * 1664525 + 1013904223) % 4294967296
    return state / 4294967296
  }
  const word = () => Array.from({ length: 3 + Math.floor(next() * 5) }, () => letters[Math.floor(next() * 12)]).join('')
  return Array.from({ length: count }, word).join(' ')
}

test('a page of a handbook of 900 takes 30 KB at most', () => {
  const section = (name: string, pages: number, keys: readonly string[] = []) =>
    Array.from({ length: pages }, (_, index) => [
      `${name}/page-${index}.md`,
      `${page(`title: ${words(index, 3)}`, ...keys)}\n${words(index + 7, 400)}\n`,
    ])
  const folders = Array.from({ length: 30 }, (_, index) => section(`guides/part-${index}`, 20)).flat()
  const handbook = handbookOf(
    Object.fromEntries([
      ['roles/em.md', page('title: Engineering Manager')],
      ['focuses/people.md', page('title: People', 'ownerRole: em')],
      ...section('responsibilities', 100, ['ownerRole: em', 'coreFocus: people']),
      ...section('glossary', 100, ['summary: A word.']),
      ...section('practices', 98),
      ...folders,
    ]),
  )
  const site = new Map(render(siteView(handbook)).map(({ path, contents }) => [path, contents]))
  const pages = [
    'responsibilities/page-7.html',
    'glossary/page-7.html',
    'guides/part-7/page-7.html',
    'practices/page-7.html',
  ]
  for (const path of pages) {
    const sizes = firstView(site, path)
    console.log(path, sizes[path], sum(sizes))
    expect(sum(sizes), path).toBeLessThanOrEqual(30 * 1024)
  }
}, 240_000)

describe('scripts', () => {
  const size = (text: string | Uint8Array) => gzipSync(text, { level: 9 }).length
  const built = (name: string) => readFileSync(`dist/templates/client/${name}.js`)

  /** The search as we wrote it. */
  function withoutLibrary(): Uint8Array {
    const { outputFiles } = buildSync({
      entryPoints: ['templates/client/search.ts'],
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      external: ['minisearch'],
      // The licence is that of the library.
      legalComments: 'none',
      write: false,
    })
    return outputFiles[0]!.contents
  }

  test('the scripts of the site are small: 5 KB on any page until somebody searches, 16 KB for the search, and 3 KB for the sheet of a cell', () => {
    const sizes = {
      site: size(built('site')),
      redirect: size(built('redirect')),
      matrix: size(built('matrix')),
      terms: size(built('terms')),
      assessment: size(built('assessment')),
      search: size(built('search')),
      sheet: size(built('sheet')),
      filter: size(built('filter')),
      'search without its library': size(withoutLibrary()),
    }
    console.log(sizes)
    const { site, terms, matrix, assessment, search, sheet, filter } = sizes
    expect(site).toBeLessThanOrEqual(3 * 1024)
    // A page loads the script of its own kind and no other, and one of a matrix alone has no prose with terms.
    expect(site + Math.max(matrix, terms + assessment, terms + filter)).toBeLessThanOrEqual(5 * 1024)
    expect(search).toBeLessThanOrEqual(16 * 1024)
    expect(sheet).toBeLessThanOrEqual(3 * 1024)
  })
})
