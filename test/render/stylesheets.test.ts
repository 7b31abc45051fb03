import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { accentRule, channels, contrast, secondStylesheets, siteStylesheet } from '../../src/render/stylesheets.ts'
import fc from '../support/cases.ts'

const textsIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .join('\n')

const css = [siteStylesheet(), secondStylesheets().at(-1)!].map(({ contents }) => contents).join('')

test('every class in the style sheet is used', () => {
  const code = textsIn('templates') + textsIn('src')
  const composed = /^(hljs|language-|bucket-|align-|focus-\d|markdown-alert-|sr-only$|d[1-8][1-8]$)/
  const names = [...css.replace(/url\([^)]*\)/g, '').matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name!)
  const unused = [...new Set(names)].filter((name) => !composed.test(name) && !new RegExp(`\\b${name}\\b`).test(code))
  expect(unused).toEqual([])
})

test('each color and size of the palette is used, and every one that is used is defined', () => {
  const defined = new Set([...css.matchAll(/(--[\w-]+):/g)].map(([, name]) => name!))
  const used = new Set([...css.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name!))
  expect([...defined].filter((name) => !used.has(name))).toEqual([])
  expect([...used].filter((name) => !defined.has(name))).toEqual([])
})

test('browsers without `light-dark()` get the light color of each pair', () => {
  const [, older] = /@supports not \(color:light-dark\(#000,#fff\)\)\{:root\{([^}]*)\}\}/.exec(css)!
  expect(older).toContain('--paper:#fdfdfb;')
  expect(older).not.toContain('light-dark')
  expect(String(siteStylesheet('#2b3f9e').contents)).toContain('--accent:#2b3f9e}}')
})

describe('the colour of a company', () => {
  test('contrast is computed as WCAG says', () => {
    expect(contrast(channels('#ffffff'), channels('#000000'))).toBeCloseTo(21)
    expect(contrast(channels('#777777'), channels('#ffffff'))).toBeCloseTo(4.48, 2)
  })

  test('a colour that can be read on light pages is kept', () => {
    expect(accentRule('#2b3f9e')).toContain('--accent:light-dark(#2b3f9e,')
  })

  test('any colour is changed until it can be read, on light pages and on dark ones', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
        const rules = accentRule(`#${value.toString(16).padStart(6, '0')}`)
        const [light, dark] = rules.match(/#[0-9a-f]{6}/g)!
        expect(contrast(channels(light!), channels('#f3f4ef'))).toBeGreaterThan(4.5)
        expect(contrast(channels(light!), channels('#ffffff'))).toBeGreaterThan(4.5)
        expect(contrast(channels(dark!), channels('#1c2220'))).toBeGreaterThan(4.5)
        expect(contrast(channels(dark!), channels('#0c1f19'))).toBeGreaterThan(4.5)
      }),
    )
  })

  test('a colour changes the name of the style sheet', () => {
    expect(siteStylesheet('#3b5bdb').path).not.toBe(siteStylesheet().path)
  })
})

test('no class has rules in two of the second style sheets, but those that put others together', () => {
  const known = new Set([...String(siteStylesheet().contents).matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name!))
  const sheets = secondStylesheets().slice(0, -2)
  const own = sheets.map(
    ({ contents }) =>
      new Set(
        [
          ...String(contents)
            .replace(/url\([^)]*\)/g, '')
            .matchAll(/\.([a-z][\w-]*)/gi),
        ].flatMap(([, name]) => (known.has(name!) ? [] : name!)),
      ),
  )
  const all = own.flatMap((names) => [...names])
  expect(all.filter((name, at) => all.indexOf(name) !== at)).toEqual([])
})
