// What a reader sees at an address that leads nowhere, on a site that does not know its own.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { render } from '../../src/render/render.ts'
import { siteView } from '../../src/views/site.ts'
import { siteInBrowser } from '../support/browser.ts'
import { temporary } from '../support/commands.ts'
import { handbookOf, leads } from '../support/handbooks.ts'

function build(): string {
  const folder = join(temporary(), 'docs')
  for (const { path, contents } of render(siteView(handbookOf(leads)))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), contents)
  }
  return folder
}

const sites = [
  ['at the top of its host', siteInBrowser(build), true],
  ['in a folder', siteInBrowser(build, { below: 'docs' }), false],
] as const

describe.each(sites)('a site %s', (_, site, worksAlone) => {
  test.each(['nothing.html', 'a/b/c', 'roles/deep/down/x.html'])(
    'has its frame and the way back at %s',
    async (path) => {
      const page = await site.browser.newPage()
      await page.goto(`${site.root}/${path}`)
      await page.waitForFunction(() => getComputedStyle(document.querySelector('.site-header')!).position === 'sticky')
      await page.waitForFunction(() => document.readyState === 'complete')
      const form = page.locator('main form')
      expect(new URL(await form.evaluate((it) => (it as HTMLFormElement).action)).href).toBe(`${site.root}/search.html`)
      await page.locator('main ul a').first().click()
      expect(page.url()).toBe(`${site.root}/index.html`)
      await page.close()
    },
  )

  test.runIf(worksAlone)('needs no script', async () => {
    const page = await site.browser.newPage({ javaScriptEnabled: false })
    await page.goto(`${site.root}/a/b/c`)
    expect(await page.locator('.site-header').evaluate((it) => getComputedStyle(it).position)).toBe('sticky')
    await page.close()
  })
})
