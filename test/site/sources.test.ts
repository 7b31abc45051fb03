// Every feature of the five sources that the starter handbook is made from has a home in it. The tables in `rows/` say
// which page that is and what the reader finds there.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DefaultTreeAdapterMap, parse } from 'parse5'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { z } from 'zod'
import { readConfig } from '../../src/schema/config.ts'
import { siteView } from '../../src/views/site.ts'
import { filesIn } from '../support/commands.ts'
import { handbookOf } from '../support/handbooks.ts'
import { mainAt } from '../support/site.ts'
import { builtStarter } from '../support/starter.ts'

describe('features', () => {
  /** How many features each source has, numbered by a letter: A01, A02 and so on. */
  const sources = [
    { name: '000', letter: 'A', count: 48 },
    { name: '001', letter: 'B', count: 18 },
    { name: '002', letter: 'C', count: 23 },
    { name: '003', letter: 'D', count: 43 },
    { name: '004', letter: 'E', count: 12 },
  ]

  const texts = z.union([z.string().transform((text) => [text]), z.array(z.string()).min(1)])
  const homes = z.array(
    z.union([
      z.strictObject({ row: z.string(), page: z.string(), says: texts }),
      /** A key of the front matter that the page has: `goTo.tl`. */
      z.strictObject({ row: z.string(), page: z.string(), where: z.string() }),
    ]),
  )

  let site: ReadonlyMap<string, Buffer>
  beforeAll(async () => {
    site = filesIn(builtStarter())
  }, 120_000)

  describe.each(sources)('of the source $name', ({ name, letter, count }) => {
    const table = homes.parse(parseYaml(readFileSync(fileOf(name), 'utf8')))

    test('every feature has a page', () => {
      const expected = Array.from({ length: count }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`)
      expect([...new Set(table.map(({ row }) => row))]).toEqual(expected)
    })

    test.each(table)('$row is on $page', ({ page, ...home }) => {
      if ('where' in home) return expect(valueAt(page, home.where.split('.')), home.where).toBeDefined()
      const shown = textOf(site.get(page.replace(/README\.md$/, 'index.md').replace(/md$/, 'html'))!.toString('utf8'))
      for (const text of home.says) expect(shown).toContain(text)
    })
  })

  function fileOf(name: string): string {
    return join(import.meta.dirname, 'rows', `${name}.yaml`)
  }

  function valueAt(page: string, path: readonly string[]): unknown {
    const [, frontMatter = ''] = readFileSync(join('handbook', page), 'utf8').split(/^---$/m)
    return path.reduce((value, key) => (value as Record<string, unknown> | undefined)?.[key], parseYaml(frontMatter))
  }

  type Node = DefaultTreeAdapterMap['node']

  const inline = new Set(['a', 'abbr', 'code', 'em', 'span', 'strong', 'sup'])

  /** What a reader sees or hears of a page. */
  function textOf(html: string): string {
    const walk = (node: Node): string => {
      if ('value' in node) return node.value
      if (!('childNodes' in node) || node.nodeName === 'script') return ''
      const text = node.childNodes.map(walk).join('')
      return inline.has(node.nodeName) ? text : ` ${text} `
    }
    return walk(mainOf(parse(html))!).replace(/\s+/g, ' ')
  }

  /** The page without what stands around it on every page. */
  function mainOf(node: Node): Node | undefined {
    if (node.nodeName === 'main') return node
    if (!('childNodes' in node)) return undefined
    return node.childNodes.reduce<Node | undefined>((found, child) => found ?? mainOf(child), undefined)
  }
})

describe('figures', async () => {
  const folder = 'handbook'
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'))
  const files = Object.fromEntries(
    paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')]),
  )
  const { config } = await readConfig(folder)
  const handbook = handbookOf(files, config)

  test('the starter handbook weighs its roles as its sources do', () => {
    const { matrix } = mainAt(handbook, 'matrix/em-tl-tlm.html', 'matrix')
    expect(matrix.columns.map(({ short }, index) => [short, matrix.load[index]])).toEqual([
      ['EM', { accountable: 5, shared: 1, total: 6 }],
      ['TL', { accountable: 4, shared: 1, total: 5 }],
      ['TLM', { accountable: 10, shared: 0, total: 10 }],
    ])
    expect(matrix.groups.flatMap(({ rows }) => rows)).toHaveLength(13)
  })

  test('the starter handbook divides time as its sources do', () => {
    const { matrix } = mainAt(handbook, 'matrix/where-the-time-goes.html', 'matrix')
    const figures = matrix.columns.map(({ short }, index) => [
      short,
      ...(matrix.time[index]?.buckets ?? []).map((share) => share?.max),
    ])
    expect(figures).toEqual([
      ['EM', 30, 50, 20],
      ['PM', 80, 10, 10],
      ['TL', 30, 10, 60],
      ['TLM', 60, 60, 80],
    ])
    expect(matrix.time.at(-1)?.scaled).toEqual([30, 30, 40])
  })

  test('every link of the starter handbook leads somewhere', () => {
    const lost = [...handbook.targets].flatMap(([path, targets]) =>
      [...targets]
        .filter(([, target]) => target.kind === 'missing' || target.kind === 'refused' || 'lostAnchor' in target)
        .map(([url]) => [path, url]),
    )
    expect(lost).toEqual([])
  })

  test('every page of the starter handbook is a page of the site', () => {
    const written = siteView(handbook).pages.filter(({ frame }) => !handbook.generated.has(frame.href))
    expect(written).toHaveLength(paths.length)
  })
})
