/*! Contains MiniSearch 7.2.0, copyright Luca Ongaro, under the MIT license. */
/** The search itself, loaded when somebody searches. It keeps nothing and sends nothing. */

import type { SearchNames, SearchTexts } from '../../src/base/client-data.ts'
import type { Site } from './search/answer-view.ts'
import { answerer } from './search/answers.ts'
import { fillBox } from './search/box.ts'
import { type Engine, engine } from './search/engine.ts'
import { answerForm } from './search/form.ts'

/** How the scripts of a search find each other: classic scripts have nothing but `window` in common. */
export interface SearchGlobals {
  /** Where the others are, from the site's root. */
  rolebookSearchFiles: {
    readonly script: string
    readonly sheet: string
    readonly style: string
    readonly names: string
    readonly texts: string
  }
  rolebookSearchNames: SearchNames
  rolebookSearchTexts: SearchTexts
  /** Settles with the texts. */
  rolebookTextsLoaded: Promise<unknown>
  rolebookSearch: Search
}

export interface Search {
  /** Searches in a place that has an input already, from the root of the site. `onLeave`: before a result is followed. */
  open(root: string, place: HTMLElement, onLeave?: () => void): void
  /** Answers what is written in a form of the page, below it. */
  answer(root: string, form: HTMLFormElement): void
}

const globals = window as unknown as SearchGlobals
const boxes = new WeakMap<HTMLElement, () => void>()
const forms = new WeakSet<HTMLFormElement>()
let made: { readonly site: Site; readonly engine: Engine } | undefined

globals.rolebookSearch = {
  open(root, place, onLeave) {
    const { site, engine } = parts(root)
    const search = boxes.get(place)
    if (search) search()
    else boxes.set(place, fillBox({ place, site, engine, onLeave, onQuery: onLeave ? undefined : keepInAddress }))
  },
  answer(root, form) {
    if (forms.has(form)) return
    forms.add(form)
    answerForm(parts(root).site, form, keepInAddress)
  },
}

function parts(root: string) {
  const { rolebookSearchNames: names, rolebookTextsLoaded: loaded } = globals
  made ??= {
    site: { root, pages: names.pages, data: names.answers, ask: answerer(names.answers) },
    engine: engine(
      names,
      loaded.then(() => globals.rolebookSearchTexts),
    ),
  }
  return made
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
