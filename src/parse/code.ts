import type { Element, ElementContent, Root as HtmlRoot } from 'hast'
import type { Root as MarkdownRoot } from 'mdast'
import { visit } from 'unist-util-visit'
import { didYouMean, findNearest, type Message, report } from '../base/messages.ts'
import { placeOfNode } from './places.ts'
import { textOfHtml } from './text.ts'

interface Options {
  /** What is written behind the language. */
  readonly info: CodeInfo | undefined
  readonly title: string | undefined
  readonly highlight: Highlight | undefined
}

/** A block of code with its words coloured, its lines marked and its title above. `node` is the `pre`, which is changed. */
export function decorateCode(node: Element, { info, title, highlight }: Options): Element {
  // Long lines scroll, by keyboard too.
  node.properties.tabIndex = 0
  const [inner] = node.children
  if (inner?.type !== 'element' || inner.tagName !== 'code') return node
  const language = languageOf(inner)
  const coloured = language && highlight?.(textOfHtml(inner), language)
  if (coloured) inner.children = coloured as ElementContent[]
  if (info) inner.children = markLines(inner.children, info.marked)
  if (!title) return node
  const caption: Element = {
    type: 'element',
    tagName: 'figcaption',
    properties: {},
    children: [{ type: 'text', value: title }],
  }
  return { type: 'element', tagName: 'figure', properties: { className: ['code'] }, children: [caption, node] }
}

function languageOf({ properties: { className } }: Element): string | undefined {
  const classes = Array.isArray(className) ? className.map(String) : []
  return classes
    .find((name) => name.startsWith('language-'))
    ?.slice('language-'.length)
    .toLowerCase()
}

/** What the first line of a code block says besides the language. */
export interface CodeInfo {
  readonly title?: string
  /** First and last of the lines to be marked, counted from 1. */
  readonly marked: readonly (readonly [from: number, to: number])[]
}

