import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Page, Source } from './types.ts'

/** Parses pages, in the order of their sources. Each page is JSON. */
export type ParseAll = (sources: readonly Source[]) => Promise<readonly string[]>

interface Options {
  /** The file that holds the pages of one handbook between runs. Without it they are remembered in memory only. */
  readonly file: string | undefined
  /** What every page depends on besides its own file: limits, plugins and the build of `parse`. Another one forgets all. */
  readonly salt: string
}

/**
 * Remembers what `parseAll` made of a file: a page parsed before is not parsed again.
 *
 * Sound because a page depends on its path, its bytes and the salt alone. A file that is missing, cut short, changed,
 * somebody else's or of another build is ignored and written anew; it may be deleted at any time. It holds the pages of
 * the last run and no others, so it cannot grow.
 */
export function remember(
  parseAll: ParseAll,
  { file, salt }: Options,
): (sources: readonly Source[]) => Promise<readonly Page[]> {
  let known = file ? load(file, salt) : new Map<string, string>()
  let pages = new Map<string, Page>()

  return async (sources) => {
    const keys = sources.map(keyOf)
    const missing = sources.filter((_, at) => !known.has(keys[at]!))
    const fresh = missing.length > 0 ? await parseAll(missing) : []
    const changed = missing.length > 0 || known.size > keys.length
    missing.forEach((source, at) => void known.set(keyOf(source), fresh[at]!))
    known = new Map(keys.map((key) => [key, known.get(key)!]))
    pages = new Map(keys.map((key) => [key, pages.get(key) ?? (JSON.parse(known.get(key)!) as Page)]))
    if (file && changed) save(file, salt, known)
    return [...pages.values()]
  }
}

const keyOf = ({ path, hash }: Source): string => `${hash} ${path}`

const head = 'rolebook pages 1'

// First line: what it is, the salt and a checksum of the rest. Then a line with the key and a line with the page, in turn.
function load(file: string, salt: string): Map<string, string> {
  try {
    if (statSync(file).uid !== process.getuid?.()) return new Map()
    const bytes = readFileSync(file)
    const end = bytes.indexOf('\n')
    const body = bytes.subarray(end + 1)
    if (bytes.toString('utf8', 0, end) !== `${head} ${salt} ${checksum(body)}`) return new Map()
    const lines = body.toString('utf8').split('\n')
    const known = new Map<string, string>()
    for (let at = 0; at + 1 < lines.length; at += 2) known.set(lines[at]!, lines[at + 1]!)
    return known
  } catch {
    return new Map()
  }
}

// A cache that cannot be written costs time and nothing else, so that is no error.
function save(file: string, salt: string, known: ReadonlyMap<string, string>): void {
  const body = Buffer.from([...known].map(([key, page]) => `${key}\n${page}\n`).join(''))
  const unfinished = `${file}.${process.pid}`
  try {
    mkdirSync(dirname(file), { recursive: true })
  } catch {
    return
  }
  try {
    writeFileSync(join(dirname(file), '.gitignore'), '*\n')
    writeFileSync(unfinished, `${head} ${salt} ${checksum(body)}\n`)
    writeFileSync(unfinished, body, { flag: 'a' })
    renameSync(unfinished, file)
    forgetOthers(dirname(file))
  } catch {
    rmSync(unfinished, { force: true })
  }
}

const checksum = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Keeps the eight newest files, for a folder that holds several handbooks or had others. */
function forgetOthers(folder: string): void {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.pages'))
    .map((name) => ({ path: join(folder, name), time: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time)
  for (const { path } of files.slice(8)) rmSync(path, { force: true })
}

/** Where the pages of a handbook are kept: `.rolebook/` beside it, or in it when it is the working folder. */
export function cacheFile(handbook: string, workingFolder: string): string {
  const folder = join(handbook === workingFolder ? handbook : dirname(handbook), '.rolebook')
  return join(folder, `${basename(handbook)}-${checksum(Buffer.from(handbook)).slice(0, 8)}.pages`)
}

/** A hash of the code that parses and of the versions of what it uses. */
export function buildOfParse(): string {
  const hash = createHash('sha256')
  const here = import.meta.dirname
  for (const name of ['parse', '.'])
    for (const entry of readdirSync(join(here, name), { withFileTypes: true }).filter((entry) => entry.isFile()))
      hash.update(entry.name).update(readFileSync(join(here, name, entry.name)))
  const { version, dependencies } = JSON.parse(readFileSync(packageFile(here), 'utf8'))
  return hash.update(JSON.stringify({ version, dependencies })).digest('hex')
}

function packageFile(folder: string): string {
  const file = join(folder, 'package.json')
  return statSync(file, { throwIfNoEntry: false }) ? file : packageFile(dirname(folder))
}
