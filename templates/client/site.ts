/** Runs in every page of the site. What a search needs is loaded when somebody searches. */

import type { SearchGlobals } from './search/globals.ts'

const page = document.querySelector<HTMLFormElement>('form.search')
const place = document.getElementById('rb-search')
const site = window as unknown as SearchGlobals
let started: Promise<void> | undefined

if (page) bind(page)

function bind(form: HTMLFormElement): void {
  const root = new URL('.', form.action).href
  const button = form.querySelector('button')!
  form.querySelector('kbd')!.hidden = false
  button.setAttribute('aria-haspopup', 'dialog')
  button.setAttribute('aria-keyshortcuts', '/ Control+K Meta+K')
  const open = () => {
    started ??= start(root)
    started.then(
      () => site.rolebookSearch.open(place),
      // Loaded in vain, and the next attempt may succeed. The page to search on says so.
      () => {
        started = undefined
        if (place) place.textContent = 'The search could not be loaded.'
        else form.submit()
      },
    )
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    open()
  })
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || !asks(event)) return
    event.preventDefault()
    open()
  })
  if (place) open()
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
