import { contentType } from './content-type.ts'
import { findFile } from './find-file.ts'
import { missingPage, waitingPage } from './own-pages.tsx'
import type { Wanted } from './path-of.ts'
import type { Shown } from './shown.ts'
import type { DevOptions } from './types.ts'
import { reserved, withClient } from './with-client.ts'

/** What one request gets. */
export interface Answer {
  readonly status: number
  readonly type: string
  readonly body: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}

/** Looks a path up in what is shown. The file system has no part in it, so no spelling of a path can reach a file. */
export function answer({ path, query }: Wanted, shown: Shown, client: DevOptions['client']): Answer {
  if (path === `${reserved}dev.js`) return { status: 200, type: contentType(path), body: client.script }
  if (path === `${reserved}dev.css`) return { status: 200, type: contentType(path), body: client.style }
  const html = (status: number, body: string | Uint8Array): Answer => ({
    status,
    type: contentType('index.html'),
    body: withClient(body, shown.build),
  })
  if (!shown.files) return html(503, waitingPage(shown.trouble))
  const found = findFile(shown.files, path)
  if (!found) return html(404, shown.files.get('404.html')?.contents ?? missingPage(path))
  if ('redirect' in found) {
    return { status: 302, type: 'text/plain', body: '', headers: { Location: found.redirect + query } }
  }
  const type = contentType(found.path)
  return found.path.endsWith('.html') ? html(200, found.contents) : { status: 200, type, body: found.contents }
}
