import { execFile, spawn } from 'node:child_process'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { temporary } from '../support/commands.ts'

const execute = promisify(execFile)
const npm = (args: readonly string[], folder: string) =>
  execute('npm', [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'], {
    cwd: folder,
    maxBuffer: 2 ** 26,
  })

/** What `npm pack` says it has packed. */
interface Packed {
  readonly filename: string
  readonly size: number
  readonly unpackedSize: number
  readonly files: readonly { readonly path: string }[]
}

let packed: Packed
let project: string

beforeAll(async () => {
  project = temporary()
  const { stdout } = await npm(['pack', '--json', '--pack-destination', project], process.cwd())
  packed = JSON.parse(stdout)[0]
  writeFileSync(join(project, 'package.json'), '{"private":true}\n')
  await npm(['install', join(project, packed.filename)], project)
}, 240_000)

/** Bytes of all files below a folder. */
function sizeOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0)
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`

test('the package holds what it needs and nothing else', () => {
  const paths = packed.files.map(({ path }) => path)
  const wanted =
    /^(?:dist\/(?:src|templates)\/.*\.c?js|dist\/licenses\.txt|handbook\/.*|templates\/(?:new|project(?:\/own|\/make-it-yours)?|styles)\/[^/]+|package\.json|(?:README|CHANGELOG|ARCHITECTURE|CONTRIBUTING)\.md|LICENSE)$/
  expect(paths.filter((path) => !wanted.test(path))).toEqual([])
  expect(paths).toContain('dist/src/bin.js')
  expect(paths).toContain('templates/project/gitignore')
  const folders = new Map<string, number>()
  for (const path of paths) {
    const folder = path.split('/').slice(0, 2).join('/')
    folders.set(folder, (folders.get(folder) ?? 0) + 1)
  }
  console.log(
    `package: ${megabytes(packed.size)} packed, ${megabytes(packed.unpackedSize)} unpacked, ${paths.length} files`,
  )
  console.log([...folders].map(([folder, files]) => `  ${folder}${files > 1 ? ` (${files})` : ''}`).join('\n'))
})

test('with all it depends on it takes up 8 MB at most', () => {
  const size = sizeOf(join(project, 'node_modules'))
  console.log(`installed: ${megabytes(size)}`)
  expect(size).toBeLessThan(8e6)
})

// `npm run test:install` does the same with every Node that is supported, and with other ways to get rolebook.
describe('a handbook that the installed package has started', () => {
  let folder: string
  const rolebook = (args: readonly string[], cwd: string) =>
    execute(process.execPath, [join(cwd, 'node_modules/rolebook/dist/src/bin.js'), ...args], { cwd })

  beforeAll(async () => {
    expect((await rolebook(['init', 'ours'], project)).stdout).toContain('ours holds a handbook of')
    folder = join(project, 'ours')
  })

  test('carries the bytes that the package came in', () => {
    const carried = readFileSync(join(folder, 'vendor', packed.filename))
    expect(carried.equals(readFileSync(join(project, packed.filename)))).toBe(true)
  })

  test('installs without a network, a cache or scripts, and leaves the lock file as it is', async () => {
    const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8')
    const { stderr } = await npm(['ci', '--offline', '--cache', temporary()], folder)
    expect(stderr).toBe('')
    expect(readFileSync(join(folder, 'package-lock.json'), 'utf8')).toBe(lock)
  })

  test('is checked and built by what it carries', async () => {
    expect((await rolebook(['check'], folder)).stdout).toContain('no errors')
    expect((await rolebook(['build'], folder)).stdout).toContain('site holds')
    expect(readFileSync(join(folder, 'site/roles/tl.html'), 'utf8')).toContain('Tech Lead')
  })

  test('is served while it is edited', async () => {
    const bin = join(folder, 'node_modules/rolebook/dist/src/bin.js')
    const server = spawn(process.execPath, [bin, 'dev', '--port', '0'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    try {
      const address = await new Promise<string>((resolve, reject) => {
        let said = ''
        server.stdout.setEncoding('utf8').on('data', (text: string) => {
          said += text
          const found = /http:\/\/[\d.]+:\d+/.exec(said)
          if (found) resolve(found[0])
        })
        server.once('exit', () => reject(new Error(said)))
      })
      // Until the first build is done the server says so, with the status 503.
      await expect.poll(async () => (await fetch(`${address}/roles/tl.html`)).status, { timeout: 20_000 }).toBe(200)
      expect(await (await fetch(`${address}/roles/tl.html`)).text()).toContain('Tech Lead')
    } finally {
      server.kill()
    }
  })
})
