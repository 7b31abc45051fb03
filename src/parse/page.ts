/**
 * From a Markdown file to a page. `makePageParser` is the entry; `parsePage` below it is the order of the steps:
 *
 * 1. `front-matter.ts` splits off the front matter and decodes it; `lost-front-matter.ts` finds it in other places and forms;
 *    `front-matter-checks.ts` says what is missing there.
 * 2. `embedded.ts` takes out pictures that are written into the text; `guard.ts` refuses text that would be slow to parse; such a page stays as it is written.
 * 3. `markdown.ts` parses Markdown and makes HTML of it, with the handbook's plugins (`plugins.ts`).
 * 4. `ids.ts`, `links.ts`, `blocks.ts`, `code.ts` and `tables.ts` read the tree of Markdown, `near-syntax.ts` what it has left as text;
 *    `html.ts` sanitises the tree of HTML.
 * 5. `prose.ts` walks through the tree of HTML once: chunks with holes, headings, links and plain text (`text.ts`).
 *
 * `threads.ts` parses many pages, in threads (`thread.ts`) where that is worth it; `lost-threads.ts` says what a thread cost that
 * is lost; `cache.ts` remembers pages between runs.
 */

import type { Root } from 'mdast'
import { VFile } from 'vfile'
import { type Message, type Place, report, topOf, topOfFile } from '../base/messages.ts'
import { fileStem } from '../base/paths.ts'
import type { Source } from '../read/handbook.ts'
import type { RuleId } from '../rules/rules.ts'
import type { Limits } from '../schema/config.ts'
import { markBlocks } from './blocks.ts'
import { checkCodeLanguages, type Highlight, readCodeInfos } from './code.ts'
import { checkConflicts, withoutEchoes } from './conflicts.ts'
import { cutPictures } from './embedded.ts'
import { factsKeyOf } from './facts-key.ts'
import { decodeFrontMatter, readFrontMatter } from './front-matter.ts'
import { cutProse, missingKeys } from './front-matter-checks.ts'
import { checkInvisible, checkSource } from './guard.ts'
import { checkUnclosed, findTooDeep, sanitizeHtml } from './html.ts'
import { takeHeadingIds } from './ids.ts'
import { checkDefinitions, findDefinitions, markWikiLinks } from './links.ts'
import { findComments, type Markdown, makeMarkdown, writeOwnMarkdown } from './markdown.ts'
import { findNearSyntax } from './near-syntax.ts'
import { placeOfNode } from './places.ts'
import { describeThrown, type Plugin, PluginError, type WordLoss, wordLosses } from './plugins.ts'
import { type ParsedProse, readProse } from './prose.ts'
import { checkLostCells, findCutLinks } from './tables.ts'
import { checkReadability, describeContent, findCapitals, findMoreComment } from './text.ts'
import type { Page, PageContent, PageJson } from './types.ts'
import { checkOpenCode, checkOpenHtml, closeEmptyElements } from './unclosed.ts'

interface ParseOptions {
  readonly limits: Limits
  /** Without it, code stays plain. */
  readonly highlight?: Highlight | undefined
  readonly plugins?: readonly Plugin[]
  /** Why the pages are not to be parsed: they stay as they are written, and have this message. */
  readonly unreadable?: Message
}

interface Parser extends Omit<ParseOptions, 'plugins'> {
  readonly tryPlugins: TryPlugins
  readonly hasPlugins: boolean
}

/**
 * A parser of pages. Pure: the page depends on its source and on `options` alone. Total: whatever is wrong with a file is a
 * message, and there is always a page.
 */
export function makePageParser({ plugins = [], ...options }: ParseOptions): (source: Source) => Page {
  const parser = { ...options, tryPlugins: makeTryPlugins(plugins), hasPlugins: plugins.length > 0 }
  return (source) => parsePage(source, parser)
}

function parsePage({ path, text, folderKind }: Source, parser: Parser): Page {
  const { limits, unreadable: why } = parser
  // Lines and columns stay the same, and so does all else, however the file's lines end.
  const source = text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text
  const front = readFrontMatter(source, { file: path, kind: folderKind, limits })
  const { kind, id, data, foreignKeys, messages: wrongKeys } = decodeFrontMatter(front, path, folderKind)
  const { body, messages: pictures } = cutPictures(front.body, path, limits)
  const guarded = [...checkInvisible(source, path), ...checkSource(body, path, limits), ...(why ? [why] : [])]
  const unsafe = why !== undefined || [...front.messages, ...guarded].some(({ rule }) => unreadable.has(rule))
  const { messages: wrongText, ...content } = unsafe ? asText(body, []) : readBody(body, path, parser)
  const title =
    data.title ?? (content.headings[0]?.depth === 1 || content.heading ? content.headings[0]!.text : undefined)
  const missing = missingKeys(front, kind, { ...data, title }, wrongKeys, path)
  const conflicts = checkConflicts(source, path)
  const found = [
    ...front.messages,
    ...wrongKeys,
    ...missing,
    ...cutProse(front, kind, path),
    ...pictures,
    ...guarded,
    ...wrongText,
  ]
  return {
    path,
    kind,
    id,
    title: title || content.headings[0]?.text || fileStem(path),
    data,
    yaml: front.text,
    ...(front.firstLine !== 2 && { yamlLine: front.firstLine }),
    foreignKeys,
    ...describeContent(content),
    ...content,
    messages: [...conflicts, ...withoutEchoes(found, conflicts)],
  }
}

