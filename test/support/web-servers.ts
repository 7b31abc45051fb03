import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, connect, createServer as createSocket } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { temporary } from './commands.ts'

// Web servers as the page on publishing sets them up: its configurations, with the paths, names and passwords of a test.

export const password = 'secret'
/** Of the password, as bcrypt has it. */
const passwordHash = '$2b$04$omR9eNOPQS2wJccaZB4Xe.n4CHXVAAE7AFo8H.JQ4qQoETCLx1Cku'

/** What a sign-in service gives to whoever has signed in. */
export const cookie = '_oauth2_proxy=known'

/** Who decides who may read: the server by a password, or a service that it asks. */
export type Login = 'a password' | 'a sign-in service'

/** A running server. */
export interface WebServer {
  readonly root: string
  readonly close: () => Promise<void>
}

type Start = (site: string, login: Login, service: string) => Promise<WebServer>

/** The servers, with the Debian package of each. */
export const webServers: readonly { readonly name: string; readonly debian: string; readonly start: Start }[] = [
  { name: 'nginx', debian: 'nginx-light', start: startNginx },
  { name: 'caddy', debian: 'caddy', start: startCaddy },
]

/** Whether a server is installed. Where everything has to be tested, a missing one is an error. */
export function isInstalled(name: string, debian: string): boolean {
  if (spawnSync(name, [name === 'nginx' ? '-v' : 'version']).error === undefined) return true
  if (process.env.WEB_SERVERS === 'required')
    throw new Error(`${name} is missing: run \`apt-get install ${debian}\`, as .ci/run does.`)
  return false
}

/** The two configurations that the page shows for a server: the whole of it, and what replaces the password. */
function configurations(language: string): readonly [whole: string, service: string] {
  const page = readFileSync('handbook/using/publishing.md', 'utf8')
  const blocks = [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)].filter(([, name]) => name === language)
  const [whole, service, ...more] = blocks.map(([, , text]) => text!)
  if (!whole || !service || more.length > 0) throw new Error(`Expected two blocks of ${language} in the page.`)
  return [whole, service]
}

/** Replaces what has to be there. */
function adapt(text: string, changes: readonly (readonly [from: string | RegExp, to: string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!(typeof from === 'string' ? text.includes(from) : from.test(text))) throw new Error(`Found no ${from}.`)
    return text.replaceAll(from, () => to)
  }, text)
}

async function startNginx(site: string, login: Login, service: string): Promise<WebServer> {
  const [folder, port] = [temporary(), await freePort()]
  const passwords = join(folder, 'passwords')
  writeFileSync(passwords, `reader:${passwordHash}\n`)
  const [whole, instead] = configurations('nginx')
  const server = adapt(whole, [
    ...(login === 'a password' ? [] : [[/^ *auth_basic .*\n *auth_basic_user_file .*\n/gm, instead] as const]),
    ['443 ssl', `127.0.0.1:${port}`],
    [/^ *ssl_.*\n/gm, ''],
    ['/srv/handbook', site],
  ])
    .replace('/etc/nginx/handbook.htpasswd', passwords)
    .replaceAll('http://127.0.0.1:4180', service)
  const writable = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder};`)
  const main = `${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off; pid ${folder}/pid; error_log ${folder}/errors; events {}
http { access_log off; ${writable.join(' ')} include ${folder}/site.conf; }\n`
  writeFileSync(join(folder, 'site.conf'), server)
  writeFileSync(join(folder, 'nginx.conf'), main)
  return waitFor(spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')]), port)
}

async function startCaddy(site: string, login: Login, service: string): Promise<WebServer> {
  const [folder, port] = [temporary(), await freePort()]
  const [whole, instead] = configurations('caddyfile')
  const server = adapt(whole, [
    ...(login === 'a password' ? [] : [[/^\t\tbasicauth \{.*?^\t\t\}\n/gms, instead] as const]),
    ['handbook.example.com', `http://127.0.0.1:${port}`],
    ['/srv/handbook', site],
  ])
    .replace('HASH', passwordHash)
    .replaceAll('127.0.0.1:4180', new URL(service).host)
  const path = join(folder, 'Caddyfile')
  writeFileSync(path, `{\n\tadmin off\n\tstorage file_system ${folder}\n}\n${server}`)
  return waitFor(
    spawn('caddy', ['run', '--config', path, '--adapter', 'caddyfile'], { env: { ...process.env, HOME: folder } }),
    port,
  )
}

async function waitFor(process: ChildProcess, port: number): Promise<WebServer> {
  const said: string[] = []
  for (const stream of [process.stdout!, process.stderr!]) stream.on('data', (bytes) => said.push(String(bytes)))
  const close = async () => {
    if (process.exitCode !== null || process.signalCode !== null) return
    process.kill('SIGTERM')
    await once(process, 'exit')
  }
  for (let tries = 0; tries < 200 && process.exitCode === null; tries++) {
    if (await answers(port)) return { root: `http://127.0.0.1:${port}`, close }
    await setTimeout(50)
  }
  await close()
  throw new Error(`The server does not answer.\n${said.join('')}`)
}

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(Boolean(socket.end())))
    socket.on('error', () => resolve(false))
  })

async function freePort(): Promise<number> {
  const server = createSocket().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** A sign-in service that knows whoever has the cookie, with the addresses of oauth2-proxy. */
export async function startSignIn(): Promise<WebServer> {
  const server = createServer(({ url, headers }, response) => {
    const { pathname } = new URL(url!, 'http://localhost')
    if (pathname === '/oauth2/auth') response.writeHead(headers.cookie?.includes(cookie) ? 202 : 401).end()
    else response.writeHead(200, { 'Content-Type': 'text/html' }).end('<style>p { color: red }</style><p>Who are you?')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const close = async () => {
    server.closeAllConnections()
    server.close()
  }
  return { root: `http://127.0.0.1:${port}`, close }
}
