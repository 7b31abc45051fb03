import { type ReadAssets, readAssets } from './assets/assets.ts'
import { type Clash, findClashes, readPublished } from './assets/published.ts'
import { makeStopwatch, type Stopwatch } from './base/dates.ts'
import { type AllowedMessage, type Message, report } from './base/messages.ts'
import { type Judged, judge, readBaseline } from './check/baseline.ts'
import { allow, checkHandbook, collectPageMessages, settle } from './check/check.ts'
import { reportClashes } from './check/published.ts'
import { buildHandbook } from './model/model.ts'
import type { Handbook } from './model/types.ts'
import { rememberPages } from './parse/cache.ts'
import type { Watched } from './parse/threads.ts'
import type { PluginsAtWork } from './parse/types.ts'
import type { GitFacts } from './read/git-history.ts'
import { lazyTextsOf, pluginsKey, type ReadHandbook, type Texts } from './read/handbook.ts'
import type { PluginFile } from './read/plugins.ts'
import type { KeptParts, RenderedSite } from './render/render.ts'
import type { Limits } from './schema/config.ts'
import type { MadeVersion } from './views/frame.ts'
import type { Past } from './views/releases.ts'

/** A handbook as understood, and everything that is wrong with it. */
export interface Compiled extends Judged {
  readonly handbook: Handbook
  readonly assets: ReadAssets
  /** What authors wrote, by path. */
  readonly texts: Texts
  readonly allowed: readonly AllowedMessage[]
}

/** All problems of a handbook, those that its baseline holds among them. */
export const allProblems = ({ messages, baselined }: Judged): readonly Message[] => [...messages, ...baselined]

interface Options {
  readonly keepIn: string | undefined
  readonly tool: string
  /** What dates are compared with, such as `2026-04-01`. */
  readonly today: string
  /** Takes what plugins print. */
  readonly onOutput?: Watched['onOutput']
  /** Ends the parsing of pages before its end. */
  readonly signal?: AbortSignal
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
}

/** A compiler that knows what was kept of the last run. */
export function createCompiler({ keepIn, tool, today, onOutput, signal }: Options): Compiler {
  let parser: Parser | undefined

  function parserFor(limits: Limits, plugins: readonly PluginFile[]): Parser {
    const salt = `${tool} ${JSON.stringify([limits, ...pluginsKey(plugins)])}`
    if (parser?.salt !== salt) {
      // Loaded when a page has to be parsed, which on most runs is none.
      const remembering = rememberPages(
        async (sources, onContent) => {
          const { parsePages } = await import('./parse/threads.ts')
          return parsePages(sources, { limits, plugins, onContent, onOutput, signal })
        },
        { file: keepIn && `${keepIn}.pages`, salt },
      )
      parser = { salt, ...remembering }
    }
    return parser
  }

  async function parsed({ config, input, plugins, readBlob }: ReadHandbook, time: Stopwatch) {
    const { pages, plugins: atWork } = await time('parse', () => parserFor(config.limits, plugins).parse(input.sources))
    const { assets, leftOut } = input
    const handbook = await time('model', () => buildHandbook(pages, assets, config, leftOut))
    // What git holds may be older than the plugins.
    const idle = readBlob || pages.length === 0 ? [] : reportIdle(plugins, atWork)
    return { pages, inPlugins: [...atWork.messages, ...idle], handbook }
  }

  const understand = async (read: ReadHandbook, time: Stopwatch) => (await parsed(read, time)).handbook

  async function compile(read: ReadHandbook, time = makeStopwatch(), day = today): Promise<Compiled> {
    const { config, text, input, readBlob } = read
    const { pages, inPlugins, handbook } = await parsed(read, time)
    const assets = await time('read', () => ({
      ...readAssets(handbook, readBlob),
      ...(!readBlob && { published: readPublished(handbook) }),
    }))
    const found = await time('check', () => checkHandbook(handbook, text, assets, day))
    const clashes = await time('check', () => findTaken({ handbook, assets }, read.git))
    const taken = reportClashes(clashes, handbook, text)
    const inPages = collectPageMessages(pages)
    const baseline = input.baseline === undefined ? undefined : readBaseline(input.baseline)
    const inBaseline = baseline?.messages ?? []
    const inFiles = [...read.messages, ...input.messages, ...inPlugins, ...inPages, ...assets.messages]
    const all = [...inFiles, ...inBaseline, ...found, ...taken]
    const compiled = { handbook, assets, texts: lazyTextsOf(read) }
    const alone = settingsAlone(all, read)
    if (alone) return { ...compiled, messages: settle(alone, config), allowed: [], baselined: [], solved: 0 }
    const { messages, allowed } = allow(all, handbook)
    const judged = judge(settle(messages, config), baseline, handbook, compiled.texts)
    return { ...compiled, ...judged, allowed: settle(allowed, config) }
  }

  return { understand, compile, save: () => parser?.save() }
}

