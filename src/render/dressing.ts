import type { Link } from '../../templates/props.ts'
import type { OutputFile } from '../types.ts'

/** The style sheets of a site, and which of them a page needs. */
export interface Dressing {
  /** All, in the order of the cascade. */
  readonly sheets: readonly OutputFile[]
  /** Takes from a page that links all of them those it has nothing for. */
  readonly fit: (html: string, link: Link) => string
}

/**
 * A page needs the second style sheet when it has a class that the first does not know. What it shows decides, not its
 * kind: an author may put a matrix anywhere.
 */
export function dressing(first: OutputFile, second: OutputFile): Dressing {
  const known = classesIn(first)
  const own = new Set([...classesIn(second)].filter((name) => !known.has(name)))
  const isNeeded = (html: string) =>
    [...html.matchAll(/ class="([^"]+)"/g)].some(([, names]) => names!.split(' ').some((name) => own.has(name)))
  return {
    sheets: [first, second],
    fit: (html, link) =>
      isNeeded(html) ? html : html.replace(`<link rel="stylesheet" href="${link(second.path)}"/>`, ''),
  }
}

const classesIn = ({ contents }: OutputFile) =>
  new Set([...String(contents).matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name!))
