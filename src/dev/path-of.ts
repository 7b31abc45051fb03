import type { Refusal } from './refuse.ts'

/** What a request's target asks for: a decoded path from the site's root, and the query as written. */
export interface Wanted {
  readonly path: string
  readonly query: string
}

/** Reads a target strictly: browsers send none of what is refused here, so it is a probe or a mistake. */
export function pathOf(target: string): Wanted | Refusal {
  if (target.length > longest) return { status: 414, reason: 'The address is too long.' }
  if (!target.startsWith('/')) return bad('Expected a path that begins with a slash.')
  if (/[#\\]/.test(target)) return bad('Unexpected character in the path.')
  const [written = '', ...query] = target.slice(1).split('?')
  const path = decoded(written)
  if (path === undefined) return bad('Malformed percent-encoding.')
  if (/[\p{Cc}\\]/u.test(path) || slashes(path) > slashes(written)) return bad('Unexpected character in the path.')
  if (path.split('/').some((segment) => segment === '.' || segment === '..')) return bad('Unexpected dots in the path.')
  return { path: path.normalize('NFC'), query: query.length > 0 ? `?${query.join('?')}` : '' }
}

const longest = 8192

const bad = (reason: string): Refusal => ({ status: 400, reason })

const slashes = (path: string) => path.split('/').length

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}
