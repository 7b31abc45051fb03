import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

// The layering is a test, not a wish.
const stages = ['read', 'parse', 'model', 'check', 'views', 'render', 'write', 'reporters']
const shared = [
  'types.ts',
  'rules.ts',
  'report.ts',
  'yaml.ts',
  'yaml-words.ts',
  'yaml-texts.ts',
  'yaml-ranges.ts',
  'yaml-refused.ts',
  'key-spelling.ts',
  'code-point.ts',
  'decode.ts',
  'schema-shape.ts',
  'taken-out.ts',
  'config.ts',
  'kept.ts',
  'generated-blocks.ts',
  'handbook-schema.ts',
  'fold.ts',
  'path-fault.ts',
  'own-address.ts',
  'is-address.ts',
  'matcher.ts',
  'later.ts',
  'review-of.ts',
  'names.ts',
  'fixes.ts',
  'path-between.ts',
  'given.ts',
  'order.ts',
  'present.ts',
  'is-held.ts',
  'owners-of.ts',
  'clipped.ts',
  'decoded.ts',
  'folder-of.ts',
  'without.ts',
  'grouped.ts',
]
const combining = ['build.ts', 'compile.ts', 'cli.ts', 'cli', 'bin.ts', 'commands', 'dev', 'edit', 'start', 'release']

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path))
const textOf = (path: string) => readFileSync(join('src', path), 'utf8')

/** What a file imports of `src` and `templates`, from `src`. `values` leaves out what is imported for its type alone. */
function imports(path: string, values = false): string[] {
  const pattern = /^(?:import|export)\s+(type\s)?[^'"]*?from '(\.[^']+)'|import\('(\.[^']+)'\)/gm
  return [...textOf(path).matchAll(pattern)]
    .filter(([, type]) => !(values && type))
    .map(([, , from, dynamic]) => normalize(join(dirname(path), (from ?? dynamic)!)))
}

test.each(files.filter((path) => stages.includes(path.split('/')[0]!)))('%s imports no other stage', (path) => {
  const own = `${path.split('/')[0]}/`
  const templates = own === 'render/' ? '../templates/' : own
  const foreign = imports(path, true).filter(
    (to) => !to.startsWith(own) && !to.startsWith(templates) && !shared.includes(to),
  )
  expect(foreign).toEqual([])
})

test.each(shared.filter((path) => path !== 'types.ts'))('%s imports no stage', (path) => {
  const foreign = imports(path, true).filter((to) => !shared.includes(to) && !to.startsWith(path.replace('.ts', '/')))
  expect(foreign).toEqual([])
})

test.each(files.filter((path) => path === 'types.ts' || path.startsWith('types/')))('%s has no code', (path) => {
  const code = textOf(path).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
  expect(code.match(/^\s*(?:export\s+)?(?:const|let|function|class)\b.*/gm) ?? []).toEqual([])
  expect(code.match(/^(?:import|export) (?!type|interface).*/gm) ?? []).toEqual([])
})

test('templates see views and each other, never a stage', () => {
  for (const path of readdirSync('templates').filter((name) => name.endsWith('.tsx'))) {
    const from = [
      ...readFileSync(join('templates', path), 'utf8').matchAll(/^import\s+(type\s)?[^'"]*?from '(\.[^']+)'/gm),
    ]
    const foreign = from
      .filter(([, , to]) => !to!.startsWith('./'))
      .filter(([, type, to]) => !(type && to === '../src/types.ts'))
    expect(
      foreign.map(([line]) => line),
      path,
    ).toEqual([])
  }
})

test('only front-matter.ts touches gray-matter', () => {
  expect(files.filter((path) => textOf(path).includes("'gray-matter'"))).toEqual(['parse/front-matter.ts'])
})

test('nothing below the command line prints, exits, or asks for the time or chance', () => {
  const below = files.filter((path) => !combining.includes(path.split('/')[0]!))
  const found = below.filter((path) =>
    /\bconsole\.|process\.exit|Math\.random|new Date\(\)|Date\.now\(|process\.env/.test(textOf(path)),
  )
  expect(found).toEqual([])
})

test('every file of the source has a place in the tree', () => {
  const places = new Set([
    'types',
    'rules',
    ...stages,
    ...shared,
    ...combining,
    'cache.ts',
    'json-schemas.ts',
    'key-descriptions.ts',
    'last-build.ts',
    'tool-build.ts',
    'stopwatch.ts',
    'today.ts',
  ])
  expect(files.filter((path) => !places.has(path.split('/')[0]!))).toEqual([])
})
