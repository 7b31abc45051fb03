/** A page of this site: its title and its address from the root. */
type RecentPage = readonly [title: string, href: string]

const most = 5

/** The pages that this reader has read last, the latest first. They are kept in the reader's browser and nowhere else. */
export function recentPages(root: string): readonly RecentPage[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(root)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isPage) : []
  } catch {
    return []
  }
}

/** Keeps the page that is open as one that was read. */
export function rememberPage(root: string): void {
  const href = location.href.slice(root.length).replace(/[?#].*$/, '')
  const title = document.querySelector('h1')?.textContent?.trim()
  // The first page, the search and the page that is not there have no place among others.
  if (!location.href.startsWith(root) || !title || !document.querySelector('.breadcrumbs')) return
  const others = recentPages(root).filter(([, other]) => other !== href)
  try {
    localStorage.setItem(keyOf(root), JSON.stringify([[title, href], ...others].slice(0, most)))
  } catch {
    // Nothing may be kept, as on some pages opened from the disk.
  }
}

/** A host may have several handbooks. */
const keyOf = (root: string) => `rolebook-recent:${root}`

const isPage = (one: unknown): one is RecentPage =>
  Array.isArray(one) && one.length === 2 && one.every((part) => typeof part === 'string')
