import type { SearchGlobals } from '../search/globals.ts'

const site = window as unknown as SearchGlobals

/** Opens the search by its button, its keys and the field of the first page. What it needs is loaded when somebody searches. */
export function bindSearch(): void {
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
        if (place) place.textContent = 'The search could not be loaded.'
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
