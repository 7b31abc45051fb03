// gray-matter runs `---js` front matter as a program, caches by text and hands out the same object twice, swallows a
// file whose front matter never closes, and takes `---foo` for a fence. So it sees only text that `fences` has checked,
// always with an options object (which turns its cache off), and with every engine but ours refusing.
import matter from 'gray-matter'
import { didYouMean, type FilePlace, findNearest, type Message, replaceSpan, report, topOf } from '../base/messages.ts'
import { fileStem, pageStem } from '../base/paths.ts'
import { joinWithAnd, lineStarts, normalizeKey } from '../base/text.ts'
import type { RuleId } from '../rules/rules.ts'
import { decode } from '../schema/decode.ts'
import { type FrontMatter, type Kind, kinds } from '../schema/front-matter.ts'
import { isRecord, readYaml, type Yaml } from '../yaml/yaml.ts'
import { findDraftKey, findPrivateKey, findUnreadDraft, reportOwnDraft, reportPublished } from './drafts.ts'
import { findLostFrontMatter, isDashes, type PlaceOfPage } from './lost-front-matter.ts'
import type { ForeignKey } from './types.ts'

export interface FrontMatterText {
  /** As written, without fences. Empty when there is none. */
  readonly text: string
  /** The line on which it begins: 2, unless it is written where or how it should not be. */
  readonly firstLine: number
  /** As written, fences and all, as far as it is known where it ends. */
  readonly written: string
  /** Missing when the file has no front matter. */
  readonly yaml?: Yaml
  /** The whole file with the front matter blanked, so that every offset and line in it is one of the file. */
  readonly body: string
  readonly messages: readonly Message[]
}

/** Cuts the front matter off a file and reads it. What is wrong with it is reported; the body is never lost. */
export function readFrontMatter(source: string, where: PlaceOfPage): FrontMatterText {
  const { file, limits } = where
  const found = fences(source, where)
  if (found === 'none') return readLost(source, where) ?? readNone(source, where)
  if ('wrong' in found) {
    const { wrong, bodyStart } = found
    if (wrong.rule !== 'frontmatter-unclosed') {
      const written = source.slice(0, bodyStart)
      return { text: '', firstLine: 2, written, body: blank(source, 0, bodyStart), messages: [wrong] }
    }
    const written = source.split(/\n[ \t]*\n/, 1)[0]!
    return (
      readLost(source, where) ?? {
        text: '',
        firstLine: 2,
        written,
        body: blank(source, 0, bodyStart),
        messages: [wrong],
      }
    )
  }
  let text = ''
  let yaml: Yaml | undefined
  const refuse = (language: string) => ({
    parse: (): object => {
      throw new Error(`Front matter in ${language} reached gray-matter`)
    },
  })
  const { content } = matter(found.text, {
    language: 'yaml',
    delimiters: '---',
    engines: {
      yaml: {
        parse(written: string) {
          text = written.replace(/^\r?\n/, '')
          yaml = readYaml(text, file, 2, limits)
          return {}
        },
      },
      javascript: refuse('JavaScript'),
      json: refuse('JSON'),
    },
  })
  yaml ??= readYaml('', file, 2, limits)
  // A line across the page below the text is not the end of the keys.
  const unclosed = yaml.broken ? readLost(source, where) : undefined
  if (unclosed) return unclosed
  const bodyStart = source.length - content.length
  const messages = [...(found.wrongClose ? [found.wrongClose] : []), ...yaml.messages]
  return { text, firstLine: 2, written: text, yaml, body: blank(source, 0, bodyStart), messages }
}

/** A page without front matter. It may say all the same that it is a draft. */
function readNone(source: string, where: PlaceOfPage): FrontMatterText {
  const draft = where.kind === 'guide' ? findUnreadDraft(source, where.file) : undefined
  const found = draft ? { written: draft.written, messages: [draft.message] } : { messages: missingFrom(where) }
  return { text: '', firstLine: 2, written: '', body: source, ...found }
}

