import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type Answer, answer } from './answer.ts'
import { contentType } from './content-type.ts'
import type { EventStreams } from './event-streams.ts'
import { isOurHost } from './hosts.ts'
import { brokenPage } from './own-pages.tsx'
import { pathOf, type Wanted } from './path-of.ts'
import { plain } from './plain.ts'
import { type Refusal, refuse } from './refuse.ts'
import { noticeOf, type Shown } from './shown.ts'
import type { DevOptions } from './types.ts'
import { reserved, withClient } from './with-client.ts'

/** An HTTP server, not listening yet, for what `shown` returns at the time of a request. */
export function serve({ host, client, onEvent }: DevOptions, streams: EventStreams, shown: () => Shown): Server {
  const server = createServer((request, response) => {
    // A client may leave at any time. That is no error, but unheard it would end the process.
    response.on('error', () => response.destroy())
    const port = request.socket.localPort ?? 0
    const refusal = refuse(request, (header) => isOurHost(header, host, port))
    const wanted = refusal ?? pathOf(request.url ?? '')
    if ('reason' in wanted) return send(request, response, refused(wanted))
    if (wanted.path !== `${reserved}events`) return send(request, response, answered(wanted))
    response.writeHead(200, { ...always, 'Content-Type': 'text/event-stream' })
    if (request.method === 'HEAD') response.end()
    else streams.open(response, noticeOf(shown()))
  })
  // With too many files open a connection is lost; unheard, that would end the process, too.
  return server.on('error', () => {})

  // Pages are made as they are asked for. A fault of ours in one must not end the session.
  function answered(wanted: Wanted): Answer {
    try {
      return answer(wanted, shown(), client)
    } catch (error) {
      const message = plain(error instanceof Error ? error.message : String(error))
      onEvent({ kind: 'crashed', changed: [], message })
      return { status: 500, type: contentType('index.html'), body: withClient(brokenPage(message), shown().build) }
    }
  }
}

/** Never a CORS header: no other site has business here. */
const always = {
  'Cache-Control': 'no-store',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
}

const refused = ({ status, reason }: Refusal): Answer => ({
  status,
  type: 'text/plain; charset=utf-8',
  body: `${reason}\n`,
  ...(status === 405 && { headers: { Allow: 'GET, HEAD' } }),
})

function send({ method }: IncomingMessage, response: ServerResponse, { status, type, body, headers }: Answer): void {
  const bytes = Buffer.from(body)
  response.writeHead(status, { ...always, 'Content-Type': type, 'Content-Length': bytes.byteLength, ...headers })
  response.end(method === 'HEAD' ? undefined : bytes)
}
