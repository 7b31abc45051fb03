/** Marks in the list of the page's sections the one that is being read. */
export function markContents(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.contents a')]
  const parts = links.flatMap((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)))
    return heading ? [{ link, heading }] : []
  })
  if (parts.length === 0) return
  let current: HTMLAnchorElement | undefined
  let isDue = false
  const mark = () => {
    isDue = false
    // A heading counts as reached in the upper part of the window; at the end of the page the last one does.
    const line = Math.max(120, innerHeight / 4)
    const { scrollHeight } = document.documentElement
    const atEnd = scrollY > 0 && scrollY + innerHeight >= scrollHeight - 2
    const reached = atEnd ? parts : parts.filter(({ heading }) => heading.getBoundingClientRect().top < line)
    const link = reached.at(-1)?.link
    if (link === current) return
    current?.removeAttribute('aria-current')
    current = link
    link?.setAttribute('aria-current', 'true')
    // Where the list itself scrolls, it follows.
    const list = link?.closest('details')
    if (link && list && list.scrollHeight > list.clientHeight) {
      list.scrollTop = link.offsetTop - list.offsetTop - list.clientHeight / 2
    }
  }
  const soon = () => {
    if (!isDue) requestAnimationFrame(mark)
    isDue = true
  }
  addEventListener('scroll', soon, { passive: true })
  addEventListener('resize', soon)
  mark()
}
