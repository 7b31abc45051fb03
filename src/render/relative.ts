/**
 * The shortest relative href from one page to another place of the site, both given from the site's root.
 *
 * Each path segment is percent-encoded. The page itself is '', or only the anchor. A folder's `index.html` is kept,
 * because a site opened from `file://` has nobody to look it up.
 */
export function relative(from: string, to: string): string {
  const [path, suffix] = splitSuffix(to)
  if (path === from) return suffix
  let folder = from.slice(0, from.lastIndexOf('/') + 1)
  let ups = ''
  while (!path.startsWith(folder)) {
    folder = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1)
    ups += '../'
  }
  return (ups + encodePath(path.slice(folder.length)) || './') + suffix
}

/** A page's own name may hold `#` or `?`: what follows its ending is the anchor. Any other file's name may not. */
function splitSuffix(href: string): [path: string, suffix: string] {
  const page = href.search(/\.html(?:#|$)/)
  if (page >= 0) return [href.slice(0, page + 5), encodeAnchor(href.slice(page + 5))]
  const suffix = href.search(/[?#]/)
  return suffix < 0 ? [href, ''] : [href.slice(0, suffix), href.slice(suffix)]
}

const plain = /^[\w./~-]*$/

const encodePath = (path: string) => (plain.test(path) ? path : path.split('/').map(encodeSegment).join('/'))

const encodeSegment = (segment: string) => encodeURIComponent(whole(segment))

const encodeAnchor = (anchor: string) => (plain.test(anchor.slice(1)) ? anchor : encodeURI(whole(anchor)))

/** Half a surrogate pair has no encoding, so it becomes the replacement character. */
const whole = (text: string) => text.replace(/\p{Surrogate}/gu, '\uFFFD')
