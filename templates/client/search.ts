/*! Contains parts of MiniSearch 7.2.0, copyright Luca Ongaro, under the MIT license. */
/** The search itself, loaded when somebody searches. It keeps nothing and sends nothing. */

import type { AnswerData, PackedPages, SearchFiles, SearchParts, SearchTexts } from '../../src/base/client-data.ts'
import { noAnswers, type Site } from './search/answer-view.ts'
import { answerer } from './search/answers.ts'
import { fillBox } from './search/box.ts'
import { engine } from './search/engine.ts'
import { answerForm } from './search/form.ts'
import { unpackPages } from './search/pages.ts'
import { textParts } from './search/text-parts.ts'
import { wholeTexts } from './search/texts.ts'
import { makeWordIndex } from './search/word-index.ts'

/** How the scripts of a search find each other: classic scripts have nothing but `window` in common. */
export interface SearchGlobals {
  rolebookSearchFiles: SearchFiles
  rolebookSearchPages: PackedPages
  rolebookSearchAnswers: AnswerData
  rolebookSearchTexts: SearchTexts
  rolebookSearchTable: SearchParts
  /** What parts left until it is taken. */
  rolebookSearchParts: Record<string, unknown>
  rolebookSearch: Search
}

/** Loads a script, once, from its address. A page may have one loader alone, see `site/load.ts`. */
type LoadScript = (address: string) => Promise<unknown>

export interface Search {
  /** Searches in a place that has an input already, from the root of the site. `onLeave`: before a result is followed. */
  open(root: string, load: LoadScript, place: HTMLElement, onLeave?: () => void): void
  /** Answers what is written in a form of the page, below it. */
  answer(root: string, form: HTMLFormElement): void
}

const globals = window as unknown as SearchGlobals
const boxes = new WeakMap<HTMLElement, () => void>()
const forms = new WeakSet<HTMLFormElement>()
let made: ReturnType<typeof makeSearch> | undefined

globals.rolebookSearch = {
  open(root, load, place, onLeave) {
    made ??= makeSearch(root, load)
    const search = boxes.get(place)
    if (search) search()
    else boxes.set(place, fillBox({ ...made, place, onLeave, onQuery: onLeave ? undefined : keepInAddress }))
  },
  answer(root, form) {
    if (forms.has(form)) return
    forms.add(form)
    answerForm(siteOf(root), form, keepInAddress)
  },
}

/** What can be answered on a page: as much as is there. */
function siteOf(root: string): Site {
  const data = globals.rolebookSearchAnswers ?? noAnswers
  return { root, data, ask: answerer(data) }
}

function makeSearch(root: string, load: LoadScript) {
  const packed = globals.rolebookSearchPages
  const pages = unpackPages(packed)
  const index = makeWordIndex(pages, packed.sections)
  const { texts, parts, answers } = globals.rolebookSearchFiles
  const loadPart = async (path: string, key: string) => {
    await load(root + path)
    const part = globals.rolebookSearchParts[key]
    delete globals.rolebookSearchParts[key]
    return part
  }
  const source = texts
    ? wholeTexts(index, () => load(root + texts).then(() => globals.rolebookSearchTexts))
    : textParts(pages, index, loadPart, () => load(root + parts).then(() => globals.rolebookSearchTable))
  return {
    pages,
    search: engine(pages, index),
    source,
    site: siteOf(root),
    /** Who to go to, where that comes later than the names of the pages. */
    loadSite: () => load(root + answers).then(() => siteOf(root)),
  }
}

/** Says in the address what is looked for, so that it can be sent to somebody. */
function keepInAddress(query: string): void {
  const asked = query.trim() === '' ? '' : `?q=${encodeURIComponent(query)}`
  try {
    history.replaceState(null, '', location.pathname + asked + location.hash)
  } catch {
    // Of a page opened from the disk some browsers let nobody change the address.
  }
}
