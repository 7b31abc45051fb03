import { findNearest, type Message, report } from '../base/messages.ts'
import { normalizeKey, truncate } from '../base/text.ts'
import { isRecord, type Yaml } from '../yaml/yaml.ts'

/** How other tools write `status: draft`: `draft: true` and `published: false`, by keys in any spelling of theirs. */
const draftKeys = new Set(['draft', 'isdraft'])
const publishedKeys = new Set(['published', 'publish', 'ispublished'])

const draftStatement =
  /^[ \t]*["']?(?:(?:status|state|stage)["']?[ \t]*[:=][ \t]*["'“”‘’]?drafts?|(?:is[ _-]?)?draft["']?[ \t]*[:=][ \t]*["']?(?:true|yes|on|1)|(?:is[ _-]?)?publish(?:ed)?["']?[ \t]*[:=][ \t]*["']?(?:false|no|off|0))\b/im

// What people write for it when no list of values is beside them, in the languages of most handbooks.
const draftWords = new Set(
  'draft drafts drafting drafted wip workinprogress unpublished notpublished unfinished entwurf inarbeit brouillon ébauche borrador bozza rascunho ontwerp utkast udkast luonnos szkic koncept taslak черновик 下書き 草稿 草案 초안'.split(
    ' ',
  ),
)
const yes = new Set(['true', 'yes', 'on', '1', 'y', 'ja', 'oui', 'si', 'sí', 'sim'])
const no = new Set(['false', 'no', 'off', '0', 'n', 'never', 'nein', 'non', 'nee', 'não'])
// One letter away from `draft`, or as short of a year, and something else all the same.
const otherWords = new Set(['craft', 'drift', 'graft', 'crafts', 'drifts', 'grafts'])

/** What front matter says about being a draft. */
interface DraftStatement {
  readonly key: string
  /** Written as rolebook, or the tools that most people know, read it. */
  readonly isKnown: boolean
}

/** The key by which a page says that it is not for readers yet, also when that is misspelled. */
export function findDraftKey({
  yaml,
  written,
}: {
  readonly yaml?: Yaml
  readonly written: string
}): DraftStatement | 'unread' | undefined {
  if (!yaml || yaml.broken || !isRecord(yaml.data)) return draftStatement.test(written) ? 'unread' : undefined
  const found = Object.entries(yaml.data).flatMap(([key, value]) => {
    const isKnown = readStatement(normalizeKey(key), Array.isArray(value) && value.length === 1 ? value[0] : value)
    return isKnown === undefined ? [] : [{ key, isKnown }]
  })
  return found.find(({ isKnown }) => isKnown) ?? found[0]
}

/** Whether a key and its value are a known way to say draft, or another; undefined when they do not say it. */
function readStatement(key: string, value: unknown): boolean | undefined {
  if (value !== null && !['string', 'number', 'boolean'].includes(typeof value)) return undefined
  const said = normalizeKey(String(value ?? '')).replace(/[^\p{L}\p{M}\p{N}]/gu, '')
  if (draftKeys.has(key)) return said === '' || no.has(said) || isNear(said, 'false') ? undefined : yes.has(said)
  if (publishedKeys.has(key)) return no.has(said) || (isNear(said, 'false') ? false : undefined)
  if (key === 'status') return said === 'draft' || said === 'drafts' || (draftWords.has(said) ? false : undefined)
  if (/(?:status|state|stage|phase|visibility|lifecycle)$/.test(key) || isNear(key, 'status') || isNear(key, 'state'))
    return draftWords.has(said) || isNear(said, 'draft') ? false : undefined
  if (draftWords.has(key) || isNear(key, 'draft')) return yes.has(said) ? false : undefined
  return isNear(key, 'published') && !draftWords.has(key) && no.has(said) ? false : undefined
}

const isNear = (word: string, wanted: string): boolean =>
  !otherWords.has(word) && findNearest(word, [wanted]).length > 0

/** That a page is left out because of what it says in words of its own. */
export function reportOwnDraft({ key }: DraftStatement, yaml: Yaml, file: string): Message {
  const value = yaml.written([key])
  const written = truncate(`${key}: ${value}`, 60)
  const message = `\`${written}\` is unknown here, but seems to say that the page is a draft: it is left out`
  const hint = 'Write `status: draft`, or remove it if readers should see the page.'
  return report('key-value', { file, place: yaml.place([key], 'key') }, message, {
    severity: 'warning',
    hint,
  })
}

// `hidden` is a key of its own: it leaves a page out of lists.
const privateKeys = new Set('private isprivate secret confidential donotpublish nopublish'.split(' '))
const publicKeys = new Set('public ispublic'.split(' '))
const accessKeys = new Set('visibility access status state audience classification'.split(' '))
const tagKeys = new Set('tags tag keywords categories category labels label'.split(' '))
const privateWords = new Set(
  'private hidden secret confidential donotpublish notforpublication privat vertraulich privé privado'.split(' '),
)

/** The key by which a page says in words that are none of rolebook's that it is not for readers, while it is published. */
export function findPrivateKey({ data }: Yaml): string | undefined {
  if (!isRecord(data)) return undefined
  const wordOf = (value: unknown) =>
    (typeof value === 'object' ? '' : normalizeKey(String(value ?? ''))).replace(/[^\p{L}\p{M}\p{N}]/gu, '')
  return Object.entries(data).find(([written, value]) => {
    const key = wordOf(written)
    const words = (Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[,;]/) : [value]).map(wordOf)
    if (privateKeys.has(key)) return words.some((word) => yes.has(word))
    if (publicKeys.has(key)) return words.some((word) => no.has(word))
    if (accessKeys.has(key)) return words.some((word) => privateWords.has(word))
    return tagKeys.has(key) && words.some((word) => draftWords.has(word) || privateWords.has(word))
  })?.[0]
}

