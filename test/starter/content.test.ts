// What the starter handbook says: every fact of its sources, in words of its own, and nothing that is only true of its samples.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const folder = 'handbook'
const beside = import.meta.dirname
const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.md'))
const texts = new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]))

/** The words of a page on one line, with those of its front matter, without marks and without where its links lead. */
const plain = (text: string): string =>
  text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[\^\w+\]|[*`_]/g, '')
    .replace(/\s+/g, ' ')

describe('the facts of the sources', () => {
  const facts = readFileSync(join(beside, 'facts.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\| \d{3}-/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, id = '', what = '', page = '', words = '']) => ({ id, what, page, words: words.split(' … ') }))

  test('are all on the list, each once', () => {
    const counts = { '000': 78, '001': 26, '002': 48, '003': 95, '004': 30 }
    const all = Object.entries(counts).flatMap(([source, count]) =>
      Array.from({ length: count }, (_, at) => `${source}-${String(at + 1).padStart(2, '0')}`),
    )
    expect(facts.map(({ id }) => id)).toEqual(all)
  })

  test('have a page each that says them', () => {
    const lost = facts.flatMap(({ id, what, page, words }) => {
      const text = plain(texts.get(page) ?? '')
      return words.filter((part) => !text.includes(plain(part))).map((part) => `${id} ${what}: ${page} lacks “${part}”`)
    })
    expect(lost).toEqual([])
  })
})

describe('the words', () => {
  /** Strings of seven words that the sources have, as the beginnings of their hashes. */
  const known = new Set(readFileSync(join(beside, 'source-strings.txt'), 'utf8').split('\n'))
  const hash = (words: string) => createHash('sha256').update(words).digest('hex').slice(0, 12)

  /** Names of roles, which nobody can say otherwise. */
  const names = ['from senior engineer 2 to engineering lead']

  const withoutQuotations = (text: string) => text.replace(/“[^”]*”|"[^"\n]{20,}"/g, ' § ')

  function stringsOf(text: string): string[] {
    const words =
      plain(withoutQuotations(text))
        .toLowerCase()
        .match(/[a-z0-9']+|§/g) ?? []
    return words.slice(6).map((_, at) => words.slice(at, at + 7).join(' '))
  }

  test('are no string of seven words from a source, but in a quotation', () => {
    const copied = [...texts].flatMap(([path, text]) =>
      stringsOf(text)
        .filter((string) => known.has(hash(string)) && !names.includes(string))
        .map((string) => `${path}: ${string}`),
    )
    expect(copied).toEqual([])
  })

  test('are found again where they are copied', () => {
    expect(stringsOf('They go from Senior Engineer 2 to *Engineering Lead*.').some((one) => known.has(hash(one)))).toBe(
      true,
    )
  })
})

describe('what a company makes of it stays true', () => {
  const bodies = [...texts].map(([path, text]) => [path, text.replace(/^---\n[\s\S]*?\n---\n/, '')] as const)
  const samples = /^(?:aors|people|teams|releases|reference)\//

  test('once it has other teams and people: no page but theirs names a sample', () => {
    const titles = [...texts].flatMap(([path, text]) =>
      /^(?:people|teams)\//.test(path) ? (/^title: (.*)$/m.exec(text)?.[1] ?? []) : [],
    )
    const named = bodies.flatMap(([path, body]) =>
      samples.test(path)
        ? []
        : titles.filter((title) => new RegExp(`\\b${title}\\b`).test(body)).map((title) => `${path}: ${title}`),
    )
    expect(named).toEqual([])
  })

  test('once it divides time in another way: no sentence has a share of time but one that says whose figure it is', () => {
    const whose = /Kua|Nakazawa|engineeringladders|Critical alerts|All buckets together|^## Time over 100%/
    const typed = bodies.flatMap(([path, body]) =>
      /^(?:reference|using)\//.test(path)
        ? []
        : body
            .split(/\n\n|(?<=[.!?])\s/)
            .filter((sentence) => /\d\s?%/.test(sentence) && !whose.test(sentence))
            .map((sentence) => `${path}: ${sentence}`),
    )
    expect(typed).toEqual([])
  })
})
