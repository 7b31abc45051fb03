import { remember } from './cache.ts'
import { check } from './check/check.ts'
import { settle } from './check/settle.ts'
import { readConfig } from './config.ts'
import { lastBuild } from './last-build.ts'
import { model } from './model/model.ts'
import { readAssets } from './read/read-assets.ts'
import { readFolder } from './read/read-folder.ts'
import { render } from './render/render.ts'
import { toolBuild } from './tool-build.ts'
import type { Handbook, Input, Message, OutputFile, Source } from './types.ts'
import { views } from './views/views.ts'
import { asPublished } from './write/as-published.ts'
import { type Published, publish } from './write/publish.ts'

interface Options {
  /** The handbook's folder. */
  readonly folder: string
  /** Where what was understood is kept between runs, if it is: a path without its ending. */
  readonly keepIn: string | undefined
  /** Milliseconds, from anywhere. */
  readonly clock: () => number
}

/** A handbook as understood, and everything that is wrong with it. */
export interface Compiled {
  readonly handbook: Handbook
  readonly sources: readonly Source[]
  readonly messages: readonly Message[]
}

/** Understands a handbook. May be called again, and then parses only what has changed. */
export function compiler(options: Options): () => Promise<Compiled> {
  const understand = understanding(options, toolBuild())
  return async () => understand(await readAll(options.folder), stopwatch(options.clock))
}

/** Makes the site of a handbook, in memory. */
export async function makeSite(handbook: Handbook): Promise<readonly OutputFile[]> {
  const site = views(handbook)
  return [...render(site), ...(await readAssets(site.assets))]
}

/** What a build did. `published` is missing when errors kept it from publishing. */
export interface Built {
  readonly pages: number
  readonly sources: readonly Source[]
  readonly messages: readonly Message[]
  readonly published?: Published
  /** Milliseconds per stage, as far as it got. */
  readonly stages: Readonly<Record<string, number>>
}

/**
 * Builds a handbook into the folder `target`: with errors in it, only when forced. Does nothing when nothing it depends on
 * has changed and the target is as it was published.
 */
export async function build(options: Options & { readonly target: string; readonly force: boolean }): Promise<Built> {
  const { folder, target, keepIn } = options
  const tool = toolBuild()
  const time = stopwatch(options.clock)
  const read = await time('read', () => readAll(folder))
  const { sources } = read.input
  const last = lastBuild(keepIn && `${keepIn}.build`, { config: read.text, input: read.input, target, tool })
  const before = last.recall()
  const standing = before && (await time('write', () => asPublished(target)))
  if (before && before.site === standing?.site)
    return { ...before, sources, published: { written: 0, unchanged: standing.files, removed: 0 }, stages: time.stages }

  const { handbook, messages } = await understanding(options, tool)(read, time)
  const pages = handbook.pages.size
  if (hasErrors(messages) && !options.force) return { pages, sources, messages, stages: time.stages }
  const files = await time('render', () => makeSite(handbook))
  const published = await time('write', () => publish(files, { target, handbook: folder }))
  const site = (await asPublished(target))?.site
  if (site !== undefined) last.keep({ pages, messages, site })
  return { pages, sources, messages, published, stages: time.stages }
}

/** Whether a handbook must not be published as it is. */
export const hasErrors = (messages: readonly Message[]): boolean =>
  messages.some(({ severity }) => severity === 'error')

interface Read extends Awaited<ReturnType<typeof readConfig>> {
  readonly input: Input
}

async function readAll(folder: string): Promise<Read> {
  const read = await readConfig(folder)
  return { ...read, input: readFolder(folder, read.config) }
}

function understanding({ keepIn }: Options, tool: string): (read: Read, time: Stopwatch) => Promise<Compiled> {
  let parser: { readonly salt: string; readonly parse: ReturnType<typeof remember> } | undefined

  function parserFor({ limits }: Handbook['config']): ReturnType<typeof remember> {
    const salt = `${tool} ${JSON.stringify(limits)}`
    if (parser?.salt === salt) return parser.parse
    // Loaded when a page has to be parsed, which on most runs is none.
    const parseAll = async (sources: readonly Source[]) =>
      (await import('./parse/parse-all.ts')).parseAll(sources, limits)
    parser = { salt, parse: remember(parseAll, { file: keepIn && `${keepIn}.pages`, salt }) }
    return parser.parse
  }

  return async ({ config, text, messages: inConfig, input }, time) => {
    const pages = await time('parse', () => parserFor(config)(input.sources))
    const handbook = await time('model', () => model(pages, input.assets, config))
    const found = await time('check', () => check(handbook, text))
    const inPages = pages.flatMap(({ messages }) => messages)
    const messages = settle([...inConfig, ...input.messages, ...inPages, ...found], config)
    return { handbook, sources: input.sources, messages }
  }
}

interface Stopwatch {
  <T>(stage: string, run: () => T | Promise<T>): Promise<T>
  readonly stages: Record<string, number>
}

function stopwatch(clock: () => number): Stopwatch {
  const stages: Record<string, number> = {}
  async function time<T>(stage: string, run: () => T | Promise<T>): Promise<T> {
    const started = clock()
    const result = await run()
    stages[stage] = (stages[stage] ?? 0) + clock() - started
    return result
  }
  return Object.assign(time, { stages })
}
