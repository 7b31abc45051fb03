/**
 * Runs where a list in the navigation is long. Puts a field above it that leaves what has the words one types; where only
 * a part of the list is on the page, the field leads to all of it. Every entry can be reached without it. Comes with a style
 * sheet of its own, which the navigation names.
 */

import * as say from '../words/scripts.ts'
import { element } from './search/elements.ts'
import { loadFile } from './site/load.ts'

const navigation = document.getElementById('rb-navigation')
if (navigation) loadFile(navigation.dataset.filter!).then(() => addField(navigation))

/** What somebody typed on a page with a part of the list. */
const typedBefore = 'filter'

function addField(navigation: HTMLElement): void {
  const { whole } = navigation.dataset
  const label = whole ? say.filterWhole : say.filterLabel
  const input = element('input', {
    type: 'search',
    name: typedBefore,
    'aria-label': label,
    placeholder: label,
    autocomplete: 'off',
    spellcheck: 'false',
  })
  const looks = { class: 'filter-list', lang: 'en' }
  const box = whole ? element('form', { ...looks, action: whole }, input) : element('div', looks, input)
  navigation.querySelector('.navigation-bar')!.append(box)
  // The script of every page takes all other forms for those of the search.
  if (whole) box.addEventListener('submit', (event) => event.stopPropagation())
  if (whole) return

  const status = element('p', { role: 'status' })
  box.append(status)
  filterBy(input, status, navigation)
  // Somebody asked for the list and not for the page that has it: on a narrow screen the list is folded.
  if (location.hash === '#rb-navigation' && getComputedStyle(navigation).display === 'none') navigation.showPopover()
  const typed = new URLSearchParams(location.search).get(typedBefore)
  if (!typed) return
  input.value = typed
  input.dispatchEvent(new Event('input'))
  input.focus()
}

function filterBy(input: HTMLInputElement, status: HTMLElement, navigation: HTMLElement): void {
  const tree = navigation.querySelector('.tree')!

  const folds = [...tree.querySelectorAll('details')].map((details) => ({ details, open: details.open }))
  const entries = [...tree.querySelectorAll('li')].map((item) => ({ item, name: plain(nameOf(item)) }))
  const count = entries.filter(({ name }) => name !== '').length
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
    const found = matches.length > 0 ? say.countOf(matches.length, count) : say.filterNone
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
/** What stands for entries that are not here has no name, and is not found. */
const nameOf = (item: HTMLElement) =>
  item.querySelector(':scope > :is(a:not(.all), span), :scope > details:not(.beside) > summary')?.textContent ?? ''

/** As people write who are in a hurry: without capitals and accents. */
const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
