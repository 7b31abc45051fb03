import { isIPv6 } from 'node:net'
import { networkInterfaces } from 'node:os'

/** Whether a Host header names this server: this machine by a name that no one else can claim, or the address bound. */
export function isOurHost(header: string, bound: string, port: number): boolean {
  const [, name = '', written] = /^([a-z0-9.-]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?$/.exec(header.toLowerCase()) ?? []
  if (name === '' || Number(written ?? 80) !== port) return false
  if (loopback.includes(name) || name.endsWith('.localhost')) return true
  return isWildcard(bound) ? machineAddresses().map(inUrl).includes(name) : name === inUrl(bound).toLowerCase()
}

const loopback = ['localhost', '127.0.0.1', '[::1]']

/** Every address at which a browser reaches a server, the nearest first. */
export function urlsOf(bound: string, port: number): readonly string[] {
  const addresses = isWildcard(bound) ? ['127.0.0.1', ...machineAddresses()] : [bound]
  return addresses.map((address) => `http://${inUrl(address)}:${port}/`)
}

const isWildcard = (host: string) => host === '0.0.0.0' || host === '::'

const inUrl = (address: string) => (isIPv6(address) ? `[${address}]` : address)

/** Addresses of the network cards that fit into a URL, asked anew each time: they change with the network. */
function machineAddresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((card) => !card.internal && !('scopeid' in card && card.scopeid))
    .map(({ address }) => address)
}
