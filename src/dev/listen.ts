import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DevError } from './dev-error.ts'

/** Where a server listens. */
interface Bound {
  readonly host: string
  readonly port: number
}

/** Starts listening at the port, or at the next free one of ten. */
export async function listen(server: Server, host: string, port: number): Promise<Bound> {
  const last = Math.min(port + tries, 65_536) - 1
  for (let candidate = port; candidate <= last; candidate++) {
    const code = await failure(server, host, candidate)
    if (code === undefined) return { host, port: (server.address() as AddressInfo).port }
    if (code === 'EADDRINUSE' && port !== 0) continue
    // A machine that speaks only IPv6 has the same loopback under its other name.
    if (host === '127.0.0.1' && noSuchAddress.includes(code)) return listen(server, '::1', port)
    throw explained(code, host, candidate)
  }
  throw new DevError(
    `The ports ${port} to ${last} of ${host} are taken`,
    'Name a free one: `rolebook dev --port 8000`.',
  )
}

const tries = 10
const noSuchAddress = ['EADDRNOTAVAIL', 'EAFNOSUPPORT']

/** The code of the error, when listening fails. */
async function failure(server: Server, host: string, port: number): Promise<string | undefined> {
  try {
    server.listen({ host, port })
    await once(server, 'listening')
    return undefined
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error)
  }
}

function explained(code: string, host: string, port: number): DevError {
  if (code === 'EACCES') {
    return new DevError(
      `This account may not listen on port ${port}`,
      'Name one of 1024 or more: `rolebook dev --port 4000`.',
    )
  }
  if ([...noSuchAddress, 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL'].includes(code)) {
    return new DevError(`\`${host}\` is not an address of this machine`, 'Leave `--host` out to use 127.0.0.1.')
  }
  return new DevError(`Cannot listen on port ${port} of ${host}: ${code}`, 'Try another `--port` or `--host`.')
}
