import { decoded } from '../decoded.ts'
import { fold } from '../fold.ts'
import { folderOf } from '../folder-of.ts'
import { isAddress } from '../is-address.ts'
import { isOwnAddress } from '../own-address.ts'
import { pathFault } from '../path-fault.ts'
import type { Claim, ClaimFault, Handbook, Page } from '../types.ts'
import type { KeyPath } from '../yaml.ts'
import { formerHref } from './former-href.ts'
import { protocol } from './protocol.ts'

/** Every name and address that a page says it once had, and what keeps it from leading there. */
export function claims(
  pages: readonly Page[],
  hrefs: Handbook['hrefs'],
  generated: ReadonlySet<string>,
): readonly Claim[] {
  const written = pages.flatMap((page) => names(page).map((name) => ({ page, ...name })))
  if (written.length === 0) return []
  const takenBy = occupied(hrefs, generated)
  const folders = new Set([...takenBy.keys()].flatMap(foldersOf))
  const former = new Map<string, string>()
  const formerFolders = new Set<string>()
  return written.map(({ page: { path }, key, written, beside }) => {
    const claim = { path, key, written }
    const name = decoded(written).trim()
    if (protocol(name)) return { ...claim, fault: { kind: 'refused', why: 'it leads out of the site' } }
    const href = formerHref(name, beside)
    const why = pathFault(href)
    if (why) return { ...claim, fault: { kind: 'refused', why } }
    const fault = taken(href)
    if (fault) return { ...claim, href, fault }
    // One file on a disk that ignores case is one redirect.
    const known = former.get(fold(href))
    if (known === undefined) {
      former.set(fold(href), href)
      for (const folder of foldersOf(fold(href))) formerFolders.add(folder)
    }
    return { ...claim, href: known ?? href }
  })

  function taken(href: string): ClaimFault | undefined {
    const key = fold(href)
    if (isOwnAddress(href)) return { kind: 'taken' }
    for (const at of [key, ...foldersOf(key)]) {
      const by = takenBy.get(at)
      if (by !== undefined) return by === '' ? { kind: 'taken' } : { kind: 'taken', by }
      // A disk has no folder where it has a file.
      if (at !== key && former.has(at)) return { kind: 'taken' }
    }
    return folders.has(key) || formerFolders.has(key) ? { kind: 'taken' } : undefined
  }
}

interface Name {
  readonly written: string
  readonly key: KeyPath
  /** The folder that a name without a slash is in. */
  readonly beside?: string
}

/** Other tools name old addresses from the site's root; a page that was renamed was beside where it is. */
function names({ path, data }: Page): readonly Name[] {
  const own = each('formerly', data.formerly).map((name) => ({ ...name, beside: folderOf(path) }))
  if (data.kind !== 'guide') return own
  const aliases = (data.aliases ?? []).flatMap(({ name }, index) =>
    isAddress(name) ? [{ written: name, key: ['aliases', index] }] : [],
  )
  return [...own, ...each('redirectFrom', data.redirectFrom), ...aliases]
}

const each = (key: string, list: readonly string[] | undefined): Name[] =>
  (list ?? []).map((written, index) => ({ written, key: [key, index] }))

/** Whose every address is, in the form in which a disk compares them: '' for pages that no Markdown stands behind. */
function occupied(hrefs: Handbook['hrefs'], generated: ReadonlySet<string>): ReadonlyMap<string, string> {
  const own = ['index.html', ...generated].map((href): [string, string] => [fold(href), ''])
  return new Map([...own, ...[...hrefs].map(([path, href]): [string, string] => [fold(href), path])])
}

/** `a` and `a/b` of `a/b/c.html`. */
const foldersOf = (href: string): string[] => [...href.matchAll(/\//g)].map(({ index }) => href.slice(0, index))
