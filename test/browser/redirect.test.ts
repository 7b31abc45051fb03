import type { Browser } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { siteInBrowser, violations } from '../support/browser.ts'
import { builtSite } from '../support/commands.ts'
import { page as pageOf } from '../support/handbooks.ts'

const role = (title: string, formerly: string) =>
  `${pageOf(`title: ${title}`, 'ownerRole: tl', 'examples: [Leads.]', `formerly: ${formerly}`)}\n## Über Ziele\n\nText.\n`
const files = {
  'roles/tl.md': role('Tech Lead', '[lead, pl]'),
  'roles/em.md': role('Engineering Manager', 'pl'),
  'guides/x.md': pageOf('title: X', 'redirect_from: /old/place/'),
  'guides/on-call.md': `${pageOf('title: On call', 'formerly: rota')}\n## Rota\n\nText.\n\n## Pay\n\nText.\n`,
}
const here = siteInBrowser(() => builtSite(files))

describe.each(here.roots)('from %s', (_, root) => {
  const goes = async (path: string, to: string, options: Parameters<Browser['newPage']>[0] = {}) => {
    const page = await here.browser.newPage(options)
    const complaints: string[] = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    // What is left at once is said to be aborted.
    await page.goto(`${root()}/${path}`).catch(() => undefined)
    await page.waitForURL(`${root()}/${to}`)
    await page.waitForLoadState()
    expect(await page.getByRole('heading', { level: 1 }).innerText()).not.toContain('moved')
    expect(complaints).toEqual([])
    await page.close()
  }

  test('a redirect keeps the heading and the query', async () => {
    await goes('roles/lead.html?plain=1#%C3%BCber-ziele', 'roles/tl.html?plain=1#%C3%BCber-ziele')
    await goes('old/place/index.html', 'guides/x.html')
  })

  test('what was a page and is now a part of one is led to, unless another part is asked for', async () => {
    await goes('guides/rota.html', 'guides/on-call.html#rota')
    await goes('guides/rota.html#pay', 'guides/on-call.html#pay')
  })

  test('without a script it goes to the page, or its part', async () => {
    await goes('roles/lead.html', 'roles/tl.html', { javaScriptEnabled: false })
    await goes('guides/rota.html', 'guides/on-call.html#rota', { javaScriptEnabled: false })
  })

  test('a page that was split lets the reader choose', async () => {
    const page = await here.browser.newPage()
    await page.goto(`${root()}/roles/pl.html`)
    await page.getByRole('main').getByRole('link', { name: 'Engineering Manager' }).click()
    await page.waitForURL(`${root()}/roles/em.html`)
    await page.close()
  })
})

test.each(['roles/lead.html', 'roles/pl.html'])('%s has nothing that axe objects to', async (path) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await here.browser.newPage({ colorScheme })
    // The script is kept away, so that the page stays.
    await page.route('**/redirect.*.js', (route) => route.abort())
    await page.goto(`${here.root}/${path}`)
    expect(await violations(page)).toEqual([])
    await page.close()
  }
})
