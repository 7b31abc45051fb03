import { describe, expect, test } from 'vitest'
import { findFile, pathOf, withClient } from '../../src/dev/answer.ts'

const paths = ['index.html', 'roles.html', 'roles/index.html', 'roles/tl.html', 'a & b/index.html', 'handbook.json']
const files = new Map(paths.map((path) => [path, { path, contents: path }]))

test.each([
  ['', 'index.html'],
  ['roles', 'roles.html'],
  ['roles/', 'roles/index.html'],
  ['roles/tl', 'roles/tl.html'],
  ['roles/tl.html', 'roles/tl.html'],
  ['handbook.json', 'handbook.json'],
])('`%s` means %s', (path, found) => expect(findFile(files, path)).toMatchObject({ path: found }))

test.each(['roles/tl/', 'roles//tl', '/roles', 'constructor', 'Roles', '.html'])('`%s` means nothing', (path) => {
  expect(findFile(files, path)).toBeUndefined()
})

test('a folder without its slash redirects to the address where its relative links work', () => {
  expect(findFile(files, 'a & b')).toEqual({ redirect: '/a%20%26%20b/' })
})

describe('the path of a request', () => {
  test.each([
    ['/', { path: '', query: '' }],
    ['/roles/', { path: 'roles/', query: '' }],
    ['/roles/tl.html?q=a?b/../c', { path: 'roles/tl.html', query: '?q=a?b/../c' }],
    ['/100%25%20caf%C3%A9%23%3F.html', { path: '100% café#?.html', query: '' }],
    ['/a..b/...', { path: 'a..b/...', query: '' }],
  ])('%s is read', (target, wanted) => expect(pathOf(target)).toEqual(wanted))

  test('letters made of two code points are found in their short form', () => {
    expect(pathOf('/cafe%CC%81')).toEqual({ path: 'café', query: '' })
  })
})

describe('a page with the client', () => {
  const tags =
    '<link rel="stylesheet" href="/__rolebook/dev.css"><script src="/__rolebook/dev.js" data-build="b1" defer></script>'

  test('the client comes at the end of the head', () => {
    expect(withClient('<head><title>x</title></head><body></head>', 'b1')).toBe(
      `<head><title>x</title>${tags}</head><body></head>`,
    )
  })

  test('a page without the end of a head gets it, too', () => {
    expect(withClient('<!doctype html><p>x', 'b1')).toBe(`<!doctype html><p>x${tags}`)
  })

  test('bytes are read as UTF-8', () => {
    expect(withClient(new TextEncoder().encode('<p>é'), 'b1')).toBe(`<p>é${tags}`)
  })
})
