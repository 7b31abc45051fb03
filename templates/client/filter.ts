/**
 * Runs where a list in the navigation is long. Puts a field above it that leaves what has the words one types; the list is
 * complete without it. Comes with a style sheet of its own, which the navigation names.
 */

import * as say from '../words/scripts.ts'
import { element } from './search/elements.ts'
import { loadFile } from './site/load.ts'

const navigation = document.getElementById('rb-navigation')
if (navigation) loadFile(navigation.dataset.filter!).then(() => addField(navigation))

function addField(navigation: HTMLElement): void {
  const tree = navigation.querySelector('.tree')!
  const input = element('input', {
    type: 'search',
    'aria-label': say.filterLabel,
    placeholder: say.filterLabel,
    autocomplete: 'off',
    spellcheck: 'false',
  })
  const status = element('p', { role: 'status' })
  const box = element('div', { class: 'filter-list', lang: 'en' })
  box.append(input, status)
  navigation.querySelector('.navigation-bar')!.append(box)

  const folds = [...tree.querySelectorAll('details')].map((details) => ({ details, open: details.open }))
  const entries = [...tree.querySelectorAll('li')].map((item) => ({ item, name: plain(nameOf(item)) }))
  let first: HTMLElement | null = null

  const update = () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean)
    const matches = entries.filter(({ name }) => words.every((word) => name.includes(word)))
    const shown = new Set(matches.map(({ item }) => item))
    // Below what is found there may be nothing else; above it is the way to it.
    for (const { item } of matches)
      for (let up = item.parentElement?.closest('li'); up; up = up.parentElement?.closest('li')) shown.add(up)
    for (const { item } of entries) item.hidden = !shown.has(item)
    for (const group of tree.querySelectorAll<HTMLElement>('[role=group]'))
      group.hidden = !group.querySelector('li:not([hidden])')
    for (const { details, open } of folds)
      details.open = words.length > 0 ? details.querySelector('li:not([hidden])') !== null : open
    first = words.length > 0 ? (matches.find(({ item }) => linkOf(item))?.item ?? null) : null
    const found = matches.length > 0 ? say.countOf(matches.length, entries.length) : say.filterNone
    status.textContent = words.length > 0 ? found : ''
    if (words.length > 0) navigation.scrollTop = 0
    else tree.querySelector('[aria-current]')?.scrollIntoView({ block: 'center' })
  }
  input.addEventListener('input', update)
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && first) linkOf(first)!.click()
    if (event.key !== 'Escape' || input.value === '') return
    // The first press empties the field, and the second closes what is around it.
    event.preventDefault()
    input.value = ''
    update()
  })
}

/** Of an entry and not of those below it. */
const linkOf = (item: HTMLElement) =>
  item.querySelector<HTMLAnchorElement>(':scope > a, :scope > details:not(.beside) > summary > a')
const nameOf = (item: HTMLElement) =>
  item.querySelector(':scope > :is(a, span), :scope > details:not(.beside) > summary')?.textContent ?? ''

/** As people write who are in a hurry: without capitals and accents. */
const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
