import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { hashModule } from '../../src/read/plugin-files.ts'
import { temporary } from '../support/commands.ts'

let folder: string

beforeEach(() => {
  folder = join(temporary(), 'handbook')
})

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

const hash = () => hashModule(join(folder, 'x.js'))

/** Whether the hash of `x.js` is another one after a change. */
function isNoticed(change: () => void): boolean {
  const before = hash()
  expect(hash()).toBe(before)
  change()
  return hash() !== before
}

/** A package as it is installed. */
const pack = (more: object, files: Readonly<Record<string, string>>, at = 'node_modules/pack') =>
  Object.fromEntries(
    Object.entries({ 'package.json': JSON.stringify({ name: 'pack', ...more }), ...files }).map(([path, text]) => [
      `${at}/${path}`,
      text,
    ]),
  )

describe('a plugin is another when another file changes that', () => {
  test.each<[what: string, module: string, path: string, others: Readonly<Record<string, string>>]>([
    ['it imports', 'import "./y.js"', 'y.js', {}],
    ['it exports from', "// it's all there\nexport * from '../handbook/y.js'", '../handbook/y.js', {}],
    ['is imported by what it imports', 'import a from"./lib/a.mjs"', 'c.js', { 'lib/a.mjs': 'import("../c.js")' }],
    ['it imports as JSON', 'import y from "./y.json" with { type: "json" }', 'y.json', {}],
    ['it imports when it runs', 'await import(`./y.js`)', 'y.js', {}],
    ['it imports with a question mark', 'import "./y.js?v=1"', 'y.js', {}],
    ['it imports with a blank in its name', 'import "./a%20b.js"', 'a b.js', {}],
    ['it requires without its ending', 'const y = require("./y")', 'y.json', {}],
    ['is the index of a folder that it requires', 'module.exports = require("./y")', 'y/index.js', {}],
    ['it requires by another name', 'createRequire(import.meta.url)("./y.cjs")', 'y.cjs', {}],
    ['it reads by its address', 'readFileSync(new URL("../words.txt", import.meta.url))', '../words.txt', {}],
    ['it reads by joined names', 'readFileSync(join(import.meta.dirname, "words/de.txt"))', 'words/de.txt', {}],
    ['it imports from a package', 'import "pack"', 'node_modules/pack/main.js', pack({ main: 'main' }, {})],
    ['says the version of a package', 'import "pack"', 'node_modules/pack/package.json', pack({}, { 'index.js': '' })],
    [
      'a package above imports',
      'import "@a/b"',
      '../node_modules/@a/b/i.js',
      {
        '../node_modules/@a/b/package.json': '{ "exports": { "import": "./i.js", "require": "./r.js" } }',
      },
    ],
    [
      'a package has for CommonJS',
      'const a = require("pack")',
      'node_modules/pack/r.cjs',
      pack({ exports: { import: './i.js', require: './r.cjs' } }, { 'i.js': '' }),
    ],
    [
      'a part of a package imports',
      'export { a } from "pack/sub"',
      'node_modules/pack/lib/deep.js',
      pack({ exports: { './*': './lib/*.js' } }, { 'lib/sub.js': 'import{a}from"./deep.js";export{a}' }),
    ],
    [
      'a package knows by a name of its own',
      'import "pack"',
      'node_modules/pack/own.js',
      pack({ exports: './i.js', imports: { '#own': './own.js' } }, { 'i.js': 'import "#own"' }),
    ],
    [
      'a package of a package imports',
      'import "pack"',
      'node_modules/pack/node_modules/other/index.js',
      {
        ...pack({}, { 'index.js': 'require("other")' }),
        ...pack({ name: 'other' }, {}, 'node_modules/pack/node_modules/other'),
      },
    ],
  ])('%s', (_, module, path, others) => {
    write({ 'x.js': module, [path]: 'old', ...others })
    expect(isNoticed(() => write({ [path]: '{ "version": "2.0.0" }' }))).toBe(true)
  })

  test('is a package that is linked from elsewhere', () => {
    write({ '../linked/package.json': '{}', '../linked/index.js': 'require("./y")', '../linked/y.js': 'old' })
    write({ 'x.js': 'import "pack"', 'node_modules/a': '' })
    symlinkSync(join(folder, '../linked'), join(folder, 'node_modules/pack'))
    expect(isNoticed(() => write({ '../linked/y.js': 'new' }))).toBe(true)
  })

  test('is there only now, or no longer', () => {
    write({ 'x.js': 'import "pack"\nimport "./y.js"' })
    expect(isNoticed(() => write(pack({}, { 'index.js': '' })))).toBe(true)
    expect(isNoticed(() => write({ 'y.js': '' }))).toBe(true)
    expect(isNoticed(() => rmSync(join(folder, 'y.js')))).toBe(true)
  })
})

test('a plugin is the same when anything else changes', () => {
  write({ 'x.js': 'import "./y.js"', 'y.js': '', 'z.js': '' })
  expect(isNoticed(() => write({ 'z.js': 'new', 'a.md': '# A' }))).toBe(false)
})

test('modules that import each other are read once, and what is no file is not read at all', () => {
  write({ 'x.js': 'import "./y.js"\nread("./pipe")\nread("./lib")', 'y.js': 'import "./x.js"', 'lib/a.js': '' })
  execFileSync('mkfifo', [join(folder, 'pipe')])
  expect(hash()).toMatch(/^[0-9a-f]{64}$/)
})
