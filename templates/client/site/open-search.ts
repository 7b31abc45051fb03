import { searchFailed } from '../../words/scripts.ts'
import type { SearchGlobals } from '../search/engine.ts'

const site = window as unknown as SearchGlobals

/** Opens the search by its button, its keys and the field of the first page. What it needs is loaded when somebody searches. */
export function bindSearch(): void {
  const form = document.querySelector<HTMLFormElement>('form.search')
  if (!form) return
  const place = document.getElementById('rb-search')
  const root = new URL('.', form.action).href
  const button = form.querySelector('button')!
  // On the first page, and on the one for addresses that lead nowhere.
  const field = document.querySelector<HTMLInputElement>('main [name=q]')
  let started: Promise<void> | undefined
  form.querySelector('kbd')!.hidden = false
  button.setAttribute('aria-haspopup', 'dialog')
  button.setAttribute('aria-keyshortcuts', '/ Control+K Meta+K')

  // All forms of a site are to search.
  addEventListener('submit', (event) => {
    event.preventDefault()
    openFromField()
  })
  field?.addEventListener('input', openFromField)
  field?.addEventListener('click', openFromField)
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || !asks(event)) return
    event.preventDefault()
    open(writtenMeanwhile())
  })
  if (place) openFromField()

  /** Whoever writes while the search is loading goes on there with all that was written. */
  function openFromField(): void {
    open(() => {
      const written = field?.value ?? ''
      if (field) field.value = ''
      return written
    })
  }

  function open(written: () => string): void {
    started ??= start(root)
    started.then(
      () => site.rolebookSearch.open(place, written()),
      // Loaded in vain, and the next attempt may succeed. The page to search on says so.
      () => {
        started = undefined
        const query = written()
        if (place) place.textContent = searchFailed
        // Not by the form: where a site is hosted, forms may be forbidden.
        else location.assign(`${form!.action}?q=${encodeURIComponent(query)}`)
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
  addEventListener('keydown', write, true)
  return () => {
    removeEventListener('keydown', write, true)
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

function load(src: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = trust(src)
    script.onload = resolve
    script.onerror = reject
    document.head.append(script)
  })
}

/** What makes addresses of scripts where a host asks for Trusted Types. */
interface ScriptPolicy {
  createScriptURL(address: string): string
}

interface TrustedTypesGlobals {
  readonly trustedTypes?: { createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy }
}

let policy: ScriptPolicy | undefined

/** Makes the address one to load a script from. A host has to allow the policy by its name, and only one of that name. */
function trust(address: string): string {
  const rules = { createScriptURL: String }
  policy ??= (window as TrustedTypesGlobals).trustedTypes?.createPolicy('rolebook', rules) ?? rules
  return policy.createScriptURL(address)
}
