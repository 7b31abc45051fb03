// A folder of hundreds of pages: readers find their way in its list, on any device and without a script.
import { describe, expect, test } from 'vitest'
import { openPage, siteInBrowser, violations } from '../support/browser.ts'
import { builtSite } from '../support/commands.ts'

const decisions = Object.fromEntries(
  Array.from({ length: 300 }, (_, at) => [`decisions/d${at}.md`, `# Decision ${at}\n\nWe do it.\n`]),
)

const here = siteInBrowser(() =>
  builtSite({
    'README.md': '# Ours\n\n[All](decisions/README.md)\n',
    ...decisions,
    'decisions/README.md': '# Decisions\n',
    'decisions/d7.md': '# Überlandleitung für Café 7\n',
    'decisions/old/README.md': '# Old ones\n',
    'decisions/old/one.md': '# The first of all\n',
    ...Object.fromEntries(Array.from({ length: 80 }, (_, at) => [`notes/${10 + at}.md`, `# Note ${10 + at}\n`])),
    'guides/README.md': '# Guides\n',
    'guides/one.md': '# One guide\n',
    'guides/two.md': '# Another guide\n',
  }),
)

const phone = { viewport: { width: 375, height: 740 } }

describe.each(here.roots)('from %s', (_, root) => {
  test('a field leaves what has all words, whatever the accents, and Enter goes to the first', async () => {
    const { page, complaints } = await openPage(here.browser, root(), 'decisions/index.html')
    const field = page.getByRole('searchbox', { name: 'Filter this list' })
    const tree = page.locator('.tree')
    await field.fill('cafe uberland')
    expect(await tree.getByRole('link').allInnerTexts()).toEqual(['Decisions', 'Überlandleitung für Café 7'])
    expect(await page.getByRole('navigation', { name: 'Handbook' }).getByRole('status').innerText()).toBe('1 of 306')
    await field.fill('no such page')
    expect(await tree.getByRole('link').count()).toBe(0)
    await page.getByText('Nothing in this list. The search looks everywhere.').waitFor()
    await field.fill('299')
    await field.press('Enter')
    await page.waitForURL(/decisions\/d299\.html$/)
    expect(complaints).toEqual([])
    await page.close()
  })

  test('beside a page the field asks in the whole list, where one goes on typing', async () => {
    const { page, complaints } = await openPage(here.browser, root(), 'decisions/d120.html')
    const around = page.locator('.tree')
    expect(await around.getByRole('link', { name: /^Decision \d/ }).count()).toBe(41)
    expect(await around.locator('[aria-current]').innerText()).toBe('Decision 120')
    await page.getByRole('searchbox', { name: 'Filter the whole list' }).fill('29')
    await page.keyboard.press('Enter')
    await page.waitForURL(/decisions\/index\.html\?filter=29#rb-navigation$/)
    await page.getByText('13 of 306').waitFor()
    await page.keyboard.type('9')
    await page.getByText('1 of 306').waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(/decisions\/d299\.html$/)
    expect(complaints).toEqual([])
    await page.close()
  })
})

test('at each end of what is shown, a link leads to all of it', async () => {
  const { page } = await openPage(here.browser, here.root, 'decisions/d120.html', phone)
  await page.getByRole('button', { name: 'Menu' }).click()
  const ways = page.locator('.tree').getByRole('link', { name: 'All of Decisions' })
  expect(await ways.count()).toBe(2)
  await ways.first().click()
  await page.waitForURL(/decisions\/index\.html$/)
  await page.getByRole('main').getByRole('link', { name: 'Decision 299' }).click()
  await page.waitForURL(/d299/)
  await page.close()
})

test('of a folder without a page, all of it is beside its first page: on a phone it unfolds at once', async () => {
  const { page } = await openPage(here.browser, here.root, 'notes/50.html', phone)
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.locator('.tree').getByRole('link', { name: 'All of Notes' }).first().click()
  await page.waitForURL(/notes\/10\.html#rb-navigation$/)
  await page.getByRole('searchbox', { name: 'Filter this list' }).fill('note 88')
  await page.locator('.tree').getByRole('link', { name: 'Note 88' }).click()
  await page.waitForURL(/notes\/88\.html$/)
  await page.close()
  const plain = await here.browser.newPage({ javaScriptEnabled: false, ...phone })
  await plain.goto(`${here.root}/notes/10.html#rb-navigation`)
  await plain.getByRole('button', { name: 'Menu' }).click()
  expect(
    await plain
      .locator('.tree')
      .getByRole('link', { name: /^Note / })
      .count(),
  ).toBe(80)
  await plain.close()
})

test('Escape first empties the field, which shows the whole list as it was', async () => {
  const { page } = await openPage(here.browser, here.root, 'decisions/index.html', phone)
  await page.getByRole('button', { name: 'Menu' }).click()
  const field = page.getByRole('searchbox', { name: 'Filter this list' })
  const entries = page.locator('.tree').getByRole('link')
  await entries.first().waitFor()
  const all = await entries.count()
  await field.fill('119')
  expect(await entries.count()).toBe(2)
  await field.press('Escape')
  expect(await entries.count()).toBe(all)
  expect(await page.locator('.tree [aria-current]').isVisible()).toBe(true)
  await field.press('Escape')
  await field.waitFor({ state: 'hidden' })
  await page.close()
})

test('on a phone the ways out, the folder above and the field are in reach wherever the list stands', async () => {
  const { page } = await openPage(here.browser, here.root, 'decisions/d290.html', phone)
  await page.getByRole('button', { name: 'Menu' }).click()
  const navigation = page.locator('#rb-navigation')
  await page.getByRole('searchbox', { name: 'Filter the whole list' }).waitFor()
  for (const top of [0, 4000, 100_000]) {
    await navigation.evaluate((list, top) => list.scrollTo({ top }), top)
    for (const name of ['Close', 'Up to Decisions', 'Filter the whole list'])
      expect(
        await navigation.getByText(name).or(navigation.getByLabel(name)).first().boundingBox(),
        name,
      ).toMatchObject({
        y: expect.toSatisfy((y: number) => y >= 0 && y < 130),
      })
  }
  await navigation.getByRole('button', { name: 'Close' }).click()
  await navigation.waitFor({ state: 'hidden' })
  await page.close()
})

test.each([
  ['phone', phone],
  ['wide', { viewport: { width: 1440, height: 900 } }],
] as const)('nothing stands in the way of a screen reader or a keyboard (%s)', async (device, options) => {
  const { page } = await openPage(here.browser, here.root, 'decisions/d120.html', options)
  if (device === 'phone') await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('searchbox', { name: 'Filter the whole list' }).waitFor()
  expect(await violations(page)).toEqual([])
  await page.locator('.tree').getByRole('link', { name: 'All of Decisions' }).first().click()
  await page.waitForURL(/decisions\/index\.html$/)
  if (device === 'phone') await page.getByRole('button', { name: 'Menu' }).click()
  const field = page.getByRole('searchbox', { name: 'Filter this list' })
  await field.fill('12')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await violations(page), colorScheme).toEqual([])
  }
  await field.press('Tab')
  const focused = () => page.evaluate(() => document.activeElement!.textContent)
  for (let presses = 0; presses < 3 && !(await focused())?.startsWith('Decision '); presses++)
    await page.keyboard.press('Tab')
  expect(await focused()).toBe('Decision 12')
  await page.close()
})

test('without a script the list is complete on the page of its folder, and where it is short there is no script for it', async () => {
  const plain = await here.browser.newPage({ javaScriptEnabled: false, viewport: { width: 1440, height: 900 } })
  await plain.goto(`${here.root}/decisions/d120.html`)
  await plain.locator('.tree').getByRole('link', { name: 'All of Decisions' }).last().click()
  expect(await plain.locator('.tree').getByRole('link').count()).toBeGreaterThan(300)
  expect(await plain.getByRole('searchbox').count()).toBe(0)
  await plain.goto(`${here.root}/guides/one.html`)
  expect(await plain.content()).not.toContain('filter.')
  expect(await plain.locator('.tree').getByRole('link').count()).toBeLessThan(10)
  await plain.close()
})
