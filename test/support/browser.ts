import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launch } from './chromium.js'
import { serve } from './site-server.js'

/** A site in a real browser, for as long as the tests of one file run. */
export interface SiteInBrowser {
  readonly browser: Browser
  /** Its folder. */
  readonly site: string
  /** Its address on a server, without a slash at the end. */
  readonly root: string
  /** Its address, by how readers open it. */
  readonly roots: readonly (readonly [from: string, root: () => string])[]
}

/** Builds a site, serves it and starts a browser before the tests of a file. With `below`, the server has the site in a folder of that name. */
export function siteInBrowser(build: () => string | Promise<string>, { below = '' } = {}): SiteInBrowser {
  let browser: Browser
  let site: string
  let server: Awaited<ReturnType<typeof serve>>

  beforeAll(async () => {
    ;[browser, site] = await Promise.all([launch(), build()])
    server = await serve(below ? dirname(site) : site, join(site, '404.html'))
  }, 240_000)

  afterAll(async () => {
    await browser?.close()
    server?.close()
  })

  const root = () => server.root + (below && `/${below}`)
  return {
    get browser() {
      return browser
    },
    get site() {
      return site
    },
    get root() {
      return root()
    },
    roots: [
      ['HTTP', root],
      ['file://', () => pathToFileURL(site).href],
    ],
  }
}

/** Opens a page and collects what must not happen: errors, violations of its security policy, requests to other hosts. */
export async function openPage(
  browser: Browser,
  root: string,
  path: string,
  options: Parameters<Browser['newPage']>[0] = {},
): Promise<{ readonly page: Page; readonly complaints: readonly string[] }> {
  const page = await browser.newPage(options)
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(root) && !url.startsWith('data:')) complaints.push(`asked for ${url}`)
  })
  await page.goto(`${root}/${path}`)
  return { page, complaints }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe reports in a page. The page's policy blocks foreign scripts, but not what a debugger evaluates. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    interface Node {
      readonly target: unknown
      readonly failureSummary?: string
    }
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: Node[] }[] }> } }
    const { violations } = await axe.run()
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${String(target)} ${failureSummary}`),
    )
  })
}

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
