import type { Fragment, Page } from '../types.ts'
import { rebase } from './adopt.ts'
import type { Part } from './part.ts'

/** A part of a page in its author's Markdown: the whole, or what stands below one heading. */
export function markdownOf({ markdown, headings }: Page, { id, under }: Pick<Part, 'id' | 'under'>): Fragment {
  if (id === '') return markdown
  const depths = new Map(headings.map((heading) => [heading.id, heading.depth]))
  const start = markdown.findIndex((part) => typeof part === 'object' && part.kind === 'id' && part.id === id)
  const end = markdown.findIndex(
    (part, at) => at > start && typeof part === 'object' && part.kind === 'id' && (depths.get(part.id) ?? 9) <= under,
  )
  const [heading, ...rest] = start < 0 ? [] : markdown.slice(start + 1, end < 0 ? undefined : end)
  return typeof heading === 'string' ? [heading.replace(/^[^\n]*\n*(?:[-=]+[ \t]*\n+)?/, ''), ...rest] : rest
}

/** The same as another page may show it: its links lead where they led. */
export const rebased = (part: Fragment, from: string): Fragment =>
  part.map((one) =>
    typeof one === 'object' && (one.kind === 'link' || one.kind === 'title' || one.kind === 'image')
      ? { ...one, url: rebase(one.url, from, new Map()) }
      : one,
  )
