import { VFile } from 'vfile'
import type { Limits } from '../config.ts'
import { decode } from '../decode.ts'
import { didYouMean, nearest, report, top } from '../report.ts'
import type { Message, Page, RuleId, Source } from '../types.ts'
import { keySpelling, type Yaml } from '../yaml.ts'
import { markBlocks } from './blocks.ts'
import { codeInfos } from './code-infos.ts'
import { type FrontMatterText, frontMatter } from './front-matter.ts'
import { guard, unseen } from './guard.ts'
import { headingIds } from './heading-ids.ts'
import type { Highlight } from './highlight.ts'
import { tooDeep } from './html-depth.ts'
import { type FrontMatter, type Kind, kinds } from './kinds.ts'
import { lostCells } from './lost-cells.ts'
import type { Markdown } from './markdown.ts'
import { moreAt } from './more-at.ts'
import { placeOf } from './place-of.ts'
import type { Plugin } from './plugin.ts'
import { type Prose, prose } from './prose.ts'
import { references } from './references.ts'
import { sanitize } from './sanitize.ts'
import { tryPlugins } from './try-plugins.ts'
import { unclosed } from './unclosed.ts'
import { wikiLinks } from './wiki-links.ts'

/** What parsing a page depends on besides its file. */
export interface ParseOptions {
  readonly limits: Limits
  /** Without it, code stays plain. */
  readonly highlight?: Highlight | undefined
  /** In the order they run. */
  readonly plugins?: readonly Plugin[]
}

/**
 * A parser of pages. Pure: the page depends on its file and on `options` alone. Total: whatever is wrong with a file is a
 * message, and there is always a page.
 */
export function pageParser({ limits, highlight, plugins = [] }: ParseOptions): (source: Source) => Page {
  const attempt = tryPlugins(plugins)
  const hasRemark = plugins.some(({ kind }) => kind === 'remark')

  return function parsePage({ path, text }) {
    // Lines and columns stay the same, and so does all else, however the file's lines end.
    const source = text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text
    const front = frontMatter(source, path, limits)
    const { kind, id, data, foreignKeys, messages: wrongKeys } = decodeFrontMatter(front, path)
    const guarded = [...unseen(source, path), ...guard(front.body, path, limits)]
    const unsafe = [...front.messages, ...guarded].some(({ rule }) => unreadable.has(rule))
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
      messages: [...front.messages, ...wrongKeys, ...missing, ...guarded, ...wrongText],
    }
  }

  function readBody(body: string, path: string): Prose & { messages: Message[] } {
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

  function readWith(markdown: Markdown, body: string, path: string): Prose & { messages: Message[] } {
    const { toHtml, stringify } = markdown
    const file = new VFile({ path, value: body })
    const written = markdown.parse(body)
    const undefinedOnes = references(written, body, path)
    const named = headingIds(written, body, path)
    const cutLinks = wikiLinks(written, body, path)
    const unseenOnes = [...undefinedOnes, ...lostCells(written, path, cutLinks), ...unclosed(written, body, path)]
    // They may define blocks of their own, so they come before blocks that nobody knows are reported.
    const tree = markdown.transform(written, file)
    const deep = body.includes('<') ? tooDeep(tree, limits.inlines) : undefined
    if (deep) {
      const message = `Unexpected HTML of more than ${limits.inlines} elements inside one another`
      const mend = 'Close the elements where they end, or write the text in Markdown.'
      return { ...asText(body), messages: [report('nesting', path, placeOf(deep) ?? top, message, { mend })] }
    }
    const messages = [...unseenOnes, ...named.messages, ...cutLinks, ...markBlocks(tree, body, path)]
    const codes = codeInfos(tree, body)
    const more = moreAt(tree, body)
    const { html, foreign } = toHtml(tree, body)
    // What Markdown itself makes is safe: its elements are known, and every address becomes a hole.
    const safe = foreign ? sanitize(html, path, hasRemark) : { tree: html, messages: [] }
    const content = prose(markdown.transformHtml(safe.tree, file), {
      source: body,
      headingIds: named.ids,
      codes,
      more,
      stringify,
      highlight,
    })
    const size = content.body.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 0), 0)
    if (size > 50 * body.length + 64 * 1024) {
      const message = `Unexpected ${size} characters of HTML from ${body.length} characters of Markdown`
      return {
        ...asText(body),
        messages: [report('output-too-large', path, top, message, { mend: 'Split the page.' })],
      }
    }
    return { ...content, messages: [...messages, ...safe.messages] }
  }
}

