import { type Stats, statSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { Nodes, PhrasingContent, Root, Table } from 'mdast'
import type picocolors from 'picocolors'
import { UserError } from '../base/errors.ts'
import { explainSystemError } from '../base/ordinary-files.ts'
import { breakCommands, replaceControls } from '../base/text.ts'
import type { Environment } from '../read/git.ts'
import type { Severity } from '../rules/rules.ts'

interface Options {
  readonly width: number
  readonly colors: Colors
}

/** A page of Markdown as a terminal shows it: headings at the margin, text below them wrapped, code as it is written. */
export const terminalText = (page: Root, options: Options): string =>
  page.children
    .flatMap((node) => block(node, 2, options))
    .join('\n\n')
    .trimEnd()

/** Wraps `text` at blanks. Every line begins with `indent`, the first with `first` instead. */
export function wrapText(text: string, width: number, indent: string, first = indent): string {
  const lines: string[] = []
  let line = first
  let isEmpty = true
  for (const word of text.split(/[ \n\t]+/).filter(Boolean)) {
    if (!isEmpty && visible(line) + 1 + visible(word) > width) {
      lines.push(line)
      line = indent
      isEmpty = true
    }
    line += isEmpty ? word : ` ${word}`
    isEmpty = false
  }
  return [...lines, line].join('\n')
}

const visible = (text: string): number => [...stripVTControlCharacters(text)].length

/** The blocks a node becomes; between two of them is an empty line. */
function block(node: Nodes, indent: number, options: Options): string[] {
  const { width, colors } = options
  const margin = ' '.repeat(indent)
  switch (node.type) {
    case 'heading':
      return [colors.bold(wrapText(words(node.children, options), width, ''))]
    case 'paragraph':
      return [wrapText(words(node.children, options), width, margin)]
    case 'code':
      return [code(node.value, node.meta, margin, options)]
    case 'list':
      return [
        node.children
          .map((item, at) => {
            const mark = node.ordered ? `${(node.start ?? 1) + at}.` : '-'
            const inner = item.children.flatMap((child) => block(child, indent + mark.length + 1, options))
            return `${margin}${mark} ${inner.join(item.spread ? '\n\n' : '\n').trimStart()}`
          })
          .join('\n'),
      ]
    case 'table':
      return [table(node, margin, options)]
    case 'thematicBreak':
      return [`${margin}${colors.dim('─'.repeat(8))}`]
    case 'html':
    case 'definition':
      return []
    default:
      return 'children' in node ? node.children.flatMap((child) => block(child, indent + 2, options)) : []
  }
}

function code(text: string, meta: string | null | undefined, margin: string, { colors }: Options): string {
  const [, title] = /title="([^"]*)"/.exec(meta ?? '') ?? []
  const lines = text.split('\n').map((line) => `${margin}  ${line}`.trimEnd())
  return [...(title ? [`${margin}${colors.dim(`${title}:`)}`] : []), ...lines].join('\n')
}

function table({ children: rows }: Table, margin: string, options: Options): string {
  const cells = rows.map(({ children }) => children.map(({ children }) => words(children, options)))
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => visible(row[column] ?? ''))))
  const padded = (cell: string, column: number) => cell + ' '.repeat((widths[column] ?? 0) - visible(cell))
  return cells.map((row) => `${margin}${row.map(padded).join('  ')}`.trimEnd()).join('\n')
}

function words(nodes: readonly PhrasingContent[], options: Options): string {
  return nodes.map((node) => phrase(node, options)).join('')
}

function phrase(node: PhrasingContent, options: Options): string {
  const { colors } = options
  switch (node.type) {
    case 'text':
      return node.value
    case 'inlineCode':
      return eachWord(`\`${node.value}\``, colors.cyan)
    case 'strong':
      return eachWord(words(node.children, options), colors.bold)
    case 'emphasis':
      return eachWord(words(node.children, options), colors.italic)
    case 'link': {
      const text = words(node.children, options)
      return text === node.url || !/^\w+:/.test(node.url) ? text : `${text} (${node.url})`
    }
    case 'image':
      return node.alt ?? ''
    case 'break':
      return ' '
    default:
      return 'children' in node ? words(node.children, options) : ''
  }
}

