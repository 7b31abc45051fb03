import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { temporary } from '../support/commands.ts'

// What a plugin may do wrong, in a real process: whatever it is, the command ends by itself and says whose fault it is.

const bin = join(process.cwd(), 'dist/src/bin.js')
let folder: string

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

beforeEach(() => {
  folder = temporary()
  write({
    'handbook/handbook.yaml':
      'limits: { pageMilliseconds: 1000, pluginMilliseconds: 2000 }\nplugins: { remark: [./x.js] }\n',
    'handbook/a.md': '# A\n\nOne *word*.\n',
    'handbook/b.md': '# B\n\nTwo *words*.\n',
  })
})

interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
}

/** Runs a command with the plugin `x.js`, its input left open, until it ends. `until` may interrupt it. */
function runWith(plugin: string, args = 'check', until?: (child: ChildProcess, printed: string) => void) {
  write({ 'handbook/x.js': plugin })
  const child = spawn(process.execPath, [bin, ...args.split(' ')], { cwd: folder })
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text
    until?.(child, out)
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    err += text
    until?.(child, out)
  })
  return new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, out, err }))
  })
}

/** A plugin that does this on each page that has text. */
const onPages = (code: string) => `export default () => (tree, file) => {
  if (tree.children.length === 0) return
  ${code}
}`
const changing = 'tree.children.pop()'

const unused = 'handbook/handbook.yaml:2:21 error plugin\n  The plugin `./x.js` cannot be used: '
const outside = 'handbook/handbook.yaml:2:21 error plugin\n  The plugin `./x.js` '
const onB = 'handbook/b.md:1:1 error plugin-crash\n  The plugin `./x.js` '

describe('a plugin that does not begin', () => {
  test.each([
    ['loops', 'for (;;);', 'loading it takes more than 2 seconds\n'],
    ['waits', 'await new Promise(() => {})', 'loading it takes more than 2 seconds\n'],
    ['waits for another thread', 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)', 'loading it takes'],
    [
      'waits for another program',
      'import { execSync } from "node:child_process"\nexecSync("sleep 60")',
      'it fails when',
    ],
    ['ends the process', 'process.exit(0)', 'it fails when it is loaded: it calls `process.exit(0)`, which would end'],
    ['throws nothing', 'throw undefined', 'it fails when it is loaded: it throws undefined\n'],
    ['loops when it is set up', 'export default () => { for (;;); }', 'loading it takes more than 2 seconds\n'],
  ])('because it %s is named, and the command ends with 1', async (_, plugin, why) => {
    const { code, out, err } = await runWith(plugin, 'build')
    expect(out).toContain(unused + why)
    expect(out).toContain('Nothing was published')
    expect({ code, err }).toEqual({ code: 1, err: '' })
  })

  test('costs what it adds and no more, with --force', async () => {
    const { code } = await runWith('for (;;);', 'build --force')
    expect(code).toBe(0)
    expect(existsSync(join(folder, 'site/b.html'))).toBe(true)
  })

  test('is tried again by the next run: what kept it may be over', async () => {
    const plugin = `import { existsSync } from 'node:fs'\nif (!existsSync('re' + 'ady')) throw new Error('not yet')\n${onPages(changing)}`
    expect((await runWith(plugin, 'build --force')).out).toContain('not yet')
    write({ ready: '' })
    expect(await runWith(plugin, 'build --force')).toMatchObject({
      code: 0,
      out: expect.not.stringContaining('not yet'),
    })
  })
})

