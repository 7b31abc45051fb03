import type { IncomingMessage } from 'node:http'

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
