import { createReadStream, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { dirname, extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run, temporary } from '../built.ts'
import { page as pageOf } from '../handbook.ts'
import { launch } from './chromium.js'

let browser: Browser
let server: Server
const site = join(temporary(), 'site')

const role = (title: string, formerly: string) =>
  `${pageOf(`title: ${title}`, 'ownerRole: tl', 'examples: [Leads.]', `formerly: ${formerly}`)}\n## Über Ziele\n\nText.\n`
const files = {
  'roles/tl.md': role('Tech Lead', '[lead, pl]'),
  'roles/em.md': role('Engineering Manager', 'pl'),
  'guides/x.md': pageOf('title: X', 'redirect_from: /old/place/'),
}
const types: Record<string, string> = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' }

beforeAll(async () => {
  const handbook = temporary()
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(handbook, path)), { recursive: true })
    writeFileSync(join(handbook, path), text)
  }
  const { code, out } = await run(['build', handbook, '--out', site, '--no-cache'], process.cwd())
  expect(code, out).toBe(0)
  browser = await launch()
  server = createServer((request, response) => {
    const path = join(site, decodeURIComponent(new URL(request.url!, 'http://localhost').pathname))
    if (!existsSync(path)) return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' })
    createReadStream(path).pipe(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
}, 120_000)

afterAll(async () => {
  await browser?.close()
  server?.close()
})

const roots = {
  HTTP: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  'file://': () => pathToFileURL(site).href,
}

describe.each(Object.entries(roots))('from %s', (_, root) => {
  const goes = async (path: string, to: string, options: Parameters<Browser['newPage']>[0] = {}) => {
    const page = await browser.newPage(options)
    const complaints: string[] = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    // What is left at once is said to be aborted.
    await page.goto(`${root()}/${path}`).catch(() => undefined)
    await page.waitForURL(`${root()}/${to}`)
    await page.waitForLoadState()
    expect(await page.getByRole('heading', { level: 1 }).innerText()).not.toContain('moved')
    expect(complaints).toEqual([])
    await page.close()
  }

  test('a redirect keeps the heading and the query', async () => {
    await goes('roles/lead.html?plain=1#%C3%BCber-ziele', 'roles/tl.html?plain=1#%C3%BCber-ziele')
    await goes('old/place/index.html', 'guides/x.html')
  })

  test('without a script it goes to the page', async () => {
    await goes('roles/lead.html', 'roles/tl.html', { javaScriptEnabled: false })
  })

  test('a page that was split lets the reader choose', async () => {
    const page = await browser.newPage()
    await page.goto(`${root()}/roles/pl.html`)
    await page.getByRole('main').getByRole('link', { name: 'Engineering Manager' }).click()
    await page.waitForURL(`${root()}/roles/em.html`)
    await page.close()
  })
})

test.each(['roles/lead.html', 'roles/pl.html'])('%s has nothing that axe objects to', async (path) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ colorScheme, bypassCSP: true })
    const page = await context.newPage()
    // The script is kept away, so that the page stays.
    await page.route('**/redirect.*.js', (route) => route.abort())
    await page.goto(`${roots.HTTP()}/${path}`)
    await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') })
    const violations = await page.evaluate(async () => {
      const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }
      return (await axe.run()).violations.map(({ id }) => id)
    })
    expect(violations).toEqual([])
    await context.close()
  }
})