describe('a plugin that leaves something running', () => {
  test.each([
    ['a timer', `setInterval(() => {}, 100)\n${onPages(changing)}`],
    ['a server', `import { createServer } from 'node:http'\ncreateServer().listen(0)\n${onPages(changing)}`],
    ['a program', `import { spawn } from 'node:child_process'\nspawn('sleep', ['5'])\n${onPages(changing)}`],
    ['a listener for the end', `process.on('exit', () => { for (;;); })\n${onPages(changing)}`],
    ['a timer on each page', onPages(`${changing}; setInterval(() => {}, 100)`)],
  ])('does not keep the command: %s', async (_, plugin) => {
    expect(await runWith(plugin)).toMatchObject({ code: 0, err: '', out: expect.stringContaining('no errors') })
  })

  test.each([
    ['a promise', onPages(`${changing}; if (file.path === 'b.md') Promise.reject(new Error('later'))`), `${onB}fails`],
    [
      'a timer that throws nothing',
      onPages(`${changing}; if (file.path === 'b.md') setTimeout(() => { throw null }, 2)`),
      `${onB}fails after it has returned: it throws null\n`,
    ],
    [
      'a timer that ends the process',
      onPages(`${changing}; if (file.path === 'b.md') setTimeout(() => process.exit(0))`),
      `${onB}fails after it has returned: it calls \`process.exit(0)\`, which would end rolebook\n`,
    ],
    [
      'a promise that was there first',
      `Promise.reject(new Error('later'))\n${onPages(changing)}`,
      `${outside}fails after it has returned: later\n`,
    ],
    [
      'a promise, though it listens to nobody',
      `process.removeAllListeners()\n${onPages(`${changing}; if (file.path === 'b.md') Promise.reject('later')`)}`,
      `${onB}fails`,
    ],
  ])('is named when that fails, with the page where it began: %s', async (_, plugin, expected) => {
    const { code, out, err } = await runWith(plugin)
    expect(out).toContain(expected)
    expect(out).toContain('1 error and no warnings in 1 file')
    expect({ code, err }).toEqual({ code: 1, err: '' })
  })
})

describe('a plugin that ends the process from a page', () => {
  test.each([
    ['process.exit(0)', 'it calls `process.exit(0)`, which would end rolebook'],
    ['process.reallyExit(3)', 'it calls `process.reallyExit(3)`, which would end rolebook'],
    ['process.abort()', 'it calls `process.abort()`, which would end rolebook'],
    ['process.kill(process.pid, "SIGKILL")', 'it calls `process.kill('],
    ['process.chdir("..")', 'it calls `process.chdir(..)`, which would move rolebook to another folder'],
  ])('by %s is named there, and nothing is published', async (call, why) => {
    const { code, out } = await runWith(onPages(`${changing}; if (file.path === 'b.md') ${call}`), 'build')
    expect(out).toContain(`${onB}breaks on this page: ${why}`)
    expect(out).not.toContain('page-slow')
    expect(code).toBe(1)
    expect(existsSync(join(folder, 'site'))).toBe(false)
  })
})

test.each([
  ['hangs', 'for (;;);', 'page-slow\n  The plugin `./x.js` took more than 1 second on this page'],
  ['takes all memory', 'const all = []; for (;;) all.push(new Array(1e6).fill(all.length))', 'page-slow\n  The plugin'],
])('a plugin that %s on every page is left out after a few', async (_, plugin, expected) => {
  write(Object.fromEntries(['c', 'd', 'e', 'f'].map((name) => [`handbook/${name}.md`, `# ${name}\n\nText.\n`])))
  const { code, out } = await runWith(onPages(plugin))
  expect(out).toContain(`handbook/a.md:1:1 error ${expected}`)
  expect(out).not.toContain('handbook/f.md')
  expect(out).toContain(`${unused}2 pages could not be read because of it\n`)
  expect(code).toBe(1)
})

describe('what a plugin prints', () => {
  const prints = `import fs from 'node:fs'
    console.log('::warning::\\u001b[31mred ##[error]x')
    process.stdout.write('one\\ntwo')
    console.error('three')
    fs.writeSync(1, 'four\\n')
    ${onPages(changing)}`

  test.each(['check --json', 'check --format sarif', 'build --json'])('leaves the output of %s whole', async (args) => {
    const { code, out, err } = await runWith(prints, args)
    expect(() => JSON.parse(out)).not.toThrow()
    const lines = ['::warning::red ## [error]x', 'one', 'two', 'three', 'four']
    expect(err).toBe(lines.map((line) => `plugin ./x.js: ${line}\n`).join(''))
    expect(code).toBe(0)
  })

  test('begins no line of the annotations for GitHub', async () => {
    const { out, err } = await runWith(
      `${prints.replace(changing, 'throw new Error("::error::x\\u001b[31m")')}`,
      'check --format github',
    )
    const commands = [...`${out}${err}`.matchAll(/^\s*::.*$/gm)].map(([line]) => line)
    expect(commands).toHaveLength(2)
    for (const line of commands)
      expect(line).toMatch(/^::error file=handbook\/[ab]\.md,.*title=plugin-crash::The plugin/)
    expect(out + err).not.toContain('\u001b')
  })

  test('is cut when it has no end', async () => {
    const { err } = await runWith(onPages(`${changing}; for (let at = 0; at < 5000; at++) console.log('x'.repeat(99))`))
    expect(err.length).toBeLessThan(100_000)
    expect(err).toMatch(/plugin \(unknown\): More is left out\.\n$/)
  })
})

