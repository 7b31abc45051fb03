import type { Limits } from '../config.ts'
import { decode } from '../decode.ts'
import { didYouMean, nearest, report, top } from '../report.ts'
import type { Message, Page, Source } from '../types.ts'
import { keySpelling, type Yaml } from '../yaml.ts'
import { markBoxes } from './blocks.ts'
import { type FrontMatterText, frontMatter } from './front-matter.ts'
import { guard } from './guard.ts'
import type { Highlight } from './highlight.ts'
import { type FrontMatter, type Kind, kinds } from './kinds.ts'
import { markdown } from './markdown.ts'
import { type Prose, prose } from './prose.ts'
import { sanitize } from './sanitize.ts'

/** What parsing a page depends on besides its file. */
export interface ParseOptions {
  readonly limits: Limits
  /** Without it, code stays plain. */
  readonly highlight?: Highlight | undefined
}

/**
 * A parser of pages. Pure: the page depends on its file and on `options` alone. Total: whatever is wrong with a file is a
 * message, and there is always a page.
 */
export function pageParser({ limits, highlight }: ParseOptions): (source: Source) => Page {
  const { parse, toHtml, stringify } = markdown()

  return function parsePage({ path, text: source }) {
    const front = frontMatter(source, path, limits)
    const { kind, id, data, foreignKeys, messages: wrongKeys } = decodeFrontMatter(front, path)
    const guarded = guard(front.body, path, limits)
    const unsafe = guarded.some(({ rule }) => rule !== 'text-control')
    const { messages: wrongText, ...content } = unsafe
      ? { ...asText(front.body), messages: [] }
      : readBody(front.body, path)
    const title =
      data.title ?? (content.headings[0]?.depth === 1 || content.heading ? content.headings[0]!.text : undefined)
    const missing = missingKeys(front, kind, { ...data, title }, path)
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
      const tree = parse(body)
      const messages = markBoxes(tree, body, path)
      const { html, foreign } = toHtml(tree, body)
      // What Markdown itself makes is safe: its elements are known, and every address becomes a hole.
      const safe = foreign ? sanitize(html, path) : { tree: html, messages: [] }
      const content = prose(safe.tree, { source: body, stringify, highlight })
      const size = content.body.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 0), 0)
      if (size > 50 * body.length + 64 * 1024) {
        const message = `Unexpected ${size} characters of HTML from ${body.length} characters of Markdown`
        return {
          ...asText(body),
          messages: [report('output-too-large', path, top, message, { mend: 'Split the page.' })],
        }
      }
      return { ...content, messages: [...messages, ...safe.messages] }
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
}

/** A text nobody could parse, as it is. */
function asText(body: string): Prose {
  const text = body.trim()
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
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

function decodeFrontMatter({ yaml }: FrontMatterText, path: string): Decoded {
  const messages: Message[] = []
  const foreignKeys: string[] = []
  const kind = yaml ? kindOf(yaml, path, messages) : 'guide'
  const ownId = kind === 'guide' ? path.replace(/\.[^.]+$/, '') : baseName(path)
  const keys = yaml?.data
  if (!yaml || yaml.broken) return { kind, id: ownId, data: { kind }, foreignKeys, messages }
  if (keys === null || typeof keys !== 'object' || Array.isArray(keys)) {
    const message = `Unexpected ${Array.isArray(keys) ? 'list' : 'text'} between the dashes, expected keys with values`
    const mend = 'Write `title:` and the other keys there, or put an empty line above the first dashes.'
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
    ruleOf: (at, found) =>
      at[0] === 'examples' && isMap(found)
        ? 'ex-object'
        : at[0] === 'ownerRole' && Array.isArray(found)
          ? 'own-two'
          : undefined,
    ...(kind === 'guide' && { onForeignKey: (key: string) => foreignKeys.push(key) }),
  })
  // People bring guides along with front matter that was made for another tool: what does not fit is theirs.
  messages.push(
    ...(kind === 'guide'
      ? decoded.messages.map((message) => ({ ...message, severity: 'warning' as const }))
      : decoded.messages),
  )
  return {
    kind,
    id: kind === 'guide' ? ownId : (decoded.data.id ?? ownId),
    data: { ...decoded.data, kind } as FrontMatter,
    foreignKeys,
    messages,
  }
}

const isMap = (value: unknown): boolean => value !== null && typeof value === 'object' && !Array.isArray(value)

function kindOf(yaml: Yaml, path: string, messages: Message[]): Kind {
  const written = isMap(yaml.data)
    ? Object.entries(yaml.data as object).find(([key]) => keySpelling(key) === 'kind')?.[1]
    : undefined
  if (typeof written === 'string') {
    if (written in kinds) return written as Kind
    const near = nearest(written, Object.keys(kinds))
    const message = `Unexpected kind \`${written}\`, expected one that rolebook knows${didYouMean(near)}`
    messages.push(report('key-value', path, yaml.place(['kind']), message, { expected: Object.keys(kinds) }))
  }
  if (isIndex(path)) return 'guide'
  const [folder] = path.split('/')
  return (Object.keys(kinds) as Kind[]).find((kind) => kinds[kind].folder === folder) ?? 'guide'
}

/** What the kind needs and the page has not. A page whose front matter could not be read says so once. */
function missingKeys({ yaml, messages }: FrontMatterText, kind: Kind, data: object, path: string): Message[] {
  if (!yaml || yaml.broken || messages.length > 0) return []
  const missing: Message[] = []
  const written = new Set(isMap(yaml.data) ? Object.keys(yaml.data as object).map(keySpelling) : [])
  for (const key of kinds[kind].required) {
    if ((data as Record<string, unknown>)[key] !== undefined || written.has(keySpelling(key))) continue
    missing.push(
      report('key-missing', path, top, `Missing key \`${key}\`, which every ${kind} has`, {
        mend: `Add \`${key}:\` between the dashes.`,
      }),
    )
  }
  if (kind !== 'responsibility') return missing
  const has = (key: string) => written.has(keySpelling(key))
  if (has('ownerRole') && has('sharedBy')) {
    const related = { file: path, place: yaml.place(['ownerRole'], 'key'), message: 'one accountable role is here' }
    const mend = 'Keep `ownerRole`, or keep `sharedBy` with `tieBreak`.'
    missing.push(
      report(
        'own-two',
        path,
        yaml.place(['sharedBy'], 'key'),
        'Unexpected `sharedBy` beside `ownerRole`, expected one of them',
        { mend, related },
      ),
    )
  } else if (!has('ownerRole') && !has('sharedBy') && !has('everyone')) {
    const mend = 'Add `ownerRole:` with the role accountable for it, `sharedBy:` with `tieBreak:`, or `everyone: true`.'
    missing.push(report('own-missing', path, top, 'Nobody owns this responsibility', { mend }))
  }
  return missing
}
