import { parse } from 'parse5'
import { expect, test } from 'vitest'
import { renderPage } from '../../src/render/render.ts'
import { siteView as views } from '../../src/views/site.ts'
import { commerce, handbookOf, page } from '../support/handbooks.ts'

const { pages } = views(handbookOf(commerce))
const htmlAt = (href: string, from = pages) =>
  String(renderPage(from.find(({ frame }) => frame.href === href)!).contents).replace(/^[\s\S]*<main/, '<main')
const reporting = htmlAt('reporting.html')
const path = htmlAt('paths/leads.html')

test('boxes are links that are named in full, and other ladders are named without one', () => {
  expect(reporting).toMatch(
    /<a class="graph-box role" href="roles\/tlm.html" aria-label="Tech Lead Manager TLM = EM \+ TL">/,
  )
  expect(path).toMatch(/<g class="graph-box other" role="img" aria-label="Engineer 1">/)
})

test('a graph stands as a list too, once', () => {
  expect(reporting).toMatch(
    /<summary>As a list<\/summary><ul><li><a href="roles\/em.html">Engineering Manager<\/a><ul><li>/,
  )
  expect(path).not.toContain('As a list')
  expect(path).toContain('Steps')
})

test('two graphs on a page have arrows of their own', () => {
  const ids = [...reporting.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
  expect(ids).toEqual([...new Set(ids)])
  const used = [...reporting.matchAll(/url\(#([^)]*)\)/g)].map(([, id]) => id)
  expect(used.length).toBeGreaterThan(0)
  expect(ids).toEqual(expect.arrayContaining(used))
})

test('nothing in a graph is styled in place', () => {
  expect(reporting + path).not.toMatch(/style=|<style|<script|fill="|stroke="/)
})

test('a title of any letters stays text', () => {
  const evil = {
    'roles/a.md': page('title: "<script>alert(1)</script> & \\"quoted\\""'),
    'roles/b.md': page('title: B', 'reportsTo: a'),
  }
  const html = htmlAt('reporting.html', views(handbookOf(evil)).pages)
  expect(html).not.toContain('<script>alert')
  expect(() => parse(html)).not.toThrow()
})

test('too much to draw says so and is told', () => {
  const many = Array.from({ length: 250 }, (_, index): [string, string] => [
    `roles/r${index}.md`,
    page(`title: Role ${index}`, 'reportsTo: em'),
  ])
  const html = htmlAt('reporting.html', views(handbookOf({ ...commerce, ...Object.fromEntries(many) })).pages)
  expect(html).toContain('too much here to draw')
  expect(html).toContain('>Role 249</a>')
})