/** What is wrong with a page without front matter: nothing, unless its folder says that it is more than prose. */
function missingFrom({ file, kind }: PlaceOfPage): Message[] {
  const { folder, required } = kinds[kind]
  if (kind === 'guide' || folder === undefined) return []
  const message = `This page has no front matter, so it cannot be what every page in \`${folder}\` is: ${articled(kind)}`
  const needed = joinWithAnd(required.map((key) => `\`${key}\``))
  const hint = `Begin it with two lines of three dashes and ${needed} between them, or move it to another folder.`
  return [report('frontmatter-missing', topOf(file), message, { hint })]
}

/** Reads front matter that other tools would not take for one as it was meant, so that only what is wrong with it is reported. */
function readLost(source: string, where: PlaceOfPage): FrontMatterText | undefined {
  const { file, limits } = where
  const lost = findLostFrontMatter(source, where)
  if (!lost) return undefined
  const { message, written, keys, lines } = lost
  const starts = lineStarts(source)
  const [from, to] = lines.map((line) => starts[line] ?? source.length) as [number, number]
  const yaml = keys && readYaml(`${keys.text}\n`, file, keys.firstLine, limits)
  const read = keys ? { text: `${keys.text}\n`, firstLine: keys.firstLine } : { text: '', firstLine: 2 }
  return { ...read, written, ...(yaml && { yaml }), body: blank(source, from, to), messages: [message] }
}

/** Front matter that cannot be read. */
interface Wrong {
  readonly wrong: Message
  /** Where the text starts that is shown all the same. */
  readonly bodyStart: number
}

interface Closed {
  /** The whole file, closed by three dashes however it is written. */
  readonly text: string
  readonly wrongClose?: Message
}

/** A part of a line, which has at least a character to point at. */
const inLine = (file: string, line: number, column: number, length: number): FilePlace => ({
  file,
  place: { line, column, endLine: line, endColumn: column + Math.max(1, length) },
})

/** Whether the first line opens front matter and a later one closes it, by rules stricter than gray-matter's. */
function fences(source: string, where: PlaceOfPage): 'none' | Closed | Wrong {
  const { file, kind, limits } = where
  if (!source.startsWith('---')) return 'none'
  const first = lineAt(source, 0)
  const rest = first.text.slice(3)
  const wrong = (rule: RuleId, at: FilePlace, message: string, hint: string, bodyStart = first.end): Wrong => ({
    wrong: report(rule, at, message, { hint }),
    bodyStart,
  })
  // A line of more dashes is a line across the page; carriage returns inside a line are reported elsewhere.
  if (/^-+[ \t]*$/.test(rest) || rest.includes('\r')) return 'none'
  const language = rest.trim()
  if (language !== '' && !/^ya?ml$/i.test(language)) {
    const at = inLine(file, 1, 4, language.length)
    if (/^[\w.+]+$/.test(language)) {
      const message = `Unexpected front matter in \`${language}\`, expected YAML`
      const hint = 'Write the first line as `---` alone and the keys as YAML.'
      return wrong('frontmatter-language', at, message, hint, closing(source, first.end)?.end)
    }
    const hint = 'Put an empty line above it, or draw the line with `***`.'
    return wrong('frontmatter-language', at, 'Unexpected text after `---` on the first line', hint, 0)
  }
  const fence = inLine(file, 1, 1, 3)
  const close = closing(source, first.end)
  if (!close) {
    const hint = 'Put a line of three dashes below the last key, or draw a line across the page with `***`.'
    const { wrong: unclosed, bodyStart } = wrong(
      'frontmatter-unclosed',
      fence,
      'Front matter is opened here and never closed',
      hint,
    )
    // Elsewhere it may well be a line across the page, and all of the text is shown.
    return { wrong: { ...unclosed, ...(kind === 'guide' && { severity: 'warning' }) }, bodyStart }
  }
  const length = close.start - first.end
  const lines = close.line - 2
  if (length > limits.frontMatterBytes || lines > limits.frontMatterLines) {
    const [found, most] =
      lines > limits.frontMatterLines
        ? [`${lines} lines`, limits.frontMatterLines]
        : [`${length} characters`, limits.frontMatterBytes]
    const message = `Unexpected front matter of ${found}, expected at most ${most}`
    return wrong('frontmatter-too-large', fence, message, 'Move the prose below the front matter.', close.end)
  }
  const wrongClose = checkClose(close, where)
  const below =
    wrongClose || close.text.startsWith('...') ? `---\n${source.slice(close.end)}` : source.slice(close.start)
  return { text: `---\n${source.slice(first.end, close.start)}${below}`, ...(wrongClose && { wrongClose }) }
}

