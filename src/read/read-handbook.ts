import { type ReadConfig, readConfig } from '../config.ts'
import type { Input } from '../types.ts'
import { readFolder } from './read-folder.ts'

/** Everything of a handbook that is on the disk. */
export interface ReadHandbook extends ReadConfig {
  readonly input: Input
}

/** Reads `handbook.yaml` and, by what it says, the rest of the folder. */
export async function readHandbook(folder: string): Promise<ReadHandbook> {
  const read = await readConfig(folder)
  return { ...read, input: readFolder(folder, read.config) }
}
