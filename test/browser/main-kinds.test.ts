import { describe, expect, test } from 'vitest'
import { openPage, siteInBrowser } from '../support/browser.ts'
import { builtStarter } from '../support/starter.ts'

const here = siteInBrowser(builtStarter)

describe.each(here.roots)('from %s', (_, root) => {
  test('the question and who owns what in the first focus are in sight without scrolling', async () => {
    const { page, complaints } = await openPage(here.browser, root(), 'index.html', {
      viewport: { width: 1440, height: 900 },
    })
    const bottom = async (what: string) => {
      const box = (await page.locator(what).first().boundingBox())!
      return box.y + box.height
    }
    const field = await bottom('.ask input')
    const heads = await bottom('.matrix-table thead')
    const focus = await bottom('.matrix-table tbody.rows')
    expect(field).toBeLessThan(heads)
    expect(focus).toBeLessThan(900)
    expect(complaints).toEqual([])
    await page.close()
  })

  test('without scripts the matrix stands and the field leads to the page to search on', async () => {
    const { page } = await openPage(here.browser, root(), 'index.html', { javaScriptEnabled: false })
    expect(await page.locator('.matrix-table').first().isVisible()).toBe(true)
    await page.locator('.ask input').fill('design doc')
    await page.getByRole('button', { name: 'Ask' }).click()
    expect(page.url()).toMatch(/search\.html\?q=design\+doc$/)
    await page.close()
  })
})

test('the link beside the question says more than the question', async () => {
  const { page } = await openPage(here.browser, here.roots[0]![1](), 'index.html')
  await page.getByRole('link', { name: 'The whole list' }).click()
  expect(page.url()).toMatch(/who\.html$/)
  await page.close()
})

test('the sheet of a role ends within three and a half screens, with what is left to read folded', async () => {
  const { page } = await openPage(here.browser, here.roots[0]![1](), 'roles/tl.html', {
    viewport: { width: 1440, height: 900 },
  })
  const box = (await page.locator('.read-on').boundingBox())!
  expect(box.y + box.height).toBeLessThan(6494 / 2)
  await page.locator('.actions summary').click()
  await page.locator('.actions').getByRole('link', { name: 'Engineering Manager' }).click()
  expect(page.url()).toMatch(/compare\/em\/tl\.html$/)
  await page.close()
})
