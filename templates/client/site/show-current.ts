/** Scrolls the navigation to the entry of this page, where it is too long to show it: at once, and whenever it is opened. */
export function showCurrent(): void {
  const navigation = document.getElementById('rb-navigation')
  const current = navigation?.querySelector<HTMLElement>('[aria-current]')
  if (!navigation || !current) return
  const show = () => {
    const { top, bottom } = navigation.getBoundingClientRect()
    const entry = current.getBoundingClientRect()
    if (entry.top < top || entry.bottom > bottom) navigation.scrollTop += entry.top - top - (bottom - top) / 3
  }
  navigation.addEventListener('toggle', show)
  show()
}
