// What is around every page, as readers use it.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openPage, siteInBrowser } from '../support/browser.ts'
import { builtStarter } from '../support/starter.ts'

const here = siteInBrowser(builtStarter)
const phone = { viewport: { width: 375, height: 800 } }

const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
const light = 'rgb(253, 253, 251)'
const dark = 'rgb(18, 22, 20)'

async function choose(page: Page, theme: 'Like my device' | 'Light' | 'Dark'): Promise<void> {
  await page.getByRole('button', { name: 'Theme' }).click()
  await page.getByRole('group', { name: 'Theme' }).getByRole('radio', { name: theme }).check()
  await page.keyboard.press('Escape')
}

describe.each(here.roots)('from %s', (_, root) => {
  test('a chosen theme wins over that of the device, on the next page too, until the reader goes back to the device’s', async () => {
    const { page, complaints } = await openPage(here.browser, root(), 'roles/tl.html', { colorScheme: 'light' })
    expect(await ground(page)).toBe(light)
    await choose(page, 'Dark')
    expect(await ground(page)).toBe(dark)
    await page.goto(`${root()}/roles/em.html`)
    expect(await ground(page)).toBe(dark)
    await page.getByRole('button', { name: 'Theme' }).click()
    expect(await page.getByRole('radio', { name: 'Dark' }).isChecked()).toBe(true)
    await page.keyboard.press('Escape')
    await page.emulateMedia({ media: 'print' })
    expect(await ground(page)).toBe('rgb(255, 255, 255)')
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' })
    await choose(page, 'Light')
    expect(await ground(page)).toBe(light)
    await choose(page, 'Like my device')
    expect(await ground(page)).toBe(dark)
    expect(complaints).toEqual([])
    await page.close()
  })

  test('on a phone the menu opens the navigation, unfolds a section and leads to a page', async () => {
    const { page, complaints } = await openPage(here.browser, root(), 'roles/tl.html', phone)
    const navigation = page.getByRole('navigation', { name: 'Handbook' })
    expect(await navigation.isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Menu' }).click()
    await navigation.waitFor()
    await navigation.locator('summary', { hasText: 'Below Focus areas' }).click()
    await navigation.getByRole('link', { name: 'Technical Leadership' }).click()
    await page.getByRole('heading', { level: 1, name: 'Technical Leadership' }).waitFor()
    expect(await navigation.isVisible()).toBe(false)
    expect(complaints).toEqual([])
    await page.close()
  })

  test('the choice of a theme and the menu of a phone close when the reader leaves them with the tab key', async () => {
    const { page, complaints } = await openPage(here.browser, root(), 'roles/tl.html', phone)
    const button = page.getByRole('button', { name: 'Theme' })
    const choice = page.getByRole('group', { name: 'Theme' })
    await button.click()
    for (const _ of ['the theme', 'the key that searches']) {
      await page.keyboard.press('Tab')
      expect(await choice.isVisible()).toBe(true)
    }
    await page.keyboard.press('Tab')
    expect(await choice.isVisible()).toBe(false)
    await button.click()
    expect(await choice.isVisible()).toBe(true)
    await button.click()
    expect(await choice.isVisible()).toBe(false)
    const navigation = page.getByRole('navigation', { name: 'Handbook' })
    await page.getByRole('button', { name: 'Menu' }).click()
    await navigation.locator('a:visible, summary:visible').last().focus()
    expect(await navigation.isVisible()).toBe(true)
    await page.keyboard.press('Tab')
    expect(await navigation.isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Menu' }).click()
    await page.keyboard.press('Tab')
    expect(await navigation.isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    expect(await navigation.isVisible()).toBe(false)
    expect(complaints).toEqual([])
    await page.close()
  })

  test('without scripts a page is complete: navigation unfolds, the theme is the device’s, the field leads to the search', async () => {
    const options = { ...phone, javaScriptEnabled: false, colorScheme: 'dark' as const }
    const { page } = await openPage(here.browser, root(), 'index.html', options)
    expect(await page.getByRole('button', { name: 'Theme' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Menu' }).click()
    const navigation = page.getByRole('navigation', { name: 'Handbook' })
    await navigation.locator('summary', { hasText: 'Below Roles' }).click()
    expect(await navigation.getByRole('link', { name: 'Tech Lead', exact: true }).isVisible()).toBe(true)
    await page.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('searchbox').fill('staffing')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Search' }).waitFor()
    expect(page.url()).toContain('search.html?q=staffing')
    await page.close()
  })

  test('what is asked in the field of the first page is answered below it as one writes', async () => {
    const { page, complaints } = await openPage(here.browser, root(), 'index.html')
    const field = page.getByRole('searchbox', { name: 'Who do I go to?' })
    await field.pressSequentially('who approves a design doc')
    const answer = page.getByRole('region', { name: 'Answer' })
    await expect
      .poll(() => answer.innerText())
      .toMatch(/Technical Execution[\s\S]*Tech Lead[\s\S]*Payments\s+Lena Fischer/)
    await page.getByRole('combobox', { name: 'In which team' }).selectOption('Payments')
    await expect.poll(() => answer.innerText()).toMatch(/Technical Execution in Payments[\s\S]*Lena Fischer/)
    await field.fill('xyzzy')
    await page.getByText('No duty or person here fits “xyzzy”.').first().waitFor()
    await page.getByRole('link', { name: 'Search the whole handbook for “xyzzy”' }).waitFor()
    expect(complaints).toEqual([])
    await page.close()
  })

  test('the section that is being read is marked in the list of sections', async () => {
    const { page, complaints } = await openPage(here.browser, root(), 'guides/how-to-read-this-handbook.html')
    const marked = page.locator('.contents [aria-current]')
    const links = page.getByRole('navigation', { name: 'On this page' }).getByRole('link')
    await links.nth(2).click()
    await expect.poll(() => marked.allInnerTexts()).toEqual([await links.nth(2).innerText()])
    await page.keyboard.press('End')
    await expect.poll(() => marked.allInnerTexts()).toEqual([await links.last().innerText()])
    expect(complaints).toEqual([])
    await page.close()
  })
})

test('on a phone the name of the handbook is not cut, and whom to go to is in sight beside the choice of teams', async () => {
  const { page, complaints } = await openPage(here.browser, here.root, 'who/storefront.html', phone)
  const name = page.locator('.brand span')
  const [shown, whole] = await name.evaluate(({ clientWidth, clientHeight, scrollWidth, scrollHeight }) => [
    [clientWidth, clientHeight],
    [scrollWidth, scrollHeight],
  ])
  expect(shown).toEqual(whole)
  const teams = page.getByRole('navigation', { name: 'Teams' })
  expect((await teams.boundingBox())!.height).toBeLessThan(70)
  expect((await page.locator('.contact').first().boundingBox())!.y).toBeLessThan(760)
  expect(complaints).toEqual([])
  await page.close()
})

test('a long navigation is scrolled to the entry of the page', async () => {
  for (const options of [{ viewport: { width: 1280, height: 600 } }, phone]) {
    const { page, complaints } = await openPage(
      here.browser,
      here.root,
      'reference/rules/shared-responsibilities.html',
      options,
    )
    const entry = page
      .getByRole('navigation', { name: 'Handbook' })
      .getByRole('link', { name: 'Sharing a responsibility', exact: true })
    if (options === phone) await page.getByRole('button', { name: 'Menu' }).click()
    await expect.poll(async () => (await entry.boundingBox())?.y ?? 9999).toBeLessThan(560)
    expect((await entry.boundingBox())!.y).toBeGreaterThan(0)
    expect(complaints).toEqual([])
    await page.close()
  }
})

/** What has the focus, by its name. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement as HTMLElement
    return (at.getAttribute('aria-label') ?? at.innerText ?? '').trim().split('\n')[0]
  })

async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    if ((await focused(page)) === name) return
  }
  throw new Error(`No way to “${name}”`)
}

test('the keyboard reaches skip link, search, theme, navigation and contents in the order of the page', async () => {
  const { page } = await openPage(here.browser, here.root, 'responsibilities/technical-execution.html')
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('Skip to content')
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('rb-main')
  await page.goto(`${here.root}/responsibilities/technical-execution.html`)
  await tabTo(page, 'Engineering Handbook')
  await tabTo(page, 'Search')
  await tabTo(page, 'Theme')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
  await page.keyboard.press('Escape')
  expect(await focused(page)).toBe('Theme')
  await tabTo(page, 'Below Focus areas')
  await page.keyboard.press('Enter')
  await tabTo(page, 'People Management')
  await tabTo(page, 'What good looks like')
  await page.keyboard.press('Enter')
  expect(page.url()).toMatch(/#what-good-looks-like$/)
  await page.close()
})

test('what the keyboard reaches in a table wider than a phone is not hidden behind its first column', async () => {
  const { page } = await openPage(here.browser, here.root, 'coverage.html', phone)
  const links = page.locator('.scroll a')
  const hidden: string[] = []
  await page.locator('.scroll').focus()
  for (let at = await links.count(); at > 0; at--) {
    await page.keyboard.press('Tab')
    const name = await page.evaluate(() => {
      const link = document.activeElement as HTMLElement
      const { left, top } = link.getClientRects()[0]!
      return link.contains(document.elementFromPoint(left + 2, top + 4)) ? '' : link.innerText
    })
    if (name !== '') hidden.push(name)
  }
  expect(hidden).toEqual([])
  await page.close()
})

test('at 400 % the matrix, its filters and the first page fit the window, and no text in the bar is cut off', async () => {
  for (const path of ['index.html', 'matrix/em-tl-tlm.html', 'focuses/people-management.html']) {
    const { page } = await openPage(here.browser, here.root, path, { viewport: { width: 320, height: 256 } })
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320)
    const lines = await page
      .locator('.menu')
      .first()
      .evaluate((menu) => {
        const range = document.createRange()
        range.selectNodeContents(menu)
        return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size
      })
    expect(lines).toBe(1)
    await page.close()
  }
})

test('with forced colors, what is chosen and what a color means can still be seen', async () => {
  const open = (path: string) => openPage(here.browser, here.root, path, { forcedColors: 'active' })
  const { page } = await open('roles/tlm.html')
  const colors = await page
    .locator('.swatch')
    .evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundColor))
  expect(new Set(colors).size).toBe(3)
  await page.keyboard.press('/')
  await page.getByRole('combobox').waitFor()
  await page.keyboard.type('staffing')
  await page.getByRole('option').first().waitFor()
  // Hits are replaced as more of the handbook is searched, so both are looked at in one moment.
  const lines = () =>
    page.evaluate(() =>
      ['true', 'false'].map((selected) => {
        const hit = document.querySelector(`[role=option][aria-selected=${selected}]`)
        return hit && getComputedStyle(hit).outlineStyle
      }),
    )
  await expect.poll(lines, { timeout: 20_000 }).toEqual(['solid', 'none'])
  await page.close()
  const { page: who } = await open('who/payments.html')
  const border = (link: Element) => Number.parseFloat(getComputedStyle(link).borderTopWidth)
  const teams = who.getByRole('navigation', { name: 'Teams' })
  const [current, other] = await Promise.all(
    ['Payments', 'Commerce'].map((name) => teams.getByRole('link', { name }).evaluate(border)),
  )
  expect(current).toBeGreaterThan(other!)
  await who.close()
})

const kinds = [
  ...['index.html', 'search.html', 'who.html', 'reporting.html'],
  ...['roles/tl.html', 'focuses/technical-leadership.html', 'responsibilities/project-delivery.html'],
  ...[
    'glossary/accountable.html',
    'guides/how-to-read-this-handbook.html',
    'reference/rules/shared-responsibilities.html',
  ],
  ...['matrix/em-tl-tlm.html', 'compare/em/tl.html'],
]

test.each(kinds)(
  '%s never scrolls sideways on a phone, and each button there is large enough for a finger',
  async (path) => {
    const { page, complaints } = await openPage(here.browser, here.root, path, phone)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
    await page.getByRole('button', { name: 'Menu' }).click()
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.site-header :is(a, button), .navigation :is(a, button, summary)')]
        .filter((element) => element.checkVisibility())
        .map((element) => [element.innerText, Math.round(element.getBoundingClientRect().height)] as const)
        .filter(([, height]) => height < 44),
    )
    expect(small).toEqual([])
    expect(complaints).toEqual([])
    await page.close()
  },
)