/** Titles and marked lines of code blocks (`ts title="src/a.ts" {2,4-6}`) by where the block starts. The rest is ignored. */
export function readCodeInfos(tree: MarkdownRoot, source: string): ReadonlyMap<number, CodeInfo> {
  const infos = new Map<number, CodeInfo>()
  if (!/title=|\{[\s\d]/.test(source)) return infos
  visit(tree, 'code', (node) => {
    const offset = node.position?.start.offset
    const named = node.lang && !/^(?:title=|\{)/.test(node.lang)
    const info = named ? (node.meta ?? '') : [node.lang, node.meta].filter(Boolean).join(' ')
    const title = /(?:^|\s)title=(?:"([^"]*)"|'([^']*)')(?=\s|$)/.exec(info)
    const lines = /(?:^|\s)\{([\d\s,-]+)\}(?=\s|$)/.exec(info)?.[1]
    if (offset === undefined || !(title || lines)) return
    // What Markdown takes for the language is one of the two.
    if (!named) node.lang = null
    const words = (title?.[1] ?? title?.[2])?.trim()
    infos.set(offset, { title: words || undefined, marked: lines ? ranges(lines) : [] })
  })
  return infos
}

const ranges = (written: string): CodeInfo['marked'] =>
  [...written.matchAll(/(\d+)(?:\s*-\s*(\d+))?/g)].map(([, from, to]) => [Number(from), Number(to ?? from)] as const)

/** Languages of code blocks that are misspelled. One that is nearly none of the known ones is let be: there are hundreds. */
export function checkCodeLanguages(tree: MarkdownRoot, source: string, file: string): Message[] {
  if (!/^.*(?:```|~~~)[^\s`]{4}/m.test(source)) return []
  const messages: Message[] = []
  visit(tree, 'code', (node) => {
    const { lang } = node
    const place = placeOfNode(node)
    if (!lang || !place || !/^[a-z+#-]{5,20}$/i.test(lang) || known.has(lang.toLowerCase())) return
    const near = findNearest(lang, known).filter((one) => one.length > 3 && one[0] === lang[0]!.toLowerCase())
    const [first = ''] = source.slice(node.position!.start.offset).split('\n', 1)
    const at = first.indexOf(lang)
    if (near.length === 0 || at < 0) return
    const column = place.column + at
    const at1 = { line: place.line, column, endLine: place.line, endColumn: column + lang.length }
    const hint = `Write \`${near[0]}\`, or \`text\` for what is not code.`
    const message = `Unknown language \`${lang}\`${didYouMean(near)}`
    messages.push(report('code-language', { file, place: at1 }, message, { expected: near, hint }))
  })
  return messages
}

// With those that are not coloured, so that they are not taken for a slip of the pen.
const known = new Set(
  [
    'apache apex applescript arduino asciidoc asm astro awk bash batch bibtex bicep bnf brainfuck caddy caddyfile c++ c# clojure cmake',
    'coffeescript conf console cpp csharp cshtml css cson csv cucumber cypher dart dart diff django dockerfile docker dotenv editorconfig ebnf',
    'elixir elm email erlang fish fortran fsharp gherkin gitignore gitattributes glsl golang gradle graph graphql groovy haml handlebars',
    'haskell haxe hlsl html html+erb http https idris image ini java javascript javascriptreact jinja jinja2 json json5 jsonc jsonl jsonnet json-ld julia',
    'kotlin kusto latex less lean liquid lisp literate livescript log logs lua make makefile markdown matlab mathematica mdx mermaid meson mustache nasm',
    'nginx nix node nodejs nohighlight none nunjucks objc objective-c objectivec ocaml odin output pascal patch perl pgsql php phtml plain plaintext plantuml',
    'postcss postgres postgresql powershell prisma prolog promql properties proto protobuf psql puppet pure purescript pycon python python-repl qml racket raku',
    'razor reason regex rego rest rescript robot ruby rust sass scala scheme scss shell shell-session shellsession smalltalk solidity sparql splunk',
    'sqlite ssh-config starlark stylus svelte swift systemd tcsh template terminal terraform text thrift tiddlywiki toml tree tsql tsx turtle twig txtar typescript',
    'typescriptreact typst unix vbnet verilog vhdl vimscript vue wasm wgsl wiki xhtml xml xpath xquery yaml yang zig zsh jsx jsonp svg',
  ]
    .join(' ')
    .split(' '),
)

/** Colours code: class names only, or undefined for a language it does not know. */
export type Highlight = (code: string, language: string) => HtmlRoot['children'] | undefined

/** Loads the highlighter with some forty common languages. It takes a while, so only a handbook with such code pays. */
export async function loadHighlight(): Promise<Highlight> {
  const lowlight = (await import('./common-languages.ts')).commonLanguages()
  return (code, language) => {
    if (!lowlight.registered(language) || code.length > mostCharacters || longLine.test(code)) return undefined
    const coloured = colour(code, language)
    return coloured && depthOf(coloured) <= mostNested ? coloured : undefined
  }

  // Strings in strings in strings take the highlighter as deep, and what follows it too. How deep there is room differs from one
  // thread to the next; whatever leaves no room here is deeper than what may be coloured.
  function colour(code: string, language: string): HtmlRoot['children'] | undefined {
    try {
      return colourAll(code, language)
    } catch (error) {
      if (error instanceof RangeError) return undefined
      throw error
    }
  }

  function colourAll(code: string, language: string): HtmlRoot['children'] {
    // To a highlighter of Markdown, the last key of front matter is a heading.
    const [front = ''] = (/^(?:md|markdown)$/i.test(language) && frontMatter.exec(code)) || []
    const rest = lowlight.highlight(language, code.slice(front.length)).children
    return front === '' ? rest : [...lowlight.highlight('yaml', front).children, ...rest]
  }
}

// Beyond these, nobody reads code by its colours. Grammars take time with the square of a line's length.
const mostCharacters = 100_000
const longLine = /.{1000}/
const mostNested = 50

/** How deep elements are nested. Found without going as deep. */
function depthOf(nodes: HtmlRoot['children']): number {
  let depth = 0
  for (let level: HtmlRoot['children'] = nodes; level.length > 0; depth++)
    level = level.flatMap((node) => (node.type === 'element' ? node.children : []))
  return depth
}

const frontMatter = /^---[ \t]*\n(?:.*\n)*?---[ \t]*(?=\n|$)/

/** Whether a page has code with a language. */
export const mayHighlight = (text: string): boolean =>
  /^[ \t>]*(?:[-+*]\s+|\d+[.)]\s+)*(?:`{3,}|~{3,})[ \t]*[a-z]/im.test(text)

/** Wraps marked lines of code, colours and all. A colour that goes over several lines is cut at their ends. */
function markLines(code: readonly ElementContent[], marked: CodeInfo['marked']): ElementContent[] {
  return linesOf(code).flatMap((children, index) =>
    marked.some(([from, to]) => from <= index + 1 && index + 1 <= to)
      ? [{ type: 'element', tagName: 'span', properties: { className: ['line', 'marked'] }, children }]
      : children,
  )
}

/** Each line with its end. */
function linesOf(nodes: readonly ElementContent[]): ElementContent[][] {
  const lines: ElementContent[][] = []
  let ended = true
  const add = (node: ElementContent, end: boolean) => {
    if (ended) lines.push([node])
    else lines.at(-1)!.push(node)
    ended = end
  }
  for (const node of nodes) {
    if (node.type === 'text')
      for (const value of node.value.split(/(?<=\n)/)) add({ type: 'text', value }, value.endsWith('\n'))
    else if (node.type === 'element')
      for (const children of linesOf(node.children)) add({ ...node, children }, endsLine(children))
  }
  return lines
}

function endsLine(nodes: readonly ElementContent[]): boolean {
  const last = nodes.at(-1)
  return last?.type === 'text' ? last.value.endsWith('\n') : last?.type === 'element' && endsLine(last.children)
}