/** What else is on the line that ends front matter, or is there instead. */
function checkClose({ text, line }: Line, { file, kind }: PlaceOfPage): Message | undefined {
  if (/^(?:---|\.\.\.)[ \t]*$/.test(text)) return undefined
  const isLonger = text.startsWith('---')
  const more = text.slice(isLonger ? 3 : 0).trim()
  const at = inLine(file, line, text.indexOf(more, isLonger ? 3 : 0) + 1, more.length)
  const message = isLonger
    ? `Unexpected \`${more.slice(0, 40)}\` after the closing \`---\``
    : `Unexpected \`${more}\` below the keys, expected three dashes`
  const whole = { line, column: 1, endLine: line, endColumn: text.length + 1 }
  return report('frontmatter-fence', at, message, {
    hint: 'Leave only three dashes on the line.',
    ...(kind === 'guide' && { severity: 'warning' }),
    ...(isDashes(more) && replaceSpan(file, whole, '---')),
  })
}

interface Line {
  readonly text: string
  readonly line: number
  readonly start: number
  /** Of the next line. */
  readonly end: number
}

function lineAt(source: string, start: number, line = 1): Line {
  const found = source.indexOf('\n', start)
  const end = found < 0 ? source.length : found + 1
  return { text: source.slice(start, end).replace(/\r?\n$/, ''), line, start, end }
}

/** The first line from `start` that closes front matter: three dots, whatever gray-matter would take for a fence, or other dashes. */
function closing(source: string, start: number): Line | undefined {
  for (let at = lineAt(source, start, 2); at.start < source.length; at = lineAt(source, at.end, at.line + 1))
    if (/^(?:---|\.\.\.[ \t]*$)/.test(at.text) || isDashes(at.text.trimEnd())) return at
  return undefined
}

const blank = (source: string, from: number, to: number): string =>
  source.slice(0, from) + source.slice(from, to).replace(/[^\r\n]/g, ' ') + source.slice(to)

/** By which front matter is decoded. Nothing is required meanwhile: what is missing is said by name afterwards. */
export const decodingSchemas = Object.fromEntries(
  Object.entries(kinds).map(([kind, { schema }]) => [kind, schema.partial()]),
) as unknown as {
  readonly [K in Kind]: ReturnType<(typeof kinds)[K]['schema']['partial']>
}

interface Decoded {
  readonly kind: Kind
  readonly id: string
  readonly data: FrontMatter
  readonly foreignKeys: readonly ForeignKey[]
  readonly messages: readonly Message[]
}

