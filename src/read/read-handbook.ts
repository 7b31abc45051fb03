import { join } from 'node:path'
import { type ReadConfig, readConfig } from '../config.ts'
import type { GitFacts, Input, PluginFile } from '../types.ts'
import { findPlugins } from './find-plugins.ts'
import { readFolder } from './read-folder.ts'

/** Everything of a handbook that is on the disk. */
export interface ReadHandbook extends ReadConfig {
  readonly input: Input
  /** In the order they run. */
  readonly plugins: readonly PluginFile[]
  /** Missing when nobody asked. */
  readonly git?: GitFacts
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
  // A plugin's own file is no part of the site, and no wonder.
  const own = new Set([...config.plugins.remark, ...config.plugins.rehype].map((item) => pathOf(item, folder)))
  const input = {
    sources,
    assets: own.size > 0 ? assets.filter(({ from }) => !own.has(from)) : assets,
    messages: [...inFolder, ...inPlugins, ...(git?.message ? [git.message] : [])],
  }
  return { ...read, input, plugins, ...(git && { git }) }
}

const pathOf = (item: string | { readonly name: string }, folder: string): string =>
  join(folder, typeof item === 'string' ? item : item.name)
