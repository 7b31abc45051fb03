// A new handbook of every size is complete: nothing in it is wrong, nothing leads out of it, and nobody else's past is in it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { filesIn, type Ran, run, temporary } from '../support/commands.ts'
import { elementsOf, lostLinks } from '../support/site-links.ts'

interface Started extends Ran {
  readonly folder: string
  /** The text of each file, by its path from the handbook's folder. */
  readonly texts: ReadonlyMap<string, string>
}

async function start(...options: readonly string[]): Promise<Started> {
  const folder = join(temporary(), 'ours')
  const ran = await run(['init', folder, '--registry', ...options], temporary())
  const files = [...filesIn(folder)].filter(([path]) => path.startsWith('handbook/'))
  return { ...ran, folder, texts: new Map(files.map(([path, bytes]) => [path.slice(9), bytes.toString('utf8')])) }
}

const pagesIn = ({ texts }: Started) => [...texts.keys()].filter((path) => path.endsWith('.md'))
const proseIn = ({ texts }: Started) => [...texts.values()].join('\n')

// Samples have dates, and a day on which they are past.
const today = ['--today', '2026-11-25']

const sizes: Readonly<Record<string, readonly string[]>> = {
  whole: [],
  bare: ['--bare'],
  empty: ['--empty'],
  'own words': [
    ...['--roles', 'Engineering Lead, Staff Engineer, Engineering Manager=Engineering Lead+Staff Engineer'],
    ...['--focuses', 'Technical Direction, People, Delivery, Operations'],
  ],
}

describe.each(Object.keys(sizes))('a new handbook, %s', (size) => {
  let ours: Started
  beforeAll(async () => {
    ours = await start(...sizes[size]!)
  })

  test('has no error, no warning and no note', async () => {
    expect(ours.code, ours.err).toBe(0)
    const { out } = await run(['check', '--notes', ...today], ours.folder)
    expect(out).toMatch(/^✓ \d+ pages, no errors and no warnings(; \d allowed by (its page|their pages))?\.$/)
  })

  test('becomes a site in which every link leads somewhere', async () => {
    expect((await run(['build', ...today], ours.folder)).code).toBe(0)
    const files = filesIn(join(ours.folder, 'site'))
    const pages = [...files].filter(([path]) => path.endsWith('.html'))
    const elements = new Map(pages.map(([path, html]) => [path, elementsOf(html.toString('utf8'))]))
    expect(lostLinks(elements, new Set(files.keys()))).toEqual([])
  })

  test('has no past', () => {
    const fronts = [...ours.texts].map(([path, text]) => [path, /^---\n[\s\S]*?\n---\n/.exec(text)?.[0] ?? ''] as const)
    for (const [path, front] of fronts) expect(front, path).not.toMatch(/^(?:formerly|adapts):|status: historical/m)
    for (const path of pagesIn(ours)) expect(path).not.toMatch(/^releases\//)
    expect(proseIn(ours)).not.toMatch(/Program Leads?\b|Manager \(2017\)/)
    if (size !== 'whole') expect(proseIn(ours)).not.toMatch(/\d\.0\.0/)
  })
})

test('the whole starter leaves out only what documents rolebook, and the past', async () => {
  const whole = await start()
  const all = [...filesIn('handbook').keys()]
  const left = all.filter((path) => !whole.texts.has(path))
  expect([...new Set(left.map((path) => path.replace(/^(reference|releases|roles\/past)\/.*/, '$1')))]).toEqual([
    'reference',
    'releases',
    'roles/past',
  ])
})

test('the past of the starter comes along when it is asked for', async () => {
  const { texts } = await start('--with-history')
  expect([...texts.keys()]).toEqual(expect.arrayContaining(['releases/2.0.0.md', 'roles/past/pl.md']))
  expect(texts.get('roles/README.md')).toContain('[Program Lead](past/pl.md)')
  expect(texts.get('teams/search.md')).toContain('adapts: 1.0.0')
})

describe('the bare starter', () => {
  let bare: Started
  beforeAll(async () => {
    bare = await start('--bare')
  })

  test('has at most 35 pages, about who owns what and the words for it', () => {
    expect(pagesIn(bare).length).toBeLessThanOrEqual(35)
    const folders = new Set(pagesIn(bare).map((path) => path.split('/')[0]))
    expect([...folders]).toEqual(['README.md', 'focuses', 'glossary', 'responsibilities', 'roles'])
  })

  test('names no team and nobody of the samples', () => {
    const text = proseIn(bare)
    for (const name of sampleNames()) expect(text).not.toMatch(new RegExp(`\\b${name}\\b`))
  })

  // A link whose page is left out becomes its words, and what only says where to read more is left out. Whether a sentence is
  // still true and whole only a person can see: read those that are new here.
  test('has sentences that are whole without their links', async () => {
    const changed = pagesIn(bare).flatMap((path) => {
      const before = new Set(sentences(readFileSync(join('handbook', path), 'utf8')))
      const own = sentences(bare.texts.get(path)!).filter((text) => !before.has(text))
      return path === 'README.md' || own.length === 0 ? [] : [`# ${path}\n`, ...own, '']
    })
    await expect(changed.join('\n')).toMatchFileSnapshot('bare-sentences.md')
  })
})

/** The sentences of the text, without the front matter, and the items of its lists and tables. */
const sentences = (page: string): string[] =>
  page
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .split(/\n(?=\n|- |\|)|(?<=[.:?]\*{0,2})\s/)
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())

/** The teams, and everybody who holds something in one or looks after an area. */
function sampleNames(): string[] {
  const texts = ['teams', 'people', 'aors'].flatMap((folder) =>
    readdirSync(join('handbook', folder)).map((name) => readFileSync(join('handbook', folder, name), 'utf8')),
  )
  const people = texts.flatMap((text) => [
    ...text.matchAll(/^(?: {2}\w+|holder|backup): (\p{Lu}\p{L}+) (\p{Lu}\p{L}+)$/gmu),
  ])
  const teams = readdirSync('handbook/teams').flatMap(
    (name) => /^title: (.*)/m.exec(readFileSync(join('handbook/teams', name), 'utf8'))?.[1] ?? [],
  )
  return [...new Set([...teams, ...people.flatMap(([, first, last]) => [first!, last!])])]
}

test('an empty handbook has a first page and one role, focus and responsibility', async () => {
  const empty = await start('--empty')
  expect([...empty.texts.keys()]).toEqual([
    'README.md',
    'focuses/people.md',
    'handbook.yaml',
    'responsibilities/people-example.md',
    'roles/team-lead.md',
  ])
})

test('the README of a project says what there is to do in a handbook of its size', async () => {
  const readme = async (...options: readonly string[]) =>
    readFileSync(join((await start(...options)).folder, 'README.md'), 'utf8')
  expect(await readme()).toContain('Replace the sample teams')
  expect(await readme('--bare')).toContain('Add what is missing')
  expect(await readme('--empty')).toContain('The pages in `handbook/responsibilities/` are examples.')
  expect(await readme('--bare')).not.toMatch(/\{\w+\}|sample/)
})

test('a size is one of them', async () => {
  const { code, err } = await run(['init', 'ours', '--bare', '--empty'], temporary())
  expect(code).toBe(2)
  expect(err).toContain("option '--bare' cannot be used with option '--empty'")
})