/** The page as JSON, its content apart from what is known of it. */
export function writePage({ body, markdown, text, ...facts }: Page, stringify = JSON.stringify): PageJson {
  return {
    facts: stringify({ ...facts, factsKey: factsKeyOf(facts, stringify) }),
    content: stringify({ body, markdown, text } satisfies PageContent),
  }
}

function readBody(body: string, path: string, parser: Parser): Content {
  try {
    const { result, messages } = parser.tryPlugins(path, (markdown) => readMarkdown(markdown, body, path, parser))
    return { ...result, messages: [...result.messages, ...messages] }
  } catch (error) {
    const message = `The page could not be parsed: ${describeThrown(error)}`
    const hint = parser.hasPlugins
      ? tryWithoutPlugins
      : 'Simplify the page; if it looks simple already, report a bug in rolebook.'
    return asText(body, [report('page-crash', topOf(path), message, { hint })])
  }
}

function readMarkdown(markdown: Markdown, body: string, path: string, { limits, highlight }: Parser): Content {
  const file = new VFile({ path, value: body })
  const parsed = markdown.parse(body)
  const written = readWritten(parsed, body, path)
  // Plugins may define blocks of their own, so they come before blocks that nobody knows are reported.
  const { tree, messages: unknown } = markdown.transform(parsed, file)
  const deep = body.includes('<') ? findTooDeep(tree, limits.inlines) : undefined
  if (deep) {
    const message = `Unexpected HTML with more than ${limits.inlines} nested elements`
    const hint = 'Close the elements where they end, or write the text in Markdown.'
    return asText(body, [report('nesting', { file: path, place: placeOfNode(deep) ?? topOfFile }, message, { hint })])
  }
  const { blocks, holes, messages: wrongBlocks } = markBlocks(tree, body, path)
  const comments = findComments(tree, body)
  const codes = readCodeInfos(tree, body)
  const wrongCode = checkCodeLanguages(tree, body, path)
  const more = findMoreComment(tree, body)
  const { html, foreign } = markdown.toHtml(tree, body)
  // What Markdown itself makes is safe: its elements are known, and every address becomes a hole.
  const { makerOf } = markdown
  const safe = foreign
    ? sanitizeHtml(html, path, makerOf && ((part) => makerOf(part, file)))
    : { tree: html, messages: [] }
  const hardToRead = checkReadability(safe.tree, body, path)
  const made = markdown.transformHtml(safe.tree, file)
  const prose = readProse(made.tree, {
    source: body,
    headingIds: written.headingIds,
    codes,
    generated: holes,
    definedAt: written.definedAt,
    more,
    stringify: markdown.stringify,
    highlight,
  })
  const large = checkSize(prose, body, path)
  if (large) return asText(body, [large])
  return {
    ...prose,
    markdown: writeOwnMarkdown(body, { ...prose, blocks, comments }),
    blocks,
    capitals: written.capitals,
    ...(written.nearLinks.length > 0 && { nearLinks: written.nearLinks }),
    messages: [
      ...withoutOpen(written.messages, wrongBlocks),
      ...wrongBlocks,
      ...notRepeated(safe.messages, written.messages),
      ...unknown,
      ...made.messages,
      ...wordLosses(file).map((loss) => reportLoss(loss, path)),
      ...hardToRead,
      ...wrongCode,
    ],
  }
}

function reportLoss({ plugin: { name }, before, after }: WordLoss, path: string): Message {
  const left = after === 0 ? 'leaves no word of the page' : `leaves ${after} words of ${before}`
  const message = `The plugin \`${name}\` ${left}`
  const hint =
    'See what it does to this page, and its `options:` in handbook.yaml; `allow: { plugin-output: why }` if that is meant.'
  return report('plugin-output', topOf(path), message, { hint })
}

/** Of an element that is removed and never closed, the second is what to fix. */
const notRepeated = (removed: readonly Message[], written: readonly Message[]): readonly Message[] =>
  removed.filter(({ place: { line, column } }) =>
    written.every(({ rule, place }) => rule !== 'html-unclosed' || place.line !== line || place.column !== column),
  )

