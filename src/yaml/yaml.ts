import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  Scalar,
  visit,
  type YAMLError,
  type YAMLMap,
} from 'yaml'
import { type Message, type Place, quoteValue, report } from '../base/messages.ts'
import { normalizeKey } from '../base/text.ts'
import type { RuleId } from '../rules/rules.ts'
import { type Indented, indentQuoted } from './quotes.ts'
import { dashWithoutSpace, describeYamlFault, noSpaceAfterDash, oddSpace } from './words.ts'

/** Where a value is: `['goTo', 'tl']`, `['examples', 2]`. Keys in any spelling. */
export type KeyPath = readonly (string | number)[]

/** Whether a value of YAML is keys with values. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** YAML with places. */
export interface Yaml {
  /** Maps, lists, strings, numbers, booleans and null. `{}` when the syntax is wrong. */
  readonly data: unknown
  readonly messages: readonly Message[]
  /** True when the text could not be read, so that what is missing from `data` says nothing. */
  readonly broken: boolean
  /** The span of the key or the value at `path`, or of the nearest parent that exists. */
  readonly place: (path: KeyPath, part?: 'key' | 'value') => Place
  /** The value at `path` as written, on one line. */
  readonly written: (path: KeyPath) => string
  /** Every text, and how and where it is written. */
  readonly texts: () => readonly PlacedText[]
}

/** A text in the file, with the comment behind it, if there is one. */
export interface PlacedText extends YamlText {
  readonly place: Place
  readonly comment?: { readonly text: string; readonly place: Place }
}

interface Limits {
  /** Deepest nesting of lists and maps. */
  readonly yamlDepth: number
}

/**
 * Reads YAML 1.2 (core schema: dates and times stay text) whose first character is at the start of `firstLine` of
 * `file`. Anchors, aliases, tags and merge keys are refused, and so are keys that programs reserve.
 */
