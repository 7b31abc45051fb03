import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

/** The folders and the files beside them, from the ground up. Each imports only what stands above it in this list. */
const order = [
  'templates/words',
  'src/rules',
  'src/base',
  'src/yaml',
  'src/schema',
  'src/read',
  'src/parse',
  'src/model',
  'src/assets',
  'src/check',
  'src/views/diff',
  'src/views',
  'src/reporters',
  'templates/client',
  'templates/parts',
  'templates/pages',
  'templates/Block.tsx',
  'templates/Page.tsx',
  'templates/documents.tsx',
  'src/render',
  'src/write',
  'src/compile.ts',
  'src/edit',
  'src/dev',
  'src/release',
  'src/forges',
  'src/project',
  'src/build.ts',
  'src/commands',
  'src/options',
  'src/cli.ts',
  'src/bin.ts',
]

const files = ['src', 'templates']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)))
  .filter((path) => /\.tsx?$/.test(path))
const texts = new Map(files.map((path) => [path, readFileSync(path, 'utf8')]))

interface Import {
  readonly from: string
  readonly to: string
  readonly isType: boolean
}

const imports: readonly Import[] = files.flatMap((from) =>
  [...texts.get(from)!.matchAll(/^(?:import|export)\s+(type\s)?[^'"]*?from '(\.[^']+)'|import\('(\.[^']+)'\)/gm)].map(
    ([, type, at, lazy]) => ({ from, to: normalize(join(dirname(from), (at ?? lazy)!)), isType: type !== undefined }),
  ),
)

/** The entry of the list that a file belongs to: the one with the longest name. */
const roomOf = (path: string) =>
  order
    .filter((room) => path === room || path.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)
    .at(0)

test('every file has a place in the order', () => {
  expect(files.filter((path) => roomOf(path) === undefined)).toEqual([])
})

test('imports lead downwards only, those of types too', () => {
  const upwards = imports.filter(({ from, to }) => order.indexOf(roomOf(to)!) > order.indexOf(roomOf(from)!))
  expect(upwards.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
})

test('no file imports itself through others', () => {
  const of = new Map(files.map((path) => [path, imports.filter(({ from }) => from === path)]))
  const free = new Set<string>()
  const circles: string[] = []
  const walk = (path: string, way: readonly string[]): void => {
    if (free.has(path)) return
    if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' -> '))
    else for (const { to } of of.get(path) ?? []) walk(to, [...way, path])
    free.add(path)
  }
  for (const path of files) walk(path, [])
  expect(circles).toEqual([])
})

test('templates see views and the addresses of generated pages, never a stage', () => {
  const foreign = imports.filter(({ from, to }) => from.startsWith('templates/') && to.startsWith('src/'))
  expect(foreign.filter(({ to, isType }) => !isType && !/^src\/(?:base\/|model\/generated\.ts$)/.test(to))).toEqual([])
})

test('only the reader of front matter touches gray-matter', () => {
  expect(files.filter((path) => texts.get(path)!.includes("'gray-matter'"))).toEqual(['src/parse/front-matter.ts'])
})

test('nothing below the commands prints, exits, or asks for the time, chance or the environment', () => {
  const allowed = ['src/commands', 'src/cli.ts', 'src/bin.ts']
  const below = files.filter((path) => path.startsWith('src/') && !allowed.includes(roomOf(path)!))
  const found = below.filter((path) =>
    /\bconsole\.|process\.exit|Math\.random|new Date\(\)|Date\.now\(|process\.env/.test(texts.get(path)!),
  )
  expect(found).toEqual([])
})

/** What each file exports, by its name. */
const exported = files.flatMap((path) =>
  [
    ...texts
      .get(path)!
      .matchAll(/^export (?:async )?(?:const|function|class|interface|type) ([\w$]+)|^export type \{ (\w+) \}/gm),
  ].map(([, name, again]) => ({ path, name: (name ?? again)! })),
)

test('no two files export one name', () => {
  const first = new Map(exported.map(({ path, name }) => [name, path]))
  expect(exported.filter(({ path, name }) => first.get(name) !== path)).toEqual([])
})

test('what a file exports is used by another, or by a test', () => {
  const users = readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => readFileSync(join('test', path), 'utf8'))
  const everywhere = [...texts].map(([path, text]) => [path, new Set(text.match(/[\w$]+/g))] as const)
  const inTests = new Set(users.flatMap((text) => text.match(/[\w$]+/g) ?? []))
  const unused = exported.filter(
    ({ path, name }) => !inTests.has(name) && !everywhere.some(([other, names]) => other !== path && names.has(name)),
  )
  expect(unused).toEqual([])
})
