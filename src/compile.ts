import { type ReadAssets, readAssets } from './assets/assets.ts'
import { makeStopwatch, type Stopwatch } from './base/dates.ts'
import type { OutputFile } from './base/files.ts'
import type { AllowedMessage, Message } from './base/messages.ts'
import { allow, checkHandbook, collectPageMessages, settle } from './check/check.ts'
import { buildHandbook } from './model/model.ts'
import type { Handbook } from './model/types.ts'
import { rememberPages } from './parse/cache.ts'
import type { GitFacts } from './read/git-history.ts'
import { pluginsKey, type ReadHandbook, type Source, textsOf } from './read/handbook.ts'
import type { PluginFile } from './read/plugins.ts'
import type { Limits } from './schema/config.ts'
import type { MadeVersion } from './views/frame.ts'
import type { Past } from './views/releases.ts'

/** A handbook as understood, and everything that is wrong with it. */
export interface Compiled {
  readonly handbook: Handbook
  readonly assets: ReadAssets
  /** What authors wrote, by path. */
  readonly texts: ReadonlyMap<string, string>
  readonly messages: readonly Message[]
  readonly allowed: readonly AllowedMessage[]
}

interface Options {
  readonly keepIn: string | undefined
  readonly tool: string
  /** What dates are compared with, such as `2026-04-01`. */
  readonly today: string
}

/** Understands a handbook again and again; what has not changed since the last time is not done again. */
export interface Compiler {
  /** Reads what the pages say together, without asking whether it is right. */
  readonly understand: (read: ReadHandbook, time: Stopwatch) => Promise<Handbook>
  readonly compile: (read: ReadHandbook, time?: Stopwatch, day?: string) => Promise<Compiled>
  readonly save: () => void
}

interface Parser extends ReturnType<typeof rememberPages> {
  readonly salt: string
  readonly refused: Promise<readonly Message[]>
}

/** A compiler that knows what was kept of the last run. */
export function createCompiler({ keepIn, tool, today }: Options): Compiler {
  let parser: Parser | undefined

  function parserFor(limits: Limits, plugins: readonly PluginFile[]): Parser {
    const salt = `${tool} ${JSON.stringify([limits, ...pluginsKey(plugins)])}`
    if (parser?.salt !== salt) {
      // Loaded when a page has to be parsed, which on most runs is none.
      const parseAll = async (sources: readonly Source[]) =>
        (await import('./parse/page.ts')).parsePages(sources, limits, plugins)
      parser = {
        salt,
        refused: refused(plugins),
        ...rememberPages(parseAll, { file: keepIn && `${keepIn}.pages`, salt }),
      }
    }
    return parser
  }

  async function parsed({ config, input, plugins }: ReadHandbook, time: Stopwatch) {
    const { pages, inPlugins } = await time('parse', async () => {
      const { parse, refused } = parserFor(config.limits, plugins)
      const inPlugins = await refused
      return { inPlugins, pages: await parse(input.sources) }
    })
    const { assets, leftOut } = input
    return { pages, inPlugins, handbook: await time('model', () => buildHandbook(pages, assets, config, leftOut)) }
  }

  const understand = async (read: ReadHandbook, time: Stopwatch) => (await parsed(read, time)).handbook

  async function compile(read: ReadHandbook, time = makeStopwatch(), day = today): Promise<Compiled> {
    const { config, text, input, readBlob } = read
    const { pages, inPlugins, handbook } = await parsed(read, time)
    const assets = await time('read', () => readAssets(handbook, readBlob))
    const found = await time('check', () => checkHandbook(handbook, text, assets, day))
    const inPages = collectPageMessages(pages)
    const all = [...read.messages, ...input.messages, ...inPlugins, ...inPages, ...assets.messages, ...found]
    const alone = settingsAlone(all, read)
    const { messages, allowed } = alone ? { messages: alone, allowed: [] } : allow(all, handbook)
    const settled = { messages: settle(messages, config), allowed: settle(allowed, config) }
    return { handbook, assets, texts: textsOf(read), ...settled }
  }

  return { understand, compile, save: () => parser?.save() }
}

/** What is wrong with the settings and nothing of the pages, where these were read by other settings than were meant. */
function settingsAlone(all: readonly Message[], { misreadsPages }: ReadHandbook): readonly Message[] | undefined {
  if (!misreadsPages && !all.some(({ rule }) => rule === 'config-name')) return undefined
  const [first, ...others] = all.filter(({ file, rule }) => file === 'handbook.yaml' || rule === 'config-name')
  return [{ ...first!, hint: `${first!.hint ?? ''} The pages are checked once this is right.`.trim() }, ...others]
}

// Only what makes a site loads what pages are made with: checking is quicker without.

/** The site of a handbook, whose pages are made when they are asked for. */
export async function makeSite({ handbook, assets }: Compiled, git?: GitFacts): Promise<readonly OutputFile[]> {
  const { siteView } = await import('./views/site.ts')
  const { render } = await import('./render/render.ts')
  const site = siteView(handbook, assets.files, git)
  return [...render(site), ...site.assets]
}

/** Makes it, in memory, as one of several versions, whose pages leave room to name the others. */
export async function makeVersion({ handbook, assets }: Compiled, git?: GitFacts, past?: Past): Promise<MadeVersion> {
  const { asVersion, siteView } = await import('./views/site.ts')
  const { render } = await import('./render/render.ts')
  const { site, pages } = asVersion(siteView(handbook, assets.files, git, past))
  return { files: makeContents([...render(site), ...site.assets]), pages }
}

/** The same files with their contents: a page that cannot be made is not a fault of the disk it would be written to. */
export const makeContents = (files: readonly OutputFile[]): OutputFile[] =>
  files.map(({ path, contents }) => ({ path, contents }))

/** What is wrong with plugins is said also when no page has to be parsed. */
const refused = async (plugins: readonly PluginFile[]): Promise<readonly Message[]> =>
  plugins.length > 0 ? (await (await import('./parse/plugins.ts')).loadPlugins(plugins)).messages : []
