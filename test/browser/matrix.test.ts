import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openPage, siteInBrowser, violations } from '../support/browser.ts'
import { builtStarter } from '../support/starter.ts'

const here = siteInBrowser(builtStarter)
const path = 'matrix/em-tl-tlm.html'

/** The responsibilities and the roles that can be seen. */
async function seen(page: Page) {
  const rows = await page.locator('.rows tr:not(.group) th').filter({ visible: true }).allInnerTexts()
  const roles = await page.locator('thead .short').filter({ visible: true }).allInnerTexts()
  const groups = await page.locator('.rows .group').filter({ visible: true }).allInnerTexts()
  return { rows, roles, groups }
}

const query = (page: Page) => new URL(page.url()).search

/** What was copied: the page may not read the clipboard, so it is pasted. */
async function pasted(page: Page): Promise<string> {
  await page.getByText('Copied', { exact: true }).waitFor()
  await page.evaluate(() => document.body.append(Object.assign(document.createElement('textarea'), { id: 'paste' })))
  await page.locator('#paste').focus()
  await page.keyboard.press('ControlOrMeta+V')
  return page.locator('#paste').inputValue()
}

async function share(page: Page, how: string): Promise<void> {
  await page.locator('.share summary').click()
  await page.getByRole('button', { name: how }).click()
}

