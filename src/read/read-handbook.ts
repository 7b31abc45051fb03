import { type ReadConfig, readConfig } from '../config.ts'
import type { GitFacts, Input } from '../types.ts'
import { readFolder } from './read-folder.ts'

/** Everything of a handbook that is on the disk. */
export interface ReadHandbook extends ReadConfig {
  readonly input: Input
  /** Missing when nobody asked. */
  readonly git?: GitFacts
}

/** Reads `handbook.yaml` and, by what it says, the rest of the folder, while git is at work on its facts. */
export async function readHandbook(folder: string, asked?: Promise<GitFacts>): Promise<ReadHandbook> {
  // Awaited below; when the folder cannot be read, that is what there is to say.
  asked?.catch(() => undefined)
  const read = await readConfig(folder)
  const input = readFolder(folder, read.config)
  const git = await asked
  if (!git) return { ...read, input }
  const messages = git.message ? [...input.messages, git.message] : input.messages
  return { ...read, input: { ...input, messages }, git }
}
