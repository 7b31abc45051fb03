// G1: requests that other sites, other names and hostile clients send. None may see a word of a file.

import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { raw, request, toy } from '../support/dev.ts'

const secret = 'TOP SECRET'

/** A server with things beside the site that must stay hidden. */
async function server() {
  const { folder, port } = await toy({ 'index.md': secret, 'tl.md': secret, '.env': secret })
  await mkdir(`${folder}-secret`)
  await writeFile(`${folder}-secret/x.html`, secret)
  await symlink(`${folder}-secret`, join(folder, 'link'))
  return port
}

const cases: Readonly<Record<string, readonly [status: number, send: (port: number) => string]>> = {
  // Names that are not ours: DNS rebinding
  'a rebound name': [403, (port) => request(port, '/', { Host: `evil.example:${port}` })],
  'a name that begins like ours': [403, (port) => request(port, '/', { Host: `localhost.evil.example:${port}` })],
  'a name that ends like ours': [403, (port) => request(port, '/', { Host: `evillocalhost:${port}` })],
  'a name that resolves to us': [403, (port) => request(port, '/', { Host: `127.0.0.1.nip.io:${port}` })],
  'a user before the name': [403, (port) => request(port, '/', { Host: `localhost:${port}@evil.example` })],
  'a user that looks like us': [403, (port) => request(port, '/', { Host: `localhost@evil.example:${port}` })],
  'another port': [403, (port) => request(port, '/', { Host: `localhost:${port + 1}` })],
  'no port': [403, (port) => request(port, '/', { Host: 'localhost' })],
  'a port that is no number': [403, (port) => request(port, '/', { Host: `localhost:${port}x` })],
  'an address of a network we are not bound to': [403, (port) => request(port, '/', { Host: `192.168.1.1:${port}` })],
  'an address with a zone': [403, (port) => request(port, '/', { Host: `[::1%25eth0]:${port}` })],
  'an empty host': [403, (port) => request(port, '/', { Host: '' })],
  'no host': [400, () => 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
  'no host in HTTP/1.0': [400, () => 'GET / HTTP/1.0\r\n\r\n'],
  'two hosts': [400, (port) => request(port, '/', { Connection: `close\r\nHost: evil.example:${port}` })],

  // Other sites
  'another origin': [403, (port) => request(port, '/', { Origin: 'https://evil.example' })],
  'the origin of a sandbox': [403, (port) => request(port, '/', { Origin: 'null' })],
  'the origin of another server here': [403, (port) => request(port, '/', { Origin: 'http://localhost:1' })],
  'our origin by another name': [403, (port) => request(port, '/', { Origin: `http://127.0.0.1:${port}` })],
  'our origin by another protocol': [403, (port) => request(port, '/', { Origin: `https://localhost:${port}` })],
  'a script tag of another site': [403, (port) => request(port, '/', fetched('cross-site', 'no-cors', 'script'))],
  'a script tag of another server here': [403, (port) => request(port, '/', fetched('same-site', 'no-cors', 'script'))],
  'a fetch of another site': [403, (port) => request(port, '/', fetched('cross-site', 'cors', 'empty'))],
  'a frame of another site': [403, (port) => request(port, '/', fetched('cross-site', 'navigate', 'iframe'))],
  'an object of another site': [403, (port) => request(port, '/', fetched('cross-site', 'navigate', 'object'))],
  'an event stream of another site': [
    403,
    (port) => request(port, '/__rolebook/events', fetched('cross-site', 'cors', 'empty')),
  ],
  'an event stream of another origin': [
    403,
    (port) => request(port, '/__rolebook/events', { Origin: 'http://evil.example' }),
  ],
  'a socket of another site': [
    403,
    (port) => request(port, '/', { Origin: 'http://evil.example', Connection: 'close, Upgrade', Upgrade: 'websocket' }),
  ],

  // Methods
  'a preflight': [405, (port) => request(port, '/', { 'Access-Control-Request-Method': 'GET' }, 'OPTIONS')],
  'a preflight into a private network': [
    403,
    (port) =>
      request(
        port,
        '/',
        { Origin: 'https://evil.example', 'Access-Control-Request-Private-Network': 'true' },
        'OPTIONS',
      ),
  ],
  TRACE: [405, (port) => request(port, '/', { Cookie: secret }, 'TRACE')],
  POST: [405, (port) => request(port, '/', { 'Content-Length': '0' }, 'POST')],
  PUT: [405, (port) => request(port, '/x.html', { 'Content-Length': '0' }, 'PUT')],
  DELETE: [405, (port) => request(port, '/index.html', {}, 'DELETE')],
  CONNECT: [0, (port) => request(port, 'evil.example:80', {}, 'CONNECT')],

  // Targets
  traversal: [400, (port) => request(port, '/../../etc/passwd')],
  'traversal in the middle': [400, (port) => request(port, '/x/../../.env')],
  'traversal in percent signs': [400, (port) => request(port, '/%2e%2e/%2e%2e/etc/passwd')],
  'traversal with an encoded slash': [400, (port) => request(port, '/..%2f..%2fetc%2fpasswd')],
  'traversal encoded twice': [404, (port) => request(port, '/%252e%252e/%252e%252e/etc/passwd')],
  'traversal from a source map': [400, (port) => request(port, '/index.js.map/../../.env')],
  'traversal in too many bytes': [400, (port) => request(port, '/%c0%ae%c0%ae/etc/passwd')],
  'a folder that begins like ours': [400, (port) => request(port, '/../handbook-secret/x.html')],
  'a dot at the end': [400, (port) => request(port, '/.env/.')],
  'a hidden file': [404, (port) => request(port, '/.env')],
  'the source of a page': [404, (port) => request(port, '/index.md')],
  'a way through a symbolic link': [404, (port) => request(port, '/link/x.html')],
  'an absolute path': [404, (port) => request(port, '//etc/passwd')],
  "a bundler's file system": [404, (port) => request(port, '/@fs/etc/passwd?raw??')],
  "a bundler's import": [404, (port) => request(port, '/.env?import&raw')],
  "a bundler's inline": [404, (port) => request(port, '/.env?.svg?.wasm?init')],
  'a stream of NTFS': [404, (port) => request(port, '/index.html::$DATA')],
  'a short name of Windows': [404, (port) => request(port, '/INDEX~1.HTM')],
  'a name of every object': [404, (port) => request(port, '/__proto__')],
  'a backslash': [400, (port) => request(port, '/..\\..\\etc\\passwd')],
  'an encoded backslash': [400, (port) => request(port, '/..%5c..%5cetc%5cpasswd')],
  'a NUL byte': [400, (port) => request(port, '/index.html%00.png')],
  'a line feed': [400, (port) => request(port, '/x%0d%0aSet-Cookie:%20a=b')],
  'a number sign': [400, (port) => request(port, '/index.html#/../../etc/passwd')],
  'a number sign at the beginning': [400, (port) => request(port, '#/etc/passwd')],
  'a whole URL': [400, (port) => request(port, `http://localhost:${port}/`)],
  "another site's URL": [400, (port) => request(port, 'http://evil.example/')],
  'an asterisk': [400, (port) => request(port, '*')],
  'no slash': [400, (port) => request(port, 'index.html')],
  'half a percent sign': [400, (port) => request(port, '/%e0%a4')],
  'a percent sign alone': [400, (port) => request(port, '/100%')],
  'an address of 9 KB': [414, (port) => request(port, `/${'x'.repeat(9_000)}`)],
  'an address of 20 KB': [431, (port) => request(port, `/${'x'.repeat(20_000)}`)],
  'headers of 20 KB': [431, (port) => request(port, '/', { Cookie: 'x'.repeat(20_000) })],
  'no HTTP at all': [400, () => 'EHLO evil.example\r\n\r\n'],
}

function fetched(site: string, mode: string, dest: string) {
  return { 'Sec-Fetch-Site': site, 'Sec-Fetch-Mode': mode, 'Sec-Fetch-Dest': dest }
}

describe('G1: refused, and not a word of a file', () => {
  test.each(Object.entries(cases))('%s', async (_name, [status, send]) => {
    const port = await server()
    const answer = await raw(port, send(port))
    expect(answer.status).toBe(status)
    expect(answer.body).not.toContain(secret)
    expect(answer.body).not.toContain('root:')
    expect(answer.head).not.toMatch(/access-control|set-cookie/i)
    if (status === 405) expect(answer.head).toMatch(/^Allow: GET, HEAD\r?$/m)
  })
})

const welcome: Readonly<Record<string, (port: number) => string>> = {
  localhost: (port) => request(port, '/'),
  'localhost in capitals': (port) => request(port, '/', { Host: `LocalHost:${port}` }),
  'the IPv4 loopback': (port) => request(port, '/', { Host: `127.0.0.1:${port}` }),
  'the IPv6 loopback': (port) => request(port, '/', { Host: `[::1]:${port}` }),
  'a name below localhost': (port) => request(port, '/', { Host: `handbook.localhost:${port}` }),
  'our own origin': (port) => request(port, '/', { Origin: `http://localhost:${port}` }),
  'an address typed by hand': (port) => request(port, '/', fetched('none', 'navigate', 'document')),
  'a link clicked in a chat': (port) => request(port, '/', fetched('cross-site', 'navigate', 'document')),
  'a link clicked on another server here': (port) => request(port, '/', fetched('same-site', 'navigate', 'document')),
  'a fetch of our own': (port) => request(port, '/tl.html?q=1', fetched('same-origin', 'cors', 'empty')),
}

describe('G1: served', () => {
  test.each(Object.entries(welcome))('%s', async (_name, send) => {
    const port = await server()
    const { status, head, body } = await raw(port, send(port))
    expect(status).toBe(200)
    expect(body).toContain(secret)
    expect(head).toMatch(/^Cross-Origin-Resource-Policy: same-origin\r?$/m)
    expect(head).toMatch(/^X-Content-Type-Options: nosniff\r?$/m)
    expect(head).toMatch(/^Cache-Control: no-store\r?$/m)
    expect(head).not.toMatch(/access-control/i)
  })
})

const card = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ internal, family }) => !internal && family === 'IPv4')

test.skipIf(!card)('G1: bound to every address, the ones of this machine are served and no others', async () => {
  const { port } = await toy({ 'index.md': secret }, { host: '0.0.0.0' })
  expect((await raw(port, request(port, '/', { Host: `${card!.address}:${port}` }))).status).toBe(200)
  expect((await raw(port, request(port, '/', { Host: `203.0.113.7:${port}` }))).status).toBe(403)
  expect((await raw(port, request(port, '/', { Host: `evil.example:${port}` }))).status).toBe(403)
})
