import { type ReadConfig, readConfig } from '../config.ts'
import type { GitFacts, Input, PluginFile } from '../types.ts'
import { findPlugins } from './find-plugins.ts'
import type { ReadBlob } from './read-assets.ts'
import { readFolder } from './read-folder.ts'
import { withoutPlugins } from './without-plugins.ts'

/** Everything of a handbook that is in its folder, as it is on the disk or as git holds it. */
export interface ReadHandbook extends ReadConfig {
  readonly input: Input
  /** In the order they run. */
  readonly plugins: readonly PluginFile[]
  /** Missing when nobody asked. */
  readonly git?: GitFacts
  /** Gives the bytes of files that git holds. Missing when all are on the disk. */
  readonly readBlob?: ReadBlob
}

interface Options {
  /** What git is finding out meanwhile. */
  readonly git?: Promise<GitFacts>
  /** Whether the handbook's plugins, which are code, may run. They do unless this is false. */
  readonly plugins?: boolean
}

/** Reads `handbook.yaml` and, by what it says, the rest of the folder, while git is at work on its facts. */
export async function readHandbook(
  folder: string,
  { git: asked, plugins: run = true }: Options,
): Promise<ReadHandbook> {
  // Awaited below; when the folder cannot be read, that is what there is to say.
  asked?.catch(() => undefined)
  const read = await readConfig(folder)
  const { config, text } = read
  const { plugins, messages: inPlugins } = findPlugins({ folder, config, text, run })
  const { sources, assets, messages: inFolder } = readFolder(folder, config)
  const git = await asked
  const input = {
    sources,
    assets: withoutPlugins(assets, config),
    messages: [...inFolder, ...inPlugins, ...(git?.message ? [git.message] : [])],
  }
  return { ...read, input, plugins, ...(git && { git }) }
}