/** That a page is published although it seems to say that it is not to be. */
export function reportPublished(key: string, yaml: Yaml, file: string): Message {
  const written = truncate(`${key}: ${yaml.written([key]).replace(/\s+/g, ' ').trim()}`, 60)
  const message = `\`${written}\` has no effect here, but seems to say that the page is not for readers: it is published`
  const hint = `Write \`status: draft\` to leave the page out, or remove \`${key}\` if readers should see it.`
  return report('key-value', { file, place: yaml.place([key], 'key') }, message, { severity: 'warning', hint })
}

// What prose does not say. `Status: draft` is prose in many pages, so it counts only below marks that look like a fence.
const certain = /^(?:draft["']?\s*[:=]\s*["']?(?:true|yes|on)|published["']?\s*[:=]\s*["']?false)["']?[,;]?\s*$/i
const likely = /^status["']?\s*[:=]\s*["']?draft["']?[,;]?\s*$/i

/** Finds what says above the text of a page that it is a draft, where no front matter has been found: between any marks, or none. */
export function findUnreadDraft(
  source: string,
  file: string,
): { readonly message: Message; readonly written: string } | undefined {
  let hasTitle = false
  let hasMarks = false
  const lines = source.split('\n')
  for (const [at, line] of lines.entries()) {
    const text = line.trim()
    if (text === '') hasMarks = false
    else if (/^#{1,6}\s/.test(text)) {
      if (hasTitle) return undefined
      hasTitle = true
    } else if (/^(?:[^\p{L}\p{N}]+|(?:&[mn]dash;)+|(?:`{3,}|~{3,})\s*\w*)$/u.test(text)) {
      // Below its title, a page may explain front matter to others.
      if (hasTitle && /^[`~]/.test(text)) return undefined
      hasMarks = true
    } else {
      const written = text.replace(/^[^\p{L}]+/u, '').replace(/\s*-->$/, '')
      if (certain.test(written) || (hasMarks && likely.test(written)))
        return { written, message: reportUnread(written, at, line, file) }
      if (!isKey(written, lines[at + 1] ?? '') && !/^- /.test(text)) return undefined
    }
  }
  return undefined
}

/** Whether a line may belong to front matter: a key with a value behind it or below. */
const isKey = (written: string, next: string): boolean =>
  /^[\w.-]+["']?\s*[:=]\s*\S/.test(written) ||
  (/^[\w.-]+["']?\s*[:=]$/.test(written) && /^[ \t>]*(?:[ \t]\S|- )/.test(next))

function reportUnread(written: string, at: number, line: string, file: string): Message {
  const column = line.indexOf(written) + 1
  const place = { line: at + 1, column, endLine: at + 1, endColumn: column + written.length }
  const message = `\`${written}\` is text here and no front matter, but seems to say that the page is a draft: it is left out`
  const hint =
    'Put it between two lines of three dashes at the top of the file, or remove it if readers should see the page.'
  return report('frontmatter-fence', { file, place }, message, { severity: 'warning', hint })
}
