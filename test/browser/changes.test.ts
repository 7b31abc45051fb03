import { join } from 'node:path'
import { expect, test } from 'vitest'
import { paleText, siteInBrowser, violations } from '../support/browser.ts'
import { run } from '../support/commands.ts'
import { releaseEdition, testRepository } from '../support/git.ts'

const here = siteInBrowser(async () => {
  const repository = testRepository()
  for (const edition of [1, 2, 3] as const) releaseEdition(repository, edition)
  repository.write({ 'handbook/guides/more.md': '# More\n' })
  const { code, out } = await run(['build', '--releases'], repository.folder)
  expect(code, out).toBe(0)
  return join(repository.folder, 'site')
})

test('readers go from a role to what a release changed for it, and unfold the words, without a script', async () => {
  const page = await here.browser.newPage({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } })
  await page.goto(`${here.root}/roles/tl.html`)
  await page.locator('.steps a', { hasText: '2.0.0' }).click()
  expect(page.url()).toBe(`${here.root}/releases/2.0.0.html#rb-role-tl`)
  const words = page.locator('.page-change', { has: page.locator('summary', { hasText: 'Program Direction' }) })
  expect(await words.locator('ins').isVisible()).toBe(false)
  await words.locator('summary').click()
  expect(await words.locator('del').innerText()).toBe('PL')
  expect(await words.locator('ins').innerText()).toBe('EM')
  await page.getByRole('link', { name: 'All releases' }).click()
  expect(page.url()).toBe(`${here.root}/changes.html`)
  await page.close()
})

test.each([
  ['light', 375, 'releases/2.0.0.html'],
  ['dark', 375, 'releases/2.0.0.html'],
  ['dark', 1280, 'next/changes.html'],
  ['light', 375, 'next/changes.html'],
] as const)('what changed is for everybody (%s, %i pixels, %s)', async (colorScheme, width, path) => {
  const page = await here.browser.newPage({ colorScheme, viewport: { width, height: 800 } })
  await page.goto(`${here.root}/${path}`)
  await page.evaluate(() => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>('.page-change')) details.open = true
  })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  expect(await page.evaluate(paleText)).toEqual([])
  expect(await violations(page)).toEqual([])
  await page.close()
})
