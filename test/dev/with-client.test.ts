import { expect, test } from 'vitest'
import { withClient } from '../../src/dev/answer.ts'

const tags =
  '<link rel="stylesheet" href="/__rolebook/dev.css"><script src="/__rolebook/dev.js" data-build="b1" defer></script>'

test('the client comes at the end of the head', () => {
  expect(withClient('<head><title>x</title></head><body></head>', 'b1')).toBe(
    `<head><title>x</title>${tags}</head><body></head>`,
  )
})

test('a page without an end of its head gets it, too', () => {
  expect(withClient('<!doctype html><p>x', 'b1')).toBe(`<!doctype html><p>x${tags}`)
})

test('bytes are read as UTF-8', () => {
  expect(withClient(new TextEncoder().encode('<p>é'), 'b1')).toBe(`<p>é${tags}`)
})
