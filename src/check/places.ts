import type { ReadAssets } from '../assets/assets.ts'
import { type FilePlace, type Message, type Place, topOfFile } from '../base/messages.ts'
import { normalizeKey, truncate } from '../base/text.ts'
import type { FormerId, Handbook, Target } from '../model/types.ts'
import { decodingSchemas } from '../parse/front-matter.ts'
import type { LinkUse, Page } from '../parse/types.ts'
import { configPlaces } from '../schema/config.ts'
import { decode } from '../schema/decode.ts'
import type { FrontMatter } from '../schema/front-matter.ts'
import { isRecord, type KeyPath, readYaml, type Yaml } from '../yaml/yaml.ts'
import type { Mentions } from './mentions.ts'
import type { MisspeltFolder } from './misspelt-folders.ts'

/** A check looks at the handbook and says what is wrong with it. It changes nothing. */
export type Check = (handbook: Handbook, context: CheckContext) => Iterable<Message>

/** What checks know besides the handbook. */
export interface CheckContext extends Places {
  /** The files that pages refer to. */
  readonly read: ReadAssets
  /** What dates are compared with, such as `2026-04-01`. */
  readonly today: string
  /** What pages name. */
  readonly mentions: () => Mentions
  /** Folders whose pages are guides only because of a slip in its name. */
  readonly misspeltFolders: () => readonly MisspeltFolder[]
}

/** Finds where something is written, when a message needs it. */
export interface Places {
  readonly inPage: (page: Page, path: KeyPath, part?: 'key' | 'value') => FilePlace
  /** The front matter of a page as YAML. */
  readonly inYaml: (page: Page) => Yaml
  readonly inConfig: (path: KeyPath, part?: 'key' | 'value') => FilePlace
}

/** Places in the front matter of the pages and in `handbook.yaml`. A page's front matter is read again for it, once. */
export function makePlaces({ config, formerIds }: Handbook, configText: string): Places {
  const pages = new Map<Page, Yaml>()
  const lists = new Map<Page, (path: KeyPath) => KeyPath>()
  let placeInConfig: Yaml['place'] | undefined
  return {
    inPage: (page, path, part) => {
      const written = inLists(page)(asWritten(page.path, path))
      return { file: page.path, place: inYaml(page).place(written, part) }
    },
    inYaml,
    inConfig(path, part) {
      placeInConfig ??= configPlaces(configText)
      return { file: 'handbook.yaml', place: placeInConfig(asWritten('handbook.yaml', path), part) }
    },
  }

  /** Lists lose the items that do not fit, which are reported, so that others have another index than is written. */
  function inLists(page: Page): (path: KeyPath) => KeyPath {
    const known = lists.get(page)
    if (known) return known
    const yaml = inYaml(page)
    const isWhole = page.messages.length === 0 || yaml.broken || !isRecord(yaml.data)
    const find = isWhole
      ? (path: KeyPath) => path
      : decode(decodingSchemas[page.kind], yaml, { file: page.path }).asWritten
    lists.set(page, find)
    return find
  }

  /** A way through keys of today, one of which may be written as the id that a page had before. */
  function asWritten(file: string, path: KeyPath): KeyPath {
    const keys = formerIds.filter((former) => former.part === 'key' && former.file === file)
    return path.map((step, at) => {
      const isHere = ({ path: [...way], now }: FormerId) =>
        way.length === at + 1 && step === now && way.slice(0, -1).every((one, index) => one === path[index])
      return keys.find(isHere)?.name ?? step
    })
  }

  function inYaml(page: Page): Yaml {
    const yaml = pages.get(page) ?? readYaml(page.yaml, page.path, page.yamlLine ?? 2, config.limits)
    pages.set(page, yaml)
    return yaml
  }
}

type Keys<Data> = Data extends unknown ? Exclude<keyof Data, 'kind'> & string : never

/**
 * Whether what the page says by these keys is all that was written there. Where a part of it was misspelled or could not be
 * read, that has been reported, and what seems to follow from its absence is not a problem of its own.
 */
export function wasReadFully(page: Page, keys: readonly Keys<FrontMatter>[], { inPage }: Places): boolean {
  if (page.messages.length === 0) return true
  // Nothing is left of front matter that is broken.
  if (Object.keys(page.data).length <= 1) return false
  const wanted: readonly string[] = keys
  return !page.messages.some(
    ({ rule, place, expected }) =>
      (rule === 'key-unknown' && expected?.some((key) => wanted.includes(key))) ||
      keys.some((key) => isWithin(place, inPage(page, [key], 'key').place, inPage(page, [key]).place)),
  )
}

/** Compares lines. A missing key has a place of no length. */
const isWithin = ({ line }: Place, key: Place, value: Place): boolean =>
  key.endColumn > key.column && line >= key.line && line <= value.endLine

/** Whether a page does not have a key at all, rather than misspelled or with a value that could not be read. */
export function lacksKey(page: Page, [first, ...inner]: readonly [string, ...string[]], { inYaml }: Places): boolean {
  const isLost = page.messages.some(
    ({ rule, expected }) => rule.startsWith('frontmatter-') || (rule === 'key-unknown' && expected?.includes(first)),
  )
  const { broken, data: keys } = inYaml(page)
  if (isLost || broken) return false
  const [, own] =
    Object.entries(isRecord(keys) ? keys : {}).find(([key]) => normalizeKey(key) === normalizeKey(first)) ?? []
  let value = own
  for (const key of inner) value = isRecord(value) ? value[key] : undefined
  return value === undefined || (Array.isArray(value) && value.length === 0)
}

/** Where one text of a list is, however its items are written; else the place of `otherwise`. */
export function textPlace(page: Page, text: string, otherwise: KeyPath, { inPage, inYaml }: Places): FilePlace {
  const key = String(otherwise[0]).toLowerCase()
  const found = inYaml(page)
    .texts()
    .find(({ path, value }) => String(path[0]).toLowerCase() === key && value.trim() === text)
  return found ? { file: page.path, place: found.place } : inPage(page, otherwise)
}

/** Where a page says what it is called: in its front matter, else in its first heading. */
export const titlePlace = (page: Page, { inPage }: Places): FilePlace =>
  page.data.title === undefined ? headingPlace(page) : inPage(page, ['title'])

/** Where the first heading of a page is, or else its top. */
export const headingPlace = ({ path, headings: [first] }: Page): FilePlace => ({
  file: path,
  place: first?.place ?? topOfFile,
})

/** The key of a page of prose that was probably meant to be `title`. */
export const misspeltTitle = ({ data, foreignKeys }: Page): string | undefined =>
  data.title === undefined ? foreignKeys.find(({ near }) => near.includes('title'))?.name : undefined

/** An address as a message shows it: no longer than a line. */
export const shownUrl = (url: string): string => truncate(url, 120)

/** Where a link is, for a message about it. */
export const linkPlace = ({ path }: Page, { place }: LinkUse): FilePlace => ({ file: path, place })

/** Every link of every page with what it leads to. */
export function* resolvedLinks({ pages, targets }: Handbook): Iterable<{ page: Page; link: LinkUse; target: Target }> {
  for (const page of pages.values())
    for (const link of page.links) {
      const target = targets.get(page.path)?.get(link.url)
      if (target) yield { page, link, target }
    }
}
