import { decode } from '../decode.ts'
import { keySpelling } from '../key-spelling.ts'
import { didYouMean, nearest, report } from '../report.ts'
import type { ForeignKey, Message } from '../types.ts'
import type { Yaml } from '../yaml.ts'
import type { FrontMatterText } from './front-matter.ts'
import { isMap } from './is-map.ts'
import { type FrontMatter, type Kind, kinds } from './kinds.ts'

/** The name of a file without its ending. */
export const baseName = (path: string): string =>
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

/** What the front matter of a page says. */
interface Decoded {
  readonly kind: Kind
  readonly id: string
  readonly data: FrontMatter
  readonly foreignKeys: readonly ForeignKey[]
  readonly messages: readonly Message[]
}

/** Reads the front matter by the schema of the page's kind. What does not fit is reported and dropped. */
export function decodeFrontMatter({ yaml, messages: wrong }: FrontMatterText, path: string): Decoded {
  const messages: Message[] = []
  const foreignKeys: ForeignKey[] = []
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
    ...(kind === 'guide' && {
      onForeignKey: (name: string, near: readonly string[]) => foreignKeys.push({ name, near }),
    }),
  })
  // People bring guides along with front matter that was made for another tool: what does not fit is theirs.
  const told = (message: Message): Message =>
    kind === 'guide'
      ? { ...message, severity: 'warning' }
      : { ...message, ...betterMend(message), ...splitMend(message, yaml) }
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

/** What a comma has made of a sentence between braces is a key without a value. */
function splitMend({ place }: Message, yaml: Yaml): { mend?: string } {
  const cut = yaml
    .texts()
    .find(({ after, place: { line, column } }) => after && line === place.line && column === place.column)
  return cut
    ? { mend: `If a comma split the sentence before it, put it in quotes: \`"${cut.after}, ${cut.value}"\`.` }
    : {}
}

const articled = (kind: string): string => `${/^[aeio]/.test(kind) ? 'an' : 'a'} ${kind}`

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
  return kindOfFolder(path)
}

/** The kind of page that a file is unless it says otherwise. */
export function kindOfFolder(path: string): Kind {
  if (isIndex(path)) return 'guide'
  const [folder] = path.split('/')
  return (Object.keys(kinds) as Kind[]).find((kind) => kinds[kind].folder === folder) ?? 'guide'
}
