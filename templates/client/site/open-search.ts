import * as say from '../../words/scripts.ts'
import { element } from '../search/elements.ts'
import type { SearchGlobals } from '../search.ts'
import { loadFile, loadSearch } from './load.ts'
import { bindCells } from './open-cells.ts'
import { rememberPage } from './recent.ts'

const globals = window as unknown as SearchGlobals

/**
 * Opens the search by its button and its keys, and answers in the fields that pages have for questions. All that is needed
 * for either is loaded when somebody asks; what is typed until then stays where it is typed.
 */
export function bindSearch(): void {
  const form = document.querySelector<HTMLFormElement>('form.search')
  if (!form) return
  const place = document.getElementById('rb-search')
  const ask = document.querySelector<HTMLFormElement>('form.ask:not(.to-search)')
  const root = new URL('.', form.action).href
  const button = form.querySelector('button')!
  let dialog: HTMLDialogElement | undefined
  form.querySelector('kbd')!.hidden = false
  button.setAttribute('aria-haspopup', 'dialog')
  button.setAttribute('aria-keyshortcuts', '/ Control+K Meta+K')
  rememberPage(root)
  bindCells(root)

  // All other forms of a site are to search.
  addEventListener('submit', (event) => {
    if (event.defaultPrevented) return
    event.preventDefault()
    const question = new FormData(event.target as HTMLFormElement).get('q')
    if (event.target === ask)
      answer().catch(() => location.assign(`${form.action}?q=${encodeURIComponent(`${question}`)}`))
    else openWith(question)
  })
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || !asks(event)) return
    event.preventDefault()
    openWith(null)
  })
  if (place) {
    place.append(...bar(asked()))
    place.querySelector('input')!.focus()
    fill(place)
  }
  if (ask) {
    const input = ask.querySelector('input')!
    const tryToAnswer = () => void answer().catch(() => undefined)
    input.addEventListener('input', tryToAnswer)
    input.value ||= asked()
    if (input.value) tryToAnswer()
  }

  async function answer(): Promise<void> {
    await loadSearch(root, 'script', 'answers')
    globals.rolebookSearch.answer(root, ask!)
  }

  function openWith(written: FormDataEntryValue | null): void {
    if (place) {
      place.querySelector('input')!.focus()
      return
    }
    dialog ??= makeDialog()
    const input = dialog.querySelector('input')!
    if (!dialog.open) {
      input.value = ''
      dialog.showModal()
    }
    if (typeof written === 'string' && written !== '') input.value = written
    input.focus()
    fill(dialog, () => dialog!.close())
  }

  function fill(where: HTMLElement, onLeave?: () => void): void {
    const input = where.querySelector('input')!
    const status = where.querySelector('[role=status]')!
    let entered: KeyboardEvent | undefined
    if (!globals.rolebookSearch || !globals.rolebookSearchPages) {
      status.textContent = say.searchLoading
      input.addEventListener('keydown', enter)
    }
    // What pages are called is enough to begin with.
    loadSearch(root, 'script', 'pages').then(
      () => {
        input.removeEventListener('keydown', enter)
        globals.rolebookSearch.open(root, loadFile, where, onLeave)
        if (entered) input.dispatchEvent(new KeyboardEvent('keydown', entered))
      },
      () => {
        status.textContent = say.searchFailed
      },
    )

    /** Enter before there is anything to follow is followed once there is. */
    function enter(event: KeyboardEvent): void {
      entered = event.key === 'Enter' && !event.isComposing ? event : undefined
    }
  }
}

/** What is looked for according to the address. */
const asked = () => new URLSearchParams(location.search).get('q') ?? ''

function makeDialog(): HTMLDialogElement {
  const close = element('button', { type: 'button', class: 'search-close' })
  close.append(element('span', { class: 'search-word' }, say.searchClose), ' ', element('kbd', {}, say.keyEscape))
  const dialog = element('dialog', { class: 'search-dialog', 'aria-label': say.searchDialog })
  dialog.append(...bar('', close))
  close.addEventListener('click', () => dialog.close())
  // The dialog itself is hit only beside its content, on what is behind it.
  dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close())
  document.body.append(dialog)
  return dialog
}

/** Where a reader writes what they look for, and what is said about it. */
function bar(written: string, ...more: readonly HTMLElement[]): readonly HTMLElement[] {
  const input = element('input', {
    class: 'search-input',
    type: 'text',
    'aria-label': say.searchLabel,
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'go',
    maxlength: '200',
    placeholder: say.searchHint,
  })
  input.value = written
  return [
    element('div', { class: 'search-bar' }, input, ...more),
    element('p', { class: 'search-status', role: 'status' }),
  ]
}

/** `/` is a letter like any other where one writes. */
function asks({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (key.toLowerCase() === 'k') return (ctrlKey || metaKey) && !altKey
  const writes = (target as Element | null)?.closest?.('input, textarea, select, [contenteditable]')
  // Who speaks to the device may switch it off, see `site.ts`.
  if (document.documentElement.dataset.slash === 'off') return false
  return key === '/' && !ctrlKey && !metaKey && !altKey && !writes
}
