import type { Browser, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { siteInBrowser, violations } from '../support/browser.ts'
import { builtSite } from '../support/commands.ts'
import { page as pageOf } from '../support/handbooks.ts'

const files = {
  'index.md': '# Handbook\n\nWho does what.\n',
  'roles/em.md': `${pageOf(
    'title: Engineering Manager',
    'short: EM',
    'ownerRole: em',
    'examples: [Coaches people.]',
    'aliases: [Staff Engineering Manager]',
  )}\nAccountable for **people**.\n`,
  'roles/tl.md': pageOf('title: Tech Lead', 'short: TL', 'ownerRole: tl', 'examples: [Designs systems.]'),
  'responsibilities/staffing.md': `${pageOf('title: Staffing', 'coreFocus: people', 'ownerRole: em')}\n## Über Grenzen\n\nThe team has the people it needs.\n`,
  'focuses/people.md': pageOf('title: People', 'summary: Everybody.', 'ownerRole: em'),
  'guides/deep/setup.md': '# Set up\n\nInstall the editor & a &lt;compiler>.\n',
}

const here = siteInBrowser(() => builtSite(files))

/** A page, what it complains about, and the scripts it asks for. */
async function open(url: string, options: Parameters<Browser['newPage']>[0] = {}) {
  const page = await here.browser.newPage(options)
  const complaints: string[] = []
  const scripts: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    const name = request.url().split('/').at(-1)!
    if (name.endsWith('.js')) scripts.push(name.replace(/\.[0-9a-f]{8}\./, '.'))
  })
  await page.goto(url)
  return { page, complaints, scripts }
}

/** Writes what is looked for and waits until there is an answer. */
async function ask(page: Page, query: string): Promise<string[]> {
  const input = page.getByRole('combobox')
  await input.fill('')
  await page.keyboard.type(query)
  await page.waitForFunction(() => /page|Nothing/.test(document.querySelector('.search-status')?.textContent ?? ''))
  // The answer may still be the one to the first letters.
  await page.waitForTimeout(150)
  return page.locator('.hit-title').allInnerTexts()
}

test('the search opens at once, says that it is loading, and keeps what is typed until then', async () => {
  const context = await here.browser.newContext()
  let arrive = () => {}
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve
  })
  await context.route(/\/search\.\w+\.js$/, async (route) => {
    await arrived
    await route.continue()
  })
  const page = await context.newPage()
  await page.goto(`${here.root}/roles/tl.html`)
  await page.keyboard.press('/')
  await page.keyboard.type('staffing')
  await page.getByRole('dialog').getByText('Loading …').waitFor()
  arrive()
  await page.getByRole('option', { name: /Staffing/ }).waitFor()
  expect(await page.getByRole('combobox').inputValue()).toBe('staffing')
  await context.close()
})

test('pages are found by name while their texts are still loading, and nothing is called missing before all is read', async () => {
  const context = await here.browser.newContext()
  let arrive = () => {}
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve
  })
  await context.route(/\/search-texts\.\w+\.js$/, async (route) => {
    await arrived
    await route.continue()
  })
  const page = await context.newPage()
  await page.goto(`${here.root}/roles/tl.html`)
  await page.keyboard.press('/')
  await page.keyboard.type('staffing')
  await page.getByRole('option', { name: /Staffing/ }).waitFor()
  const input = page.getByRole('combobox')
  await input.fill('compiler')
  const status = page.getByRole('dialog').getByRole('status')
  await expect.poll(() => status.innerText()).toBe('Loading …')
  arrive()
  await page.getByRole('option', { name: /Set up/ }).waitFor()
  await context.close()
})

