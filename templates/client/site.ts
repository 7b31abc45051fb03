/** Runs in every page of the site, from its head: the theme must be known before anything is shown, and the rest needs the page. */
import { searchFailed } from '../words/scripts.ts'
import type { SearchGlobals } from './search/engine.ts'

const key = 'rolebook-theme'
const { dataset } = document.documentElement

bindTheme()
document.addEventListener('DOMContentLoaded', () => {
  bindSearch()
  showCurrent()
  markContents()
})

const site = window as unknown as SearchGlobals

/** Opens the search by its button, its keys and the field of the first page. What it needs is loaded when somebody searches. */
function bindSearch(): void {
  const form = document.querySelector<HTMLFormElement>('form.search')
  if (!form) return
  const place = document.getElementById('rb-search')
  const root = new URL('.', form.action).href
  const button = form.querySelector('button')!
  let started: Promise<void> | undefined
  form.querySelector('kbd')!.hidden = false
  button.setAttribute('aria-haspopup', 'dialog')
  button.setAttribute('aria-keyshortcuts', '/ Control+K Meta+K')
  bind(form, () => '')

  const home = document.querySelector<HTMLFormElement>('form.home-search')
  const field = home?.querySelector('input')
  if (home && field) {
    // Whoever writes while the search is loading goes on there with all that was written.
    const openThere = bind(home, () => {
      const written = field.value
      field.value = ''
      return written
    })
    field.addEventListener('input', openThere)
    field.addEventListener('click', openThere)
  }

  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || !asks(event)) return
    event.preventDefault()
    open(form, writtenMeanwhile())
  })
  if (place) open(form, () => '')

  function bind(from: HTMLFormElement, written: () => string): () => void {
    const openFrom = () => open(from, written)
    from.addEventListener('submit', (event) => {
      event.preventDefault()
      openFrom()
    })
    return openFrom
  }

  function open(from: HTMLFormElement, written: () => string): void {
    started ??= start(root)
    started.then(
      () => site.rolebookSearch.open(place, written()),
      // Loaded in vain, and the next attempt may succeed. The page to search on says so.
      () => {
        started = undefined
        written()
        if (place) place.textContent = searchFailed
        else from.submit()
      },
    )
  }
}

/** What is typed between the key that opens the search and the search. */
function writtenMeanwhile(): () => string {
  let written = ''
  const write = (event: KeyboardEvent) => {
    if (event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    written += event.key
  }
  document.addEventListener('keydown', write, true)
  return () => {
    document.removeEventListener('keydown', write, true)
    return written
  }
}

/** `/` is a letter like any other where one writes. */
function asks({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (key.toLowerCase() === 'k') return (ctrlKey || metaKey) && !altKey
  const writes = (target as Element | null)?.closest?.('input, textarea, select, [contenteditable]')
  return key === '/' && !ctrlKey && !metaKey && !altKey && !writes
}

async function start(root: string): Promise<void> {
  await load(`${root}search.js`)
  const { script, data } = site.rolebookSearchFiles
  site.rolebookSearchLoaded = load(root + data)
  // Whoever waits for it sees it fail.
  site.rolebookSearchLoaded.catch(() => undefined)
  await load(root + script)
  site.rolebookSearch.root = root
}

function load(src: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = src
    script.onload = () => resolve()
    script.onerror = () => reject(new Error(src))
    document.head.append(script)
  })
}

/** Shows the page in the theme the reader has chosen, and keeps what is chosen. Begins before anything is shown, so that no page flashes in the other theme. */
function bindTheme(): void {
  show()
  // The switch is there only now.
  document.addEventListener('DOMContentLoaded', show)
  // Back from another page, or chosen in another tab.
  window.addEventListener('pageshow', show)
  window.addEventListener('storage', show)
  document.addEventListener('change', ({ target }) => {
    const { name, value } = target as HTMLInputElement
    if (name !== 'rb-theme') return
    dataset.theme = value
    try {
      localStorage.setItem(key, value)
    } catch {
      // Nothing may be kept, as on some pages opened from the disk: it then holds for this page.
    }
  })
}

function show(): void {
  const theme = kept() ?? dataset.theme ?? 'auto'
  dataset.theme = theme
  const choice = document.querySelector<HTMLInputElement>(`[name=rb-theme][value=${theme}]`)
  if (choice) choice.checked = true
}

function kept(): string | undefined {
  try {
    return /^(auto|light|dark)$/.exec(localStorage.getItem(key) ?? '')?.[0]
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
    if (link && list && list.scrollHeight > list.clientHeight) {
      list.scrollTop = link.offsetTop - list.offsetTop - list.clientHeight / 2
    }
  }
  const soon = () => {
    if (!isDue) requestAnimationFrame(mark)
    isDue = true
  }
  addEventListener('scroll', soon, { passive: true })
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
