import { appendFileSync, cpSync, existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run, temporary } from '../built.ts'
import { launch } from './chromium.js'

let browser: Browser
let server: Server
let root = ''
const site = join(temporary(), 'site')
const types: Record<string, string> = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' }

/** Below `/eng/`, with the site's own page for addresses that lead nowhere. */
beforeAll(async () => {
  const handbook = join(temporary(), 'handbook')
  cpSync('handbook', handbook, { recursive: true })
  appendFileSync(join(handbook, 'handbook.yaml'), '\nurl: https://handbook.example/eng/\n')
  const { code, out } = await run(['build', handbook, '--out', site, '--no-cache'], process.cwd())
  expect(code, out).toBe(0)
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://localhost')
    const path = join(site, decodeURIComponent(pathname.replace(/^\/eng/, '')))
    const found = pathname.startsWith('/eng/') && existsSync(path) && extname(path) !== ''
    response.writeHead(found ? 200 : 404, {
      'content-type': found ? (types[extname(path)] ?? 'text/plain') : 'text/html',
    })
    response.end(readFileSync(found ? path : join(site, '404.html')))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await launch()
}, 240_000)

afterAll(async () => {
  await browser?.close()
  server?.close()
})

test('an address that leads nowhere, however deep, is answered in the dress of the site and leads on', async () => {
  const page = await browser.newPage()
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  await page.goto(`${root}/eng/no/such/page.html`)
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Page not found')
  expect(await page.evaluate(() => document.styleSheets.length)).toBe(2)
  await page.getByRole('main').getByRole('link', { name: 'Who do I go to?' }).click()
  await page.waitForURL(`${root}/eng/who.html`)
  // The answer itself is what the browser complains about.
  expect(complaints.filter((text) => !text.includes('404'))).toEqual([])
  await page.close()
}, 60_000)

test('the search of the lost page finds the search', async () => {
  const page = await browser.newPage()
  await page.goto(`${root}/eng/no/such`)
  await page.getByLabel('Search for it').fill('staffing')
  await page.getByRole('main').getByRole('button', { name: 'Search' }).click()
  await page.waitForURL(`${root}/eng/search.html?q=staffing`)
  await page.close()
}, 60_000)

test.each(['HTTP', 'file://'])(
  'the whole handbook reads from %s, and its links stay in it',
  async (from) => {
    const at = from === 'HTTP' ? `${root}/eng` : pathToFileURL(site).href
    const page = await browser.newPage()
    const complaints: string[] = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    await page.goto(`${at}/print.html`)
    await page.getByRole('navigation').getByRole('link', { name: 'Tech Lead Manager', exact: true }).click()
    expect(page.url()).toBe(`${at}/print.html#page-roles-tlm`)
    const chapter = page.locator('#page-roles-tlm')
    await chapter.getByRole('link', { name: 'critical path', exact: true }).click()
    expect(page.url()).toBe(`${at}/print.html#page-practices-stay-off-the-critical-path`)
    expect(complaints).toEqual([])
    await page.close()
  },
  60_000,
)

test.each(['A4', 'Letter'])(
  'each role has one sheet of %s',
  async (format) => {
    const page = await browser.newPage()
    await page.goto(`${root}/eng/cards.html`)
    const pdf = await page.pdf({ format })
    const sheets = await page.locator('.sheet').count()
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(sheets)
    await page.close()
  },
  60_000,
)

test('the sheet of a role that answers for nothing says so, and shows what there is to say', async () => {
  const page = await browser.newPage()
  await page.goto(`${root}/eng/cards.html`)
  const sheet = page.getByRole('region', { name: 'Individual Contributor' })
  const titles = await sheet.getByRole('heading', { level: 3 }).allInnerTexts()
  expect(titles).toEqual(['Answers for', 'What it looks like', 'Practices', 'Does as everyone does'])
  expect(await sheet.innerText()).toContain('No responsibility names this role as its owner.')
  expect(await page.getByText('No responsibility names this role as its owner.').count()).toBe(2)
  await page.close()
}, 60_000)

test('bullets stand inside the page, where printing does not cut them', async () => {
  const page = await browser.newPage()
  await page.emulateMedia({ media: 'print' })
  for (const path of ['cards.html', 'roles/tl.html']) {
    await page.goto(`${root}/eng/${path}`)
    const rooms = await page.evaluate(() =>
      [...document.querySelectorAll('main ul')]
        .filter((list) => list.checkVisibility() && getComputedStyle(list).listStyleType !== 'none')
        .map((list) => parseFloat(getComputedStyle(list).paddingLeft) / parseFloat(getComputedStyle(list).fontSize)),
    )
    expect(rooms.length).toBeGreaterThan(3)
    expect(Math.min(...rooms), path).toBeGreaterThan(1.3)
  }
  await page.close()
}, 60_000)

test('the contents of the whole handbook name no part twice, and lead to every chapter', async () => {
  const page = await browser.newPage()
  await page.goto(`${root}/eng/print.html`)
  const contents = page.getByRole('navigation', { name: 'Contents' })
  expect(await contents.getByText('Roles', { exact: true }).count()).toBe(1)
  await contents.getByText('Guides', { exact: true }).waitFor()
  const chapters = await page.locator('.chapter').evaluateAll((all) => all.map(({ id }) => `#${id}`))
  const links = await contents.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  expect(links).toEqual(chapters)
  await page.close()
}, 60_000)
