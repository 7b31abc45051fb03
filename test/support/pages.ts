import type { Message } from '../../src/base/messages.ts'
import { loadHighlight } from '../../src/parse/code.ts'
import { makePageParser } from '../../src/parse/page.ts'
import type { Fragment, Page } from '../../src/parse/types.ts'
import { defaults } from '../../src/schema/config.ts'
import { sourceOf } from './handbooks.ts'

const parse = makePageParser({ limits: defaults.limits, highlight: await loadHighlight() })

/** One page, parsed. */
export const pageOf = (text: string, path = 'guides/page.md'): Page => parse(sourceOf(path, text))

/** What is wrong with a page, a line each, in order of place: `roles/em.md:3:1-3:5 key-unknown Unexpected key ...`. */
export const problems = (text: string, path?: string): string[] => lines(pageOf(text, path).messages)

/** Messages as one line each, in order of place. */
export const lines = (messages: readonly Message[]): string[] =>
  [...messages]
    .sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column)
    .map(({ file, place, rule, message }) => {
      const { line, column, endLine, endColumn } = place
      return `${file}:${line}:${column}-${endLine}:${endColumn} ${rule} ${message}`
    })

/** `line:column-endLine:endColumn rule` of every problem, for tests of places. */
export const places = (text: string, path?: string): string[] =>
  problems(text, path).map((line) =>
    line
      .split(' ')
      .slice(0, 2)
      .join(' ')
      .replace(/^.*?:(?=\d)/, ''),
  )

/** A fragment as HTML, its holes filled with something harmless that distinguishes them. */
export const filled = (fragment: Fragment): string =>
  fragment
    .map((part) => {
      if (typeof part === 'string') return part
      if (part.kind === 'id') return part.id.replace(/[^\w-]/g, '_')
      if (part.kind === 'title') return part.url.replace(/^\[\[|(#.*)?\]\]$/g, '')
      return part.kind === 'link' ? '<a href="#hole">' : '<img src="hole.png" alt="">'
    })
    .join('')

/** The body of a page as HTML. */
export const html = (text: string, path?: string): string => filled(pageOf(text, path).body)
