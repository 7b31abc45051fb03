import type { ElementContent, Nodes } from 'hast'
import type { BlockUse, Fragment, Hole } from './types.ts'

// A noncharacter of Unicode stands for a hole while a tree becomes text. No page can forge one: `clean` takes every
// other occurrence out of the tree's own texts, however it got there.
const mark = '\uFDD0'
const anyMark = new RegExp(mark, 'g')
const anyOdd = new RegExp(`[\\r${mark}]`)

/** The holes of one page, and how they get through the stringifier. */
export interface Holes {
  /** A stand-in for `hole`, to be used as an attribute's value. */
  readonly value: (hole: Hole) => string
  /** A stand-in for `hole`, to be used in place of a node. */
  readonly node: (hole: Hole) => ElementContent
  /** A stand-in for the end of one chunk and the start of the next. */
  readonly cut: () => ElementContent
  /** Text with anything that looks like a stand-in replaced, and `&#13;` made a line feed, as it will be read. */
  readonly clean: (text: string) => string
  /** Cuts the stringified tree at the stand-ins. */
  readonly fragment: (html: string) => Fragment
}

/** An empty set of holes. */
export function makeHoles(): Holes {
  const found: Hole[] = []
  const value = (hole: Hole) => `${mark}${found.push(hole) - 1}${mark}`
  return {
    value,
    node: (hole) => rawHtml(value(hole)),
    cut: () => rawHtml(`${mark}${mark}`),
    clean: (text) => (anyOdd.test(text) ? text.replace(/\r\n?/g, '\n').replace(anyMark, '\uFFFD') : text),
    fragment: (html) =>
      // Odd parts stand between two marks: a number, or nothing for a cut.
      html
        .split(mark)
        .flatMap<string | Hole>((part, at) => (part === '' ? [] : at % 2 === 0 ? [part] : [found[Number(part)]!])),
  }
}

/** A node that the stringifier copies as it is. */
export const rawHtml = (value: string): ElementContent =>
  ({ type: 'raw', value }) as unknown as Extract<Nodes, { type: 'text' }>

/** What is in a page's text for a block until the page is made. */
export function makeBlockHole({ name, attributes, title, place, places }: BlockUse): Hole {
  if (name !== 'include') return { kind: 'block', name, attributes, title }
  const { page = '', section } = attributes
  const at = places.page ?? place
  return {
    kind: 'include',
    page,
    section,
    places: { page: at, section: places.section ?? at },
  }
}
