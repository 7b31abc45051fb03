// What stands behind a cell of a matrix, as a reader opens it.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openPage, siteInBrowser, violations } from '../support/browser.ts'
import { builtSite } from '../support/commands.ts'
import { page as pageOf } from '../support/handbooks.ts'

const here = siteInBrowser(() =>
  builtSite({
    'handbook.yaml': 'title: Handbook\nmatrices:\n  - id: leads\n    roles: [em, tl]\n',
    'index.md': '# Handbook\n',
    'roles/em.md': pageOf('title: Engineering Manager', 'short: EM', 'contact: {chat: "#managers"}'),
    'roles/tl.md': pageOf('title: Tech Lead', 'short: TL'),
    'focuses/people.md': pageOf('title: People', 'summary: Everybody.', 'ownerRole: em'),
    'responsibilities/staffing.md': pageOf(
      'title: Staffing',
      'coreFocus: people',
      'ownerRole: em',
      'supports: {tl: Interviews candidates.}',
      'goTo: {em: Somebody leaves}',
      'examples: [Fills a seat within a quarter.]',
    ),
    'responsibilities/design.md': pageOf('title: Design', 'coreFocus: people', 'ownerRole: tl'),
    'responsibilities/pace.md': pageOf('title: Pace', 'coreFocus: people', 'ownerRole: tl'),
    'responsibilities/delivery.md': pageOf(
      'title: Delivery',
      'coreFocus: people',
      'sharedBy: {em: pace, tl: design}',
      'tieBreak: tl',
    ),
    'teams/shop.md': pageOf(
      'title: Shop',
      'roles: {em: Ada Moreno, tl: null}',
      'contact: {chat: "#shop"}',
      'changes: [{responsibility: design, delegatedTo: reviews}]',
    ),
    'teams/search.md': pageOf('title: Search', 'roles: {em: Ana Ruiz, tl: Jun Tanaka}'),
    'teams/secret.md': pageOf('title: Secret', 'hidden: true', 'roles: {em: Eve Quiet}'),
    'aors/reviews.md': pageOf(
      'title: Reviews',
      'ownerRole: tl',
      'carries: design',
      'team: shop',
      'holder: Maria Okafor',
      'backup: Jun Tanaka',
    ),
    'people/ada-moreno.md': pageOf('title: Ada Moreno', 'contact: {phone: "123"}'),
  }),
)

const path = 'matrix/leads.html'

const cellOf = (page: Page, row: string, column: number) =>
  page
    .getByRole('row', { name: new RegExp(`^${row}`) })
    .getByRole('cell')
    .nth(column)
    .locator('a.chip')

const sheetOf = (page: Page) => page.getByRole('dialog')

/** What a sheet says, as one line. */
const said = async (page: Page) => (await sheetOf(page).innerText()).replace(/\s+/g, ' ')

describe.each(here.roots)('from %s', (_, root) => {
  test('a cell opens what stands behind it: how, who in each team, how to reach them, and what it looks like', async () => {
    const { page, complaints } = await openPage(here.browser, root(), path)
    await cellOf(page, 'Staffing', 0).click()
    await sheetOf(page).waitFor()
    expect(page.url()).toBe(`${root()}/${path}`)
    expect(await sheetOf(page).getAttribute('aria-labelledby')).toBe('rb-sheet-title')
    const text = await said(page)
    expect(text).toContain('Staffing as Engineering Manager Accountable sets expectations')
    expect(text).toContain('When to ask Somebody leaves')
    expect(text).toContain('Shop Ada Moreno EM phone 123 chat #shop')
    expect(text).toContain('Search Ana Ruiz EM')
    expect(text).toContain('chat #managers')
    expect(text).toContain('What it looks like Fills a seat within a quarter.')
    expect(text).not.toContain('Eve Quiet')
    expect(text).not.toContain('Secret')
    expect(complaints).toEqual([])
    await page.close()
  })

  test('the sheet of a role that supports says how', async () => {
    const { page } = await openPage(here.browser, root(), path)
    await cellOf(page, 'Staffing', 1).click()
    await sheetOf(page).waitFor()
    expect(await said(page)).toContain('Supports helps without being accountable Interviews candidates.')
    await page.close()
  })
})

test('the sheet of a shared cell names the facet, and who clarifies in doubt', async () => {
  const { page } = await openPage(here.browser, here.root, path)
  await cellOf(page, 'Delivery', 1).click()
  await sheetOf(page).waitFor()
  expect(await said(page)).toMatch(/^\S* ?Delivery as Tech Lead Shared .* Design ,? ?clarifies in doubt/)
  await page.close()
})

test('a team that has delegated it names the holder with the backup, and a vacant role is said to be', async () => {
  const { page } = await openPage(here.browser, here.root, path)
  await cellOf(page, 'Design', 1).click()
  await sheetOf(page).waitFor()
  expect(await said(page)).toMatch(/Shop Maria Okafor.* Backup: Jun Tanaka .*Tech Lead Nobody is Tech Lead here\./)
  expect(await sheetOf(page).locator('.gap').count()).toBe(1)
  await page.close()
})

