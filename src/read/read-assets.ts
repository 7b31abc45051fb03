import { readFile } from 'node:fs/promises'
import type { Asset, OutputFile } from '../types.ts'

/** The files that pages refer to, as they will stand in the site. */
export function readAssets(assets: readonly Asset[]): Promise<OutputFile[]> {
  return Promise.all(assets.map(async ({ path, from }) => ({ path, contents: await readFile(from) })))
}
