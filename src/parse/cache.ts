import { hashContents, readStored, writeStored } from '../base/files.ts'
import type { Message } from '../base/messages.ts'
import { type Records, recordsIn, recordsInMemory } from '../base/records.ts'
import type { Source } from '../read/handbook.ts'
import type { RuleId } from '../rules/rules.ts'
import type { Page, PageContent, PageFacts, ParsedPages, PluginsAtWork } from './types.ts'

/** Parses pages; gives each content to `onContent` as soon as it is there, with the index of its source. */
type ParseAll = (
  sources: readonly Source[],
  onContent: (index: number, content: string) => void,
) => Promise<ParsedPages>

interface Options {
  /** The file that holds the pages of one handbook between runs. Without it they are remembered in memory only. */
  readonly file: string | undefined
  /** What every page depends on besides its own file: limits, plugins and the build of `parse`. Another one forgets all. */
  readonly salt: string
}

/**
 * Remembers what `parseAll` made of a file: a page parsed before is not parsed again. Sound because a page depends on its
 * path, its bytes, the kind that its folder says and the salt alone. What is kept is the pages of the last run and no others,
 * so it cannot grow: in one file the facts of all, which every run needs, and in another their contents.
 */
export function rememberPages(parseAll: ParseAll, { file, salt }: Options) {
  const name = `rolebook pages 3 ${salt}`
  const contents = file === undefined ? recordsInMemory() : recordsIn(`${file}-contents`, name)
  const read = readContents(contents)
  let { atWork, known } = restored(file && readStored(file, name))
  let pages = new Map<string, Page>()
  let saved = true

  async function parse(sources: readonly Source[]) {
    const keys = sources.map(keyOf)
    const missing = sources.filter((_, at) => !known.has(keys[at]!) || !contents.find(keys[at]!))
    saved &&= missing.length === 0 && known.size === keys.length
    // Also when every page is known: what is wrong with plugins is to be said as well.
    if (missing.length > 0 || !atWork) {
      const fresh = await parseAll(missing, (index, content) => contents.add(keyOf(missing[index]!), content))
      missing.forEach((source, at) => void known.set(keyOf(source), fresh.facts[at]!))
      const { messages, active } = fresh.plugins
      atWork = { messages, active: [...new Set([...(atWork?.active ?? []), ...active])] }
    }
    known = new Map(keys.map((key) => [key, known.get(key)!]))
    pages = new Map(keys.map((key) => [key, pages.get(key) ?? pageOf(key, known.get(key)!)]))
    return { pages: [...pages.values()], plugins: atWork }
  }

  function save(): void {
    // A plugin that cannot be used may be fine the next time: much of what it needs is not seen here.
    if (file && !saved && atWork?.messages.length === 0) {
      contents.save((key) => known.has(key))
      const lines = [...known].filter(isLasting).flat()
      writeStored(file, name, [JSON.stringify(atWork.active), ...lines, ''].join('\n'))
    }
    saved = true
  }

  /** A page like any other, whose content is read when it is asked for. */
  function pageOf(key: string, facts: string): Page {
    return {
      ...(JSON.parse(facts) as PageFacts),
      contentKey: hashContents(`${salt} ${key}`),
      get body() {
        return read(key).body
      },
      get markdown() {
        return read(key).markdown
      },
      get text() {
        return read(key).text
      },
    }
  }

  return { parse, save }
}

type ReadContent = (key: string) => PageContent

/** A page is hardly ever asked for one part of its content alone. */
const mostAtHand = 16

/** Reads contents, and has those at hand that were read last. */
function readContents(contents: Records): ReadContent {
  const atHand = new Map<string, PageContent>()
  return (key) => {
    const content = atHand.get(key) ?? (JSON.parse(contents.read(key)!.toString()) as PageContent)
    atHand.delete(key)
    atHand.set(key, content)
    if (atHand.size > mostAtHand) atHand.delete(atHand.keys().next().value!)
    return content
  }
}

/** How long a page takes depends on the machine, and what breaks a plugin may be anywhere: that is tried again. */
export const isPassing = ({ rule }: Pick<Message, 'rule'>): boolean => passing.includes(rule)

const passing: readonly RuleId[] = ['page-slow', 'plugin', 'plugin-crash']

const isLasting = ([, facts]: readonly [string, string]) => !passing.some((rule) => facts.includes(`"rule":"${rule}"`))

const keyOf = ({ path, hash, folderKind }: Source): string => `${hash} ${folderKind} ${path}`

/** From a line with the plugins that were active, then a line with a key and a line with the facts of its page, in turn. */
function restored(text: string | undefined) {
  const known = new Map<string, string>()
  if (text === undefined) return { atWork: undefined, known }
  const [active, ...lines] = text.split('\n')
  for (let at = 0; at + 1 < lines.length; at += 2) known.set(lines[at]!, lines[at + 1]!)
  const atWork: PluginsAtWork | undefined = { messages: [], active: JSON.parse(active!) }
  return { atWork, known }
}
