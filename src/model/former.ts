import type { Claim, Handbook, Page, Redirect } from '../types.ts'
import { formerPath } from './former-href.ts'

/** Where the names that pages once had lead now. A name that a page has today is not among them. */
export function former(claims: readonly Claim[], pages: ReadonlyMap<string, Page>): Handbook['former'] {
  if (claims.length === 0) return new Map()
  const ids = new Set([...pages.values()].map(({ id }) => id))
  const found = new Map<string, readonly string[]>()
  for (const { path, href } of claims) {
    if (href === undefined) continue
    for (const name of namesOf(formerPath(href)))
      if (!ids.has(name)) found.set(name, withHeir(found.get(name) ?? [], path))
  }
  return found
}

/** The addresses that lead on to other pages, in order. */
export function redirects(claims: readonly Claim[]): readonly Redirect[] {
  const found = new Map<string, readonly string[]>()
  for (const { path, href, fault } of claims)
    if (href !== undefined && !fault) found.set(href, withHeir(found.get(href) ?? [], path))
  return [...found].map(([href, heirs]) => ({ href, heirs }))
}

/** A page may be called by its file's name, or by as much of its path as one likes to write. */
const namesOf = (path: string): string[] => {
  const segments = path.split('/')
  return segments.map((_, at) => segments.slice(at).join('/')).filter((name) => name !== '')
}

const withHeir = (heirs: readonly string[], path: string) => (heirs.includes(path) ? heirs : [...heirs, path])
