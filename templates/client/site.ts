/** Runs in every page of the site, from its head: the theme must be known before anything is shown, and the rest needs the page. */
import { bindMenus } from './site/menus.ts'
import { bindSearch } from './site/open-search.ts'

const key = 'rolebook-theme'
const slashKey = 'rolebook-slash'
const { dataset } = document.documentElement

bindTheme()
addEventListener('DOMContentLoaded', () => {
  // The switch is there only now.
  show()
  bindSearch()
  bindMenus()
  showCurrent()
  markContents()
})

/** Shows the page in the theme the reader has chosen, and keeps what is chosen. Begins before anything is shown, so that no page flashes in the other theme. */
function bindTheme(): void {
  show()
  // Back from another page, or chosen in another tab.
  addEventListener('pageshow', show)
  addEventListener('storage', show)
  addEventListener('change', ({ target }) => {
    const { name, value, checked } = target as HTMLInputElement
    const isTheme = name === 'rb-theme'
    if (isTheme) dataset.theme = value
    else if (name === 'rb-slash') dataset.slash = checked ? 'on' : 'off'
    else return
    try {
      if (isTheme) localStorage.setItem(key, value)
      else localStorage.setItem(slashKey, dataset.slash!)
    } catch {
      // Nothing may be kept, as on some pages opened from the disk: it then holds for this page.
    }
  })
}

function show(): void {
  const theme = kept(key, /^(auto|light|dark)$/) ?? dataset.theme ?? 'auto'
  dataset.slash = kept(slashKey, /^off$/) ?? dataset.slash ?? 'on'
  const slash = document.querySelector<HTMLInputElement>('[name=rb-slash]')
  if (slash) slash.checked = dataset.slash === 'on'
  dataset.theme = theme
  const choice = document.querySelector<HTMLInputElement>(`[name=rb-theme][value=${theme}]`)
  if (choice) choice.checked = true
}

function kept(name: string, known: RegExp): string | undefined {
  try {
    return known.exec(localStorage.getItem(name) ?? '')?.[0]
  } catch {
    return undefined
  }
}

/** Marks in the list of the page's sections the one that is being read. */
function markContents(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.contents a')]
  const parts = links.flatMap((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)))
    return heading ? [{ link, heading }] : []
  })
  if (parts.length === 0) return
  let current: HTMLAnchorElement | undefined
  let isDue = false
  const mark = () => {
    isDue = false
    // A heading counts as reached in the upper part of the window; at the end of the page the last one does.
    const line = Math.max(120, innerHeight / 4)
    const { scrollHeight } = document.documentElement
    const atEnd = scrollY > 0 && scrollY + innerHeight >= scrollHeight - 2
    const reached = atEnd ? parts : parts.filter(({ heading }) => heading.getBoundingClientRect().top < line)
    const link = reached.at(-1)?.link
    if (link === current) return
    current?.removeAttribute('aria-current')
    current = link
    link?.setAttribute('aria-current', 'true')
    // Where the list itself scrolls, it follows.
    const list = link?.closest('details')
    if (list) list.scrollTop = link!.offsetTop - list.offsetTop - list.clientHeight / 2
  }
  const soon = () => {
    if (!isDue) requestAnimationFrame(mark)
    isDue = true
  }
  addEventListener('scroll', soon)
  addEventListener('resize', soon)
  mark()
}

/** Scrolls the navigation to the entry of this page, where it is too long to show it: at once, and whenever it is opened. */
function showCurrent(): void {
  const navigation = document.getElementById('rb-navigation')
  const current = navigation?.querySelector<HTMLElement>('[aria-current]')
  if (!navigation || !current) return
  const show = () => {
    const { top, bottom } = navigation.getBoundingClientRect()
    const entry = current.getBoundingClientRect()
    if (entry.top < top || entry.bottom > bottom) navigation.scrollTop += entry.top - top - (bottom - top) / 3
  }
  navigation.addEventListener('toggle', show)
  show()
}