// Problems that make parsing a page take too long, or its places wrong.
const unreadable: ReadonlySet<RuleId> = new Set([
  ...(['file-too-large', 'frontmatter-too-large', 'line-ending', 'line-too-long', 'nesting'] as const),
  ...(['paragraph-too-long', 'table-too-large'] as const),
])

/** A text nobody could parse, as it is but for what HTML cannot hold. */
function asText(body: string): Prose {
  const text = body.trim().replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD').replaceAll('\uFDD0', '\uFFFD')
  const escaped = text.replace(/&/g, '&#x26;').replace(/</g, '&#x3C;')
  return {
    headings: [],
    anchors: [],
    links: [],
    body: [`<pre tabindex="0">${escaped}</pre>`],
    text: [{ id: '', title: '', text }],
  }
}

const baseName = (path: string): string =>
  path
    .split('/')
    .at(-1)!
    .replace(/\.[^.]+$/, '')

const isIndex = (path: string): boolean => /^(readme|index)$/i.test(baseName(path))

// Nothing is required while decoding: what is missing is said by name afterwards.
const schemas = Object.fromEntries(
  Object.entries(kinds).map(([kind, { schema }]) => [kind, schema.partial()]),
) as unknown as {
  readonly [K in Kind]: ReturnType<(typeof kinds)[K]['schema']['partial']>
}

interface Decoded {
  readonly kind: Kind
  readonly id: string
  readonly data: FrontMatter
  readonly foreignKeys: readonly string[]
  readonly messages: readonly Message[]
}

function decodeFrontMatter({ yaml, messages: wrong }: FrontMatterText, path: string): Decoded {
  const messages: Message[] = []
  const foreignKeys: string[] = []
  // Front matter that cannot be read still makes the page what its folder says, so that others find it.
  const kind = yaml || wrong.length > 0 ? kindOf(yaml, path, messages) : 'guide'
  const ownId = kind === 'guide' ? path.replace(/\.[^.]+$/, '') : baseName(path)
  const keys = yaml?.data
  if (!yaml || yaml.broken) return { kind, id: ownId, data: { kind }, foreignKeys, messages }
  if (keys === null || typeof keys !== 'object' || Array.isArray(keys)) {
    const message = `Unexpected ${Array.isArray(keys) ? 'list' : 'text'} between the dashes, expected keys with values`
    const mend = /^\w+:\S/.test(yaml.written([]))
      ? 'Put a space after the colon.'
      : 'Write `title:` and the other keys there, or put an empty line above the first dashes.'
    return {
      kind,
      id: ownId,
      data: { kind },
      foreignKeys,
      messages: [report('frontmatter-shape', path, yaml.place([]), message, { mend })],
    }
  }
  const decoded = decode(schemas[kind], yaml, {
    file: path,
    ruleOf: (at, found) => {
      if (at[0] === 'examples' && isMap(found)) return 'ex-object'
      return at[0] === 'ownerRole' && Array.isArray(found) ? 'own-two' : undefined
    },
    ...(kind === 'guide' && { onForeignKey: (key: string) => foreignKeys.push(key) }),
  })
  // People bring guides along with front matter that was made for another tool: what does not fit is theirs.
  const told = (message: Message): Message =>
    kind === 'guide' ? { ...message, severity: 'warning' } : { ...message, ...betterMend(message) }
  messages.push(...decoded.messages.map(told))
  return {
    kind,
    id: kind === 'guide' ? ownId : (decoded.data.id ?? ownId),
    data: { ...decoded.data, kind } as FrontMatter,
    foreignKeys,
    messages,
  }
}

/** What the editor of a page may do besides what holds for any YAML. */
function betterMend({ rule, message, expected }: Message): { mend?: string } {
  if (rule === 'own-two')
    return { mend: 'Keep one role, or share the work by facet: `sharedBy:` with `tieBreak:` instead of `ownerRole:`.' }
  const key = rule === 'key-unknown' && !expected && /`(\w+)`/.exec(message)?.[1]
  const others = key ? Object.entries(kinds).filter(([, { schema }]) => Object.hasOwn(schema.shape, key)) : []
  return others.length > 0
    ? { mend: `Remove it: only ${others.map(([kind]) => articled(kind)).join(' or ')} has it.` }
    : {}
}

const articled = (kind: string): string => `${/^[aeio]/.test(kind) ? 'an' : 'a'} ${kind}`

const isMap = (value: unknown): boolean => value !== null && typeof value === 'object' && !Array.isArray(value)

