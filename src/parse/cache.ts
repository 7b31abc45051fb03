import { readStored, writeStored } from '../base/files.ts'
import type { Source } from '../read/handbook.ts'
import type { Page } from './types.ts'

/** Parses pages, in the order of their sources. Each page is JSON. */
type ParseAll = (sources: readonly Source[]) => Promise<readonly string[]>

interface Options {
  /** The file that holds the pages of one handbook between runs. Without it they are remembered in memory only. */
  readonly file: string | undefined
  /** What every page depends on besides its own file: limits, plugins and the build of `parse`. Another one forgets all. */
  readonly salt: string
}

/**
 * Remembers what `parseAll` made of a file: a page parsed before is not parsed again. Sound because a page depends on its
 * path, its bytes, the kind that its folder says and the salt alone. The file holds the pages of the last run and no others, so it cannot grow.
 */
export function rememberPages(parseAll: ParseAll, { file, salt }: Options) {
  const name = `rolebook pages 1 ${salt}`
  let known = parsed(file && readStored(file, name))
  let pages = new Map<string, Page>()
  let saved = true

  async function parse(sources: readonly Source[]): Promise<readonly Page[]> {
    const keys = sources.map(keyOf)
    const missing = sources.filter((_, at) => !known.has(keys[at]!))
    const fresh = missing.length > 0 ? await parseAll(missing) : []
    saved &&= missing.length === 0 && known.size === keys.length
    missing.forEach((source, at) => void known.set(keyOf(source), fresh[at]!))
    known = new Map(keys.map((key) => [key, known.get(key)!]))
    pages = new Map(keys.map((key) => [key, pages.get(key) ?? (JSON.parse(known.get(key)!) as Page)]))
    return [...pages.values()]
  }

  function save(): void {
    if (file && !saved)
      writeStored(
        file,
        name,
        [...known]
          .filter(isLasting)
          .map(([key, page]) => `${key}\n${page}\n`)
          .join(''),
      )
    saved = true
  }

  return { parse, save }
}

/** How long a page takes depends on the machine: one that took too long is tried again by the next run. */
const isLasting = ([, page]: readonly [string, string]) => !page.includes('"rule":"page-slow"')

const keyOf = ({ path, hash, folderKind }: Source): string => `${hash} ${folderKind} ${path}`

/** From lines with a key and lines with its page, in turn. */
function parsed(text: string | undefined): Map<string, string> {
  const lines = text?.split('\n') ?? []
  const pages = new Map<string, string>()
  for (let at = 0; at + 1 < lines.length; at += 2) pages.set(lines[at]!, lines[at + 1]!)
  return pages
}
