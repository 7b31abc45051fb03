import { type Fix, type Message, replaceSpan, report } from '../base/messages.ts'
import { normalizeKey } from '../base/text.ts'
import type { RuleId } from '../rules/rules.ts'
import type { Limits } from '../schema/config.ts'
import { type Kind, partsOfKind } from '../schema/front-matter.ts'
import { isRecord, readYaml } from '../yaml/yaml.ts'

/** Front matter that no tool takes for one, because of where or how it is written. */
interface LostFrontMatter {
  readonly message: Message
  /** As written, with its fences. */
  readonly written: string
  /** Its keys as YAML, where it is certain what was meant. */
  readonly keys?: { readonly text: string; readonly firstLine: number }
  /** The lines that are not text for readers, from the first up to the second, counted from 0. */
  readonly lines: readonly [from: number, to: number]
}

export interface PlaceOfPage {
  readonly file: string
  /** What the page is by its folder. */
  readonly kind: Kind
  readonly limits: Limits
}

/** Keys below each other, and the lines around them that are or should be fences. Lines are counted from 0. */
interface Block {
  readonly format: 'YAML' | 'TOML' | 'JSON'
  /** The line above the keys, if it looks like a fence. */
  readonly open?: number
  readonly first: number
  /** The line after the last key. */
  readonly last: number
  readonly close?: number
  /** Missing where TOML says more than YAML says in the same words. */
  readonly yaml?: string
  readonly names: readonly string[]
}

/** Finds front matter in a page that does not begin with any: below other text, between other fences or in another language. */
export function findLostFrontMatter(source: string, where: PlaceOfPage): LostFrontMatter | undefined {
  if (!/[:=]/.test(source)) return undefined
  const lines = source.split('\n')
  const block = findBlock(lines, where)
  return block && explain(block, lines, where)
}

