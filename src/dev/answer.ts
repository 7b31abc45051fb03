import type { IncomingMessage } from 'node:http'
import { extname } from 'node:path/posix'
import { svgPolicy } from '../assets/active.ts'
import type { OutputFile } from '../base/files.ts'
import { missingPage, type Shown, waitingPage } from './pages.tsx'

/** What one request gets. */
export interface DevAnswer {
  readonly status: number
  readonly type: string
  readonly body: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}

/** The script and the style sheet that every page gets. */
export interface DevClient {
  readonly script: string
  readonly style: string
}

/** Looks a path up in what is shown. The file system has no part in it, so no spelling of a path can reach a file. */
export function answer({ path, query }: Wanted, shown: Shown, client: DevClient): DevAnswer {
  if (path === `${reserved}dev.js`) return { status: 200, type: contentType(path), body: client.script }
  if (path === `${reserved}dev.css`) return { status: 200, type: contentType(path), body: client.style }
  const html = (status: number, body: string | Uint8Array): DevAnswer => ({
    status,
    type: contentType('index.html'),
    body: withClient(body, shown.build),
  })
  if (!shown.files) return html(503, waitingPage(shown.trouble))
  const found = findFile(shown.files, path) ?? (shown.searchFiles && findFile(shown.searchFiles(), path))
  if (!found) return html(404, shown.files.get('404.html')?.contents ?? missingPage(path))
  if ('redirect' in found) {
    return { status: 302, type: 'text/plain', body: '', headers: { Location: found.redirect + query } }
  }
  const type = contentType(found.path)
  if (found.path.endsWith('.html')) return html(200, found.contents)
  return { status: 200, type, body: found.contents, headers: guards[extname(found.path)] ?? {} }
}

/** What keeps a file of the handbook from running anything when it is opened by its address. */
const guards: Readonly<Record<string, DevAnswer['headers']>> = {
  '.svg': { 'Content-Security-Policy': svgPolicy },
  '.bin': { 'Content-Disposition': 'attachment' },
}

/** The media type of a file of the site, by its ending. */
export function contentType(path: string): string {
  return types[extname(path).toLowerCase()] ?? 'application/octet-stream'
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  // As plain text, because browsers download what is called Markdown.
  '.md': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/vnd.microsoft.icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
  '.pdf': 'application/pdf',
  '.zip': 'application/zip',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.mp3': 'audio/mpeg',
}

/** The file a path means, as static hosts read it: `roles/` is `roles/index.html`, `roles/tl` is `roles/tl.html`. */
export function findFile(files: ReadonlyMap<string, OutputFile>, path: string): OutputFile | Redirect | undefined {
  if (path === '' || path.endsWith('/')) return files.get(`${path}index.html`)
  const file = files.get(path) ?? files.get(`${path}.html`)
  if (file) return file
  // Served as it is, the relative links of a folder's page would lead astray.
  return files.has(`${path}/index.html`)
    ? { redirect: `/${path.split('/').map(encodeURIComponent).join('/')}/` }
    : undefined
}

/** Where a browser must go instead, from the root. */
interface Redirect {
  readonly redirect: string
}

/** Why a request gets nothing. */
export interface Refusal {
  readonly status: number
  readonly reason: string
}

/**
 * Turns away what no page of this server could have sent: other sites may neither read the handbook nor make it act,
 * by whatever name they reach this machine.
 */
export function refuse(request: IncomingMessage, isOurs: (host: string) => boolean): Refusal | undefined {
  const { headers, headersDistinct, method } = request
  const [host, ...others] = headersDistinct.host ?? []
  if (host === undefined || others.length > 0) return { status: 400, reason: 'Expected one Host header.' }
  if (!isOurs(host)) {
    return { status: 403, reason: 'Unexpected Host header: open one of the addresses that `rolebook dev` printed.' }
  }
  if (headers.origin !== undefined && headers.origin.toLowerCase() !== `http://${host.toLowerCase()}`) {
    return { status: 403, reason: 'Another site may not read this one.' }
  }
  if (isForeign(headers)) return { status: 403, reason: 'Another site may link here, but not embed or load anything.' }
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, reason: 'Expected GET or HEAD.' }
  return undefined
}

/** Sent by every current browser. A link clicked elsewhere, in a chat say, is welcome. */
function isForeign(headers: IncomingMessage['headers']): boolean {
  const site = headers['sec-fetch-site']
  if (site === undefined || site === 'same-origin' || site === 'none') return false
  return headers['sec-fetch-mode'] !== 'navigate' || headers['sec-fetch-dest'] !== 'document'
}

/** Where the server keeps what is its own. No page of a handbook can be there. */
export const reserved = '__rolebook/'

/** A page with the dev client in its head. The client learns from the tag which build the page is from. */
export function withClient(contents: OutputFile['contents'], build: string): string {
  const html = typeof contents === 'string' ? contents : new TextDecoder().decode(contents)
  const end = html.indexOf('</head>')
  return end < 0 ? html + tags(build) : html.slice(0, end) + tags(build) + html.slice(end)
}

const tags = (build: string) =>
  `<link rel="stylesheet" href="/${reserved}dev.css"><script src="/${reserved}dev.js" data-build="${build}" defer></script>`

/** What a request's target asks for: a decoded path from the site's root, and the query as written. */
export interface Wanted {
  readonly path: string
  readonly query: string
}

/** Reads a target strictly: browsers send none of what is refused here, so it is a probe or a mistake. */
export function pathOf(target: string): Wanted | Refusal {
  if (target.length > longest) return { status: 414, reason: 'The address is too long.' }
  if (!target.startsWith('/')) return bad('Expected a path that begins with a slash.')
  if (/[#\\]/.test(target)) return bad('Unexpected character in the path.')
  const [written = '', ...query] = target.slice(1).split('?')
  const path = decoded(written)
  if (path === undefined) return bad('Malformed percent-encoding.')
  if (/[\p{Cc}\\]/u.test(path) || slashes(path) > slashes(written)) return bad('Unexpected character in the path.')
  if (path.split('/').some((segment) => segment === '.' || segment === '..')) return bad('Unexpected dots in the path.')
  return { path: path.normalize('NFC'), query: query.length > 0 ? `?${query.join('?')}` : '' }
}

const longest = 8192

const bad = (reason: string): Refusal => ({ status: 400, reason })

const slashes = (path: string) => path.split('/').length

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}
