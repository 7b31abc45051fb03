import { didYouMean, joinWithOr } from '../base/messages.ts'
import { fileStem, pageStem } from '../base/paths.ts'
import { pageNames } from '../model/pages.ts'
import type { Handbook } from '../model/types.ts'
import type { Page } from '../parse/types.ts'
import { kindFolders } from '../schema/front-matter.ts'
import { EditError } from './safety.ts'

/**
 * Finds the page that `name` names, by its id, its path or the end of it. Throws an EditError when there is none, or more than
 * one.
 */
export function findPage(pages: Handbook['pages'], name: string): Page {
  const page = lookUpPage(pages, name)
  if (page) return page
  const wanted = wantedName(name)
  const find = pageNames(pages, new Map())
  const near = [...new Set([wanted, idIn(wanted)].flatMap((one) => nearestTo(find(one))))].slice(0, 3)
  throw new EditError(`No page has the id \`${wanted}\`${didYouMean(near)}`, 'See every id: rolebook owners --list')
}

const nearestTo = (named: ReturnType<ReturnType<typeof pageNames>>): readonly string[] =>
  named.kind === 'none' ? named.nearest : []

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
  const at = pages.get(wanted) ?? [...pages.values()].find(({ path }) => pageStem(path) === pageStem(wanted))
  return first ?? at ?? (named.kind === 'page' ? pages.get(named.path) : undefined)
}

/** A name as it is compared: a path may begin with a dot or a slash. */
export const wantedName = (name: string): string =>
  name
    .normalize('NFC')
    .replaceAll('\\', '/')
    .replace(/^(?:\.?\/)+/, '')

/** The id that a path stands for: `ic` for `roles/ic.md`. */
export const idIn = (name: string): string =>
  kindFolders.includes(name.split('/')[0]!) || /\.(?:md|markdown)$/i.test(name) ? fileStem(name) : name

/** A name without the way to the handbook's folder before it, as a shell completes it: `roles/ic.md` for `handbook/roles/ic.md`. */
export function nameInHandbook(name: string, folder: string): string {
  const parts = name.replaceAll('\\', '/').split('/')
  const around = `/${folder.replaceAll('\\', '/')}`
  const at = parts.findLastIndex(
    (_, end) =>
      end > 0 &&
      around.endsWith(
        `/${parts
          .slice(0, end)
          .join('/')
          .replace(/^\.?\//, '')}`,
      ),
  )
  return parts.slice(Math.max(at, 0)).join('/')
}
