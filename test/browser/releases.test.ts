import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { paleText, siteInBrowser, violations } from '../support/browser.ts'
import { run } from '../support/commands.ts'
import { releaseEdition, testRepository } from '../support/git.ts'
import { page as pageOf } from '../support/handbooks.ts'

describe('versions', () => {
  const repository = testRepository()

  const role = (title: string, more: string) =>
    `${pageOf(`title: ${title}`, 'ownerRole: em', 'examples: [Leads.]', more)}\nText.\n`

  // Below a folder, as a site is where a forge publishes it.
  const here = siteInBrowser(
    async () => {
      repository.write({
        'handbook/roles/pl.md': role('Program Lead', 'aliases: [PL]'),
        'handbook/roles/em.md': role('Manager', 'aliases: [EM]'),
      })
      repository.commit('2026-01-01')
      repository.git('tag', 'v1.0.0')
      rmSync(join(repository.folder, 'handbook/roles/pl.md'))
      repository.write({ 'handbook/roles/tl.md': role('Tech Lead', 'formerly: pl') })
      repository.commit('2026-02-02')
      repository.git('tag', 'v2.0.0')
      repository.write({ 'handbook/guides/new.md': '# New guide\n' })
      const { code, out } = await run(['build', '--releases', '--out', 'public/docs'], repository.folder)
      expect(code, out).toBe(0)
      return join(repository.folder, 'public/docs')
    },
    { below: 'docs' },
  )

  describe.each(here.roots)('from %s', (_, root) => {
    test.each([true, false])(
      'readers go from version to version, on the same page (scripts: %s)',
      async (javaScriptEnabled) => {
        const page = await here.browser.newPage({ javaScriptEnabled })
        const complaints: string[] = []
        page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
        await page.goto(`${root()}/1.0.0/roles/pl.html`)
        await page.getByRole('link', { name: 'go to this page there' }).click()
        expect(page.url()).toBe(`${root()}/roles/tl.html`)
        expect(await page.locator('h1').innerText()).toContain('Tech Lead')
        expect(await page.locator('.version-banner').count()).toBe(0)
        await page.locator('.versions summary').click()
        expect(await page.locator('.versions a').allInnerTexts()).toEqual(['Unreleased', '2.0.0 current', '1.0.0'])
        expect(await page.locator('.versions [aria-current]').innerText()).toBe('2.0.0 current')
        await page.locator('.versions a', { hasText: '1.0.0' }).click()
        expect(page.url()).toBe(`${root()}/1.0.0/roles/pl.html`)
        await page.goto(`${root()}/next/guides/new.html`)
        await page.locator('.versions summary').click()
        expect(await page.locator('.versions a').allInnerTexts()).toEqual([
          ...['Unreleased', '2.0.0 current first page', '1.0.0 first page'],
        ])
        await page.locator('.versions a', { hasText: '2.0.0' }).click()
        expect(page.url()).toBe(`${root()}/index.html`)
        expect(complaints).toEqual([])
        await page.close()
      },
    )

    test('a former address redirects within its version', async () => {
      const page = await here.browser.newPage()
      await page.goto(`${root()}/next/roles/pl.html`).catch(() => undefined)
      await page.waitForURL(`${root()}/next/roles/tl.html`)
      await page.close()
    })

    test('the search of a version finds what is in it', async () => {
      const page = await here.browser.newPage()
      await page.goto(`${root()}/1.0.0/roles/em.html`)
      await page.keyboard.press('/')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.type('lead')
      await page.locator('.hit-title').first().waitFor()
      expect(await page.locator('.hit-title').first().innerText()).toBe('Program Lead')
      expect(await page.locator('.hit-title').allInnerTexts()).not.toContain('Tech Lead')
      await page.close()
    })
  })

  test('the switch closes as soon as the reader turns away: by Escape, with the tab key, by a click or a touch elsewhere', async () => {
    const page = await here.browser.newPage({ hasTouch: true })
    await page.goto(`${here.root}/1.0.0/roles/pl.html`)
    const list = page.locator('.versions ul')
    const open = async () => {
      await page.locator('.versions summary').click()
      await list.waitFor()
    }
    const focused = () => page.evaluate(() => document.activeElement?.closest('.versions') !== null)
    await open()
    await page.keyboard.press('Tab')
    expect(await list.isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    expect(await list.isVisible()).toBe(false)
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY')
    await page.keyboard.press('Enter')
    await list.waitFor()
    for (let steps = 0; steps < 10 && (await focused()); steps++) await page.keyboard.press('Tab')
    expect(await focused()).toBe(false)
    expect(await list.isVisible()).toBe(false)
    await open()
    await page.keyboard.press('Shift+Tab')
    expect(await list.isVisible()).toBe(false)
    await open()
    await page.locator('h1').click()
    expect(await list.isVisible()).toBe(false)
    await open()
    await page.locator('h1').tap()
    expect(await list.isVisible()).toBe(false)
    await page.close()
  })

  test.each([
    ['light', 375],
    ['light', 1280],
    ['dark', 375],
  ] as const)('the switch and the banner are for everybody (%s, %i pixels)', async (colorScheme, width) => {
    const page = await here.browser.newPage({ colorScheme, viewport: { width, height: 800 } })
    await page.goto(`${here.root}/1.0.0/roles/pl.html`)
    await page.locator('.versions summary').click()
    const box = (await page.locator('.versions ul').boundingBox())!
    expect(box.x).toBeGreaterThanOrEqual(0)
    expect(box.x + box.width).toBeLessThanOrEqual(width)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    expect(await violations(page)).toEqual([])
    await page.close()
  })
})

describe('changes', () => {
  const here = siteInBrowser(async () => {
    const repository = testRepository()
    for (const edition of [1, 2, 3] as const) releaseEdition(repository, edition)
    repository.write({ 'handbook/guides/more.md': '# More\n' })
    const { code, out } = await run(['build', '--releases'], repository.folder)
    expect(code, out).toBe(0)
    return join(repository.folder, 'site')
  })

  test('readers get from a role to what a release changed for it, and unfold the changed words, without a script', async () => {
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
})