/** What is wrong with the settings and nothing of the pages, where these were read by other settings than were meant. */
function settingsAlone(all: readonly Message[], { misreadsPages }: ReadHandbook): readonly Message[] | undefined {
  if (!misreadsPages && !all.some(({ rule }) => rule === 'config-name')) return undefined
  const [first, ...others] = all.filter(({ file, rule }) => file === 'handbook.yaml' || rule === 'config-name')
  return [{ ...first!, hint: `${first!.hint ?? ''} The pages are checked once this is right.`.trim() }, ...others]
}

/** Published files at an address that the site needs. Only the site itself says which these are, so it is made where there are some. */
async function findTaken(
  understood: Pick<Compiled, 'handbook' | 'assets'>,
  git: GitFacts | undefined,
): Promise<readonly Clash[]> {
  const { published = [] } = understood.assets
  return published.length === 0
    ? []
    : findClashes(
        published,
        (await makeSite({ ...understood, assets: { ...understood.assets, published: [] } }, git)).files,
      ).clashes
}

// Only what makes a site loads what pages are made with: checking is quicker without.

/**
 * The site of a handbook, whose files are made when they are asked for. What has no place in it has been reported. What is
 * made of one page, for files that are made of many, is in `kept`.
 */
export async function makeSite(
  { handbook, assets }: Pick<Compiled, 'handbook' | 'assets'>,
  git?: GitFacts,
  kept?: KeptParts,
): Promise<RenderedSite> {
  const { siteView } = await import('./views/site.ts')
  const { renderSite } = await import('./render/render.ts')
  const site = siteView(handbook, assets.files, git)
  const { files, searchFiles } = renderSite(site, kept)
  const all = [...files, ...site.assets]
  return { files: [...all, ...findClashes(assets.published, all).free], searchFiles }
}

/** What a version shows besides what its pages say, and what was made of pages before. */
interface VersionOptions {
  readonly git?: GitFacts | undefined
  readonly past?: Past
  readonly kept?: KeptParts
}

/** The same as one of several versions, whose pages leave room to name the others. */
export async function makeVersion(
  { handbook, assets }: Pick<Compiled, 'handbook' | 'assets'>,
  { git, past, kept }: VersionOptions,
): Promise<MadeVersion> {
  const { asVersion, siteView } = await import('./views/site.ts')
  const { render } = await import('./render/render.ts')
  const { site, pages } = asVersion(siteView(handbook, assets.files, git, past))
  return { files: [...render(site, kept), ...site.assets], pages }
}

const reportIdle = (plugins: readonly PluginFile[], { active }: PluginsAtWork): readonly Message[] =>
  plugins
    .filter((_, index) => !active.includes(index))
    .map(({ name, place }) =>
      report('plugin-idle', { file: 'handbook.yaml', place }, `The plugin \`${name}\` changed no page`, {
        hint: 'See whether it needs options or another plugin before it, and remove it if no page needs it.',
      }),
    )
