import { type Message, report, topOf } from '../base/messages.ts'
import { byCodePoint, groupBy, normalizeKey } from '../base/text.ts'
import type { Config } from '../schema/config.ts'
import { type Kind, kinds, namedKind } from '../schema/front-matter.ts'

/** A page as written, and nothing known about it but where it is. */
interface Written {
  readonly path: string
  readonly text: string
}

interface Decided {
  /** The kind that a page has by its folder, if it does not say another. */
  readonly kindAt: (path: string) => Kind
  readonly messages: readonly Message[]
}

/**
 * Decides once for the whole handbook which folders say the kind of their pages. With a `handbook.yaml` all of those that
 * rolebook knows do, except what it lists under `guides`. Without one, a folder of that name may have been there long before
 * rolebook: it counts when most of its pages say the kind or have a key that only this kind has, or when another folder
 * counts and most of its pages have no key that is foreign to the kind.
 */
export function decideFolderKinds(
  pages: readonly Written[],
  { guides }: Pick<Config, 'guides'>,
  isConfigured: boolean,
): Decided {
  const found = groupBy(
    pages.flatMap((page) => {
      const kind = namedKind(page.path)
      return kind === 'guide' || guides.some((folder) => folder === kinds[kind].folder) ? [] : [[kind, page] as const]
    }),
  )
  const folders = [...found].map(([kind, written]) => look(kind, written))
  const some = folders.some(({ isOwn }) => isOwn)
  const counts = ({ isOwn, fits }: Folder) => isOwn || (some && fits)
  const said = new Set(folders.filter((folder) => isConfigured || counts(folder)).map(({ kind }) => kind))
  const messages = folders.flatMap((folder) => {
    if (!isConfigured) return said.has(folder.kind) ? [] : [readAsGuides(folder)]
    // A single page may just have a misspelled key.
    const isDoubtful = !folder.isOwn && !folder.fits && folder.foreign !== undefined && folder.paths.length > 1
    return isDoubtful ? [perhapsGuides(folder)] : []
  })
  return {
    kindAt(path) {
      const kind = namedKind(path)
      return said.has(kind) ? kind : 'guide'
    },
    messages,
  }
}

interface Folder {
  readonly kind: Kind
  readonly paths: readonly string[]
  /** Most of its pages say the kind, or can be of no other. */
  readonly isOwn: boolean
  /** Most of its pages that have keys have only those of the kind. */
  readonly fits: boolean
  /** A key of its pages that the kind does not have. */
  readonly foreign: string | undefined
}

function look(kind: Kind, written: readonly Written[]): Folder {
  const known = knownKeys(kind)
  const own = ownKeys(kind)
  const withKeys = written.map(({ text }) => keysOf(text)).filter(({ size }) => size > 0)
  const isMost = (holds: (keys: ReadonlyMap<string, string>) => boolean) =>
    2 * withKeys.filter(holds).length > withKeys.length
  const fits = (keys: ReadonlyMap<string, string>) => [...keys.keys()].every((key) => known.has(key))
  return {
    kind,
    paths: written.map(({ path }) => path).sort(byCodePoint),
    isOwn: isMost(
      (keys) =>
        keys.get('kind') === kind ||
        [...keys.keys()].some((key) => own.has(key) && (!usedElsewhere.has(key) || fits(keys))),
    ),
    fits: isMost(fits),
    foreign: withKeys.flatMap((keys) => [...keys.keys()]).find((key) => !known.has(key)),
  }
}

const knownKeys = (kind: Kind): ReadonlySet<string> => new Set(Object.keys(kinds[kind].schema.shape).map(normalizeKey))

/** Keys that no other kind has. Whoever names an accountable role or a core focus writes for rolebook, whatever the kind. */
const ownKeys = (kind: Kind): ReadonlySet<string> => {
  const others = new Set(
    (Object.keys(kinds) as Kind[]).filter((one) => one !== kind).flatMap((one) => [...knownKeys(one)]),
  )
  return new Set(['ownerrole', 'corefocus', ...[...knownKeys(kind)].filter((key) => !others.has(key))])
}

/** Keys of some kinds that pages of other tools have too. They count on pages that have no other foreign key. */
export const usedElsewhere: ReadonlySet<string> = new Set([
  'date',
  'type',
  'time',
  'when',
  'short',
  'track',
  'skills',
  'engineers',
])

/**
 * The outermost keys with what is written behind them. Front matter that is not taken for one, as it is below other text or
 * between other fences or none, tells as much about the folder.
 */
function keysOf(text: string): ReadonlyMap<string, string> {
  const keys = new Map<string, string>()
  let isFenced = false
  let prose = 0
  for (const written of text.slice(0, 64 * 1024).split('\n', 1000)) {
    const line = written.trim()
    if (/^(?:[-\u2010-\u2015\u2212]+|[+*_=]{3,}|\.{3}|[{}])$/.test(line)) {
      if (keys.size > 0) break
      isFenced = true
      continue
    }
    const [, key, value = ''] = /^\s?\s?"?(\w[\w -]*?)"?[ \t]*[:=](?:[ \t]+(.*))?$/.exec(written.trimEnd()) ?? []
    if (key !== undefined && (isFenced || prose === 0) && !/^\s+\w/.test(written)) keys.set(normalizeKey(key), value)
    else if (!isFenced && line === '' && keys.size > 0) break
    else if (!isFenced && keys.size === 0 && line !== '' && !/^(?:#|<!--)/.test(line) && ++prose > 5) break
  }
  // One line of text may begin with a word and a colon.
  return isFenced || keys.size > 1 ? keys : new Map()
}

const counted = ({ paths }: Folder): string => (paths.length === 1 ? 'the page' : `the ${paths.length} pages`)

function readAsGuides(folder: Folder): Message {
  const { kind, paths } = folder
  const message = `Read ${counted(folder)} in \`${kinds[kind].folder}\` as ${paths.length === 1 ? 'a guide' : 'guides'}: there is no handbook.yaml`
  const hint = `If they are of the kind \`${kind}\`, add a handbook.yaml with the \`title\` of the handbook.`
  return report('folder-kind', topOf(paths[0]!), message, { hint, severity: 'note' })
}

function perhapsGuides({ kind, paths, foreign }: Folder): Message {
  const name = kinds[kind].folder
  const message = `Most pages in \`${name}\` have keys that are foreign to the kind \`${kind}\`, such as \`${foreign}\``
  const hint = `If they are guides, write \`guides: [${name}]\` in handbook.yaml.`
  return report('folder-kind', topOf(paths[0]!), message, { hint })
}
