/** Runs in pages that use terms of the glossary: shows what one means beside it, until something else is looked at. */

interface Shown {
  readonly word: HTMLElement
  readonly tip: HTMLElement
}

/** Milliseconds until a word is meant that the mouse is on, and for which it may be away. */
const pause = 150

/** Pixels around a tip. */
const gap = 6

let shown: Shown | undefined
let timer = 0
let isTouch = false

// In a browser without popovers the words are links and no more.
if ('showPopover' in document.body) {
  addEventListener('pointerover', ({ pointerType, target }) => {
    if (pointerType === 'touch') return
    const word = wordAt(target)
    if (word) later(() => show(word))
    else if (shown?.tip.contains(target as Node)) window.clearTimeout(timer)
    else later(() => shown?.word.matches(':focus-visible') || hide())
  })
  addEventListener('pointerdown', ({ pointerType, target }) => {
    isTouch = pointerType === 'touch'
    if (!wordAt(target) && !shown?.tip.contains(target as Node)) hide()
  })
  // A finger cannot rest on a word: the first touch explains it, the next follows it.
  addEventListener('click', (event) => {
    const word = wordAt(event.target)
    if (!word || !isTouch || shown?.word === word) return
    event.preventDefault()
    show(word)
  })
  addEventListener('focusin', ({ target }) => {
    const word = wordAt(target)
    if (word?.matches(':focus-visible')) show(word)
  })
  addEventListener('focusout', ({ target }) => shown?.word === wordAt(target) && hide())
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !shown) return
    event.preventDefault()
    hide()
  })
}

function wordAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('a[aria-describedby^="rb-term-"]') : null
}

function later(work: () => void): void {
  window.clearTimeout(timer)
  timer = window.setTimeout(work, pause)
}

function hide(): void {
  window.clearTimeout(timer)
  shown?.tip.hidePopover()
  shown = undefined
}

function show(word: HTMLElement): void {
  window.clearTimeout(timer)
  if (shown?.word === word) return
  hide()
  const tip = document.getElementById(word.getAttribute('aria-describedby')!)
  if (!tip) return
  tip.showPopover()
  shown = { word, tip }
  place(shown)
}

/** Below the word, above it where there is no room below, and never beyond the window. */
function place({ word, tip }: Shown): void {
  // A word that is broken over two lines begins on the first.
  const { left, top, bottom } = word.getClientRects()[0]!
  const { clientWidth, clientHeight } = document.documentElement
  const above = top - gap - tip.offsetHeight
  const isBelow = above < 0 || bottom + gap + tip.offsetHeight <= clientHeight
  const x = Math.max(gap, Math.min(left, clientWidth - tip.offsetWidth - gap))
  tip.style.left = `${x + scrollX}px`
  tip.style.top = `${(isBelow ? bottom + gap : above) + scrollY}px`
}
