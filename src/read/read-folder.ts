import type { Config } from '../config.ts'
import type { Input } from '../types.ts'
import { diskTree } from './disk-tree.ts'
import { readTree } from './read-tree.ts'

export { siteMarker } from './walk-tree.ts'

/** Reads every Markdown file below `root` and lists the other files, in order of path by code point. */
export const readFolder = (root: string, config: Config): Input => readTree(diskTree(root), config)
