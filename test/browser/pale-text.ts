/**
 * Runs in a page: every text whose contrast with what is behind it is below 4.5, with the ratio. Behind a gradient is
 * each of its colors. Text in drawings is left out: what is behind it is drawn, not set.
 */
export function paleText(): string[] {
  const canvas = document.createElement('canvas')
  canvas.width = 1
  canvas.height = 1
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  type Color = readonly [red: number, green: number, blue: number]
  const found = new Map<string, string>()
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement!
    if (texts.currentNode.textContent!.trim() === '' || element.closest('svg, .vh, .sr-only, option')) continue
    if (!element.checkVisibility({ checkVisibilityCSS: true })) continue
    for (const behind of grounds(element)) {
      const ratio = contrast(over(getComputedStyle(element).color, behind), behind)
      if (ratio < 4.5) {
        const name = `${element.tagName.toLowerCase()}.${element.className} in .${element.parentElement?.className}`
        found.set(name, `${name}: ${ratio.toFixed(2)}`)
      }
    }
  }
  return [...found.values()]

  function grounds(element: Element | null): readonly Color[] {
    if (!element) return [over('white', [255, 255, 255])]
    const { backgroundColor, backgroundImage } = getComputedStyle(element)
    const stops = backgroundImage.startsWith('linear-gradient')
      ? (backgroundImage.match(/(?:rgba?|color)\([^)]*\)/g) ?? [])
      : []
    if (stops.length === 0 && backgroundColor === 'rgba(0, 0, 0, 0)') return grounds(element.parentElement)
    const below = grounds(element.parentElement).map((color) => over(backgroundColor, color))
    return stops.length === 0 ? below : stops.flatMap((stop) => below.map((color) => over(stop, color)))
  }

  /** A color as any of CSS, on top of another one. */
  function over(color: string, [red, green, blue]: Color): Color {
    context.fillStyle = `rgb(${red} ${green} ${blue})`
    context.fillRect(0, 0, 1, 1)
    context.fillStyle = color
    context.fillRect(0, 0, 1, 1)
    const [r, g, b] = context.getImageData(0, 0, 1, 1).data
    return [r!, g!, b!]
  }

  function contrast(one: Color, other: Color): number {
    const [lower, higher] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
    return (higher + 0.05) / (lower + 0.05)
  }

  function luminance(color: Color): number {
    const [red, green, blue] = color.map((channel) => {
      const share = channel / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    }) as [number, number, number]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
}