/** Of a block that nobody knows it is not said as well that it has no end. */
const withoutOpen = (messages: readonly Message[], unknown: readonly Message[]): readonly Message[] =>
  messages.filter(
    ({ rule, place }) => rule !== 'directive-unclosed' || unknown.every((one) => one.place.line !== place.line),
  )

/** What is to be taken from Markdown as its author wrote it. Ids and links between double brackets are marked in the tree. */
function readWritten(tree: Root, body: string, path: string) {
  const definedAt = findDefinitions(tree, body)
  const wrongDefinitions = checkDefinitions(tree, body, path)
  const { ids: headingIds, messages: wrongIds } = takeHeadingIds(tree, body, path)
  const capitals = findCapitals(tree, body)
  const near = findNearSyntax(tree, body, path)
  const cutLinks = findCutLinks(tree, body, path)
  markWikiLinks(tree, body)
  const unseen = [
    ...checkLostCells(tree, body, path, cutLinks),
    ...checkUnclosed(tree, body, path),
    ...checkOpenHtml(tree, body, path),
    ...checkOpenCode(tree, body, path),
  ]
  if (body.includes('<')) closeEmptyElements(tree)
  const messages = [...wrongDefinitions, ...unseen, ...wrongIds, ...cutLinks, ...near.messages]
  const isCut = ({ line, column }: Place) =>
    cutLinks.some(({ place }) => place.line === line && place.column <= column && column < place.endColumn)
  const nearLinks = near.nearLinks.filter(({ place }) => !isCut(place))
  return { definedAt, headingIds, capitals, nearLinks, messages }
}

/** A few footnotes or cells can make any amount of HTML. */
function checkSize({ body: parts }: ParsedProse, body: string, path: string): Message | undefined {
  const size = parts.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 0), 0)
  if (size <= 50 * body.length + 64 * 1024) return undefined
  const message = `Unexpected ${size} characters of HTML from ${body.length} characters of Markdown`
  const hint = 'Remove what grows, most often a table with far more columns in its head than below.'
  return report('output-too-large', topOf(path), message, { hint })
}

export const tryWithoutPlugins = 'Try `--no-plugins`: if the page can be read then, one of the plugins is to blame.'

type Content = ParsedProse & Pick<Page, 'markdown' | 'blocks' | 'capitals' | 'nearLinks' | 'messages'>

// Problems that make parsing a page take too long, or its places wrong.
const unreadable: ReadonlySet<RuleId> = new Set([
  ...(['file-too-large', 'frontmatter-too-large', 'line-ending', 'line-too-long', 'nesting'] as const),
  ...(['paragraph-too-long', 'table-too-large'] as const),
])

/** A text nobody could parse, as it is but for what HTML cannot hold. */
function asText(body: string, messages: readonly Message[]): Content {
  const text = body.trim().replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD').replaceAll('\uFDD0', '\uFFFD')
  const escaped = text.replace(/&/g, '&#x26;').replace(/</g, '&#x3C;')
  return {
    headings: [],
    anchors: [],
    links: [],
    blocks: [],
    capitals: [],
    body: [`<pre tabindex="0">${escaped}</pre>`],
    markdown: [text],
    text: [{ id: '', title: '', text }],
    messages,
  }
}

/** Runs something with all plugins or, when one of them breaks on it, without that one. */
type TryPlugins = <Result>(
  file: string,
  run: (markdown: Markdown) => Result,
) => { readonly result: Result; readonly messages: readonly Message[] }

/** What is thrown without any plugin is thrown on. */
function makeTryPlugins(plugins: readonly Plugin[]): TryPlugins {
  const made = new Map<string, Markdown>()

  return function attempt(file, run) {
    const messages: Message[] = []
    for (let left = plugins; ; ) {
      try {
        return { result: run(markdownWith(left)), messages }
      } catch (error) {
        if (left.length === 0) throw error
        // What nobody can be blamed for by name is blamed on all, if it is better without them.
        const blamed = error instanceof PluginError ? [error.plugin] : left
        messages.push(crashed(blamed, error, file))
        left = left.filter((plugin) => !blamed.includes(plugin))
      }
    }
  }

  function markdownWith(left: readonly Plugin[]): Markdown {
    const key = left.map((plugin) => plugins.indexOf(plugin)).join()
    const known = made.get(key) ?? makeMarkdown(left)
    made.set(key, known)
    return known
  }
}

function crashed(blamed: readonly Plugin[], error: unknown, file: string): Message {
  const names = blamed.map(({ name }) => `\`${name}\``)
  const who = names.length === 1 ? `The plugin ${names[0]} breaks` : `One of the plugins ${names.join(', ')} breaks`
  const hint = `Fix it or remove it from \`plugins:\` in handbook.yaml. The page was made without ${names.length === 1 ? 'it' : 'them'}.`
  return report('plugin-crash', topOf(file), `${who} on this page: ${describeThrown(error)}`, { hint })
}
