import { element } from './element.ts'
import type { Engine, Hit } from './engine.ts'
import { option } from './option.ts'

interface Options {
  /** Settles when there is something to search. */
  readonly engine: Promise<Engine>
  readonly root: string
  /** Called for every change of what is looked for. */
  readonly onQuery?: (query: string) => void
  /** Called before a result is followed in this window. */
  readonly onLeave?: () => void
}

/** The parts of a search: what to write in, what is said about the results, and the results. */
export interface Box {
  readonly input: HTMLInputElement
  readonly status: HTMLElement
  readonly list: HTMLElement
  /** Looks for what is written in the input. */
  readonly search: () => void
}

/** More than anybody looks through. */
const most = 30

/** Milliseconds to wait for the next key. */
const pause = 40

/** A combobox whose list is what was found: arrows choose, Enter follows. */
export function box({ engine, root, onQuery, onLeave }: Options): Box {
  const input = element('input', {
    class: 'search-input',
    type: 'text',
    role: 'combobox',
    'aria-label': 'Search the handbook',
    'aria-expanded': 'false',
    'aria-controls': 'rb-hits',
    'aria-autocomplete': 'list',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'go',
    maxlength: '200',
    placeholder: 'A role, a duty, any word',
  })
  const status = element('p', { class: 'search-status', role: 'status' })
  const list = element('div', { id: 'rb-hits', class: 'hits', role: 'listbox', 'aria-label': 'Results' })
  let ready: Engine | undefined
  let timer = 0
  let chosen: Element | undefined
  let follows = false

  engine.then(
    (made) => {
      ready = made
      search()
      made.complete.then(search)
    },
    () => say('The search could not be loaded.'),
  )
  input.addEventListener('input', () => {
    onQuery?.(input.value)
    follows = false
    window.clearTimeout(timer)
    timer = window.setTimeout(search, pause)
  })
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) choose(list.children[place(step)])
    else if (event.key === 'Enter') follow(event)
    else return
    event.preventDefault()
  })
  list.addEventListener('click', (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) onLeave?.()
  })
  return { input, status, list, search }

  function search(): void {
    window.clearTimeout(timer)
    const query = input.value.trim()
    if (query === '') {
      show([], '')
    } else if (ready) {
      const hits = ready.search(query)
      show(hits, hits.length === 0 ? `Nothing found for “${query}”` : counted(hits.length))
      if (follows) (chosen as HTMLElement | undefined)?.click()
    } else {
      say('Loading …')
    }
  }

  function show(hits: readonly Hit[], words: string): void {
    list.replaceChildren(...hits.slice(0, most).map((hit, index) => option(hit, `rb-hit-${index}`, root)))
    list.hidden = hits.length === 0
    list.scrollTop = 0
    input.setAttribute('aria-expanded', String(hits.length > 0))
    choose(list.children[0])
    say(words)
  }

  function say(words: string): void {
    if (status.textContent !== words) status.textContent = words
  }

  /** From the last to the first and back. */
  function place(step: number): number {
    const all = [...list.children]
    return (all.indexOf(chosen!) + step + all.length) % all.length
  }

  function choose(entry: Element | undefined): void {
    chosen?.setAttribute('aria-selected', 'false')
    chosen = entry
    entry?.setAttribute('aria-selected', 'true')
    entry?.scrollIntoView({ block: 'nearest' })
    if (entry) input.setAttribute('aria-activedescendant', entry.id)
    else input.removeAttribute('aria-activedescendant')
  }

  /** With Ctrl or Cmd in another tab, as with any link. Who is faster than the search goes where it will lead. */
  function follow({ ctrlKey, metaKey, shiftKey }: KeyboardEvent): void {
    follows = !ready
    search()
    chosen?.dispatchEvent(new MouseEvent('click', { ctrlKey, metaKey, shiftKey, bubbles: true, cancelable: true }))
  }
}

function counted(count: number): string {
  if (count > most) return `The best ${most} of ${count} pages`
  return count === 1 ? '1 page' : `${count} pages`
}