test('on the page of a team a cell says who it is there, and not who it is elsewhere', async () => {
  const { page } = await openPage(here.browser, here.root, 'teams/search.html')
  await cellOf(page, 'Staffing', 0).click()
  await sheetOf(page).waitFor()
  expect(await said(page)).toContain('Ana Ruiz')
  expect(await said(page)).not.toContain('Ada Moreno')
  await page.close()
})

test('the keyboard opens a cell, closes it and is back where it was', async () => {
  const { page } = await openPage(here.browser, here.root, path)
  const cell = cellOf(page, 'Staffing', 1)
  await cell.focus()
  await page.keyboard.press('Enter')
  await sheetOf(page).waitFor()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Close')
  await page.keyboard.press('Escape')
  expect(await sheetOf(page).count()).toBe(0)
  expect(await cell.evaluate((it) => it === document.activeElement)).toBe(true)
  // And the next one.
  await cellOf(page, 'Design', 1).press('Enter')
  await sheetOf(page).getByRole('heading', { name: 'Design as Tech Lead' }).waitFor()
  await page.keyboard.press('Enter')
  expect(await sheetOf(page).count()).toBe(0)
  await page.close()
})

test('a sheet is closed by its button and beside it, and leads to the responsibility and to the role', async () => {
  const { page } = await openPage(here.browser, here.root, path)
  for (const [title, file] of [
    ['Staffing', 'responsibilities/staffing.html'],
    ['Engineering Manager', 'roles/em.html'],
  ] as const) {
    await cellOf(page, 'Staffing', 0).click()
    await sheetOf(page).getByRole('button', { name: 'Close' }).click()
    await cellOf(page, 'Staffing', 0).click()
    await page.mouse.click(20, 400)
    expect(await sheetOf(page).count()).toBe(0)
    await cellOf(page, 'Staffing', 0).click()
    await sheetOf(page).getByRole('heading', { level: 2 }).getByRole('link', { name: title }).click()
    await page.waitForURL(`${here.root}/${file}`)
    await page.goBack()
  }
  await page.close()
})

test('opening a cell moves no column', async () => {
  const { page } = await openPage(here.browser, here.root, path)
  const places = () =>
    page.locator('.matrix-table :is(th, td)').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().x))
  const before = await places()
  await cellOf(page, 'Staffing', 0).click()
  await sheetOf(page).waitFor()
  expect(await places()).toEqual(before)
  await page.close()
})

test.each(['Control', 'Meta', 'Shift', 'Alt'] as const)(
  'a cell that is clicked with %s is left to the browser, as any other link',
  async (key) => {
    const { page } = await openPage(here.browser, here.root, path)
    await page.evaluate(() =>
      addEventListener('click', (event) => {
        document.title = event.defaultPrevented ? 'taken' : 'left'
        event.preventDefault()
      }),
    )
    await cellOf(page, 'Staffing', 1).click({ modifiers: [key] })
    expect(await page.title()).toBe('left')
    await cellOf(page, 'Staffing', 1).click()
    expect(await page.title()).toBe('taken')
    await page.close()
  },
)

test('without scripts a cell leads to the section of the page that says the same', async () => {
  const { page } = await openPage(here.browser, here.root, path, { javaScriptEnabled: false })
  await cellOf(page, 'Staffing', 1).click()
  await page.waitForURL(`${here.root}/responsibilities/staffing.html#rb-supports`)
  expect(await page.locator('#rb-supports').isVisible()).toBe(true)
  await page.close()
})

test.each(['sheet', 'search-names'])('where %s cannot be loaded the link is followed', async (name) => {
  const { page } = await openPage(here.browser, here.root, path)
  await page.route(new RegExp(`/${name}\\.[0-9a-f]+\\.js$`), (route) => route.abort())
  await cellOf(page, 'Staffing', 0).click()
  await page.waitForURL(`${here.root}/responsibilities/staffing.html`)
  await page.close()
})

test('nothing is loaded before a cell is opened, and then no text of the handbook', async () => {
  const { page } = await openPage(here.browser, here.root, path)
  const loaded = () =>
    page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => name.replace(/^.*\/|\.[0-9a-f]{8}/g, '')),
    )
  expect((await loaded()).filter((name) => /search|sheet/.test(name))).toEqual([])
  await cellOf(page, 'Staffing', 0).click()
  await sheetOf(page).waitFor()
  const later = (await loaded()).filter((name) => /search|sheet/.test(name))
  expect(later.sort()).toEqual(['search-names.js', 'search.css', 'search.js', 'sheet.js'])
  await page.close()
})

describe.each([375, 1440])('%i wide', (width) => {
  test.each(['light', 'dark'] as const)('axe finds nothing while a cell is open, %s', async (colorScheme) => {
    const { page } = await openPage(here.browser, here.root, path, { colorScheme, viewport: { width, height: 800 } })
    await cellOf(page, 'Design', 1).click()
    await sheetOf(page).waitFor()
    await page.waitForTimeout(300)
    expect(await violations(page)).toEqual([])
    const box = (await sheetOf(page).boundingBox())!
    // At the right side of a wide window, at the foot of a phone.
    expect([Math.round(box.x + box.width), Math.round(box.y + box.height)]).toEqual([width, 800])
    expect(box.width < width - 400 || box.y > 100).toBe(true)
    await page.close()
  })
})
