import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { buildSync } from 'esbuild'
import { expect, test } from 'vitest'

const size = (text: string | Uint8Array) => gzipSync(text, { level: 9 }).length
const built = (name: string) => readFileSync(`dist/templates/client/${name}.js`)

/** The search as we wrote it. */
function withoutLibrary(): Uint8Array {
  const { outputFiles } = buildSync({
    entryPoints: ['templates/client/search.ts'],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    external: ['minisearch'],
    write: false,
  })
  return outputFiles[0]!.contents
}

test('the scripts of the site are small: all of ours that a page can load 8 KB, what every page loads 2 KB', () => {
  const sizes = {
    site: size(built('site')),
    redirect: size(built('redirect')),
    matrix: size(built('matrix')),
    terms: size(built('terms')),
    who: size(built('who')),
    assessment: size(built('assessment')),
    'search without its library': size(withoutLibrary()),
    'search with its library': size(built('search')),
  }
  console.log(sizes)
  expect(sizes.site).toBeLessThanOrEqual(2 * 1024)
  const { site, terms, matrix, who, assessment, 'search without its library': search } = sizes
  // A page loads the script of its own kind and no other.
  expect(site + terms + search + Math.max(matrix, who, assessment)).toBeLessThanOrEqual(8 * 1024)
  // And all that we wrote, packed as one, is no more.
  const names = ['site', 'redirect', 'matrix', 'terms', 'who', 'assessment']
  const together = size(Buffer.concat([...names.map(built), withoutLibrary()]))
  console.log({ together })
  expect(together).toBeLessThanOrEqual(8 * 1024)
})
