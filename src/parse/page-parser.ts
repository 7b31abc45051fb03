import { VFile } from 'vfile'
import type { Limits } from '../config.ts'
import { report, top } from '../report.ts'
import type { Block, Capitals, Message, Page, RuleId, Source } from '../types.ts'
import { markBlocks } from './blocks.ts'
import { capitals } from './capitals.ts'
import { codeInfos } from './code-infos.ts'
import { codeLanguages } from './code-languages.ts'
import { cutProse } from './cut-prose.ts'
import { baseName, decodeFrontMatter } from './decode-front-matter.ts'
import { definitions } from './definitions.ts'
import { frontMatter } from './front-matter.ts'
import { guard, unseen } from './guard.ts'
import { headingIds } from './heading-ids.ts'
import type { Highlight } from './highlight.ts'
import { tooDeep } from './html-depth.ts'
import { lostCells } from './lost-cells.ts'
import type { Markdown } from './markdown.ts'
import { missingKeys } from './missing-keys.ts'
import { moreAt } from './more-at.ts'
import { commentsIn, ownMarkdown } from './own-markdown.ts'
import { placeOf } from './place-of.ts'
import type { Plugin } from './plugin.ts'
import { type Prose, prose } from './prose.ts'
import { readable } from './readable.ts'
import { references } from './references.ts'
import { sanitize } from './sanitize.ts'
import { tryPlugins } from './try-plugins.ts'
import { unclosed } from './unclosed.ts'
import { wikiLinks } from './wiki-links.ts'

/** What parsing a page depends on besides its file. */
interface ParseOptions {
  readonly limits: Limits
  /** Without it, code stays plain. */
  readonly highlight?: Highlight | undefined
  /** In the order they run. */
  readonly plugins?: readonly Plugin[]
  /** Why the pages are not to be parsed: they stay as they are written, and have this message. */
  readonly unreadable?: Message
}

/**
 * A parser of pages. Pure: the page depends on its file and on `options` alone. Total: whatever is wrong with a file is a
 * message, and there is always a page.
 */
export function pageParser({
  limits,
  highlight,
  plugins = [],
  unreadable: why,
}: ParseOptions): (source: Source) => Page {
  const attempt = tryPlugins(plugins)
  const hasRemark = plugins.some(({ kind }) => kind === 'remark')

  return function parsePage({ path, text }) {
    // Lines and columns stay the same, and so does all else, however the file's lines end.
    const source = text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text
    const front = frontMatter(source, path, limits)
    const { kind, id, data, foreignKeys, messages: wrongKeys } = decodeFrontMatter(front, path)
    const guarded = [...unseen(source, path), ...guard(front.body, path, limits), ...(why ? [why] : [])]
    const unsafe = why !== undefined || [...front.messages, ...guarded].some(({ rule }) => unreadable.has(rule))
    const { messages: wrongText, ...content } = unsafe
      ? { ...asText(front.body), messages: [] }
      : readBody(front.body, path)
    const title =
      data.title ?? (content.headings[0]?.depth === 1 || content.heading ? content.headings[0]!.text : undefined)
    const missing = missingKeys(front, kind, { ...data, title }, wrongKeys, path)
    return {
      path,
      kind,
      id,
      title: title || content.headings[0]?.text || baseName(path),
      data,
      yaml: front.text,
      foreignKeys,
      ...content,
      messages: [...front.messages, ...wrongKeys, ...missing, ...cutProse(front, kind, path), ...guarded, ...wrongText],
    }
  }

  function readBody(body: string, path: string): Content {
    try {
      const { result, messages } = attempt(path, (markdown) => readWith(markdown, body, path))
      return { ...result, messages: [...result.messages, ...messages] }
    } catch (error) {
      const message = `The page could not be parsed: ${error instanceof Error ? error.message : String(error)}`
      return {
        ...asText(body),
        messages: [
          report('page-crash', path, top, message, {
            mend: 'Simplify the page; if it looks plain to you, report it as a bug of rolebook.',
          }),
        ],
      }
    }
  }

  function readWith(markdown: Markdown, body: string, path: string): Content {
    const { toHtml, stringify } = markdown
    const file = new VFile({ path, value: body })
    const written = markdown.parse(body)
    const definedAt = definitions(written, body)
    const undefinedOnes = references(written, body, path)
    const named = headingIds(written, body, path)
    const terms = capitals(written, body)
    const cutLinks = wikiLinks(written, body, path)
    const unseenOnes = [...undefinedOnes, ...lostCells(written, body, path, cutLinks), ...unclosed(written, body, path)]
    // They may define blocks of their own, so they come before blocks that nobody knows are reported.
    const tree = markdown.transform(written, file)
    const deep = body.includes('<') ? tooDeep(tree, limits.inlines) : undefined
    if (deep) {
      const message = `Unexpected HTML of more than ${limits.inlines} elements inside one another`
      const mend = 'Close the elements where they end, or write the text in Markdown.'
      return { ...asText(body), messages: [report('nesting', path, placeOf(deep) ?? top, message, { mend })] }
    }
    const { generated, messages: wrongBlocks } = markBlocks(tree, body, path)
    const messages = [...unseenOnes, ...named.messages, ...cutLinks, ...wrongBlocks]
    const comments = commentsIn(tree, body)
    const codes = codeInfos(tree, body)
    const slips = codeLanguages(tree, body, path)
    const more = moreAt(tree, body)
    const { html, foreign } = toHtml(tree, body)
    // What Markdown itself makes is safe: its elements are known, and every address becomes a hole.
    const safe = foreign ? sanitize(html, path, hasRemark) : { tree: html, messages: [] }
    const hardToRead = readable(safe.tree, body, path)
    const content = prose(markdown.transformHtml(safe.tree, file), {
      source: body,
      headingIds: named.ids,
      codes,
      generated: generated.holes,
      definedAt,
      more,
      stringify,
      highlight,
    })
    const size = content.body.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 0), 0)
    if (size > 50 * body.length + 64 * 1024) {
      const message = `Unexpected ${size} characters of HTML from ${body.length} characters of Markdown`
      return {
        ...asText(body),
        messages: [
          report('output-too-large', path, top, message, {
            mend: 'Take away what grows, most often a table with far more columns at its top than below.',
          }),
        ],
      }
    }
    const told = [...messages, ...safe.messages, ...hardToRead, ...slips]
    const own = ownMarkdown(body, { ...content, blocks: generated.blocks, comments })
    return { ...content, markdown: own, blocks: generated.blocks, capitals: terms, messages: told }
  }
}

interface Content extends Prose {
  readonly markdown: Page['markdown']
  readonly blocks: readonly Block[]
  readonly capitals: readonly Capitals[]
  readonly messages: readonly Message[]
}

// Problems that make parsing a page take too long, or its places wrong.
const unreadable: ReadonlySet<RuleId> = new Set([
  ...(['file-too-large', 'frontmatter-too-large', 'line-ending', 'line-too-long', 'nesting'] as const),
  ...(['paragraph-too-long', 'table-too-large'] as const),
])

/** A text nobody could parse, as it is but for what HTML cannot hold. */
function asText(body: string): Omit<Content, 'messages'> {
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
  }
}
