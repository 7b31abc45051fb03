import { findNearest } from '../base/messages.ts'
import { isFolderPage, pageStem } from '../base/paths.ts'
import { byCodePoint, groupBy, normalizeKey, quoteForShell } from '../base/text.ts'
import type { Handbook } from '../model/types.ts'
import type { Page } from '../parse/types.ts'
import { usedElsewhere } from '../read/folder-kinds.ts'
import { type Kind, type KindRow, kindFolders, kinds } from '../schema/front-matter.ts'

/** A folder at the top whose pages are guides only because its name is not quite that of their kind. */
export interface MisspeltFolder {
  readonly folder: string
  readonly kind: Kind
  /** In order of path. */
  readonly pages: readonly Page[]
}

/** Finds folders such as `role` or `practises` whose pages have the keys of roles and practices. */
export function findMisspeltFolders({ guides, config }: Handbook): readonly MisspeltFolder[] {
  const pages = [...guides.values()].map(({ page }) => page).filter(({ path }) => path.includes('/'))
  const folders = groupBy(pages.map((page) => [topFolder(page.path), page] as const))
  return [...folders].flatMap(([folder, all]): MisspeltFolder[] => {
    if (kindFolders.includes(folder) || config.guides.includes(folder)) return []
    const written = all.filter(({ path }) => !isFolderPage(pageStem(path)))
    const withKeys = written.filter(({ yaml }) => yaml.trim() !== '').map(keysOf)
    const kind = kindsNear(folder).find((one) => {
      const { folder: right } = kinds[one]
      const wouldCount = right !== undefined && !config.guides.includes(right)
      return wouldCount && 2 * withKeys.filter((keys) => isMeant(one, folder, keys)).length > withKeys.length
    })
    return kind ? [{ folder, kind, pages: written.sort((a, b) => byCodePoint(a.path, b.path)) }] : []
  })
}

export const topFolder = (path: string): string => path.split('/', 1)[0]!

const keysOf = ({ data, foreignKeys }: Page): readonly string[] =>
  [...Object.keys(data).filter((key) => key !== 'kind'), ...foreignKeys.map(({ name }) => name)].map(normalizeKey)

/** The kinds whose name, in the singular or plural, or whose folder has much the same letters. */
function kindsNear(folder: string): readonly Kind[] {
  const named = (Object.keys(kinds) as Kind[]).flatMap((kind) => namesOf(kind).map((name) => [name, kind] as const))
  const near = findNearest(
    folder,
    named.map(([name]) => name),
  )
  const same = named.filter(([name]) => isSame(name, folder)).map(([name]) => name)
  return [...same, ...near].flatMap((name) => named.filter(([one]) => one === name).map(([, kind]) => kind))
}

const namesOf = (kind: Kind): readonly string[] => {
  const { folder } = kinds[kind]
  return folder === undefined ? [] : [folder, kind, `${kind}s`]
}

const isSame = (name: string, folder: string): boolean => name === normalizeKey(folder)

/**
 * Whether a page with these keys was meant to be of a kind. Guides may have an owner, too, and `rules` is near to `roles`: so
 * where the folder has another name, that counts only when nothing is missing.
 */
function isMeant(kind: Kind, folder: string, keys: readonly string[]): boolean {
  const { required, schema }: KindRow = kinds[kind]
  const known = new Set(Object.keys(schema.shape).map(normalizeKey))
  const fits = keys.every((key) => known.has(key))
  const isOwn = (key: string) => known.has(key) && !guideKeys.has(key) && (!usedElsewhere.has(key) || fits)
  if (keys.some(isOwn)) return true
  if (!['ownerrole', 'corefocus'].some((key) => keys.includes(key))) return false
  // The first heading is a title as well.
  const isWhole = required.every((key) => key === 'title' || keys.includes(normalizeKey(key)))
  return isWhole || namesOf(kind).some((name) => isSame(name, folder))
}

const guideKeys: ReadonlySet<string> = new Set(Object.keys(kinds.guide.schema.shape).map(normalizeKey))

/** What to do about such a folder. */
export function renameFolder({ folder, kind }: MisspeltFolder, { pages }: Pick<Handbook, 'pages'>): string {
  const right = kinds[kind].folder!
  const [from, to] = [quoteForShell(folder), right]
  // Where capitals are the only difference, some computers see one folder, into which it would be moved.
  const byCapitals = folder.toLowerCase() === right
  const isThere = [...pages.keys()].some((path) => path.startsWith(`${right}/`))
  const whole = byCapitals ? `git mv ${from} ${to}-2 && git mv ${to}-2 ${to}` : `git mv ${from} ${to}`
  return `Run \`${isThere ? `git mv ${from}/* ${to}/` : whole}\` in the folder of the handbook.`
}
