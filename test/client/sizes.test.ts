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

test('the scripts of the site are small: all of ours 8 KB, what every page loads 2 KB', () => {
  const sizes = {
    theme: size(built('theme')),
    site: size(built('site')),
    redirect: size(built('redirect')),
    matrix: size(built('matrix')),
    'search without its library': size(withoutLibrary()),
    'search with its library': size(built('search')),
  }
  console.log(sizes)
  expect(sizes.theme + sizes.site).toBeLessThanOrEqual(2 * 1024)
  expect(sizes.theme + sizes.site + sizes.redirect + sizes.matrix + sizes['search without its library']).toBeLessThanOrEqual(8 * 1024)
})