function kindOf(yaml: Yaml | undefined, path: string, messages: Message[]): Kind {
  const written = isMap(yaml?.data)
    ? Object.entries(yaml?.data as object).find(([key]) => keySpelling(key) === 'kind')?.[1]
    : undefined
  if (yaml && typeof written === 'string') {
    if (Object.hasOwn(kinds, written)) return written as Kind
    const near = nearest(written, Object.keys(kinds))
    const message = `Unexpected kind \`${written}\`, expected one that rolebook knows${didYouMean(near)}`
    messages.push(report('key-value', path, yaml.place(['kind']), message, { expected: Object.keys(kinds) }))
  }
  if (isIndex(path)) return 'guide'
  const [folder] = path.split('/')
  return (Object.keys(kinds) as Kind[]).find((kind) => kinds[kind].folder === folder) ?? 'guide'
}

/** What the kind needs and the page has not. Nothing is said twice: a misspelt key is there, keys that cannot be read too. */
function missingKeys(
  { yaml }: FrontMatterText,
  kind: Kind,
  data: object,
  wrongKeys: readonly Message[],
  path: string,
): Message[] {
  if (!yaml || yaml.broken || wrongKeys.some(({ rule }) => rule === 'frontmatter-shape')) return []
  const missing: Message[] = []
  const misspelt = wrongKeys.flatMap(({ rule, expected }) =>
    rule === 'key-unknown' ? (expected?.slice(0, 1) ?? []) : [],
  )
  const written = new Set([...(isMap(yaml.data) ? Object.keys(yaml.data as object) : []), ...misspelt].map(keySpelling))
  const has = (key: string) => written.has(keySpelling(key))
  for (const key of kinds[kind].required) {
    if ((data as Record<string, unknown>)[key] !== undefined || has(key)) continue
    const mend = `Add \`${key}:\` between the dashes.`
    const [rule, message] = ownWords[kind]?.[key] ?? ['key-missing', `Missing key \`${key}\`, which every ${kind} has`]
    missing.push(report(rule, path, top, message, { mend }))
  }
  if (kind === 'assessment') return [...missing, ...measured(yaml, has, path)]
  if (kind !== 'responsibility') return missing
  const [first, ...others] = ['ownerRole', 'sharedBy', 'everyone'].filter(has)
  for (const other of others) {
    const related = { file: path, place: yaml.place([first!], 'key'), message: `\`${first}\` is here` }
    const mend = 'Keep one of `ownerRole`, `sharedBy` with `tieBreak`, and `everyone`.'
    const message = `Unexpected \`${other}\` beside \`${first}\`, expected one of them`
    missing.push(report('own-two', path, yaml.place([other], 'key'), message, { mend, related }))
  }
  if (first === undefined) {
    const mend = 'Add `ownerRole:` with the role accountable for it, `sharedBy:` with `tieBreak:`, or `everyone: true`.'
    missing.push(report('own-missing', path, top, 'Nobody owns this responsibility', { mend }))
  }
  return missing
}

/** What is worse to lack than a key. */
const ownWords: Partial<Record<Kind, Partial<Record<string, readonly [RuleId, string]>>>> = {
  aor: {
    ownerRole: ['aor-no-owner', 'No role stays accountable for this area'],
    holder: ['aor-no-holder', 'Nobody holds this area of responsibility'],
  },
}

/** An assessment is statements with a rule and what follows from it, or else prompts. */
function measured(yaml: Yaml, has: (key: string) => boolean, path: string): Message[] {
  if (has('statements') && has('prompts')) {
    const related = { file: path, place: yaml.place(['statements'], 'key'), message: '`statements` is here' }
    const message = 'Unexpected `prompts` beside `statements`, expected one of them'
    const mend = 'Make two assessments of it: one that has a result and one to reflect on.'
    return [report('assess-passes', path, yaml.place(['prompts'], 'key'), message, { mend, related })]
  }
  if (has('prompts')) return []
  if (!has('statements')) {
    const mend = 'Add `statements:` with `passes:` and `outcomes:`, or `prompts:` with questions by theme.'
    return [report('assess-passes', path, top, 'Nothing is assessed here', { mend })]
  }
  return ['passes', 'outcomes']
    .filter((key) => !has(key))
    .map((key) => {
      const message = `Missing key \`${key}\`, which every assessment with statements has`
      return report('key-missing', path, top, message, { mend: `Add \`${key}:\` between the dashes.` })
    })
}