/** Reads the front matter by the schema of the page's kind. What does not fit is reported and dropped. */
export function decodeFrontMatter(front: FrontMatterText, path: string, folderKind: Kind): Decoded {
  const { yaml, messages: wrong } = front
  const messages: Message[] = []
  const foreignKeys: ForeignKey[] = []
  // Front matter that cannot be read still makes the page what its folder says, so that others find it.
  const kind = yaml || wrong.length > 0 ? (writtenKind(yaml, path, messages) ?? folderKind) : 'guide'
  const ownId = kind === 'guide' ? pageStem(path) : fileStem(path)
  const keys = yaml?.data
  const said = findDraftKey(front)
  const draftKey = typeof said === 'object' ? said : undefined
  // Of other kinds an unknown key is an error, and nothing is published.
  const isDraft = said === 'unread' || draftKey?.isKnown || (draftKey !== undefined && kind === 'guide')
  const draft: { status?: 'draft' } = isDraft ? { status: 'draft' } : {}
  const nothing = { kind, id: ownId, data: { kind, ...draft }, foreignKeys }
  if (!yaml || yaml.broken) return { ...nothing, messages }
  if (!isRecord(keys)) {
    const message = `Unexpected ${Array.isArray(keys) ? 'list' : 'text'} between the dashes, expected keys with values`
    const hint = /^\w+:\S/.test(yaml.written([]))
      ? 'Put a space after the colon.'
      : 'Write `title:` and the other keys there, or put an empty line above the first dashes.'
    const at = { file: path, place: yaml.place([]) }
    return { ...nothing, messages: [report('frontmatter-shape', at, message, { hint })] }
  }
  const privateKey = kind === 'guide' && said === undefined ? findPrivateKey(yaml) : undefined
  const decoded = decode(decodingSchemas[kind], yaml, {
    file: path,
    ruleOf: (at, found) => {
      if (at[0] === 'examples' && isRecord(found)) return 'ex-object'
      return at[0] === 'ownerRole' && Array.isArray(found) && found.length > 1 ? 'own-two' : undefined
    },
    ...(kind === 'guide' && {
      onForeignKey: (name: string, near: readonly string[]) => {
        if (name !== draftKey?.key && name !== privateKey) foreignKeys.push({ name, near })
      },
    }),
  })
  // People bring guides along with front matter that was made for another tool: what does not fit is theirs.
  const reworded = (message: Message): Message =>
    kind === 'guide'
      ? { ...message, severity: 'warning' }
      : { ...message, ...betterHint(message), ...splitHint(message, yaml) }
  const ownDraft = [
    ...(kind === 'guide' && draftKey && !draftKey.isKnown ? [reportOwnDraft(draftKey, yaml, path)] : []),
    ...(privateKey === undefined ? [] : [reportPublished(privateKey, yaml, path)]),
  ]
  const isSaid = ({ place: { line } }: Message) => ownDraft.some(({ place }) => place.line === line)
  messages.push(...ownDraft, ...decoded.messages.filter((message) => !isSaid(message)).map(reworded))
  return {
    kind,
    id: kind === 'guide' ? ownId : (decoded.data.id ?? ownId),
    data: { ...decoded.data, kind, ...draft } as FrontMatter,
    foreignKeys,
    messages,
  }
}

/** What the editor of a page may do besides what holds for any YAML. */
function betterHint({ rule, message, expected }: Message): { hint?: string } {
  if (rule === 'own-two')
    return { hint: 'Keep one role, or share the work by facet: `sharedBy:` with `tieBreak:` instead of `ownerRole:`.' }
  const key = rule === 'key-unknown' && !expected && /`(\w+)`/.exec(message)?.[1]
  const others = key ? Object.entries(kinds).filter(([, { schema }]) => Object.hasOwn(schema.shape, key)) : []
  return others.length > 0
    ? { hint: `Remove it: only ${others.map(([kind]) => articled(kind)).join(' or ')} has it.` }
    : {}
}

/** What a comma has made of a sentence between braces is a key without a value. */
function splitHint({ place }: Message, yaml: Yaml): { hint?: string } {
  const cut = yaml
    .texts()
    .find(({ after, place: { line, column } }) => after && line === place.line && column === place.column)
  return cut
    ? { hint: `If a comma split the sentence before it, put it in quotes: \`"${cut.after}, ${cut.value}"\`.` }
    : {}
}

const articled = (kind: string): string => `${/^[aeio]/.test(kind) ? 'an' : 'a'} ${kind}`

/** The kind that the front matter says. */
function writtenKind(yaml: Yaml | undefined, path: string, messages: Message[]): Kind | undefined {
  const written =
    yaml && isRecord(yaml.data)
      ? Object.entries(yaml.data).find(([key]) => normalizeKey(key) === 'kind')?.[1]
      : undefined
  if (yaml && typeof written === 'string') {
    if (Object.hasOwn(kinds, written)) return written as Kind
    const near = findNearest(written, Object.keys(kinds))
    const message = `Unexpected kind \`${written}\`, expected one that rolebook knows${didYouMean(near)}`
    messages.push(
      report('key-value', { file: path, place: yaml.place(['kind']) }, message, { expected: Object.keys(kinds) }),
    )
  }
  return undefined
}
