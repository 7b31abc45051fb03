import { createHash } from 'node:crypto'
import { decodeConfig } from '../config.ts'
import { byCodePoint } from '../read/by-code-point.ts'
import { readFolder } from '../read/read-folder.ts'
import type { ReadHandbook } from '../read/read-handbook.ts'
import type { Change, Source } from '../types.ts'

/** A handbook as it will be with the changes made, read from the disk and from these. */
export function withChanges(folder: string, read: ReadHandbook, changes: readonly Change[]): ReadHandbook {
  const byPath = new Map(changes.map((change) => [change.path, change]))
  const inConfig = byPath.get('handbook.yaml')
  const config = inConfig ? decodeConfig(inConfig.after) : read
  const input = readFolder(folder, config.config)
  const sources = input.sources.map((source) => changed(source, byPath.get(source.path)))
  const { config: options, text, messages } = config
  return {
    config: options,
    text,
    messages,
    plugins: read.plugins,
    input: { ...input, sources: sources.sort((a, b) => byCodePoint(a.path, b.path)) },
  }
}

function changed(source: Source, change: Change | undefined): Source {
  if (!change) return source
  const hash = createHash('sha256').update(change.after).digest('hex')
  return { path: change.to ?? source.path, text: change.after, hash }
}
