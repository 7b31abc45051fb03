// Breaks the starter handbook in two hundred places, one at a time: each is reported, once, and where it was done.
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Message } from '../../src/base/messages.ts'
import { checkHandbook, settle } from '../../src/check/check.ts'
import { buildHandbook } from '../../src/model/model.ts'
import { makePageParser } from '../../src/parse/page.ts'
import type { Page } from '../../src/parse/types.ts'
import { readFolder } from '../../src/read/handbook.ts'
import { readConfig } from '../../src/schema/config.ts'
import { random } from '../support/cases.ts'
import { sourceOf } from '../support/handbooks.ts'

const folder = join(import.meta.dirname, '../../handbook')
const { config, text: configText } = await readConfig(folder)
const { sources, assets } = readFolder(folder, config)
const parse = makePageParser({ limits: config.limits })
const pages = new Map(sources.map((source) => [source.path, parse(source)]))

const unread = { files: new Map(), unreadable: new Map(), messages: [] }

function messages(changed: ReadonlyMap<string, Page>): Message[] {
  const all = [...changed.values()]
  return settle(
    [
      ...all.flatMap(({ messages }) => messages),
      ...checkHandbook(buildHandbook(all, assets, config), configText, unread, '2026-01-01'),
    ],
    config,
  )
}

const asLine = ({ file, place, rule, message }: Message) =>
  `${file}:${place.line}:${place.column}-${place.endColumn} ${rule} ${message}`

const before = new Set(messages(pages).map(asLine))

/** A word of a page that can be misspelt. */
interface Spot {
  readonly path: string
  readonly line: number
  /** From 0. */
  readonly from: number
  readonly word: string
}

/** Every match of `pattern` in what `part` leaves of the pages; its first group is the word. */
function spots(pattern: RegExp, part: (text: string) => string): Spot[] {
  return sources.flatMap(({ path, text }) =>
    part(text)
      .split('\n')
      .flatMap((written, line) =>
        [...written.matchAll(pattern)].map((found) => ({ path, line, from: found.indices![1]![0], word: found[1]! })),
      ),
  )
}

const blank = (text: string) => text.replace(/[^\n]/g, ' ')
const frontMatter = /^---\n[\s\S]*?\n---\n/
const inFrontMatter = (text: string) => frontMatter.exec(text)?.[0] ?? ''
const inProse = (text: string) =>
  text
    .replace(frontMatter, blank)
    .replace(/^( *)(`{3,})[\s\S]*?^\1\2$/gm, blank)
    .replace(/(`+)[^`][\s\S]*?\1/g, blank)

const known = 'ownerRole|coreFocus|bucket|reportsTo|tieBreak|carries|team|partOf'
const names = 'coreFocus|combines|givesUp|seeAlso|inTensionWith|appliesTo'
const kinds: Record<string, readonly Spot[]> = {
  'the path of a link': spots(/\]\((?![a-z]+:|#)([^)#\s]+)/dg, inProse),
  'the heading a link names': spots(/\]\([^)#\s]*#([^)\s]+)\)/dg, inProse),
  'an id of front matter': [
    ...spots(new RegExp(`^(?:${known}): ([\\w-]+)$`, 'dg'), inFrontMatter),
    ...spots(new RegExp(`(?<=^(?:${names}): \\[(?:[\\w-]+, )*)([\\w-]+)`, 'dg'), inFrontMatter),
  ],
  'a key of front matter': spots(/^(\w+):/dg, inFrontMatter),
}

/** One letter more, less or other. In keys, capitals do not count. */
function misspelt(word: string, isKey: boolean, next: () => number): string {
  const letters = [...word.matchAll(/[a-z]/gi)].map(({ index }) => index)
  const at = letters[Math.floor(next() * letters.length)]!
  const letter = word[at]!
  const ways = [
    `q${letter}`,
    letter === 'q' ? 'x' : 'q',
    letters.length > 3 ? '' : 'x',
    ...(isKey ? [] : [otherCase(letter)]),
  ]
  return word.slice(0, at) + ways[Math.floor(next() * ways.length)]! + word.slice(at + 1)
}

const otherCase = (letter: string) => (letter < 'a' ? letter.toLowerCase() : letter.toUpperCase())

describe.each(Object.keys(kinds))('misspelling %s', (kind) => {
  const next = random(kind.length)
  const all = kinds[kind]!
  test.each(Array.from({ length: 50 }, () => all[Math.floor(next() * all.length)]!))('$word in $path', (spot) => {
    const { path, line, from, word } = spot
    let wrong = word
    // By chance it may be another word that is right.
    while (wrong === word || all.some((other) => other.word === wrong))
      wrong = misspelt(word, kind.startsWith('a key'), next)
    const lines = sources.find((source) => source.path === path)!.text.split('\n')
    lines[line] = lines[line]!.slice(0, from) + wrong + lines[line]!.slice(from + word.length)
    const broken = parse(sourceOf(path, lines.join('\n')))
    const found = messages(new Map(pages).set(path, broken)).filter((message) => !before.has(asLine(message)))
    expect(found.map(asLine), `${word} as ${wrong}`).toHaveLength(1)
    const { file, place } = found[0]!
    expect([file, place.line, place.endLine], asLine(found[0]!)).toEqual([path, line + 1, line + 1])
    expect(place.column, asLine(found[0]!)).toBeLessThanOrEqual(from + 1)
    expect(place.endColumn, asLine(found[0]!)).toBeGreaterThanOrEqual(from + 1 + wrong.length)
  })
})
