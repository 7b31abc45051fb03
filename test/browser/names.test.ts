// A matrix by name: who it is in each team.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openPage, siteInBrowser, violations } from '../support/browser.ts'
import { builtSite } from '../support/commands.ts'
import { page as pageOf } from '../support/handbooks.ts'
import { builtStarter } from '../support/starter.ts'

const here = siteInBrowser(() =>
  builtSite({
    'handbook.yaml': 'title: Handbook\nmatrices:\n  - id: leads\n    roles: [em, tl]\n',
    'index.md': '# Handbook\n',
    'roles/em.md': pageOf('title: Engineering Manager', 'short: EM'),
    'roles/tl.md': pageOf('title: Tech Lead', 'short: TL'),
    'focuses/people.md': pageOf('title: People', 'summary: Everybody.', 'ownerRole: em', 'order: 1'),
    'focuses/code.md': pageOf('title: Code', 'summary: What runs.', 'ownerRole: tl', 'order: 2'),
    'responsibilities/staffing.md': pageOf('title: Staffing', 'coreFocus: people', 'ownerRole: em'),
    'responsibilities/growth.md': pageOf('title: Growth', 'coreFocus: people', 'ownerRole: em'),
    'responsibilities/design.md': pageOf('title: Design', 'coreFocus: code', 'ownerRole: tl'),
    'teams/shop.md': pageOf('title: Shop', 'roles: {em: Ada Moreno, tl: null}'),
    'teams/search.md': pageOf('title: Search', 'roles: {em: Ana Ruiz, tl: Jun Tanaka}'),
    'teams/pay.md': pageOf('title: Pay', 'roles: {em: Lena Fischer, tl: Kim Noor}'),
  }),
)
const starter = siteInBrowser(builtStarter)

const path = 'matrix/leads/names.html'
const totals = (page: Page) => page.locator('.totals td').filter({ visible: true }).allInnerTexts()
const rows = (page: Page) => page.locator('.rows tr:not(.group) th').filter({ visible: true }).allInnerTexts()

test.each([true, false])(
  'the matrix, also on the first page, switches to names and back, scripts %s',
  async (javaScriptEnabled) => {
    const { page, complaints } = await openPage(here.browser, here.root, 'index.html', { javaScriptEnabled })
    await page.getByRole('navigation', { name: 'Show' }).getByRole('link', { name: 'Names' }).click()
    await page.waitForURL(`${here.root}/${path}`)
    const design = page.getByRole('row', { name: /^Design/ }).getByRole('cell')
    expect((await design.allInnerTexts()).map((text) => text.replace(/[\s,]+/g, ' '))).toEqual([
      'Kim Noor TL',
      'Jun Tanaka TL',
      'Nobody as TL',
    ])
    await page.getByRole('link', { name: 'Kim Noor' }).first().click()
    expect(page.url()).toContain('people.html#')
    await page.goBack()
    await page.getByRole('navigation', { name: 'Show' }).getByRole('link', { name: 'Roles' }).click()
    await page.waitForURL(`${here.root}/matrix/leads.html`)
    expect(complaints).toEqual([])
    await page.close()
  },
)

test('counts follow what is chosen, which is in the address', async () => {
  const { page } = await openPage(here.browser, here.root, path)
  expect(await totals(page)).toEqual(['3', '3', '2, 1 with nobody'])
  await page.getByLabel('Focus').selectOption('Code')
  expect(await totals(page)).toEqual(['1', '1', '0, 1 with nobody'])
  await page.getByLabel('Pay', { exact: true }).uncheck()
  expect(await totals(page)).toEqual(['1', '0, 1 with nobody'])
  expect(new URL(page.url()).search).toBe('?focus=code&teams=search+shop')
  await page.getByLabel('Focus').selectOption('')
  await page.getByLabel('Only where somebody is missing').check()
  expect(await rows(page)).toEqual(['Design'])
  expect(await page.getByRole('status').first().innerText()).toBe('1 of 3 rows shown')
  await page.close()
})

test('the switch leads to what the keyboard can reach', async () => {
  const { page } = await openPage(here.browser, here.root, path)
  await page.getByRole('navigation', { name: 'Show' }).getByRole('link').focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(`${here.root}/matrix/leads.html`)
  await page.close()
})

describe.each([375, 1440])('%i wide', (width) => {
  test.each(['light', 'dark'] as const)('names fit, and axe finds nothing, %s', async (colorScheme) => {
    const { page } = await openPage(here.browser, here.root, path, { colorScheme, viewport: { width, height: 800 } })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    expect(await violations(page)).toEqual([])
    await page.close()
  })
})

test('on a phone each name stands beside its team, in sight without scrolling', async () => {
  const { page } = await openPage(here.browser, here.root, path, { viewport: { width: 375, height: 812 } })
  const name = (await page.getByText('Lena Fischer').first().boundingBox())!
  expect(name.y).toBeLessThan(500)
  expect(name.x + name.width).toBeLessThanOrEqual(375)
  await page.close()
})

test.each(['matrix/em-tl-tlm/names.html', 'matrix/em-tl-tlm.html'])(
  '%s of the starter is one sheet of paper',
  async (path) => {
    const { page } = await openPage(starter.browser, starter.root, path)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    await page.close()
  },
)
