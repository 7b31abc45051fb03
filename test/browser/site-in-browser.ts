import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launch } from './chromium.js'
import { serve } from './site-server.js'

/** A site in a real browser, for as long as the tests of one file run. */
export interface SiteInBrowser {
  readonly browser: Browser
  /** Its folder. */
  readonly site: string
  /** Where it begins on a server, without a slash at the end. */
  readonly root: string
  /** Where it begins, by how readers get it. */
  readonly roots: readonly (readonly [from: string, root: () => string])[]
}

/** Builds a site, serves it and starts a browser before the tests of a file. With `below`, the server has it in a folder of that name. */
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
