// A page of every kind with everything it may have, as it looks.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { render } from '../../src/render/render.ts'
import { accentRule } from '../../src/render/stylesheets.ts'
import type { PageView } from '../../src/views/pages.ts'
import { siteView } from '../../src/views/site.ts'
import { openPage, paleText, siteInBrowser } from '../support/browser.ts'
import { temporary } from '../support/commands.ts'
import { handbookOf } from '../support/handbooks.ts'
import { samples } from '../support/sample-pages.ts'

/** Wider than a phone. */
const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'

const here = siteInBrowser(async () => {
  const folder = temporary()
  const { print, data } = siteView(handbookOf({ 'a.md': '# A' }))
  const long = (view: PageView): PageView => ({
    ...JSON.parse(JSON.stringify(view).replaceAll(/Engineering Manager|Tech Lead|Payments/g, word)),
    prose: view.prose,
  })
  const all = Object.entries(samples).flatMap(([name, view]) => [
    [name, view] as const,
    [`${name} long`, long(view)] as const,
  ])
  for (const [name, view] of all) {
    for (const { path, contents } of render({ pages: [view], print, data, assets: [] })) {
      const to = join(folder, name, path)
      mkdirSync(dirname(to), { recursive: true })
      writeFileSync(to, contents)
    }
  }
  return folder
})

test('the test itself finds text that is hard to read, on a gradient too', async () => {
  const page = await here.browser.newPage()
  await page.setContent(`
    <p class="pale" style="color: #999">Pale</p>
    <p class="fine" style="color: #555">Fine</p>
    <p class="half" style="color: #555; background: linear-gradient(90deg, #333 50%, transparent 50%)">Half</p>`)
  expect(await page.evaluate(paleText)).toEqual([expect.stringMatching(/^p\.pale/), expect.stringMatching(/^p\.half/)])
  await page.close()
})

/** From colors that are hard to read on white to ones that are hard to read on black. */
const accents = ['#ffffff', '#ffe600', '#808080', '#e91e63', '#3b5bdb', '#000000']

describe.each(Object.entries(samples))('%s', (name, view) => {
  const open = (options: Parameters<Browser['newPage']>[0]) =>
    openPage(here.browser, pathToFileURL(join(here.site, name)).href, view.frame.href, options)

  test.each(['light', 'dark'] as const)(
    'has no text that is hard to read, %s, whatever the accent',
    async (colorScheme) => {
      // The page's own policy keeps foreign style sheets out; each accent is one.
      const { page } = await open({ colorScheme, bypassCSP: true })
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true
      })
      expect(await page.evaluate(paleText)).toEqual([])
      for (const accent of accents) {
        await page.addStyleTag({ content: accentRule(accent) })
        expect(await page.evaluate(paleText), accent).toEqual([])
      }
      await page.close()
    },
  )

  test('fits a phone, a window at 400 % and very long words, without scrolling sideways', async () => {
    for (const width of [375, 320]) {
      const { page } = await openPage(
        here.browser,
        pathToFileURL(join(here.site, `${name} long`)).href,
        view.frame.href,
        {
          viewport: { width, height: 640 },
        },
      )
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width}`).toBeLessThanOrEqual(width)
      await page.close()
    }
  })

  test('fits a phone without scrolling sideways', async () => {
    const { page, complaints } = await open({ viewport: { width: 375, height: 800 } })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
    expect(complaints.filter((text) => !/ERR_FILE_NOT_FOUND/.test(text))).toEqual([])
    await page.close()
  })
})
