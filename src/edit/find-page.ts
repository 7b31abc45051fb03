import { didYouMean, joinWithOr } from '../base/messages.ts'
import { pageNames } from '../model/pages.ts'
import type { Handbook } from '../model/types.ts'
import type { Page } from '../parse/types.ts'
import { EditError } from './safety.ts'

/** Finds the page that `name` names, by its id, its path or the end of it. Throws an EditError when there is none, or more than one. */
export function findPage(pages: Handbook['pages'], name: string): Page {
  const page = lookUpPage(pages, name)
  if (page) return page
  const wanted = wantedName(name)
  const named = pageNames(pages, new Map())(wanted)
  const near = named.kind === 'none' ? named.nearest : []
  throw new EditError(
    `No page has the id \`${wanted}\`${didYouMean(near)}`,
    near[0] ? undefined : 'Give the id of a page or the path of a guide.',
  )
}

/** The same, and undefined when there is none. */
export function lookUpPage(pages: Handbook['pages'], name: string): Page | undefined {
  const wanted = wantedName(name)
  const [first, ...others] = [...pages.values()].filter(({ id, kind }) => kind !== 'guide' && id === wanted)
  if (others.length > 0)
    throw new EditError(
      `More than one page has the id \`${wanted}\`: ${[first!, ...others].map(({ path }) => path).join(', ')}.`,
      'Give the file of one of them another name by hand.',
    )
  const named = pageNames(pages, new Map())(wanted)
  if (!first && !pages.has(wanted) && named.kind === 'none' && named.several) {
    const hint = `Write more of its path: ${joinWithOr(named.nearest)}.`
    throw new EditError(`More than one page is called \`${wanted}\`.`, hint)
  }
  return first ?? pages.get(wanted) ?? (named.kind === 'page' ? pages.get(named.path) : undefined)
}

/** A name as it is compared: a path may begin with a dot or a slash. */
export const wantedName = (name: string): string => name.normalize('NFC').replace(/^\.?\//, '')