/** Paints each word by itself, so that text can be wrapped between any two. */
export const eachWord = (text: string, paint: (text: string) => string): string =>
  text
    .split(' ')
    .map((word) => paint(word))
    .join(' ')

/** Paints text for a terminal, or leaves it as it is where there is none. */
export type Colors = ReturnType<typeof picocolors.createColors>

/** The name of a severity in its color. */
export const paintedSeverity = (severity: Severity, colors: Colors): string =>
  ({ error: colors.red, warning: colors.yellow, note: colors.cyan })[severity](severity)

/** A unified diff in the usual colors. */
export const paintedDiff = (diff: string, colors: Colors): string =>
  diff
    .split('\n')
    .map((line) => painted(plain(line), colors))
    .join('\n')

function painted(line: string, colors: Colors): string {
  if (/^(?:diff |rename |--- |\+\+\+ )/.test(line)) return colors.bold(line)
  if (line.startsWith('@@')) return colors.cyan(line)
  if (line.startsWith('+')) return colors.green(line)
  return line.startsWith('-') ? colors.red(line) : line
}

// A page's text must not be able to steer the terminal. A carriage return at the end is that of the line.
const plain = (line: string): string =>
  line.replace(/(?!\r$)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (character) =>
    character === '\t' ? character : '\uFFFD',
  )

/** All that a command gets of its environment: where it prints, where it runs and what time it is. */
export interface Terminal {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly colors: Colors
  readonly columns: number
  /** How many lines of a report are read at once; undefined where it goes to a file or a log. */
  readonly lines?: number | undefined
  readonly folder: string
  /** Milliseconds, from anywhere. */
  readonly clock: () => number
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** The variables that other programs are started with. */
  readonly env: Environment
  /** Writes the commands in a text, such as `rolebook check`, as they can be typed here. */
  readonly nameCommands: (text: string) => string
  /** Begins to ask the person at the keyboard. Missing where nobody is. */
  readonly openPrompt?: (() => Prompt) | undefined
}

/** Somebody who answers one line at a time. */
export interface Prompt {
  /** Undefined when there will be no answer: the person has ended the command or its input. */
  readonly ask: (question: string) => Promise<string | undefined>
  readonly close: () => void
}

/** What to do about a problem, with an arrow before it. */
export const hintText = (hint: string, { colors, nameCommands }: Pick<Terminal, 'colors' | 'nameCommands'>): string =>
  `${colors.green('→')} ${nameCommands(hint)}`

/** Shows what plugins print apart from what the command prints, which a program may read. */
export const showPluginOutput =
  ({ err, colors }: Terminal) =>
  (text: string, plugin = '(unknown)'): void => {
    const lines = text.split(/\r?\n|\r/).filter((line) => line.trim() !== '')
    for (const line of lines)
      err(`${colors.dim(`plugin ${replaceControls(plugin)}:`)} ${breakCommands(replaceControls(line))}`)
  }

/** Checks that `folder`, written as `handbook`, is a folder. */
export function requireFolder(folder: string, handbook: string): void {
  const stat = statAt(folder)
  if (!stat)
    throw new UserError(
      `There is no folder \`${handbook}\`.`,
      'Run this where the folder `handbook` is, or name the folder that holds the pages.',
    )
  if (!stat.isDirectory())
    throw new UserError(`\`${handbook}\` is a file, not a folder.`, 'Name the folder that holds the pages.')
}

function statAt(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch (error) {
    throw explainSystemError(error)
  }
}

/** Whether there is a folder. An impossible path, or one that cannot be looked at, is not a folder. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
  } catch {
    return false
  }
}

/** What to put before a page's path so that it is one from the working folder. */
export function prefixOf(folder: string, terminal: Terminal): string {
  const path = relative(terminal.folder, folder).split(sep).join('/')
  return path === '' ? '' : `${path}/`
}
