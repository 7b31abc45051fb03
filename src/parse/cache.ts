import { readStored, writeStored } from '../base/files.ts'
import type { Message } from '../base/messages.ts'
import type { Source } from '../read/handbook.ts'
import type { RuleId } from '../rules/rules.ts'
import type { Page, ParsedPages, PluginsAtWork } from './types.ts'

type ParseAll = (sources: readonly Source[]) => Promise<ParsedPages>

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
  const name = `rolebook pages 2 ${salt}`
  let { atWork, known } = restored(file && readStored(file, name))
  let pages = new Map<string, Page>()
  let saved = true

  async function parse(sources: readonly Source[]) {
    const keys = sources.map(keyOf)
    const missing = sources.filter((_, at) => !known.has(keys[at]!))
    saved &&= missing.length === 0 && known.size === keys.length
    // Also when every page is known: what is wrong with plugins is to be said as well.
    if (missing.length > 0 || !atWork) {
      const fresh = await parseAll(missing)
      missing.forEach((source, at) => void known.set(keyOf(source), fresh.pages[at]!))
      const { messages, active } = fresh.plugins
      atWork = { messages, active: [...new Set([...(atWork?.active ?? []), ...active])] }
    }
    known = new Map(keys.map((key) => [key, known.get(key)!]))
    pages = new Map(keys.map((key) => [key, pages.get(key) ?? (JSON.parse(known.get(key)!) as Page)]))
    return { pages: [...pages.values()], plugins: atWork }
  }

  function save(): void {
    // A plugin that cannot be used may be fine the next time: much of what it needs is not seen here.
    if (file && !saved && atWork?.messages.length === 0) {
      const lines = [...known].filter(isLasting).flat()
      writeStored(file, name, [JSON.stringify(atWork.active), ...lines, ''].join('\n'))
    }
    saved = true
  }

  return { parse, save }
}

/** How long a page takes depends on the machine, and what breaks a plugin may be anywhere: that is tried again. */
export const isPassing = ({ rule }: Pick<Message, 'rule'>): boolean => passing.includes(rule)

const passing: readonly RuleId[] = ['page-slow', 'plugin', 'plugin-crash']

const isLasting = ([, page]: readonly [string, string]) => !passing.some((rule) => page.includes(`"rule":"${rule}"`))

const keyOf = ({ path, hash, folderKind }: Source): string => `${hash} ${folderKind} ${path}`

/** From a line with the plugins that were active, then a line with a key and a line with its page, in turn. */
function restored(text: string | undefined) {
  const known = new Map<string, string>()
  if (text === undefined) return { atWork: undefined, known }
  const [active, ...lines] = text.split('\n')
  for (let at = 0; at + 1 < lines.length; at += 2) known.set(lines[at]!, lines[at + 1]!)
  const atWork: PluginsAtWork | undefined = { messages: [], active: JSON.parse(active!) }
  return { atWork, known }
}