export function readYaml(text: string, file: string, firstLine: number, limits: Limits): Yaml {
  const yaml = readText({ text, added: new Map() }, file, firstLine, limits)
  if (!yaml.broken || !/["']/.test(text)) return yaml
  const indented = indentQuoted(text)
  const again = indented && readText(indented, file, firstLine, limits)
  return again && !again.broken ? again : yaml
}

function readText({ text, added }: Indented, file: string, firstLine: number, limits: Limits): Yaml {
  const lines = new LineCounter()
  const pointAt = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { line, col: Math.max(1, col - (added.get(line - 1) ?? 0)) }
  }
  const spanAt = ([start, end]: readonly [number, number]): Place => {
    const from = pointAt(start)
    const to = pointAt(Math.max(start, end))
    return { line: from.line + firstLine - 1, column: from.col, endLine: to.line + firstLine - 1, endColumn: to.col }
  }
  const tooDeep = depthBeyond(text, limits.yamlDepth)
  if (tooDeep !== undefined) {
    lines.addNewLine(0)
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1)
    const message = `Unexpected nesting deeper than ${limits.yamlDepth}, expected lists and maps that a person can follow`
    const hint = 'Remove brackets, dashes or the spaces at the start of the line.'
    const messages = [
      report('frontmatter-too-large', { file, place: spanAt([tooDeep, tooDeep + 1]) }, message, { hint }),
    ]
    return { data: {}, messages, broken: true, place: () => messages[0]!.place, written: () => '', texts: () => [] }
  }
  // A bare carriage return at the very end would become part of the last value.
  const document = parseDocument(text.endsWith('\n') ? text : `${text}\n`, {
    lineCounter: lines,
    schema: 'core',
    merge: false,
    stringKeys: true,
    uniqueKeys: false,
    prettyErrors: false,
    // Any level but silent reports a second document.
    logLevel: 'error',
  })
  // A list or a map ends with the line break after it.
  const trimmed = ([start, end]: Range): Range => [
    start,
    start + text.slice(start, end).replace(/[ \t\r\n]+$/, '').length,
  ]
  const place = (path: KeyPath, part: 'key' | 'value' = 'value') => spanAt(trimmed(spanOf(document, path, part)))
  const written = (path: KeyPath) =>
    text
      .slice(...spanOf(document, path, 'value'))
      .replace(/\s+/g, ' ')
      .trim()
  const [error] = document.errors
  const messages = error
    ? [syntaxError(error)]
    : refused(document, text).map(({ rule, range, message, hint }) =>
        report(rule, { file, place: spanAt(trimmed(range)) }, message, { hint }),
      )
  const broken = messages.length > 0
  const texts = () => (broken ? [] : textsIn(document).map(placed))
  return { data: broken ? {} : (document.toJS() ?? {}), messages, broken, place, written, texts }

  function placed(found: YamlText): PlacedText {
    const place = spanAt(found.range)
    const [all = '', comment] = /^[ \t]+(#.*\S)/.exec(text.slice(found.range[1])) ?? []
    const end = found.range[1] + all.length
    return comment
      ? { ...found, place, comment: { text: comment, place: spanAt([end - comment.length, end]) } }
      : { ...found, place }
  }

  /** Where the quote begins that is missing its end: what follows it up to there is only swallowed. */
  function openQuote({ code, message, pos: [end] }: YAMLError): number | undefined {
    if (code !== 'MISSING_CHAR' || !/quote/.test(message)) return undefined
    let open: number | undefined
    visit(document, {
      Scalar: (_, node) => {
        const [start] = rangeOf(node)
        if ((node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE) && start <= end) open = start
      },
    })
    return open
  }

  /** Indentation is never wrong by itself when it is before `-One`. */
  function dashAt(start: number): number {
    const [blanks] = /^ */.exec(text.slice(start))!
    return dashWithoutSpace.test(text.slice(start + blanks.length)) ? start + blanks.length : start
  }

  function syntaxError(error: YAMLError): Message {
    const { code, message: detail, pos } = error
    const from = openQuote(error) ?? dashAt(pos[0])
    const { message, hint, length, sentence } = describeYamlFault({ code, message: detail, pos: [from, pos[1]] }, text)
    // What is missing at the very end is missing at the end of the last line.
    const start = Math.min(from, text.trimEnd().length)
    const place = spanAt([start, start])
    const whole = { ...place, endColumn: place.column + length }
    const fix = sentence === undefined ? {} : quoteValue(file, whole, sentence)
    return report('yaml-syntax', { file, place: whole }, message, { hint, ...fix })
  }
}

/** The span of the key or value at `path`, else of the nearest parent's key, else the first character. */
function spanOf(document: Document, path: KeyPath, part: 'key' | 'value'): Range {
  let node: unknown = document.contents
  let span: Range = [0, 0]
  for (const step of path) {
    if (isMap(node)) {
      const named = (spelled: (key: string) => string) =>
        (node as YAMLMap).items.find(({ key }) => isScalar(key) && spelled(String(key.value)) === spelled(String(step)))
      // Keys that are ids may differ in a hyphen alone.
      const pair: Pair | undefined = named((key) => key) ?? named(normalizeKey)
      if (!pair) return span
      span = rangeOf(pair.key)
      node = pair.value
    } else if (isSeq(node) && typeof step === 'number' && node.items[step] !== undefined) {
      node = node.items[step]
      span = rangeOf(node)
    } else if (step === 0 && isScalar(node)) {
      // Where a list of one was written without brackets, its first item is all of it.
      span = rangeOf(node)
    } else return span
  }
  return part === 'value' && isNode(node) && node.range && node.range[1] > node.range[0] ? rangeOf(node) : span
}

/** Offset of the first bracket or indentation nested deeper than `limit`: deeper input can end the process. */
function depthBeyond(text: string, limit: number): number | undefined {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '[' || character === '{') {
      if (++depth > limit) return at
    } else if ((character === ']' || character === '}') && depth > 0) depth--
  }
  const indented = new RegExp(`^[ ]{${limit * 4},}|^(?:[ ]*[-?:][ ]+){${limit},}`, 'm').exec(text)
  return indented?.index
}

type Range = [start: number, end: number]

/** What a node of YAML takes up; nothing at the start of the text when it is not one. */
function rangeOf(node: unknown): Range {
  return isNode(node) && node.range ? [node.range[0], node.range[1]] : [0, 0]
}

interface YamlText {
  /** Where it is: keys as written and indexes. */
  readonly path: readonly (string | number)[]
  readonly value: string
  /** Without quotes and without a bar or an angle before it. */
  readonly plain: boolean
  /** Between which brackets it is, if it does. */
  readonly inside?: '[' | '{'
  /** A key between braces without a value, as a comma in a sentence leaves it: the value before it. */
  readonly after?: string
  /** In the text: its first character and the one behind its last. */
  readonly range: readonly [start: number, end: number]
}

