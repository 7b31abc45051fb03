import { buildOfParse, remember } from './cache.ts'
import { check } from './check/check.ts'
import { settle } from './check/settle.ts'
import { readConfig } from './config.ts'
import { model } from './model/model.ts'
import { readAssets } from './read/read-assets.ts'
import { readFolder } from './read/read-folder.ts'
import { render } from './render/render.ts'
import type { Handbook, Message, OutputFile, Source } from './types.ts'
import { views } from './views/views.ts'
import { type Published, publish } from './write/publish.ts'

/** A handbook as understood, and everything that is wrong with it. */
export interface Compiled {
  readonly handbook: Handbook
  readonly sources: readonly Source[]
  readonly messages: readonly Message[]
  /** Milliseconds per stage, as far as it got. */
  readonly stages: Readonly<Record<string, number>>
}

interface Options {
  /** The handbook's folder. */
  readonly folder: string
  /** Where parsed pages are kept between runs, if they are. */
  readonly cache: string | undefined
  /** Milliseconds, from anywhere. */
  readonly clock: () => number
}

/**
 * Understands a handbook: everything up to, but without, making pages of it. The value returned may be called again and
 * then parses only what has changed.
 */
export function compiler({ folder, cache, clock }: Options): () => Promise<Compiled> {
  let parse: { readonly salt: string; readonly all: ReturnType<typeof remember> } | undefined
  return async () => {
    const { stages, stage } = stopwatch(clock)
    const { config, text, messages: inConfig } = await stage('config', () => readConfig(folder))
    const input = await stage('read', () => readFolder(folder, config))
    const salt = `${buildOfParse()} ${JSON.stringify(config.limits)}`
    if (parse?.salt !== salt)
      parse = {
        salt,
        all: remember(async (sources) => (await import('./parse/parse-all.ts')).parseAll(sources, config.limits), {
          file: cache,
          salt,
        }),
      }
    const pages = await stage('parse', () => parse!.all(input.sources))
    const handbook = await stage('model', () => model(pages, input.assets, config))
    const found = await stage('check', () => check(handbook, text))
    const messages = settle(
      [...inConfig, ...input.messages, ...pages.flatMap(({ messages }) => messages), ...found],
      config,
    )
    return { handbook, sources: input.sources, messages, stages }
  }
}

/** Makes the site of a handbook, in memory. */
export async function makeSite(handbook: Handbook): Promise<readonly OutputFile[]> {
  const site = views(handbook)
  return [...render(site), ...(await readAssets(site.assets))]
}

/** What a build did. `published` is missing when errors kept it from publishing. */
export interface Built extends Compiled {
  readonly published?: Published
}

/** Builds a handbook into the folder `target`. With errors in it, only when forced. */
export async function build(options: Options & { readonly target: string; readonly force: boolean }): Promise<Built> {
  const compiled = await compiler(options)()
  if (hasErrors(compiled.messages) && !options.force) return compiled
  const { stages, stage } = stopwatch(options.clock)
  const files = await stage('render', () => makeSite(compiled.handbook))
  const published = await stage('write', () => publish(files, { target: options.target, handbook: options.folder }))
  return { ...compiled, stages: { ...compiled.stages, ...stages }, published }
}

/** Whether a handbook must not be published as it is. */
export const hasErrors = (messages: readonly Message[]): boolean =>
  messages.some(({ severity }) => severity === 'error')

function stopwatch(clock: () => number) {
  const stages: Record<string, number> = {}
  async function stage<T>(name: string, run: () => T | Promise<T>): Promise<T> {
    const started = clock()
    const result = await run()
    stages[name] = clock() - started
    return result
  }
  return { stages, stage }
}
