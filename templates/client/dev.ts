/** Runs in every page that `rolebook dev` serves: reloads it after a rebuild, and shows what is wrong meanwhile. */
import type { DevNotice, DevProblem, DevTrouble } from '../../src/base/client-data.ts'
import * as say from '../words/scripts.ts'

/** The build this page is from. Only the tag knows, and only now. */
const build = document.currentScript?.dataset.build ?? ''

const key = 'rolebook-dev'
const kept = take()

if (kept) restore(kept)
follow(panel())

/** Listens while the page is in sight: a browser opens only six streams to one server, and people open more tabs. */
function follow(show: (trouble: DevTrouble | undefined) => void): void {
  let source: EventSource | undefined
  let retry = 0

  function connect(): void {
    disconnect()
    if (document.hidden) return
    source = new EventSource('/__rolebook/events')
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const notice: DevNotice = JSON.parse(data)
      if (notice.build === build) show(notice.trouble)
      else reload(notice.build)
    }
    source.onerror = () => {
      // Some browsers give up where others try again.
      if (source?.readyState === EventSource.CLOSED) retry = window.setTimeout(connect, 1000)
    }
  }

  function disconnect(): void {
    window.clearTimeout(retry)
    source?.close()
    source = undefined
  }

  document.addEventListener('visibilitychange', connect)
  window.addEventListener('pagehide', disconnect)
  window.addEventListener('pageshow', ({ persisted }) => persisted && connect())
  connect()
}

// ── reloading ────────────────────────────────────────────────────────────────────────────────────

/** What a reload must not lose. */
interface Kept {
  readonly path: string
  /** The build the page was reloaded for. */
  readonly wanted: string
  readonly x: number
  readonly y: number
  readonly details: Readonly<Record<string, boolean>>
}

function reload(wanted: string): void {
  // Something between us and the server may serve an old page for ever. Once is enough then.
  if (kept?.wanted === wanted) return
  const details = Object.fromEntries(allDetails().map(([name, element]) => [name, element.open]))
  const now: Kept = { path: location.pathname, wanted, x: scrollX, y: scrollY, details }
  try {
    sessionStorage.setItem(key, JSON.stringify(now))
  } catch {
    // A browser without storage reloads all the same.
  }
  location.reload()
}

function take(): Kept | undefined {
  try {
    const text = sessionStorage.getItem(key)
    sessionStorage.removeItem(key)
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

function restore({ path, x, y, details }: Kept): void {
  if (path !== location.pathname) return
  for (const [name, element] of allDetails()) element.open = details[name] ?? element.open
  const scroll = () => window.scrollTo({ left: x, top: y, behavior: 'instant' })
  scroll()
  const reached = scrollY
  // Images may have moved everything since; a reader who scrolled meanwhile knows better.
  window.addEventListener('load', () => scrollY === reached && scroll(), { once: true })
}

/** Every `<details>` by a name that survives an edit elsewhere on the page. */
function allDetails(): readonly (readonly [string, HTMLDetailsElement])[] {
  const seen = new Map<string, number>()
  return [...document.querySelectorAll('details')].map((element) => {
    const text = element.querySelector('summary')?.textContent ?? ''
    const nth = (seen.get(text) ?? 0) + 1
    seen.set(text, nth)
    return [`${nth} ${text}`, element] as const
  })
}

// ── the panel ────────────────────────────────────────────────────────────────────────────────────

/** Returns what shows trouble, and takes the panel away when there is none. */
function panel(): (trouble: DevTrouble | undefined) => void {
  const root = element('aside', '')
  root.id = 'rolebook-dev'
  let shown = ''
  let dismissed = ''

  function update(trouble: DevTrouble | undefined): void {
    const now = JSON.stringify(trouble) ?? ''
    if (now === shown) return
    shown = now
    if (now !== dismissed) dismissed = ''
    draw(trouble)
  }

  function draw(trouble: DevTrouble | undefined): void {
    root.replaceChildren()
    if (!trouble) {
      root.remove()
    } else if (dismissed === shown) {
      root.append(button(briefly(trouble), 'opener', () => toggle(trouble, '')))
    } else {
      const title = element('div', 'title')
      title.setAttribute('role', 'alert')
      const hide = button(say.devHide, 'hide', () => toggle(trouble, shown))
      hide.append(element('kbd', '', say.keyEscape))
      root.append(card(title, hide, trouble))
      document.body.append(root)
      // Screen readers announce what comes into an alert that is already there.
      title.append(heading(trouble.title))
    }
  }

  function toggle(trouble: DevTrouble, dismiss: string): void {
    const focused = root.contains(document.activeElement)
    dismissed = dismiss
    draw(trouble)
    if (focused) root.querySelector('button')?.focus()
  }

  document.addEventListener('keydown', ({ key, defaultPrevented }) => {
    // A dialog of the page itself comes first.
    if (key !== 'Escape' || defaultPrevented || document.querySelector('dialog[open]')) return
    root.querySelector<HTMLButtonElement>('.hide')?.click()
  })
  return update
}

/** What the small button says that brings the panel back. */
function briefly({ problems, more, crash }: DevTrouble): string {
  return crash === undefined ? say.devErrors(problems.length + more) : say.devBroke
}

function card(title: HTMLElement, hide: HTMLElement, trouble: DevTrouble): HTMLElement {
  const box = element('div', 'panel')
  box.setAttribute('role', 'dialog')
  box.setAttribute('aria-labelledby', 'rolebook-dev-title')
  const bar = element('div', 'bar')
  bar.append(title, hide)
  box.append(bar, list(trouble))
  return box
}

function list({ problems, more, crash }: DevTrouble): HTMLElement {
  const scroller = element('div', 'scroller')
  scroller.tabIndex = 0
  scroller.setAttribute('role', 'region')
  scroller.setAttribute('aria-label', say.devList)
  const items = element('ol', '')
  items.append(...problems.map(item))
  if (problems.length > 0) scroller.append(items)
  if (more > 0) scroller.append(element('p', '', say.devMore(more)))
  if (crash !== undefined) scroller.append(element('pre', '', crash))
  return scroller
}

function item({ where, rule, message, hint, also }: DevProblem): HTMLElement {
  const li = element('li', '')
  const first = element('p', 'where')
  first.append(element('code', '', where), ' ', element('code', 'rule', rule))
  li.append(first, prose('', message))
  if (also) {
    const second = prose('', also.message)
    second.prepend(element('code', '', also.where), ' ')
    li.append(second)
  }
  if (hint !== undefined) li.append(prose('advice', hint))
  return li
}

/** What a message has between backticks is code. */
function prose(className: string, text: string): HTMLElement {
  const paragraph = element('p', className)
  paragraph.append(...text.split('`').map((part, index) => (index % 2 === 1 ? element('code', '', part) : part)))
  return paragraph
}

function heading(text: string): HTMLElement {
  const title = element('h2', '', text)
  title.id = 'rolebook-dev-title'
  return title
}

function button(text: string, className: string, onClick: () => void): HTMLElement {
  const made = element('button', className, text)
  made.setAttribute('type', 'button')
  made.addEventListener('click', onClick)
  return made
}

/** Text goes in as text only: a message may quote any HTML. */
function element(name: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(name)
  if (className !== '') made.className = className
  made.textContent = text
  return made
}
