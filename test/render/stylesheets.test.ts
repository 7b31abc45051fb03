import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { moreStylesheet, siteStylesheet } from '../../src/render/stylesheets.ts'

const textsIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .join('\n')

const css = [siteStylesheet(), moreStylesheet()].map(({ contents }) => contents).join('')

test('every class in the style sheet is used', () => {
  const code = textsIn('templates') + textsIn('src')
  const composed = /^(hljs|language-|bucket-|align-|markdown-alert-|sr-only$|d[1-8][1-8]$)/
  const names = [...css.replace(/url\([^)]*\)/g, '').matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name!)
  const unused = [...new Set(names)].filter((name) => !composed.test(name) && !new RegExp(`\\b${name}\\b`).test(code))
  expect(unused).toEqual([])
})

test('each color and size of the palette is used, and every one that is used is there', () => {
  const defined = new Set([...css.matchAll(/(--[\w-]+):/g)].map(([, name]) => name!))
  const used = new Set([...css.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name!))
  expect([...defined].filter((name) => !used.has(name))).toEqual([])
  expect([...used].filter((name) => !defined.has(name))).toEqual([])
})

test('browsers that know no color for light and dark in one get the light one of each', () => {
  const [, older] = /@supports not \(color:light-dark\(#000,#fff\)\)\{:root\{([^}]*)\}\}/.exec(css)!
  expect(older).toContain('--paper:#fdfdfb;')
  expect(older).not.toContain('light-dark')
  expect(String(siteStylesheet('#2b3f9e').contents)).toContain('--accent:#2b3f9e}}')
})
