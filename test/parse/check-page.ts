import type { Element, Root } from 'hast'
import { raw } from 'hast-util-raw'
import { parseFragment } from 'parse5'
import { visit } from 'unist-util-visit'
import { expect } from 'vitest'
import { makeMarkdown as markdown } from '../../src/parse/markdown.ts'
import type { Fragment, Hole, Page } from '../../src/parse/types.ts'
import { filled, pageOf } from './page-of.ts'

/** What must hold of the page of any text. */
export function checkPage(text: string, path?: string): Page {
  const page = pageOf(text, path)
  for (const fragment of [page.heading ?? [], page.body] as Fragment[]) {
    const html = filled(fragment)
    // Nothing is left open, nothing closed that was not opened, nothing stands where HTML does not let it.
    expect(sameEmpty(stringify(treeOf(html)))).toBe(sameEmpty(html))
    for (const { tagName, properties } of elements(html)) {
      expect(['script', 'style', 'iframe', 'object', 'form', 'svg', 'link', 'meta', 'base']).not.toContain(tagName)
      for (const [name, value] of Object.entries(properties)) {
        expect(name).not.toMatch(/^on/i)
        expect(String(value)).not.toMatch(/^\s*(javascript|vbscript|data):/i)
      }
    }
  }
  // Every link and image is a hole, and no hole is anything else.
  const holes = holesOf(page)
  expect(holes.filter(({ kind }) => kind === 'link' || kind === 'image')).toHaveLength(page.links.length)
  expect(chunks(page).join('')).not.toMatch(/\uFDD0/)
  expect(JSON.stringify(holes)).not.toMatch(/\uFDD0/)
  // Ids are there, once, and with nothing a browser would not find.
  expect(new Set(page.anchors).size).toBe(page.anchors.length)
  for (const anchor of page.anchors) expect(anchor).toMatch(/^\S+$/)
  // What a script that was left open has swallowed may be referred to all the same.
  if (!/<script/i.test(text)) for (const hole of holes) if (hole.kind === 'id') expect(page.anchors).toContain(hole.id)
  for (const { id, depth } of page.headings) {
    expect(page.anchors).toContain(id)
    expect(depth).toBeGreaterThanOrEqual(1)
  }
  // Search finds every word that is shown, in order. Where a title of another page will stand, both have its id.
  const sections = page.text.map(({ id, title, text }) => (id === '' ? '' : title) + text)
  if (!/<script/i.test(text)) expect(shown(sections.join(''))).toBe(shown(textOf(filled(page.body))))
  for (const { place } of page.messages) {
    expect(place.line).toBeGreaterThanOrEqual(1)
    expect(place.column).toBeGreaterThanOrEqual(1)
    expect(place.endLine).toBeGreaterThanOrEqual(place.line)
  }
  expect(page.messages.map(({ rule }) => rule)).not.toContain('page-crash')
  return page
}

/** What a browser has to mend in HTML. */
export function parseErrors(html: string): string[] {
  const errors: string[] = []
  parseFragment(html, { sourceCodeLocationInfo: true, onParseError: ({ code }) => void errors.push(code) })
  return errors
}

const { stringify } = markdown()

const treeOf = (html: string) => raw({ type: 'root', children: [{ type: 'raw', value: html }] }) as Root

const holesOf = ({ heading = [], body }: Page): Hole[] =>
  [...heading, ...body].filter((part): part is Hole => typeof part !== 'string')

const chunks = ({ heading = [], body }: Page): string[] =>
  [...heading, ...body].filter((part): part is string => typeof part === 'string')

/** Until no title is left: what stands around one may look like one afterwards. White space may part what looks like one. */
function shown(text: string): string {
  const written = bare(text)
  const less = written.replace(/\[\[([^[\]#]*)(?:#[^[\]]*)?\]\]/g, '$1')
  return less === written ? written : shown(less)
}

// An attribute without a value and one with an empty value are one.
const sameEmpty = (html: string) => html.replaceAll('=""', '')

const bare = (text: string) => text.normalize('NFC').replace(/\s+/g, '')

function elements(html: string): Element[] {
  const found: Element[] = []
  visit(treeOf(html), 'element', (element) => {
    found.push(element)
  })
  return found
}

function textOf(html: string): string {
  let text = ''
  visit(treeOf(html), 'text', ({ value }) => {
    text += value
  })
  return text
}
