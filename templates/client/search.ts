/*! Contains MiniSearch 7.2.0, copyright Luca Ongaro, under the MIT license. */
/** The search itself, loaded when somebody searches. It keeps nothing and sends nothing. */

import * as say from '../words/scripts.ts'
import { box, element, type SearchBox } from './search/box.ts'
import { engine, type SearchGlobals } from './search/engine.ts'

const site = window as unknown as SearchGlobals
let above: ((written: string) => void) | undefined
let inPlace: HTMLInputElement | undefined

site.rolebookSearch = {
  root: '',
  open(place, written) {
    if (place) {
      inPlace ??= fill(place)
      inPlace.focus()
    } else {
      above ??= dialog()
      above(written)
    }
  },
}

const loaded = () => site.rolebookSearchLoaded.then(() => engine(site.rolebookSearchData))

function dialog(): (written: string) => void {
  const parts = box({ engine: loaded(), root: site.rolebookSearch.root, onLeave: () => root.close() })
  const word = element('span', { class: 'search-word' }, say.searchClose)
  const close = element('button', { type: 'button', class: 'search-close' }, word, ' ', keys(say.keyEscape))
  const root = element(
    'dialog',
    { class: 'search-dialog', 'aria-label': say.searchDialog },
    element('div', { class: 'search-bar' }, parts.input, close),
    ...below(parts),
  )
  close.addEventListener('click', () => root.close())
  // The dialog itself is hit only beside its content, on what is behind it.
  root.addEventListener('click', ({ target }) => target === root && root.close())
  root.addEventListener('close', () => {
    parts.input.value = ''
    parts.search()
  })
  document.body.append(root)
  return (written) => {
    if (!root.open) root.showModal()
    parts.input.focus()
    if (written === '') return
    parts.input.value = written
    parts.search()
  }
}

/** Puts the search into its own page, whose address says what is looked for. */
function fill(place: HTMLElement): HTMLInputElement {
  const parts = box({ engine: loaded(), root: site.rolebookSearch.root, onQuery: remember })
  parts.input.value = new URLSearchParams(location.search).get('q') ?? ''
  place.replaceChildren(element('div', { class: 'search-bar' }, parts.input), ...below(parts))
  parts.search()
  return parts.input
}

function remember(query: string): void {
  const asked = query.trim() === '' ? '' : `?q=${encodeURIComponent(query)}`
  try {
    history.replaceState(null, '', location.pathname + asked + location.hash)
  } catch {
    // Of a page opened from the disk some browsers let nobody change the address.
  }
}

const below = ({ status, list }: SearchBox): readonly HTMLElement[] => [
  status,
  list,
  element(
    'p',
    { class: 'search-keys', 'aria-hidden': 'true' },
    element('span', {}, element('kbd', { class: 'key-up' }), element('kbd', { class: 'key-down' }), say.searchChoose),
    element('span', {}, keys(say.keyEnter), say.searchOpen),
  ),
]

const keys = (name: string) => element('kbd', {}, name)
