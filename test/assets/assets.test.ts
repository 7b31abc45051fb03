import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { assetHref, imageSize, readAssets } from '../../src/assets/assets.ts'
import { buildHandbook } from '../../src/model/model.ts'
import { readFolder } from '../../src/read/handbook.ts'
import { type Config, defaults } from '../../src/schema/config.ts'
import fc from '../support/cases.ts'
import { temporary } from '../support/commands.ts'
import { pagesOf } from '../support/handbooks.ts'
import { avif, gif, jpeg, png, svg, webp } from '../support/images.ts'
import { bestTime } from '../support/time.ts'

describe('files of the handbook', () => {
  let folder: string

  function write(files: Record<string, string | Uint8Array>): void {
    for (const [path, contents] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), contents)
    }
  }

  function read(page: string, config: Partial<Config> = {}, meanwhile = () => {}) {
    const { assets } = readFolder(folder, { ...defaults, ...config })
    const handbook = buildHandbook(pagesOf({ 'x.md': page }), assets, { ...defaults, ...config })
    meanwhile()
    const { files, unreadable, messages } = readAssets(handbook)
    return {
      files: [...files].map(([path, { href }]) => `${path} ${href}`),
      text: (path: string) => Buffer.from(files.get(path)!.contents).toString(),
      size: (path: string) => files.get(path)?.size,
      unreadable: [...unreadable].map(([path, { message }]) => `${path} ${message}`),
      messages: messages.map(
        ({ rule, severity, file, place, message }) =>
          `${file}:${place.line}:${place.column}-${place.endColumn} ${severity} ${rule} ${message}`,
      ),
    }
  }

  beforeEach(() => {
    folder = temporary()
  })

  describe('files', () => {
    test('are named by their content, wherever they were, and read only if referred to', () => {
      write({ 'a/dot.png': png(3, 2), 'b/dot.png': png(3, 2), 'c/dot.png': png(3, 2, 9), 'd/dot.png': png(3, 2) })
      const { files, size } = read('![](a/dot.png) ![](b/dot.png) ![](c/dot.png)\n')
      const hrefs = files.map((file) => file.split(' ')[1])
      expect(files.map((file) => file.split(' ')[0])).toEqual(['a/dot.png', 'b/dot.png', 'c/dot.png'])
      expect(hrefs[0]).toMatch(/^assets\/dot\.[0-9a-f]{8}\.png$/)
      expect(hrefs[1]).toBe(hrefs[0])
      expect(hrefs[2]).not.toBe(hrefs[0])
      expect(size('a/dot.png')).toEqual({ width: 3, height: 2 })
    })

    test.each([
      ['images/Höhe 1.PNG', 'assets/hohe-1.0.png'],
      ['a b#c%20?.svg', 'assets/a-b-c-20.0.svg'],
      ['日本.jpg', 'assets/file.0.jpg'],
      ['LICENSE', 'assets/license.0'],
      ['x.tar.gz', 'assets/x-tar.0.gz'],
      ['.con..png', 'assets/file-con.0.png'],
      [`${'x'.repeat(300)}.png`, `assets/${'x'.repeat(80)}.0.png`],
    ])('%s has a name that every disk can hold: %s', (path, href) => {
      expect(assetHref(path, '0')).toBe(href)
    })

    test('whose hashes begin alike are still kept apart', () => {
      // Both begin with c11eb5e6.
      write({ 'a/x.txt': '69235', 'b/x.txt': '95303' })
      expect(read('[](a/x.txt) [](b/x.txt)\n').files).toEqual([
        'a/x.txt assets/x.c11eb5e6.txt',
        expect.stringMatching(/^b\/x\.txt assets\/x\.c11eb5e6[0-9a-f]{8}\.txt$/),
      ])
    })

    test('that vanish meanwhile are reported and throw nothing', () => {
      write({ 'a.png': png(1, 1) })
      expect(read('![](a.png)', {}, () => rmSync(join(folder, 'a.png')))).toMatchObject({
        files: [],
        unreadable: ['a.png The file vanished while the handbook was read'],
      })
    })

    test('in an excluded or hidden folder do not count', () => {
      write({ '.hidden/a.png': png(1, 1), 'out/b.png': png(1, 1) })
      expect(read('![](.hidden/a.png) ![](out/b.png)', { exclude: ['out'] }).files).toEqual([])
    })
  })

  describe('a style sheet', () => {
    const stylesheet = 'look/extra.css'

    test('that refers to nothing is copied as it is', () => {
      write({ 'look/extra.css': '\uFEFFa { color: red } /* url(x.png) */\r\n' })
      const { files, text, messages } = read('', { stylesheet })
      expect(files).toEqual([expect.stringMatching(/^look\/extra\.css assets\/extra\.[0-9a-f]{8}\.css$/)])
      expect(text(stylesheet)).toBe('\uFEFFa { color: red } /* url(x.png) */\r\n')
      expect(messages).toEqual([])
    })

    test('finds the files beside it where they are in the site', () => {
      write({
        'look/extra.css':
          '@import "more/b.css";\n@font-face { src: url(fonts/a%20b.woff2?v=1#x) }\na { background: url("/logo.svg"), url(data:x) }\n',
        'look/more/b.css': 'b { background: url(../fonts/b.png) }\n',
        'look/fonts/a b.woff2': 'font',
        'look/fonts/b.png': png(1, 1),
        'logo.svg': svg(''),
      })
      const { files, text, messages } = read('', { stylesheet })
      expect(messages).toEqual([])
      const name = (path: string) =>
        files
          .find((file) => file.startsWith(`${path} `))!
          .split('/')
          .at(-1)
      expect(text(stylesheet)).toBe(
        `@import "${name('look/more/b.css')}";\n@font-face { src: url(${name('look/fonts/a b.woff2')}?v=1#x) }\na { background: url("${name('logo.svg')}"), url(data:x) }\n`,
      )
      expect(text('look/more/b.css')).toBe(`b { background: url(${name('look/fonts/b.png')}) }\n`)
    })

    test('has another name when a file that it refers to is another', () => {
      const hrefs = ['one', 'two'].map((font) => {
        write({ 'look/extra.css': 'a { src: url(a.woff2) }', 'look/a.woff2': font })
        return read('', { stylesheet }).files.find((file) => file.startsWith(stylesheet))
      })
      expect(hrefs[0]).not.toBe(hrefs[1])
    })

    test('gets a message at its place for what is missing, on another host, outside or importing itself', () => {
      write({
        'look/extra.css':
          'a {\n  src: url(fnt.woff2), url("//fonts.example/a.woff2");\n}\n@import "extra.css";\nb { src: url(../../up.png) }\n',
        'look/font.woff2': 'font',
      })
      expect(read('', { stylesheet }).messages).toEqual([
        'look/extra.css:2:12-21 error asset-missing No file `look/fnt.woff2`, did you mean `look/font.woff2`?',
        'look/extra.css:2:29-52 warning asset-external Unexpected address of another host, `//fonts.example/a.woff2`, which is not loaded',
        'look/extra.css:4:10-19 error asset-missing Unexpected style sheet that imports this one in turn: `look/extra.css`',
        'look/extra.css:5:14-26 error asset-missing No file `../up.png`',
      ])
    })

    test('that is not UTF-8 is reported, and left as it is', () => {
      write({ 'look/extra.css': Buffer.from([0x61, 0xe9, 0x62]) })
      const { files, messages } = read('', { stylesheet })
      expect(files).toHaveLength(1)
      expect(messages).toEqual([expect.stringContaining('error text-encoding')])
    })
  })
})

describe('the size of an image', () => {
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

  test('what comes before the root of an SVG does not count', () => {
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

  test('a file that is cut off or damaged anywhere throws nothing', () => {
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

  test('a hostile SVG takes time in proportion to its length', () => {
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
})
