// A handbook in a language that is written from right to left, as readers see it.
import { readdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openPage, siteInBrowser } from '../support/browser.ts'
import { builtSite } from '../support/commands.ts'
import { page as pageOf } from '../support/handbooks.ts'
import { sound } from '../support/problems.ts'

const here = siteInBrowser(() =>
  builtSite({
    ...sound,
    'handbook.yaml': 'title: دليل الفريق\nlanguage: ar\n',
    'README.md': '# دليل الفريق\n\nمن يملك ماذا.\n',
    'roles/tlm.md': pageOf('title: قائد ومدير', 'combines: [em, tl]', 'when: الفريق صغير.', 'examples: [يقود.]'),
    'teams/pay.md': pageOf('title: المدفوعات', 'scope: team', 'roles: { em: ليلى, tl: عمر }'),
    'guides/how.md': `# كيف نعمل\n\n:::warning[انتبه]\nنص.\n:::\n\n| عمود | آخر |\n|---|---|\n| نص | نص |\n\n\`\`\`sh\n${'long '.repeat(30)}\n\`\`\`\n`,
    'guides/in-english.md': pageOf('title: In English', 'lang: en'),
  }),
)

const edges = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { left, right } = element.getBoundingClientRect()
      return { left, right }
    })

test('no page scrolls sideways on a phone', async () => {
  const pages = readdirSync(here.site, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'))
  expect(pages.length).toBeGreaterThan(15)
  const { page, complaints } = await openPage(here.browser, here.root, 'index.html', {
    viewport: { width: 375, height: 800 },
  })
  const wide: string[] = []
  for (const path of pages) {
    await page.goto(`${here.root}/${path}`)
    // In such a language a page begins at its right end, so what is too wide sticks out at the left.
    const isWide = () => document.documentElement.scrollWidth > document.documentElement.clientWidth
    if (await page.evaluate(isWide)) wide.push(path)
  }
  expect(wide).toEqual([])
  expect(complaints).toEqual([])
  await page.close()
}, 120_000)

test('the navigation stands on the right of what is read, and the search opposite the name', async () => {
  const { page } = await openPage(here.browser, here.root, 'roles/em.html', { viewport: { width: 1440, height: 900 } })
  expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl')
  const [navigation, main, brand, search] = [
    await edges(page, '#rb-navigation'),
    await edges(page, 'h1'),
    await edges(page, '.brand'),
    await edges(page, '.search-button'),
  ]
  expect(navigation.left).toBeGreaterThanOrEqual(main.right)
  expect(navigation.right).toBeGreaterThan(1400)
  expect(search.right).toBeLessThan(brand.left)
  expect(search.left).toBeLessThan(200)
  await page.close()
})

test('on a phone the menu opens from the right, and the choice of a theme below its button', async () => {
  const { page } = await openPage(here.browser, here.root, 'roles/em.html', { viewport: { width: 375, height: 800 } })
  await page.getByRole('button', { name: 'Menu' }).click()
  await expect.poll(async () => (await edges(page, '#rb-navigation')).right).toBe(375)
  expect((await edges(page, '#rb-navigation')).left).toBeGreaterThan(0)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Theme' }).click()
  expect((await edges(page, '#rb-theme')).left).toBeLessThan(40)
  await page.close()
})

test('a page in another language is written its own way', async () => {
  const { page } = await openPage(here.browser, here.root, 'guides/in-english.html', {
    viewport: { width: 1440, height: 900 },
  })
  expect((await edges(page, '#rb-navigation')).left).toBe(0)
  await page.close()
})
