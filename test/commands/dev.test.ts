import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { temporary } from '../support/commands.ts'

let folder: string
let server: ChildProcess | undefined
let said = ''

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

/** Starts `rolebook dev` on a free port and resolves with its address once the first build is done. */
async function start(): Promise<string> {
  said = ''
  server = spawn(process.execPath, [join(process.cwd(), 'dist/src/bin.js'), 'dev', 'handbook', '--port', '0'], {
    cwd: folder,
  })
  server.stdout!.on('data', (data) => {
    said += data
  })
  server.stderr!.on('data', (data) => {
    said += data
  })
  await until(() => / ms\n/.test(said))
  return /http:\/\/\S+\//.exec(said)![0]
}

/** Waits for something to become true, as long as a busy machine may take. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain. The server said:\n${said}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

const textOf = async (url: string) => (await fetch(url)).text()

beforeEach(() => {
  folder = temporary()
})

afterEach(async () => {
  if (!server || server.exitCode !== null) return
  const ended = new Promise((resolve) => server!.once('exit', resolve))
  server.kill('SIGINT')
  await ended
})

describe('rolebook dev', () => {
  test('shows a change when it is saved', async () => {
    write({ 'handbook/a.md': '# First\n' })
    const url = await start()
    expect(await textOf(`${url}a.html`)).toContain('First')
    write({ 'handbook/a.md': '# Second\n' })
    await until(async () => (await textOf(`${url}a.html`)).includes('Second'))
    expect(said).toContain('after a change of a.md')
  })

  test('keeps the last good pages while there are errors, prints them, and goes on when they are fixed', async () => {
    write({ 'handbook/a.md': '# Good\n' })
    const url = await start()
    write({ 'handbook/a.md': '# Bad\n\n[x](gone.md)\n' })
    await until(() => said.includes('The last good pages stay'))
    expect(said).toContain('handbook/a.md:3:5 error link-broken')
    expect(await textOf(`${url}a.html`)).toContain('Good')
    write({ 'handbook/a.md': '# Mended\n' })
    await until(async () => (await textOf(`${url}a.html`)).includes('Mended'))
  })

  test('shows the pages of a folder that had errors from the start', async () => {
    write({ 'handbook/a.md': '# As it came\n\n[x](gone.md)\n' })
    const url = await start()
    expect(await textOf(`${url}a.html`)).toContain('As it came')
  })

  test.each([
    ['an address of another machine', ['--host', '203.0.113.9'], '`203.0.113.9` is not an address of this machine'],
    ['no address', ['--host', 'no such host'], '`no such host` is not an address of this machine'],
    ['a port that is not one', ['--port', '70000'], 'Expected a number from 0 to 65535.'],
  ])('says that it cannot listen at %s, and ends', (_, args, message) => {
    write({ 'handbook/a.md': '# A\n' })
    const bin = join(process.cwd(), 'dist/src/bin.js')
    const options = { cwd: folder, encoding: 'utf8', timeout: 20_000, killSignal: 'SIGKILL' } as const
    const { status, stderr } = spawnSync(process.execPath, [bin, 'dev', 'handbook', ...args], options)
    expect(stderr).toContain(message)
    expect(status).toBe(2)
  })

  test('says that the handbook is gone, and goes on when it is back', async () => {
    write({ 'handbook/a.md': '# First\n' })
    const url = await start()
    renameSync(join(folder, 'handbook'), join(folder, 'elsewhere'))
    await until(() => /error .*handbook` is gone/.test(said))
    expect(said).not.toContain('fault of rolebook')
    expect(await textOf(`${url}a.html`)).toContain('First')
    renameSync(join(folder, 'elsewhere'), join(folder, 'handbook'))
    write({ 'handbook/a.md': '# Second\n' })
    await until(async () => (await textOf(`${url}a.html`)).includes('Second'))
  })

  test('does not name the files that an editor makes for itself', async () => {
    write({ 'handbook/a.md': '# First\n' })
    const url = await start()
    const path = join(folder, 'handbook/a.md')
    const own = ['.a.md.swp', 'a.md~', '4913', '#a.md#', 'sedAb12Cd', 'a.md.tmp', 'a.md.3f2a', 'a.md.sb-1f2e3d4c-x9']
    for (const [at, name] of own.entries()) {
      writeFileSync(join(folder, 'handbook', name), `# Save ${at}\n`)
      renameSync(join(folder, 'handbook', name), path)
      await until(async () => (await textOf(`${url}a.html`)).includes(`Save ${at}`))
    }
    const named = [...said.matchAll(/after a change of (.*?) \S*\d+ ms/g)].map(([, names]) => names)
    expect(new Set(named)).toEqual(new Set(['a.md']))
  })

  test('ends when it is interrupted', async () => {
    write({ 'handbook/a.md': '# A\n' })
    await start()
    const code = new Promise((resolve) => server!.once('exit', resolve))
    server!.kill('SIGINT')
    expect(await code).toBe(0)
  })
})
