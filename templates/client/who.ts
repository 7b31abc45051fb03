/** Runs on pages that say who to go to: shows the entries that fit the words in the input. */
import * as say from '../words/scripts.ts'
import { stem, subjectWords } from './search/engine.ts'

const filter = document.querySelector('.who-filter')

function bind(filter: Element): void {
  const input = filter.querySelector('input')!
  const status = filter.querySelector('[role=status]')!
  const entries = [...document.querySelectorAll<HTMLElement>('.section > .who > li')].map((entry) => {
    const examples = entry.querySelector('details')
    const text = wordsIn(entry)
    return { entry, examples, text, plain: examples ? text.replace(wordsIn(examples), '') : text }
  })
  const sections = document.querySelectorAll<HTMLElement>('.section')
  const teams = document.querySelectorAll<HTMLAnchorElement>('.choice a')
  const contents = document.querySelector<HTMLElement>('.contents')

  input.value = new URLSearchParams(location.search).get('q') ?? ''
  input.addEventListener('input', () => look(input.value))
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    if (event.key === 'Enter')
      entries
        .find(({ entry }) => !entry.hidden)
        ?.entry.querySelector('a')
        ?.focus()
    else if (event.key === 'Escape' && input.value !== '') look('')
    else return
    event.preventDefault()
  })
  show()

  /** Says in the address what is looked for, so that it can be sent to somebody. */
  function look(query: string): void {
    input.value = query
    show()
    try {
      history.replaceState(null, '', location.pathname + asked() + location.hash)
    } catch {
      // Of a page opened from the disk some browsers let nobody change the address.
    }
  }

  function show(): void {
    const written = wanted(input.value)
    const texts = entries.map(({ text }) => text)
    const words = written.map((word) => nearest(word, texts))
    const counts = entries.map(({ text }) => fits(text, words))
    // Where nothing has all the words, what has most of them may still be it.
    const most = Math.max(...counts)
    let shown = 0
    for (const [index, { entry, examples, plain }] of entries.entries()) {
      entry.hidden = words.length > 0 && (most === 0 || counts[index]! < most)
      if (!entry.hidden) shown++
      // Examples open where they alone have a word.
      if (examples) examples.open = words.length > 0 && !entry.hidden && fits(plain, words) < most
    }
    for (const section of sections) section.hidden = !section.querySelector('.who > li:not([hidden])')
    if (contents) contents.hidden = words.length > 0
    status.textContent =
      words.length === 0 ? '' : said(shown, most === words.length && words.every((word, at) => word === written[at]))
    for (const team of teams) team.search = asked()
  }

  function said(count: number, isWhole: boolean): string {
    if (count === 0) return say.whoNothing
    return isWhole ? say.countOf(count, entries.length) : say.whoNearest(count)
  }

  function asked(): string {
    return input.value.trim() === '' ? '' : `?q=${encodeURIComponent(input.value)}`
  }
}

/** But for our own, which are nobody’s need. */
function wordsIn(element: Element): string {
  return folded(textOf(element)).replace(folded(say.alsoCalled), '')
}

/** All words of a text as they are compared, each after a space. */
const folded = (text: string): string =>
  (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
    .map((word) => ` ${word}`)
    .join('')

/** The words of a question that say what it is about, without their endings: `who owns hiring` is about `hir`. */
function wanted(question: string): readonly string[] {
  const all = folded(question).split(' ').slice(1)
  return [...new Set(subjectWords(all).map(stem))]
}

/** A word, or its beginning where no text has all of it: what a slip of the finger has left whole. */
function nearest(word: string, texts: readonly string[]): string {
  const least = Math.max(4, word.length * 0.6)
  for (let length = word.length; length >= least; length--) {
    const beginning = word.slice(0, length)
    if (texts.some((text) => fits(text, [beginning]) > 0)) return beginning
  }
  return word
}

/** How many of the words begin a word of a folded text. Where no spaces are written, they begin anywhere. */
const fits = (text: string, words: readonly string[]): number =>
  words.filter((word) => text.includes(word < '\u0e00' ? ` ${word}` : word)).length

/** The text of an element, with a space wherever one element ends and another begins. */
function textOf(element: Element): string {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const texts: string[] = []
  while (walker.nextNode()) texts.push(walker.currentNode.nodeValue!)
  return texts.join(' ')
}

if (filter) bind(filter)