describe.each(here.roots)('from %s', (_, root) => {
  test.each([true, false])('roles, focus and differences can be chosen, scripts %s', async (javaScriptEnabled) => {
    const page = await here.browser.newPage({ javaScriptEnabled })
    await page.goto(`${root()}/${path}`)
    const all = await seen(page)
    expect([all.rows.length, all.roles]).toEqual([13, ['EM', 'TL', 'TLM']])
    await page.getByLabel('EM', { exact: true }).uncheck()
    expect((await seen(page)).roles).toEqual(['TL', 'TLM'])
    // Between TL and TLM alone, fewer rows differ.
    await page.getByLabel('Only differences').check()
    const { rows } = await seen(page)
    expect(rows).toContain('Staffing')
    expect(rows).not.toContain('Technical Strategy')
    expect(rows).not.toContain('Team Building and Collaboration')
    await page.getByLabel('Focus').selectOption('Technical Leadership')
    expect(await seen(page)).toEqual({ rows: [], roles: ['TL', 'TLM'], groups: [] })
    await page.getByLabel('Only differences').uncheck()
    expect((await seen(page)).groups).toEqual(['Technical Leadership'])
    await page.getByLabel('TL', { exact: true }).uncheck()
    await page.getByLabel('TLM', { exact: true }).uncheck()
    expect((await seen(page)).roles).toEqual(['EM', 'TL', 'TLM'])
    await page.close()
  })

  test('what is chosen is in the address, and the back button undoes it', async () => {
    const page = await here.browser.newPage()
    await page.goto(`${root()}/${path}`)
    await page.getByLabel('Only differences').check()
    await page.getByLabel('EM', { exact: true }).uncheck()
    await page.getByLabel('Focus').selectOption('People Management')
    expect(query(page)).toBe('?focus=people-management&roles=tl+tlm&only=yes')
    const chosen = await seen(page)
    expect(chosen).toEqual({
      rows: ['Staffing', 'Coaching and Growth'],
      roles: ['TL', 'TLM'],
      groups: ['People Management'],
    })
    expect(await page.getByRole('status').first().innerText()).toBe('2 of 13 rows shown')
    expect(await page.locator('.totals td').filter({ visible: true }).allInnerTexts()).toEqual(['0', '2'])

    const other = await here.browser.newPage()
    await other.goto(page.url())
    expect(await seen(other)).toEqual(chosen)
    await other.close()

    await page.goBack()
    expect(query(page)).toBe('?roles=tl+tlm&only=yes')
    expect((await seen(page)).groups.length).toBe(2)
    await page.goBack()
    await page.goBack()
    expect(query(page)).toBe('')
    expect((await seen(page)).rows).toHaveLength(13)
    await page.goForward()
    expect((await seen(page)).rows).toHaveLength(12)
    await page.close()
  })

  test('an address that names something that does not exist shows everything', async () => {
    const page = await here.browser.newPage()
    await page.goto(`${root()}/${path}?roles=ceo&focus=gone&only=maybe`)
    expect((await seen(page)).rows).toHaveLength(13)
    expect(await page.getByLabel('Focus').inputValue()).toBe('')
    await page.close()
  })

  test('what can be seen is copied as a Markdown table', async () => {
    const page = await here.browser.newPage()
    await page.goto(`${root()}/${path}?focus=organizational-strategy&roles=em+tlm`)
    await share(page, 'Copy as Markdown')
    const lines = (await pasted(page)).split('\n')
    expect(lines.slice(0, 7)).toEqual([
      '| Responsibility | EM | TLM |',
      '| --- | --- | --- |',
      '| Organizational Strategy |  |  |',
      '| Team Charter and Outcomes | Accountable | Accountable, via EM |',
      '| Operational Efficiency | Accountable | Accountable, via EM |',
      '| Organizational Risk | Accountable | Accountable, via EM |',
      '| Project Delivery | Shared: Operational Efficiency, clarifies in doubt | Accountable, both facets |',
    ])
    expect(lines).toContain('| People Management | 50 % | 60 % |')
    await page.close()
  })

  test('a comparison can be turned around, sent and left for another one', async () => {
    const page = await here.browser.newPage()
    // The other order leads to it.
    await page.goto(`${root()}/compare/tl/em.html`)
    await page.waitForURL(/compare\/em\/tl\.html$/)
    await page.getByLabel('Swap sides').check()
    expect((await seen(page)).roles).toEqual(['TL', 'EM'])
    const cells = page.getByRole('row', { name: /^Staffing/ }).getByRole('cell')
    expect(await cells.allInnerTexts()).toEqual([expect.stringContaining('Supports'), 'Accountable'])
    expect(await page.locator('.compare-lists h2').first().innerText()).toContain('Tech Lead')
    expect(query(page)).toBe('?swap=yes')
    await share(page, 'Copy link')
    expect(await pasted(page)).toBe(page.url())
    await page.reload()
    expect((await seen(page)).roles).toEqual(['TL', 'EM'])
    // Who stays keeps the side: here the right one.
    await page.locator('summary', { hasText: /in place of .*Tech Lead$/ }).click()
    await page.getByRole('navigation', { name: 'Compare' }).getByRole('link', { name: 'Product Manager' }).click()
    expect(page.url()).toMatch(/compare\/em\/pm\.html\?swap=yes$/)
    expect((await seen(page)).roles).toEqual(['PM', 'EM'])
    await page.close()
  })

  test.each([true, false])('each side has a list that leads to the page of the pair, scripts %s', async (scripts) => {
    const { page, complaints } = await openPage(here.browser, root(), 'compare/em/tl.html', {
      javaScriptEnabled: scripts,
    })
    const picker = page.getByRole('navigation', { name: 'Compare other roles' })
    const choose = async (stands: string, instead: string) => {
      await picker.locator('summary', { hasText: new RegExp(`in place of .*${stands}$`) }).click()
      await picker.getByRole('link', { name: instead }).click()
      await page.waitForLoadState()
      return new URL(page.url()).pathname.replace(/.*\/compare\//, '')
    }
    expect(await choose('Tech Lead', 'Product Manager')).toBe('em/pm.html')
    // The page of the pair has them in the other order, and a script turns it.
    expect(await choose('Engineering Manager', 'Tech Lead Manager')).toBe('tlm/pm.html')
    expect((await seen(page)).roles).toEqual(['TLM', 'PM'])
    expect(await choose('Product Manager', 'Engineering Manager')).toBe('em/tlm.html')
    expect((await seen(page)).roles).toEqual(scripts ? ['TLM', 'EM'] : ['EM', 'TLM'])
    expect(complaints).toEqual([])
    await page.close()
  })
})

test('without a script the sides are swapped all the same', async () => {
  const page = await here.browser.newPage({ javaScriptEnabled: false })
  for (const width of [1440, 375]) {
    await page.setViewportSize({ width, height: 900 })
    await page.goto(`${here.root}/compare/em/tl.html`)
    const left = async (what: string) => (await page.locator(what).boundingBox())!
    const parts = ['.compare-lists > :first-child', '.compare-time > :first-child', 'thead th:nth-child(2)']
    const last = ['.compare-lists > :last-child', '.compare-time > :last-child', 'thead th:nth-child(3)']
    const isBefore = async (one: string, other: string) => {
      const [a, b] = [await left(one), await left(other)]
      return a.y < b.y || (a.y === b.y && a.x < b.x)
    }
    for (const [at, part] of parts.entries()) expect(await isBefore(part, last[at]!), `${part} ${width}`).toBe(true)
    await page.getByLabel('Swap sides').check()
    for (const [at, part] of parts.entries()) expect(await isBefore(part, last[at]!), `${part} ${width}`).toBe(false)
    const cell = page.getByRole('row', { name: /^Staffing/ }).getByRole('cell')
    const [em, tl] = [(await cell.first().boundingBox())!, (await cell.last().boundingBox())!]
    expect([em.x > tl.x, Math.round(em.y)]).toEqual([true, Math.round(tl.y)])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  }
  await page.close()
})

test('the keyboard and the pointer close the list of a side', async () => {
  const page = await here.browser.newPage()
  await page.goto(`${here.root}/compare/em/tl.html`)
  const list = page.locator('.picker ul').first()
  const summary = page.locator('.picker summary').first()
  await summary.click()
  expect(await list.isVisible()).toBe(true)
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  expect(await list.isVisible()).toBe(false)
  await summary.click()
  await page.getByRole('heading', { level: 1 }).click()
  expect(await list.isVisible()).toBe(false)
  await page.close()
})

test('controls of a matrix are not printed', async () => {
  const page = await here.browser.newPage()
  await page.emulateMedia({ media: 'print' })
  for (const one of [path, 'compare/em/tl.html']) {
    await page.goto(`${here.root}/${one}`)
    expect(await page.locator('.toolbar').isVisible(), one).toBe(false)
    expect(await page.getByRole('navigation', { name: 'Compare' }).isVisible(), one).toBe(false)
  }
  await page.close()
})

test('without a script there are no buttons, and the link to the other order still works', async () => {
  const page = await here.browser.newPage({ javaScriptEnabled: false })
  await page.goto(`${here.root}/compare/tl/em.html`)
  await page.waitForURL(/compare\/em\/tl\.html$/)
  expect(await page.locator('main').getByRole('button').count()).toBe(0)
  await page.close()
})

test('the keyboard alone is enough', async () => {
  const page = await here.browser.newPage()
  await page.goto(`${here.root}/${path}`)
  await page.getByLabel('Focus').focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  expect((await seen(page)).roles).toEqual(['TL', 'TLM'])
  const only = page.getByLabel('Only differences')
  for (let tab = 0; tab < 5; tab++)
    if (!(await only.evaluate((box) => box === document.activeElement))) await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect.poll(() => query(page)).toBe('?roles=tl+tlm&only=yes')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Share')
  await page.keyboard.press('Enter')
  for (let tab = 0; tab < 3; tab++) await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Download CSV')
  await page.keyboard.press('Escape')
  expect(await page.getByRole('link', { name: 'Download CSV' }).isVisible()).toBe(false)
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Share')
  await page.close()
})

test('a matrix of three roles shows all of them on a phone, below headings that stay in sight', async () => {
  const page = await here.browser.newPage({ viewport: { width: 375, height: 800 } })
  await page.goto(`${here.root}/${path}`)
  await page.getByRole('rowheader', { name: 'Technical Strategy' }).scrollIntoViewIfNeeded()
  await page.mouse.wheel(0, 300)
  const heads = await Promise.all((await page.locator('thead .short').all()).map((head) => head.boundingBox()))
  for (const box of heads) {
    expect(box!.x).toBeGreaterThanOrEqual(0)
    expect(box!.x + box!.width).toBeLessThanOrEqual(375)
    expect(box!.y).toBeGreaterThanOrEqual(0)
    expect(box!.y).toBeLessThan(120)
  }
  await page.evaluate(() => scrollTo(0, 0))
  await page.getByRole('button', { name: 'Filter' }).click()
  await page.getByLabel('Only differences').check()
  expect((await seen(page)).rows).toHaveLength(12)
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  expect(await page.getByLabel('Only differences').isVisible()).toBe(false)
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Filter')
  await page.close()
})

test('on a phone the rows begin in the upper half of the screen, below one line that says how to read them', async () => {
  const page = await here.browser.newPage({ viewport: { width: 375, height: 812 } })
  await page.goto(`${here.root}/${path}`)
  expect((await page.getByRole('rowheader', { name: 'Staffing' }).boundingBox())!.y).toBeLessThan(400)
  const chips = await Promise.all((await page.locator('.legend .chip').all()).map((chip) => chip.boundingBox()))
  expect(new Set(chips.map((box) => Math.round(box!.y + box!.height / 2))).size).toBe(1)
  expect(await page.getByText('helps without being accountable').isVisible()).toBe(false)
  await page.locator('.legend summary').click()
  expect(await page.getByText('helps without being accountable').isVisible()).toBe(true)
  expect(await violations(page)).toEqual([])
  await page.close()
})

test('a role’s answers come before its text, and examples can be unfolded', async () => {
  const page = await here.browser.newPage()
  await page.goto(`${here.root}/roles/tl.html`)
  const headings = await page.locator('.article-body h2').allInnerTexts()
  expect(headings.slice(0, 5)).toEqual(['Who holds it', 'Accountable for', 'Shares', 'Supports', 'Not responsible for'])
  const example = page.getByText('Divides the system into AoRs, then settles with the EM who holds each.')
  expect(await example.isVisible()).toBe(false)
  await page.locator('summary', { hasText: '6 examples of Technical Strategy' }).click()
  expect(await example.isVisible()).toBe(true)
  await page.close()
})

test('a responsibility says at a glance who is accountable', async () => {
  const page = await here.browser.newPage()
  await page.goto(`${here.root}/responsibilities/technical-strategy.html`)
  expect((await page.locator('.headline').innerText()).replace(/\s+/g, ' ')).toContain('Tech Lead is accountable')
  await page.goto(`${here.root}/responsibilities/project-delivery.html`)
  expect((await page.locator('.headline').innerText()).replace(/\s+/g, ' ')).toMatch(
    /Engineering Manager and TL\s?Tech Lead share it/,
  )
  await page.close()
})

test('the file beside a matrix has its rows and its load', () => {
  expect(readFileSync(join(here.site, 'matrix/em-tl-tlm.csv'), 'utf8')).toContain('Technical Strategy,"Supports: ')
  expect(readFileSync(join(here.site, 'compare/em/tl.csv'), 'utf8')).toContain(',Load,5 + 1 shared,4 + 1 shared')
})

const kinds = [path, 'compare/em/ic.html', 'roles/tl.html', 'roles/ic.html', 'responsibilities/project-delivery.html']

describe.each(kinds)('%s', (path) => {
  test.each(['light', 'dark'] as const)('has nothing that axe objects to, %s', async (colorScheme) => {
    const page = await here.browser.newPage({ colorScheme })
    await page.goto(`${here.root}/${path}`)
    expect(await violations(page)).toEqual([])
    await page.close()
  })

  test('fits a phone without scrolling sideways', async () => {
    const page = await here.browser.newPage({ viewport: { width: 375, height: 800 } })
    await page.goto(`${here.root}/${path}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
    await page.close()
  })
})