/** Every value that is text, in order, and every key between braces that has no value. */
function textsIn({ contents }: Document): YamlText[] {
  const found: YamlText[] = []
  walk(contents, [], undefined)
  return found

  function walk(node: unknown, path: YamlText['path'], inside: YamlText['inside'], after?: string): void {
    if (isSeq(node))
      for (const [index, item] of node.items.entries()) walk(item, [...path, index], node.flow ? '[' : undefined)
    else if (isMap(node)) {
      let before: string | undefined
      for (const { key, value } of node.items) {
        if (!isScalar(key)) continue
        const isBare = value === null || (isScalar(value) && value.value === null)
        const stray = node.flow && before !== undefined && isBare
        if (stray) walk(key, path, '{', before)
        else walk(value, [...path, String(key.value)], node.flow ? '{' : undefined)
        before = isScalar(value) && typeof value.value === 'string' ? value.value : undefined
      }
    } else if (isScalar(node) && typeof node.value === 'string' && node.range) {
      const [start, end] = node.range
      found.push({
        path,
        value: node.value,
        plain: node.type === Scalar.PLAIN,
        range: [start, end],
        inside: inside || undefined,
        after,
      })
    }
  }
}

interface Refusal {
  readonly rule: RuleId
  readonly range: Range
  readonly message: string
  readonly hint: string
}

/** What valid YAML may hold but a handbook may not, before any of it becomes an object. */
function refused(document: Document, text: string): Refusal[] {
  const found: Refusal[] = []
  const add = (rule: RuleId, range: Range, message: string, hint: string) => found.push({ rule, range, message, hint })
  // Tags and anchors stand before their value and are not a part of its range.
  const before = (node: unknown, pattern: RegExp): Range => {
    const [start, end] = rangeOf(node)
    const from = Math.max(0, start - 200)
    const mark = [...text.slice(from, start).matchAll(pattern)].at(-1)
    return mark ? [from + mark.index, from + mark.index + mark[0].length] : [start, end]
  }
  visit(document, {
    Alias: (_, node) => {
      const message = `Unexpected alias \`*${node.source}\`, expected the value itself`
      add('yaml-feature', rangeOf(node), message, 'Write the value out, or put it in quotes if the `*` is part of it.')
    },
    Node: (_, node, parents) => {
      if (isAlias(node)) return
      if (node.anchor) {
        const message = `Unexpected anchor \`&${node.anchor}\`, expected a plain value`
        const hint = 'Remove the anchor, or put the value in quotes if the `&` is part of it.'
        add('yaml-feature', before(node, /&[^\s[\]{},]+/g), message, hint)
      }
      if (node.tag) {
        const range = before(node, /![^\s[\]{},]*/g)
        const message = `Unexpected tag \`${text.slice(...range)}\`, expected a plain value`
        add('yaml-feature', range, message, 'Remove the tag, or put the value in quotes if the `!` is part of it.')
      }
      if (isScalar(node)) checkText(node)
      if (isMap(node)) checkKeys(node, parents.length === 1)
    },
  })
  return found

  function checkText(node: Scalar): void {
    if (node.type !== Scalar.PLAIN) return
    const [start, end] = rangeOf(node)
    const written = text.slice(start, end)
    const odd = oddSpace(written)
    if (odd) add('yaml-syntax', [start, start + 1], odd.message, odd.hint)
    // Of items like these YAML makes one sentence.
    const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
    if (before.trim() === '' && dashWithoutSpace.test(written)) {
      const { message, hint } = noSpaceAfterDash(written)
      add('yaml-syntax', [start, start + 1], message, hint)
      return
    }
    // What looks like another item is read as more of the same sentence.
    const dash = written.search(/(?<=\n[ \t]*)-\s/)
    if (dash < 0) return
    const message = 'Unexpected indentation of a list item, which makes it part of the line above'
    add(
      'yaml-syntax',
      [start + dash, start + dash + 1],
      message,
      'Start the dash where the other dashes of the list are.',
    )
  }

  function checkKeys({ items }: YAMLMap, outermost: boolean): void {
    // Only the keys rolebook names are read in any spelling; deeper ones may be ids.
    const spelled = (name: string) => (outermost ? normalizeKey(name) : name)
    const seen = new Set<string>()
    for (const { key } of items) {
      const name = isScalar(key) ? String(key.value) : ''
      const range = rangeOf(key)
      if (reserved.has(name))
        add('key-reserved', range, `Unexpected key \`${name}\`, which programs reserve`, 'Choose another name.')
      if (name === '<<')
        add('yaml-feature', range, 'Unexpected merge key `<<`, expected the keys themselves', 'Write the keys out.')
      if (seen.has(spelled(name)))
        add('key-duplicate', range, `Unexpected second key \`${name}\`, expected it once`, 'Keep one of the two.')
      seen.add(spelled(name))
    }
  }
}

const reserved = new Set(['__proto__', 'constructor', 'prototype'])
