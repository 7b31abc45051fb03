// Plain JavaScript, so that `npm run lighthouse` and `npm run pictures` start as they are.
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** @type {Readonly<Record<string, string>>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
}

/**
 * Serves a folder as any web server does, compressed when the browser asks for that.
 * @param {string} folder
 * @param {string} lost The page for addresses that lead nowhere.
 * @returns {Promise<{readonly root: string, readonly close: () => void}>}
 */
export async function serve(folder, lost = join(folder, '404.html')) {
  const server = createServer((request, response) => {
    const wanted = join(folder, decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname))
    const isThere = extname(wanted) !== '' && existsSync(wanted)
    const path = isThere ? wanted : lost
    if (!isThere) response.statusCode = 404
    if (!existsSync(path)) return void response.end()
    const type = types[extname(path)]
    const packed = type !== undefined && /\bgzip\b/.test(String(request.headers['accept-encoding']))
    response.setHeader('content-type', type ?? 'application/octet-stream')
    if (packed) response.setHeader('content-encoding', 'gzip')
    response.end(packed ? gzipSync(readFileSync(path)) : readFileSync(path))
  })
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { root: `http://127.0.0.1:${port}`, close: () => void server.close() }
}
