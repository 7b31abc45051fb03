import { expect, test } from 'vitest'
import { imageSize } from '../../src/assets/assets.ts'
import fc from '../support/cases.ts'
import { avif, gif, jpeg, png, svg, webp } from '../support/images.ts'
import { bestTime } from '../support/time.ts'

const size = { width: 300, height: 200 }

test.each([
  ['PNG', png(300, 200)],
  ['GIF', gif(300, 200)],
  ['JPEG', jpeg(300, 200)],
  ['JPEG that is the right way up', jpeg(300, 200, 3)],
  ['JPEG on its side', jpeg(200, 300, 6)],
  ['lossy WebP', webp.lossy(300, 200)],
  ['lossless WebP', webp.lossless(300, 200)],
  ['extended WebP', webp.extended(300, 200)],
  ['AVIF of tiles', avif(300, 200)],
  ['AVIF on its side', avif(200, 300, 1)],
])('a %s says how large it is', (_, bytes) => {
  expect(imageSize(bytes)).toEqual(size)
})

test.each([
  ['width="300" height="200"'],
  ['width="300px" height=\'200px\' viewBox="0 0 30 20"'],
  ['viewBox="0 0 300 200"'],
  ['viewBox=" -5,-5 , 300,200 "'],
  ['width="100%" height="100%" viewBox="0 0 300 200"'],
  ['width="300" viewBox="0 0 3 2"'],
  ['height="200" viewBox="0 0 3 2"'],
  ['width="3.125in" height="150pt"'],
  ['class="a > b" width = "3e2" height = "199.6"'],
])('an SVG with %s is 300 by 200', (attributes) => {
  expect(imageSize(svg(attributes))).toEqual(size)
})

test('what stands before the root of an SVG does not count', () => {
  const before = '\uFEFF<?xml version="1.0"?>\n<!-- <svg width="1" height="1"> -->\n'
  const doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x" [<!ENTITY ns "y">]>\n'
  expect(imageSize(Buffer.concat([Buffer.from(before + doctype), svg('viewBox="0 0 300 200"')]))).toEqual(size)
})

test.each([
  ['nothing', Buffer.alloc(0)],
  ['text', Buffer.from('width="300" height="200"')],
  ['HTML with an SVG in it', Buffer.concat([Buffer.from('<p>'), svg('width="300" height="200"')])],
  ['an SVG without any size', svg('')],
  ['an SVG of relative size', svg('width="3em" height="2em"')],
  ['an SVG without an area', svg('width="300" viewBox="0 0 0 5"')],
  ['an empty image', png(0, 0)],
  ['a JPEG without a frame', Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
  ['an image of another kind', Buffer.from('BM000000000000000000000000')],
])('%s has no size', (_, bytes) => {
  expect(imageSize(bytes)).toBeUndefined()
})

test('a file that is cut off or damaged anywhere is no exception', () => {
  const whole = [png(3, 2), gif(3, 2), jpeg(3, 2, 6), ...Object.values(webp).map((make) => make(3, 2)), avif(3, 2)]
  for (const bytes of [...whole, svg('viewBox="0 0 3 2"')])
    for (let at = 0; at < bytes.length; at++) expect(() => imageSize(bytes.subarray(0, at))).not.toThrow()
  const damaged = fc.tuple(fc.constantFrom(...whole), fc.nat(), fc.nat(255)).map(([bytes, at, value]) => {
    const copy = Buffer.from(bytes)
    copy[at % copy.length] = value
    return copy
  })
  fc.assert(fc.property(damaged, (bytes) => void imageSize(bytes)))
})

test('a hostile SVG takes no longer than its length', () => {
  const hostile = [
    '<!---->'.repeat(9000),
    ' '.repeat(65_000),
    `<svg${' a="b"'.repeat(9000)}`,
    '<!doctype ['.repeat(6000),
  ]
  for (const text of hostile) {
    expect(imageSize(Buffer.from(text))).toBeUndefined()
    expect(
      bestTime(() => imageSize(Buffer.from(text))),
      text.slice(0, 20),
    ).toBeLessThan(1_000)
  }
})
