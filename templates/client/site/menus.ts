const folds = '.versions, .share, [name=rb-picker]'

/**
 * Closes what unfolds over the page as soon as the reader turns away from it. The browser does so by itself for popovers, but
 * not when one leaves them with the tab key.
 */
export function bindMenus(): void {
  addEventListener('pointerdown', ({ target }) => close(folds, target))
  addEventListener('focusin', ({ target }) => close(`${folds}, #rb-theme, #rb-navigation`, target))
  for (const menu of document.querySelectorAll<HTMLDetailsElement>(folds))
    menu.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape') return
      menu.open = false
      menu.querySelector('summary')!.focus()
    })
}

/** Closes those of the menus that an event is outside of. Their own button may have the focus. */
function close(menus: string, target: EventTarget | null): void {
  for (const menu of document.querySelectorAll<HTMLElement>(menus)) {
    if (menu.contains(target as Node) || (target as HTMLButtonElement).popoverTargetElement === menu) continue
    if (menu.popover) menu.togglePopover(false)
    else menu.removeAttribute('open')
  }
}
