// The dev client in a browser: the server, the script and the style sheet as they are.

import { readFile } from 'node:fs/promises'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { violations } from '../support/browser.ts'
import { launch } from '../support/chromium.js'
import { eventually, page as html, message, type Toy, toy } from '../support/dev.ts'

let browser: Browser
let client: { script: string; style: string }

beforeAll(async () => {
  browser = await launch()
  const { outputFiles } = await build({
    entryPoints: ['templates/client/dev.ts'],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
  })
  client = { script: outputFiles[0]!.text, style: await readFile('templates/styles/dev.css', 'utf8') }
}, 60_000)

afterAll(() => browser?.close())

test('after a rebuild the page reloads where it was, with what was open', async () => {
  const long = '<details><summary>More</summary>x</details><details><summary>Less</summary>x</details>'.repeat(40)
  const { served, page } = await open({ 'index.md': `first${long}` })
  await page
    .locator('details')
    .nth(2)
    .evaluate((details: HTMLDetailsElement) => {
      details.open = true
    })
  await page.evaluate(() => window.scrollTo(0, 300))
  await served.write('index.md', `second<details><summary>New</summary>x</details>${long}`)
  await page.getByText('second').waitFor()
  await eventually(async () => expect(await page.evaluate(() => scrollY)).toBe(300))
  expect(await page.locator('details[open]').count()).toBe(1)
  expect(
    await page
      .locator('details')
      .nth(3)
      .evaluate((details: HTMLDetailsElement) => details.open),
  ).toBe(true)
})

test('errors appear as a panel over the last good page and go away when they are fixed', async () => {
  const { served, page } = await open({ 'index.md': 'first' })
  await served.write('tl.md', 'ERROR Unexpected role `<b>tlm</b>`\nWARNING Hm')
  const panel = page.getByRole('dialog', { name: 'The handbook has 1 error. You see the last good version.' })
  await panel.waitFor()
  expect(await page.getByRole('alert').textContent()).toBe('The handbook has 1 error. You see the last good version.')
  expect(await panel.getByRole('listitem').allInnerTexts()).toEqual([
    expect.stringMatching(/^tl\.md:3:8\s+link-missing\s+Unexpected role <b>tlm<\/b>\s+Write tl\.$/),
  ])
  expect(await page.getByText('first').isVisible()).toBe(true)

  await served.write('tl.md', 'lead')
  await eventually(async () => expect(await page.locator('#rolebook-dev').count()).toBe(0))
})

test('Escape hides the panel, the button shows it again, and new errors open it', async () => {
  const { served, page } = await open({ 'index.md': 'first' })
  const panel = page.getByRole('dialog')
  await served.write('tl.md', 'ERROR One')
  await panel.waitFor()
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '1 error' }).press('Enter')
  await panel.waitFor()
  expect(await page.getByRole('button', { name: 'Hide' }).evaluate((hide) => hide === document.activeElement)).toBe(
    true,
  )
  await page.getByRole('button', { name: 'Hide' }).click()
  await panel.waitFor({ state: 'detached' })

  await served.write('tl.md', 'ERROR One\nERROR Two')
  await page.getByRole('dialog', { name: 'The handbook has 2 errors.' }).waitFor()
})

test('warnings alone show nothing', async () => {
  const { served, page } = await open({ 'index.md': 'first' })
  await served.write('index.md', 'second\nWARNING Hm')
  await page.getByText('second').waitFor()
  expect(await page.locator('#rolebook-dev').count()).toBe(0)
})

test('a handbook with errors from the start shows its page once they are fixed', async () => {
  const { served, page } = await open({ 'index.md': 'ERROR One' })
  expect(await page.getByRole('heading').textContent()).toBe('The handbook has 1 error.')
  await served.write('index.md', 'ERROR Two')
  await page.getByText('Two').waitFor()
  await served.write('index.md', 'arrived')
  await page.getByText('arrived').waitFor()
  expect(await page.locator('#rolebook-dev').count()).toBe(0)
})

test('a page finds a server that was started again', async () => {
  const { served, page } = await open({ 'index.md': 'first' })
  await served.close()
  await open({ 'index.md': 'second' }, served.port)
  await page.getByText('second').waitFor()
})

test('a page in the background closes its stream and catches up when it is visible again', async () => {
  const { served, page } = await open({ 'index.md': 'first' })
  const see = (hidden: boolean) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { value, configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    }, hidden)
  await see(true)
  const { length } = served.events
  await served.write('index.md', 'second')
  await eventually(() => expect(served.events.length).toBeGreaterThan(length))
  expect(await page.getByText('first').isVisible()).toBe(true)
  await see(false)
  await page.getByText('second').waitFor()
})

test.each(['light', 'dark'] as const)('the panel and the waiting page are accessible when %s', async (colorScheme) => {
  const problems = Array.from({ length: 120 }, (_, index) => message('error', 'roles/tl.md', `Unexpected \`${index}\``))
  for (const files of [[{ path: 'index.html', contents: html('Text') }], undefined]) {
    const served = await toy({}, { client, rebuild: async () => ({ problems, ...(files && { files }) }) })
    const page = await visit(served, { colorScheme, viewport: { width: 375, height: 700 } })
    await page.getByText('20 more are listed in the terminal.').waitFor()
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375)
  }
})

/** A handbook in a browser, with the client connected. */
async function open(files: Readonly<Record<string, string>>, port = 0): Promise<{ served: Toy; page: Page }> {
  const served = await toy(files, { client, port })
  return { served, page: await visit(served) }
}

async function visit({ url }: Toy, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
  const page = await browser.newPage(options)
  const complaints: string[] = []
  page.on('pageerror', ({ message }) => complaints.push(message))
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()))
  const connected = page.waitForResponse(/events$/)
  await page.goto(url)
  await connected
  onTestFinished(async () => {
    await page.close()
    // Chromium reports a server that is gone, or has nothing yet, to the console.
    expect(complaints.filter((text) => !/net::ERR|status of 503/.test(text))).toEqual([])
  })
  return page
}