describe.each(here.roots)('from %s', (_, root) => {
  test('a page loads nothing for a search until somebody searches', async () => {
    const { page, scripts, complaints } = await open(`${root()}/guides/deep/setup.html`)
    expect(scripts).toEqual(['site.js'])
    await page.keyboard.press('/')
    await page.getByRole('dialog').waitFor()
    await page.waitForFunction(() => 'rolebookSearchTexts' in window)
    expect(scripts.sort()).toEqual(['search-names.js', 'search-texts.js', 'search.js', 'search.js', 'site.js'])
    expect(complaints).toEqual([])
    await page.close()
  })

  test('slash, Ctrl-K and the button open it, and Esc closes it and puts the focus back', async () => {
    const { page } = await open(`${root()}/roles/tl.html`)
    const dialog = page.getByRole('dialog', { name: 'Search' })
    for (const key of ['/', 'Control+k', 'Meta+k']) {
      await page.keyboard.press(key)
      await dialog.waitFor()
      expect(await page.getByRole('combobox').evaluate((input) => input === document.activeElement), key).toBe(true)
      expect(await page.getByRole('combobox').inputValue()).toBe('')
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'hidden' })
    }
    const button = page.getByRole('button', { name: 'Search' })
    await button.click()
    await dialog.waitFor()
    await page.keyboard.type('a/b')
    expect(await page.getByRole('combobox').inputValue()).toBe('a/b')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    expect(await button.evaluate((one) => one === document.activeElement)).toBe(true)
    await page.close()
  })

  test('short names, aliases, prefixes and words with a typo are found', async () => {
    const { page, complaints } = await open(`${root()}/index.html`)
    await page.keyboard.press('/')
    await page.getByRole('dialog').waitFor()
    expect((await ask(page, 'EM'))[0]).toBe('Engineering Manager')
    expect((await ask(page, 'staff engineering manager'))[0]).toBe('Engineering Manager')
    expect(await page.locator('.hit').first().innerText()).toMatch(/Role\s+Also called Staff Engineering Manager/)
    expect((await ask(page, 'staf'))[0]).toBe('Staffing')
    expect((await ask(page, 'enginering manger'))[0]).toBe('Engineering Manager')
    const status = page.getByRole('status')
    expect(await status.innerText()).toMatch(
      /Nothing has “enginering”. These have “engineering”. Nothing has “manger”. These have “manager”. \d+ pages?$/,
    )
    await ask(page, 'engineering manager')
    expect(await status.innerText()).not.toContain('Nothing has')
    expect(await ask(page, 'compiler')).toEqual(['Set up'])
    expect(await page.locator('.hit-text').innerText()).toBe('Install the editor & a <compiler>.')
    expect(await page.locator('.hit-text mark').allInnerTexts()).toEqual(['compiler'])
    expect(await ask(page, 'xyzzy')).toEqual([])
    expect(await status.innerText()).toBe('Nothing found for “xyzzy”')
    expect(complaints).toEqual([])
    await page.close()
  })

  test('arrows choose, Enter goes there, and back again the search is closed', async () => {
    const { page } = await open(`${root()}/guides/deep/setup.html`)
    await page.keyboard.press('/')
    await page.getByRole('dialog').waitFor()
    const all = await ask(page, 'people')
    expect(all.length).toBeGreaterThan(1)
    const chosen = () => page.locator('[aria-selected=true] .hit-title').innerText()
    const named = () =>
      page.evaluate(() => {
        const input = document.querySelector('[role=combobox]')!
        return document.getElementById(input.getAttribute('aria-activedescendant')!)?.getAttribute('aria-selected')
      })
    expect(await chosen()).toBe(all[0])
    await page.keyboard.press('ArrowUp')
    expect(await chosen()).toBe(all.at(-1))
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(await chosen()).toBe(all[1])
    expect(await named()).toBe('true')
    await ask(page, 'über grenzen')
    await page.keyboard.press('Enter')
    await page.waitForURL(`${root()}/responsibilities/staffing.html#%C3%BCber-grenzen`)
    await page.goBack()
    await page.waitForURL(`${root()}/guides/deep/setup.html`)
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.close()
  })

  test('Enter goes to the first result, even when it is pressed before the results are there', async () => {
    const { page } = await open(`${root()}/index.html`)
    await page.keyboard.press('/')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.type('EM')
    await page.keyboard.press('Enter')
    await page.waitForURL(`${root()}/roles/em.html`)
    await page.close()
  })

  test('the page to search on shows what its address asks for', async () => {
    const { page, complaints } = await open(`${root()}/search.html?q=staffing`)
    await page.locator('.hit').first().waitFor()
    expect(await page.getByRole('combobox').inputValue()).toBe('staffing')
    expect(await page.locator('.hit-title').first().innerText()).toBe('Staffing')
    await ask(page, 'tech lead')
    if (root().startsWith('http')) expect(page.url()).toBe(`${root()}/search.html?q=tech%20lead`)
    await page.keyboard.press('Enter')
    await page.waitForURL(`${root()}/roles/tl.html`)
    expect(complaints).toEqual([])
    await page.close()
  })

  test('without a script the button leads to a page that says so and links to the main pages', async () => {
    const { page, complaints } = await open(`${root()}/roles/em.html`, { javaScriptEnabled: false })
    await page.getByRole('button', { name: 'Search' }).click()
    await page.waitForURL(/\/search\.html\??$/)
    const main = page.getByRole('main')
    expect(await main.innerText()).toContain('Searching needs JavaScript')
    await main.getByRole('link', { name: 'Responsibilities' }).click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(complaints).toEqual([])
    await page.close()
  })
})

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.each([
    ['the dialog', 'index.html', 1280],
    ['the dialog on a phone', 'index.html', 375],
    ['the page to search on', 'search.html', 1280],
  ])('%s has nothing that axe objects to', async (_, path, width) => {
    const page = await here.browser.newPage({ colorScheme, viewport: { width, height: 700 } })
    await page.goto(`${here.root}/${path}`)
    if (path === 'index.html') await page.keyboard.press('/')
    await page.getByRole('combobox').waitFor()
    await ask(page, 'people')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    expect(await violations(page)).toEqual([])
    await page.close()
  })
})

test('on a phone the button is an icon that still has a name', async () => {
  const { page } = await open(`${here.root}/roles/em.html`, { viewport: { width: 375, height: 700 } })
  const button = page.getByRole('button', { name: 'Search' })
  expect((await button.boundingBox())!.width).toBeLessThan(48)
  await button.click()
  const box = (await page.getByRole('dialog').boundingBox())!
  expect(box.x).toBeGreaterThanOrEqual(0)
  expect(box.x + box.width).toBeLessThanOrEqual(375)
  await page.close()
})

test('where the search cannot be loaded, a page says so', async () => {
  const context = await here.browser.newContext()
  await context.route('**/search.js', (route) => route.abort())
  const page = await context.newPage()
  await page.goto(`${here.root}/roles/em.html`)
  await page.keyboard.press('/')
  await page.getByRole('dialog').getByText('The search could not be loaded.').waitFor()
  await context.close()
})
