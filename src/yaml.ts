import {
  type Document,
  type ErrorCode,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml'
import { report } from './report.ts'
import type { Message, Place, RuleId } from './types.ts'

/** Where a value is: `['goTo', 'tl']`, `['examples', 2]`. Keys in any spelling. */
export type KeyPath = readonly (string | number)[]

/** YAML with places. */
export interface Yaml {
  /** Null-prototype maps, lists, strings, numbers, booleans and null. `{}` when the syntax is wrong. */
  readonly data: unknown
  readonly messages: readonly Message[]
  /** True when the text could not be read, so that what is missing from `data` says nothing. */
  readonly broken: boolean
  /** The span of the key or the value at `path`, or of the nearest parent that exists. */
  readonly place: (path: KeyPath, part?: 'key' | 'value') => Place
  /** The value at `path` as written, on one line. */
  readonly written: (path: KeyPath) => string
}

interface Limits {
  /** Deepest nesting of lists and maps. */
  readonly yamlDepth: number
}

/**
 * Reads YAML 1.2 (core schema: dates and times stay text) whose first character stands at the start of `firstLine` of
 * `file`. Anchors, aliases, tags and merge keys are refused, and so are keys that programs reserve.
 */
export function readYaml(text: string, file: string, firstLine: number, limits: Limits): Yaml {
  const lines = new LineCounter()
  const spanAt = ([start, end]: readonly [number, number]): Place => {
    const from = lines.linePos(start)
    const to = lines.linePos(Math.max(start, end))
    return { line: from.line + firstLine - 1, column: from.col, endLine: to.line + firstLine - 1, endColumn: to.col }
  }
  const tooDeep = depthBeyond(text, limits.yamlDepth)
  if (tooDeep !== undefined) {
    lines.addNewLine(0)
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1)
    const message = `Unexpected nesting deeper than ${limits.yamlDepth}, expected lists and maps that a person can follow`
    const messages = [report('frontmatter-too-large', file, spanAt([tooDeep, tooDeep + 1]), message)]
    return { data: {}, messages, broken: true, place: () => messages[0]!.place, written: () => '' }
  }
  // A bare carriage return at the very end would become part of the last value.
  const document = parseDocument(text.endsWith('\r') ? `${text}\n` : text, {
    lineCounter: lines,
    schema: 'core',
    merge: false,
    stringKeys: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  })
  const place = (path: KeyPath, part: 'key' | 'value' = 'value'): Place => spanAt(spanOf(document, path, part))
  const written = (path: KeyPath) =>
    text
      .slice(...spanOf(document, path, 'value'))
      .replace(/\s+/g, ' ')
      .trim()
  const [error] = document.errors
  const messages = error
    ? [syntaxError(error)]
    : refused(document).map(({ rule, range, message, mend }) => report(rule, file, spanAt(range), message, { mend }))
  const broken = messages.length > 0
  return { data: broken ? {} : (document.toJS() ?? {}), messages, broken, place, written }

  function syntaxError({ code, message, pos }: YAMLError): Message {
    const said = plainWords[code] ?? {
      message: message.replace(/ at line \d+.*$/s, ''),
      mend: 'Compare this line with the lines around it.',
    }
    return report('yaml-syntax', file, spanAt(pos), said.message, { mend: said.mend })
  }
}

/** One spelling for all ways to write a key: `owner role`, `owner-role`, `owner_role` and `ownerRole` are one. */
export const keySpelling = (key: string): string => key.replace(/[\s_-]/g, '').toLowerCase()

// What the editor should hear instead of the parser's terms, by the parser's error code.
const plainWords: Partial<Record<ErrorCode, { message: string; mend: string }>> = {
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'Unexpected second colon, expected one `key: value` on the line',
    mend: 'Put the value in quotes: a colon followed by a space starts a new key.',
  },
  TAB_AS_INDENT: { message: 'Unexpected tab, expected spaces', mend: 'Indent with two spaces.' },
  BAD_INDENT: {
    message: 'Unexpected indentation, expected the same as the lines around it',
    mend: 'Start this line where its neighbours start.',
  },
  BAD_SCALAR_START: {
    message: 'Unexpected character at the start of a value, expected words or a quote',
    mend: 'Put the value in quotes: YAML reserves `@` and the backtick.',
  },
  MISSING_CHAR: {
    message: 'Unexpected end, expected a closing quote, bracket or colon',
    mend: 'Close what was opened, or put a colon after the key.',
  },
  MULTIPLE_DOCS: { message: 'Unexpected second document, expected one', mend: 'Remove the line of dashes.' },
  IMPOSSIBLE: {
    message: 'Unexpected text, expected `key: value`',
    mend: 'Compare this line with the lines around it.',
  },
}

const reserved = new Set(['__proto__', 'constructor', 'prototype'])

type Refusal = { rule: RuleId; range: Range; message: string; mend: string }

// What valid YAML may hold but a handbook may not, before any of it becomes an object.
function refused(document: Document): Refusal[] {
  const found: Refusal[] = []
  const add = (rule: RuleId, node: unknown, message: string, mend: string) =>
    found.push({ rule, range: rangeOf(node), message, mend })
  visit(document, {
    Alias: (_, node) =>
      add(
        'yaml-feature',
        node,
        `Unexpected alias \`*${node.source}\`, expected the value itself`,
        'Write the value out.',
      ),
    Node: (_, node) => {
      if (!isAlias(node) && node.anchor)
        add('yaml-feature', node, `Unexpected anchor \`&${node.anchor}\`, expected a plain value`, 'Remove the anchor.')
      if (node.tag)
        add('yaml-feature', node, `Unexpected tag \`${node.tag}\`, expected a plain value`, 'Remove the tag.')
    },
    Map: (_, { items }, parents) => {
      // Only the keys rolebook names are read in any spelling; deeper ones may be ids.
      const spelled = (name: string) => (parents.length === 1 ? keySpelling(name) : name)
      const seen = new Map<string, unknown>()
      for (const { key } of items) {
        const name = isScalar(key) ? String(key.value) : ''
        if (reserved.has(name))
          add('key-reserved', key, `Unexpected key \`${name}\`, which programs reserve`, 'Choose another name.')
        if (name === '<<')
          add('yaml-feature', key, 'Unexpected merge key `<<`, expected the keys themselves', 'Write the keys out.')
        if (seen.has(spelled(name)))
          add('key-duplicate', key, `Unexpected second key \`${name}\`, expected it once`, 'Keep one of the two.')
        seen.set(spelled(name), key)
      }
    },
  })
  return found
}

type Range = [start: number, end: number]

function rangeOf(node: unknown): Range {
  return isNode(node) && node.range ? [node.range[0], node.range[1]] : [0, 0]
}

/** The span of the key or value at `path`, else of the nearest parent's key, else the first character. */
function spanOf(document: Document, path: KeyPath, part: 'key' | 'value'): Range {
  let node: unknown = document.contents
  let span: Range = [0, 0]
  for (const step of path) {
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(
        ({ key }) => isScalar(key) && keySpelling(String(key.value)) === keySpelling(String(step)),
      )
      if (!pair) return span
      span = rangeOf(pair.key)
      node = pair.value
    } else if (isSeq(node) && typeof step === 'number' && node.items[step] !== undefined) {
      node = node.items[step]
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
  return indented ? indented.index : undefined
}
