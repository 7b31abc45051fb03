import { networkInterfaces } from 'node:os'
import { beforeEach, expect, test, vi } from 'vitest'
import { isOurHost, urlsOf } from '../../src/dev/server.ts'

vi.mock('node:os', () => ({ networkInterfaces: vi.fn() }))

beforeEach(() => {
  const card = { netmask: '', mac: '', cidr: null }
  vi.mocked(networkInterfaces).mockReturnValue({
    lo: [{ ...card, address: '127.0.0.1', family: 'IPv4', internal: true }],
    eth0: [
      { ...card, address: '192.168.1.5', family: 'IPv4', internal: false },
      { ...card, address: '2001:db8::5', family: 'IPv6', internal: false, scopeid: 0 },
      { ...card, address: 'fe80::5', family: 'IPv6', internal: false, scopeid: 2 },
    ],
  })
})

test.each([
  ['127.0.0.1', 'localhost:4000', true],
  ['127.0.0.1', 'handbook.localhost:4000', true],
  ['127.0.0.1', '192.168.1.5:4000', false],
  ['192.168.1.5', '192.168.1.5:4000', true],
  ['192.168.1.5', 'localhost:4000', true],
  ['192.168.1.5', '192.168.1.6:4000', false],
  ['handbook.corp', 'Handbook.Corp:4000', true],
  ['handbook.corp', 'other.corp:4000', false],
  ['0.0.0.0', '192.168.1.5:4000', true],
  ['0.0.0.0', 'handbook.corp:4000', false],
  ['::', '[2001:db8::5]:4000', true],
  ['::', '[2001:db8::6]:4000', false],
  ['::', '192.168.1.5:80', false],
])('bound to %s, the host %s is ours: %s', (bound, header, ours) => expect(isOurHost(header, bound, 4000)).toBe(ours))

test('port 80 may be left out', () => expect(isOurHost('localhost', '127.0.0.1', 80)).toBe(true))

test('the addresses to open are those a browser can reach', () => {
  expect(urlsOf('127.0.0.1', 4000)).toEqual(['http://127.0.0.1:4000/'])
  expect(urlsOf('::1', 4000)).toEqual(['http://[::1]:4000/'])
  expect(urlsOf('0.0.0.0', 4000)).toEqual([
    'http://127.0.0.1:4000/',
    'http://192.168.1.5:4000/',
    'http://[2001:db8::5]:4000/',
  ])
})
