/**
 * The shortest relative href from one page to another place of the site, both given from the site's root.
 *
 * Each path segment is percent-encoded. The page itself is '', or only the anchor. A folder's `index.html` is kept,
 * because a site opened from `file://` has nobody to look it up.
 */
export function relative(from: string, to: string): string {
  const [path, suffix] = splitSuffix(to)
  if (path === from) return encodeSuffix(suffix)
  let folder = from.slice(0, from.lastIndexOf('/') + 1)
  let ups = ''
  while (!path.startsWith(folder)) {
    folder = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1)
    ups += '../'
  }
  return (ups + encodePath(path.slice(folder.length)) || './') + encodeSuffix(suffix)
}

/** A page's own name may hold `#` or `?`: what follows its ending is the anchor. Any other file's name may not. */
function splitSuffix(href: string): [path: string, suffix: string] {
  const page = href.search(/\.html(?:#|$)/)
  const at = page >= 0 ? page + '.html'.length : href.search(/[?#]/)
  return at < 0 ? [href, ''] : [href.slice(0, at), href.slice(at)]
}

const plain = /^[\w./~-]*$/

const encodePath = (path: string) => (plain.test(path) ? path : path.split('/').map(encodeSegment).join('/'))

/** Half a surrogate pair has no encoding, so it becomes the replacement character. */
const encodeSegment = (segment: string) => encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\uFFFD'))

const encodeSuffix = (suffix: string) => (suffix.startsWith('#') ? `#${encodePath(suffix.slice(1))}` : suffix)
