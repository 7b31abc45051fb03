import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Code, Nodes } from 'mdast'
import { createColors } from 'picocolors'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { makeStopwatch } from '../../src/base/dates.ts'
import type { Message } from '../../src/base/messages.ts'
import { createCompiler } from '../../src/compile.ts'
import { readFrontMatter } from '../../src/parse/front-matter.ts'
import { readHandbook } from '../../src/read/handbook.ts'
import { reportToPeople } from '../../src/reporters/people.ts'
import { defaults } from '../../src/schema/config.ts'
import { sound } from './problems.ts'

/** What is below `**Wrong:**` or `**Right:**` in the part of a page about one rule. */
export interface Example {
  /** The titled blocks of code: the text of each file by its path. */
  readonly files: Readonly<Record<string, string>>
  /** Where the messages are that the page shows, without the fences. */
  readonly shown: readonly Range[]
}

interface Range {
  readonly start: number
  readonly end: number
}

/** The part of a page about one rule, whose id is its heading. */
export interface RulePart {
  readonly id: string
  /** Where its first paragraph is, which says what must hold. */
  readonly summary: Range | undefined
  readonly examples: ReadonlyMap<string, Example>
}

/** The parts of a page about rules, in order. */
export function rulePartsIn(page: string): readonly RulePart[] {
  const { body } = readFrontMatter(page, { file: 'page.md', kind: 'guide', limits: defaults.limits })
  const { children } = unified().use(remarkParse).parse(body)
  const starts = children.flatMap((node, at) => (node.type === 'heading' && node.depth === 2 ? [at] : []))
  return starts.map((start, at) => {
    const nodes = children.slice(start + 1, starts[at + 1])
    return {
      id: textOf(children[start]!),
      summary: nodes[0]?.type === 'paragraph' ? rangeOf(nodes[0]) : undefined,
      examples: examplesAmong(nodes, page),
    }
  })
}

/** What is written in the paragraphs and lists of a page, without its code, as one text each. */
export function proseIn(page: string): readonly string[] {
  const { body } = readFrontMatter(page, { file: 'page.md', kind: 'guide', limits: defaults.limits })
  const paragraphs = (node: Nodes): string[] =>
    node.type === 'paragraph' ? [textOf(node)] : 'children' in node ? node.children.flatMap(paragraphs) : []
  return paragraphs(unified().use(remarkParse).parse(body))
}

function examplesAmong(nodes: readonly Nodes[], page: string): ReadonlyMap<string, Example> {
  const parts: [lead: string, codes: Code[]][] = []
  for (const node of nodes) {
    const lead = node.type === 'paragraph' && /^(Wrong|Right):$/.exec(textOf(node))?.[1]
    if (lead) parts.push([lead, []])
    else if (node.type === 'code') parts.at(-1)?.[1].push(node)
  }
  return new Map(parts.map(([lead, codes]) => [lead, exampleOf(codes, page)]))
}

function exampleOf(codes: readonly Code[], page: string): Example {
  const files = codes.flatMap(({ meta, value }): [string, string][] => {
    const title = /title="([^"]+)"/.exec(meta ?? '')?.[1]
    return title ? [[title, `${value}\n`]] : []
  })
  const shown = codes.filter(({ lang }) => lang === 'text').map((code) => contentOf(code, page))
  return { files: Object.fromEntries(files), shown }
}

function contentOf(code: Code, page: string): Range {
  const { start, end } = rangeOf(code)
  return { start: page.indexOf('\n', start) + 1, end: page.lastIndexOf('\n', end - 1) + 1 }
}

const rangeOf = ({ position }: Nodes): Range => ({ start: position!.start.offset!, end: position!.end.offset! })

const textOf = (node: Nodes): string =>
  'value' in node ? node.value : 'children' in node ? node.children.map(textOf).join('') : ''

/** Everything that `rolebook check` says of the correct handbook with these files added to it or changed in it. */
export async function messagesOf(files: Example['files']): Promise<readonly Message[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rolebook-rule-'))
  try {
    for (const [path, text] of Object.entries({ ...sound, ...files })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const { compile } = createCompiler({ keepIn: undefined, tool: '', today: '2026-04-15' })
    const { messages } = await compile(
      await readHandbook(folder, {}),
      makeStopwatch(() => 0),
    )
    return messages
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Messages as a terminal shows them, without the line each is about, which is in the example above. */
export const asShown = (messages: readonly Message[]): string => messages.map(oneShown).join('\n\n')

const options = {
  prefix: '',
  colors: createColors(false),
  texts: new Map(),
  pages: 1,
  notes: true,
  nameCommands: String,
}

// The reporter ends with a summary of all.
const oneShown = (message: Message): string => reportToPeople([message], options).split('\n\n')[0]!
