// What readers need who see, hear or move otherwise: what axe does not look for.
import { describe, expect, test } from 'vitest'
import { openPage, siteInBrowser } from '../support/browser.ts'
import { builtStarter } from '../support/starter.ts'

const here = siteInBrowser(builtStarter)

/** Runs in a page: whether what has the focus is wholly behind something else. */
function isHidden(): boolean {
  const { left, right, top, bottom } = document.activeElement!.getBoundingClientRect()
  const points = [0.1, 0.5, 0.9].flatMap((x) =>
    [0.1, 0.5, 0.9].map((y) => [left + (right - left) * x, top + (bottom - top) * y]),
  )
  return !points.some(([x, y]) => {
    const found = document.elementFromPoint(x!, y!)
    return found && document.activeElement!.contains(found)
  })
}

describe.each(['matrix/em-tl-tlm.html', 'coverage.html'])('%s', (path) => {
  test.each([375, 1280])('never hides what the keyboard reaches, %i wide, backwards from the end', async (width) => {
    const { page } = await openPage(here.browser, here.root, path, { viewport: { width, height: 700 } })
    await page.evaluate(() =>
      document.querySelectorAll<HTMLElement>('main a')[document.querySelectorAll('main a').length - 1]!.focus(),
    )
    const hidden: string[] = []
    for (let at = 0; at < 90; at++) {
      await page.keyboard.press('Shift+Tab')
      const name = await page.evaluate(
        () => document.activeElement?.closest('main') && document.activeElement.textContent,
      )
      if (name === null || name === undefined) break
      if (await page.evaluate(isHidden)) hidden.push(name)
    }
    expect(hidden).toEqual([])
    await page.close()
  })
})

test('text that is spaced apart does not make a page wider than a phone', async () => {
  const wide: string[] = []
  for (const path of ['index.html', 'matrix/em-tl-tlm.html', 'roles/tlm.html', 'coverage.html', 'who.html']) {
    const { page } = await openPage(here.browser, here.root, path, {
      viewport: { width: 375, height: 812 },
      bypassCSP: true,
    })
    await page.addStyleTag({
      content:
        '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
    })
    if ((await page.evaluate(() => document.documentElement.scrollWidth)) > 375) wide.push(path)
    await page.close()
  }
  expect(wide).toEqual([])
})

test('nothing moves while a page loads, on any kind of page', async () => {
  const moved: string[] = []
  for (const path of [
    ...['index.html', 'matrix/em-tl-tlm.html', 'matrix/where-the-time-goes.html', 'compare/em/tl.html', 'search.html'],
    ...['reference/configuration.html', 'roles/tlm.html', 'who.html', 'coverage.html', 'assessments/tlm-fit.html'],
  ]) {
    const page = await here.browser.newPage({ viewport: { width: 375, height: 812 } })
    await page.goto(`${here.root}/${path}`)
    await page.waitForTimeout(300)
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value
          }).observe({ type: 'layout-shift', buffered: true })
          setTimeout(() => resolve(sum), 50)
        }),
    )
    if (shift > 0.01) moved.push(`${path}: ${shift.toFixed(3)}`)
    await page.close()
  }
  expect(moved).toEqual([])
})

test('the key / can be switched off, for good', async () => {
  const { page } = await openPage(here.browser, here.root, 'roles/tl.html')
  await page.getByRole('button', { name: 'Theme' }).click()
  await page.getByLabel('Search with the / key').uncheck()
  await page.keyboard.press('Escape')
  await page.goto(`${here.root}/roles/em.html`)
  await page.keyboard.press('/')
  await page.waitForTimeout(300)
  expect(await page.locator('.search-dialog').count()).toBe(0)
  expect(await page.locator('.search-button kbd').isVisible()).toBe(false)
  await page.close()
})

test('the way out of the navigation stays in reach on a phone, with the search and the page above', async () => {
  const { page } = await openPage(here.browser, here.root, 'guides/tech-lead/three-hats.html', {
    viewport: { width: 375, height: 700 },
  })
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.evaluate(() => document.getElementById('rb-navigation')!.scrollTo(0, 9999))
  const bar = page.locator('.navigation-bar')
  expect((await bar.boundingBox())!.y).toBe(0)
  expect(await bar.getByRole('link').textContent()).toBe('Up to For tech leads')
  await bar.getByRole('button', { name: 'Search' }).click()
  await page.waitForSelector('.search-dialog')
  await page.close()
})

test('a heading leads to itself, by a mark that the keyboard reaches and that is no part of its text', async () => {
  const { page } = await openPage(here.browser, here.root, 'roles/tl.html')
  const link = page.getByRole('link', { name: 'Link to section Accountable for' })
  expect(await page.locator('#rb-accountable').textContent()).toBe('Accountable for')
  expect(await link.evaluate((it) => getComputedStyle(it).opacity)).toBe('0')
  await link.focus()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Tab')
  expect(await link.evaluate((it) => getComputedStyle(it).opacity)).toBe('1')
  await link.press('Enter')
  expect(page.url()).toMatch(/#rb-accountable$/)
  await page.close()
})
