/**
 * Runs in the page for addresses that lead nowhere, on a site that does not know where it is. Its links begin at the top of the
 * host. Where there is no style sheet, the site is in a folder: of those in the address, in the first that has one.
 */
const folders = location.pathname.split('/').slice(1, -1)
let isSearching = false

// It comes before the links to style sheets, so that it hears of those that are not there.
addEventListener(
  'error',
  ({ target }) => {
    const href = target instanceof HTMLLinkElement && target.getAttribute('href')
    if (!href || isSearching) return
    isSearching = true
    tryNext('', href)
  },
  true,
)

/** A site's style sheet has a name of its own and the right type, which a page that answers for everything has not. */
function tryNext(above: string, sheet: string): void {
  const folder = folders.shift()
  if (folder === undefined) return
  const here = `${above}/${folder}`
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = here + sheet
  link.onload = () => lead(here)
  link.onerror = () => {
    link.remove()
    tryNext(here, sheet)
  }
  document.head.append(link)
}

/** Lets all links of the page begin where the site does. */
function lead(root: string): void {
  if (document.readyState === 'loading') {
    addEventListener('DOMContentLoaded', () => lead(root))
    return
  }
  for (const name of ['href', 'src', 'action'])
    for (const element of document.querySelectorAll(`[${name}^="/"]:not([href^="${root}/assets/"])`))
      element.setAttribute(name, root + element.getAttribute(name))
}