function findBlock(lines: readonly string[], where: PlaceOfPage): Block | undefined {
  let code: string | undefined
  let inComment = false
  let isTop = true
  for (const [at, line] of lines.entries()) {
    const text = visible(line)
    const mark = /^(`{3,}|~{3,})/.exec(text)?.[1]
    if (mark && (code === undefined || (mark.startsWith(code) && mark === text)))
      code = code === undefined ? mark : undefined
    if (code !== undefined || mark) {
      isTop = false
      continue
    }
    if (inComment || text.startsWith('<!--')) {
      inComment = !text.includes('-->')
      continue
    }
    if (text === '') continue
    const found = fenceOf(text)
      ? fenced(lines, at, where)
      : isTop
        ? (bare(lines, at, where) ?? json(lines, at, where))
        : undefined
    if (found) return found
    // A title may be above keys without fences; below any other text they are text.
    if (!/^#{1,6}\s/.test(text)) isTop = false
  }
  return undefined
}

const unseen = /[\u00ad\u200b-\u200f\u2060\ufeff]/g

const visible = (line: string): string => line.replace(unseen, '').trim()

/** Hyphens and dashes as people type them, and lines that are drawn with characters. */
const dash = String.raw`-\u2010-\u2015\u2212\u2500\u2501\u2550\ufe58\ufe63\uff0d`
const dashes = new RegExp(String.raw`^(?:[${dash}]{2,}|[\u2012-\u2015\u2212])$`)

/** The language that a line of a fence's characters begins or ends, also one that a word processor has made of it. */
function fenceOf(text: string): 'YAML' | 'TOML' | undefined {
  if (/^\+{3,}$/.test(text)) return 'TOML'
  return dashes.test(text) || /^(?:(?:\\?-){2,}|- -[- ]*|\*{3,}|_{3,}|={3,})$/.test(text) ? 'YAML' : undefined
}

/** Whether a line is dashes, though not the three that begin and end front matter. */
export const isDashes = (line: string): boolean => line !== '---' && dashes.test(line)

const isKey = (line: string): boolean => /^(["']?)[\p{L}_][\p{L}\p{N}_ .-]*\1[ \t]*:(?:[ \t]|$)/u.test(line)
const isEntry = (line: string): boolean => /^[\w."-]+[ \t]*=/.test(line)

function fenced(lines: readonly string[], open: number, where: PlaceOfPage): Block | undefined {
  const format = fenceOf(visible(lines[open]!))!
  const first = open + 1
  if (!(format === 'TOML' ? isEntry : isKey)(lines[first] ?? '')) return undefined
  const { close, blank } = endOf(lines, first, format)
  const closed = close === undefined ? undefined : asBlock(lines, { format, open, first, last: close, close }, where)
  const unclosed = () => (blank === undefined ? undefined : asBlock(lines, { format, open, first, last: blank }, where))
  const block = closed ?? unclosed()
  return block && isMeant(block, lines, where) ? block : undefined
}

/** Where keys end: at a fence, and without one at the empty line above something else. */
function endOf(lines: readonly string[], first: number, format: 'YAML' | 'TOML'): { close?: number; blank?: number } {
  let blank: number | undefined
  let wasEmpty = false
  for (let at = first; at < lines.length; at++) {
    const line = lines[at]!
    const text = visible(line)
    const isOwn = format === 'YAML' ? isKey(line) : isEntry(line)
    if (text !== '' && fenceOf(text) && !/^[ \t]/.test(line)) return { close: at, ...(blank && { blank }) }
    if (text !== '' && wasEmpty && !isOwn) blank ??= at - 1
    // Text is text however it goes on.
    if (format === 'YAML' && text !== '' && !isOwn && !/^(?:[ \t]|- |#|[\]}])/.test(line)) return blank ? { blank } : {}
    wasEmpty = text === ''
  }
  return { blank: blank ?? lines.length }
}

/** Keys with no fence above them. */
function bare(lines: readonly string[], first: number, where: PlaceOfPage): Block | undefined {
  if (!isKey(lines[first]!)) return undefined
  const { close, blank } = endOf(lines, first, 'YAML')
  const isClosed = close !== undefined && close <= (blank ?? close)
  const last = isClosed ? close : blank
  if (last === undefined) return undefined
  const block = asBlock(lines, { format: 'YAML', first, last, ...(isClosed && { close }) }, where)
  if (!block || block.last - first < 2) return undefined
  const isCertain =
    where.kind === 'guide'
      ? first === 0 && (isClosed || (block.names.length > 1 && block.names.includes('title')))
      : knows(block, where)
  return isCertain ? block : undefined
}

function json(lines: readonly string[], first: number, where: PlaceOfPage): Block | undefined {
  if (!/^\{\s*(?:$|")/.test(lines[first]!)) return undefined
  for (let at = first; at < lines.length; at++) {
    if (!/\}[ \t;]*$/.test(lines[at]!) || (at > first && !/^\}/.test(lines[at]!))) continue
    const block = asBlock(lines, { format: 'JSON', first, last: at + 1 }, where)
    if (block) return block.names.length > 0 ? block : undefined
  }
  return undefined
}

function asBlock(
  lines: readonly string[],
  block: Omit<Block, 'names'>,
  { file, limits }: PlaceOfPage,
): Block | undefined {
  const { format, first, last } = block
  if (last - first > limits.frontMatterLines) return undefined
  const written = lines.slice(first, last)
  const yaml = format === 'TOML' ? asYaml(written) : written.join('\n')
  if (yaml === undefined) return { ...block, names: written.filter(isEntry).map((line) => line.split(/[ \t]*=/)[0]!) }
  const read = readYaml(`${yaml}\n`, file, first + 1, limits)
  return read.broken || !isRecord(read.data) ? undefined : { ...block, yaml, names: Object.keys(read.data) }
}

const tomlEntry = /^([\w-]+)[ \t]*=[ \t]*("(?:[^"\\]|\\.)*"|'[^']*'|true|false|[+-]?\d[\d_.:TZ+-]*|\[.*\])[ \t]*(#.*)?$/

/** TOML that is keys with values on one line each, as YAML. */
function asYaml(lines: readonly string[]): string | undefined {
  const entries = lines.map((line) => {
    if (line.trim() === '' || /^\s*#/.test(line)) return line
    const [, key, value, comment] = tomlEntry.exec(line) ?? []
    return key === undefined ? undefined : `${key}: ${value}${comment ? ` ${comment}` : ''}`
  })
  return entries.includes(undefined) ? undefined : entries.join('\n')
}

/** Whether keys between fences are front matter: below text, only by a name that front matter has. */
function isMeant(block: Block, lines: readonly string[], where: PlaceOfPage): boolean {
  if (block.format === 'TOML' || knows(block, where)) return true
  const isFirst = lines.slice(0, block.open).every((line) => line.trim() === '')
  return isFirst && block.close !== undefined && (where.kind !== 'guide' || block.names.length > 1)
}

/** Keys of the front matter that other tools read, besides those that rolebook has itself. */
const usual = new Set(
  'author authors categories category date description draft layout nav_order owner owners permalink published sidebar_label sidebar_position slug tags toc weight'.split(
    ' ',
  ),
)

function knows({ names }: Block, { kind }: PlaceOfPage): boolean {
  const keys = new Set(partsOfKind[kind].map(({ path: [key] }) => key!))
  if (kind === 'guide') return names.some((name) => keys.has(name) || usual.has(name))
  const known = new Set([...keys].map(normalizeKey))
  return names.some((name) => known.has(normalizeKey(name)))
}

interface Fault {
  readonly rule: RuleId
  /** The line it is on. */
  readonly at: number
  readonly message: string
  readonly hint: string
}

function explain(block: Block, lines: readonly string[], { file, kind }: PlaceOfPage): LostFrontMatter {
  const { format, open, first, last, close, yaml } = block
  const from = open ?? first
  const to = close === undefined ? last : close + 1
  const written = lines.slice(from, to).join('\n')
  const { rule, at, message, hint } = faultOf(block, lines)
  const place = { line: at + 1, column: 1, endLine: at + 1, endColumn: Math.max(1, lines[at]!.length) + 1 }
  const isProse = kind === 'guide' && !/^["']?kind["']?\s*[:=]/im.test(written)
  // Of a page from elsewhere that begins with a few words and colons, nothing is certain.
  const isText = isProse && format === 'YAML' && open === undefined
  const more = {
    hint,
    ...(isProse && { severity: 'warning' as const }),
    ...(yaml !== undefined && !isText && moved(yaml, lines, [from, to], file)),
  }
  return {
    message: report(rule, { file, place }, message, more),
    written,
    lines: isText ? [from, from] : [from, to],
    ...(yaml !== undefined && !isText && { keys: { text: yaml, firstLine: first + 1 } }),
  }
}

function faultOf({ format, open, first, close }: Block, lines: readonly string[]): Fault {
  const at = open ?? first
  if (format === 'TOML') {
    const hint = 'Write three dashes instead of `+++` and `key: value` instead of `key = value`.'
    return { rule: 'frontmatter-language', at, message: 'Unexpected front matter in TOML, expected YAML', hint }
  }
  if (format === 'JSON') {
    const hint = 'Put a line of three dashes above it and another one below it.'
    return { rule: 'frontmatter-language', at, message: 'Unexpected front matter in JSON, expected YAML', hint }
  }
  const rule = 'frontmatter-fence'
  if (open === undefined) {
    const message =
      first === 0
        ? 'Unexpected key on the first line, expected three dashes above it'
        : 'Unexpected key without three dashes above it'
    return { rule, at, message, hint: wholeHint(first, close, 'Put a line of three dashes above the first key') }
  }
  const isFence = (line: number) => /^---[ \t]*$/.test(lines[line]!)
  if (!isFence(open)) {
    const message = `Unexpected \`${lines[open]!.trim()}\` above the keys, expected three dashes`
    return { rule, at, message, hint: wholeHint(open, close, 'Write `---` there and below the last key') }
  }
  if (close === undefined) {
    const message = 'Front matter is opened here and never closed'
    return {
      rule: 'frontmatter-unclosed',
      at,
      message,
      hint: wholeHint(open, 0, 'Put a line of three dashes below the last key'),
    }
  }
  if (open === 0) {
    const message = `Unexpected \`${lines[close]!.trim()}\` below the keys, expected three dashes`
    return { rule, at: close, message, hint: 'Write `---` there.' }
  }
  const message = `Unexpected ${nameAbove(lines.slice(0, open))} above the front matter, expected three dashes on the first line`
  return { rule, at, message, hint: 'Move the front matter to the top of the file.' }
}

const wholeHint = (above: number, close: number | undefined, hint: string): string =>
  `${hint}${close === undefined ? ' and another one below the last' : ''}${above > 0 ? ', and move all of it to the top of the file' : ''}.`

function nameAbove(above: readonly string[]): string {
  const text = above.join('\n').trim()
  if (text === '') return above.length === 1 ? 'empty line' : 'empty lines'
  return /^(?:<!--[\s\S]*?-->\s*)+$/.test(text) ? 'comment' : 'text'
}

/** Puts the front matter where it belongs, and what was above it below. */
function moved(yaml: string, lines: readonly string[], [from, to]: readonly [number, number], file: string): Fix {
  const above = lines.slice(0, from).join('\n').trim()
  const front = `---\n${yaml.trimEnd()}\n---\n${above === '' ? '' : `\n${above}\n`}`
  const last = lines.length - 1
  const end = to > last ? { endLine: last + 1, endColumn: lines[last]!.length + 1 } : { endLine: to + 1, endColumn: 1 }
  return replaceSpan(file, { line: 1, column: 1, ...end }, front)
}
