import { expect, test } from 'vitest'
import type { OutputFile } from '../../src/base/files.ts'
import { eventually, fetchText, raw, request, toy } from '../support/dev.ts'

const site = (files: readonly OutputFile[]) => toy({}, { rebuild: async () => ({ files, problems: [] }) })

const file = (path: string, contents: OutputFile['contents'] = '<head></head>') => ({ path, contents })

test('a page comes with the client, its type and its length', async () => {
  const { url } = await site([file('index.html', '<head></head>é')])
  const answer = await fetch(url)
  const text = await answer.text()
  expect(text).toMatch(
    /^<head><link .*<script src="\/__rolebook\/dev\.js" data-build="[\w-]+" defer><\/script><\/head>é$/,
  )
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(Number(answer.headers.get('content-length'))).toBe(Buffer.byteLength(text))
})

test.each([
  ['search.js', 'text/javascript; charset=utf-8'],
  ['style.css', 'text/css; charset=utf-8'],
  ['handbook.json', 'application/json; charset=utf-8'],
  ['role.svg', 'image/svg+xml; charset=utf-8'],
  ['Photo.JPG', 'image/jpeg'],
  ['tl.md', 'text/plain; charset=utf-8'],
  ['_headers', 'application/octet-stream'],
])('%s is sent as %s, byte by byte', async (path, type) => {
  const bytes = Uint8Array.from([0, 255, 60, 47, 104, 101, 97, 100, 62])
  const { url } = await site([file(path, bytes)])
  const answer = await fetch(url + path)
  expect(answer.headers.get('content-type')).toBe(type)
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes)
})

test('an SVG runs nothing when it is opened by its address, and what could run something is saved', async () => {
  const { url } = await site([file('assets/map.svg'), file('assets/page-html.bin', '<script>')])
  const [map, page] = await Promise.all([fetch(`${url}assets/map.svg`), fetch(`${url}assets/page-html.bin`)])
  expect(map.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none';/)
  expect(page.headers.get('content-disposition')).toBe('attachment')
  expect(page.headers.get('content-type')).toBe('application/octet-stream')
  for (const { headers } of [map, page]) expect(headers.get('x-content-type-options')).toBe('nosniff')
})

test('HEAD has the headers that GET would have, without the page', async () => {
  const { port } = await site([file('index.html')])
  const [head, get] = await Promise.all([raw(port, request(port, '/', {}, 'HEAD')), raw(port, request(port, '/'))])
  const named = (text: string) => text.replace(/^Date: .*$/m, '')
  expect(named(head.head)).toBe(named(get.head))
  expect(head.body).toBe('')
})

test('HEAD of the event stream ends', async () => {
  const { port } = await site([file('index.html')])
  const { status, head } = await raw(port, request(port, '/__rolebook/events', {}, 'HEAD'))
  expect(status).toBe(200)
  expect(head).toContain('text/event-stream')
})

test('a folder redirects to its address with a slash, with the query', async () => {
  const { port } = await site([file('a & b/index.html')])
  const { status, head } = await raw(port, request(port, '/a%20&%20b?q=1'))
  expect(status).toBe(302)
  expect(head).toMatch(/^Location: \/a%20%26%20b\/\?q=1\r?$/m)
})

test("a missing page gets the site's own 404 page, with the client", async () => {
  const { url } = await site([file('404.html', '<head></head>Nothing here')])
  const answer = await fetch(`${url}x`)
  expect(answer.status).toBe(404)
  expect(await answer.text()).toMatch(/dev\.js.*Nothing here$/)
})

test('a site without a 404 page gets one', async () => {
  const { url } = await site([file('index.html')])
  const answer = await fetch(`${url}roles/x`)
  expect(answer.status).toBe(404)
  expect(await answer.text()).toMatch(/There is no such page.*\/roles\/x/)
})

test('the client is served as it was given', async () => {
  const { url } = await site([])
  expect(await fetchText(`${url}__rolebook/dev.js`)).toBe('/* script */')
  expect(await fetchText(`${url}__rolebook/dev.css`)).toBe('/* style */')
})

test('a page that is opened during the first build is there when it is done', async () => {
  const gate = deferred()
  const opened: string[] = []
  const server = toy(
    {},
    {
      rebuild: async () => {
        await gate.promise
        return { files: [file('index.html', '<head></head>built')], problems: [] }
      },
      onEvent: (event) => event.kind === 'listening' && opened.push(...event.urls),
    },
  )
  await eventually(() => expect(opened).toHaveLength(1))
  let answered = false
  const page = fetch(opened[0]!).finally(() => {
    answered = true
  })
  expect(await fetchText(`${opened[0]}__rolebook/dev.css`)).toBe('/* style */')
  expect(answered).toBe(false)
  gate.resolve()
  expect((await page).status).toBe(200)
  expect(await (await page).text()).toContain('built')
  await server
})

/** A promise to be kept from outside. */
function deferred() {
  let resolve!: () => void
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}

test('a page that cannot be made is shown as a fault of rolebook, in the terminal too, and the others are served', async () => {
  const broken: OutputFile = {
    path: 'broken.html',
    get contents(): string {
      throw new TypeError('Cannot read <b>')
    },
  }
  const { url, events } = await toy(
    {},
    { rebuild: async () => ({ files: [file('index.html', '<head></head>Fine'), broken], problems: [] }) },
  )
  const answer = await fetch(`${url}broken.html`)
  expect(answer.status).toBe(500)
  const text = await answer.text()
  expect(text).toContain('a fault of rolebook, not of the handbook')
  expect(text).toContain('Cannot read &lt;b>')
  expect(events).toContainEqual({ kind: 'crashed', changed: [], message: 'Cannot read <b>' })
  expect(await fetchText(url)).toContain('Fine')
})
