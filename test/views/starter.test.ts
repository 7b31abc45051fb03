import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from '../../src/schema/config.ts'
import { siteView as views } from '../../src/views/site.ts'
import { handbookOf } from '../support/handbooks.ts'
import { mainAt } from '../support/site.ts'

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
  expect(matrix.groups.flatMap(({ rows }) => rows)).toHaveLength(11)
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
  const written = views(handbook).pages.filter(({ frame }) => !handbook.generated.has(frame.href))
  expect(written).toHaveLength(paths.length)
})
