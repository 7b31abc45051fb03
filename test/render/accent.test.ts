import { expect, test } from 'vitest'
import { accentRule, channels, contrast, siteStylesheet } from '../../src/render/stylesheets.ts'
import fc from '../support/cases.ts'

test('contrast is that of WCAG', () => {
  expect(contrast(channels('#ffffff'), channels('#000000'))).toBeCloseTo(21)
  expect(contrast(channels('#777777'), channels('#ffffff'))).toBeCloseTo(4.48, 2)
})

test('a colour that can be read on light pages is kept', () => {
  expect(accentRule('#2b3f9e')).toContain('--accent:light-dark(#2b3f9e,')
})

test('any colour becomes one that can be read, on light pages and on dark ones', () => {
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