describe('a plugin that changes what JavaScript provides', () => {
  test.each([
    'Array.prototype.toJSON = () => "x"',
    'Array.prototype.map = null',
    'JSON.parse = JSON.stringify = () => { throw new Error("no JSON") }',
    'Object.prototype.extra = 1; Array.prototype.extra = 1',
    'globalThis.process = undefined; globalThis.setTimeout = undefined; globalThis.Promise = undefined',
    'import { parentPort, workerData } from "node:worker_threads"; parentPort.postMessage(null); parentPort.close()',
  ])('ends in messages or in pages, never in a stack: %s', async (code) => {
    const { signal, out, err } = await runWith(`${code}\n${onPages(changing)}`, 'build')
    expect(out).toMatch(/The plugin `\.\/x\.js`|✓ site holds/)
    expect(out + err).not.toMatch(/^ +at /m)
    expect(signal).toBe(null)
  })
})

describe('what a plugin throws or leaves on a page', () => {
  test.each([
    ['throw null', 'it throws null'],
    ['throw "a\\u001b[31mb\\nc"', 'ab'],
    ['throw ""', 'it does not say why'],
    ['throw { get message() { throw new Error("x") } }', 'it throws something that cannot be shown'],
    ['throw Object.create(null)', 'it throws [Object: null prototype] {}'],
    ['throw new Error("x".repeat(1e7))', `${'x'.repeat(300)}…`],
    ['return 5', 'it leaves a number that is no tree'],
    ['return { hello: 1 }', 'it leaves an object that is no tree'],
    ['return []', 'it leaves a list that is no tree'],
    ['tree.children = null', 'it leaves an object that is no tree'],
    ['return new Promise(() => {})', 'it does not work at once'],
    ['return { get then() { throw new Error("no") } }', 'no'],
  ])('by `%s` is reported in one line', async (code, why) => {
    const { out } = await runWith(onPages(code), 'check --json')
    const [problem] = JSON.parse(out).problems
    expect(problem.message).toBe(`The plugin \`./x.js\` breaks on this page: ${why}`)
  })
})

describe('dev with a plugin', () => {
  /** Serves until `isReady` says so of what was printed, then stops it. */
  const served = (plugin: string, isReady: (out: string) => boolean, signal: NodeJS.Signals = 'SIGTERM') => {
    let stopped = false
    return runWith(plugin, 'dev --port 0', (child, out) => {
      if (stopped || !isReady(out)) return
      stopped = true
      setTimeout(() => child.kill(signal), 300)
    })
  }

  test.each([
    ['loops', 'for (;;);', 'SIGTERM'],
    ['waits', 'await new Promise(() => {})', 'SIGINT'],
  ] as const)('that %s is interrupted at once', async (_, plugin, signal) => {
    const started = performance.now()
    const { code } = await served(plugin, (out) => out.includes('Ctrl-C'), signal)
    expect(code).toBe(0)
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  test('that fails later goes on, and sees the plugin fixed', async () => {
    let isFixed = false
    const { code, out, err } = await served(`${onPages(changing)}\nPromise.reject(new Error('later'))`, (out) => {
      if (!isFixed && out.includes('fails after it has returned: later')) {
        isFixed = true
        setTimeout(() => write({ 'handbook/x.js': onPages(changing) }), 300)
      }
      return / after a change of x\.js /.test(out)
    })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/✓ \d+ pages after a change of x\.js/)
  })

  test('sees a change of what the plugin imports', async () => {
    write({ 'handbook/lib/y.js': 'throw new Error("broken")' })
    let isFixed = false
    const { out } = await served(`import './lib/y.js'\n${onPages(changing)}`, (out) => {
      if (!isFixed && out.includes('it fails when it is loaded: broken')) {
        isFixed = true
        setTimeout(() => write({ 'handbook/lib/y.js': '' }), 300)
      }
      return / after a change of lib\/y\.js /.test(out)
    })
    expect(out).toMatch(/✓ \d+ pages after a change of lib\/y\.js/)
  })
})

test.each(['SIGINT', 'SIGTERM'] as const)('a command whose plugin hangs ends at once by %s', async (signal) => {
  write({ 'handbook/handbook.yaml': 'plugins: { remark: [./x.js] }\n' })
  const started = performance.now()
  const ended = await runWith('console.log("begins"); for (;;);', 'check', (child) => void child.kill(signal))
  expect(ended).toMatchObject({ signal, err: 'plugin ./x.js: begins\n' })
  expect(performance.now() - started).toBeLessThan(10_000)
})
